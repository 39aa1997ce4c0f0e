import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ident, sql } from '#sql/tag.ts';
import { READY, readyFor, TABLE_NAMES, TABLES, written } from '../../../../src/pages/sql/tables.ts';
import { castAllSql, readOnlySql } from '../../../../workers/engine/sandbox.ts';
import { viewsOf } from '../../../../workers/engine/views.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { derive, insertLines } from '../../../support/orders.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  insertLines(db, [
    { order_id: '1', customer_id: 'ann', ordered_at: '2024-01-03 10:00:00', product: 'tea' },
    { order_id: '2', customer_id: 'ann', ordered_at: '2024-02-03 10:00:00' },
  ]);
  derive(db);
  for (const [name, view] of Object.entries(viewsOf([], [], null)))
    if (name !== 'order_lines') db.run(sql`CREATE VIEW ${ident(name)} AS ${view}`);
});
afterAll(() => db.close());

describe('the tables listed beside the desk', () => {
  it.each(TABLE_NAMES)('has the columns of %s', (table) => {
    expect([...TABLES[table]]).toEqual(Object.keys(db.types(`SELECT * FROM ${table}`)));
  });
  it('writes every column so that a statement can hold it', () => {
    for (const [table, columns] of Object.entries(TABLES)) {
      expect(() => db.rows(`SELECT ${columns.map(written).join(', ')} FROM ${table}`)).not.toThrow();
    }
  });
});

describe('the statements to begin with', () => {
  it.each(READY)('$id runs on the desk', ({ sql: text }) => {
    const statement = readOnlySql(text);
    const columns = db
      .rows(sql`DESCRIBE FROM ${statement}`)
      .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
    expect(columns.length).toBeGreaterThan(1);
    expect(() => db.rows(castAllSql(statement, columns, 10))).not.toThrow();
  });
});

describe('the statements for the files that are open', () => {
  it('begin with one that says something about them', () => {
    expect(readyFor([])).toEqual(READY);
    expect(readyFor(['orders'])[0]!.id).toBe('months');
    expect(readyFor(['baskets']).map(({ id }) => id)).toEqual(['best', 'together', 'found', 'quarantine']);
    expect(readyFor(['members', 'feedback'])[0]!.id).toBe('scores');
  });
});

describe('the statements about baskets and answers', () => {
  const run = (id: string) => db.rows(READY.find((query) => query.id === id)!.sql);
  it('count products once a basket, alone and together', () => {
    db.run(`CREATE OR REPLACE VIEW basket_lines AS SELECT * FROM (VALUES
      ('a', '1', 1, 'tea', NULL), ('a', '1', 2, 'tea', NULL), ('a', '1', 3, 'milk', NULL), ('a', '2', 4, 'tea', NULL),
      ('b', '1', 1, 'tea', NULL), ('b', NULL, 9, NULL, 'p7')
    ) AS t(source, order_id, line_no, product, product_id)`);
    expect(run('best')).toEqual([
      { item: 'tea', baskets: 3 },
      { item: 'milk', baskets: 1 },
      { item: 'p7', baskets: 1 },
    ]);
    expect(run('together')).toEqual([{ item: 'milk', bought_with: 'tea', baskets: 1 }]);
  });
  it('weigh promoters against detractors', () => {
    db.run(`CREATE OR REPLACE VIEW feedback AS SELECT unnest([10, 9, 8, 6, 0, 10.5, NULL])::DOUBLE AS score`);
    expect(run('nps')).toEqual([{ promoters: 2, passives: 1, detractors: 2, nps: 0 }]);
  });
});
