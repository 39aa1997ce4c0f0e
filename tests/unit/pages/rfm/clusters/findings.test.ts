import { beforeAll, describe, expect, it } from 'vitest';
import type { Phrase } from '#core/phrase.ts';
import { hasMessage, i18n } from '#i18n/i18n.svelte.ts';
import { word } from '#i18n/word.ts';
import { recommended, verdictOn, type Choice, type ClusterScan } from '#models/clusters/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import {
  comparisonFinding,
  comparisonOf,
  elbowFinding,
  groupsOf,
  mapFinding,
  MOST_SEGMENTS,
  pageFinding,
  reasonOf,
  silhouetteFinding,
  stabilityFinding,
  tableFinding,
} from '../../../../../src/pages/rfm/clusters/findings.ts';

beforeAll(async () => {
  await i18n.use('en');
  await i18n.complete();
});
const say = (phrase: Phrase | null) =>
  phrase ? word(phrase, { t: i18n.t, format: i18n.format, currency: null }) : null;

const choiceOf = (change: Partial<Choice> = {}): Choice => ({
  k: 2,
  model: {
    monetary: 'total',
    floor: 1,
    center: [3, 1, 5],
    weight: [1, 1, 1],
    centroids: [
      [-1, 1, 1],
      [1, -1, -1],
    ],
  },
  within: 0.25,
  silhouette: 0.6,
  reference: 0.4,
  stability: 0.95,
  jaccards: [0.9, 0.8],
  ...change,
});
const scanOf = (change: Partial<ClusterScan> = {}): ClusterScan => ({
  customers: 100,
  distinct: 90,
  fitted: 100,
  medians: [0, 0, 0],
  choices: [choiceOf()],
  ...change,
});
const row = (cluster: number, customers: number, revenue: number): AnswerRow<'clusters.groups'> => ({
  cluster,
  customers,
  share: customers / 100,
  orders: customers,
  revenue,
  centroid_days: 1,
  centroid_orders: 1,
  centroid_money: 1,
});
const ROWS = [row(1, 25, 800), row(2, 75, 200)];
const groups = (rows = ROWS) => groupsOf(rows, choiceOf(), scanOf());

describe('what the page says of the groups', () => {
  const title = (scan: ClusterScan, choice?: Choice, rows = ROWS) => {
    const { title, lede } = pageFinding(scan, choice, choice ? groupsOf(rows, choice, scan) : []);
    return [say(title), say(lede)];
  };

  it('names them and says what the first one brings, when they stand apart', () => {
    expect(title(scanOf(), choiceOf())).toEqual([
      'Your customers fall into 2 groups',
      'The first one, “Recent, frequent, high spend”, is a quarter of the customers and brings four fifths of the revenue.',
    ]);
  });

  it('says that the borders are blurred, or that there are no groups', () => {
    expect(title(scanOf(), choiceOf({ silhouette: 0.46 }))[0]).toBe(
      'Your customers form 2 groups with blurred borders',
    );
    expect(title(scanOf(), choiceOf({ silhouette: 0.42 }))[0]).toBe('Your customers do not fall into groups');
    const [unstable, why] = title(scanOf(), choiceOf({ stability: 0.5 }));
    expect(unstable).toBe('Your customers do not fall into groups');
    expect(why).toContain('resampled shops agree to 0.5 of 1');
  });

  it('says what would be enough', () => {
    expect(title(scanOf({ customers: 1, choices: [] }))[0]).toBe('1 customer so far: groups are looked for from 50 on');
    expect(title(scanOf({ customers: 49, choices: [] }))[0]).toContain('49 customers so far');
    expect(title(scanOf({ distinct: 2, choices: [] }))[1]).toContain('only 2 different customers; 3 are needed');
    expect(title(scanOf({ customers: 0, choices: [] }))[0]).toBe(i18n.t('rfm.finding.none'));
  });

  it('has no share of revenue to tell where there is none', () => {
    const none = [row(1, 25, 0), row(2, 75, 0)];
    expect(title(scanOf(), choiceOf(), none)[1]).toBeNull();
    expect(tableFinding(groups(none))).toBeNull();
  });
});

describe('the figures', () => {
  it('say what they show of the number of groups chosen', () => {
    expect(say(elbowFinding(choiceOf()))).toBe('2 groups account for 75% of the differences between customers');
    expect(say(silhouetteFinding(choiceOf()))).toBe('2 groups stand apart: silhouette 0.6, a crowd without groups 0.4');
    expect(say(stabilityFinding(choiceOf()))).toBe('2 groups come out alike in resampled shops: 0.95 of 1');
  });

  it('say who lies among their own', () => {
    const cell = { days_from: 0, days_to: 1, money_from: 1, money_to: 2, cluster: 1 };
    expect(say(mapFinding([{ ...cell, customers: 40, cluster_customers: 30 }]))).toContain('three quarters');
    // Three to a field are always among their own.
    expect(mapFinding([{ ...cell, customers: 3, cluster_customers: 3 }])).toBeNull();
    expect(mapFinding([])).toBeNull();
  });

  it('have words in both languages for every verdict and reason', async () => {
    const choices = [choiceOf(), choiceOf({ silhouette: 0.46 }), choiceOf({ stability: 0.1 })];
    for (const locale of ['en', 'zh-CN'] as const) {
      await i18n.use(locale);
      for (const choice of choices) {
        const phrases = [silhouetteFinding(choice), reasonOf([choice])!, pageFinding(scanOf(), choice, groups()).title];
        for (const { key } of phrases) expect(hasMessage(key)).toBe(true);
      }
    }
    await i18n.use('en');
  });
});

describe('the number of groups suggested', () => {
  it('stands highest above a crowd without groups, of those resampled shops agree on', () => {
    const choices = [
      choiceOf({ k: 2, silhouette: 0.45, reference: 0.4 }),
      choiceOf({ k: 3, silhouette: 0.44, reference: 0.3 }),
      choiceOf({ k: 4, silhouette: 0.6, reference: 0.3, stability: 0.7 }),
    ];
    expect(recommended(choices)?.k).toBe(3);
    expect(say(reasonOf(choices))).toMatch(/^3 is suggested/);
  });

  it('is the most stable one where none is stable', () => {
    const choices = [choiceOf({ k: 2, stability: 0.4 }), choiceOf({ k: 3, stability: 0.6 })];
    expect(recommended(choices)?.k).toBe(3);
    expect(verdictOn(recommended(choices)!)).toBe('none');
    expect(say(reasonOf(choices))).toMatch(/^No number of groups/);
  });

  it('is none without choices', () => {
    expect([recommended([]), reasonOf([])]).toEqual([undefined, null]);
  });
});

describe('the comparison with a rule set', () => {
  const cell = (cluster: number, segment: string, customers: number) => ({ cluster, segment, customers, revenue: 0 });

  it('agrees fully where groups and segments hold the same customers', () => {
    const found = comparisonOf([cell(1, 'b', 5), cell(2, 'a', 7)], 2, ['a', 'b']);
    expect(found.rand).toBe(1);
    expect(found.rows.map(({ segment, inGroup }) => [segment, ...inGroup])).toEqual([
      ['a', 0, 7],
      ['b', 5, 0],
    ]);
    expect(say(comparisonFinding(found))).toContain('nearly the same');
  });

  it('draws the largest segments and the rest together, and counts them all', () => {
    const cells = Array.from({ length: 40 }, (_, i) => cell(1 + (i % 2), `s${i}`, i + 1));
    const { rows, bounded, customers } = comparisonOf(cells, 2, []);
    expect([rows.length, bounded, customers]).toEqual([MOST_SEGMENTS + 1, true, 820]);
    expect(rows.reduce((sum, row) => sum + row.customers, 0)).toBe(820);
    expect(rows.at(-1)?.segment).toBeNull();
  });

  it('has nothing to say of nobody', () => {
    expect(comparisonFinding(comparisonOf([], 2, ['a']))).toBeNull();
  });
});
