import * as v from 'valibot';
import { KINDS, ROLES, TABLE_KINDS, type Kind, type Role, type TableKind } from '#orders/schema.ts';
import { DATE_FORMAT_IDS, DATE_FORMATS, type DateFormatId } from './dates.ts';
import { ENCODING_IDS, type EncodingId } from './encoding/encodings.ts';
import type { Fix } from './fixes.ts';
import { planColumn, type ColumnProfile } from './mapping.ts';
import { DELIMITERS, MONEY_BACK, QUOTES, type Dialect, type ImportPlan, type PlanColumn } from './plan.ts';
import { comparedName } from './signature.ts';

/** What a reader chose about how a file is looked at, before its columns are known. */
export interface LookChoices {
  encoding?: EncodingId;
  dialect?: Partial<Omit<Dialect, 'endLine'>>;
  table?: TableKind;
  /** `null`: no platform's layout, whatever the header says. */
  layout?: null;
}

/** What a reader changed of the guess. Plain data without a value of the file, but for words that settings are made of. */
export interface Remembered extends LookChoices {
  /** Columns that are read otherwise than guessed, whole. */
  columns?: PlanColumn[];
  /** Values of the status column with another meaning. Pairs, for a value may be called like a property of objects. */
  statusKinds?: [value: string, kind: Kind][];
  moneyBack?: ImportPlan['moneyBack'];
  fillDown?: boolean;
  rowsNeed?: Role | null;
  discount?: ImportPlan['discount'];
  currency?: string | null;
}

const DIALECT = ['delimiter', 'quote', 'escape', 'comment', 'firstLine', 'headerLines', 'ragged', 'pad'] as const;
const SETTINGS = ['moneyBack', 'fillDown', 'rowsNeed', 'discount', 'currency'] as const;
const LONGEST_WORD = 60;

/**
 * True for a text that may be kept as a setting. What looks like a person's (an address, a phone number, an id) or like a
 * date is no setting, not even where a first record was taken for a header.
 */
export const isSettingWord = (text: string): boolean =>
  text.length <= LONGEST_WORD && !text.includes('@') && !/\d[\d\s./-]{3,}\d/.test(text.normalize('NFKC'));

/** The column without what may not be kept. */
export function withoutValues({ nothing, fixes, ...column }: PlanColumn): PlanColumn {
  const words = nothing?.filter(isSettingWord) ?? [];
  const kept =
    fixes?.filter((fix) => fix.kind !== 'replace' || (isSettingWord(fix.from) && isSettingWord(fix.to))) ?? [];
  return { ...column, ...(words.length > 0 && { nothing: words }), ...(kept.length > 0 && { fixes: kept }) };
}

/** Status words that may be kept, as pairs. */
export const statusPairs = (kinds: ImportPlan['statusKinds']): [string, Kind][] =>
  Object.entries(kinds).filter(([value]) => isSettingWord(value));

/**
 * What the reader changed.
 *
 * @param guess of the last look, from which columns were changed
 * @param first of the first look, before anything was known better
 */
export function rememberedOf(plan: ImportPlan, guess: ImportPlan, first: ImportPlan = guess): Remembered {
  const guessed = new Map(guess.columns.map((column) => [column.name, column]));
  const columns = plan.columns
    .filter((column) => isSettingWord(column.name) && !sameJson(column, guessed.get(column.name)))
    .map(withoutValues);
  const statusKinds = statusPairs(plan.statusKinds).filter(
    ([value, kind]) => !Object.hasOwn(guess.statusKinds, value) || guess.statusKinds[value] !== kind,
  );
  return {
    ...lookChoices(plan, first),
    ...(columns.length > 0 && { columns }),
    ...(statusKinds.length > 0 && { statusKinds }),
    ...differing(plan, guess, SETTINGS),
  };
}

/** What was chosen about looking at the file. */
export function lookChoices(plan: ImportPlan, first: ImportPlan): LookChoices {
  // Where one of several tables begins is another line next time.
  const severalTables = plan.dialect.endLine !== null || first.dialect.endLine !== null;
  const keys = DIALECT.filter((key) => key !== 'firstLine' || !severalTables);
  const dialect = differing(plan.dialect, first.dialect, keys);
  return {
    ...(plan.reading.encoding !== first.reading.encoding && { encoding: plan.reading.encoding }),
    ...(Object.keys(dialect).length > 0 && { dialect }),
    ...(plan.table !== first.table && { table: plan.table }),
    ...(plan.layout === null && first.layout !== null && { layout: null }),
  };
}

/** The part of what is remembered that a look has to know. */
export function choicesOf({ encoding, dialect, table, layout }: Remembered): LookChoices {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(dialect !== undefined && { dialect }),
    ...(table !== undefined && { table }),
    ...(layout !== undefined && { layout }),
  };
}

/** How many settings are remembered: columns, status words, and everything else by the piece. */
export function rememberedCount({ columns = [], statusKinds = [], dialect = {}, ...single }: Remembered): number {
  return columns.length + statusKinds.length + Object.keys(dialect).length + Object.keys(single).length;
}

/**
 * The guess for a file with the same columns, changed as the reader changed the last one.
 *
 * @param profiles of the file's columns, in their order: a reading that fits none of their values is not applied
 * @returns the plan, and how many settings were applied
 */
export function recalled(
  plan: ImportPlan,
  remembered: Remembered,
  profiles: readonly ColumnProfile[] = [],
): { plan: ImportPlan; applied: number } {
  const { encoding = plan.reading.encoding, dialect, table = plan.table, statusKinds = [] } = remembered;
  const kept = byName(remembered.columns ?? []);
  const known = plan.columns.map((column) => kept(column.name));
  const given = new Set(known.flatMap((column) => column?.role ?? []));
  const columns = plan.columns.map((column, i) => {
    const as = known[i];
    if (as) return fitting({ ...as, name: column.name }, profiles[i]);
    return column.role !== null && given.has(column.role) ? { name: column.name, role: null } : column;
  });
  const found = known.filter((column) => column !== undefined).length;
  return {
    plan: {
      ...plan,
      reading: { ...plan.reading, encoding },
      dialect: { ...plan.dialect, ...dialect },
      table,
      ...('layout' in remembered && { layout: null }),
      columns,
      statusKinds: Object.fromEntries([...Object.entries(plan.statusKinds), ...statusKinds]),
      ...picked(remembered),
    },
    applied: rememberedCount(remembered) - (remembered.columns?.length ?? 0) + found,
  };
}

/** Finds a column by its name, if need be without regard to case and blanks. */
function byName(columns: readonly PlanColumn[]): (name: string) => PlanColumn | undefined {
  const exact = new Map(columns.map((column) => [column.name, column]));
  const alike = new Map(columns.map((column) => [comparedName(column.name), column]));
  return (name) => exact.get(name) ?? alike.get(comparedName(name));
}

/** The column with the readings its values ask for, where the remembered ones fit none of them. */
function fitting(column: PlanColumn, profile: ColumnProfile | undefined): PlanColumn {
  if (!profile || profile.filled === 0 || column.role === null) return column;
  const { dateFormats, decimal, ...rest } = column;
  const asked = planColumn(profile, column.role);
  const formats = dateFormats?.some((format) => fitsAny(format, profile)) ? dateFormats : asked.dateFormats;
  const needs = ROLES[column.role].needs;
  const mark = (needs === 'money' || needs === 'number') && profile.decimal.sure ? asked.decimal : decimal;
  return { ...rest, ...(formats && { dateFormats: formats }), ...(mark && { decimal: mark }) };
}

/** True when a format reads some of the sampled values. */
export const fitsAny = (format: DateFormatId, { date, samples }: ColumnProfile): boolean =>
  samples.some((value) => DATE_FORMATS[format].matches(value)) ||
  date?.rival?.instead === format ||
  (date?.formats.some((found) => found.format === format) ?? false);

const picked = (remembered: Remembered): Partial<Pick<ImportPlan, (typeof SETTINGS)[number]>> =>
  Object.fromEntries(SETTINGS.flatMap((key) => (key in remembered ? [[key, remembered[key]]] : [])));

function differing<T extends object, K extends keyof T>(after: T, before: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const changed = keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]);
  return Object.fromEntries(changed) as Partial<Pick<T, K>>;
}

const sameJson = (a: PlanColumn, b: PlanColumn | undefined): boolean => canonical(a) === canonical(b);
const canonical = (column: PlanColumn | undefined): string =>
  JSON.stringify(Object.entries(column ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

const word = v.pipe(v.string(), v.maxLength(LONGEST_WORD));
/** A header may say anything, at any length that still is a name. */
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const roles = Object.keys(ROLES) as [Role, ...Role[]];
const FIX_SCHEMA = v.variant('kind', [
  v.strictObject({ kind: v.literal('date-format'), format: v.picklist(DATE_FORMAT_IDS) }),
  v.strictObject({ kind: v.literal('strip'), characters: word }),
  v.strictObject({ kind: v.literal('decimal'), mark: v.picklist(['.', ',']) }),
  v.strictObject({ kind: v.literal('nothing') }),
  v.strictObject({ kind: v.literal('replace'), from: word, to: word }),
]) satisfies v.GenericSchema<unknown, Fix>;

/** A column of a plan from storage or from a file. */
export const COLUMN_ENTRIES = {
  name,
  role: v.nullable(v.picklist(roles)),
  dateFormats: v.exactOptional(v.pipe(v.array(v.picklist(DATE_FORMAT_IDS)), v.maxLength(DATE_FORMAT_IDS.length))),
  utc: v.exactOptional(v.literal(true)),
  decimal: v.exactOptional(v.literal(',')),
  dropPointZero: v.exactOptional(v.literal(true)),
  perDay: v.exactOptional(v.literal(true)),
  fold: v.exactOptional(v.picklist(['email', 'phone'])),
  nothing: v.exactOptional(v.pipe(v.array(word), v.maxLength(50))),
  fixes: v.exactOptional(v.pipe(v.array(FIX_SCHEMA), v.maxLength(20))),
};

export const LOOK_ENTRIES = {
  encoding: v.exactOptional(v.picklist(ENCODING_IDS)),
  dialect: v.exactOptional(
    v.strictObject({
      delimiter: v.exactOptional(v.picklist(DELIMITERS)),
      quote: v.exactOptional(v.picklist(QUOTES)),
      escape: v.exactOptional(v.picklist(['double', 'backslash'])),
      comment: v.exactOptional(v.picklist(['', '#', '//', '--'])),
      firstLine: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6))),
      headerLines: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
      ragged: v.exactOptional(v.boolean()),
      pad: v.exactOptional(v.boolean()),
    }),
  ),
  table: v.exactOptional(v.picklist(TABLE_KINDS)),
  layout: v.exactOptional(v.null()),
};

export const SETTING_SCHEMAS = {
  moneyBack: v.picklist(MONEY_BACK),
  fillDown: v.boolean(),
  rowsNeed: v.nullable(v.picklist(roles)),
  discount: v.picklist(['in', 'less']),
  currency: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
} as const;

export const STATUS_SCHEMA = v.pipe(v.array(v.strictTuple([word, v.picklist(KINDS)])), v.maxLength(500));
export const columnsSchema = <S extends v.GenericSchema>(column: S) => v.pipe(v.array(column), v.maxLength(1000));

const REMEMBERED_SCHEMA = v.strictObject({
  ...LOOK_ENTRIES,
  columns: v.exactOptional(columnsSchema(v.strictObject(COLUMN_ENTRIES))),
  statusKinds: v.exactOptional(STATUS_SCHEMA),
  moneyBack: v.exactOptional(SETTING_SCHEMAS.moneyBack),
  fillDown: v.exactOptional(SETTING_SCHEMAS.fillDown),
  rowsNeed: v.exactOptional(SETTING_SCHEMAS.rowsNeed),
  discount: v.exactOptional(SETTING_SCHEMAS.discount),
  currency: v.exactOptional(SETTING_SCHEMAS.currency),
}) satisfies v.GenericSchema<unknown, Remembered>;

/** What is remembered, from storage; null for what another version of the page may have kept there. */
export function readRemembered(input: unknown): Remembered | null {
  const { success, output } = v.safeParse(REMEMBERED_SCHEMA, input);
  return success ? output : null;
}
