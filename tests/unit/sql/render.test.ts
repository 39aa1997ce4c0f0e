import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render } from '#sql/render.ts';
import { ident, raw, sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { numRuns } from '../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", '"', '?', '\0', '\\', '-', ';', '\n', '$', 'é', '回', '👩‍🚒') }),
);

describe('render', () => {
  it('sends any text through DuckDB unchanged', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(db.rows(sql`SELECT ${value} AS value`)).toEqual([{ value }]);
      }),
      { numRuns: numRuns(2000), seed: 1 },
    );
  });
  it('sends any finite number through DuckDB unchanged', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ min: -1000, max: 1000, noNaN: true }),
        ),
        (value) => {
          expect(db.rows(sql`SELECT ${value}::DOUBLE AS value`)).toEqual([{ value }]);
        },
      ),
      { numRuns: numRuns(2000), seed: 2 },
    );
  });
  it('sends whole numbers, truths and nulls as what they are', () => {
    const row = sql`SELECT ${42} AS whole, ${true} AS truth, ${null}::INTEGER AS missing`;
    expect(db.types(row)).toEqual({ whole: 'INTEGER', truth: 'BOOLEAN', missing: 'INTEGER' });
    expect(db.rows(row)).toEqual([{ whole: 42, truth: true, missing: null }]);
  });
  it('leaves question marks of names and strings alone', () => {
    expect(render(sql`SELECT 'a?''?' AS ${ident('why?')}, ${1}`)).toBe(`SELECT 'a?''?' AS "why?", 1`);
  });
  it('refuses numbers without a literal', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => render(sql`SELECT ${value}`)).toThrow(RangeError);
  });
  it('refuses values without a place', () => {
    expect(() => render({ text: 'SELECT 1', values: [1] })).toThrow(RangeError);
  });
});

describe('ident', () => {
  it('makes any text a name that DuckDB gives back', () => {
    const name = fc.string({ minLength: 1 }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(name, (value) => {
        expect(Object.keys(db.types(sql`SELECT 1 AS ${ident(value)}`))).toEqual([value]);
      }),
      { numRuns: numRuns(500), seed: 3 },
    );
  });
  it('does not let a name out of its quotes', () => {
    db.run('CREATE TABLE victim (i INTEGER)');
    db.run(sql`CREATE TABLE ${ident('"; DROP TABLE victim; --')} (i INTEGER)`);
    expect(db.rows('SELECT * FROM victim')).toEqual([]);
  });
  it('joins the parts of a qualified name', () => {
    expect(db.rows(sql`SELECT * FROM ${ident('main', 'victim')} WHERE ${raw('true')}`)).toEqual([]);
  });
});
