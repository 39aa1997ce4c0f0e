import { between, type Points } from './k-means.ts';

/**
 * The mean silhouette (Rousseeuw 1987) over all points, −1 to 1: how much nearer a point is to its own cluster than to
 * the next one. A point alone in its cluster counts 0, and so does everything where there is one cluster only. The time
 * grows with the square of the points: give it a sample.
 */
export function silhouette(points: Points, labels: Uint8Array, k: number): number {
  const n = labels.length;
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]!++;
  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    if (sizes[own]! < 2) continue;
    sums.fill(0);
    for (let j = 0; j < n; j++) sums[labels[j]!] = sums[labels[j]!]! + Math.sqrt(between(points, i, points, j));
    const inside = sums[own]! / (sizes[own]! - 1);
    let outside = Infinity;
    for (let c = 0; c < k; c++) {
      if (c !== own && sizes[c]! > 0) outside = Math.min(outside, sums[c]! / sizes[c]!);
    }
    const wider = Math.max(inside, outside);
    if (outside < Infinity && wider > 0) total += (outside - inside) / wider;
  }
  return n === 0 ? 0 : total / n;
}
