import { ROLES, rolesOf, type Kind, type Role, type TableKind } from '#orders/schema.ts';
import { guestsIn, isMasked, isUsableBuyer } from './buyers.ts';
import { profileDates, type DateProfile } from './dates.ts';
import { guessGrain, refundsAreRows, restartsDaily } from './grain.ts';
import { layoutById, rolesByLayout } from './layouts/index.ts';
import type { Layout } from './layouts/layout.ts';
import { nameScore } from './names.ts';
import type { ImportPlan, PlanColumn } from './plan.ts';
import { isStatus, kindOfStatus } from './status.ts';
import { decimalMark, idCleaning, isNullWord, plainNumber, type DecimalGuess, type IdCleaning } from './values.ts';

/** What the sampled values of one column look like. Shares are of the filled values, 0–1. */
export interface ColumnProfile {
  name: string;
  /** Sampled values, empty ones included. */
  rows: number;
  filled: number;
  distinct: number;
  /** Share of numbers, currency signs and thousand separators allowed. */
  numeric: number;
  /** Share of numbers with decimals. */
  decimals: number;
  /** Share of values a status column would hold. */
  statuses: number;
  /** Share of values that speak of money back or of a sale that came to nothing. */
  undone: number;
  max: number;
  negative: boolean;
  /** Characters per value, empty ones included. */
  width: number;
  decimal: DecimalGuess;
  date: DateProfile | null;
  cleaning: IdCleaning | null;
  /** Share of e-mail addresses, of phone numbers, and of masked values. */
  emails: number;
  phones: number;
  /** Share of Chinese mobile numbers. */
  mobiles: number;
  masked: number;
  /** The values that name nobody, were this the column that says who bought. */
  guests: string[];
  /** A few different values, as written. */
  samples: string[];
}

const SAMPLES = 5;

/** Kinds of lines that take something from the money of a plain sale. */
export const isUndone = (kind: Kind): boolean => kind === 'refund' || kind === 'cancelled';

/** Looks at one column of the sampled rows. */
export function profileColumn(name: string, values: readonly string[]): ColumnProfile {
  const filled = values.map((value) => value.trim()).filter((value) => !isNullWord(value));
  const distinct = [...new Set(filled)];
  const decimal = decimalMark(filled);
  const numbers = filled.map((value) => plainNumber(value, decimal.mark)).filter((number) => number !== null);
  const share = (count: number) => (filled.length === 0 ? 0 : count / filled.length);
  return {
    name,
    rows: values.length,
    filled: filled.length,
    distinct: distinct.length,
    numeric: share(numbers.length),
    decimals: share(filled.filter((value) => value.includes(decimal.mark)).length),
    statuses: share(filled.filter(isStatus).length),
    undone: share(filled.filter((value) => isUndone(kindOfStatus(value))).length),
    max: numbers.reduce((max, number) => Math.max(max, Math.abs(number)), 0),
    negative: numbers.some((number) => number < 0),
    width: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    decimal,
    date: profileDates(filled),
    cleaning: idCleaning(filled),
    emails: share(filled.filter((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)).length),
    phones: share(filled.filter((value) => /^'?\+?[\d\s()-]{10,18}$/.test(value)).length),
    mobiles: share(filled.filter((value) => /^'?(\+?86[- ]?)?1[3-9]\d{9}$/.test(value)).length),
    masked: share(filled.filter(isMasked).length),
    guests: guestsIn(filled),
    samples: distinct.slice(0, SAMPLES),
  };
}

/** The numbers that may be dates only when nothing else in the file is, or when the name says so. */
const SERIAL = new Set(['excel-serial', 'unix-seconds', 'unix-milliseconds']);
const formatOf = (column: ColumnProfile) => column.date?.formats[0]?.format;
const dateShare = ({ date, filled }: ColumnProfile) =>
  date === null || filled === 0 ? 0 : 1 - date.unread.count / filled;

/** Roles that are given only when the main ones are: they would take a column from those. */
const LATE: ReadonlySet<Role> = new Set<Role>(['email', 'phone', 'created_at', 'time_of_day', 'order_total']);

/** Share of values from which on a column is what they are, whatever its name. */
const SURELY = 0.8;

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
  if (role === 'status') {
    // Of two columns the one that tells sales apart, of two that do the one named best.
    return column.distinct <= 50 && column.statuses > 0
      ? byName + 20 * column.statuses + (column.undone > 0 ? TELLS_APART : 0)
      : 0;
  }
  if (role === 'customer_id' && (column.masked >= MOSTLY_MASKED || isYesOrNo(column))) return 0;
  if (role === 'order_id' || role === 'customer_id') return column.filled === 0 ? byName / 4 : byName;
  return byName;
}

const TELLS_APART = 100;
/** Where so many of its buyers are masked, a column names none. */
const MOSTLY_MASKED = 0.5;
/** `是否会员`, `is_member`: ends like a buyer and is none. */
const isYesOrNo = ({ name }: ColumnProfile): boolean => /^(是否|is[ _])/i.test(name.trim());

/**
 * Which column plays which role in a kind of file: by names in Chinese and English as far as the values allow, then by
 * values alone for the date, the amount, and, in a file without a header, the customer and the quantity.
 */
export function guessRoles(
  columns: readonly ColumnProfile[],
  hasHeader: boolean,
  table: TableKind = 'orders',
): (Role | null)[] {
  const roles = new Array<Role | null>(columns.length).fill(null);
  const taken = new Set<Role>();
  const assign = (index: number, role: Role) => {
    roles[index] = role;
    taken.add(role);
  };
  const assignByFit = (wanted: readonly Role[]) => {
    const candidates = columns
      .flatMap((column, index) => wanted.map((role) => ({ index, role, fit: fit(column, role) })))
      .filter((candidate) => candidate.fit > 0)
      .sort((a, b) => b.fit - a.fit || a.index - b.index);
    for (const { index, role } of candidates) if (roles[index] === null && !taken.has(role)) assign(index, role);
  };
  const wanted = rolesOf(table);
  assignByFit(wanted.filter((role) => !LATE.has(role)));
  if (table === 'feedback' || table === 'members') {
    assignByFit(wanted.filter((role) => LATE.has(role)));
    return roles;
  }

  const free = () => columns.map((column, index) => ({ column, index })).filter(({ index }) => roles[index] === null);
  if (!taken.has('ordered_at')) {
    const dated = free().filter(({ column }) => column.date && dateShare(column) > 0.9);
    const sure = dated.find(({ column }) => !SERIAL.has(formatOf(column)!)) ?? (hasHeader ? undefined : dated[0]);
    if (sure) assign(sure.index, 'ordered_at');
  }
  if (!taken.has('amount') && !(taken.has('quantity') && taken.has('unit_price'))) {
    const decimals = free().filter(({ column }) => column.numeric > 0.9 && column.decimals > 0.2);
    if (decimals.length === 1 || (decimals.length > 1 && !hasHeader)) assign(decimals.at(-1)!.index, 'amount');
  }
  if (hasHeader && !taken.has('customer_id')) {
    const contact = free().find(
      ({ column }) => column.emails > SURELY || (column.mobiles > SURELY && column.distinct > 1),
    );
    if (contact) assign(contact.index, 'customer_id');
  }
  if (!hasHeader) {
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
  const paid = columns[roles.indexOf('ordered_at')];
  // Without a status an order that has no day of payment would count as paid on the day it was made.
  if (paid && paid.filled < paid.rows && taken.has('status')) assignByFit(['created_at']);
  if (paid && !paid.samples.some((value) => /\d:\d/.test(value))) {
    const time = free().find(
      ({ column }) =>
        nameScore(column.name, 'time_of_day') > 0 &&
        column.samples.every((value) => /^\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?$/i.test(value)) &&
        column.filled > 0,
    );
    if (time) assign(time.index, 'time_of_day');
  }
  for (const { column, index } of free()) {
    if (!taken.has('email') && column.emails > 0.5) assign(index, 'email');
    else if (!taken.has('phone') && column.phones > 0.5 && nameScore(column.name, 'phone') > 0) assign(index, 'phone');
  }
  return roles;
}

/**
 * What kind of file these columns make: members where every row is somebody's sums; orders if anyone bought on a day; else
 * answers, baskets, or orders that lack something.
 */
export function guessTable(columns: readonly ColumnProfile[], hasHeader: boolean): TableKind {
  const orders = guessRoles(columns, hasHeader, 'orders');
  const has = (roles: readonly (Role | null)[], ...wanted: Role[]) => wanted.some((role) => roles.includes(role));
  if (hasHeader && areMembers(columns, orders)) return 'members';
  const answers = guessRoles(columns, hasHeader, 'feedback');
  const answered = has(answers, 'score', 'comment');
  const dated = columns.some((column, i) => orders[i] === 'ordered_at' && column.date !== null);
  const amount = orders.findIndex((role) => role === 'amount' || role === 'order_total');
  const paid = (amount >= 0 && answers[amount] !== 'score') || (has(orders, 'quantity') && has(orders, 'unit_price'));
  if (answered && !paid && !has(orders, 'order_id', 'quantity')) return 'feedback';
  const bought = has(orders, 'product', 'product_id');
  if (dated && has(orders, 'customer_id')) return 'orders';
  if (dated && paid && !bought) return 'orders';
  if (answered && !paid) return 'feedback';
  if (answered && !has(orders, 'order_id', 'product', 'product_id')) return 'feedback';
  if (bought && !(has(orders, 'customer_id') && paid)) return 'baskets';
  return 'orders';
}

/** One row per customer with sums counted elsewhere: no row is an order or sells a thing, and no customer stands twice. */
function areMembers(columns: readonly ColumnProfile[], orders: readonly (Role | null)[]): boolean {
  const sells = (['order_id', 'product', 'product_id', 'quantity', 'unit_price', 'status'] as const).some((role) =>
    columns.some((column, i) => orders[i] === role && nameScore(column.name, role) > PARTLY),
  );
  if (sells) return false;
  const members = guessRoles(columns, true, 'members');
  const customer = columns[members.indexOf('customer_id')];
  if (!customer || customer.distinct < customer.filled || customer.filled < 2) return false;
  const named = (role: Role) =>
    columns.some((column, i) => members[i] === role && nameScore(column.name, role) > PARTLY);
  const sums = (['last_order_at', 'orders', 'spend', 'points'] as const).filter(named);
  return sums.length > 1 && (named('last_order_at') || named('orders'));
}
/** A name that only ends like a known one counts this much. */
const PARTLY = 40;

/** A platform's orders without a buyer are still its baskets, and the other way round. */
const fits = (layout: Layout, table: TableKind): boolean =>
  layout.table === table || (isSale(layout.table) && isSale(table));
const isSale = (table: TableKind): boolean => table === 'orders' || table === 'baskets';

export interface MappingChoices {
  layout?: Layout | null;
  table?: TableKind;
}

type Mapping = Pick<
  ImportPlan,
  'table' | 'columns' | 'layout' | 'statusKinds' | 'moneyBack' | 'fillDown' | 'rowsNeed' | 'discount' | 'currency'
>;

/** Everything a plan says about columns, from the sampled rows. */
export function guessMapping(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
  { layout = null, table = layout?.table ?? guessTable(profiles, hasHeader) }: MappingChoices = {},
): Mapping {
  const known = layout && fits(layout, table) ? layout : null;
  const values = (index: number) => rows.map((row) => row[index] ?? '');
  const guessed = known
    ? rolesByLayout(
        known,
        profiles.map(({ name }) => name),
        (index) => isUsableBuyer(values(index)),
      )
    : guessRoles(profiles, hasHeader, table);
  const lines = {
    rows,
    roles: guessed,
    decimal: (index: number) => profiles[index]!.decimal.mark,
    name: (index: number) => profiles[index]!.name,
  };
  const grain = known || table !== 'orders' ? 'line' : guessGrain(lines);
  const perDay = !known && table === 'orders' && grain !== 'first' && restartsDaily(lines);
  const roles = guessed.map((role): Role | null => (role === 'amount' && grain !== 'line' ? 'order_total' : role));
  const kind = known && table === 'orders' && !roles.includes('customer_id') ? 'baskets' : table;
  const statusAt = roles.indexOf('status');
  const statuses = statusAt < 0 ? [] : [...new Set(values(statusAt).map((value) => value.trim()))];
  const signed = profiles.some((profile, i) => (roles[i] === 'amount' || roles[i] === 'quantity') && profile.negative);
  return {
    table: kind,
    columns: profiles.map((profile, i): PlanColumn => ({
      ...planColumn(profile, roles[i]!, known),
      ...(perDay && roles[i] === 'order_id' && { perDay }),
    })),
    layout: known?.id ?? null,
    statusKinds: {
      ...known?.statusKinds,
      ...Object.fromEntries(
        statuses
          .filter((value) => !isNullWord(value))
          .map((value): [string, Kind] => [value, saidBy(known, value) ?? kindOfStatus(value)]),
      ),
    },
    moneyBack: known?.moneyBack ?? (signed ? 'sign' : grain === 'line' && refundsAreRows(lines) ? 'rows' : 'status'),
    fillDown: known?.fillDown ?? grain === 'first',
    rowsNeed: known?.rowsNeed ?? null,
    discount: known?.discount ?? 'in',
    currency: (roles.includes('currency') ? undefined : known?.currency) ?? null,
  };
}

function saidBy(layout: Layout | null, value: string): Kind | undefined {
  const plain = value.toLowerCase();
  return Object.entries(layout?.statusKinds ?? {}).find(([known]) => known.toLowerCase() === plain)?.[1];
}

/** A column in a role, with the reading its values ask for. Used for guesses and when the user picks another role. */
export function planColumn(
  profile: ColumnProfile,
  role: Role | null,
  layout: Layout | string | null = null,
): PlanColumn {
  const known = typeof layout === 'string' ? layoutById(layout) : layout;
  const needs = role === null ? 'text' : ROLES[role].needs;
  const { name } = profile;
  if (role === null) return { name, role };
  const column: PlanColumn = { name, role };
  const nothing = [...new Set([...(known?.nothing?.[role] ?? []), ...(role === 'customer_id' ? profile.guests : [])])];
  if (nothing.length > 0) column.nothing = nothing;
  if (needs === 'time') {
    const formats = profile.date?.formats.map(({ format }) => format) ?? known?.dates;
    if (formats && formats.length > 0) column.dateFormats = formats;
    if (known?.utc) column.utc = true;
  }
  if ((needs === 'money' || needs === 'number') && profile.decimal.mark === ',') column.decimal = ',';
  if (role === 'customer_id' || role === 'email' || role === 'phone') {
    if (role === 'email' || profile.emails > 0.5) column.fold = 'email';
    else if (role === 'phone' || (profile.phones > 0.5 && nameScore(name, 'phone') > PARTLY)) column.fold = 'phone';
  }
  return column;
}
