/** ln(eᵃ + eᵇ); −Infinity stands for 0. */
export function logSumExp(a: number, b: number): number {
  const [low, high] = a <= b ? [a, b] : [b, a];
  return high === -Infinity ? -Infinity : high + Math.log1p(Math.exp(low - high));
}

/** ln(1 + eˣ), for any x. */
export const log1pExp = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
