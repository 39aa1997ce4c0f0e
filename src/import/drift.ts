import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { ROLES, type Role } from '#orders/schema.ts';
import { ENCODINGS } from './encoding/encodings.ts';
import { layoutById } from './layouts/index.ts';
import type { ColumnProfile } from './mapping.ts';
import { nameScore } from './names.ts';
import { columnOf, validatePlan, type ImportPlan } from './plan.ts';
import type { Probe } from './probe.ts';
import { planByRecipe, shapeOf, type Bindings, type RecipeColumn, type RecipeFile } from './rebind.ts';
import { comparedName, columnSignature } from './signature.ts';
import { isStatus } from './status.ts';

export const DRIFT_KINDS = [
  'missing',
  'renamed',
  'dates',
  'numbers',
  'statuses',
  'currency',
  'blanks',
  'layout',
  'place',
  'rows',
  'new',
  'moved',
  'encoding',
  'delimiter',
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];
/** `ok` harms nothing · `look` may change what comes out · `stop` keeps the file from being imported. */
export type DriftSeverity = 'ok' | 'look' | 'stop';

export interface DriftFinding {
  kind: DriftKind;
  severity: DriftSeverity;
  /** The recipe's column it is about. */
  column: string | null;
  /** `recipe.drift.<kind>`, for the page to word. */
  says: Phrase;
}

/** How a file differs from the one its recipe was made of. */
export interface Drift {
  severity: DriftSeverity;
  /** The gravest first. */
  findings: DriftFinding[];
  /** The guess as the recipe has it read. */
  plan: ImportPlan;
}

/** Shares of the values that must change to be worth a word, and factors of the number of lines. */
const WORTH_SHARE = 0.05;
const WORTH_BLANKS = 0.1;
const WORTH_FACTOR = 3;
/** In fewer lines a share or a factor says nothing. */
const FEW_LINES = 20;
const LISTED = 5;
const ALIKE = 0.5;

/** The recipe's file whose imported columns a table has most of; null when it has none of any. */
export function fileFor(files: readonly RecipeFile[], probe: Probe): RecipeFile | null {
  const names = probe.columns.map(({ name }) => name);
  const signature = columnSignature(names);
  const present = new Set(names.map(comparedName));
  const scored = files.map((file) => {
    const imported = file.columns.filter(({ role }) => role !== null);
    const found = imported.filter(({ name }) => present.has(comparedName(name))).length;
    return { file, score: file.signature === signature ? 2 : found / Math.max(1, imported.length) };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.file : null;
}

/**
 * What has changed since the recipe was made, and the plan for the file.
 *
 * @param refused columns of the recipe that the reader says are not the ones proposed for them
 */
export function driftOf(file: RecipeFile, probe: Probe, refused: readonly string[] = []): Drift {
  const same = sameNames(file, probe);
  const renamed = renamedColumns(file, probe, same, refused);
  const bindings = inFileOrder(probe, new Map([...same, ...renamed]));
  const plan = planByRecipe(probe.plan, file, bindings, probe.columns);
  const seen: Seen = { file, probe, plan, bindings, renamed };
  const findings = DRIFT_KINDS.flatMap((kind) => CHECKS[kind](seen).map((found) => ({ kind, ...found })));
  const ordered = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return { severity: ordered[0]?.severity ?? 'ok', findings: ordered, plan };
}

const SEVERITIES = ['stop', 'look', 'ok'] as const satisfies readonly DriftSeverity[];

interface Seen {
  file: RecipeFile;
  probe: Probe;
  plan: ImportPlan;
  bindings: Bindings;
  renamed: Bindings;
}

type Found = Omit<DriftFinding, 'kind'>;
type Check = (seen: Seen) => Found[];

const CHECKS: Record<DriftKind, Check> = {
  missing: (seen) => missing(seen).map((column) => missingColumn(column, seen)),
  renamed: ({ renamed }) =>
    [...renamed].map(([name, column]) => ({
      severity: column.role === null ? 'ok' : 'look',
      column: column.name,
      says: { key: 'recipe.drift.renamed', parts: { column: text(column.name), now: text(name) } },
    })),
  dates: (seen) => bound(seen, ['time']).flatMap((pair) => dates(pair, seen)),
  numbers: (seen) => bound(seen, ['money', 'number']).flatMap(numbers),
  statuses,
  currency,
  blanks: (seen) => bound(seen, ['text']).flatMap(blanks),
  layout: ({ file, plan, probe }) => {
    const now = probe.layout?.id ?? null;
    if (now === file.layout || plan.layout === file.layout) return [];
    const nameOf = (id: string | null): PhrasePart => {
      const layout = id === null ? null : layoutById(id);
      return layout ? text(layout.platform) : { key: 'recipe.drift.layout.none' };
    };
    return [look('recipe.drift.layout', { before: nameOf(file.layout), now: nameOf(now) })];
  },
  place: ({ file: { written }, probe: { plan } }) => {
    const { firstLine, headerLines } = plan.dialect;
    if (firstLine === written.firstLine && headerLines === written.headerLines) return [];
    if (headerLines === written.headerLines)
      return [fine('recipe.drift.place', { before: integer(written.firstLine), now: integer(firstLine) })];
    return [look('recipe.drift.header', { before: integer(written.headerLines), now: integer(headerLines) })];
  },
  rows,
  new: ({ probe, bindings }) => {
    const names = probe.columns.map(({ name }) => name).filter((name) => !bindings.has(name));
    return names.length === 0 ? [] : [fine('recipe.drift.new', { columns: listed(names) })];
  },
  moved: ({ file, bindings }) => {
    const before = file.columns.filter((column) => [...bindings.values()].includes(column));
    const now = [...bindings.values()];
    return isSubsequence(before, now) ? [] : [fine('recipe.drift.moved', {})];
  },
  encoding: ({ file: { written }, probe: { plan } }) => {
    const now = plan.reading.encoding;
    if (now === written.encoding) return [];
    return [
      fine('recipe.drift.encoding', { before: text(ENCODINGS[written.encoding].name), now: text(ENCODINGS[now].name) }),
    ];
  },
  delimiter: ({ file: { written }, probe: { plan } }) =>
    plan.dialect.delimiter === written.delimiter ? [] : [fine('recipe.drift.delimiter', {})],
};

const text = (value: string): PhrasePart => ({ as: 'text', value });
const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const rate = (value: number): PhrasePart => ({ as: 'rate', value });
const listed = (values: readonly string[]): PhrasePart => ({
  list: [...values.slice(0, LISTED).map(text), ...(values.length > LISTED ? [text('…')] : [])],
  between: 'recipe.between',
});
const say =
  (severity: DriftSeverity) =>
  (key: string, parts: Record<string, PhrasePart>, column: string | null = null): Found => ({
    severity,
    column,
    says: { key, parts },
  });
const fine = say('ok');
const look = say('look');
const stop = say('stop');

/** The recipe's columns that the file has under their own name, by the name as the file writes it. */
function sameNames(file: RecipeFile, { columns }: Probe): Map<string, RecipeColumn> {
  const exact = new Map(file.columns.map((column) => [column.name, column]));
  const alike = new Map(file.columns.map((column) => [comparedName(column.name), column]));
  const taken = new Set<RecipeColumn>();
  const found = new Map<string, RecipeColumn>();
  for (const of of [(name: string) => exact.get(name), (name: string) => alike.get(comparedName(name))]) {
    for (const { name } of columns) {
      const column = found.has(name) ? undefined : of(name);
      if (!column || taken.has(column)) continue;
      taken.add(column);
      found.set(name, column);
    }
  }
  return found;
}

const inFileOrder = ({ columns }: Probe, bindings: Bindings): Bindings =>
  new Map(
    columns.flatMap(({ name }) => {
      const column = bindings.get(name);
      return column ? [[name, column] as const] : [];
    }),
  );

/** Columns that are gone, each with the new one that is likeliest to be it: same kind of values, similar name. */
function renamedColumns(
  file: RecipeFile,
  probe: Probe,
  same: Bindings,
  refused: readonly string[],
): Map<string, RecipeColumn> {
  const gone = file.columns.filter((column) => column.role !== null && ![...same.values()].includes(column));
  const fresh = probe.columns.filter(({ name }) => !same.has(name));
  const pairs = gone
    .filter(({ name }) => !refused.includes(name))
    .flatMap((column) => fresh.map((profile) => ({ column, profile, likeness: likeness(column, profile) })))
    .filter((pair) => pair.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  const found = new Map<string, RecipeColumn>();
  for (const { column, profile } of pairs) {
    if (!found.has(profile.name) && ![...found.values()].includes(column)) found.set(profile.name, column);
  }
  return found;
}

/** How likely a new column is a missing one, 0–1. */
function likeness(column: RecipeColumn, profile: ColumnProfile): number {
  const { kind, filled } = shapeOf(profile, column.role);
  if (kind !== column.shape.kind || Math.abs(filled - column.shape.filled) > 0.5) return 0;
  const known = column.role === null ? 0 : nameScore(profile.name, column.role);
  const [longer, shorter] = [comparedName(column.name), comparedName(profile.name)].sort((a, b) => b.length - a.length);
  return Math.max(
    nameLikeness(longer!, shorter!),
    known > 50 ? 0.6 + known / 1000 : 0,
    isWordOf(shorter!, longer!) ? ALIKE : 0,
  );
}

/** True when a name only got something before or behind it. One letter, or two of the alphabet, say nothing. */
const isWordOf = (shorter: string, longer: string): boolean =>
  shorter.length >= (/^[a-z\d]+$/.test(shorter) ? 3 : 2) && (longer.startsWith(shorter) || longer.endsWith(shorter));

/** Dice's coefficient over pairs of characters. */
function nameLikeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / Math.max(1, left.length + right.length);
}

function pairsOf(name: string): string[] {
  const characters = Array.from(name);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i]!}${character}`);
}

const missing = ({ file, bindings }: Seen): RecipeColumn[] =>
  file.columns.filter((column) => column.role !== null && ![...bindings.values()].includes(column));

/** A column is needed when the plan could be carried out with it and cannot without. */
function missingColumn(column: RecipeColumn, { plan }: Seen): Found {
  const role = column.role!;
  const problems = (columns: ImportPlan['columns']) => validatePlan({ ...plan, columns }).length;
  const needed = columnOf(plan, role) < 0 && problems([...plan.columns, column]) < problems(plan.columns);
  const parts = { column: text(column.name), role: { key: `import.role.${role}` } };
  return needed
    ? stop('recipe.drift.missing.needed', parts, column.name)
    : look('recipe.drift.missing', parts, column.name);
}

interface Pair {
  before: RecipeColumn;
  now: ColumnProfile;
  role: Role;
}

/** Imported columns that are there, with what their values are like now. */
function bound({ plan, probe, bindings }: Seen, needs: readonly (typeof ROLES)[Role]['needs'][]): Pair[] {
  return plan.columns.flatMap(({ name, role }, i) => {
    const before = bindings.get(name);
    if (!before || role === null || !needs.includes(ROLES[role].needs)) return [];
    return [{ before, now: probe.columns[i]!, role }];
  });
}

function dates({ before, now }: Pair, { plan }: Seen): Found[] {
  if (now.filled === 0 || before.shape.kind !== 'date') return [];
  const column = { column: text(now.name) };
  if (now.date === null) return [stop('recipe.drift.dates.none', column, before.name)];
  const formats = plan.columns.find(({ name }) => name === now.name)?.dateFormats ?? [];
  const kept = before.dateFormats?.some((format) => formats.includes(format)) ?? false;
  if (!kept) {
    const parts = { ...column, example: text(now.date.formats[0]?.example ?? '') };
    return [look('recipe.drift.dates.format', parts, before.name)];
  }
  const read = now.date.formats.filter(({ format }) => formats.includes(format));
  const unread = 1 - read.reduce((sum, { count }) => sum + count, 0) / now.filled;
  return unread > WORTH_SHARE ? [look('recipe.drift.dates', { ...column, share: rate(unread) }, before.name)] : [];
}

function numbers({ before, now, role }: Pair): Found[] {
  if (now.filled === 0 || before.shape.numeric < 0.5) return [];
  const parts = { column: text(now.name), share: rate(1 - now.numeric) };
  if (now.numeric < 0.5) {
    const needed = role === 'amount' || role === 'order_total';
    return [
      needed ? stop('recipe.drift.numbers.none', parts, before.name) : look('recipe.drift.numbers', parts, before.name),
    ];
  }
  return before.shape.numeric - now.numeric > WORTH_SHARE ? [look('recipe.drift.numbers', parts, before.name)] : [];
}

function statuses(seen: Seen): Found[] {
  const [pair] = bound(seen, ['text']).filter(({ role }) => role === 'status');
  if (!pair) return [];
  const { file, probe } = seen;
  const guessed = probe.plan.columns[columnOf(probe.plan, 'status')]?.name === pair.now.name;
  const values = guessed ? Object.keys(probe.plan.statusKinds) : pair.now.samples;
  const known = new Set(file.statusKinds.map(([value]) => comparedName(value)));
  const fresh = values.filter((value) => !known.has(comparedName(value)));
  if (fresh.length === 0) return [];
  const severity = fresh.every(isStatus) ? fine : look;
  return [severity('recipe.drift.statuses', { values: listed(fresh) }, pair.before.name)];
}

function currency({ file, probe, plan, bindings }: Seen): Found[] {
  const fixed = probe.plan.currency;
  if (fixed !== null && file.currency !== null && fixed !== file.currency)
    return [look('recipe.drift.currency', { before: text(file.currency), now: text(fixed) })];
  return plan.columns.flatMap(({ name, role }, i) => {
    const before = bindings.get(name);
    if (!before || role === null) return [];
    const now = shapeOf(probe.columns[i]!, role).money;
    const fresh = now.filter((sign) => !before.shape.money.includes(sign));
    if (fresh.length === 0 || before.shape.money.length === 0) return [];
    return [look('recipe.drift.currency', { before: listed(before.shape.money), now: listed(now) }, before.name)];
  });
}

function blanks({ before, now, role }: Pair): Found[] {
  if (role !== 'customer_id' || now.rows < FEW_LINES) return [];
  const empty = 1 - now.filled / now.rows;
  if (empty - (1 - before.shape.filled) <= WORTH_BLANKS) return [];
  const parts = { column: text(now.name), share: rate(empty), before: rate(1 - before.shape.filled) };
  return [look('recipe.drift.blanks', parts, before.name)];
}

function rows({ file, probe }: Seen): Found[] {
  if (probe.recordBytes <= 0 || file.lines < FEW_LINES) return [];
  const factor = probe.textBytes / probe.recordBytes / file.lines;
  if (factor < WORTH_FACTOR && factor > 1 / WORTH_FACTOR) return [];
  const times: PhrasePart = { as: 'decimal', value: Math.round((factor > 1 ? factor : 1 / factor) * 10) / 10 };
  return [
    look(factor > 1 ? 'recipe.drift.rows.more' : 'recipe.drift.rows.fewer', { times, lines: integer(file.lines) }),
  ];
}

/** True when the columns stand in the order they had. */
function isSubsequence(before: readonly RecipeColumn[], now: readonly RecipeColumn[]): boolean {
  return before.every((column, i) => now[i] === column);
}
