import {
  CORRELATED,
  EXTREME_SHARE,
  FEW_REPEATERS,
  FEW_REPEATS,
  LEAST_RATIO,
  SHORT_WINDOW_DAYS,
} from '#models/clv/fit/diagnose.ts';
import type { MessageKey } from '#i18n/i18n.svelte.ts';
import type { MethodId } from '#session/methods.ts';
import { brace, down, integral, over, paren, sum, up, word, type Formula } from './math.ts';

/** How a number of a sentence is written. */
type Fact = { readonly as: 'integer' | 'decimal' | 'percent'; readonly value: number };

/** What follows a prefix in the keys of messages. */
type EndOf<Prefix extends string, Key = MessageKey> = Key extends `${Prefix}${infer End}` ? End : never;

export interface Failing {
  /** The end of the message's key, `methods.fail.<key>`. */
  readonly key: EndOf<'methods.fail.'>;
  /** The constants of our diagnosis that the sentence names. */
  readonly facts?: Readonly<Record<string, Fact>>;
}

export interface Card {
  /** Ends of the messages `methods.assume.<key>`. */
  readonly assumes: readonly EndOf<'methods.assume.'>[];
  readonly fails: readonly Failing[];
  /** What each says is `methods.math.of.<what>`. */
  readonly formulas: readonly { readonly what: EndOf<'methods.math.of.'>; readonly math: Formula }[];
}

const integer = (value: number): Fact => ({ as: 'integer', value });

const FEW: Failing = { key: 'few-repeats', facts: { least: integer(FEW_REPEATS) } };
const SHORT: Failing = { key: 'short-window', facts: { days: integer(SHORT_WINDOW_DAYS) } };
const FLAT: Failing = { key: 'dropout', facts: { ratio: { as: 'decimal', value: LEAST_RATIO } } };
const EXTREME: Failing = { key: 'extreme', facts: { share: { as: 'percent', value: EXTREME_SHARE } } };
const REGULAR: Failing = { key: 'regular' };
const SEASON: Failing = { key: 'season' };
const RETURN: Failing = { key: 'return' };

const tx = down('t', ['x']);
const grown = (age: Formula): Formula => [up([paren('α +', ...age)], ['r + x'])];
const beta = (...inner: Formula): Formula => ['B', paren(...inner)];
const buying = over(['Γ', paren('r + x'), up(['α'], ['r'])], ['Γ', paren('r')]);
const sinceLast = up([paren(over(['α + T'], ['α +', tx]))], ['r + x']);
const alive: Formula = [word('alive'), '='];

/** Assumptions, failures and formulas of each model, as the papers named as sources have them. */
export const CARDS: Partial<Record<MethodId, Card>> = {
  'clv-historic': { assumes: ['past-only'], fails: [{ key: 'age' }], formulas: [] },
  'clv-formula': {
    assumes: ['same-life', 'same-rate-ever', 'average-buyer'],
    fails: [{ key: 'gone-unseen' }, { key: 'life-unknown' }, { key: 'newcomers' }],
    formulas: [
      {
        what: 'value',
        math: [
          'v = ',
          over([word('revenue')], [word('orders')]),
          '·',
          over([word('orders')], [word('customers'), '·', word('years')]),
          '·',
          word('remaining'),
          '·',
          word('margin'),
        ],
      },
    ],
  },
  'clv-margin': {
    assumes: ['same-retention', 'same-margin'],
    fails: [{ key: 'gone-unseen' }, { key: 'retention-rises' }],
    formulas: [
      {
        what: 'value',
        math: [
          'v = m',
          sum(['k = 1'], ['K']),
          over([up(['r'], ['k'])], [up([paren('1 + d')], ['k'])]),
          '→ m',
          over(['r'], ['1 + d − r']),
        ],
      },
    ],
  },
  'clv-mbg': {
    assumes: ['poisson', 'gamma-rates', 'leave-after-any', 'beta-leaving', 'independent'],
    fails: [FLAT, FEW, SHORT, EXTREME, REGULAR, SEASON, RETURN],
    formulas: [
      {
        what: 'likelihood',
        math: [
          'L =',
          buying,
          brace(
            over(beta('a, b + x + 1'), beta('a, b')),
            over(['1'], grown(['T'])),
            '+',
            over(beta('a + 1, b + x'), beta('a, b')),
            over(['1'], grown([tx])),
          ),
        ],
      },
      { what: 'alive', math: [...alive, over(['1'], ['1 +', over(['a'], ['b + x']), sinceLast])] },
    ],
  },
  'clv-bg': {
    assumes: ['poisson', 'gamma-rates', 'leave-after-repeat', 'beta-leaving', 'independent'],
    fails: [{ key: 'one-time' }, FLAT, FEW, SHORT, EXTREME, REGULAR, SEASON, RETURN],
    formulas: [
      {
        what: 'likelihood',
        math: [
          'L =',
          buying,
          brace(
            over(beta('a, b + x'), beta('a, b')),
            over(['1'], grown(['T'])),
            '+',
            down('δ', ['x > 0']),
            over(beta('a + 1, b + x − 1'), beta('a, b')),
            over(['1'], grown([tx])),
          ),
        ],
      },
      {
        what: 'alive',
        math: [...alive, over(['1'], ['1 +', down('δ', ['x > 0']), over(['a'], ['b + x − 1']), sinceLast])],
      },
    ],
  },
  'clv-pareto': {
    assumes: ['poisson', 'gamma-rates', 'leave-any-time', 'gamma-leaving', 'independent'],
    fails: [FLAT, FEW, SHORT, EXTREME, { key: 'slow' }, REGULAR, SEASON, RETURN],
    formulas: [
      {
        what: 'likelihood',
        math: [
          'L =',
          over(['Γ', paren('r + x'), up(['α'], ['r']), up(['β'], ['s'])], ['Γ', paren('r')]),
          brace(
            over(['1'], [...grown(['T']), up([paren('β + T')], ['s'])]),
            '+ s',
            integral([tx], ['T']),
            over(['dy'], [...grown(['y']), up([paren('β + y')], ['s + 1'])]),
          ),
        ],
      },
      {
        what: 'alive',
        math: [
          ...alive,
          over(
            ['1'],
            [
              '1 + s',
              ...grown(['T']),
              up([paren('β + T')], ['s']),
              integral([tx], ['T']),
              over(['dy'], [...grown(['y']), up([paren('β + y')], ['s + 1'])]),
            ],
          ),
        ],
      },
    ],
  },
  'clv-nbd': {
    assumes: ['poisson', 'gamma-rates', 'nobody-leaves'],
    fails: [{ key: 'long-run' }, FEW, EXTREME, REGULAR, SEASON],
    formulas: [
      {
        what: 'likelihood',
        math: ['L =', over(['Γ', paren('r + x')], ['Γ', paren('r')]), over([up(['α'], ['r'])], grown(['T']))],
      },
      { what: 'expected', math: ['E =', over(['r + x'], ['α + T']), 't'] },
    ],
  },
  'clv-bgbb': {
    assumes: ['occasions', 'beta-buying', 'leave-between', 'beta-leaving', 'independent'],
    fails: [{ key: 'occasion-choice' }, FLAT, FEW, SHORT, EXTREME, SEASON, RETURN],
    formulas: [
      {
        what: 'likelihood',
        math: [
          'L =',
          over(beta('α + x, β + n − x'), beta('α, β')),
          over(beta('γ, δ + n'), beta('γ, δ')),
          '+',
          sum(['i = 0'], ['n −', tx, '− 1']),
          over(beta('α + x, β +', tx, '− x + i'), beta('α, β')),
          over(beta('γ + 1, δ +', tx, '+ i'), beta('γ, δ')),
        ],
      },
    ],
  },
  'clv-gamma-gamma': {
    assumes: ['spend-around-mean', 'means-differ', 'spend-independent'],
    fails: [
      { key: 'correlated', facts: { least: { as: 'decimal', value: CORRELATED } } },
      { key: 'q', facts: {} },
      { key: 'few-repeaters', facts: { least: integer(FEW_REPEATERS) } },
      { key: 'no-negative' },
    ],
    formulas: [
      {
        what: 'likelihood',
        math: [
          'f',
          paren('z'),
          '=',
          over(['Γ', paren('p x + q')], ['Γ', paren('p x'), 'Γ', paren('q')]),
          over([up(['γ'], ['q']), up(['z'], ['p x − 1']), up(['x'], ['p x'])], [up([paren('γ + x z')], ['p x + q'])]),
        ],
      },
      {
        what: 'spend',
        math: [
          'E =',
          over(['q − 1'], ['p x + q − 1']),
          '·',
          over(['p γ'], ['q − 1']),
          '+',
          over(['p x'], ['p x + q − 1']),
          'z',
        ],
      },
    ],
  },
};
