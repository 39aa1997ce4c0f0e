import { sum } from 'd3-array';
import { leastSquares } from './least-squares.ts';

/** The repurchase rate above which the material says that loyalty grows exponentially (FEATURES D13). */
export const CLAIMED_THRESHOLD = 0.25;

export const SHAPES = ['line', 'exponential', 'claimed', 'break'] as const;
export type ShapeId = (typeof SHAPES)[number];

export interface Shape {
  id: ShapeId;
  /** Akaike's criterion corrected for few units; less is better, two apart is little. */
  aicc: number;
  /** Where two lines meet. */
  threshold: number | null;
  /** Slope below and above it; of the straight line both the same; of the exponential its growth, that of ln y. */
  slopes: readonly [number, number];
}

/** e to more than this over the rates at hand is no growth a shop can have. */
const MOST_GROWTH = 12;

/**
 * The curve y = A · exp(growth · x) nearest to the points on the scale of y itself, so that its scatter is comparable with a line's.
 * For every growth the best A is known; the growth is searched on a grid, then by golden section.
 */
function exponentialFit(x: readonly number[], y: readonly number[], weights: readonly number[]) {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const reach = high - low;
  const squaresAt = (growth: number) => {
    const curve = x.map((value) => Math.exp((growth * (value - low)) / reach));
    const own = sum(curve, (value, index) => weights[index]! * value ** 2);
    const scale = sum(curve, (value, index) => weights[index]! * value * y[index]!) / own;
    return sum(curve, (value, index) => weights[index]! * (y[index]! - scale * value) ** 2);
  };
  const steps = 96;
  const step = (2 * MOST_GROWTH) / steps;
  const grid = Array.from({ length: steps + 1 }, (_, index) => -MOST_GROWTH + step * index);
  const best = grid.reduce((so, next) => (squaresAt(next) < squaresAt(so) ? next : so));
  const golden = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [best - step, best + step];
  for (let round = 0; round < 60; round++) {
    const [a, b] = [to - golden * (to - from), from + golden * (to - from)];
    if (squaresAt(a) < squaresAt(b)) to = b;
    else from = a;
  }
  const growth = (from + to) / 2;
  return { growth: growth / reach, squares: squaresAt(growth) };
}

/** Units that must stand on either side of a threshold. */
const LEAST_PER_SIDE = 3;

/**
 * Weighted fits of y on x: a straight line, an exponential, two lines that meet at the claimed threshold, and two that meet where
 * they fit best. Those for which there are too few units are left out; without the line there are none.
 */
export function compareShapes(x: readonly number[], y: readonly number[], weights: readonly number[]): Shape[] {
  const n = x.length;
  const ones = x.map(() => 1);
  const line = leastSquares([ones, x], y, weights);
  if (!line || line.totalSquares <= 0) return [];
  // What rounding leaves of a perfect fit must not decide.
  const floor = 1e-12;
  const criterion = (squares: number, total: number, parameters: number) => {
    const least = Math.max(squares, floor * total) / n;
    const twiceLogLikelihood = -n * (Math.log(2 * Math.PI * least) + 1) + sum(weights, Math.log);
    return 2 * parameters - twiceLogLikelihood + (2 * parameters * (parameters + 1)) / (n - parameters - 1);
  };
  const shapes: Shape[] = [];
  const add = (shape: Shape) => {
    if (Number.isFinite(shape.aicc)) shapes.push(shape);
  };
  const allowed = (parameters: number) => n > parameters + 1;

  const slope = line.coefficients[1]!;
  if (allowed(3)) {
    add({ id: 'line', aicc: criterion(line.residualSquares, line.totalSquares, 3), threshold: null, slopes: [slope, slope] }); // prettier-ignore
    if (sum(y, (value, index) => value * weights[index]!) > 0) {
      const { growth, squares } = exponentialFit(x, y, weights);
      add({
        id: 'exponential',
        aicc: criterion(squares, line.totalSquares, 3),
        threshold: null,
        slopes: [growth, growth],
      });
    }
  }
  const bent = (threshold: number) => {
    const above = x.map((value) => Math.max(0, value - threshold));
    const below = x.filter((value) => value <= threshold).length;
    if (below < LEAST_PER_SIDE || n - below < LEAST_PER_SIDE) return null;
    const fit = leastSquares([ones, x, above], y, weights);
    if (!fit) return null;
    const [, before = 0, more = 0] = fit.coefficients;
    return { squares: fit.residualSquares, threshold, slopes: [before, before + more] as const };
  };
  const claimed = allowed(4) ? bent(CLAIMED_THRESHOLD) : null;
  if (claimed) add({ id: 'claimed', aicc: criterion(claimed.squares, line.totalSquares, 4), threshold: claimed.threshold, slopes: claimed.slopes }); // prettier-ignore
  if (allowed(5)) {
    const levels = [...new Set(x)].sort((a, b) => a - b);
    const tried = levels.slice(1).flatMap((level, index) => bent((level + levels[index]!) / 2) ?? []);
    const best = tried.reduce<(typeof tried)[number] | null>(
      (so, next) => (so === null || next.squares < so.squares ? next : so),
      null,
    );
    if (best) add({ id: 'break', aicc: criterion(best.squares, line.totalSquares, 5), threshold: best.threshold, slopes: best.slopes }); // prettier-ignore
  }
  return shapes;
}
