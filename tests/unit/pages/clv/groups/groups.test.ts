import { describe, expect, it } from 'vitest';
import { RULE_SETS } from '#models/rfm/index.ts';
import {
  claimPlace,
  groupsFinding,
  loyaltyTitle,
  perHeadTitle,
  ranked,
  ratioOf,
  sidesOf,
  type GroupRow,
  type LoyaltyRow,
} from '../../../../../src/pages/clv/groups/findings.ts';
import { groupPart } from '../../../../../src/pages/clv/groups/names.ts';
import { parseGroupsParams } from '../../../../../src/pages/clv/groups/params.ts';

const parse = (text: string) => parseGroupsParams(new URLSearchParams(text));

describe('parseGroupsParams', () => {
  it('reads every control, and the defaults where the link says nothing', () => {
    expect(parse('')).toEqual({ by: 'rfm', rules: 'eight', top: 12, loyalDays: 3, problems: [] });
    expect(parse('by=segment&rules=custom:ab&top=24&loyal=5')).toEqual({
      by: 'segment',
      rules: 'custom:ab',
      top: 24,
      loyalDays: 5,
      problems: [],
    });
  });
  it.each(['by=shoe', 'rules=nine', 'top=7', 'loyal=1', 'loyal=51', 'loyal=2.5'])('names %s as what it cannot use', (text) => {
    const [key = '', value = ''] = text.split('=');
    expect(parse(text)).toEqual({ ...parse(''), problems: [{ key, value }] });
  }); // prettier-ignore
});

const group = (unit: string, customers: number, past: number, future: number, kind = 'value'): GroupRow => ({
  kind,
  unit,
  customers,
  share: null,
  p_alive: 0.5,
  expected_orders: 1,
  historic: past * 1000,
  expected_revenue: future * 1000,
  value: future * 1000,
  mean_historic: (past * 1000) / customers,
  mean_expected_revenue: (future * 1000) / customers,
  mean_value: null,
  past_share: past,
  future_share: future,
});
const nameOf = ({ unit }: GroupRow) => ({ as: 'text', value: unit }) as const;
const find = (...rows: GroupRow[]) => groupsFinding(rows, 'channel', nameOf);

describe('groupsFinding', () => {
  it('names the group whose future lies furthest from its past', () => {
    expect(find(group('web', 50, 0.3, 0.41), group('app', 50, 0.6, 0.52), group('fair', 50, 0.1, 0.07))).toEqual({
      key: 'clv.groups.finding.more',
      parts: {
        group: { as: 'text', value: 'web' },
        past: { as: 'percentWhole', value: 0.3 },
        future: { as: 'percentWhole', value: 0.41 },
      },
    });
    expect(find(group('web', 50, 0.5, 0.56), group('app', 50, 0.3, 0.15)).key).toBe('clv.groups.finding.less');
  });
  it('leaves groups aside that are too small to compare, and others and the nameless', () => {
    const rows = [
      group('web', 50, 0.3, 0.3),
      group('app', 50, 0.3, 0.3),
      group('tiny', 3, 0.05, 0.3),
      group('', 70, 0.2, 0.05, 'others'),
      group('', 70, 0.15, 0.05, 'none'),
    ];
    expect(find(...rows).key).toBe('clv.groups.finding.alike');
  });
  it.each([
    ['none', [group('', 0, 0, 0, 'none')]],
    ['unnamed', [group('', 9, 1, 1, 'none')]],
    ['single', [group('web', 1, 1, 1)]],
    ['one', [group('web', 40, 1, 1)]],
    ['small', [group('web', 19, 0.5, 0.9), group('app', 40, 0.5, 0.1)]],
    ['alike', [group('web', 40, 0.5, 0.5), { ...group('app', 40, 0, 0), past_share: null, future_share: null }]],
  ])('says no more than it knows: %s', (key, rows) => {
    expect(find(...rows).key).toBe(`clv.groups.finding.${key}`);
  });
});

describe('ranked', () => {
  it('puts the largest future first, small groups, others and the nameless last; time in its order', () => {
    const rows = [
      group('tiny', 3, 0, 0.9),
      group('', 30, 0, 0.8, 'none'),
      group('a', 30, 0, 0.1),
      group('', 30, 0, 0.7, 'others'),
      group('b', 30, 0, 0.2),
    ];
    expect(ranked(rows, false).map(({ unit, kind }) => unit || kind)).toEqual(['b', 'a', 'tiny', 'others', 'none']);
    expect(ranked(rows, true)).toEqual(rows);
  });
});

describe('perHeadTitle', () => {
  it('names the groups whose customers bring most and least, equally rounded', () => {
    const title = perHeadTitle([group('a', 30, 0, 0.98), group('b', 30, 0, 0.57), group('tiny', 1, 0, 9)], nameOf);
    expect(title.parts).toMatchObject({ best: { value: 'a' }, most: { value: 33 }, rest: { value: 'b' }, least: { value: 19 } });
  }); // prettier-ignore
  it('is plain with one group, and says so when all are alike', () => {
    expect(perHeadTitle([group('a', 30, 0, 1)], nameOf).key).toBe('clv.groups.chart.plain');
    expect(perHeadTitle([group('a', 30, 0, 1), group('b', 30, 0, 1.05)], nameOf).key).toBe('clv.groups.chart.alike');
  });
});

const side = (customers: number, mean: number, deviation: number | null): LoyaltyRow => ({
  part: 'side',
  from_days: 3,
  to_days: null,
  customers,
  p_alive: 0.5,
  past: mean,
  past_deviation: deviation,
  future: mean,
  future_deviation: deviation,
  lifetime: mean,
  lifetime_deviation: deviation,
});

describe('ratioOf', () => {
  it('has the interval of the logarithm of a ratio of means', () => {
    const { value, interval } = ratioOf(side(100, 60, 30), side(400, 10, 20), 'past')!;
    // Relative errors 0.05 and 0.1: together √0.0125.
    expect(value).toBe(6);
    expect(interval!.high).toBeCloseTo(6 * Math.exp(1.959964 * Math.sqrt(0.0125)), 5);
    expect(interval!.low * interval!.high).toBeCloseTo(36, 9);
  });
  it('is nothing where the ordinary bring nothing, and has no interval for one customer', () => {
    expect(ratioOf(side(100, 60, 30), side(400, 0, 0), 'future')).toBeNull();
    expect(ratioOf(side(100, 60, 30), side(400, -5, 9), 'past')).toBeNull();
    expect(ratioOf(side(1, 60, null), side(400, 10, 20), 'past')).toEqual({ value: 6, interval: null });
  });
});

describe('the loyal beside the ordinary', () => {
  it('are compared only where both have enough customers', () => {
    const ordinary = { ...side(400, 10, 20), from_days: 1, to_days: 2 };
    expect(sidesOf([side(19, 60, 30), ordinary])).toBeNull();
    expect(loyaltyTitle([side(19, 60, 30), ordinary], 3).key).toBe('clv.groups.loyal.plain');
    expect(loyaltyTitle([], 3).key).toBe('clv.groups.loyal.plain');
    expect(loyaltyTitle([side(20, 62.34, 30), ordinary], 3).parts).toMatchObject({ ratio: { value: 6.2 } });
  });
  it('have the material’s claim beside them', () => {
    const ratio = (low: number, high: number) => ({ value: (low + high) / 2, interval: { low, high } });
    expect(claimPlace(ratio(1.5, 2))).toBe('above');
    expect(claimPlace(ratio(4, 5.1))).toBe('inside');
    expect(claimPlace(ratio(7.1, 9))).toBe('below');
    expect(claimPlace({ value: 6, interval: null })).toBe('inside');
  });
});

describe('groupPart', () => {
  it('names a group as the reader knows it', () => {
    const rules = RULE_SETS.eight;
    const part = (by: Parameters<typeof groupPart>[0], kind: string, unit: string) =>
      groupPart(by, { kind, unit }, rules, [{ id: 's1', name: 'Regulars' }]);
    expect(part('segment', 'value', 's1')).toEqual({ as: 'text', value: 'Regulars' });
    expect(part('segment', 'value', 'gone')).toEqual({ as: 'text', value: 'gone' });
    expect(part('rfm', 'value', 'important-value')).toEqual({ key: 'segments.class.important-value' });
    expect(part('rfm', 'none', '')).toEqual({ key: 'rfm.class.none' });
    expect(part('month', 'value', '2024-02')).toEqual({ as: 'month', value: 19754 });
    expect(part('month', 'others', '')).toEqual({ key: 'clv.groups.earlier' });
    expect(part('channel', 'others', '')).toEqual({ key: 'clv.groups.others' });
    expect(part('channel', 'none', '')).toEqual({ key: 'clv.groups.unnamed' });
    expect(part('quarter', 'value', '2024-Q1')).toEqual({ as: 'text', value: '2024-Q1' });
  });
});
