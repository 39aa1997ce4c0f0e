import { ROLES, type Kind, type Role } from '#orders/schema.ts';
import { guessDateFormat, type DateGuess } from './dates.ts';
import { nameScore } from './names.ts';
import type { ImportPlan, PlanColumn } from './plan.ts';
import { isStatus, kindOfStatus } from './status.ts';
import { isNullWord, plainNumber } from './values.ts';

/** What the sampled values of one column look like. Shares are of the filled values, 0–1. */
export interface ColumnProfile {
  name: string;
  filled: number;
  distinct: number;
  /** Share of numbers, currency signs and thousand separators allowed. */
  numeric: number;
  /** Share of numbers with decimals. */
  decimals: number;
  /** Share of values a status column would hold. */
  statuses: number;
  max: number;
  negative: boolean;
  /** Characters per value, empty ones included. */
  width: number;
  decimal: '.' | ',';
  date: DateGuess | null;
  /** A few different values, as written. */
  samples: string[];
}

const SAMPLES = 5;

/** Looks at one column of the sampled rows. */
export function profileColumn(name: string, values: readonly string[]): ColumnProfile {
  const filled = values.map((value) => value.trim()).filter((value) => !isNullWord(value));
  const distinct = [...new Set(filled)];
  const decimal = decimalMark(filled);
  const numbers = filled.map((value) => plainNumber(value, decimal)).filter((number) => number !== null);
  const share = (count: number) => (filled.length === 0 ? 0 : count / filled.length);
  return {
    name,
    filled: filled.length,
    distinct: distinct.length,
    numeric: share(numbers.length),
    decimals: share(filled.filter((value) => value.includes(decimal)).length),
    statuses: share(filled.filter(isStatus).length),
    max: numbers.reduce((max, number) => Math.max(max, Math.abs(number)), 0),
    negative: numbers.some((number) => number < 0),
    width: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    decimal,
    date: guessDateFormat(filled),
    samples: distinct.slice(0, SAMPLES),
  };
}

function decimalMark(values: readonly string[]): '.' | ',' {
  const commas = values.filter((value) => /^[^\d]*\d{1,3}(\.\d{3})*,\d{1,2}\D*$|^[^\d]*\d+,\d{1,2}\D*$/.test(value));
  const points = values.filter((value) => /\.\d{1,2}\D*$/.test(value) || /,\d{3}\D*$/.test(value));
  return commas.length > points.length ? ',' : '.';
}

/** The numbers that may be dates only when nothing else in the file is, or when the name says so. */
const SERIAL = new Set(['excel-serial', 'unix-seconds', 'unix-milliseconds']);

/** How well a column fits a role by name and values; 0 rules it out. */
function fit(column: ColumnProfile, role: Role): number {
  const byName = nameScore(column.name, role);
  if (byName === 0) return 0;
  switch (ROLES[role].needs) {
    case 'time':
      // A column called a date whose values are none is still the one to complain about.
      return column.date ? byName + 100 : column.numeric > 0.5 ? 0 : byName;
    case 'money':
    case 'number':
      return column.filled === 0 ? byName / 4 : column.numeric >= 0.5 ? byName : 0;
    case 'text':
      break;
  }
  if (role === 'status') return column.distinct <= 50 && column.statuses > 0 ? byName + 20 * column.statuses : 0;
  if (role === 'order_id' || role === 'customer_id') return column.filled === 0 ? byName / 4 : byName;
  return byName;
}

/**
 * Which column plays which role: by names in Chinese and English as far as the values allow, then by values alone for
 * the date, the amount, and, in a file without a header, the customer and the quantity.
 */
export function guessRoles(columns: readonly ColumnProfile[], hasHeader: boolean): (Role | null)[] {
  const roles = new Array<Role | null>(columns.length).fill(null);
  const taken = new Set<Role>();
  const assign = (index: number, role: Role) => {
    roles[index] = role;
    taken.add(role);
  };
  const candidates = columns
    .flatMap((column, index) => (Object.keys(ROLES) as Role[]).map((role) => ({ index, role, fit: fit(column, role) })))
    .filter((candidate) => candidate.fit > 0)
    .sort((a, b) => b.fit - a.fit || a.index - b.index);
  for (const { index, role } of candidates) if (roles[index] === null && !taken.has(role)) assign(index, role);

  const free = () => columns.map((column, index) => ({ column, index })).filter(({ index }) => roles[index] === null);
  if (!taken.has('ordered_at')) {
    const dated = free().filter(({ column }) => column.date && column.date.share > 0.9);
    const sure = dated.find(({ column }) => !SERIAL.has(column.date!.format)) ?? (hasHeader ? undefined : dated[0]);
    if (sure) assign(sure.index, 'ordered_at');
  }
  if (!taken.has('amount') && !(taken.has('quantity') && taken.has('unit_price'))) {
    const decimals = free().filter(({ column }) => column.numeric > 0.9 && column.decimals > 0.2);
    if (decimals.length === 1 || (decimals.length > 1 && !hasHeader)) assign(decimals.at(-1)!.index, 'amount');
  }
  if (hasHeader) return roles;
  if (!taken.has('customer_id')) {
    // Where two columns tell customers apart equally well, the first is taken.
    const id = free().find(({ column }) => column.distinct > 1 && column.decimals === 0 && !column.date);
    if (id) assign(id.index, 'customer_id');
  }
  if (!taken.has('quantity')) {
    const small = free().filter(
      ({ column, index }) =>
        index > roles.indexOf('ordered_at') && column.numeric === 1 && column.decimals === 0 && column.max <= 1000,
    );
    if (small.length === 1) assign(small[0]!.index, 'quantity');
  }
  return roles;
}

/** Everything a plan says about columns, from the sampled rows. */
export function guessMapping(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
): Pick<ImportPlan, 'columns' | 'statusKinds' | 'moneyBack'> {
  const roles = guessRoles(profiles, hasHeader);
  const columns = profiles.map((profile, i) => planColumn(profile, roles[i]!));
  const statusAt = roles.indexOf('status');
  const statuses = statusAt < 0 ? [] : [...new Set(rows.map((row) => (row[statusAt] ?? '').trim()))];
  const signed = profiles.some((profile, i) => (roles[i] === 'amount' || roles[i] === 'quantity') && profile.negative);
  return {
    columns,
    statusKinds: Object.fromEntries(
      statuses.filter((value) => !isNullWord(value)).map((value): [string, Kind] => [value, kindOfStatus(value)]),
    ),
    moneyBack: signed ? 'sign' : 'status',
  };
}

/** A column in a role, with the reading its values ask for. Used for guesses and when the user picks another role. */
export function planColumn(profile: ColumnProfile, role: Role | null): PlanColumn {
  const needs = role === null ? 'text' : ROLES[role].needs;
  if (needs === 'time' && profile.date) return { name: profile.name, role, dateFormat: profile.date.format };
  if ((needs === 'money' || needs === 'number') && profile.decimal === ',')
    return { name: profile.name, role, decimal: ',' };
  return { name: profile.name, role };
}
