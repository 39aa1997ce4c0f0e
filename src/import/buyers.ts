import type { ImportProblem } from './codes.ts';
import { isNullWord } from './values.ts';

/** Where at most this share of the buyers can be told apart, an export is no ground for repurchase. */
const TOO_FEW = 0.5;
/** One value on more than this share of the lines is no buyer but a stand-in for many. */
const TOO_COMMON = 0.3;
const ENOUGH_LINES = 20;

const MASKED =
  /[*＊•●]{2,}|^\p{Script=Han}{0,2}[*＊]\p{Script=Han}{0,2}$|\d{3}x{4}\d{4}|^[$#~]{1,2}.*(密文|[$#~])|密文|^[A-Za-z0-9+/]{40,}={0,2}$/iu;

/** A buyer who cannot be told from others: masked with stars, or in cipher text. */
export const isMasked = (value: string): boolean => MASKED.test(value);

/** What stands for whoever does not say who they are, in lower case. */
const GUESTS: ReadonlySet<string> = new Set([
  '匿名',
  '匿名用户',
  '匿名买家',
  '匿名顾客',
  '游客',
  '散客',
  '访客',
  '非会员',
  '未登录用户',
  '未知',
  '訪客',
  '非會員',
  'guest',
  'guests',
  'guest user',
  'guest customer',
  'guest checkout',
  'anonymous',
  'anonymous user',
  'anonymous customer',
  'walk-in',
  'walk in',
  'walk-in customer',
  'walk in customer',
  'cash customer',
  'unknown',
  'unknown customer',
  'gast',
  'gastkunde',
  'laufkunde',
  'laufkundschaft',
  'invité',
  'anonyme',
  'client anonyme',
  'client de passage',
  'invitado',
  'anónimo',
  'público en general',
  'ospite',
  'anonimo',
  'convidado',
  'ゲスト',
  '非会員',
  '비회원',
]);
/** The zero of exports that count customers from 1 stands on this many times the lines of an ordinary customer. */
const TIMES_ORDINARY = 4;
const ENOUGH_ZEROS = 3;

/** The values that name nobody: words for a guest, and a zero far more frequent than the other values are. */
export function guestsIn(values: readonly string[]): string[] {
  const counts = countsOf(values.map((value) => value.trim()).filter((value) => !isNullWord(value)));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].flatMap(([value, count]) => {
    const ordinary = (total - count) / Math.max(1, counts.size - 1);
    const zero = /^0+$/.test(value) && count >= ENOUGH_ZEROS && count >= TIMES_ORDINARY * ordinary;
    return zero || GUESTS.has(value.toLowerCase()) ? [value] : [];
  });
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What is wrong with a column as the one that says who bought. Shares are of all sampled lines, 0–1. */
export interface BuyerFacts {
  filled: number;
  masked: number;
  /** The most frequent value, with its share. */
  common: { value: string; share: number } | null;
}

export function buyerFacts(values: readonly string[]): BuyerFacts {
  const filled = values.map((value) => value.trim()).filter((value) => !isNullWord(value));
  let common: BuyerFacts['common'] = null;
  for (const [value, count] of countsOf(filled)) {
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

/** What the reader has to know about the column that says who bought; `nothing` are values already known to name nobody. */
export function buyerProblems(
  column: string,
  values: readonly string[],
  nothing: readonly string[] = [],
): ImportProblem[] {
  const { masked, common } = buyerFacts(values.map((value) => (nothing.includes(value.trim()) ? '' : value)));
  const problems: ImportProblem[] = [];
  if (masked > 0) problems.push({ code: 'masked-buyers', params: { column, share: masked }, column });
  if (common && values.length >= ENOUGH_LINES && common.share > TOO_COMMON) {
    problems.push({ code: 'shared-buyers', params: { column, value: common.value, share: common.share }, column });
  }
  return problems;
}
