import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';

export interface Tile<T> {
  item: T;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Tiles whose areas, each with its gap, are as their values, the largest first (equal ones by key). Items without a value above 0 have none.
 */
export function treemapLayout<T extends { key: string; value: number }>(
  items: readonly T[],
  width: number,
  height: number,
  gap: number,
): Tile<T>[] {
  const shown = items.filter(({ value }) => value > 0 && Number.isFinite(value));
  if (shown.length === 0 || width <= 0 || height <= 0) return [];
  // The gap takes no more than half of a sliver.
  const less = (length: number) => Math.max(length - gap, length / 2);
  type Branch = { value: number; children?: Branch[]; item?: T };
  const root = hierarchy<Branch>({ value: 0, children: shown.map((item) => ({ value: item.value, item })) })
    .sum(({ value, children }) => (children ? 0 : value))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.data.item!.key < b.data.item!.key ? -1 : 1));
  return treemap<Branch>()
    .tile(treemapSquarify.ratio(1.4))
    .size([width + gap, height + gap])(root)
    .leaves()
    .map(({ data, x0, x1, y0, y1 }) => {
      const [wide, high] = [less(x1 - x0), less(y1 - y0)];
      return {
        item: data.item!,
        x: Math.min(x0, width - wide),
        y: Math.min(y0, height - high),
        width: wide,
        height: high,
      };
    });
}
