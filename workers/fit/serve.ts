import { buffersOf } from '#engine/buffers.ts';
import { EngineError } from '#engine/errors.ts';
import type { FitKind, FitMessage, FitRequest } from '#engine/fit-contract.ts';
import { FIT_JOBS } from './jobs.ts';

/** What is needed of the worker's side; tests pass a MessagePort. */
export interface Port {
  postMessage(message: FitMessage, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FitRequest>) => void): void;
}

/** Does every job that is asked for and answers it, whatever happens. */
export function serveFits(port: Port): void {
  const say = (message: FitMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  port.addEventListener('message', ({ data }) => {
    try {
      const output = perform(data, say);
      say({ is: 'done', output }, buffersOf(output));
    } catch (error) {
      say({ is: 'failed', ...codedError(error) });
    }
  });
  say({ is: 'ready' });
}

function perform<K extends FitKind>({ kind, input }: FitRequest<K>, say: (message: FitMessage) => void) {
  return FIT_JOBS[kind](input, (phase, fraction) => say({ is: 'progress', progress: { phase, fraction } }));
}

/** Without memory a typed array cannot be made: a RangeError by every browser. */
function codedError(error: unknown) {
  if (error instanceof EngineError) return { code: error.code, message: error.message, params: error.params };
  const message = error instanceof Error ? error.message : String(error);
  const noMemory = error instanceof RangeError && /alloc|array (buffer )?length/i.test(message);
  return { code: noMemory ? 'out-of-memory' : 'internal', message, params: {} };
}
