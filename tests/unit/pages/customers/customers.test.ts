import { describe, expect, it } from 'vitest';
import { customerFinding, listFinding, usualGap } from '../../../../src/pages/customers/findings.ts';
import { parseParams } from '../../../../src/pages/customers/params.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';

const parse = (query: string) => parseParams(new URLSearchParams(query));

describe('the list a link asks for', () => {
  it('is by revenue, the largest first, when nothing is said', () => {
    expect(parse('')).toEqual({ of: null, broken: false, search: '', sort: 'revenue', direction: 'down' });
  });
  it('takes a known column and direction', () => {
    expect(parse('sort=last_day&direction=up&q=12')).toMatchObject({ sort: 'last_day', direction: 'up', search: '12' });
  });
  it('does without what it does not know', () => {
    expect(parse('sort=password&direction=sideways')).toMatchObject({ sort: 'revenue', direction: 'down' });
  });
  it('takes every kind of definition', () => {
    const definition = { kind: 'rfm', settings: RFM_DEFAULTS, rules: 'eight', segment: 'important-keep' };
    expect(parse(new URLSearchParams({ of: JSON.stringify(definition) }).toString()).of).toEqual(definition);
  });
  it.each(['', '{', '[]', '{"kind":"rfm"}', '{"kind":"rule","rule":{"kind":"all","rules":[]}}'])(
    'says when it names nobody: %s',
    (of) => {
      expect(parse(new URLSearchParams({ of }).toString())).toMatchObject({ of: null, broken: true });
    },
  );
});

describe('the heading of the list', () => {
  const of = (customers: number, repeat = 0, narrowed = false, all: number | null = null) =>
    listFinding({ customers, repeat }, narrowed, all).key;
  it('speaks of shares only where there are enough customers', () => {
    expect([of(0), of(1, 1), of(19, 19), of(20, 0), of(20, 5), of(20, 20)]).toEqual([
      'customers.title.none',
      'customers.title.one',
      'customers.title.plain',
      'customers.title.never',
      'customers.title',
      'customers.title.all',
    ]);
  });
  it('says of how many when only some are shown', () => {
    expect([of(3, 1, true, 100), of(1, 0, true, 100), of(100, 50, true, 100)]).toEqual([
      'customers.title.of',
      'customers.title.of',
      'customers.title',
    ]);
  });
});

describe('one customer', () => {
  const finding = (orders: number, first_day: number, last_day: number) =>
    customerFinding({ orders, first_day, last_day, days_since_last_order: 9 }).key;
  it('is told by how often and when', () => {
    expect([finding(1, 5, 5), finding(3, 5, 5), finding(3, 5, 50)]).toEqual([
      'customers.one.title.once',
      'customers.one.title.sameDay',
      'customers.one.title',
    ]);
  });
  it('has a usual gap from three orders on', () => {
    expect(usualGap([null])).toBeNull();
    expect(usualGap([null, 20])).toBeNull();
    expect(usualGap([null, 20, null, 40])).toBe(30);
  });
});
