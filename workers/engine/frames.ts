import type { FrameRequest, Job, OnProgress } from '#engine/contract.ts';
import { unlessAborted } from '#core/deferred.ts';
import type { Context } from '#models/question.ts';
import { deriveSql } from '#orders/derive.ts';
import { resolveFrame } from '#orders/resolve.ts';
import type { DataSpan } from '#orders/frame.ts';
import { membersSql } from '#segments/definition.ts';
import { render } from '#sql/render.ts';
import { ident, raw, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute } from './jobs.ts';

/** A frame's tables live in a schema of their own; as many frames are kept as one comparison needs. */
const KEPT = 4;

interface Built {
  schema: string;
  context: Context;
}

/** What a frame is built from. */
export interface FrameData {
  lines: Sql;
  span: DataSpan;
}

/** The tables of each frame that was asked for, built once and shared by all questions. */
export class Frames {
  readonly #built = new Map<string, Promise<Built>>();
  readonly #report: (job: Job, progress: Parameters<OnProgress>[1]) => void;
  #next = 1;

  constructor(report: OnProgress) {
    this.#report = report;
  }

  /** Where the frame's `orders`, `refunds` and `customers` are; builds them when nobody did. */
  async context(
    request: FrameRequest,
    data: FrameData,
    job: Job,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<Context> {
    const key = JSON.stringify(request);
    for (;;) {
      const known = this.#built.get(key);
      if (!known) break;
      try {
        const built = await unlessAborted(known, signal);
        this.#built.delete(key);
        this.#built.set(key, known); // the most recently used is last
        return built.context;
      } catch (error) {
        // The one who was building gave up; we did not, and build it ourselves.
        if (!isAbort(error) || signal.aborted) throw error;
      }
    }
    const building = this.#build(request, data, job, connection, signal);
    this.#built.set(key, building);
    try {
      const { context } = await building;
      await this.#evict(connection, signal);
      return context;
    } catch (error) {
      this.#built.delete(key);
      throw error;
    }
  }

  /** After the data changed: every frame has to be built anew. */
  async clear(connection: Connection, signal: AbortSignal): Promise<void> {
    const all = [...this.#built.values()];
    this.#built.clear();
    for (const built of all) await this.#drop(built, connection, signal);
  }

  async #build(
    request: FrameRequest,
    data: FrameData,
    job: Job,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<Built> {
    const resolved = resolveFrame(request.frame, data.span);
    let members: Sql | undefined;
    const last = request.members.at(-1);
    if (last) {
      const wider: FrameRequest = { frame: request.frame, members: request.members.slice(0, -1) };
      members = membersSql(last, await this.context(wider, data, job, connection, signal));
    }
    const schema = `frame_${this.#next++}`;
    const context: Context = {
      orders: ident(schema, 'orders'),
      refunds: ident(schema, 'refunds'),
      customers: ident(schema, 'customers'),
      frame: resolved,
    };
    await execute(connection, `CREATE SCHEMA ${schema}`, signal);
    try {
      const statements = deriveSql(data.lines, context, resolved, members);
      for (const [i, statement] of statements.entries()) {
        this.#report(job, { phase: 'build', fraction: i / statements.length });
        await execute(connection, render(statement), signal);
      }
    } catch (error) {
      await connection.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      throw error;
    }
    return { schema, context };
  }

  async #evict(connection: Connection, signal: AbortSignal): Promise<void> {
    const stale = [...this.#built].slice(0, -KEPT);
    for (const [key, built] of stale) {
      this.#built.delete(key);
      await this.#drop(built, connection, signal);
    }
  }

  async #drop(built: Promise<Built>, connection: Connection, signal: AbortSignal): Promise<void> {
    const done = await built.catch(() => undefined);
    if (done) await execute(connection, `DROP SCHEMA IF EXISTS ${done.schema} CASCADE`, signal);
  }
}

/** The same context under the names that are shown and that the SQL desk knows. */
export const shownContext = (context: Context): Context => ({
  orders: raw('orders'),
  refunds: raw('refunds'),
  customers: raw('customers'),
  frame: context.frame,
});

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
