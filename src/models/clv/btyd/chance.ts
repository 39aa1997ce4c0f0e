import { bgbb } from './bgbb.ts';
import type { ModelId, Parameters } from './model.ts';
import { pareto } from './pareto.ts';

/** Of a customer with this history, still there with probability `alive`: P(at least one purchase in (T, T + t]). */
type Chance = (p: Parameters, alive: number, x: number, tx: number, T: number, t: number) => number;

/** Nobody leaves before the next purchase, so the wait of those still there is Lomax with shape r + x and scale α + T. */
const lomax: Chance = ([r = 1, alpha = 1], alive, x, _tx, T, t) =>
  alive * -Math.expm1(-(r + x) * Math.log1p(t / (alpha + T)));

/**
 * P(at least one purchase within t | x, t_x, T), which is not the number of expected purchases. Pareto/NBD: those still
 * there are new customers of rates Gamma(r + x, α + T) and Gamma(s, β + T). BG/BB: without a purchase the history has but
 * grown longer, so P(none) is a ratio of likelihoods; in whole occasions, the nearest number to t, at least one.
 */
export const chanceOfOrder: Readonly<Record<ModelId, Chance>> = {
  mbg: lomax,
  bg: lomax,
  nbd: lomax,
  pareto: ([r = 1, alpha = 1, s = 1, beta = 1], alive, x, _tx, T, t) =>
    alive * Math.max(0, 1 - pareto.probability([r + x, alpha + T, s, beta + T], 0, t)),
  bgbb: (p, _alive, x, tx, T, t) => {
    const longer = T + Math.max(1, Math.round(t));
    return Math.max(0, -Math.expm1(bgbb.logLikelihood(p, x, tx, longer) - bgbb.logLikelihood(p, x, tx, T)));
  },
};
