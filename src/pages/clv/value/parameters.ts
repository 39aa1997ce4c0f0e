import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { PARAMETERS, type ModelId } from '#models/clv/btyd/model.ts';
import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import type { Unit } from '#models/clv/valuation.ts';

/** One fitted number with how well it is known. */
export interface ParameterRow {
  symbol: string;
  estimate: number;
  error: number | null;
  /** 95 %, symmetric in the logarithm. */
  low: number | null;
  high: number | null;
}

const GREEK: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ' };
const SPEND_SYMBOLS = ['p', 'q', 'γ'];
export const symbolsOf = (model: ModelId): string[] => PARAMETERS[model].map((name) => GREEK[name] ?? name);

/** The parameters of the model and of spend; those that were not fitted are not there. */
export const parameterRows = (model: ModelFit, spend: SpendFit): ParameterRow[] => [
  ...rowsOf(symbolsOf(model.model), model),
  ...rowsOf(SPEND_SYMBOLS, spend).map((row) => ({ ...row, symbol: `${row.symbol} ($)` })),
];

const Z95 = 1.959963984540054;

const rowsOf = (
  symbols: readonly string[],
  { parameters, standardErrors, covariance }: Pick<ModelFit, 'parameters' | 'standardErrors' | 'covariance'>,
): ParameterRow[] =>
  (parameters ?? []).map((estimate, at) => {
    const variance = covariance?.[at * symbols.length + at];
    const factor = variance === undefined || variance < 0 ? null : Math.exp(Z95 * Math.sqrt(variance));
    const told = factor !== null && Number.isFinite(factor);
    return {
      symbol: symbols[at] ?? '',
      estimate,
      error: standardErrors?.[at] ?? null,
      low: told ? estimate / factor : null,
      high: told ? estimate * factor : null,
    };
  });

/** Two parameters that belong together, and what they say; no values where the model has none for it. */
export interface ParameterPair {
  symbols: readonly string[];
  values: readonly number[];
  says: Phrase;
}

/** Long spans without decimals: nobody knows them that well. */
const spokenSpan = (units: number): PhrasePart => ({ as: units >= 100 ? 'integer' : 'decimal', value: units });

/** How often customers buy, and how soon they leave. */
export function parameterPairs(model: ModelId, parameters: readonly number[], unit: Unit): ParameterPair[] {
  const symbols = symbolsOf(model);
  const pair = (at: number, says: Phrase): ParameterPair => ({
    symbols: symbols.slice(at, at + 2),
    values: parameters.slice(at, at + 2),
    says,
  });
  const [first, second, third, fourth] = parameters as [number, number, number, number];
  if (model === 'bgbb')
    return [
      pair(0, { key: 'value.fit.occasion.buy', parts: { rate: { as: 'rate', value: first / (first + second) } } }),
      pair(2, { key: 'value.fit.occasion.leave', parts: { rate: { as: 'rate', value: third / (third + fourth) } } }),
    ];
  const buying = pair(0, {
    key: 'value.fit.rate',
    parts: {
      every: { key: `value.fit.every.${unit}`, parts: { n: spokenSpan(second / first) } },
      spread: { key: `value.fit.spread.${first < 1 ? 'wide' : first < 3 ? 'some' : 'alike'}` },
    },
  });
  if (model === 'nbd') return [buying, { symbols: [], values: [], says: { key: 'value.fit.dropout.none' } }];
  const leaving =
    model === 'pareto'
      ? pair(2, {
          key: `value.fit.dropout.${unit}`,
          parts: { rate: { as: 'rate', value: 1 - (fourth / (fourth + 1)) ** third } },
        })
      : pair(2, {
          key: 'value.fit.dropout.purchase',
          parts: { rate: { as: 'rate', value: third / (third + fourth) } },
        });
  return [buying, leaving];
}
