import { PARAMETERS, type ModelId } from '../btyd/model.ts';
import { betaBernoulliLikelihood, bgbbLikelihood } from './bgbb-likelihood.ts';
import type {
  ClvFitInput,
  ClvFitOutput,
  ClvFitPhase,
  FitWarning,
  FitWarningCode,
  ModelFit,
  Patterns,
} from './contract.ts';
import {
  atTheEdge,
  busiest,
  dropoutUnidentified,
  extremeBuyer,
  fewRepeats,
  notConverged,
  nothingToFit,
  shortWindow,
} from './diagnose.ts';
import { fitSpend } from './fit-spend.ts';
import { fittedOf, NOTHING } from './fitted.ts';
import { bgLikelihood, mbgLikelihood } from './geometric-likelihood.ts';
import type { Likelihood } from './likelihood.ts';
import { maximiseOver } from './maximise-over.ts';
import type { Maximum } from './maximise.ts';
import { nbdLikelihood } from './nbd-likelihood.ts';
import { paretoLikelihood } from './pareto-likelihood.ts';
import { mergedPatterns, rescaled, totalsOf, type Totals } from './patterns.ts';

/** One shop as a family of models sees it. */
interface Shop {
  /** In units of the longest history, or in occasions. */
  patterns: Patterns;
  /** In days, or in occasions. */
  totals: Totals;
  /** Of the time of `patterns` in the unit asked for; 1 for occasions, which have none. */
  unit: number;
  /** The maximum of the family's model without dropout; computed once. */
  withoutDropout: (onStep: (share: number) => void) => Maximum;
}

/** Maximum likelihood for every model asked for, and for spend. Whatever orders can look like, it answers. */
export function fitClv(
  input: ClvFitInput,
  report: (phase: ClvFitPhase, fraction: number) => void = () => {},
): ClvFitOutput {
  const phases = input.models.length + 1;
  const stepOf = (phase: ClvFitPhase, place: number) => (share: number) => report(phase, (place + share) / phases);
  report('patterns', 0);
  const inTime = timeShop(input);
  const inOccasions = occasionShop(input);
  const longestDays = Math.max(inTime.totals.longest, inOccasions.totals.longest * input.unitDays);
  const fits = input.models.map((model, place) => {
    const onStep = stepOf(model, place);
    onStep(0);
    return fitModel(model, model === 'bgbb' ? inOccasions : inTime, longestDays, onStep);
  });
  return { fits, spend: fitSpend(input.spend, stepOf('spend', input.models.length)) };
}

/** Logarithms of parameters end here: e^16 times the longest history is for ever, e^−16 of anything is nothing. */
const BOUND = 16;

function timeShop({ patterns, unitDays }: ClvFitInput): Shop {
  const merged = mergedPatterns(patterns);
  const totals = totalsOf(merged);
  const scaled = rescaled(merged, totals.longest || 1);
  const rate = totals.repeats / timeOf(scaled);
  const starts = [0.3, 1, 3].map((r) => [Math.log(r), Math.log(r / rate)]);
  return {
    patterns: scaled,
    totals,
    unit: totals.longest / unitDays,
    withoutDropout: once((onStep) =>
      maximiseOver(nbdLikelihood, scaled, { customers: totals.customers, starts, bound: BOUND, onStep }),
    ),
  };
}

function occasionShop({ occasions }: ClvFitInput): Shop {
  const patterns = mergedPatterns(occasions);
  const totals = totalsOf(patterns);
  const rate = Math.min(0.99, totals.repeats / timeOf(patterns));
  const starts = [0.5, 2].map((size) => [Math.log(size * rate), Math.log(size * (1 - rate))]);
  return {
    patterns,
    totals,
    unit: 1,
    withoutDropout: once((onStep) =>
      maximiseOver(betaBernoulliLikelihood, patterns, { customers: totals.customers, starts, bound: BOUND, onStep }),
    ),
  };
}

const timeOf = ({ T, weight }: Patterns): number => T.reduce((sum, time, row) => sum + weight[row]! * time, 0);

function once<In, Out>(make: (input: In) => Out): (input: In) => Out {
  let made: { value: Out } | undefined;
  return (input) => (made ??= { value: make(input) }).value;
}

interface Recipe {
  likelihood: (patterns: Patterns) => Likelihood;
  /** From the maximum without dropout, logarithms. */
  starts: (buying: readonly number[]) => number[][];
}

/** Buying as without dropout, and who leaves from most to nearly nobody. */
const withDropouts =
  (dropouts: readonly (readonly [number, number])[]) =>
  ([first = 0, second = 0]: readonly number[]) =>
    dropouts.map(([c, d]) => [clamp(first), clamp(second), Math.log(c), Math.log(d)]);
const clamp = (value: number): number => Math.min(8, Math.max(-8, value));

const GEOMETRIC_DROPOUTS = [
  [0.7, 2],
  [2, 4],
  [0.1, 1],
  [0.005, 5],
] as const;

const RECIPES: { readonly [K in Exclude<ModelId, 'nbd'>]: Recipe } = {
  bg: { likelihood: bgLikelihood, starts: withDropouts(GEOMETRIC_DROPOUTS) },
  mbg: { likelihood: mbgLikelihood, starts: withDropouts(GEOMETRIC_DROPOUTS) },
  pareto: {
    likelihood: paretoLikelihood,
    starts: withDropouts([
      [0.5, 0.3],
      [2, 3],
      [0.05, 1],
    ]),
  },
  bgbb: {
    likelihood: bgbbLikelihood,
    starts: withDropouts([
      [0.5, 3],
      [2, 20],
      [0.05, 1],
    ]),
  },
};

function fitModel(model: ModelId, shop: Shop, longestDays: number, onStep: (share: number) => void): ModelFit {
  const { patterns, totals } = shop;
  const whole = { model, customers: totals.customers, repeats: totals.repeats };
  const nothing = nothingToFit(totals);
  if (nothing) return { ...whole, ...NOTHING, warnings: [nothing] };
  const without = shop.withoutDropout((share) => onStep(0.1 * share));
  const top =
    model === 'nbd'
      ? without
      : maximiseOver(RECIPES[model].likelihood, patterns, {
          customers: totals.customers,
          starts: RECIPES[model].starts(without.at),
          bound: BOUND,
          onStep: (share) => onStep(0.1 + 0.9 * share),
        });
  const units = PARAMETERS[model].map((name) => (isTime(model, name) ? shop.unit : 1));
  const fitted = fittedOf(top, { units, customers: totals.customers, logUnits: totals.repeats * Math.log(shop.unit) });
  const shapes = fitted.parameters.filter((_, place) => !isTime(model, PARAMETERS[model][place]!));
  const flat = model === 'nbd' ? [] : dropoutUnidentified(top.logLikelihood, without.logLikelihood);
  const warnings = [
    ...fewRepeats(totals),
    ...shortWindow(longestDays),
    ...flat,
    ...atTheEdge({ covariance: fitted.covariance, shapes }, flat),
    ...(model === 'bgbb' ? [] : extremeOf(shop)),
    ...notConverged(fitted.evidence),
  ];
  return { ...whole, ...fitted, warnings };
}

/** α and β are times where purchases happen in time. */
const isTime = (model: ModelId, name: string): boolean => model !== 'bgbb' && (name === 'alpha' || name === 'beta');

/** One buyer with a large part of all repeats is held against the rhythm of all others. */
function extremeOf({ patterns, totals }: Shop): FitWarning<FitWarningCode>[] {
  const row = busiest(patterns);
  const buyer = { x: patterns.x[row]!, T: patterns.T[row]!, repeats: totals.repeats };
  return extremeBuyer(buyer, () => {
    const weight = patterns.weight.slice();
    weight[row]! -= 1;
    const customers = totals.customers - 1;
    const rate = (totals.repeats - buyer.x) / timeOf({ ...patterns, weight });
    if (!(rate > 0)) return null;
    const start = [Math.log(0.5), Math.log(0.5 / rate)];
    const { at } = maximiseOver(
      nbdLikelihood,
      { ...patterns, weight },
      { customers, starts: [start], bound: BOUND, onStep: () => {} },
    );
    return { parameters: at.map(Math.exp), customers };
  });
}
