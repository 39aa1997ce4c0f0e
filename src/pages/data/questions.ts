import { readDate, type DateFormatId } from '#import/dates.ts';
import type { ImportPlan, Probe } from '#import/index.ts';
import { plainNumber, type DecimalMark } from '#import/values.ts';
import { ROLES } from '#orders/schema.ts';

/** What the data allow to be read in two ways, so that only the reader can say. `column` is the place in the plan. */
export interface DateQuestion {
  kind: 'date';
  column: number;
  name: string;
  example: string;
  /** Sampled values that fit one order only; 0 when none does. */
  decided: number;
  /** The first is the one with the day first. `day` counts from 1970-01-01, null where the example is no date so. */
  answers: readonly [DateAnswer, DateAnswer];
}
interface DateAnswer {
  format: DateFormatId;
  day: number | null;
  /** The plan reads it so. */
  taken: boolean;
}

export interface DecimalQuestion {
  kind: 'decimal';
  column: number;
  name: string;
  example: string;
  answers: readonly [DecimalAnswer, DecimalAnswer];
}
interface DecimalAnswer {
  mark: DecimalMark;
  value: number;
  taken: boolean;
}

export type Question = DateQuestion | DecimalQuestion;

/** What has to be asked before the table is imported by this plan. */
export const questionsOf = (probe: Probe, plan: ImportPlan): Question[] =>
  plan.columns.flatMap((_, column) => [...dateQuestion(probe, plan, column), ...decimalQuestion(probe, plan, column)]);

const MICROS_A_DAY = 86_400_000_000;

function dateQuestion(probe: Probe, plan: ImportPlan, column: number): DateQuestion[] {
  const { name, role, dateFormats = [] } = plan.columns[column]!;
  const rival = probe.columns[column]?.date?.rival;
  if (role === null || ROLES[role].needs !== 'time' || !rival) return [];
  const pair = [rival.format, rival.instead];
  const dayFirst = pair.find((format) => format.startsWith('day-')) ?? rival.format;
  const monthFirst = pair.find((format) => format !== dayFirst) ?? rival.instead;
  const taken = dateFormats.find((format) => pair.includes(format));
  if (taken === undefined) return [];
  const dayOf = (format: DateFormatId, value: string) => {
    const micros = readDate([format], value, { zone: 'UTC' });
    return micros === null ? null : Math.floor(micros / MICROS_A_DAY);
  };
  const tells = (value: string) => {
    const [a, b] = [dayOf(dayFirst, value), dayOf(monthFirst, value)];
    return a !== null && b !== null && a !== b;
  };
  const example = [rival.example, ...valuesOf(probe, column)].find(tells) ?? rival.example;
  const answer = (format: DateFormatId): DateAnswer => ({
    format,
    day: dayOf(format, example),
    taken: format === taken,
  });
  return [
    { kind: 'date', column, name, example, decided: rival.decided, answers: [answer(dayFirst), answer(monthFirst)] },
  ];
}

function decimalQuestion(probe: Probe, plan: ImportPlan, column: number): DecimalQuestion[] {
  const { name, role, decimal = '.' } = plan.columns[column]!;
  const guess = probe.columns[column]?.decimal;
  const asked = role === 'amount' || role === 'order_total' || role === 'unit_price' || role === 'spend';
  if (!asked || !guess || guess.sure) return [];
  const read = (value: string) => [plainNumber(value, '.'), plainNumber(value, ',')] as const;
  const example = valuesOf(probe, column).find((value) => {
    const [point, comma] = read(value);
    return point !== null && comma !== null && point !== comma;
  });
  if (example === undefined) return [];
  const [point, comma] = read(example);
  return [
    {
      kind: 'decimal',
      column,
      name,
      example: example.trim(),
      answers: [
        { mark: '.', value: point!, taken: decimal === '.' },
        { mark: ',', value: comma!, taken: decimal === ',' },
      ],
    },
  ];
}

/** Sampled values of a column, those of the profile first. */
const valuesOf = (probe: Probe, column: number): string[] => [
  ...(probe.columns[column]?.samples ?? []),
  ...probe.rows.map(({ fields }) => fields[column] ?? ''),
];
