import { randomGamma, randomNormal } from 'd3-random';
import { randomSource } from '#core/random.ts';

/** The draws that shops are made of, from one seeded source. */
export interface Dice {
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** A position in the list of weights, by weight. */
  weighted(weights: readonly number[]): number;
  gamma(shape: number, mean: number): number;
  normal(mean: number, deviation: number): number;
}

export function dice(seed: number): Dice {
  const source = randomSource(seed);
  const gamma = randomGamma.source(source);
  const normal = randomNormal.source(source);
  return {
    chance: (probability) => source() < probability,
    below: (count) => Math.floor(source() * count),
    weighted: (weights) => {
      let rest = source() * weights.reduce((sum, weight) => sum + weight, 0);
      let at = 0;
      while (at < weights.length - 1 && (rest -= weights[at]!) >= 0) at++;
      return at;
    },
    gamma: (shape, mean) => gamma(shape, mean / shape)(),
    normal: (mean, deviation) => normal(mean, deviation)(),
  };
}
