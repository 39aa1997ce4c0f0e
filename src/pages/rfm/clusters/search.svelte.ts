import type { Answer } from '#engine/contract.ts';
import type { FitProgress } from '#engine/fit-contract.ts';
import type { ClusterInput, ClusterScan, Monetary } from '#models/clusters/index.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import type { Session } from '#session/session.svelte.ts';
import { Latest } from '#ui/latest.svelte.ts';

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
export type SearchProgress = FitProgress<'clusters'> | { phase: 'read'; fraction: null };

export interface Search {
  readonly found: Found | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly progress: SearchProgress;
  readonly cancelled: boolean;
  cancel(): void;
  again(): void;
}

const READING: SearchProgress = { phase: 'read', fraction: null };

/** The last search of a session, so that coming back to the screen does not repeat it. */
const kept = new WeakMap<Session, { of: string; found: Found }>();

/**
 * Looks for groups now, and again whenever what is wanted, the frame or the data changes: asks the engine for the features
 * and the fit worker for the groups. Call it while a component is being made.
 */
export function searchGroups(session: Session, wanted: () => Wanted): Search {
  const latest = new Latest<Found>();
  let progress = $state.raw<SearchProgress>(READING);
  let cancelled = $state(false);
  /** Counts how often the reader asked again. */
  let round = $state(0);
  const asked = $derived(JSON.stringify({ ...wanted(), frame: session.frameRequest, round }));

  $effect(() => {
    const version = session.dataVersion;
    const { monetary, seed, frame } = JSON.parse(asked) as Wanted & { frame: Session['frameRequest'] };
    const of = `${version} ${asked}`;
    if (version === 0) return;
    cancelled = false;
    void latest.run(async (signal) => {
      const before = kept.get(session);
      if (before?.of === of) return before.found;
      progress = READING;
      const answer = await session.engine.ask({ kind: 'clusters.features', monetary }, frame, { signal });
      const scan = await session.fit.run(
        { kind: 'clusters', input: inputOf(answer, monetary, seed) },
        { signal, onProgress: (told) => (progress = told) },
      );
      const found = { scan, sql: answer.sql, frame: answer.frame };
      kept.set(session, { of, found });
      return found;
    });
    return () => latest.cancel();
  });

  return {
    get found() {
      return latest.value;
    },
    get loading() {
      return latest.loading;
    },
    get error() {
      return latest.error;
    },
    get progress() {
      return progress;
    },
    get cancelled() {
      return cancelled;
    },
    cancel() {
      latest.reset();
      cancelled = true;
    },
    again() {
      round += 1;
    },
  };
}

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
