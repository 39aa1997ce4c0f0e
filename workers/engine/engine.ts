import { transfer } from 'comlink';
import type { Answer, DeskResult, EngineApi, FrameRequest, Job, OnProgress, Result } from '#engine/contract.ts';
import { EngineError } from '#engine/errors.ts';
import { probe } from '#import/index.ts';
import type { Columns, Context } from '#models/question.ts';
import { answerSql, QUESTIONS, type Question } from '#models/questions.ts';
import { writeCsv } from '#report/csv.ts';
import { generateShop } from '#samples/index.ts';
import { SIZE_COLUMNS, sizesSql } from '#segments/sizes.ts';
import { render } from '#sql/render.ts';
import { ident, sql, type Sql } from '#sql/tag.ts';
import { firstRows, toResult, transferables } from './columns.ts';
import { Datasets } from './datasets.ts';
import { openConnections, startDatabase, type Connection } from './duckdb.ts';
import { toEngineError } from './errors.ts';
import { Frames, shownContext } from './frames.ts';
import { execute, Lane, type Rows } from './jobs.ts';
import { castAllSql, readOnlySql } from './sandbox.ts';

/** The engine's whole face, in the order of the contract. It schedules; what to compute is decided in src/. */
export function createEngine() {
  let report: OnProgress = () => {};
  // Three lanes: imports one after the other, questions side by side, and the desk apart, so that a heavy statement of
  // the user's holds up no chart.
  let imports = new Lane([]);
  let questions = new Lane([]);
  let desk = new Lane([]);
  const db = startDatabase((bytes) => datasets.onRead(bytes));
  const progress: OnProgress = (job, state) => report(job, state);
  const datasets = new Datasets(db, progress);
  const frames = new Frames(progress);

  async function contextOf(request: FrameRequest, job: Job, connection: Connection, signal: AbortSignal) {
    const data = datasets.data;
    if (!data) throw new EngineError('no-data', 'no file is loaded');
    return frames.context(request, data, job, connection, signal);
  }

  const send = <R extends Result>(result: R): R => transfer(result, transferables(result));

  interface Asked {
    columns: Columns;
    sql: (context: Context) => Sql;
  }

  async function answer(
    job: Job,
    { columns, sql: build }: Asked,
    request: FrameRequest,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<Answer> {
    const context = await contextOf(request, job, connection, signal);
    const rows = await execute(connection, render(build(context)), signal);
    return { ...toResult(rows, columns), sql: render(build(shownContext(context))), frame: context.frame };
  }

  const asked = (question: Question): Asked => ({
    columns: QUESTIONS[question.kind].columns,
    sql: (context) => answerSql(question, context),
  });

  return {
    hello: () => Promise.resolve(),

    async boot(onProgress) {
      report = onProgress;
      const { writer, readers } = await openConnections(db);
      const [last, ...others] = readers;
      imports = new Lane([writer]);
      questions = new Lane(others);
      desk = new Lane([last!]);
    },

    probe(job, file, choices) {
      return imports.run(job, (_connection, signal) => probe(file, file.name, { ...choices, signal }));
    },

    load(job, source) {
      return imports.run(job, async (connection, signal) => {
        const loaded = await datasets.load(job, source, connection, signal);
        await frames.clear(connection, signal);
        return loaded;
      });
    },

    unload(job, sourceId) {
      return imports.run(job, async (connection, signal) => {
        await datasets.unload(sourceId, connection, signal);
        await frames.clear(connection, signal);
      });
    },

    describe() {
      return Promise.resolve(datasets.data?.span ?? null);
    },

    ask(job, question, frame) {
      return questions.run(job, async (connection, signal) =>
        send(await answer(job, asked(question), frame, connection, signal)),
      );
    },

    sizes(job, definitions, frame) {
      const measured: Asked = { columns: SIZE_COLUMNS, sql: (context) => sizesSql(definitions, context) };
      return questions.run(job, async (connection, signal) =>
        send(await answer(job, measured, frame, connection, signal)),
      );
    },

    exportCsv(job, question, frame) {
      return questions.run(job, async (connection, signal) =>
        writeCsv(await answer(job, asked(question), frame, connection, signal)),
      );
    },

    quarantine(job, page) {
      return questions.run(job, async (connection, signal) =>
        send(toResult(await execute(connection, render(datasets.quarantineSql(page)), signal))),
      );
    },

    exportQuarantine(job) {
      return questions.run(job, async (connection, signal) =>
        writeCsv(toResult(await execute(connection, render(datasets.quarantineSql(null)), signal))),
      );
    },

    sql(job, text, frame, limit) {
      return desk.run(job, async (connection, signal): Promise<DeskResult> => {
        const statement = readOnlySql(text);
        if (datasets.data) {
          const context = await contextOf(frame, job, connection, signal);
          for (const table of ['orders', 'refunds', 'customers'] as const) {
            const view = render(sql`CREATE OR REPLACE VIEW ${ident(table)} AS FROM ${context[table]}`);
            await execute(connection, view, signal);
          }
        }
        const shape = await execute(connection, render(sql`DESCRIBE FROM ${statement}`), signal);
        const statementWithCasts = castAllSql(statement, describedColumns(shape), limit + 1);
        const result = toResult(await execute(connection, render(statementWithCasts), signal));
        return send({ ...firstRows(result, limit), truncated: result.rows > limit });
      });
    },

    makeSample(id, locale) {
      const { name, csv } = generateShop(id, { locale });
      return Promise.resolve(new File([csv], name, { type: 'text/csv' }));
    },

    cancel(job) {
      for (const lane of [imports, questions, desk]) lane.cancel(job);
      return Promise.resolve();
    },

    async ping() {
      try {
        await db.ping();
      } catch (error) {
        throw toEngineError(error);
      }
    },
  } satisfies EngineApi;
}

/** The answer of DESCRIBE. */
function describedColumns({ batches }: Rows): { name: string; type: string }[] {
  return batches.flatMap((batch) =>
    Array.from({ length: batch.numRows }, (_, row) => ({
      name: String(batch.getChild('column_name')?.get(row)),
      type: String(batch.getChild('column_type')?.get(row)),
    })),
  );
}
