import { CLUSTER_COUNTS } from '#models/clusters/index.ts';
import type { LinkProblem } from '#session/link.ts';

export interface ClusterParams {
  /** Null for the number that is suggested. */
  groups: number | null;
  seed: number;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

export const DEFAULT_SEED = 1;
const MOST_SEED = 999_999;

/** What the view adds to the screen's parameters: `groups=2…10` and `seed`. */
export function parseClusterParams(params: URLSearchParams): ClusterParams {
  const problems: LinkProblem[] = [];
  const read = (key: string, fits: (value: number) => boolean): number | null => {
    const value = params.get(key);
    if (value === null) return null;
    const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
    if (fits(number)) return number;
    problems.push({ key, value });
    return null;
  };
  const groups = read('groups', (value) => CLUSTER_COUNTS.includes(value));
  const seed = read('seed', isSeed) ?? DEFAULT_SEED;
  return { groups, seed, problems };
}

export const isSeed = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MOST_SEED;

/** For a link; the default is left out. */
export const formatSeed = (seed: number): string | null => (seed === DEFAULT_SEED ? null : String(seed));
