/**
 * P(χ² > x) on `df` degrees of freedom (whole, at least 1), for x ≥ 0. By the series of the lower incomplete gamma function
 * below its mean and Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2).
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const [a, half] = [df / 2, x / 2];
  const front = Math.exp(a * Math.log(half) - half - logGammaOfHalves(df));
  return half < a + 1 ? 1 - front * series(a, half) : front * fraction(a, half);
}

/** log Γ(n / 2), exact in its recurrence. */
function logGammaOfHalves(n: number): number {
  let sum = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = n % 2 === 0 ? 2 : 1; k < n; k += 2) sum += Math.log(k / 2);
  return sum;
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 1000 && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 1000; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = factor * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + factor / c;
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}
