import { afterEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '#core/deferred.ts';
import { buffersOf } from '#engine/buffers.ts';
import { FitClient, type FitHost } from '#engine/fit-client.ts';
import type { FitMessage, FitRequest } from '#engine/fit-contract.ts';
import type { ClusterInput } from '#models/clusters/index.ts';
import { serveFits, type Port } from '../../../workers/fit/serve.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  vi.useRealTimers();
});

type Say = (message: FitMessage) => void;

/** A worker that speaks the real protocol over a real channel, once it is started, and can be made to crash. */
function worker(serve: (port: Port, say: Say) => void) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const faults = new EventTarget();
  const terminate = vi.fn(() => port1.close());
  const asked = deferred<FitRequest>();
  const host: FitHost = {
    postMessage: port1.postMessage.bind(port1) as FitHost['postMessage'],
    addEventListener: ((type: string, listener: EventListener) =>
      (type === 'error' ? faults : port1).addEventListener(type, listener)) as FitHost['addEventListener'],
    terminate,
  };
  const start = () => {
    port2.addEventListener('message', ({ data }: MessageEvent<FitRequest>) => asked.resolve(data));
    serve(port2, (message) => port2.postMessage(message));
    port1.start();
    port2.start();
    return host;
  };
  const crash = () => faults.dispatchEvent(Object.assign(new Event('error'), { message: 'gone' }));
  return { start, crash, terminate, asked: asked.promise };
}

const real = () => worker((port) => serveFits(port));
/** Says that it is there, and then does with a job what the test says. */
const scripted = (onJob: (say: Say) => void) =>
  worker((port, say) => {
    port.addEventListener('message', () => onJob(say));
    say({ is: 'ready' });
  });
const silent = () => scripted(() => {});
const deaf = () => worker(() => {});

function clientOver(workers: ReturnType<typeof worker>[], options: ConstructorParameters<typeof FitClient>[0] = {}) {
  let next = 0;
  const client = new FitClient({ greetingMs: 5000, start: () => workers[next++]!.start(), ...options });
  return { client, started: () => next };
}

function request(customers = 60): FitRequest<'clusters'> {
  const column = (of: (i: number) => number) => Float64Array.from({ length: customers }, (_, i) => of(i));
  const input: ClusterInput = {
    monetary: 'total',
    seed: 1,
    floor: 1,
    logDays: column((i) => i % 3),
    logOrders: column((i) => i % 2),
    logMoney: column((i) => i / 10),
    revenue: column((i) => i),
  };
  return { kind: 'clusters', input };
}

/** Until the client has taken the next steps it can take without the worker. */
const aTurn = () => new Promise((resolve) => setTimeout(resolve));

describe('FitClient', () => {
  it('starts a worker for the first job, and no other for the next', async () => {
    const { client, started } = clientOver([real()]);
    expect(started()).toBe(0);
    const [first, second] = await Promise.all([client.run(request()), client.run(request())]);
    expect(first).toEqual(second);
    expect(first.customers).toBe(60);
    expect(started()).toBe(1);
  });

  it('hands the arrays over and tells of the progress', async () => {
    const { client } = clientOver([real()]);
    const asked = request();
    const told: number[] = [];
    await client.run(asked, { onProgress: ({ fraction }) => told.push(fraction) });
    expect(asked.input.logDays.length).toBe(0);
    expect(told[0]).toBe(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });

  it('rejects at once when aborted, kills the worker, and starts another for the next job', async () => {
    const [first, second] = [silent(), real()];
    const { client, started } = clientOver([first, second]);
    const stop = new AbortController();
    const call = client.run(request(), { signal: stop.signal });
    await first.asked;
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(first.terminate).toHaveBeenCalledOnce();
    await expect(client.run(request())).resolves.toMatchObject({ customers: 60 });
    expect(started()).toBe(2);
  });

  it('takes an aborted job out of the queue without harm to the one that runs', async () => {
    let finish: Say = () => {};
    const busy = scripted((say) => (finish = say));
    const { client } = clientOver([busy]);
    const running = client.run(request());
    const stop = new AbortController();
    const waiting = client.run(request(), { signal: stop.signal });
    await busy.asked;
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(busy.terminate).not.toHaveBeenCalled();
    finish({ is: 'done', output: { customers: 7 } as never });
    await expect(running).resolves.toMatchObject({ customers: 7 });
  });

  it('rejects a job whose signal was aborted before, without starting anything', async () => {
    const { client, started } = clientOver([real()]);
    await expect(client.run(request(), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    await aTurn();
    expect(started()).toBe(0);
  });

  it('rejects with a code when the worker dies in the middle, and goes on with a new one', async () => {
    const [first, second] = [silent(), real()];
    const { client } = clientOver([first, second]);
    const call = client.run(request());
    await first.asked;
    first.crash();
    await expect(call).rejects.toMatchObject({ name: 'EngineError', code: 'fit-lost', message: 'gone' });
    await expect(client.run(request())).resolves.toMatchObject({ customers: 60 });
  });

  it('rejects with a code when a job falls silent', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const mute = silent();
    const { client } = clientOver([mute], { patience: 5 });
    const call = client.run(request());
    const outcome = expect(call).rejects.toMatchObject({ code: 'fit-lost' });
    await mute.asked;
    vi.advanceTimersByTime(10_000);
    await outcome;
  });

  it('is patient with a job that tells of itself', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let say: Say = () => {};
    const talkative = scripted((told) => (say = told));
    const { client } = clientOver([talkative], { patience: 5 });
    let heard = deferred<true>();
    const call = client.run(request(), { onProgress: () => heard.resolve(true) });
    await talkative.asked;
    for (let i = 0; i < 4; i++) {
      vi.advanceTimersByTime(4000);
      say({ is: 'progress', progress: { phase: 'groups', fraction: i / 4 } });
      await heard.promise;
      heard = deferred();
    }
    say({ is: 'done', output: { customers: 3 } as never });
    await expect(call).resolves.toMatchObject({ customers: 3 });
  });

  it('tries a worker again that never said it was there, and gives up after the second', async () => {
    const mute = deaf();
    const { client, started } = clientOver([mute, real()], { greetingMs: 50 });
    await expect(client.run(request())).resolves.toMatchObject({ customers: 60 });
    expect(started()).toBe(2);
    expect(mute.terminate).toHaveBeenCalledOnce();

    const broken = clientOver([deaf(), deaf()], { greetingMs: 50 });
    await expect(broken.client.run(request())).rejects.toMatchObject({ code: 'fit-start-failed' });
  });

  it('starts anew for the next job when a start has failed', async () => {
    const { client } = clientOver([deaf(), deaf(), real()], { greetingMs: 50 });
    await expect(client.run(request())).rejects.toMatchObject({ code: 'fit-start-failed' });
    await expect(client.run(request())).resolves.toMatchObject({ customers: 60 });
  });

  it('lets go of a caller who aborts while the worker is still starting', async () => {
    const { client } = clientOver([deaf()], { greetingMs: 60_000 });
    const stop = new AbortController();
    const call = client.run(request(), { signal: stop.signal });
    await aTurn();
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('brings an error of the job across with its code', async () => {
    const { client } = clientOver([real()]);
    const broken = request();
    broken.input.logMoney = undefined as never;
    await expect(client.run(broken)).rejects.toMatchObject({ name: 'EngineError', code: 'internal' });
    await expect(client.run(request())).resolves.toMatchObject({ customers: 60 });
  });
});

describe('buffersOf', () => {
  it('names the buffer of every typed array once, and nothing else', () => {
    const buffer = new ArrayBuffer(16);
    const [a, b] = [new Float64Array(buffer, 0, 1), new Float64Array(buffer, 8, 1)];
    expect(buffersOf({ a, b, list: [1], text: 'x', none: null, c: new Int32Array(2) })).toEqual([
      buffer,
      new ArrayBuffer(8),
    ]);
  });
});
