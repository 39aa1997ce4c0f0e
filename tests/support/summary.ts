import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, Patterns } from '#models/clv/fit/contract.ts';

const DAY = 86_400_000;

/** Customers of a file as the models see them, in days: orders of a day are one purchase. */
export interface Summary {
  x: number[];
  tx: number[];
  T: number[];
  /** Mean spend of the repeat days; 0 without. */
  mean: number[];
}

export interface Order {
  customer: string;
  day: number;
  amount: number;
}

export const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00Z`) / DAY;

/** Until the end of a day, inclusive; who came later is not known. In the order customers first appear. */
export function summarise(orders: Iterable<Order>, end: string): Summary {
  const last = dayOf(end);
  const customers = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of orders) {
    if (day > last) continue;
    const days = customers.get(customer) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + amount);
    customers.set(customer, days);
  }
  const summary: Summary = { x: [], tx: [], T: [], mean: [] };
  for (const days of customers.values()) {
    const first = Math.min(...days.keys());
    const x = days.size - 1;
    const repeats = [...days].filter(([day]) => day !== first).map(([, amount]) => amount);
    summary.x.push(x);
    summary.tx.push(Math.max(...days.keys()) - first);
    summary.T.push(last - first);
    summary.mean.push(x === 0 ? 0 : repeats.reduce((sum, amount) => sum + amount, 0) / x);
  }
  return summary;
}

/** The lines of CDNOW's files end in customer, date (YYYYMMDD), number and amount. */
export function cdnowOrders(text: string): Order[] {
  return text.split('\n').flatMap((line): Order[] => {
    const [customer, date, , amount] = line.trim().split(/\s+/).slice(-4);
    if (date === undefined || !/^\d{8}$/.test(date)) return [];
    const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
    return [{ customer: customer!, day: dayOf(iso), amount: Number(amount) }];
  });
}

export function patternsOf({ x, tx, T }: Pick<Summary, 'x' | 'tx' | 'T'>, weight?: readonly number[]): Patterns {
  return {
    x: Float64Array.from(x),
    tx: Float64Array.from(tx),
    T: Float64Array.from(T),
    weight: Float64Array.from(weight ?? x.map(() => 1)),
  };
}

export const noPatterns = (): Patterns => patternsOf({ x: [], tx: [], T: [] });

/** A fit of a shop in time and of its spend; occasions are none. */
export function fitInput(summary: Summary, models: readonly ModelId[], unitDays = 1): ClvFitInput {
  const rows = [...summary.x.keys()].filter((row) => summary.x[row]! > 0);
  return {
    models,
    unitDays,
    patterns: patternsOf(summary),
    occasions: noPatterns(),
    spend: {
      x: Float64Array.from(rows, (row) => summary.x[row]!),
      mean: Float64Array.from(rows, (row) => summary.mean[row]!),
    },
  };
}
