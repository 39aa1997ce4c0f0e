/** Words that stand in formulas: the ends of their messages' keys. */
export type Word = 'alive' | 'revenue' | 'orders' | 'customers' | 'years' | 'remaining' | 'margin';

/** A formula as a tree: MathML is drawn from it, and a line of text for browsers that know none. */
export type Formula = readonly Part[];
export type Part =
  | string
  | { readonly over: readonly [above: Formula, below: Formula] }
  | { readonly base: Formula; readonly up?: Formula; readonly down?: Formula }
  /** A sum or an integral sign with its bounds. */
  | { readonly sign: 'Σ' | '∫'; readonly from: Formula; readonly to: Formula }
  | { readonly paren: Formula; readonly shape?: '()' | '{}' }
  | { readonly word: Word };

export const over = (above: Formula, below: Formula): Part => ({ over: [above, below] });
export const up = (base: Formula, exponent: Formula): Part => ({ base, up: exponent });
export const down = (base: string, index: Formula): Part => ({ base: [base], down: index });
export const paren = (...inner: Part[]): Part => ({ paren: inner });
export const brace = (...inner: Part[]): Part => ({ paren: inner, shape: '{}' });
export const sum = (from: Formula, to: Formula): Part => ({ sign: 'Σ', from, to });
export const integral = (from: Formula, to: Formula): Part => ({ sign: '∫', from, to });
export const word = (key: Word): Part => ({ word: key });

/** Of the characters of a plain part, what MathML calls them: `mn` numbers, `mi` names, `mo` everything else. */
export const tokensOf = (text: string): { tag: 'mn' | 'mi' | 'mo'; text: string }[] =>
  (text.match(/\d+(?:\.\d+)?|\p{L}|[^\s]/gu) ?? []).map((token) => ({
    tag: /^\d/.test(token) ? 'mn' : /^\p{L}$/u.test(token) ? 'mi' : 'mo',
    text: token,
  }));

/** The formula in one line, with brackets where the drawing needs none. */
export function lineOf(formula: Formula, wordOf: (key: Word) => string): string {
  const line = (inner: Formula): string => lineOf(inner, wordOf);
  const grouped = (inner: Formula): string => (isShort(inner) ? line(inner) : `(${line(inner)})`);
  return formula
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('over' in part) return `${grouped(part.over[0])} ÷ ${grouped(part.over[1])}`;
      if ('sign' in part) return `${part.sign}[${line(part.from)} … ${line(part.to)}]`;
      if ('word' in part) return wordOf(part.word);
      if ('paren' in part) return part.shape === '{}' ? `{${line(part.paren)}}` : `(${line(part.paren)})`;
      const index = part.down ? `_${line(part.down)}` : '';
      const exponent = part.up ? `^${grouped(part.up)}` : '';
      return `${grouped(part.base)}${index}${exponent}`;
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether it needs no brackets beside an operator: one sign, one name, or brackets of its own. */
function isShort(formula: Formula): boolean {
  if (formula.length !== 1) return false;
  const part = formula[0]!;
  if (typeof part === 'string') return /^[\p{L}\d.]+$/u.test(part);
  return 'paren' in part || 'word' in part || ('base' in part && part.up === undefined);
}
