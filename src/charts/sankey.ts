import { max, rollup, sum } from 'd3-array';
import type { Hue } from './mark.ts';

export interface SankeyNode {
  key: string;
  /** Key of its column. */
  column: string;
  label: string;
  hue: Hue;
  value: number;
}
export interface SankeyLink {
  /** Keys of nodes, the source in a column before the target's. */
  source: string;
  target: string;
  value: number;
  /** The readout. */
  lines: readonly string[];
}
export interface PlacedNode<N extends SankeyNode = SankeyNode> {
  node: N;
  /** Number of its column. */
  column: number;
  /** Its own value, or what flows through it. */
  value: number;
  top: number;
  height: number;
}
export interface PlacedLink<L extends SankeyLink = SankeyLink> {
  link: L;
  source: PlacedNode;
  target: PlacedNode;
  /** Where its middle leaves and arrives. */
  from: number;
  to: number;
  thickness: number;
}

/** No node is drawn lower than this. */
const LEAST_HEIGHT = 2;

/** The largest scale at which one column fits: nodes too small for it have the least height. */
function scaleOf(values: readonly number[], room: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  let left = room;
  let total = sum(values);
  for (const value of ascending) {
    const scale = left / total;
    if (value * scale >= LEAST_HEIGHT) return Math.max(0, scale);
    left -= LEAST_HEIGHT;
    total -= value;
  }
  return 0;
}

/**
 * Nodes stand in their columns in the order given, `gap` apart, on one scale for all columns; a node is as high as its
 * value, its outflow or its inflow, whichever is largest. Links leave and arrive in the order of their other ends, so that none
 * of one node cross. Nodes and links without value, and links that do not lead to a later column, are left out.
 */
export function sankeyLayout<N extends SankeyNode, L extends SankeyLink>(
  columns: readonly string[],
  nodes: readonly N[],
  links: readonly L[],
  [top, bottom]: readonly [number, number],
  gap: number,
): { nodes: PlacedNode<N>[]; links: PlacedLink<L>[] } {
  const columnOf = new Map(nodes.map((node) => [node.key, columns.indexOf(node.column)]));
  const flows = links.filter(({ source, target, value }) => {
    const [from, to] = [columnOf.get(source) ?? -1, columnOf.get(target) ?? -1];
    return value > 0 && Number.isFinite(value) && from >= 0 && from < to;
  });
  const valueOf = (node: N) =>
    Math.max(
      Number.isFinite(node.value) ? node.value : 0,
      sum(flows, (flow) => (flow.source === node.key ? flow.value : 0)),
      sum(flows, (flow) => (flow.target === node.key ? flow.value : 0)),
    );
  const filled = columns.map((_, column) =>
    nodes
      .filter((node) => columnOf.get(node.key) === column)
      .map((node) => ({ node, value: valueOf(node) }))
      .filter(({ value }) => value > 0),
  );
  const scales = filled
    .filter((column) => column.length > 0)
    .map((column) =>
      scaleOf(
        column.map(({ value }) => value),
        bottom - top - gap * (column.length - 1),
      ),
    );
  const scale = scales.length > 0 ? Math.min(...scales) : 0;

  const placed = filled.flatMap((column, at) => {
    let next = top;
    return column.map(({ node, value }): PlacedNode<N> => {
      const height = Math.max(LEAST_HEIGHT, value * scale);
      const here = next;
      next += height + gap;
      return { node, column: at, value, top: here, height };
    });
  });
  const byKey = new Map(placed.map((node) => [node.node.key, node]));
  const drawn = flows.map((link): PlacedLink<L> => {
    const [source, target] = [byKey.get(link.source)!, byKey.get(link.target)!];
    return { link, source, target, from: source.top, to: target.top, thickness: link.value * scale };
  });
  const stack = (own: 'source' | 'target', other: 'source' | 'target', end: 'from' | 'to') => {
    const used = new Map<PlacedNode, number>();
    const order = [...drawn].sort((a, b) => a[other].column - b[other].column || a[other].top - b[other].top);
    for (const link of order) {
      const before = used.get(link[own]) ?? 0;
      link[end] = Math.min(link[own].top + before + link.thickness / 2, link[own].top + link[own].height);
      used.set(link[own], before + link.thickness);
    }
  };
  stack('source', 'target', 'from');
  stack('target', 'source', 'to');
  return { nodes: placed, links: drawn };
}

/** The level of a link's middle, `share` (0–1) of the way from one node to the other: the curve of d3's curveBumpX. */
export function levelAt({ from, to }: { from: number; to: number }, share: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 24; round++) {
    const t = (low + high) / 2;
    if (t * (1.5 - 1.5 * t + t * t) < share) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return from + (to - from) * t * t * (3 - 2 * t);
}

/** How many nodes the fullest column shows. */
export function mostInColumn(nodes: readonly SankeyNode[], links: readonly SankeyLink[]): number {
  const used = new Set(links.flatMap(({ source, target, value }) => (value > 0 ? [source, target] : [])));
  const shown = nodes.filter(({ key, value }) => value > 0 || used.has(key));
  return max(rollup(shown, (group) => group.length, ({ column }) => column).values()) ?? 0; // prettier-ignore
}
