import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { castAllSql, readOnlySql } from '../../../../workers/engine/sandbox.ts';
import { render } from '#sql/render.ts';
import { sql } from '#sql/tag.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run('CREATE TABLE t AS SELECT i AS n FROM range(3) r(i)');
});
afterAll(() => db.close());

const count = (text: string) => db.rows(render(sql`SELECT count(*)::INTEGER AS n FROM ${readOnlySql(text)}`))[0]!['n'];

describe('the SQL desk', () => {
  it.each([
    'SELECT * FROM t',
    'from t;',
    'SELECT \';\' AS a, $$ ; $$ AS b, "n" FROM t -- ; a comment',
    'SELECT * FROM t; -- done',
    '/* ; */ WITH x AS (SELECT 1) SELECT * FROM x, t',
    'VALUES (1), (2), (3)',
    '(SELECT * FROM t)',
    "SELECT '?' AS q, $a$ it's ? $a$ AS r, n -- why not? don't\nFROM t",
  ])('reads %s', (text) => expect(count(text)).toBe(3));

  it('describes and summarises', () => {
    expect(count('DESCRIBE t')).toBe(1);
    expect(count('SUMMARIZE t')).toBe(1);
  });

  it.each([
    ['SELECT 1; DROP TABLE t', 'desk-one-statement'],
    ['SELECT 1); DROP TABLE t; --', 'desk-one-statement'],
    ['SELECT 1 /* ; */ ; DELETE FROM t', 'desk-one-statement'],
    ["SELECT '''; DROP TABLE t' ; DROP TABLE t", 'desk-one-statement'],
    ['SELECT ?', 'bad-sql'],
    ["SELECT E'\\''); DROP TABLE t; SELECT (1 --'", 'bad-sql'],
    ["SELECT 1e'\\''); DROP TABLE t; SELECT (1 --'", 'bad-sql'],
    ['', 'desk-one-statement'],
    ['-- only words', 'desk-one-statement'],
    ['DROP TABLE t', 'desk-read-only'],
    ['/* x */ INSERT INTO t VALUES (1)', 'desk-read-only'],
    ['CREATE TABLE u AS SELECT 1', 'desk-read-only'],
    ['PRAGMA database_list', 'desk-read-only'],
    ['SET threads = 1', 'desk-read-only'],
    ["COPY t TO 'x.csv'", 'desk-read-only'],
    ["ATTACH 'x.db'", 'desk-read-only'],
  ])('refuses %s', (text, code) => {
    expect(() => readOnlySql(text)).toThrow(expect.objectContaining({ code }));
  });

  it('cannot be talked out of its brackets', () => {
    for (const text of [
      "SELECT 1) TO 'x.csv' (FORMAT csv",
      'WITH x AS (DELETE FROM t RETURNING n) FROM x',
      'SELECT 1 /*',
      "SELECT e$x$ \\'); DROP TABLE t; SELECT (1 --$x$",
    ]) {
      expect(() => count(text), text).toThrow();
    }
    expect(db.rows('SELECT count(*)::INTEGER AS n FROM t')[0]!['n']).toBe(3);
  });

  it('reads a text fenced by any name the database knows as one text', () => {
    expect(count("SELECT $é$ ' $é$, n FROM t --'")).toBe(3);
    expect(() => count("SELECT $é$ ' $é$ ); DROP TABLE t; SELECT (1 --'")).toThrow(
      expect.objectContaining({ code: 'desk-one-statement' }),
    );
    expect(count("SELECT DATE'2024-02-29', 'a\\' FROM t")).toBe(3);
  });

  it('reaches nothing outside', () => {
    for (const text of [
      "FROM read_csv('http://localhost:1/x.csv')",
      "FROM glob('/*')",
      "FROM 'x.parquet'",
      "FROM read_text('/etc/hostname')",
    ]) {
      expect(() => count(text), text).toThrow(/disabled|Permission|not found|does not exist|Catalog/i);
    }
  });

  it('casts whatever a statement gives to what may cross, duplicate names too', () => {
    const statement = readOnlySql(
      "SELECT 12.34 AS a, 1::HUGEINT AS a, DATE '2024-02-29' AS d, [1, 2] AS l, true AS b, NULL AS z",
    );
    const columns = db
      .rows(render(sql`DESCRIBE FROM ${statement}`))
      .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
    const row = db.rows(render(castAllSql(statement, columns, 10)))[0]!;
    expect(Object.values(row)).toEqual(expect.arrayContaining(['2024-02-29', '[1, 2]', 'true', null]));
  });
});
