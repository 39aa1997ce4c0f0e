import { describe, expect, it } from 'vitest';
import { listFinding, narrowest, shareOf, sizeFinding } from '../../../../src/pages/segments/findings.ts';
import { paramOfRule, ruleParam } from '../../../../src/pages/segments/params.ts';
import { READY } from '../../../../src/pages/segments/ready.ts';

const all = { customers: 200, revenue: 1000 };

describe('the heading of the list', () => {
  it('teaches while there is none', () => {
    expect(listFinding([], undefined, undefined).key).toBe('segpage.none.title');
  });
  it('names the one there is, and its weight when orders are open', () => {
    expect(listFinding(['a'], undefined, undefined).key).toBe('segpage.list.title.one');
    expect(listFinding(['a'], [{ customers: 20, revenue: 500 }], all)).toMatchObject({
      key: 'segpage.list.title.only',
      parts: { share: { key: 'share.half' } },
    });
  });
  it('names the heaviest of several', () => {
    const sizes = [
      { customers: 20, revenue: 100 },
      { customers: 2, revenue: 500 },
    ];
    expect(listFinding(['a', 'b'], sizes, all)).toMatchObject({ parts: { name: { value: 'b' } } });
  });
  it('claims nothing when the segments are empty or refunds outweigh them', () => {
    expect(listFinding(['a', 'b'], [{ customers: 0, revenue: 0 }], all).key).toBe('segpage.list.title');
    expect(listFinding(['a'], [{ customers: 1, revenue: -5 }], all).key).toBe('segpage.list.title.one');
  });
});

describe('the heading of a rule', () => {
  it.each([
    [0, 'segpage.edit.title.none'],
    [1, 'segpage.edit.title.one'],
    [12, 'segpage.edit.title'],
    [200, 'segpage.edit.title.all'],
  ])('says it for %i of 200', (customers, key) => {
    expect(sizeFinding({ customers, revenue: 1 }, all, null).key).toBe(key);
  });
  it('says nothing of size without orders', () => {
    expect(sizeFinding(undefined, undefined, null).key).toBe('segpage.edit.title.nodata');
  });
});

describe('narrowest', () => {
  it('finds the step that keeps least', () => {
    expect(narrowest([4338, 2010, 403, 248, 225])).toMatchObject({ step: 1 });
  });
  it('finds none where nobody is left out, and survives emptiness', () => {
    expect(narrowest([5, 5])).toBeNull();
    expect(narrowest([0, 0])).toBeNull();
    expect(narrowest([])).toBeNull();
    expect(narrowest([5, 0, 0])).toEqual({ step: 0, share: 0 });
  });
});

describe('shareOf', () => {
  it('is no share where refunds turn it round', () => {
    expect([shareOf(1, 4), shareOf(-1, 4), shareOf(5, 4), shareOf(1, 0)]).toEqual([0.25, null, null, null]);
  });
});

describe('a rule in the link', () => {
  it('comes back as it went', () => {
    const { rule } = READY[1];
    expect(ruleParam(paramOfRule(rule, null))).toEqual({ rule, broken: false });
  });
  it('is left out when it is what the screen shows anyway, or too long for a link', () => {
    const { rule } = READY[1];
    expect(paramOfRule(rule, rule)).toBeNull();
    const long = { kind: 'test', field: 'customer_id', op: 'in', value: Array<string>(400).fill('12345') } as const;
    expect(paramOfRule(long, null)).toBeNull();
  });
  it.each(['', '{', '{"kind":"all","rules":[]}', '{"kind":"test","field":"password","op":"eq","value":1}', 'null'])(
    'that is none is said to be broken: %s',
    (text) => {
      expect(ruleParam(text)).toEqual({ rule: null, broken: true });
    },
  );
});
