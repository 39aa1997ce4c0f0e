import { median } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { LEAST_CUSTOMERS, shareWords } from '../shared/share.ts';

const integer = (value: number): PhrasePart => ({ as: 'integer', value });

const days = (n: number): PhrasePart =>
  n === 1 ? { key: 'customers.days.one' } : { key: 'customers.days', parts: { n: integer(n) } };

/** The heading of the list: how many, and of how many where only some are shown. */
export function listFinding(
  { customers, repeat }: { customers: number; repeat: number },
  narrowed: boolean,
  all: number | null,
): Phrase {
  if (customers === 0) return { key: 'customers.title.none' };
  if (narrowed && all !== null && all > customers)
    return { key: 'customers.title.of', parts: { n: integer(customers), all: integer(all) } };
  if (customers === 1) return { key: 'customers.title.one' };
  if (customers < LEAST_CUSTOMERS) return { key: 'customers.title.plain', parts: { n: integer(customers) } };
  if (repeat === 0) return { key: 'customers.title.never', parts: { n: integer(customers) } };
  if (repeat === customers) return { key: 'customers.title.all', parts: { n: integer(customers) } };
  return { key: 'customers.title', parts: { n: integer(customers), share: shareWords(repeat / customers) } };
}

interface Profile {
  orders: number;
  first_day: number;
  last_day: number;
  days_since_last_order: number;
}

/** The heading above one customer. */
export function customerFinding({ orders, first_day, last_day, days_since_last_order }: Profile): Phrase {
  const n = integer(orders);
  const last = days(days_since_last_order);
  if (orders === 1) return { key: 'customers.one.title.once', parts: { last } };
  if (first_day === last_day) return { key: 'customers.one.title.sameDay', parts: { n, last } };
  return { key: 'customers.one.title', parts: { n, days: days(last_day - first_day + 1), last } };
}

/** Median days between two orders; null with fewer than three orders, which have no "usually". */
export function usualGap(gaps: readonly (number | null)[]): number | null {
  const known = gaps.filter((gap) => gap !== null);
  return known.length < 2 ? null : (median(known) ?? null);
}
