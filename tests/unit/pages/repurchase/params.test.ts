import { describe, expect, it } from 'vitest';
import {
  availableBys,
  formatBands,
  lengthsWith,
  MATERIAL_BANDS,
  parseParams,
  retentionDays,
  topOf,
} from '#pages/repurchase/params.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));
const DEFAULTS = {
  definition: 'days',
  days: 90,
  sameDay: true,
  compare: 'first',
  by: 'quarter',
  top: 8,
  bands: { red: 0.15, green: 0.3 },
  claims: true,
};

describe('parseParams', () => {
  it('gives the defaults for an empty link', () => expect(parse('')).toEqual({ ...DEFAULTS, problems: [] }));

  it('reads every parameter', () =>
    expect(parse('def=next&n=45&again=day&compare=none&by=channel&top=12&bands=10,22.5&claims=off')).toEqual({
      definition: 'next',
      days: 45,
      sameDay: false,
      compare: 'none',
      by: 'channel',
      top: 12,
      bands: { red: 0.1, green: 0.225 },
      claims: false,
      problems: [],
    }));

  it.each([
    ['def', 'best'],
    ['n', '0'],
    ['n', '-7'],
    ['n', '1.5'],
    ['n', 'soon'],
    ['n', '99999'],
    ['again', 'maybe'],
    ['compare', 'x'],
    ['by', 'shoe'],
    ['top', '3'],
    ['bands', '30,15'],
    ['bands', '15'],
    ['bands', '0,30'],
    ['bands', '15,30,45'],
    ['claims', 'perhaps'],
  ])('takes what cannot be used as by default, and names it: %s=%s', (key, value) =>
    expect(parse(`${key}=${value}`)).toEqual({ ...DEFAULTS, problems: [{ key, value }] }),
  );
});

describe('formatBands', () => {
  it('leaves the material’s own out of the link', () => expect(formatBands(MATERIAL_BANDS)).toBeNull());
  it('is read back as it was', () => {
    const bands = { red: 0.125, green: 0.4 };
    expect(parse(`bands=${formatBands(bands)}`).bands).toEqual(bands);
  });
});

describe('lengthsWith', () => {
  it('puts the reader’s own length among the usual ones, once and in order', () => {
    expect(lengthsWith(45)).toEqual([7, 30, 45, 60, 90, 180, 365]);
    expect(lengthsWith(90)).toEqual([7, 30, 60, 90, 180, 365]);
    expect(retentionDays(14)).toEqual([7, 14, 30]);
    expect(retentionDays(30)).toEqual([7, 30]);
  });
});

describe('availableBys', () => {
  it('offers what the first order always tells, and columns where a file has them', () => {
    expect(availableBys([{}])).toEqual(['month', 'quarter', 'amount', 'free', 'weekday', 'daytime']);
    expect(availableBys([{ region: 'State' }, { product: 'Item' }])).toContain('product');
    expect(availableBys([{ region: 'State' }])).not.toContain('category');
  });
});

describe('topOf', () => {
  it('is the reader’s for names, and its own for periods', () => {
    expect(topOf({ by: 'channel', top: 4 })).toBe(4);
    expect(topOf({ by: 'month', top: 4 })).toBe(24);
  });
});
