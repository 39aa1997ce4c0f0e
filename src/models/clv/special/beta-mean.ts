/** Beyond this many times the width of anything happening, a term is the one before it times a constant. */
const FAR = 38;

/**
 * E f(P) for P ~ Beta(a, b), by the trapezoid rule over ln(p/(1 − p)), on which it converges geometrically (Trefethen
 * & Weideman 2014, doi:10.1137/130932132), relative error about 1e-14 for positive `f`. `f` takes p and 1 − p, is
 * analytic in that variable, does not change any more where p or 1 − p is below `scale`, and grows towards either end
 * at most as 1/p between.
 */
export function betaMean(a: number, b: number, scale: number, f: (p: number, q: number) => number): number {
  const step = Math.min(0.22, 0.6 * Math.sqrt(1 / a + 1 / b));
  const mode = Math.log(a / b);
  const peak = a * mode - (a + b) * Math.log1p(a / b);
  const far = FAR - Math.log(Math.min(scale, 1 / (a + b)));
  let total = 0;
  let weights = 0;
  const add = (y: number, times: number): number => {
    const odds = Math.exp(y);
    const q = 1 / (1 + odds);
    const p = odds * q;
    const weight = Math.exp(a * y - (a + b) * Math.log1p(odds) - peak) * times;
    const term = weight * f(p, q);
    weights += weight;
    total += term;
    return Math.max(weight / weights, term / total);
  };
  add(mode, 1);
  for (const [direction, decay] of [
    [-1, a],
    [1, b],
  ] as const) {
    for (let index = 1; ; index++) {
      const y = mode + direction * index * step;
      if (direction * y > far) {
        add(y, 1 / -Math.expm1(-decay * step));
        break;
      }
      if (add(y, 1) < 1e-18) break;
    }
  }
  return total / weights;
}
