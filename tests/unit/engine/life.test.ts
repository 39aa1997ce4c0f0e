import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '#engine/contract.ts';
import { carryErrors, EngineError } from '#engine/errors.ts';
import { EngineLife, type Host, type LifeState } from '#engine/life.ts';

carryErrors();

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
  vi.useRealTimers();
});

/** A stand-in for the worker: the real Comlink protocol over a real MessageChannel. */
function host(api: Partial<EngineApi>) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  expose({ hello: () => {}, ping: () => {}, cancel: () => {}, ...api }, port2);
  port1.start();
  const faults = new EventTarget();
  const terminate = vi.fn(() => port1.close());
  const worker: Host = {
    postMessage: port1.postMessage.bind(port1) as Host['postMessage'],
    addEventListener: ((type: string, listener: EventListener) =>
      (type === 'error' ? faults : port1).addEventListener(type, listener)) as Host['addEventListener'],
    removeEventListener: port1.removeEventListener.bind(port1) as Host['removeEventListener'],
    terminate,
  };
  return {
    worker,
    terminate,
    crash: () => faults.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' })),
  };
}

const never = () => new Promise<never>(() => {});
const quiet = () => {};

describe('EngineLife', () => {
  it('brings an error across with its code and parameters', async () => {
    const { worker } = host({
      describe: () => Promise.reject(new EngineError('uncast-column', 'cast it', { column: 'x' })),
    });
    const life = new EngineLife(worker, 30, quiet);
    const error = await life.call((api, job) => api.describe(job)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'uncast-column', params: { column: 'x' }, message: 'cast it' });
    life.end('test over');
  });

  it('rejects every waiting call when the worker dies, and those that come after', async () => {
    const { worker, crash, terminate } = host({ describe: never });
    const states: LifeState[] = [];
    const life = new EngineLife(worker, 30, (state) => states.push(state));
    const waiting = [life.call((api, job) => api.describe(job)), life.call((api, job) => api.describe(job))];
    crash();
    for (const call of waiting) await expect(call).rejects.toMatchObject({ name: 'EngineLost', code: 'lost' });
    await expect(life.call((api, job) => api.describe(job))).rejects.toMatchObject({ code: 'lost' });
    expect(terminate).toHaveBeenCalledOnce();
    expect(states).toEqual(['busy', 'busy', 'lost']);
  });

  it('rejects at once on abort and tells the worker', async () => {
    const cancel = vi.fn(() => Promise.resolve());
    const { worker } = host({ describe: never, cancel });
    const life = new EngineLife(worker, 30, quiet);
    const stop = new AbortController();
    const call = life.call((api, job) => api.describe(job), { signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledWith(1));
    life.end('test over');
  });

  it('kills the worker when an aborted job does not stop within the grace', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { worker, terminate } = host({ describe: never });
    const life = new EngineLife(worker, 30, quiet);
    const stop = new AbortController();
    const aborted = life.call((api, job) => api.describe(job), { signal: stop.signal });
    const other = life.call((api, job) => api.describe(job));
    stop.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    vi.advanceTimersByTime(1999);
    expect(terminate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    await expect(other).rejects.toMatchObject({ code: 'lost' });
  });

  it('leaves a worker alone whose aborted job stopped in time', async () => {
    let stopped = quiet;
    const { worker, terminate } = host({
      describe: () => new Promise((_, reject) => (stopped = () => reject(new DOMException('', 'AbortError')))),
      cancel: () => {
        stopped();
        return Promise.resolve();
      },
    });
    const states: LifeState[] = [];
    const life = new EngineLife(worker, 30, (state) => states.push(state));
    const stop = new AbortController();
    const call = life.call((api, job) => api.describe(job), { signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
    expect(terminate).not.toHaveBeenCalled();
    life.end('test over');
  });

  it('ends when the database leaves too many heartbeats unanswered', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { worker } = host({ describe: never, ping: never });
    const life = new EngineLife(worker, 2, quiet);
    const call = life.call((api, job) => api.describe(job));
    vi.advanceTimersByTime(3000);
    await expect(call).rejects.toMatchObject({ code: 'lost' });
  });

  it('ends a worker that never answers its first call', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { worker } = host({ hello: never });
    const greeting = new EngineLife(worker, 30, quiet).greet(8000);
    vi.advanceTimersByTime(8000);
    await expect(greeting).rejects.toMatchObject({ code: 'lost' });
  });

  it('asks nothing for a signal that is aborted already', async () => {
    const describe = vi.fn(() => Promise.resolve(null));
    const { worker } = host({ describe });
    const life = new EngineLife(worker, 30, quiet);
    await expect(life.call((api, job) => api.describe(job), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(describe).not.toHaveBeenCalled();
    life.end('test over');
  });
});
