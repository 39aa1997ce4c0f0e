import type { FrameRequest, Job, OnProgress } from '#engine/contract.ts';
import { unlessAborted } from '#core/deferred.ts';
import type { Context } from '#models/question.ts';
import { deriveSql } from '#orders/derive.ts';
import { resolveFrame } from '#orders/resolve.ts';
import type { DataSpan } from '#orders/frame.ts';
import { membersSql } from '#segments/definition.ts';
import { render } from '#sql/render.ts';
import { ident, raw, sql, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute, records } from './jobs.ts';

/** A frame's tables live in a schema of their own; as many frames are kept as one comparison needs. */
const KEPT = 4;
/** Orders in all frames that are kept and the next one: ten million take two gigabytes, and building one as much again. */
const HELD_ORDERS = 10_000_000;

interface Built {
  schema: string;
  context: Context;
  orders: number;
}

interface Entry {
  building: Promise<Built>;
  /** How many are reading it or waiting for it; its tables stay until the last is done. */
  users: number;
  /** Rows of its largest table; 0 until it is built. */
  orders: number;
}

/** What a frame is built from. */
export interface FrameData {
  lines: Sql;
  span: DataSpan;
  /** Another one for every change of the data. */
  version: number;
}

/** Who asks: on which connection, for which job, until when. */
export interface Asker {
  job: Job;
  connection: Connection;
  signal: AbortSignal;
}

/** The tables of each frame that was asked for, built once and shared by all questions. */
export class Frames {
  readonly #kept = new Map<string, Entry>();
  readonly #report: OnProgress;
  readonly #heldOrders: number;
  #next = 1;

  constructor(report: OnProgress, heldOrders = HELD_ORDERS) {
    this.#report = report;
    this.#heldOrders = heldOrders;
  }

  /**
   * Does the work over the frame's `orders`, `refunds` and `customers`, which are built when nobody did, and which stay
   * as they are until the work is done.
   */
  async use<T>(
    request: FrameRequest,
    data: FrameData,
    asker: Asker,
    work: (context: Context) => Promise<T>,
  ): Promise<T> {
    const key = `${data.version} ${JSON.stringify(request)}`;
    for (;;) {
      const known = this.#kept.get(key);
      const entry = known ?? this.#begin(key, request, data, asker);
      this.#kept.delete(key);
      this.#kept.set(key, entry); // the most recently used is last
      entry.users++;
      let built: Built | undefined;
      try {
        // The builder waits for its statements to stop, for its connection is lent to the next job then.
        built = await (known ? unlessAborted(known.building, asker.signal) : entry.building);
        return await work(built.context);
      } catch (error) {
        // The one who was building gave up; we did not, and build it ourselves.
        if (built || !known || !isAbort(error) || asker.signal.aborted) throw error;
      } finally {
        entry.users--;
        await this.#tidy(key, entry, asker.connection);
      }
    }
  }

  /** After the data changed: every frame has to be built anew. Waits for those being built from the old data. */
  async clear(connection: Connection): Promise<void> {
    const entries = [...this.#kept.values()];
    this.#kept.clear();
    for (const entry of entries) {
      await entry.building.catch(() => undefined);
      if (entry.users === 0) await drop(entry, connection);
    }
  }

  #begin(key: string, request: FrameRequest, data: FrameData, asker: Asker): Entry {
    const entry: Entry = { building: this.#build(request, data, asker), users: 0, orders: 0 };
    entry.building.then(
      ({ orders }) => (entry.orders = orders),
      () => {
        if (this.#kept.get(key) === entry) this.#kept.delete(key);
      },
    );
    return entry;
  }

  async #build(request: FrameRequest, data: FrameData, asker: Asker): Promise<Built> {
    const last = request.members.at(-1);
    if (!last) return this.#create(request, data, asker, undefined);
    const wider: FrameRequest = { frame: request.frame, members: request.members.slice(0, -1) };
    return this.use(wider, data, asker, (context) => this.#create(request, data, asker, membersSql(last, context)));
  }

  async #create(
    { frame }: FrameRequest,
    { lines, span }: FrameData,
    { job, connection, signal }: Asker,
    members: Sql | undefined,
  ): Promise<Built> {
    const resolved = resolveFrame(frame, span);
    const schema = `frame_${this.#next++}`;
    const context: Context = {
      orders: ident(schema, 'orders'),
      refunds: ident(schema, 'refunds'),
      customers: ident(schema, 'customers'),
      frame: resolved,
    };
    await this.#makeRoom(connection);
    try {
      await execute(connection, `CREATE SCHEMA ${schema}`, signal);
      const statements = deriveSql(lines, context, resolved, members);
      for (const [i, statement] of statements.entries()) {
        this.#report(job, { phase: 'build', fraction: i / statements.length });
        await execute(connection, render(statement), signal);
      }
      const count = render(sql`SELECT count(*) AS orders FROM ${context.orders}`);
      const [counted] = records<{ orders: number }>(await execute(connection, count, signal));
      return { schema, context, orders: counted!.orders };
    } catch (error) {
      await execute(connection, dropSql(schema), UNSTOPPED);
      throw error;
    }
  }

  /** Lets go of frames nobody reads, the oldest first, until one as large as the largest has room beside the others. */
  async #makeRoom(connection: Connection): Promise<void> {
    const built = [...this.#kept].filter(([, { orders }]) => orders > 0);
    const next = Math.max(0, ...built.map(([, { orders }]) => orders));
    let held = built.reduce((sum, [, { orders }]) => sum + orders, 0);
    for (const [key, entry] of built) {
      if (held + next <= this.#heldOrders) return;
      if (entry.users > 0 || this.#kept.get(key) !== entry) continue;
      this.#kept.delete(key);
      held -= entry.orders;
      await drop(entry, connection);
    }
  }

  /** Lets go of what nobody reads: the frame itself when it has left the map, and the oldest beyond those kept. */
  async #tidy(key: string, entry: Entry, connection: Connection): Promise<void> {
    const stale = this.#kept.get(key) === entry ? [] : [entry];
    for (const [oldKey, old] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      if (old.users > 0) continue;
      this.#kept.delete(oldKey);
      stale.push(old);
    }
    for (const old of stale) if (old.users === 0) await drop(old, connection);
  }
}

/** Tables are let go of whether or not the question that came across them goes on. */
const UNSTOPPED = new AbortController().signal;

const dropSql = (schema: string) => `DROP SCHEMA IF EXISTS ${schema} CASCADE`;

async function drop({ building }: Entry, connection: Connection): Promise<void> {
  const built = await building.catch(() => undefined);
  if (built) await execute(connection, dropSql(built.schema), UNSTOPPED);
}

/** The same context under the names that are shown and that the SQL desk knows. */
export const shownContext = (context: Context): Context => ({
  orders: raw('orders'),
  refunds: raw('refunds'),
  customers: raw('customers'),
  frame: context.frame,
});

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
