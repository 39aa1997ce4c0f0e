import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#sql/tag.ts';
import { render } from '#sql/render.ts';
import type { Build } from '../../../../workers/engine/frames.ts';
import { shownSql } from '../../../../workers/engine/frames.ts';
import { execute, records } from '../../../../workers/engine/jobs.ts';
import { Valuations } from '../../../../workers/engine/valuations.ts';
import { asConnection, type Gate } from '../../../support/connection.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { VALUATION } from '../../../support/examples.ts';
import { derive, insertLines } from '../../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());
beforeEach(() => {
  db.run('DROP SCHEMA IF EXISTS held CASCADE');
  db.run('CREATE SCHEMA held');
  insertLines(
    db,
    ['2024-01-01', '2024-01-20', '2024-02-11'].map((ordered_at, i) => ({
      order_id: `o${i}`,
      customer_id: i === 1 ? 'b' : 'a',
      ordered_at,
    })),
  );
});

const asker = (gate?: Gate, signal = new AbortController().signal) => ({ connection: asConnection(db, gate), signal });
const count: Build = (context) => sql`SELECT count(*)::INTEGER AS n FROM ${context.valued(VALUATION)}`;
const tables = () => db.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'held' ORDER BY 1").length;

const run = async (valuations: Valuations, build: Build, asking = asker()): Promise<unknown> => {
  const rows = await valuations.prepared(derive(db), build, asking, (statement) =>
    execute(asking.connection, render(statement), asking.signal),
  );
  return records(rows);
};

describe('valuations', () => {
  it('are made once for all who ask, and leave one table', async () => {
    const valuations = new Valuations('held', 3);
    expect(await Promise.all([run(valuations, count), run(valuations, count)])).toEqual([[{ n: 2 }], [{ n: 2 }]]);
    expect(tables()).toBe(1);
  });

  it('stand side by side in one statement', async () => {
    const other = { ...VALUATION, horizonDays: 30 };
    const build: Build = (context) => sql`SELECT count(*)::INTEGER AS n
      FROM ${context.valued(VALUATION)} AS year JOIN ${context.valued(other)} AS month USING (customer_id)
      WHERE month.expected_orders < year.expected_orders`;
    expect(await run(new Valuations('held', 3), build)).toEqual([{ n: 2 }]);
  });

  it('make room for newer ones', async () => {
    const valuations = new Valuations('held', 3);
    for (let days = 1; days <= 8; days++)
      await run(valuations, (context) =>
        count({ ...context, valued: () => context.valued({ ...VALUATION, horizonDays: days }) }),
      );
    expect(tables()).toBe(4);
  });

  it('leave nothing behind when they are given up, and are made by who still asks', async () => {
    const valuations = new Valuations('held', 3);
    const stop = new AbortController();
    const gate: Gate = (statement) => {
      if (statement.startsWith('CREATE TABLE')) stop.abort();
      return Promise.resolve();
    };
    const first = run(valuations, count, asker(gate, stop.signal));
    const second = run(valuations, count);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await second).toEqual([{ n: 2 }]);
    expect(tables()).toBe(1);
  });

  it('refuse what cannot be used before anything is made', async () => {
    const bad: Build = (context) => context.valued({ ...VALUATION, horizonDays: -1 });
    await expect(run(new Valuations('held', 3), bad)).rejects.toThrow(RangeError);
    expect(tables()).toBe(0);
  });

  it('are shown as the SQL behind them', () => {
    const shown = render(shownSql(count, derive(db).frame));
    expect(shown).toContain('JOIN scores');
    expect(shown).toContain('expected_revenue');
  });
});
