import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deferred } from '#core/deferred.ts';
import { defaultFrame, type Frame } from '#orders/frame.ts';
import { spanOf, spanSql, type SpanRow } from '#orders/span.ts';
import { LINE_COLUMNS } from '#orders/schema.ts';
import { ident } from '#sql/tag.ts';
import { Frames, type FrameData } from '../../../../workers/engine/frames.ts';
import { asConnection, type Gate } from '../../../support/connection.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const lines = (count: number) => {
  const columns = Object.keys(LINE_COLUMNS);
  const values: Record<string, string> = {
    line_no: 'i::INTEGER',
    source: "'a'",
    order_id: "'o' || i",
    customer_id: "'c' || i",
    ordered_at: "TIMESTAMP '2024-01-01' + INTERVAL 1 DAY * i",
    amount: '10::DECIMAL(18,2)',
    kind: "'sale'",
  };
  const select = columns.map((name) => `${values[name] ?? 'NULL::VARCHAR'} AS ${name}`);
  db.run(`CREATE OR REPLACE TABLE lines AS SELECT ${select.join(', ')} FROM range(${count}) r(i)`);
};
const data = (version: number): FrameData => ({
  lines: ident('lines'),
  span: spanOf(db.rows(spanSql(ident('lines'))) as unknown as SpanRow[])!,
  version,
});
const request = (frame: Partial<Frame> = {}) => ({ frame: { ...defaultFrame('UTC'), ...frame }, members: [] });
const asker = (gate?: Gate, signal = new AbortController().signal) => ({
  job: 1,
  connection: asConnection(db, gate),
  signal,
});
const schemas = () =>
  db.rows("SELECT schema_name FROM duckdb_schemas() WHERE schema_name LIKE 'frame%' ORDER BY 1").length;
const buyers = (context: { customers: { text: string } }) =>
  Promise.resolve(Number(db.rows(`SELECT count(*)::INTEGER AS n FROM ${context.customers.text}`)[0]!['n']));

let frames: Frames;
beforeEach(() => {
  for (const { name } of db.rows("SELECT schema_name AS name FROM duckdb_schemas() WHERE schema_name LIKE 'frame%'"))
    db.run(`DROP SCHEMA ${String(name)} CASCADE`);
  lines(5);
  frames = new Frames(() => {});
});

describe('frames', () => {
  it('of very many orders are let go of before the next is built, unless somebody reads them', async () => {
    frames = new Frames(() => {}, 12);
    const last = (days: number) => request({ window: { kind: 'last', days } });
    for (const days of [90, 91, 92]) await frames.use(last(days), data(1), asker(), buyers);
    expect(schemas()).toBe(2);
    await frames.use(last(92), data(1), asker(), async () => {
      await frames.use(last(91), data(1), asker(), () => frames.use(last(93), data(1), asker(), buyers));
    });
    expect(schemas()).toBe(3);
    expect(await frames.use(last(90), data(1), asker(), buyers)).toBe(5);
    expect(schemas()).toBe(2);
  });

  it('are built once for all who ask', async () => {
    const asked = [frames.use(request(), data(1), asker(), buyers), frames.use(request(), data(1), asker(), buyers)];
    expect(await Promise.all(asked)).toEqual([5, 5]);
    expect(schemas()).toBe(1);
  });

  it('stay while someone reads them, however many others are asked for', async () => {
    const reading = deferred<null>();
    const first = frames.use(request(), data(1), asker(), async (context) => {
      await reading.promise;
      return buyers(context);
    });
    for (let days = 1; days <= 8; days++)
      await frames.use(request({ window: { kind: 'last', days } }), data(1), asker(), buyers);
    reading.resolve(null);
    expect(await first).toBe(5);
    expect(schemas()).toBeLessThanOrEqual(5);
  });

  it('of old data are let go of when the last reader is done, and never answer for the new data', async () => {
    const building = deferred<null>();
    const slow: Gate = (statement) =>
      statement.includes('CREATE TABLE') ? building.promise.then(() => {}) : Promise.resolve();
    const builder = frames.use(request(), data(1), asker(slow), buyers);
    const waiter = frames.use(request(), data(1), asker(), buyers);
    const cleared = frames.clear(asConnection(db));
    building.resolve(null);
    expect(await Promise.all([builder, waiter])).toEqual([5, 5]);
    await cleared;
    lines(7);
    expect(await frames.use(request(), data(2), asker(), buyers)).toBe(7);
    expect(schemas()).toBe(1);
  });

  it('leave nothing behind when the question that built them is given up', async () => {
    const stop = new AbortController();
    const giveUp: Gate = (statement) => {
      if (statement.includes('CREATE TABLE')) stop.abort();
      return Promise.resolve();
    };
    const asked = frames.use(request(), data(1), asker(giveUp, stop.signal), buyers).catch(() => 'given up');
    const other = frames.use(request(), data(1), asker(), buyers);
    expect(await asked).toBe('given up');
    expect(await other).toBe(5);
    expect(schemas()).toBe(1);
  });

  it('narrow one by another', async () => {
    const members = [{ kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 1 } } as const];
    expect(await frames.use({ ...request(), members }, data(1), asker(), buyers)).toBe(5);
    expect(schemas()).toBe(2);
  });
});
