import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#sql/tag.ts';
import { READY, TABLES, written } from '../../../../src/pages/sql/tables.ts';
import { castAllSql, readOnlySql } from '../../../../workers/engine/sandbox.ts';
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
  db.run('CREATE TABLE quarantine (line_no INTEGER, source VARCHAR, text VARCHAR, reason VARCHAR, "column" VARCHAR)');
});
afterAll(() => db.close());

describe('the tables listed beside the desk', () => {
  it.each(['orders', 'customers', 'refunds', 'order_lines', 'quarantine'] as const)(
    'has the columns of %s',
    (table) => {
      expect([...TABLES[table]]).toEqual(Object.keys(db.types(`SELECT * FROM ${table}`)));
    },
  );
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
