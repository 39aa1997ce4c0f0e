import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  claims,
  faults,
  fits,
  NO_SEGMENT,
  OWN_RULE_SET,
  placesOf,
  RFM_DEFAULTS,
  RULE_SET_LIMITS,
  RULE_SETS,
  rulesOf,
  settingsFor,
  tableOf,
  type Cell,
  type RuleSet,
  type RuleSetId,
} from '#models/rfm/index.ts';

const cubeOf = (rules: RuleSet): Cell[] => cellsOf(rules, placesOf(rules, settingsFor(rules, RFM_DEFAULTS)));
const code = ({ r, f, m }: Cell) => `${r}${f}${m}`;
const ids = Object.keys(RULE_SETS) as RuleSetId[];

describe('every rule set', () => {
  // Cells, holes, cells with several segments, most segments of a cell.
  it.each<[RuleSetId, number, number, number, number]>([
    ['eight', 8, 0, 0, 1],
    ['five', 18, 0, 0, 1],
    ['three', 8, 0, 0, 1],
    ['three-counts', 8, 0, 0, 1],
    ['three-scores', 200, 0, 0, 1],
    ['codes125', 125, 0, 0, 1],
    ['shopify', 125, 0, 0, 1],
    ['putler', 125, 0, 76, 5],
    ['quartile5', 64, 17, 0, 1],
    ['rrfm', 125, 10, 58, 5],
  ])('%s has the holes and overlaps that are known', (id, cells, holes, overlaps, most) => {
    const cube = cubeOf(RULE_SETS[id]);
    const found = faults(RULE_SETS[id], cube);
    const claimed = cube.map((cell) => claims(RULE_SETS[id], cell).length);
    expect([cube.length, found.holes.length, found.overlaps.length, Math.max(...claimed)]).toEqual([
      cells,
      holes,
      overlaps,
      most,
    ]);
  });
  it('is listed under its own id, with segments of its own', () => {
    expect(ids.map((id) => RULE_SETS[id].id)).toEqual(ids);
    const segments = Object.values(RULE_SETS).flatMap((rules: RuleSet) => rules.segments.map(({ id }) => id));
    expect(new Set(segments).size).toBe(segments.length);
  });
  it.each(ids)('%s is plain data', (id) => {
    expect(JSON.parse(JSON.stringify(RULE_SETS[id]))).toEqual(RULE_SETS[id]);
  });
  it.each(ids)('%s gives every segment at least one cell', (id) => {
    const rules: RuleSet = RULE_SETS[id];
    const table = tableOf(rules, placesOf(rules, settingsFor(rules, RFM_DEFAULTS)));
    expect(rules.segments.filter((_, index) => !table.includes(index)).map(({ id }) => id)).toEqual(
      // Every code of these is claimed by an earlier segment.
      id === 'putler' ? ['putler-recent', 'putler-promising', 'putler-cannot-lose', 'putler-lost'] : [],
    );
  });
});

describe('the 125 codes', () => {
  it('stand in the list once each', () => {
    const codes = RULE_SETS.codes125.segments.flatMap(({ boxes }) =>
      boxes.map(({ r, f, m }) => code({ r: r![0], f: f![0], m: m![0] })),
    );
    expect(codes).toHaveLength(125);
    expect(new Set(codes)).toEqual(new Set(cubeOf(RULE_SETS.codes125).map(code)));
  });
});

describe('the ten segments of R', () => {
  it('leave these codes to "Others"', () => {
    const { holes } = faults(RULE_SETS.rrfm, cubeOf(RULE_SETS.rrfm));
    expect(holes.map(code).join(' ')).toBe('215 241 251 252 341 351 441 451 541 551');
  });
});

describe('the table of a rule set', () => {
  it.each(ids)('%s names the first segment that claims a cell', (id) => {
    const rules: RuleSet = RULE_SETS[id];
    const places = placesOf(rules, settingsFor(rules, RFM_DEFAULTS));
    const table = tableOf(rules, places);
    expect(table).toHaveLength(places.r * places.f * places.m);
    for (const [index, cell] of cellsOf(rules, places).entries()) {
      const [first] = claims(rules, cell);
      const place = table[index]!;
      expect(place === NO_SEGMENT ? undefined : rules.segments[place]!.id).toBe(first);
    }
  });
  it('runs over R, then F, then M', () => {
    const { segments } = RULE_SETS.codes125;
    const table = tableOf(RULE_SETS.codes125, { r: 5, f: 5, m: 5 });
    expect(segments[table[(4 * 5 + 0) * 5 + 0]!]!.id).toBe('codes125-new');
    expect(segments[table[(0 * 5 + 4) * 5 + 4]!]!.id).toBe('codes125-cannot-lose');
  });
});

describe('settings for a rule set', () => {
  it('take the number of scores it is written for', () => {
    expect(fits(RULE_SETS.quartile5, RFM_DEFAULTS)).toBe(false);
    expect(settingsFor(RULE_SETS.quartile5, RFM_DEFAULTS).k).toBe(4);
    expect(fits(RULE_SETS.quartile5, settingsFor(RULE_SETS.quartile5, RFM_DEFAULTS))).toBe(true);
    expect(settingsFor(RULE_SETS.eight, RFM_DEFAULTS)).toEqual(RFM_DEFAULTS);
  });
  it('fit where the scheme has as many cut points', () => {
    const fixedCuts = { r: [10, 20], f: [2, 3], m: [50, 100] };
    expect(fits(RULE_SETS.five, { ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts })).toBe(true);
    expect(fits(RULE_SETS.codes125, { ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts })).toBe(false);
    expect(fits(RULE_SETS.codes125, { ...RFM_DEFAULTS, scheme: 'mean' })).toBe(false);
  });
});

describe('a reference to a rule set', () => {
  it('is an id or the rule set itself', () => {
    expect(rulesOf('eight')).toBe(RULE_SETS.eight);
    expect(rulesOf(RULE_SETS.putler)).toBe(RULE_SETS.putler);
    expect(() => rulesOf('toString' as RuleSetId)).toThrow(RangeError);
  });
});

describe("a reader's own rule set", () => {
  const own = {
    id: 'custom:4b0c',
    name: '  Ours ',
    basis: 'score',
    k: 5,
    scales: { m: { limits: [100, 500] } },
    segments: [{ id: 's1', name: 'Best', boxes: [{ r: [4, 5], fm: [1.5, 2] }] }],
  };
  const valid = (change: object) => v.safeParse(OWN_RULE_SET, { ...own, ...change }).success;

  it('is read from JSON, its name trimmed', () => {
    expect(v.parse(OWN_RULE_SET, JSON.parse(JSON.stringify(own)))).toEqual({ ...own, name: 'Ours' });
  });
  it.each<[string, object]>([
    ['an id of a published one', { id: 'eight' }],
    ['no name', { name: '  ' }],
    ['a name too long', { name: 'x'.repeat(RULE_SET_LIMITS.name + 1) }],
    ['eleven scores', { k: 11 }],
    ['a stranger key', { extra: 1 }],
    ['no segment', { segments: [] }],
    ['too many segments', { segments: Array.from({ length: 31 }, (_, i) => ({ id: `s${i}`, name: 's', boxes: [] })) }],
    ['a segment twice', { segments: [own.segments[0], own.segments[0]] }],
    ['a segment named as who left', { segments: [{ id: 'away', name: 'Away', boxes: [] }] }],
    ['too many boxes', { segments: [{ id: 's', name: 's', boxes: Array.from({ length: 126 }, () => ({})) }] }],
    ['a reversed range', { segments: [{ id: 's', name: 's', boxes: [{ r: [3, 2] }] }] }],
    ['a fraction of a score', { segments: [{ id: 's', name: 's', boxes: [{ r: [1, 2.5] }] }] }],
    ['falling limits', { scales: { m: { limits: [5, 5] } } }],
    ['a limit that is no number', { scales: { m: { limits: [Infinity] } } }],
  ])('is refused with %s', (_name, change) => {
    expect(valid(change)).toBe(false);
  });
});
