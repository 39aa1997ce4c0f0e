import type { Phrase, Quantity } from '#core/phrase.ts';
import {
  FIT_WARNINGS,
  SPEND_WARNINGS,
  type FitWarning,
  type FitWarningCode,
  type SpendWarningCode,
} from '#models/clv/fit/contract.ts';

/** How each fact of a warning is written; money in the shop's currency. */
const FACTS = {
  customers: 'integer',
  repeats: 'integer',
  repeaters: 'integer',
  days: 'integer',
  x: 'integer',
  least: 'decimal',
  ratio: 'decimal',
  share: 'percentWhole',
  q: 'decimal',
  pearson: 'decimal',
  spearman: 'decimal',
  mean: 'money',
} as const satisfies Record<string, Exclude<Quantity['as'], 'text'>>;
type Fact = keyof typeof FACTS;

export interface WarningWords {
  code: FitWarningCode | SpendWarningCode;
  title: Phrase;
  text: Phrase;
  remedy: Phrase;
}

/** Why the fit of a model, or of spend, should not be taken as it is, and what can be done, in order of the contract. */
export const modelWarnings = (warnings: readonly FitWarning<FitWarningCode>[]): WarningWords[] =>
  inOrder(FIT_WARNINGS, warnings).map((warning) => wordsOf('model', warning));

export const spendWarnings = (warnings: readonly FitWarning<SpendWarningCode>[]): WarningWords[] =>
  inOrder(SPEND_WARNINGS, warnings).map((warning) => wordsOf('spend', warning));

const inOrder = <Code extends string>(codes: readonly Code[], warnings: readonly FitWarning<Code>[]) =>
  warnings.toSorted((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));

function wordsOf<Code extends FitWarningCode | SpendWarningCode>(
  of: 'model' | 'spend',
  { code, facts }: FitWarning<Code>,
): WarningWords & { code: Code } {
  const parts = Object.fromEntries(
    Object.entries(facts)
      .filter((fact): fact is [Fact, number] => Object.hasOwn(FACTS, fact[0]))
      .map(([name, value]) => [name, { as: FACTS[name], value }]),
  );
  // Where nobody else came back there are no others to be unlike.
  const alone = code === 'extreme-buyer' && facts['share'] === 1;
  const key = `clv.warning.${of}.${code}${alone ? '.alone' : ''}`;
  return {
    code,
    title: { key: `${key}.title` },
    text: { key: `${key}.text`, parts },
    remedy: { key: `${key}.remedy` },
  };
}
