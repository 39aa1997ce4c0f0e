import { EIGHT, FOUR, type Rule } from '../btyd/gauss-legendre.ts';
import { MOMENTS } from './pareto-moments.ts';

/** Patterns with time after the last purchase, sorted by x: the run `j` has `x[j]` and starts at `from[j]`. */
export interface Silences {
  readonly patterns: Int32Array;
  readonly x: readonly number[];
  readonly from: readonly number[];
}

/** The moments of `pareto-moments.ts` from sums over the spans between neighbouring times. */
export interface Between {
  /** For the patterns of one run, whose exponent is `m`. */
  sumUp(run: number, m: number): void;
  /**
   * Writes those of [`from`, `to`], places of times, over which f without 1/(β + y) falls to `fallen` of itself; false
   * where they are too small a part of what is summed to be had by a difference.
   */
  take(from: number, to: number, fallen: number, moments: Float64Array): boolean;
}

interface Panels {
  /** At these parameters; null where nodes for every pattern are less work. */
  prepare(r: number, alpha: number, s: number, beta: number): Between | null;
}

/** Nodes a pattern takes on its own, each about twice the work of a panel's. */
const NODES_PER_PATTERN = 24;
const STEP = 4;
const WIDEST = 1.5;
const SMOOTH = 0.4;
const LEAST_PART = 1e-5;

export function panelsOf(values: Float64Array, txAt: Int32Array, tAt: Int32Array, silences: Silences): Panels {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const rank = new Int32Array(values.length);
  order.forEach((place, position) => (rank[place] = position));
  const sorted = Float64Array.from(order, (place) => values[place]!);
  const spans = Math.max(0, sorted.length - 1);

  // Which spans a run needs, how many runs need a span, and the largest x among them.
  const first = silences.x.map(() => spans);
  const last = silences.x.map(() => 0);
  const runsOf = new Float64Array(spans);
  const mostOf = new Float64Array(spans);
  silences.x.forEach((x, run) => {
    for (let at = silences.from[run]!; at < silences.from[run + 1]!; at++) {
      const i = silences.patterns[at]!;
      first[run] = Math.min(first[run]!, rank[txAt[i]!]!);
      last[run] = Math.max(last[run]!, rank[tAt[i]!]!);
    }
    for (let span = first[run]!; span < last[run]!; span++) {
      runsOf[span]! += 1;
      mostOf[span] = Math.max(mostOf[span]!, x);
    }
  });

  const sums = new Float64Array(MOMENTS * (spans + 1));
  const pieces = new Float64Array(spans);
  const smooth = new Uint8Array(spans);

  /** How many pieces each span is cut into; false when that is too much work. */
  function plan(r: number, alpha: number, s: number, beta: number): boolean {
    const near = Math.min(alpha, beta);
    const affordable = NODES_PER_PATTERN * silences.patterns.length;
    let work = 0;
    for (let span = 0; span < spans; span++) {
      if (runsOf[span] === 0) continue;
      const from = sorted[span]!;
      const length = sorted[span + 1]! - from;
      const change =
        (r + mostOf[span]!) * Math.log1p(length / (alpha + from)) + (s + 1) * Math.log1p(length / (beta + from));
      const width = Math.log1p(length / (near + from));
      smooth[span] = change <= SMOOTH && width <= SMOOTH ? 1 : 0;
      pieces[span] = Math.ceil(Math.max(change / STEP, width / WIDEST));
      work += runsOf[span]! * pieces[span]! * (smooth[span] ? FOUR : EIGHT).nodes.length;
      if (work > affordable) return false;
    }
    return true;
  }

  return {
    prepare(r, alpha, s, beta) {
      if (!plan(r, alpha, s, beta)) return null;
      const near = Math.min(alpha, beta);
      const starts = new Int32Array(spans + 1);
      for (let span = 0; span < spans; span++)
        starts[span + 1] =
          starts[span]! + (runsOf[span] === 0 ? 0 : pieces[span]! * (smooth[span] ? FOUR : EIGHT).nodes.length);
      const count = starts[spans]!;
      const weights = new Float64Array(count);
      const logA = new Float64Array(count);
      const logB = new Float64Array(count);
      const partA = new Float64Array(count);
      const partB = new Float64Array(count);
      const growthA = sorted.map((t) => Math.log1p(t / alpha));
      const growthB = sorted.map((t) => Math.log1p(t / beta));

      const tabulate = (at: number, from: number, u: number, weight: number): void => {
        const y = from + (near + from) * Math.expm1(u);
        weights[at] = (weight * (near + y)) / (beta + y);
        logA[at] = Math.log1p(y / alpha);
        logB[at] = Math.log1p(y / beta);
        partA[at] = y / (alpha + y);
        partB[at] = y / (beta + y);
      };
      for (let span = 0; span < spans; span++) {
        if (runsOf[span] === 0) continue;
        const rule: Rule = smooth[span] ? FOUR : EIGHT;
        const from = sorted[span]!;
        const width = Math.log1p((sorted[span + 1]! - from) / (near + from)) / pieces[span]!;
        let at = starts[span]!;
        for (let piece = 0; piece < pieces[span]!; piece++)
          for (let j = 0; j < rule.nodes.length; j++)
            tabulate(at++, from, (piece + rule.nodes[j]!) * width, width * rule.weights[j]!);
      }

      return {
        sumUp(run, m) {
          sums.fill(0, MOMENTS * last[run]!, MOMENTS * (last[run]! + 1));
          for (let span = last[run]! - 1; span >= first[run]!; span--) {
            const a = growthA[span]!;
            const b = growthB[span]!;
            const kept = Math.exp(-m * (growthA[span + 1]! - a) - s * (growthB[span + 1]! - b));
            let total = 0;
            let byA = 0;
            let byB = 0;
            let byPartA = 0;
            let byPartB = 0;
            for (let at = starts[span]!; at < starts[span + 1]!; at++) {
              const f = weights[at]! * Math.exp(-m * (logA[at]! - a) - s * (logB[at]! - b));
              total += f;
              byA += f * logA[at]!;
              byB += f * logB[at]!;
              byPartA += f * partA[at]!;
              byPartB += f * partB[at]!;
            }
            const here = MOMENTS * span;
            const next = here + MOMENTS;
            sums[here] = total + kept * sums[next]!;
            sums[here + 1] = byA + kept * sums[next + 1]!;
            sums[here + 2] = byB + kept * sums[next + 2]!;
            sums[here + 3] = byPartA + kept * sums[next + 3]!;
            sums[here + 4] = byPartB + kept * sums[next + 4]!;
          }
        },
        take(from, to, fallen, moments) {
          const start = MOMENTS * rank[from]!;
          const end = MOMENTS * rank[to]!;
          for (let j = 0; j < MOMENTS; j++) moments[j] = sums[start + j]! - fallen * sums[end + j]!;
          return moments[0]! > LEAST_PART * sums[start]!;
        },
      };
    },
  };
}
