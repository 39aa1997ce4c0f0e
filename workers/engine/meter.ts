import type { Phase, Progress } from '#engine/contract.ts';

/** Progress of one piece of work through its phases, by how long each of them takes. It never goes back. */
export class Meter {
  readonly #report: (progress: Progress) => void;
  readonly #spans: ReadonlyMap<Phase, { from: number; size: number }>;
  #fraction = 0;

  /** `weights`: the phases in their order, with the time each takes in any one unit. */
  constructor(report: (progress: Progress) => void, weights: Partial<Record<Phase, number>>) {
    const entries = Object.entries(weights) as [Phase, number][];
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let from = 0;
    const spans = new Map<Phase, { from: number; size: number }>();
    for (const [phase, weight] of entries) {
      spans.set(phase, { from, size: weight / total });
      from += weight / total;
    }
    this.#report = report;
    this.#spans = spans;
  }

  /** `share` of the phase is done, 0–1. */
  at(phase: Phase, share: number): void {
    const { from, size } = this.#spans.get(phase)!;
    this.#fraction = Math.max(this.#fraction, Math.min(1, from + size * Math.min(1, share)));
    this.#report({ phase, fraction: this.#fraction });
  }
}
