import { midRanks, pearson } from '../../association/correlation.ts';
import type { ClvFitInput, Patterns, SpendFit } from './contract.ts';
import { correlated, infiniteMean, leftOut, notConverged, nothingToPrice } from './diagnose.ts';
import { fittedOf, NOTHING } from './fitted.ts';
import { maximiseOver } from './maximise-over.ts';
import { mergedPatterns } from './patterns.ts';
import { spendLikelihood } from './spend-likelihood.ts';

/** p, q, γ, the mean spend of the shop being 1: from customers alike who spend now so, now so, to the reverse. */
const STARTS = [
  [1, 3, 2],
  [5, 4, 0.6],
  [0.5, 10, 18],
  [20, 3, 0.1],
].map((start) => start.map(Math.log));
/** Further out the logarithms of the gamma function lose the digits that tell spends apart. */
const BOUND = 12;

/** Gamma-Gamma over the repeat buyers with a positive mean spend; the others are left out and counted. */
export function fitSpend(spend: ClvFitInput['spend'], onStep: (share: number) => void = () => {}): SpendFit {
  onStep(0);
  const paying = positive(spend);
  const customers = paying.mean.length;
  const meanSpend = customers === 0 ? null : paying.mean.reduce((sum, value) => sum + value, 0) / customers;
  const relation = correlations(paying);
  const out = leftOut(spend.mean);
  const common = { ...relation, meanSpend };
  const range = { paying: customers, least: least(paying.mean), most: most(paying.mean) };
  const nothing = nothingToPrice(spend.x.length, range);
  if (nothing || meanSpend === null)
    return { ...NOTHING, ...common, customers, warnings: [...(nothing ? [nothing] : []), ...out] };

  const rows = mergedPatterns({
    x: paying.x,
    tx: paying.mean.map((value) => value / meanSpend),
    T: new Float64Array(customers),
    weight: new Float64Array(customers).fill(1),
  });
  // Merged and thinned as histories are, with the mean spend in the place of an age.
  const likelihood = ({ x, tx, weight }: Patterns) => spendLikelihood({ x, mean: tx, weight });
  const top = maximiseOver(likelihood, rows, { customers, starts: STARTS, bound: BOUND, onStep });
  const fitted = fittedOf(top, { units: [1, 1, meanSpend], logUnits: customers * Math.log(meanSpend), customers });
  const warnings = [
    ...out,
    ...infiniteMean(fitted.parameters[1]!),
    ...correlated(relation.pearson, relation.spearman, customers),
    ...notConverged(fitted.evidence),
  ];
  return { ...fitted, ...common, warnings };
}

type SpendInput = ClvFitInput['spend'];

function positive({ x, mean }: SpendInput): SpendInput {
  const pays = (_: number, row: number) => mean[row]! > 0;
  return { x: x.filter(pays), mean: mean.filter(pays) };
}

/** Three at least: two always lie on a line. */
function correlations({ x, mean }: SpendInput): Pick<SpendFit, 'pearson' | 'spearman'> {
  if (x.length < 3) return { pearson: null, spearman: null };
  const [often, much] = [Array.from(x), Array.from(mean)];
  return { pearson: pearson(often, much), spearman: pearson(midRanks(often), midRanks(much)) };
}

const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
