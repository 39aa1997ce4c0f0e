import type { Ranking } from '#models/clv/formula/propensity.ts';
import { INDEX_DAYS, RANKINGS } from '#models/clv/formula/propensity.ts';
import type { AnswerRow } from '#models/questions.ts';
import { addDays, dayNumber } from '#orders/days.ts';

export type Shop = AnswerRow<'clv.propensityShop'>;
export type Test = AnswerRow<'clv.propensityTest'>;
export type Gain = AnswerRow<'clv.propensityGains'>;

/** How many must have come, and how many not, for a ranking to be judged. */
export const LEAST_OUTCOMES = 20;

/** The day a test looks ahead from, and over how many days: the one asked for, or 90 days before the last. */
export function testSpan(
  calibrateTo: string | null,
  frame: { readonly from: string; readonly to: string },
): { day: string; days: number } | null {
  const day = calibrateTo ?? addDays(frame.to, -INDEX_DAYS);
  const days = Math.min(INDEX_DAYS, dayNumber(frame.to) - dayNumber(day));
  return day < frame.from || days <= 0 ? null : { day, days };
}

export const asRanking = (id: string): Ranking => RANKINGS.find((ranking) => ranking === id) ?? 'index';

/** What stands in the way of judging a ranking; null when nothing does. */
export function testShortage(rows: readonly Test[] | undefined): { came: number; others: number } | null {
  const [row] = rows ?? [];
  const came = row?.came ?? 0;
  const others = (row?.customers ?? 0) - came;
  return came < LEAST_OUTCOMES || others < LEAST_OUTCOMES ? { came, others } : null;
}

const Z95 = 1.959963984540054;

export interface Judged {
  readonly ranking: Ranking;
  readonly auc: number;
  /** 95 %; null where the error is nothing, which is too good to be known. */
  readonly low: number | null;
  readonly high: number | null;
  readonly lift: number;
  readonly cameFirst: number;
  readonly scores: number;
  readonly largest: number;
}

export const judged = (rows: readonly Test[]): Judged[] =>
  RANKINGS.flatMap((ranking) => {
    const row = rows.find((one) => one.ranking === ranking);
    if (!row || row.auc === null || row.lift === null) return [];
    const reach = row.error ? Z95 * row.error : null;
    return [
      {
        ranking,
        auc: row.auc,
        low: reach === null ? null : Math.max(0, row.auc - reach),
        high: reach === null ? null : Math.min(1, row.auc + reach),
        lift: row.lift,
        cameFirst: row.came_first,
        scores: row.scores,
        largest: row.largest,
      },
    ];
  });

/** Whether the model sorts better than another ranking, worse, or no differently as far as this test can tell. */
export function modelAgainst(
  ranking: Exclude<Ranking, 'model'>,
  rows: readonly Test[],
): 'better' | 'worse' | 'even' | null {
  const row = rows.find((one) => one.ranking === ranking);
  if (!row || row.difference === null || row.difference_error === null) return null;
  if (Math.abs(row.difference) <= Z95 * row.difference_error || row.difference === 0) return 'even';
  return row.difference < 0 ? 'better' : 'worse';
}

export interface Steady {
  readonly remainingDays: number;
  /** The index of buyers who order this often, by the course's formula in full. */
  readonly indexes: readonly number[];
}

/** Orders a year of three steady buyers, and what an order of theirs brings. */
export const STEADY = [
  { perYear: 4, aov: 320 },
  { perYear: 12, aov: 85 },
  { perYear: 52, aov: 20 },
] as const;
const REMAINING_DAYS = [720, 360, 180, 90] as const;

/** (orders in 90 days × AOV) ÷ (AOV × orders a year × remaining years) of steady buyers with less and less time left. */
export const steadyTable = (): Steady[] =>
  REMAINING_DAYS.map((remainingDays) => ({
    remainingDays,
    indexes: STEADY.map(({ perYear, aov }) => {
      const recent = (perYear * INDEX_DAYS) / 365;
      return (recent * aov) / (aov * perYear * (remainingDays / 365));
    }),
  }));
