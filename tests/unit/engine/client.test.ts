import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineClient, type EngineState } from '#engine/client.ts';
import type { EngineApi } from '#engine/contract.ts';
import type { Host } from '#engine/life.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A worker that speaks the real protocol and can be made to crash. */
function worker(api: Partial<EngineApi> = {}) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const quiet = () => Promise.resolve();
  expose(
    { hello: quiet, boot: quiet, ping: quiet, cancel: quiet, describe: () => Promise.resolve(null), ...api },
    port2,
  );
  port1.start();
  const faults = new EventTarget();
  const host: Host = {
    postMessage: port1.postMessage.bind(port1) as Host['postMessage'],
    addEventListener: ((type: string, listener: EventListener) =>
      (type === 'error' ? faults : port1).addEventListener(type, listener)) as Host['addEventListener'],
    removeEventListener: port1.removeEventListener.bind(port1) as Host['removeEventListener'],
    terminate: () => port1.close(),
  };
  return { host, crash: () => faults.dispatchEvent(Object.assign(new Event('error'), { message: 'gone' })) };
}

/** A client over these workers, one life after the other, and what it said. */
function clientOver(workers: ReturnType<typeof worker>[]) {
  const states: EngineState[] = [];
  const onRecovered = vi.fn();
  let next = 0;
  const client = new EngineClient({
    onState: (state) => states.push(state),
    onRecovered,
    start: () => workers[Math.min(next++, workers.length - 1)]!.host,
  });
  return { client, states, onRecovered, started: () => next };
}

describe('EngineClient', () => {
  it('starts once for many calls', async () => {
    const { client, started } = clientOver([worker()]);
    await Promise.all([client.describe(), client.describe(), client.start()]);
    expect(started()).toBe(1);
  });

  it('rebuilds a lost engine at once and says when it is there again', async () => {
    const [first, second] = [worker(), worker()];
    const { client, states, onRecovered } = clientOver([first, second]);
    await client.start();
    first.crash();
    await client.describe();
    expect(onRecovered).toHaveBeenCalledOnce();
    expect(states.indexOf('lost')).toBeGreaterThan(states.indexOf('ready'));
  });

  it('says so too when the first rebuilding fails and a later call brings the engine back', async () => {
    const broken = worker({ boot: () => Promise.reject(new Error('no memory')) });
    const [first, third] = [worker(), worker()];
    const { client, onRecovered } = clientOver([first, broken, third]);
    await client.start();
    first.crash();
    await expect(client.describe()).rejects.toMatchObject({ code: 'start-failed' });
    expect(onRecovered).not.toHaveBeenCalled();
    await expect(client.describe()).resolves.toBeNull();
    expect(onRecovered).toHaveBeenCalledOnce();
  });

  it('tries a worker again that never answered its first call', async () => {
    const deaf = worker({ hello: () => new Promise(() => {}) });
    const workers = [deaf, worker()];
    let next = 0;
    const client = new EngineClient({ greetingMs: 5, start: () => workers[next++]!.host });
    await expect(client.describe()).resolves.toBeNull();
    expect(next).toBe(2);
  });

  it('lets go of a caller who aborts while the engine is still starting', async () => {
    const { client } = clientOver([worker({ boot: () => new Promise(() => {}) })]);
    const stop = new AbortController();
    const call = client.describe({ signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
