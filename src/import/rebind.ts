import * as v from 'valibot';
import { ROLES, TABLE_KINDS, type Kind, type Role } from '#orders/schema.ts';
import { ENCODING_IDS, type EncodingId } from './encoding/encodings.ts';
import type { ColumnProfile } from './mapping.ts';
import { DELIMITERS, type Delimiter, type ImportPlan, type PlanColumn } from './plan.ts';
import {
  COLUMN_ENTRIES,
  columnsSchema,
  isSettingWord,
  LOOK_ENTRIES,
  lookChoices,
  recalled,
  SETTING_SCHEMAS,
  STATUS_SCHEMA,
  statusPairs,
  withoutValues,
  type LookChoices,
} from './remember.ts';
import { columnSignature } from './signature.ts';

/** What the values of a column were like, without one of them. Shares are 0–1. */
export interface Shape {
  kind: 'empty' | 'date' | 'number' | 'text';
  /** Share of the values that are not empty. */
  filled: number;
  /** Share of the filled ones that are numbers. */
  numeric: number;
  /** Currency signs in amounts, ISO codes in a currency column. */
  money: string[];
}

export interface RecipeColumn extends PlanColumn {
  shape: Shape;
}

/** How one file was read, to be done again with its successor: no name, no row, no value but settings. */
export interface RecipeFile {
  signature: string;
  /** What the reader knew better than the guess. */
  choices: LookChoices;
  /** How the file was written, for telling what changed. */
  written: { encoding: EncodingId; delimiter: Delimiter; firstLine: number; headerLines: number };
  table: ImportPlan['table'];
  /** Id of the platform layout, null for none. */
  layout: string | null;
  /** In the order of the file. */
  columns: RecipeColumn[];
  statusKinds: [value: string, kind: Kind][];
  moneyBack: ImportPlan['moneyBack'];
  fillDown: boolean;
  rowsNeed: Role | null;
  discount: ImportPlan['discount'];
  currency: string | null;
  /** Records it had. */
  lines: number;
}

/** How a file was read, as it goes into a recipe. `first` is the plan that was guessed before anything was known better. */
export function recipeFileOf(
  plan: ImportPlan,
  profiles: readonly ColumnProfile[],
  first: ImportPlan,
  lines: number,
): RecipeFile {
  const { dialect, reading, table, layout, moneyBack, fillDown, rowsNeed, discount, currency } = plan;
  const { delimiter, firstLine, headerLines } = dialect;
  return {
    signature: columnSignature(first.columns.map(({ name }) => name)),
    choices: lookChoices(plan, first),
    written: { encoding: reading.encoding, delimiter, firstLine, headerLines },
    table,
    layout,
    columns: plan.columns.flatMap((column, i) => {
      if (!isSettingWord(column.name)) return [];
      const profile = profiles[i];
      return [{ ...withoutValues(column), shape: profile ? shapeOf(profile, column.role) : UNSEEN }];
    }),
    statusKinds: statusPairs(plan.statusKinds),
    moneyBack,
    fillDown,
    rowsNeed,
    discount,
    currency,
    lines,
  };
}

/** What a column's sampled values are like. */
export function shapeOf(profile: ColumnProfile, role: PlanColumn['role']): Shape {
  const { rows, filled, numeric, date, samples } = profile;
  const kind = filled === 0 ? 'empty' : date ? 'date' : numeric > 0.5 ? 'number' : 'text';
  const found = samples.flatMap((value) => MONEY[moneyIn(role)].exec(value)?.[0] ?? []);
  return {
    kind,
    filled: rows === 0 ? 0 : rounded(filled / rows),
    numeric: rounded(numeric),
    money: [...new Set(found)].sort(),
  };
}

const UNSEEN: Shape = { kind: 'empty', filled: 0, numeric: 0, money: [] };

/** Signs and codes name a currency and nobody. */
const MONEY = { sign: /[¥￥$€£]/u, code: /^[A-Z]{3}$/, none: /$^/ } as const;

function moneyIn(role: PlanColumn['role']): keyof typeof MONEY {
  if (role === 'currency') return 'code';
  return role !== null && ROLES[role].needs === 'money' ? 'sign' : 'none';
}

const rounded = (share: number) => Math.round(share * 1000) / 1000;

/** The recipe's columns that a file has, under the names they have there, by those names. */
export type Bindings = ReadonlyMap<string, RecipeColumn>;

/**
 * The guess for a file, changed into what the recipe says. Columns the recipe does not know are not imported, for what
 * they mean nobody has said.
 */
export function planByRecipe(
  guess: ImportPlan,
  file: RecipeFile,
  bindings: Bindings,
  profiles: readonly ColumnProfile[],
): ImportPlan {
  const { choices, table, layout, statusKinds, moneyBack, fillDown, rowsNeed, discount, currency } = file;
  const columns = guess.columns.map(({ name }): PlanColumn => {
    const bound = bindings.get(name);
    if (!bound) return { name, role: null };
    const column: PlanColumn & Partial<RecipeColumn> = { ...bound, name };
    delete column.shape;
    return column;
  });
  const settings = { statusKinds, moneyBack, fillDown, rowsNeed, discount, currency };
  const remembered = { ...choices, table, ...(layout === null && { layout }), columns, ...settings };
  return recalled(guess, remembered, profiles).plan;
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12));

/** A recipe's file from storage, a link or a file. */
export const RECIPE_FILE_SCHEMA = v.strictObject({
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  choices: v.strictObject(LOOK_ENTRIES),
  written: v.strictObject({
    encoding: v.picklist(ENCODING_IDS),
    delimiter: v.picklist(DELIMITERS),
    firstLine: whole,
    headerLines: whole,
  }),
  table: v.picklist(TABLE_KINDS),
  layout: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
  columns: columnsSchema(
    v.strictObject({
      ...COLUMN_ENTRIES,
      shape: v.strictObject({
        kind: v.picklist(['empty', 'date', 'number', 'text']),
        filled: share,
        numeric: share,
        money: v.pipe(v.array(v.pipe(v.string(), v.maxLength(3))), v.maxLength(10)),
      }),
    }),
  ),
  statusKinds: STATUS_SCHEMA,
  ...SETTING_SCHEMAS,
  lines: whole,
}) satisfies v.GenericSchema<unknown, RecipeFile>;
