import { transfer } from 'comlink';
import type { Answer, DeskResult, EngineApi, FrameRequest, OnProgress, Result } from '#engine/contract.ts';
import { EngineError } from '#engine/errors.ts';
import { partsOf, probe } from '#import/index.ts';
import type { Columns } from '#models/question.ts';
import { answerSql, QUESTIONS, type Question } from '#models/questions.ts';
import { generateShop } from '#samples/index.ts';
import { SIZE_COLUMNS, sizesSql } from '#segments/sizes.ts';
import { render } from '#sql/render.ts';
import { ident, sql } from '#sql/tag.ts';
import { firstRows, toResult, transferables } from './columns.ts';
import { Datasets } from './datasets.ts';
import { openConnections, startDatabase, type Connection } from './duckdb.ts';
import { toEngineError } from './errors.ts';
import { exportRows } from './export.ts';
import { Frames, shownSql, type Asker, type Build, type InFrame } from './frames.ts';
import { execute, Lane, type Rows } from './jobs.ts';
import { castAllSql, readOnlySql } from './sandbox.ts';

/** The engine's whole face, in the order of the contract. It schedules; what to compute is decided in src/. */
export function createEngine() {
  let report: OnProgress = () => {};
  // Looking at files needs no connection and waits for no import. Imports run one after the other, questions side by side,
  // and the desk apart, so that a heavy statement of the user's holds up no chart.
  const looking = new Lane([NOTHING]);
  let imports = new Lane<Connection>([]);
  let questions = new Lane<Connection>([]);
  let desk = new Lane<Connection>([]);
  const db = startDatabase((bytes) => datasets.onRead(bytes));
  const progress: OnProgress = (job, state) => report(job, state);
  const datasets = new Datasets(db, progress);
  const frames = new Frames(progress);

  /** Does the work over the tables of the frame asked for. */
  function inFrame<T>(request: FrameRequest, asker: Asker, work: (frame: InFrame) => Promise<T>): Promise<T> {
    const data = datasets.data;
    if (!data) throw new EngineError('no-data', 'no file is loaded');
    return frames.use(request, data, asker, work);
  }

  const send = <R extends Result>(result: R): R => transfer(result, transferables(result));

  interface Asked {
    columns: Columns;
    sql: Build;
    whole?: boolean;
  }

  const answer = (
    { columns, sql: build, whole = false }: Asked,
    request: FrameRequest,
    asker: Asker,
  ): Promise<Answer> =>
    inFrame(request, asker, ({ frame, prepared }) =>
      prepared(build, async (answering) => {
        const statement = whole ? answering : sql`${answering}\nLIMIT ${ANSWER_ROWS + 1}`;
        const rows = await execute(asker.connection, render(statement), asker.signal);
        const result = toResult(rows, columns);
        if (!whole && result.rows > ANSWER_ROWS)
          throw new EngineError('answer-too-large', `more than ${ANSWER_ROWS} rows`, { limit: ANSWER_ROWS });
        return { ...result, sql: render(shownSql(build, frame)), frame };
      }),
    );

  const asked = (question: Question): Asked => ({
    columns: QUESTIONS[question.kind].columns,
    sql: (context) => answerSql(question, context),
    whole: QUESTIONS[question.kind].whole === true,
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

    look(job, file) {
      return looking.run(job, (_nothing, signal) => partsOf(file, file.name, { signal }));
    },

    probe(job, file, part, choices) {
      return looking.run(job, async (_nothing, signal) => {
        const { encoding, ...others } = choices;
        const onProgress = (fraction: number) => progress(job, { phase: 'open', fraction });
        const prepared = await datasets.texts.open(file, part, { encoding, signal, onProgress });
        return probe(prepared, file, { ...others, signal });
      });
    },

    load(job, source) {
      return imports.run(job, (connection, signal) => datasets.load(job, source, connection, signal));
    },

    show(job, sourceIds, how) {
      return imports.run(job, async (connection) => {
        const shown = await datasets.show(sourceIds, how, connection, (state) => progress(job, state));
        await frames.clear(connection);
        await datasets.forgetOthers(sourceIds, connection);
        return shown;
      });
    },

    describe() {
      return Promise.resolve(datasets.shown);
    },

    tryFixes(job, sourceId, plan) {
      return imports.run(job, (connection, signal) => datasets.tryFixes(sourceId, plan, connection, signal));
    },

    applyFixes(job, sourceId, plan) {
      return imports.run(job, (connection, signal) => datasets.applyFixes(sourceId, plan, connection, signal));
    },

    ask(job, question, frame) {
      return questions.run(job, async (connection, signal) =>
        send(await answer(asked(question), frame, { job, connection, signal })),
      );
    },

    sizes(job, definitions, frame) {
      const measured: Asked = { columns: SIZE_COLUMNS, sql: (context) => sizesSql(definitions, context) };
      return questions.run(job, async (connection, signal) =>
        send(await answer(measured, frame, { job, connection, signal })),
      );
    },

    exportCsv(job, question, frame) {
      const { columns, sql: build } = asked(question);
      return questions.run(job, (connection, signal) =>
        inFrame(frame, { job, connection, signal }, ({ prepared }) =>
          prepared(build, (statement) => exportRows(connection, render(statement), columns, signal)),
        ),
      );
    },

    quarantine(job, page) {
      return questions.run(job, async (connection, signal) =>
        send(toResult(await execute(connection, render(datasets.quarantineSql(page)), signal))),
      );
    },

    exportQuarantine(job) {
      return questions.run(job, (connection, signal) =>
        exportRows(connection, render(datasets.quarantineSql(null)), {}, signal),
      );
    },

    sql(job, text, frame, limit) {
      return desk.run(job, async (connection, signal): Promise<DeskResult> => {
        const statement = readOnlySql(text);
        const read = async () => {
          const shape = await execute(connection, render(sql`DESCRIBE FROM ${statement}`), signal);
          const statementWithCasts = castAllSql(statement, describedColumns(shape), limit + 1);
          return toResult(await execute(connection, render(statementWithCasts), signal));
        };
        const inTheFrame = async (tables: InFrame) => {
          for (const table of ['orders', 'refunds', 'customers'] as const) {
            const view = render(sql`CREATE OR REPLACE VIEW ${ident(table)} AS FROM ${tables[table]}`);
            await execute(connection, view, signal);
          }
          return read();
        };
        const result = await (datasets.data ? inFrame(frame, { job, connection, signal }, inTheFrame) : read());
        return send({ ...firstRows(result, limit), truncated: result.rows > limit });
      });
    },

    makeSample(id, locale) {
      const { name, csv } = generateShop(id, { locale });
      return Promise.resolve(new File([csv], name, { type: 'text/csv' }));
    },

    cancel(job) {
      for (const lane of [looking, imports, questions, desk]) lane.cancel(job);
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

/** What a lane without connections lends. */
const NOTHING = null;

/** More rows than a screen can show; an export may have any number. */
const ANSWER_ROWS = 200_000;

/** The answer of DESCRIBE. */
function describedColumns({ batches }: Rows): { name: string; type: string }[] {
  return batches.flatMap((batch) =>
    Array.from({ length: batch.numRows }, (_, row) => ({
      name: String(batch.getChild('column_name')?.get(row)),
      type: String(batch.getChild('column_type')?.get(row)),
    })),
  );
}
