import type { RecordBatch, Schema } from 'apache-arrow';
import { abortReason, deferred } from '#core/deferred.ts';
import type { Job } from '#engine/contract.ts';
import type { Connection } from './duckdb.ts';
import { toEngineError } from './errors.ts';

export type Task<T, Lent> = (lent: Lent, signal: AbortSignal) => Promise<T>;

/** Lends connections to jobs, first come first served: a second statement sent on a busy connection breaks the first. */
export class Lane<Lent> {
  readonly #idle: Lent[];
  readonly #queue: ((lent: Lent) => void)[] = [];
  readonly #jobs = new Map<Job, AbortController>();

  constructor(lent: readonly Lent[]) {
    this.#idle = [...lent];
  }

  /** Runs the task on a connection of its own. @throws {EngineError | DOMException} every error comes out coded */
  async run<T>(job: Job, task: Task<T, Lent>): Promise<T> {
    const controller = new AbortController();
    this.#jobs.set(job, controller);
    try {
      const connection = await this.#take(controller.signal);
      try {
        return await task(connection, controller.signal);
      } finally {
        this.#giveBack(connection);
      }
    } catch (error) {
      throw controller.signal.aborted ? abortReason(controller.signal) : toEngineError(error);
    } finally {
      this.#jobs.delete(job);
    }
  }

  cancel(job: Job): void {
    this.#jobs.get(job)?.abort();
  }

  #take(signal: AbortSignal): Promise<Lent> {
    const { promise, resolve, reject } = deferred<Lent>();
    const [lent] = this.#idle.splice(-1);
    if (lent !== undefined) resolve(lent);
    else this.#queue.push(resolve);
    signal.addEventListener('abort', () => {
      const place = this.#queue.indexOf(resolve);
      if (place < 0) return;
      this.#queue.splice(place, 1);
      reject(abortReason(signal));
    });
    return promise;
  }

  #giveBack(lent: Lent): void {
    const next = this.#queue.shift();
    if (next) next(lent);
    else this.#idle.push(lent);
  }
}

export interface Rows {
  schema: Schema;
  batches: RecordBatch[];
}

/** Sent, not queried: a statement that was sent is worked off in slices and can be cancelled between them. */
export async function execute(connection: Connection, statement: string, signal: AbortSignal): Promise<Rows> {
  const batches: RecordBatch[] = [];
  const schema = await stream(connection, statement, signal, (batch) => batches.push(batch));
  return { schema, batches };
}

/** As {@link execute}, each batch handed on as it comes, so that an answer of any length takes little memory. */
export async function stream(
  connection: Connection,
  statement: string,
  signal: AbortSignal,
  onBatch: (batch: RecordBatch, schema: Schema) => void,
): Promise<Schema> {
  const cancel = () => void connection.cancelSent();
  signal.addEventListener('abort', cancel);
  try {
    signal.throwIfAborted();
    const reader = await connection.send(statement);
    const { schema } = await reader.open();
    for await (const batch of reader) onBatch(batch, schema);
    return schema;
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : toEngineError(error);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Rows as objects, 64-bit integers as numbers: for the small answers the engine itself needs. */
export function records<Row>({ schema, batches }: Rows): Row[] {
  const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  return batches.flatMap((batch) =>
    Array.from(
      { length: batch.numRows },
      (_, row) =>
        Object.fromEntries(schema.fields.map(({ name }, i) => [name, plain(batch.getChildAt(i)?.get(row))])) as Row,
    ),
  );
}
