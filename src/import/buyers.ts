import type { ImportProblem } from './codes.ts';
import { isNullWord } from './values.ts';

/** Where at most this share of the buyers can be told apart, an export is no ground for repurchase. */
const TOO_FEW = 0.5;
/** One value on more than this share of the lines is no buyer but a stand-in for many. */
const TOO_COMMON = 0.3;
const ENOUGH_LINES = 20;

/** A buyer who cannot be told from others: masked with stars, or in cipher text. */
export const isMasked = (value: string): boolean =>
  /\*{2,}|^[$#~]{1,2}.*(密文|[$#~])|密文|^[A-Za-z0-9+/]{40,}={0,2}$/.test(value);

/** What is wrong with a column as the one that says who bought. Shares are of all sampled lines, 0–1. */
export interface BuyerFacts {
  filled: number;
  masked: number;
  /** The most frequent value, with its share. */
  common: { value: string; share: number } | null;
}

export function buyerFacts(values: readonly string[]): BuyerFacts {
  const filled = values.map((value) => value.trim()).filter((value) => !isNullWord(value));
  const counts = new Map<string, number>();
  for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1);
  let common: BuyerFacts['common'] = null;
  for (const [value, count] of counts) {
    if (!common || count / values.length > common.share) common = { value, share: count / values.length };
  }
  const share = (count: number) => (values.length === 0 ? 0 : count / values.length);
  return { filled: share(filled.length), masked: share(filled.filter(isMasked).length), common };
}

/** Can this column say who bought? */
export const isUsableBuyer = (values: readonly string[]): boolean => {
  const { filled, masked } = buyerFacts(values);
  return filled > 0 && masked < filled * TOO_FEW;
};

/** What the reader has to know about the column that says who bought. */
export function buyerProblems(column: string, values: readonly string[]): ImportProblem[] {
  const { masked, common } = buyerFacts(values);
  const problems: ImportProblem[] = [];
  if (masked > 0) problems.push({ code: 'masked-buyers', params: { column, share: masked }, column });
  if (common && values.length >= ENOUGH_LINES && common.share > TOO_COMMON) {
    problems.push({ code: 'shared-buyers', params: { column, value: common.value, share: common.share }, column });
  }
  return problems;
}
