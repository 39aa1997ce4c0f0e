import { transferHandlers, type TransferHandler } from 'comlink';

export const ENGINE_ERRORS = [
  'answer-too-large',
  'bad-frame',
  'bad-sql',
  'bad-value',
  'desk-one-statement',
  'desk-read-only',
  'fit-lost',
  'fit-start-failed',
  'forbidden',
  'internal',
  'lost',
  'no-data',
  'not-found',
  'out-of-memory',
  'start-failed',
  'uncast-column',
] as const;
export type EngineErrorCode = (typeof ENGINE_ERRORS)[number];

export type Params = Record<string, string | number>;

/** What the page can react to: it words the code; `message` is raw text of the database, for "details" only. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  /** One of ENGINE_ERRORS, or a code of the import (import/codes.ts). */
  readonly code: string;
  readonly params: Params;

  constructor(code: EngineErrorCode | (string & {}), message: string, params: Params = {}) {
    super(message);
    this.code = code;
    this.params = params;
  }
}

/** The engine is gone with all its tables; a new one is being built from the kept files. */
export class EngineLost extends EngineError {
  override readonly name = 'EngineLost';

  constructor(message: string) {
    super('lost', message);
  }
}

type Thrown = { value: unknown };
type Wire = { coded: { code: string; message: string; params: Params } } | { other: unknown };

/** Comlink keeps only name, message and stack of an error. Both sides call this once, so that code and params survive. */
export function carryErrors(): void {
  const original = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, Wire> = {
    canHandle: (thrown): thrown is Thrown => original.canHandle(thrown),
    serialize(thrown) {
      if (thrown.value instanceof EngineError) {
        const { code, message, params } = thrown.value;
        return [{ coded: { code, message, params } }, []];
      }
      const [other, transfers] = original.serialize(thrown);
      return [{ other }, transfers];
    },
    deserialize(wire) {
      if ('other' in wire) return original.deserialize(wire.other);
      throw new EngineError(wire.coded.code, wire.coded.message, wire.coded.params);
    },
  };
  transferHandlers.set('throw', handler);
}
