import { describe, expect, it } from 'vitest';
import { Latest } from '#ui/latest.svelte.ts';

/** A job that ends when the test says so. */
function controlled() {
  let resolve!: (value: string) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<string>((yes, no) => ([resolve, reject] = [yes, no]));
  const signals: AbortSignal[] = [];
  const job = (signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  };
  return { job, resolve, reject, signals };
}

describe('Latest', () => {
  it('keeps the newer answer when the older one comes late', async () => {
    const latest = new Latest<string>();
    const [older, newer] = [controlled(), controlled()];
    const first = latest.run(older.job);
    const second = latest.run(newer.job);
    newer.resolve('new');
    await second;
    older.resolve('old');
    await first;
    expect(latest.value).toBe('new');
    expect(latest.loading).toBe(false);
  });

  it('aborts the job it no longer waits for', () => {
    const latest = new Latest<string>();
    const older = controlled();
    void latest.run(older.job);
    void latest.run(controlled().job);
    expect(older.signals[0]?.aborted).toBe(true);
  });

  it('keeps the last value, as stale, while the next is on its way', async () => {
    const latest = new Latest<string>();
    await latest.run(() => Promise.resolve('shown'));
    void latest.run(controlled().job);
    expect(latest.value).toBe('shown');
    expect(latest.stale).toBe(true);
  });

  it('holds a failure until the next job and keeps the value', async () => {
    const latest = new Latest<string>();
    await latest.run(() => Promise.resolve('shown'));
    await latest.run(() => Promise.reject(new Error('no')));
    expect(latest.error).toBeInstanceOf(Error);
    expect(latest.value).toBe('shown');
    const next = latest.run(() => Promise.resolve('again'));
    expect(latest.error).toBeUndefined();
    await next;
    expect(latest.value).toBe('again');
  });

  it('ignores the failure of a job that was replaced', async () => {
    const latest = new Latest<string>();
    const older = controlled();
    const first = latest.run(older.job);
    await latest.run(() => Promise.resolve('new'));
    older.reject(new Error('late'));
    await first;
    expect(latest.error).toBeUndefined();
  });

  it('writes nothing after it was cancelled', async () => {
    const latest = new Latest<string>();
    const job = controlled();
    const running = latest.run(job.job);
    latest.cancel();
    job.resolve('too late');
    await running;
    expect(latest.value).toBeUndefined();
    expect(latest.loading).toBe(false);
  });
});
