import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import {
  cellsOf,
  claims,
  NO_SEGMENT,
  placesOf,
  RULE_SETS,
  settingsFor,
  tableOf,
  type RuleSet,
} from '#models/rfm/rules/index.ts';
import { boxesOf } from '#pages/rfm/rules/cover.ts';
import {
  addBox,
  addSegment,
  copyRules,
  countBySegment,
  cubeCounts,
  differs,
  draftProblems,
  emptyRules,
  faultsOf,
  moveSegment,
  paint,
  removeSegment,
  renameSegment,
  setBound,
} from '#pages/rfm/rules/draft.ts';
import { numRuns } from '../../../../support/runs.ts';

const settings = RFM_DEFAULTS;
const empty = emptyRules(settings, 'Mine');
const places = placesOf(empty, settings);
const all = cellsOf(empty, places);
const two = addSegment(addSegment(empty, 'Good'), 'Rest');
const cell = fc.record({
  r: fc.integer({ min: 1, max: 5 }),
  f: fc.integer({ min: 1, max: 5 }),
  m: fc.integer({ min: 1, max: 5 }),
});
const claimed = (rules: RuleSet) => all.map((at) => claims(rules, at));

describe('a rule set of one’s own', () => {
  it('begins empty on the scores of the screen, all of it left out', () => {
    expect(empty).toMatchObject({ basis: 'score', k: 5, segments: [] });
    expect(faultsOf(empty, places)).toEqual({ cells: 125, holes: 125, overlaps: 0 });
  });
  it('is written for no number of scores where the dimensions have different ones', () => {
    const fixedCuts = { r: [30], f: [2, 3], m: [100] };
    expect(emptyRules({ ...settings, scheme: 'fixed', fixedCuts }, 'Mine').k).toBeNull();
  });
  it.each(Object.values(RULE_SETS).map((rules: RuleSet) => [rules.id, rules] as const))(
    'begins as a copy of %s that names every cell as the original',
    (_, rules) => {
      const own = settingsFor(rules, settings);
      const copy = copyRules(rules, own, 'Copy', (id) => `Name of ${id}`);
      expect(copy.id).toBe('custom:new');
      expect(tableOf(copy, placesOf(copy, own))).toEqual(tableOf(rules, placesOf(rules, own)));
      expect(copy.segments.map(({ name }) => name)).toEqual(rules.segments.map(({ id }) => `Name of ${id}`));
      expect(copy.segments.every(({ boxes }) => boxes.every(({ fm }) => fm === undefined))).toBe(true);
      expect(draftProblems(copy)).toEqual([]);
    },
  );
  it('gives new segments ids that are free', () => {
    const three = addSegment(removeSegment(two, 0), 'New');
    expect(three.segments.map(({ id }) => id)).toEqual(['s2', 's3']);
  });
  it('is moved, renamed and cut without touching the rest', () => {
    const moved = moveSegment(renameSegment(two, 0, '  Very  good '), 0, 1);
    expect(moved.segments.map(({ name }) => name)).toEqual(['Rest', 'Very good']);
    expect(moveSegment(two, 0, -1)).toBe(two);
    expect(removeSegment(moved, 0).segments.map(({ name }) => name)).toEqual(['Very good']);
  });
});

describe('rows of ranges', () => {
  const at = { at: 0, box: 0, dimension: 'r', side: 0 } as const;
  const rows = addBox(two, 0);

  it('begin as everything and are narrowed from either end', () => {
    expect(rows.segments[0]?.boxes).toEqual([{}]);
    expect(setBound(rows, places, { ...at, value: 4 }).segments[0]?.boxes).toEqual([{ r: [4, 5] }]);
    expect(setBound(rows, places, { ...at, side: 1, value: 2 }).segments[0]?.boxes).toEqual([{ r: [1, 2] }]);
  });
  it('take the other end along where they would cross, and leave out a range over everything', () => {
    const low = setBound(rows, places, { ...at, side: 1, value: 2 });
    expect(setBound(low, places, { ...at, value: 4 }).segments[0]?.boxes).toEqual([{ r: [4, 4] }]);
    expect(setBound(low, places, { ...at, side: 1, value: 5 }).segments[0]?.boxes).toEqual([{}]);
  });
});

describe('painting', () => {
  it('gives a cell to one segment alone and leaves every other cell as it was', () => {
    const start = addBox(addBox(two, 0), 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.constantFrom(0, 1, null)), { maxLength: 12 }), (strokes) => {
        let rules: RuleSet = start;
        for (const [painted, segment] of strokes) {
          const before = claimed(rules);
          rules = paint(rules, places, [painted], segment);
          const wanted = segment === null ? [] : [rules.segments[segment]!.id];
          const expected = all.map((other, i) => {
            const hit = other.r === painted.r && other.f === painted.f && other.m === painted.m;
            return hit ? wanted : before[i];
          });
          expect(claimed(rules)).toEqual(expected);
        }
      }),
      { seed: 4, numRuns: numRuns(200) },
    );
  });
  it('changes nothing when the cell is the segment’s already', () => {
    const painted = paint(two, places, [{ r: 1, f: 1, m: 1 }], 0);
    expect(differs(two, painted)).toBe(true);
    expect(differs(painted, paint(painted, places, [{ r: 1, f: 1, m: 1 }], 0))).toBe(false);
  });
});

describe('boxes over cells', () => {
  it('hold exactly those cells', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: (c) => `${c.r} ${c.f} ${c.m}`, maxLength: 60 }), (cells) => {
        const covered: RuleSet = { ...empty, segments: [{ id: 'a', boxes: boxesOf(cells) }] };
        const held = all.filter((at) => claims(covered, at).length > 0);
        const keys = (some: typeof cells) => some.map(({ r, f, m }) => `${r} ${f} ${m}`).sort();
        expect(keys(held)).toEqual(keys(cells));
      }),
      { seed: 4, numRuns: numRuns(300) },
    );
  });
  it('are one where the cells are one block', () => {
    expect(boxesOf(all)).toEqual([{ r: [1, 5], f: [1, 5], m: [1, 5] }]);
    expect(boxesOf([])).toEqual([]);
  });
});

describe('what keeps a draft from being saved', () => {
  it('is having no segment, a segment without a name, or one name twice', () => {
    expect(draftProblems(empty)).toEqual(['no-segments']);
    expect(draftProblems(renameSegment(two, 0, ' '))).toEqual(['unnamed']);
    expect(draftProblems(renameSegment(two, 0, 'rest'))).toEqual(['same-name']);
    expect(draftProblems(two)).toEqual([]);
  });
});

describe('customers of a draft', () => {
  it('are summed by the segment that claims their cell, the others apart', () => {
    const rules = paint(addBox(two, 1), places, [{ r: 5, f: 5, m: 5 }], null);
    const cube = cubeCounts(rules, places, [
      { r: 5, f: 5, m: 5, customers: 3, revenue: 30 },
      { r: 1, f: 1, m: 1, customers: 2, revenue: 5 },
      { r: 1, f: 2, m: 1, customers: 1, revenue: 1 },
    ]);
    expect(countBySegment(rules, places, cube)).toEqual([
      { customers: 0, revenue: 0 },
      { customers: 3, revenue: 6 },
      { customers: 3, revenue: 30 },
    ]);
    expect(tableOf(rules, places).filter((index) => index === NO_SEGMENT)).toHaveLength(1);
  });
});
