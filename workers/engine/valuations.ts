import { makeVector, Table, tableToIPC } from 'apache-arrow';
import { scoring, type Histories, type Scores } from '#models/clv/scores.ts';
import { keysSql, valuedSql, type Tables } from '#models/clv/valued.ts';
import type { Valuation } from '#models/clv/valuation.ts';
import type { Context } from '#models/question.ts';
import { withMembers } from '#segments/context.ts';
import { render } from '#sql/render.ts';
import { ident, raw, sql, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute, type Rows } from './jobs.ts';
import { Kept } from './kept.ts';

/** As many as a comparison of two months and two settings needs; of a large shop, whose take 150 MB each, of one. */
const KEPT = { small: 4, large: 2 };
/** Orders from which a shop is large. */
const LARGE = 1_000_000;

/** Who asks: on which connection, until when. */
interface Asker {
  connection: Connection;
  signal: AbortSignal;
}

/** What the customers of one frame are worth, a table for each valuation that was asked for. */
export class Valuations {
  readonly #schema: string;
  readonly #kept: Kept<Sql>;
  #next = 1;

  /** `orders` is the number of orders in the frame. */
  constructor(schema: string, orders: number) {
    this.#schema = schema;
    this.#kept = new Kept(orders < LARGE ? KEPT.small : KEPT.large, drop);
  }

  /** Does the work with the statement, having made ready every valuation that it reads. */
  prepared<T>(
    tables: Tables,
    build: (context: Context) => Sql,
    asker: Asker,
    work: (statement: Sql) => Promise<T>,
  ): Promise<T> {
    const ready = new Map<string, Sql>();
    const use = ([valuation, ...others]: readonly Valuation[]): Promise<T> => {
      if (!valuation) return work(build(withMembers({ ...tables, valued: (asked) => ready.get(keyOf(asked))! })));
      const create = () => this.#create(valuation, tables, asker);
      return this.#kept.use(keyOf(valuation), create, asker, (table) => {
        ready.set(keyOf(valuation), table);
        return use(others);
      });
    };
    return use(valuationsOf(build, tables));
  }

  async #create(valuation: Valuation, tables: Tables, { connection, signal }: Asker): Promise<Sql> {
    const number = this.#next++;
    const [scores, valued] = [`scores_${number}`, `valued_${number}`];
    const histories = historiesOf(await execute(connection, render(keysSql(valuation, tables)), signal));
    try {
      const bytes = await scored(histories, valuation, signal);
      await connection.insertArrowFromIPCStream(bytes, { schema: this.#schema, name: scores, create: true });
      const table = ident(this.#schema, valued);
      const select = valuedSql(valuation, ident(this.#schema, scores), tables);
      await execute(connection, render(sql`CREATE TABLE ${table} AS\n${select}`), signal);
      return table;
    } finally {
      await drop(ident(this.#schema, scores), connection);
    }
  }
}

/** Every valuation a statement reads, once. */
function valuationsOf(build: (context: Context) => Sql, tables: Tables): Valuation[] {
  const found = new Map<string, Valuation>();
  const valued = (valuation: Valuation): Sql => {
    found.set(keyOf(valuation), valuation);
    return raw('valued');
  };
  build(withMembers({ ...tables, valued }));
  return [...found.values()];
}

const keyOf = (valuation: Valuation): string => JSON.stringify(valuation);

const UNSTOPPED = new AbortController().signal;

async function drop(table: Sql, connection: Connection): Promise<void> {
  await execute(connection, render(sql`DROP TABLE IF EXISTS ${table}`), UNSTOPPED);
}

/** The answer of `keysSql`, whose order the scores keep. */
export function historiesOf({ batches }: Pick<Rows, 'batches'>): Histories {
  const column = (name: string): Int32Array => {
    const values = new Int32Array(batches.reduce((sum, { numRows }) => sum + numRows, 0));
    let at = 0;
    for (const batch of batches) {
      values.set(batch.getChild(name)!.toArray() as Int32Array, at);
      at += batch.numRows;
    }
    return values;
  };
  return { x: column('key_x'), tx: column('key_t_x'), T: column('key_t') };
}

/** The scores of these histories as an Arrow stream: the relation that `valuedSql` joins. */
async function scored(histories: Histories, valuation: Valuation, signal: AbortSignal): Promise<Uint8Array> {
  const work = scoring(histories, valuation);
  for (;;) {
    const step = work.next();
    if (step.done) return scoresTable(histories, step.value);
    // A breath, for a cancellation to be heard.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}

export function scoresTable({ x, tx, T }: Histories, scores: Scores): Uint8Array {
  const table = new Table({
    key_x: makeVector(x as Int32Array),
    key_t_x: makeVector(tx as Int32Array),
    key_t: makeVector(T as Int32Array),
    alive: makeVector(scores.alive),
    ordering: makeVector(scores.ordering),
    expected: makeVector(scores.expected),
    staying: makeVector(scores.staying),
    discounted: makeVector(scores.discounted),
    error: makeVector(scores.error),
  });
  return tableToIPC(table, 'stream');
}
