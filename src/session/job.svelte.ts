import { Latest } from '#ui/latest.svelte.ts';
import type { Session } from './session.svelte.ts';

/** A long computation as a page shows it. */
export interface JobState<T, P> {
  /** The newest result; an older one stays while a newer is on its way. */
  readonly value: T | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  /** How far it is; null until it says so. */
  readonly progress: P | null;
  readonly cancelled: boolean;
  cancel(): void;
  again(): void;
}

export interface JobOptions<P> {
  signal: AbortSignal;
  onProgress: (progress: P) => void;
}

/**
 * Does a long job now, and again whenever what is wanted (plain data), the frame or the data changes; the reader can stop
 * it and ask again. Call it while a component is being made; nothing is done while null is wanted.
 */
export function jobFor<R, T, P>(
  session: Session,
  wanted: () => R | null,
  work: (wanted: R, options: JobOptions<P>) => Promise<T>,
): JobState<T, P> {
  const latest = new Latest<T>();
  let progress = $state.raw<P | null>(null);
  let cancelled = $state(false);
  /** Counts how often the reader asked again. */
  let round = $state(0);
  const asked = $derived(JSON.stringify({ wanted: wanted(), frame: session.frameRequest, round }));

  $effect(() => {
    const version = session.dataVersion;
    const { wanted } = JSON.parse(asked) as { wanted: R | null };
    if (version === 0 || wanted === null) return;
    cancelled = false;
    progress = null;
    void latest.run((signal) => work(wanted, { signal, onProgress: (told) => (progress = told) }));
    return () => latest.cancel();
  });

  return {
    get value() {
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
      latest.cancel();
      cancelled = true;
    },
    again() {
      round += 1;
    },
  };
}
