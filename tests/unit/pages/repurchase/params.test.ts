import { describe, expect, it } from 'vitest';
import { lengthsWith, parseParams } from '#pages/repurchase/params.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));
const DEFAULTS = { definition: 'days', days: 90, sameDay: true, compare: 'first' };

describe('parseParams', () => {
  it('gives the defaults for an empty link', () => expect(parse('')).toEqual(DEFAULTS));

  it('reads every parameter', () =>
    expect(parse('def=next&n=45&again=day&compare=none')).toEqual({
      definition: 'next',
      days: 45,
      sameDay: false,
      compare: 'none',
    }));

  it.each(['def=best&n=0&again=maybe&compare=x', 'n=-7', 'n=1.5', 'n=soon', 'n=99999'])(
    'takes what cannot be used as by default: %s',
    (query) => expect(parse(query)).toEqual(DEFAULTS),
  );
});

describe('lengthsWith', () => {
  it('puts the reader’s own length among the usual ones, once and in order', () => {
    expect(lengthsWith(45)).toEqual([7, 30, 45, 60, 90, 180, 365]);
    expect(lengthsWith(90)).toEqual([7, 30, 60, 90, 180, 365]);
  });
});
