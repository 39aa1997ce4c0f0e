import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LEAVE } from '#import/index.ts';
import { reasonsOf, reportFile } from '#import/report.ts';
import { Datasets } from '../../../../workers/engine/datasets.ts';
import type { Connection, Database } from '../../../../workers/engine/duckdb.ts';
import { exportRows } from '../../../../workers/engine/export.ts';
import { render } from '#sql/render.ts';
import { asConnection } from '../../../support/connection.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { look } from '../../import/support.ts';

let db: TestDuckDB;
let connection: Connection;
let datasets: Datasets;
beforeAll(async () => {
  db = await openDuckDB();
  connection = asConnection(db);
});
afterAll(() => db.close());
beforeEach(() => {
  const files = {
    registerFileHandle: async (path: string, file: File) =>
      db.registerBuffer(path, new Uint8Array(await file.arrayBuffer())),
    dropFile: () => Promise.resolve(null),
  };
  datasets = new Datasets(files as unknown as Database, () => {});
});
afterEach(async () => {
  await show([]);
  await datasets.forgetOthers([], connection);
});

const going = new AbortController().signal;
const csv = (lines: readonly string[]) => ['order_id,customer_id,date,amount', ...lines].join('\n');
const good = (count: number, customer = 'c') =>
  Array.from({ length: count }, (_, i) => `o${i},${customer}${i},2024-01-0${1 + (i % 9)},5`);

async function load(id: number, text: string, name = 'a.csv', signal = going) {
  const file = new File([text], name);
  const {
    probe: { plan },
  } = await look(csv(good(20)), { name });
  return datasets.load(1, { id, file, plan }, connection, signal);
}
const how = { leave: DEFAULT_LEAVE, identity: 'id' } as const;
const show = (ids: readonly number[]) => datasets.show(ids, how, connection);
const tables = () => db.rows('SELECT table_name AS t FROM duckdb_tables() ORDER BY 1').map(({ t }) => t);
const views = () =>
  db.rows('SELECT view_name AS t FROM duckdb_views() WHERE NOT internal ORDER BY 1').map(({ t }) => t);

describe('the files in the database', () => {
  it('count nowhere until they are shown, all at once', async () => {
    await load(1, csv(good(3)));
    await show([1]);
    await datasets.forgetOthers([1], connection);
    const before = datasets.data;
    await load(2, csv(good(5)));
    await load(3, csv(good(7)));
    expect(datasets.data).toBe(before);
    expect(db.rows('SELECT count(*)::INTEGER AS n FROM order_lines')).toEqual([{ n: 3 }]);
    await show([2, 3]);
    expect(db.rows('SELECT count(*)::INTEGER AS n FROM order_lines')).toEqual([{ n: 12 }]);
    await datasets.forgetOthers([2, 3], connection);
    expect(tables()).toEqual(['lines_2', 'lines_3', 'quarantine_2', 'quarantine_3']);
    expect(views()).toEqual([
      'basket_lines',
      'feedback',
      'found_lines',
      'members',
      'numbered_lines_2',
      'order_lines',
      'quarantine',
    ]);
  });

  it('are told apart by a number when they share a name, by their order alone', async () => {
    for (const id of [1, 2]) await load(id, csv(good(2)));
    await show([2, 1]);
    const sources = 'SELECT source, count(*)::INTEGER AS n FROM order_lines GROUP BY source ORDER BY source';
    const shown = db.rows(sources);
    expect(shown).toEqual([
      { source: 'a.csv', n: 2 },
      { source: 'a.csv (2)', n: 2 },
    ]);
    await datasets.forgetOthers([2, 1], connection);
    await load(3, csv(good(2)));
    await show([3]);
    expect(db.rows(sources)).toEqual([{ source: 'a.csv', n: 2 }]);
  });

  it('leave nothing behind when they cannot be imported', async () => {
    await expect(load(1, csv(['o1,c1,soon,5', 'o2,c2,later,5']))).rejects.toMatchObject({ code: 'no-valid-dates' });
    const stop = new AbortController();
    stop.abort();
    await expect(load(2, csv(good(3)), 'b.csv', stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(tables()).toEqual([]);
  });

  it('keep every line that was set aside, batch after batch', async () => {
    const bad = Array.from({ length: 45_000 }, (_, i) => `o${i},c${i},soon ${i},5`);
    const { facts } = await load(1, csv([...good(2000), ...bad, '"torn', '=1+1,2']));
    const { files } = await show([1]);
    const report = reportFile(facts, files[0]!.totals, DEFAULT_LEAVE);
    expect(report).toMatchObject({ lines: 47_002, accepted: 2000, quarantined: 45_002 });
    expect(reasonsOf(facts)).toMatchObject({ 'bad-date': 45_000 });
    const texts = db.rows('SELECT line_no, text FROM quarantine ORDER BY line_no');
    expect(texts).toHaveLength(45_002);
    expect(texts[44_999]).toEqual({ line_no: 47_001, text: 'o44999,c44999,soon 44999,5' });
  });

  it('give their quarantine as one CSV file, however many batches the database answers with', async () => {
    await load(1, csv([...good(100), ...Array.from({ length: 5000 }, (_, i) => `o${i},c${i},soon,5`), '=1+1,2']));
    await show([1]);
    const blob = await exportRows(connection, render(datasets.quarantineSql(null)), {}, going);
    expect([...new Uint8Array(await blob.arrayBuffer()).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 's'.charCodeAt(0)]);
    const lines = (await blob.text()).split('\r\n');
    expect(lines[0]).toBe('source,line_no,reason,column,text');
    expect(lines).toHaveLength(1 + 5001 + 1);
    expect(lines[1]).toBe('a.csv,102,bad-date,date,"o0,c0,soon,5"');
    expect(lines[5001]).toBe(`a.csv,5102,field-count,,"'=1+1,2"`);
  });
});
