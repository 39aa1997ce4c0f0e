import { describe, expect, it } from 'vitest';
import { parseDays, parseRefresh } from '#pages/clv/refresh/params.ts';

const parse = (text: string) => parseRefresh(new URLSearchParams(text));

describe('the link of the monthly refresh', () => {
  it('says how many months, whose parameters, and what the bars are', () => {
    expect(parse('')).toEqual({ months: 6, parameters: 'anew', measure: 'customers', problems: [] });
    expect(parse('months=12&params=kept&bars=value')).toEqual({
      months: 12,
      parameters: 'kept',
      measure: 'value',
      problems: [],
    });
  });
  it.each([
    ['months=1', 'months'],
    ['months=13', 'months'],
    ['months=2.5', 'months'],
    ['months=', 'months'],
    ['params=old', 'params'],
    ['bars=orders', 'bars'],
  ])('names what it cannot use: %s', (text, key) => {
    const { problems, ...rest } = parse(text);
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(rest).toEqual({ months: 6, parameters: 'anew', measure: 'customers' });
  });
});

describe('the two days of a migration', () => {
  const days = ['2024-01-31', '2024-02-29', '2024-03-15'];
  const of = (text: string, known = days) => parseDays(new URLSearchParams(text), known);

  it('are the last two with a fit unless the link says others', () => {
    expect(of('')).toEqual({ before: '2024-02-29', after: '2024-03-15', problems: [] });
    expect(of('before=2024-01-31')).toEqual({ before: '2024-01-31', after: '2024-03-15', problems: [] });
    expect(of('after=2024-02-29')).toEqual({ before: '2024-01-31', after: '2024-02-29', problems: [] });
  });
  it('are none where there are not two', () => {
    expect(of('', ['2024-03-15'])).toBeNull();
    expect(of('', [])).toBeNull();
  });
  it.each([
    'before=2024-03-15',
    'before=2023-12-31',
    'before=x',
    'after=2024-01-31',
    'before=2024-02-29&after=2024-02-29',
  ])('name what it cannot use: %s', (text) => {
    const chosen = of(text);
    expect(chosen?.problems).toHaveLength(1);
    expect(chosen!.before < chosen!.after).toBe(true);
  });
});
