import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferred } from '#core/deferred.ts';
import type { Connection } from '../../../../workers/engine/duckdb.ts';
import { Kept } from '../../../../workers/engine/kept.ts';
import { numRuns } from '../../../support/runs.ts';

const MOST = 2;
/** Nothing is sent: what is built and dropped are entries of a list. */
const CONNECTION = {} as unknown as Connection;

/** A table that remembers how often it was dropped. */
interface Made {
  drops: number;
}

type Step =
  { do: 'use'; key: string; breaks: boolean; aborts: boolean } | { do: 'clear' } | { do: 'release'; to: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      breaks: fc.nat(5).map((one) => one === 0),
      aborts: fc.nat(2).map((one) => one === 0),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), to: fc.nat(MOST) }) },
);

const broken = new Error('the build broke');

/** Every pause is one the scheduler ends, in any order: of builds, of work, of drops, of aborts. */
class Trial {
  readonly made: Made[] = [];
  readonly faults: string[] = [];
  readonly kept = new Kept<Made>(MOST, async (table) => {
    table.drops++;
    await this.#pause('drop');
  });
  readonly #building = new Set<string>();
  readonly #scheduler: fc.Scheduler;
  /** What was cleared is built anew, whether or not the old is still being built. */
  #round = 0;

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler;
  }

  get standing(): Made[] {
    return this.made.filter(({ drops }) => drops === 0);
  }

  async take(one: Step): Promise<void> {
    await this.#pause('start');
    if (one.do === 'clear') {
      this.#round++;
      return this.kept.clear(CONNECTION);
    }
    if (one.do === 'release') return this.kept.release(CONNECTION, () => this.kept.ready.length <= one.to);
    return this.#use(one);
  }

  async #use({ key, breaks, aborts }: Step & { do: 'use' }): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = aborts ? this.#pause('abort').then(() => controller.abort()) : Promise.resolve();
    const outcome = await this.kept
      .use(
        key,
        () => this.#build(key, breaks, signal),
        { connection: CONNECTION, signal },
        async (table) => {
          for (const moment of ['start', 'middle', 'end']) {
            if (table.drops > 0) this.faults.push(`used after the drop, at the ${moment}`);
            await this.#pause('work');
          }
          return 'done';
        },
      )
      .catch((error: unknown) => error);
    if (outcome !== 'done' && outcome !== broken && !signal.aborted)
      this.faults.push(`given up with nobody asking for it: ${String(outcome)}`);
    await aborted;
  }

  async #build(key: string, breaks: boolean, signal: AbortSignal): Promise<Made> {
    const place = `${this.#round} ${key}`;
    if (this.#building.has(place)) this.faults.push(`built twice at a time: ${place}`);
    this.#building.add(place);
    try {
      await this.#pause('build');
      if (breaks) throw broken;
      signal.throwIfAborted();
      const table: Made = { drops: 0 };
      this.made.push(table);
      return table;
    } finally {
      this.#building.delete(place);
    }
  }

  #pause(name: string): Promise<void> {
    return this.#scheduler.schedule(Promise.resolve(), name);
  }
}

const asker = (signal = new AbortController().signal) => ({ connection: CONNECTION, signal });

describe('tables kept', () => {
  it('are never used after their drop, never built twice at a time, and each is dropped once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 1, maxLength: 12 }), async (scheduler, steps) => {
        const trial = new Trial(scheduler);
        await scheduler.waitFor(Promise.all(steps.map((one) => trial.take(one))));
        expect(trial.faults).toEqual([]);
        expect(trial.standing).toEqual(expect.arrayContaining(trial.kept.ready));
        expect(trial.standing).toHaveLength(trial.kept.ready.length);
        expect(trial.kept.ready.length).toBeLessThanOrEqual(MOST);
        await scheduler.waitFor(trial.kept.clear(CONNECTION));
        expect(trial.made.map(({ drops }) => drops)).toEqual(trial.made.map(() => 1));
      }),
      { numRuns: numRuns(5000) },
    );
  });

  it('are dropped once when the last reader leaves while everything is being cleared', async () => {
    const drops: string[] = [];
    const kept = new Kept<string>(4, (table) => Promise.resolve(void drops.push(table)));
    const [slow, reading] = [deferred<string>(), deferred<null>()];
    const first = kept.use(
      'slow',
      () => slow.promise,
      asker(),
      () => Promise.resolve(),
    );
    const second = kept.use(
      'read',
      () => Promise.resolve('read'),
      asker(),
      () => reading.promise,
    );
    const cleared = kept.clear(CONNECTION);
    reading.resolve(null);
    await second;
    slow.resolve('slow');
    await Promise.all([first, cleared]);
    expect(drops.sort()).toEqual(['read', 'slow']);
  });

  it('fail for everyone who waits when the build fails, and are built anew for who asks then', async () => {
    const kept = new Kept<string>(4, () => Promise.resolve());
    const fails = () => Promise.reject(broken);
    const work = (table: string) => Promise.resolve(table);
    const asked = [kept.use('a', fails, asker(), work), kept.use('a', () => Promise.resolve('a'), asker(), work)];
    expect(await Promise.allSettled(asked)).toMatchObject([{ reason: broken }, { reason: broken }]);
    expect(await kept.use('a', () => Promise.resolve('a'), asker(), work)).toBe('a');
  });

  it('let a waiter go at once, who leaves the build to the builder', async () => {
    const kept = new Kept<string>(4, () => Promise.resolve());
    const building = deferred<string>();
    const stop = new AbortController();
    const work = (table: string) => Promise.resolve(table);
    const builder = kept.use('a', () => building.promise, asker(), work);
    const waiter = kept.use('a', () => Promise.reject(new Error('built twice')), asker(stop.signal), work);
    stop.abort();
    await expect(waiter).rejects.toMatchObject({ name: 'AbortError' });
    building.resolve('a');
    expect(await builder).toBe('a');
    expect(kept.ready).toEqual(['a']);
  });
});
