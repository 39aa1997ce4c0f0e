import { BTYD } from '#models/clv/btyd/index.ts';
import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, ModelFit, Patterns } from '#models/clv/fit/contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { scoring } from '#models/clv/scores.ts';
import { simulate } from '#models/clv/simulate.ts';
import { UNIT_DAYS } from '#models/clv/valuation.ts';
import { cdnowOrders, noPatterns, patternsOf, summarise } from '../support/summary.ts';

/** Days, as CDNOW's; BG/BB in months. */
const TRUTH: Record<ModelId, readonly number[]> = {
  mbg: [0.52, 43, 0.89, 1.61],
  bg: [0.25, 31, 0.8, 2.4],
  pareto: [0.55, 74, 0.61, 82],
  nbd: [0.38, 85],
  bgbb: [1.2, 0.75, 0.66, 2.8],
};
const YEARS_DAYS = 730;
const MONTHS = 24;

export interface Wanted {
  model: ModelId;
  customers?: number;
  /** CDNOW's file instead of simulated customers. */
  text?: string;
}

/** Customers who came evenly over two years, their last purchase in whole days: equal histories in one row. */
function customersOf(model: ModelId, count: number): Patterns {
  const most = model === 'bgbb' ? MONTHS : YEARS_DAYS;
  const T = Float64Array.from({ length: count }, (_, i) => Math.floor((i * (most + 1)) / count));
  const { x, tx } = simulate(model, TRUTH[model], T, 1);
  return grouped({ x, tx: tx.map(Math.ceil), T, weight: new Float64Array(count).fill(1) });
}

/** As a database groups: in the order histories first appear. */
function grouped({ x, tx, T, weight }: Patterns): Patterns {
  const places = new Map<number, number>();
  const found: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const key = (x[i]! * 4096 + tx[i]!) * 4096 + T[i]!;
    const place = places.get(key);
    if (place !== undefined) weights[place]! += weight[i]!;
    else {
      places.set(key, found.length);
      found.push(i);
      weights.push(weight[i]!);
    }
  }
  const pick = (column: Float64Array) => Float64Array.from(found, (row) => column[row]!);
  return { x: pick(x), tx: pick(tx), T: pick(T), weight: Float64Array.from(weights) };
}

/** What one page fits and scores, step by step, so that each can be timed from outside. */
export class FitBench {
  #input: ClvFitInput | undefined;
  #patterns: Patterns | undefined;
  #fit: ModelFit | undefined;

  open({ model, customers = 0, text }: Wanted): { customers: number; groups: number } {
    const patterns = text
      ? grouped(patternsOf(summarise(cdnowOrders(text), '1997-09-30')))
      : customersOf(model, customers);
    this.#patterns = patterns;
    this.#input = {
      models: [model],
      unitDays: UNIT_DAYS[unitOf(model)],
      patterns: model === 'bgbb' ? noPatterns() : patterns,
      occasions: model === 'bgbb' ? patterns : noPatterns(),
      spend: { x: new Float64Array(), mean: new Float64Array() },
    };
    return { customers: patterns.weight.reduce((sum, weight) => sum + weight, 0), groups: patterns.x.length };
  }

  /** The number of log-likelihoods with gradient it took. */
  fit(): number {
    const [fit] = fitClv(this.#input!).fits;
    if (!fit?.parameters || !fit.evidence?.converged) throw new Error(JSON.stringify(fit));
    this.#fit = fit;
    return fit.evidence.evaluations;
  }

  /** One log-likelihood of all groups, one after the other, by the model's own function. */
  loop(): void {
    const { model, parameters, logLikelihood } = this.#fit!;
    const { x, tx, T, weight } = this.#patterns!;
    const unit = model === 'bgbb' ? 1 : UNIT_DAYS[unitOf(model)];
    let sum = 0;
    for (let i = 0; i < x.length; i++)
      sum += weight[i]! * BTYD[model].logLikelihood(parameters!, x[i]!, tx[i]! / unit, T[i]! / unit);
    if (Math.abs(sum / logLikelihood! - 1) > 1e-7) throw new Error(`${logLikelihood!} by the fit, ${sum} one by one`);
  }

  /** P(alive) and expected orders of a year for every group; with a rate also discounted by month. */
  score(discountRate: number): void {
    const { model, parameters } = this.#fit!;
    const steps = scoring(this.#patterns!, {
      model,
      parameters: parameters!,
      unit: unitOf(model),
      fittedTo: null,
      horizonDays: 365,
      marginRate: 1,
      discountRate,
      spend: { by: 'mean' },
      spread: null,
    });
    while (!steps.next().done);
  }
}

const unitOf = (model: ModelId) => (model === 'bgbb' ? 'month' : 'day');
