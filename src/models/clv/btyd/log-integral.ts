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
  const half = width / 2;
  const middle = from + half;
  let sum = 0;
  for (let i = 0; i < NODES.length; i++) {
    const offset = half * NODES[i]!;
    sum += WEIGHTS[i]! * (Math.exp(f.log(middle - offset) - peak) + Math.exp(f.log(middle + offset) - peak));
  }
  return half * sum;
}

// Abscissas above 0 and their weights (Abramowitz & Stegun, table 25.4, to the last digit of a double).
export const NODES = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
] as const;
export const WEIGHTS = [
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388,
  0.09515851168249279, 0.062253523938647894, 0.027152459411754096,
] as const;
