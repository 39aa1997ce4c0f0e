/** ln(eᵃ + eᵇ); −Infinity stands for 0. */
export function logSumExp(a: number, b: number): number {
  const [low, high] = a <= b ? [a, b] : [b, a];
  return high === -Infinity ? -Infinity : high + Math.log1p(Math.exp(low - high));
}

/** ln(1 − eˣ) for x ≤ 0; exact beside 0 and far below (Mächler 2012, "Accurately computing log(1 − exp(−|a|))"). */
export const log1mExp = (x: number): number => (x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x)));

/** ln(1 + eˣ), for any x. */
export const log1pExp = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
