import { SIXTEEN } from './gauss-legendre.ts';

/** The logarithm of a positive function and its slope there, both at `u`. */
export interface LogConcave {
  log(u: number): number;
  slope(u: number): number;
}

/**
 * ln ∫ exp f over [0, length], f concave with |f″| ≤ |f′| or so (sums of logarithms of sums of exponentials), to about
 * 1e-14 as far as f is that exact. The range is cut so that f moves by at most {@link STEP} within a piece, each piece
 * done by Gauss and Legendre's 16 nodes, until what is left weighs less than e^−{@link ENOUGH} of what there is.
 * `length` may be infinite where f falls; −Infinity for an empty range.
 */
export function logIntegral(f: LogConcave, length: number): number {
  let peak = -Infinity;
  let sum = 0;
  for (let from = 0; from < length;) {
    const width = pieceAt(f, from, length - from);
    const to = from + width;
    const here = Math.max(f.log(from), f.log(to));
    if (here > peak) {
      sum *= Math.exp(peak - here);
      peak = here;
    }
    sum += piece(f, from, width, peak);
    if (f.slope(to) < 0 && f.log(to) - peak < -ENOUGH) break;
    from = to;
  }
  return peak + Math.log(sum);
}

const WIDEST = 1.5;
const STEP = 12;
const ENOUGH = 38;

/** Concave: the slope at the end of a shorter piece lies between those at its start and at the end of a longer one. */
function pieceAt(f: LogConcave, from: number, left: number): number {
  const wide = Math.min(WIDEST, left, STEP / Math.abs(f.slope(from)));
  return Math.min(wide, STEP / Math.abs(f.slope(from + wide)));
}

function piece(f: LogConcave, from: number, width: number, peak: number): number {
  const { nodes, weights } = SIXTEEN;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i]! * Math.exp(f.log(from + width * nodes[i]!) - peak);
  return width * sum;
}
