import type { FitInput, FitKind, FitOutput, FitProgress } from '#engine/fit-contract.ts';
import { scanClusters } from '#models/clusters/index.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { trackRepeats } from '#models/clv/trust/track.ts';

export type Report<K extends FitKind> = (phase: FitProgress<K>['phase'], fraction: number) => void;

/** Every job by its kind: arrays in, numbers out, telling of itself often enough to be known alive. */
export const FIT_JOBS: { readonly [K in FitKind]: (input: FitInput<K>, report: Report<K>) => FitOutput<K> } = {
  clusters: scanClusters,
  clv: fitClv,
  clvTrack: trackRepeats,
};
