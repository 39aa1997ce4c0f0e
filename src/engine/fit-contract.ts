import type { ClusterInput, ClusterScan, ScanPhase } from '#models/clusters/index.ts';
import type { ClvFitInput, ClvFitOutput, ClvFitPhase } from '#models/clv/fit/contract.ts';
import type { TrackInput, TrackOutput, TrackPhase } from '#models/clv/trust/track.ts';
import type { Params } from './errors.ts';

/**
 * Everything the fit worker computes: what a job takes, what comes of it, and the phases it goes through. A new fit adds
 * its line here and in workers/fit/jobs.ts; neither compiles without the other. Inputs and outputs are plain data and
 * typed arrays; the arrays an input holds are handed over, not copied.
 */
export interface FitJobs {
  clusters: { input: ClusterInput; output: ClusterScan; phase: ScanPhase };
  clv: { input: ClvFitInput; output: ClvFitOutput; phase: ClvFitPhase };
  clvTrack: { input: TrackInput; output: TrackOutput; phase: TrackPhase };
}

export type FitKind = keyof FitJobs;
export type FitInput<K extends FitKind> = FitJobs[K]['input'];
export type FitOutput<K extends FitKind> = FitJobs[K]['output'];

/** `fraction` is 0–1 of the whole job. A job that reports nothing for a minute counts as dead. */
export interface FitProgress<K extends FitKind = FitKind> {
  phase: FitJobs[K]['phase'];
  fraction: number;
}

export interface FitRequest<K extends FitKind = FitKind> {
  kind: K;
  input: FitInput<K>;
}

/** What the worker says: that it is there, and then of the one job it has, how far it is and how it ended. */
export type FitMessage =
  | { is: 'ready' }
  | { is: 'progress'; progress: FitProgress }
  | { is: 'done'; output: FitOutput<FitKind> }
  | { is: 'failed'; code: string; message: string; params: Params };
