import { describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { word } from '#i18n/word.ts';
import { RFM_DEFAULTS, type RfmSettings } from '#models/rfm/index.ts';
import { RULE_SETS, type Box, type RuleSet } from '#models/rfm/rules/index.ts';
import { bestSegment, cubeFinding, rulesFinding } from '#pages/rfm/rules/findings.ts';
import { boxWords, edgesOf, segmentWords } from '#pages/rfm/rules/ranges.ts';
import { ABSURD, speech } from '../../speech.ts';

/** Quintile cuts of UCI Online Retail at 2011-12-10. */
const CUTS = { r: [13.8, 33, 72, 180], f: [1, 2, 3, 6], m: [250.194, 490.096, 942.276, 2058.426] };
const MEANS = { r: 3.01, f: 2.85, m: 3 };
const rowsOf = (cuts: Record<'r' | 'f' | 'm', number[]>) =>
  (['r', 'f', 'm'] as const).flatMap((dimension) =>
    cuts[dimension].map((cut, i) => ({ dimension, position: i + 1, cut })),
  );
const dimensionsOf = (thresholds: Record<'r' | 'f' | 'm', number | null>) =>
  (['r', 'f', 'm'] as const).map((dimension) => ({
    dimension,
    lowest: 1,
    median: 2,
    mean: 3,
    highest: 4,
    mean_score: 3,
    threshold: thresholds[dimension],
    high_customers: 5,
  }));

const five: RuleSet = { id: 'custom:a', basis: 'score', k: 5, segments: [] };
function words(
  box: Box,
  {
    rules = five,
    settings = {},
    cuts = CUTS,
    thresholds = MEANS,
    locale = 'en',
  }: Partial<{
    rules: RuleSet;
    settings: Partial<RfmSettings>;
    cuts: typeof CUTS;
    thresholds: Record<'r' | 'f' | 'm', number | null>;
    locale: 'en' | 'zh-CN';
  }> = {},
): string {
  const full = { ...RFM_DEFAULTS, ...settings };
  const edges = edgesOf(rules, full, rowsOf(cuts), dimensionsOf(thresholds));
  return word(boxWords(box, rules, full, edges), speech(locale));
}

describe('ranges in words', () => {
  it('are high and low where no value is known that parts them', () => {
    const rules = RULE_SETS.eight;
    const thresholds = { r: null, f: null, m: null };
    expect(words({ r: [1, 1], f: [0, 0] }, { rules, thresholds })).toBe('R high, F low');
    expect(words({ r: [1, 1], f: [0, 0] }, { rules, thresholds, locale: 'zh-CN' })).toBe('R高，F低');
  });

  it('are days, orders and money, as the cut points part them', () => {
    expect(words({ r: [4, 5], f: [4, 5] })).toBe('bought in the last 33 days, 4 orders or more');
    expect(words({ r: [1, 1], f: [1, 1], m: [1, 1] })).toBe(
      'last bought 181 days ago or longer, 1 order, spent up to £250.19',
    );
    expect(words({ r: [2, 3], f: [3, 4], m: [3, 4] })).toBe(
      'last bought 34 to 180 days ago, 3 to 6 orders, spent more than £490.10, up to £2,058.43',
    );
    expect(words({ r: [4, 5], f: [4, 5] }, { locale: 'zh-CN' })).toBe('最近33天内买过，4单及以上');
  });
  it('say nothing of a dimension that is free', () => {
    expect(words({})).toBe('everyone');
    expect(words({ r: [1, 5], m: [5, 5] })).toBe('spent more than £2,058.43');
  });
  it('put a value equal to one’s own cut point above it', () => {
    const settings = { scheme: 'fixed', fixedCuts: { r: [30, 60], f: [2, 4], m: [100, 200] } } as const;
    const cuts = { r: [30, 60], f: [2, 4], m: [100, 200] };
    const rules = { ...five, k: 3 };
    expect(words({ r: [3, 3], f: [2, 2], m: [3, 3] }, { rules, settings, cuts })).toBe(
      'bought in the last 29 days, 2 to 3 orders, spent £200 or more',
    );
  });
  it('say when equal cut points leave no value between them', () => {
    expect(words({ f: [2, 2] }, { cuts: { ...CUTS, f: [1, 1, 2, 6] } })).toBe('no value lies there');
    expect(words({ f: [1, 2] }, { cuts: { ...CUTS, f: [1, 1, 2, 6] } })).toBe('1 order');
  });
  it('follow the threshold where a rule set speaks of high and low', () => {
    const box = { r: [1, 1], f: [0, 0], m: [1, 1] } as const;
    expect(words(box, { rules: RULE_SETS.eight })).toBe(
      'bought in the last 33 days, 2 orders or less, spent more than £942.28',
    );
    expect(
      words(box, {
        rules: RULE_SETS.eight,
        settings: { threshold: 'mean' },
        thresholds: { r: 92.5, f: 4.27, m: 2054.27 },
      }),
    ).toBe('bought in the last 92 days, 4 orders or less, spent more than £2,054.27');
  });
  it('speak of scores where there are no cut points to say it with', () => {
    expect(words({ r: [4, 5], f: [1, 1] }, { cuts: { r: [], f: [], m: [] } })).toBe('R 4–5, F 1');
  });
  it('say the average order where M is one', () => {
    expect(words({ m: [5, 5] }, { settings: { monetary: 'average' } })).toBe('average order more than £2,058.43');
  });
  it('take long lists of codes together and count what is left', () => {
    const segment = RULE_SETS.codes125.segments[2];
    const edges = edgesOf(RULE_SETS.codes125, RFM_DEFAULTS, rowsOf(CUTS), dimensionsOf(MEANS));
    const said = word(segmentWords(segment, RULE_SETS.codes125, RFM_DEFAULTS, edges), speech('en'));
    expect(said).toMatch(/^bought in the last 72 days, .*; or .*; or .*; and \d more ranges$/);
    expect(said).not.toMatch(ABSURD);
  });
  it.each(Object.values(RULE_SETS).map((rules: RuleSet) => [rules.id, rules] as const))(
    'have words for all of %s',
    (_, rules) => {
      const settings = { ...RFM_DEFAULTS, k: rules.k ?? 5 };
      const cuts = { r: [], f: [], m: [] };
      const edges = edgesOf(rules, settings, rowsOf(cuts), dimensionsOf({ r: null, f: null, m: null }));
      for (const locale of ['en', 'zh-CN'] as const) {
        for (const segment of rules.segments) {
          expect(word(segmentWords(segment, rules, settings, edges), speech(locale))).not.toMatch(ABSURD);
        }
      }
    },
  );
});

const say = (phrase: Phrase | null) => phrase && word(phrase, speech('en'));

describe('findings of a rule set', () => {
  const whole = { cells: 125, holes: 0, overlaps: 0 };
  it('say whether everyone is in it once', () => {
    expect(say(rulesFinding(whole, 8, 0))).toBe('Every customer is in exactly one of 8 segments');
    expect(say(rulesFinding({ ...whole, overlaps: 76 }, 11, 0))).toBe(
      'Nobody is left out, but 76 of 125 cells belong to more than one segment',
    );
    expect(say(rulesFinding({ ...whole, holes: 10 }, 10, 14))).toBe(
      '14 customers are in no segment: 10 of 125 cells are left out',
    );
    expect(say(rulesFinding({ ...whole, holes: 10 }, 10, 1))).toMatch(/^One customer/);
    expect(say(rulesFinding({ ...whole, holes: 10 }, 10, 0))).toBe(
      '10 of 125 cells are in no segment; nobody stands there now',
    );
    expect(say(rulesFinding({ ...whole, holes: 125 }, 0, 9))).toMatch(/^No segment yet/);
  });
  it('count holes and overlaps of the cube', () => {
    expect(say(cubeFinding({ cells: 125, holes: 10, overlaps: 58 }))).toBe(
      '10 of 125 cells belong to no segment, 58 to several',
    );
  });
  it('name no best segment of a few customers or without revenue', () => {
    const name = (id: string) => ({ as: 'text', value: id }) as const;
    expect(bestSegment([{ id: 'a', customers: 5, revenue: 9 }], name)).toBeNull();
    expect(bestSegment([{ id: 'a', customers: 50, revenue: 0 }], name)).toBeNull();
    expect(say(bestSegment([{ id: 'a', customers: 50, revenue: 9 }], name))).toBe(
      'All customers fall into one class: the scores do not part them',
    );
    const rows = [
      { id: 'a', customers: 20, revenue: 90 },
      { id: 'b', customers: 80, revenue: 10 },
    ];
    expect(say(bestSegment(rows, name))).toBe('“a”: 20% of people, 90% of money');
  });
});
