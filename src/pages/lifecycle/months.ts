import { groups, sum } from 'd3-array';
import { ORIGINS, PRESENT, STATES, type Origin, type State } from '#models/lifecycle/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { ALL_MONTHS } from './params.ts';

export type Move = AnswerRow<'lifecycle.transitions'>;
export type FlowRow = AnswerRow<'lifecycle.flows'>;

/** Months that a chart draws; the exports hold all. */
export const MOST_MONTHS = 36;

export interface Stock {
  monthEnd: number;
  complete: boolean;
  customers: Readonly<Record<State, number>>;
}

export const isComplete = ({ complete }: { complete: string }): boolean => complete === 'true';

/** Customers per state at the end of each month, from the transitions into it. */
export function stocksOf(moves: readonly Move[]): Stock[] {
  return groups(moves, ({ month_end }) => month_end).map(([monthEnd, rows]) => ({
    monthEnd,
    complete: rows.every(isComplete),
    customers: record(STATES, (state) => sum(rows, (row) => (row.to_state === state ? row.customers : 0))),
  }));
}

export const presentIn = ({ customers }: Stock): number => sum(PRESENT, (state) => customers[state]);
export const knownIn = ({ customers }: Stock): number => sum(STATES, (state) => customers[state]);

const record = <K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;

export interface MatrixRow {
  from: Origin;
  customers: number;
  cells: { to: State; customers: number }[];
}

/** A month's transitions, or those of several together, as a table of six by five; rows nobody was in are left out. */
export function matrixOf(moves: readonly Move[]): MatrixRow[] {
  return ORIGINS.map((from) => {
    const rows = moves.filter(({ from_state }) => from_state === from);
    const cells = STATES.map((to) => ({
      to,
      customers: sum(rows, (row) => (row.to_state === to ? row.customers : 0)),
    }));
    return { from, customers: sum(cells, ({ customers }) => customers), cells };
  }).filter(({ customers }) => customers > 0);
}

/** `2024-05` of a day number. */
export const monthId = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 7);

/**
 * The month that is asked for, if it is there; by default the last that is over, or else the last. Null means all that
 * are over.
 */
export function chosenMonth(
  months: readonly { monthEnd: number; complete: boolean }[],
  asked: string | null,
): number | null {
  if (asked === ALL_MONTHS) return null;
  const found = months.find(({ monthEnd }) => monthId(monthEnd) === asked);
  return (found ?? months.findLast(({ complete }) => complete) ?? months.at(-1))?.monthEnd ?? null;
}

/**
 * Months in which somebody could have been lost: those that begin later than the cut after the first day. Before, nobody
 * had been known long enough, and retention would look like 100 %.
 */
export const judgeable = (rows: readonly FlowRow[], firstDay: number, lostDays: number | null): FlowRow[] =>
  rows.filter((_, at) => at > 0 && (lostDays === null || rows[at - 1]!.month_end >= firstDay + lostDays));
