import { untrack } from 'svelte';
import type { Column, FrameRequest } from '#engine/contract.ts';
import type { AnswerRow } from '#models/questions.ts';
import { rulesOf, type Axes, type Dimension, type RfmSettings, type RuleRef } from '#models/rfm/index.ts';
import { grip, readCube, type Buyers, type Cuts, type Grip, type Limits, type Reading } from '#models/rfm/studio.ts';
import type { Session } from '#session/session.svelte.ts';
import { Latest } from '#ui/latest.svelte.ts';
import { formatParams } from '../params.ts';
import { heldCuts, moved, type Move } from './cuts.ts';

/** What is on the screen while nothing is dragged. */
export interface Scene {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
  readonly axes: Axes;
  readonly cuts: readonly AnswerRow<'rfm.cuts'>[] | undefined;
  readonly dimensions: readonly AnswerRow<'rfm.dimensions'>[] | undefined;
  /** Answers to other settings than these are on the way. */
  readonly loading: boolean;
}

/** Up to so many customers their values are taken at once; above, when a cut point is first touched. */
const SMALL = 100_000;

/**
 * Cut points in hand. While one is moved, everything that is counted is counted here from the customers' own values,
 * within a frame; once it is let go the link holds the new cut points and the engine answers for them.
 */
export class Studio {
  readonly #session: Session;
  readonly #scene: () => Scene;
  readonly #buyers = new Latest<Buyers>();
  #wanted = $state(false);
  #held = $state.raw<{ dimension: Dimension; cuts: Cuts; steps: readonly number[] } | null>(null);
  #read = $state.raw<{ of: string; reading: Reading } | null>(null);
  #before = $state.raw<Record<string, string | null> | null>(null);
  #grip: { of: string; buyers: Buyers; steps: readonly number[]; grip: Grip } | undefined;

  /** Call it while a component is being made. */
  constructor(session: Session, scene: () => Scene) {
    this.#session = session;
    this.#scene = scene;
    // Values of other customers, or of another M, are of no use.
    const asked = $derived(JSON.stringify([scene().settings.monetary, session.frameRequest, session.dataVersion]));
    let of = '';
    $effect(() => {
      if (asked === of) return;
      of = asked;
      this.#buyers.reset();
      this.cancel();
    });
    $effect(() => {
      const [monetary, frame, version] = JSON.parse(asked) as [RfmSettings['monetary'], FrameRequest, number];
      if (version === 0 || !this.#wanted) return;
      void this.#buyers.run(async (signal) => {
        const { columns } = await session.engine.ask({ kind: 'rfm.arrays', monetary }, frame, { signal });
        return buyersOf(columns);
      });
    });
    // A cut point may have been moved before its customers were here.
    $effect(() => {
      if (!this.#buyers.value) return;
      performance.mark('studio-ready');
      untrack(() => this.#count());
    });
  }

  /** A cut point is being moved. */
  get moving(): boolean {
    return this.#held !== null;
  }

  /** The settings that the drawing shows: with the cut points in hand. */
  get settings(): RfmSettings {
    const { settings } = this.#scene();
    return this.#held ? { ...settings, scheme: 'fixed', fixedCuts: this.#held.cuts } : settings;
  }

  /** What the charts show in place of the answers: while a cut point is moved, and until its answers are here. */
  get live(): Reading | null {
    if (this.#held === null && !this.#scene().loading) return null;
    return this.#read?.of === this.#key ? this.#read.reading : null;
  }

  /** The way back from the last change; null when there is none. */
  get canUndo(): boolean {
    return this.#before !== null;
  }

  /** The cut points that hold, as one's own; null until they are known. */
  get cuts(): Cuts | null {
    return this.#held?.cuts ?? this.#given;
  }

  /** The cut points of the link or, where the data give them, those of the answer. */
  get #given(): Cuts | null {
    const { settings, cuts } = this.#scene();
    return settings.fixedCuts ?? (cuts ? heldCuts(cuts, settings.scheme) : null);
  }

  get #key(): string {
    const { rules, axes } = this.#scene();
    const { scheme, fixedCuts, monetary, threshold, limits } = this.settings;
    return JSON.stringify([scheme, fixedCuts, monetary, threshold, limits, rules, axes]);
  }

  /** A shop of this size is drawn: a small one is made ready at once. */
  sized(customers: number): void {
    if (customers <= SMALL) this.#wanted = true;
  }

  /** A cut point of this dimension may soon be moved. */
  ready(dimension: Dimension, steps: readonly number[]): void {
    this.#wanted = true;
    const { cuts } = this;
    if (cuts) this.#grasp(dimension, cuts, steps);
  }

  move(dimension: Dimension, index: number, move: Move, steps: readonly number[]): void {
    this.#wanted = true;
    const { cuts } = this;
    if (!cuts) return;
    this.#held = { dimension, cuts: { ...cuts, [dimension]: moved(cuts[dimension], index, move, steps) }, steps };
    this.#count();
  }

  /** The cut points in hand hold from now on: they go into the link, once. */
  drop(): void {
    if (this.#held === null) return;
    const { cuts } = this.#held;
    if (JSON.stringify(cuts) !== JSON.stringify(this.#given)) this.set(cuts);
    this.#held = null;
  }

  /** Cut points of one's own from now on. */
  set(cuts: Cuts): void {
    const { settings, rules } = this.#scene();
    this.#before = formatParams(settings, rulesOf(rules).k);
    this.#session.setParams(formatParams({ ...settings, scheme: 'fixed', fixedCuts: cuts }));
  }

  /** All is as before the cut point was touched. */
  cancel(): void {
    this.#held = null;
    this.#read = null;
  }

  undo(): void {
    if (this.#before === null) return;
    this.#session.setParams(this.#before);
    this.#before = null;
  }

  /** Another control was used: there is no way back to before it. */
  forget(): void {
    this.#before = null;
  }

  #count(): void {
    if (this.#held === null) return;
    const { dimension, cuts, steps } = this.#held;
    const { rules, axes } = this.#scene();
    const { settings } = this;
    performance.mark('studio');
    const cube = this.#grasp(dimension, cuts, steps)?.cubeAt(cuts[dimension]);
    this.#read = cube ? { of: this.#key, reading: readCube(cube, settings, rulesOf(rules), axes) } : null;
    performance.measure('studio', 'studio');
  }

  /** The dimension in hand, taken anew only when something else has changed; null while its customers are not here. */
  #grasp(dimension: Dimension, cuts: Cuts, steps: readonly number[]): Grip | null {
    const buyers = this.#buyers.value;
    if (!buyers) return null;
    const { rules } = this.#scene();
    const limits = this.#limits();
    if (limits === undefined) return null;
    const of = JSON.stringify([dimension, { ...cuts, [dimension]: [] }, limits, rules]);
    const last = this.#grip;
    const known = last?.of === of && last.buyers === buyers && last.steps === steps;
    if (known && cuts[dimension].every((cut) => last.grip.knows(cut))) return last.grip;
    const start = { ...cuts, [dimension]: this.#given?.[dimension] ?? cuts[dimension] };
    const taken = grip(buyers, { cuts: start, limits, rules: rulesOf(rules) }, dimension, [
      ...steps,
      ...cuts[dimension],
    ]);
    this.#grip = { of, buyers, steps, grip: taken };
    return taken;
  }

  /** The values that part high from low, null where the mean score does; undefined while they are not known. */
  #limits(): Limits | undefined {
    const { settings, dimensions } = this.#scene();
    if (settings.threshold === 'scoreMean') return null;
    if (settings.threshold === 'fixed') return settings.limits ?? undefined;
    const limit = (dimension: Dimension) => dimensions?.find((row) => row.dimension === dimension)?.threshold ?? NaN;
    const limits = { r: limit('r'), f: limit('f'), m: limit('m') };
    return Number.isNaN(limits.r + limits.f + limits.m) ? undefined : limits;
  }
}

function buyersOf(columns: readonly Column[]): Buyers {
  const numbers = (name: string) => {
    const column = columns.find((known) => known.name === name);
    return column?.kind === 'number' ? column.values : new Float64Array();
  };
  const whole = (name: string) => {
    const values = numbers(name);
    return values instanceof Int32Array ? values : Int32Array.from(values);
  };
  const doubles = (name: string) => {
    const values = numbers(name);
    return values instanceof Float64Array ? values : Float64Array.from(values);
  };
  return {
    days: whole('days_since_last_order'),
    orders: whole('orders'),
    money: doubles('money'),
    revenue: doubles('revenue'),
  };
}
