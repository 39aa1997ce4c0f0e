import type { FrameRequest, Job, OnProgress } from '#engine/contract.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import { valuedSql, type Tables } from '#models/clv/valued.ts';
import type { Context } from '#models/question.ts';
import { deriveSql } from '#orders/derive.ts';
import type { DataSpan, ResolvedFrame } from '#orders/frame.ts';
import { resolveFrame } from '#orders/resolve.ts';
import { withMembers } from '#segments/context.ts';
import { membersSql } from '#segments/definition.ts';
import { render } from '#sql/render.ts';
import { ident, raw, sql, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute, records } from './jobs.ts';
import { Kept } from './kept.ts';
import { Valuations } from './valuations.ts';

/** A frame's tables live in a schema of their own; as many frames are kept as one comparison needs. */
const KEPT = 4;
/** Orders in all frames that are kept and the next one: ten million take two gigabytes, and building one as much again. */
const HELD_ORDERS = 10_000_000;

interface Built {
  schema: string;
  tables: Tables;
  valuations: Valuations;
  /** Rows of its largest table. */
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

/** A statement, made over the frame's tables. */
export type Build = (context: Context) => Sql;
/** The frame's tables while a question is at work. */
export interface InFrame extends Tables {
  /** Does the work with the statement, having made ready every valuation that it reads. */
  prepared<T>(build: Build, work: (statement: Sql) => Promise<T>): Promise<T>;
}

/** The tables of each frame that was asked for, built once and shared by all questions. */
export class Frames {
  readonly #kept = new Kept<Built>(KEPT, ({ schema }, connection) => dropSchema(schema, connection));
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
  use<T>(request: FrameRequest, data: FrameData, asker: Asker, work: (frame: InFrame) => Promise<T>): Promise<T> {
    const key = `${data.version} ${JSON.stringify(request)}`;
    const build = () => this.#build(request, data, asker);
    return this.#kept.use(key, build, asker, ({ tables, valuations }) =>
      work({ ...tables, prepared: (statement, then) => valuations.prepared(tables, statement, asker, then) }),
    );
  }

  /** After the data changed: every frame has to be built anew. Waits for those being built from the old data. */
  clear(connection: Connection): Promise<void> {
    return this.#kept.clear(connection);
  }

  async #build(request: FrameRequest, data: FrameData, asker: Asker): Promise<Built> {
    const last = request.members.at(-1);
    if (!last) return this.#create(request, data, asker, undefined);
    const wider: FrameRequest = { frame: request.frame, members: request.members.slice(0, -1) };
    return this.use(wider, data, asker, ({ prepared }) =>
      prepared(
        (context) => membersSql(last, context),
        (members) => this.#create(request, data, asker, members),
      ),
    );
  }

  async #create(
    { frame }: FrameRequest,
    { lines, span }: FrameData,
    { job, connection, signal }: Asker,
    members: Sql | undefined,
  ): Promise<Built> {
    const resolved = resolveFrame(frame, span);
    const schema = `frame_${this.#next++}`;
    const tables = {
      orders: ident(schema, 'orders'),
      refunds: ident(schema, 'refunds'),
      customers: ident(schema, 'customers'),
      frame: resolved,
    };
    await this.#makeRoom(connection);
    try {
      await execute(connection, `CREATE SCHEMA ${schema}`, signal);
      const statements = deriveSql(lines, tables, resolved, members);
      for (const [i, statement] of statements.entries()) {
        this.#report(job, { phase: 'build', fraction: i / statements.length });
        await execute(connection, render(statement), signal);
      }
      const count = render(sql`SELECT count(*) AS orders FROM ${tables.orders}`);
      const [counted] = records<{ orders: number }>(await execute(connection, count, signal));
      const { orders } = counted!;
      return { schema, tables, orders, valuations: new Valuations(schema, orders) };
    } catch (error) {
      await dropSchema(schema, connection);
      throw error;
    }
  }

  /** Lets go of frames nobody reads, the oldest first, until one as large as the largest has room beside the others. */
  async #makeRoom(connection: Connection): Promise<void> {
    const next = Math.max(0, ...this.#kept.ready.map(({ orders }) => orders));
    const held = () => this.#kept.ready.reduce((sum, { orders }) => sum + orders, 0);
    await this.#kept.release(connection, () => held() + next <= this.#heldOrders);
  }
}

/** Tables are let go of whether or not the question that came across them goes on. */
const UNSTOPPED = new AbortController().signal;

async function dropSchema(schema: string, connection: Connection): Promise<void> {
  await execute(connection, `DROP SCHEMA IF EXISTS ${schema} CASCADE`, UNSTOPPED);
}

/** No statement: the models are TypeScript, and what they say of each history is put into a table before. */
const SHOWN_SCORES = raw('scores /* P(alive) and expected orders of each history by the model, computed before */');

/** The same statement under the names that are shown and that the SQL desk knows. */
export function shownSql(build: Build, frame: ResolvedFrame): Sql {
  const tables = { orders: raw('orders'), refunds: raw('refunds'), customers: raw('customers'), frame };
  const valued = (valuation: Valuation): Sql => sql`(
${valuedSql(valuation, SHOWN_SCORES, tables)}
)`;
  return build(withMembers({ ...tables, valued }));
}
