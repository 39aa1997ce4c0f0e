import { sum } from 'd3-array';
import type { Origin, State } from '#models/lifecycle/index.ts';
import type { MatrixRow } from '../months.ts';

export interface PathNode {
  key: string;
  column: string;
  state: Origin;
  value: number;
}
export interface PathLink {
  source: string;
  target: string;
  from: Origin;
  to: State;
  monthEnd: number;
  value: number;
}

/** From the top: who is there, who is going, who is gone; those who are yet to come last. */
const ORDER: readonly Origin[] = ['active', 'won-back', 'new', 'silent', 'lost', 'none'];

/**
 * Months one after the other as columns of states: column 0 stands before the first month. Customers who come in a month
 * stand as `none` in the column before it.
 */
export function pathOf(months: readonly { monthEnd: number; matrix: readonly MatrixRow[] }[]): {
  nodes: PathNode[];
  links: PathLink[];
} {
  const key = (column: number, state: Origin) => `${column} ${state}`;
  const links = months.flatMap(({ monthEnd, matrix }, at) =>
    matrix.flatMap(({ from, cells }) =>
      cells
        .filter(({ customers }) => customers > 0)
        .map(({ to, customers }): PathLink => ({
          source: key(at, from),
          target: key(at + 1, to),
          from,
          to,
          monthEnd,
          value: customers,
        })),
    ),
  );
  const nodes = Array.from({ length: months.length + 1 }, (_, column) =>
    ORDER.flatMap((state): PathNode[] => {
      const id = key(column, state);
      const out = sum(links, (link) => (link.source === id ? link.value : 0));
      const into = sum(links, (link) => (link.target === id ? link.value : 0));
      const value = Math.max(out, into);
      return value === 0 ? [] : [{ key: id, column: String(column), state, value }];
    }),
  ).flat();
  return { nodes, links };
}
