import type { Answer } from '#engine/contract.ts';
import type { FitProgress } from '#engine/fit-contract.ts';
import type { ClusterInput, ClusterScan, Monetary } from '#models/clusters/index.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import { jobFor, type JobState } from '#session/job.svelte.ts';
import type { Session } from '#session/session.svelte.ts';

export interface Wanted {
  monetary: Monetary;
  seed: number;
}

interface Found {
  scan: ClusterScan;
  /** Of the features it was made from. */
  sql: string;
  frame: ResolvedFrame;
}

/** Where a search stands; reading the customers comes before the fit, and cannot say how long it takes. */
export type SearchProgress = FitProgress<'clusters'>;
export type Search = JobState<Found, SearchProgress>;

/** The last search of a session, so that coming back to the screen does not repeat it. */
const kept = new WeakMap<Session, { of: string; found: Found }>();

/** Looks for groups: asks the engine for the features and the fit worker for the groups. */
export const searchGroups = (session: Session, wanted: () => Wanted): Search =>
  jobFor(session, wanted, async ({ monetary, seed }: Wanted, { signal, onProgress }) => {
    const { frameRequest } = session;
    const of = JSON.stringify([session.dataVersion, frameRequest, monetary, seed]);
    const before = kept.get(session);
    if (before?.of === of) return before.found;
    const answer = await session.engine.ask({ kind: 'clusters.features', monetary }, frameRequest, { signal });
    const input = inputOf(answer, monetary, seed);
    const scan = await session.fit.run({ kind: 'clusters', input }, { signal, onProgress });
    const found = { scan, sql: answer.sql, frame: answer.frame };
    kept.set(session, { of, found });
    return found;
  });

/** The engine's columns as the fit takes them; they are handed over. */
function inputOf({ columns }: Answer, monetary: Monetary, seed: number): ClusterInput {
  const numbers = (name: string): Float64Array => {
    const column = columns.find((one) => one.name === name);
    if (column?.kind !== 'number') throw new TypeError(`${name} is no column of numbers`);
    return column.values instanceof Float64Array ? column.values : Float64Array.from(column.values);
  };
  return {
    monetary,
    seed,
    logDays: numbers('log_days'),
    logOrders: numbers('log_orders'),
    logMoney: numbers('log_money'),
    revenue: numbers('revenue'),
    floor: numbers('floor')[0] ?? 1,
  };
}
