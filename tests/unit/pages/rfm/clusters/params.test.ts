import { describe, expect, it } from 'vitest';
import { formatSeed, parseClusterParams } from '../../../../../src/pages/rfm/clusters/params.ts';

const parse = (query: string) => parseClusterParams(new URLSearchParams(query));

describe('the parameters of the groups', () => {
  it('are the suggestion and seed 1 by default', () => {
    expect(parse('')).toEqual({ groups: null, seed: 1, problems: [] });
  });

  it('are read from the link', () => {
    expect(parse('groups=4&seed=0')).toEqual({ groups: 4, seed: 0, problems: [] });
    expect(parse('groups=10&seed=999999').seed).toBe(999_999);
  });

  it('are named where they cannot be used', () => {
    const { groups, seed, problems } = parse('groups=11&seed=1e3');
    expect([groups, seed]).toEqual([null, 1]);
    expect(problems).toEqual([
      { key: 'groups', value: '11' },
      { key: 'seed', value: '1e3' },
    ]);
    for (const query of ['groups=1', 'groups=', 'groups=4.5', 'seed=-1', 'seed=1234567'])
      expect(parse(query).problems).toHaveLength(1);
  });

  it('leave the default seed out of the link', () => {
    expect([formatSeed(1), formatSeed(42)]).toEqual([null, '42']);
  });
});
