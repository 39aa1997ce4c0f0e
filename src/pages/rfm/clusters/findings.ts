import type { Phrase, Quantity } from '#core/phrase.ts';
import {
  adjustedRand,
  LEAST,
  nameOf,
  recommended,
  STABLE,
  verdictOn,
  type Choice,
  type ClusterScan,
} from '#models/clusters/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { shareWords } from '../../shared/share.ts';

type GroupRow = AnswerRow<'clusters.groups'>;
type MapRow = AnswerRow<'clusters.map'>;
type CompareRow = AnswerRow<'clusters.compare'>;

const integer = (value: number): Quantity => ({ as: 'integer', value });
const decimal = (value: number): Quantity => ({ as: 'decimal', value });

/** A group as the page shows it. */
export interface Group extends GroupRow {
  name: Phrase;
  revenueShare: number | null;
  /** Its mean Jaccard similarity over resampled shops. */
  stays: number;
}

/** The groups with their names; of revenue that does not add up to something nobody has a share. */
export function groupsOf(rows: readonly GroupRow[], { model, jaccards }: Choice, { medians }: ClusterScan): Group[] {
  const revenue = rows.reduce((sum, row) => sum + row.revenue, 0);
  return rows.flatMap((row, place) => {
    const centroid = model.centroids[place];
    if (!centroid) return [];
    const name = nameOf(model, centroid, medians);
    return [{ ...row, name, revenueShare: revenue > 0 ? row.revenue / revenue : null, stays: jaccards[place] ?? 0 }];
  });
}

export interface PageFinding {
  title: Phrase;
  lede: Phrase | null;
}

/** What the search has found; null lede where nothing more can be said. */
export function pageFinding(scan: ClusterScan, choice: Choice | undefined, groups: readonly Group[]): PageFinding {
  if (scan.customers === 0) return { title: { key: 'rfm.finding.none' }, lede: { key: 'overview.finding.none.lede' } };
  if (scan.customers < LEAST.customers) {
    return {
      title: {
        key: 'clusters.finding.few',
        parts: { customers: integer(scan.customers), least: integer(LEAST.customers) },
      },
      lede: { key: 'clusters.finding.few.lede' },
    };
  }
  if (!choice) {
    return {
      title: { key: 'clusters.finding.alike' },
      lede: {
        key: 'clusters.finding.alike.lede',
        parts: { distinct: integer(scan.distinct), least: integer(LEAST.distinct) },
      },
    };
  }
  const verdict = verdictOn(choice);
  if (verdict === 'none') return { title: { key: 'clusters.finding.none' }, lede: noneLede(choice) };
  const first = firstGroup(groups);
  return {
    title: { key: `clusters.finding.${verdict}`, parts: { groups: integer(choice.k) } },
    lede: first && { key: `clusters.finding.${verdict}.lede`, parts: first },
  };
}

const noneLede = ({ k, silhouette, reference, stability }: Choice): Phrase => ({
  key: 'clusters.finding.none.lede',
  parts: {
    groups: integer(k),
    silhouette: decimal(silhouette),
    reference: decimal(reference),
    stability: decimal(stability),
  },
});

/** Who the group with the most revenue is; null when there is no revenue to share. */
function firstGroup([group]: readonly Group[]) {
  if (!group || group.share === null || group.revenueShare === null) return null;
  return { name: group.name, people: shareWords(group.share), money: shareWords(group.revenueShare) };
}

export function tableFinding(groups: readonly Group[]): Phrase | null {
  const first = firstGroup(groups);
  return first && { key: 'clusters.table.title', parts: first };
}

export const elbowFinding = ({ k, within }: Choice): Phrase => ({
  key: 'clusters.elbow.title',
  parts: { groups: integer(k), explained: { as: 'percentWhole', value: 1 - within } },
});

export const silhouetteFinding = (choice: Choice): Phrase => ({
  key: `clusters.silhouette.title.${verdictOn(choice)}`,
  parts: {
    groups: integer(choice.k),
    silhouette: decimal(choice.silhouette),
    reference: decimal(choice.reference),
  },
});

export const stabilityFinding = ({ k, stability }: Choice): Phrase => ({
  key: 'clusters.stability.title',
  parts: { groups: integer(k), stability: decimal(stability) },
});

/** Why that number of groups is suggested; null when there is nothing to choose from. */
export function reasonOf(choices: readonly Choice[]): Phrase | null {
  const suggested = recommended(choices);
  if (!suggested) return null;
  return {
    key: suggested.stability >= STABLE ? 'clusters.reason.lead' : 'clusters.reason.stable',
    parts: { groups: integer(suggested.k), stable: decimal(STABLE) },
  };
}

/** In fields that hold fewer on average, everybody is among their own. */
const LEAST_IN_FIELD = 4;

/** How many customers stand in a field that is mostly of their own group; null where the fields hold too few to say. */
export function mapFinding(cells: readonly MapRow[]): Phrase | null {
  const all = cells.reduce((sum, { customers }) => sum + customers, 0);
  if (all === 0 || all < LEAST_IN_FIELD * cells.length) return null;
  const own = cells.reduce((sum, { cluster_customers }) => sum + cluster_customers, 0);
  return { key: 'clusters.map.title', parts: { share: shareWords(own / all) } };
}

/** More segments than this are drawn as one. */
export const MOST_SEGMENTS = 12;

export interface Comparison {
  /** From 0 (chance) to 1 (the same). */
  rand: number;
  customers: number;
  /** In the order of the rule set; null stands for all others together. */
  rows: { segment: string | null; customers: number; inGroup: number[] }[];
  bounded: boolean;
}

/** The cross table of groups and segments, the largest segments first kept apart. */
export function comparisonOf(cells: readonly CompareRow[], k: number, order: readonly string[]): Comparison {
  const inGroups = new Map<string, number[]>();
  for (const { cluster, segment, customers } of cells) {
    const row = inGroups.get(segment) ?? new Array<number>(k).fill(0);
    row[cluster - 1] = customers;
    inGroups.set(segment, row);
  }
  const total = (row: readonly number[]) => row.reduce((sum, next) => sum + next, 0);
  const place = (segment: string) => (order.includes(segment) ? order.indexOf(segment) : order.length);
  const all = [...inGroups].map(([segment, inGroup]) => ({ segment, customers: total(inGroup), inGroup }));
  const bounded = all.length > MOST_SEGMENTS;
  const bySize = all.toSorted((a, b) => b.customers - a.customers);
  const kept = bySize.slice(0, MOST_SEGMENTS).sort((a, b) => place(a.segment) - place(b.segment));
  const others = bySize.slice(MOST_SEGMENTS);
  const together = Array.from({ length: k }, (_, at) => total(others.map(({ inGroup }) => inGroup[at]!)));
  return {
    rand: adjustedRand(all.map(({ inGroup }) => inGroup)),
    customers: total(all.map(({ customers }) => customers)),
    rows: bounded ? [...kept, { segment: null, customers: total(together), inGroup: together }] : kept,
    bounded,
  };
}

export function comparisonFinding({ rand, rows }: Comparison): Phrase | null {
  if (rows.length === 0) return null;
  const degree = rand >= 0.8 ? 'same' : rand >= 0.4 ? 'some' : 'little';
  return { key: `clusters.compare.title.${degree}`, parts: { rand: decimal(Math.max(0, rand)) } };
}
