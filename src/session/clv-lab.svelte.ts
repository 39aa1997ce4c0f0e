import { Latest } from '#ui/latest.svelte.ts';
import type { LabFit, LabProgress, LabRequest } from './clv-lab.ts';
import type { Session } from './session.svelte.ts';

export type { LabFit, LabProgress, LabRequest } from './clv-lab.ts';

export interface LabState {
  /** The newest fit; an older one stays while a newer is on its way. */
  readonly fit: LabFit | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly progress: LabProgress;
  readonly cancelled: boolean;
  cancel(): void;
  again(): void;
}

const READING: LabProgress = { phase: 'read', fraction: null };

/**
 * Fits now, and again whenever what is wanted, the frame or the data changes. Call it while a component is being made; a
 * request of null asks nothing.
 */
export function fitTo(session: Session, wanted: () => LabRequest | null): LabState {
  const latest = new Latest<LabFit>();
  let progress = $state.raw<LabProgress>(READING);
  let cancelled = $state(false);
  /** Counts how often the reader asked again. */
  let round = $state(0);
  const asked = $derived(JSON.stringify({ request: wanted(), frame: session.frameRequest, round }));

  $effect(() => {
    const version = session.dataVersion;
    const { request } = JSON.parse(asked) as { request: LabRequest | null };
    if (version === 0 || request === null) return;
    cancelled = false;
    progress = READING;
    void latest.run((signal) => session.lab.fit(request, { signal, onProgress: (told) => (progress = told) }));
    return () => latest.cancel();
  });

  return {
    get fit() {
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
