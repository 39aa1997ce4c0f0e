import { randomBeta, randomExponential, randomGamma } from 'd3-random';
import { randomSource } from '#core/random.ts';
import type { SpendParameters } from './btyd/gamma-gamma.ts';
import type { ModelId, Parameters } from './btyd/model.ts';

/** Customers of a model, arrays of one length: repeat purchases, and the age at the last one (0 without). */
export interface Simulated {
  x: Float64Array;
  tx: Float64Array;
}

/**
 * Customers who live by a model, watched for `T` each, in the unit of the parameters (occasions for `bgbb`). The same
 * seed gives the same customers; each one is drawn after the one before.
 */
export function simulate(model: ModelId, parameters: Parameters, T: ArrayLike<number>, seed: number): Simulated {
  const x = new Float64Array(T.length);
  const tx = new Float64Array(T.length);
  const draw = customersOf(model, parameters, randomSource(seed));
  for (let i = 0; i < T.length; i++) {
    draw(T[i]!, (age) => {
      x[i]!++;
      tx[i] = age;
    });
  }
  return { x, tx };
}

/** The ages of every repeat purchase of the same customers, in ascending order. */
export function simulateAges(model: ModelId, parameters: Parameters, T: ArrayLike<number>, seed: number): number[][] {
  const draw = customersOf(model, parameters, randomSource(seed));
  return Array.from(T, (until) => {
    const ages: number[] = [];
    draw(until, (age) => ages.push(age));
    return ages;
  });
}

/** Mean spends of customers with `x` repeat purchases each, by Gamma-Gamma; 0 where there were none. */
export function simulateSpend([p, q, gamma]: SpendParameters, x: ArrayLike<number>, seed: number): Float64Array {
  const random = randomSource(seed);
  const gammaOf = randomGamma.source(random);
  const rate = gammaOf(q, 1 / gamma);
  return Float64Array.from(x, (purchases) => {
    const scale = 1 / (rate() * Math.max(purchases, 1));
    return purchases === 0 ? 0 : gammaOf(p * purchases, scale)();
  });
}

/** Tells of each repeat purchase of one customer within `until`. */
type Draw = (until: number, buys: (age: number) => void) => void;
type Customers = (parameters: Parameters, random: () => number) => Draw;

const customersOf = (model: ModelId, parameters: Parameters, random: () => number): Draw =>
  CUSTOMERS[model](parameters, random);

/** Rates λ ~ Gamma(r, α), chances to leave p ~ Beta(a, b) at each repeat purchase, and with `first` at the first, too. */
const geometric =
  (first: boolean): Customers =>
  ([r = 1, alpha = 1, a = 1, b = 1], random) => {
    const rate = randomGamma.source(random)(r, 1 / alpha);
    const chance = randomBeta.source(random)(a, b);
    return (until, buys) => {
      const wait = randomExponential.source(random)(rate());
      const leaving = chance();
      if (first && random() < leaving) return;
      for (let age = wait(); age <= until; age += wait()) {
        buys(age);
        if (random() < leaving) return;
      }
    };
  };

const CUSTOMERS: { readonly [K in ModelId]: Customers } = {
  mbg: geometric(true),
  bg: geometric(false),
  pareto: ([r = 1, alpha = 1, s = 1, beta = 1], random) => {
    const exponential = randomExponential.source(random);
    const rate = randomGamma.source(random)(r, 1 / alpha);
    const leavingRate = randomGamma.source(random)(s, 1 / beta);
    return (until, buys) => {
      const wait = exponential(rate());
      const end = Math.min(until, exponential(leavingRate())());
      for (let age = wait(); age <= end; age += wait()) buys(age);
    };
  },
  nbd: ([r = 1, alpha = 1], random) => {
    const rate = randomGamma.source(random)(r, 1 / alpha);
    return (until, buys) => {
      const wait = randomExponential.source(random)(rate());
      for (let age = wait(); age <= until; age += wait()) buys(age);
    };
  },
  bgbb: ([alpha = 1, beta = 1, gamma = 1, delta = 1], random) => {
    const buying = randomBeta.source(random)(alpha, beta);
    const leaving = randomBeta.source(random)(gamma, delta);
    return (until, buys) => {
      const [p, theta] = [buying(), leaving()];
      for (let occasion = 1; occasion <= until && random() >= theta; occasion++) if (random() < p) buys(occasion);
    };
  },
};
