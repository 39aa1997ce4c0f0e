import type { Answer } from '#engine/contract.ts';
import type { FitProgress } from '#engine/fit-contract.ts';
import type { ModelId } from '#models/clv/btyd/model.ts';
import type { ClvFitInput, ClvFitOutput, Patterns } from '#models/clv/fit/contract.ts';
import { UNIT_DAYS, type Unit } from '#models/clv/valuation.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import type { Session } from './session.svelte.ts';

/** What is to be fitted: on the open files, in the session's frame. */
export interface LabRequest {
  models: readonly ModelId[];
  unit: Unit;
  /** Last day the models may know, inclusive; null for all. */
  fittedTo: string | null;
}

export interface LabFit {
  output: ClvFitOutput;
  /** Of the histories the models were fitted on. */
  sql: string;
  frame: ResolvedFrame;
  request: LabRequest;
}

/** Reading the histories comes before, and cannot say how long it takes. */
export type LabProgress = FitProgress<'clv'>;

export interface LabOptions {
  signal?: AbortSignal;
  onProgress?: (progress: LabProgress) => void;
}

/** More fits than a year of months needs; a fit is some numbers. */
const KEPT = 40;

/** Fits models to the shop's histories and keeps the fits, so that coming back to a screen does not repeat them. */
export class ClvLab {
  readonly #session: Session;
  readonly #kept = new Map<string, LabFit>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** @throws {EngineError | DOMException} what the engine or the fit worker say */
  async fit(request: LabRequest, { signal, onProgress = () => {} }: LabOptions = {}): Promise<LabFit> {
    const { engine, fit, frameRequest, dataVersion } = this.#session;
    const key = JSON.stringify([dataVersion, frameRequest, request]);
    const known = this.#kept.get(key);
    if (known) return known;
    const ask = (question: Parameters<typeof engine.ask>[0]) =>
      engine.ask(question, frameRequest, signal ? { signal } : {});
    const { models, unit, fittedTo } = request;
    const histories = { kind: 'clv.patterns', fittedTo, unit } as const;
    const patterns = await ask({ ...histories, model: 'mbg' });
    const occasions = models.includes('bgbb') ? await ask({ ...histories, model: 'bgbb' }) : null;
    const spends = await ask({ kind: 'clv.spends', fittedTo });
    const input: ClvFitInput = {
      models,
      unitDays: UNIT_DAYS[unit],
      patterns: patternsOf(patterns),
      occasions: occasions ? patternsOf(occasions) : NO_PATTERNS,
      spend: { x: numbersOf(spends, 'x'), mean: numbersOf(spends, 'mean_spend') },
    };
    const output = await fit.run({ kind: 'clv', input }, { signal, onProgress });
    const found: LabFit = { output, sql: (occasions ?? patterns).sql, frame: patterns.frame, request };
    this.#kept.set(key, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }
}

const NOTHING = new Float64Array();
const NO_PATTERNS: Patterns = { x: NOTHING, tx: NOTHING, T: NOTHING, weight: NOTHING };

const patternsOf = (answer: Answer): Patterns => ({
  x: numbersOf(answer, 'x'),
  tx: numbersOf(answer, 't_x'),
  T: numbersOf(answer, 't'),
  weight: numbersOf(answer, 'customers'),
});

function numbersOf({ columns }: Answer, name: string): Float64Array {
  const column = columns.find((one) => one.name === name);
  if (column?.kind !== 'number') throw new TypeError(`${name} is no column of numbers`);
  return Float64Array.from(column.values);
}
