import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wilson, wilsonColumnsSql } from '#models/wilson.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

describe('wilson', () => {
  it('knows the interval of 445 in 885', () => {
    const { low, high } = wilson(445, 885)!;
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.470', '0.536']);
  });
  it('has no answer without observations', () => {
    expect(wilson(0, 0)).toBeNull();
  });
  it('stays within 0 and 1', () => {
    for (const n of [1, 3, 885, 1e6]) {
      expect(wilson(0, n)!.low).toBeGreaterThanOrEqual(0);
      expect(wilson(n, n)!.high).toBeLessThanOrEqual(1);
    }
  });
  it('is the same in SQL', () => {
    const rows = db.rows(sql`SELECT k, n, ${wilsonColumnsSql(sql`k`, sql`n`)}
FROM range(0, 40) AS ns(n), range(0, 40) AS ks(k)
WHERE k <= n`);
    for (const row of rows) {
      const { k, n, low, high } = row as Record<string, number>;
      const expected = wilson(k!, n!);
      if (expected === null) expect(row).toMatchObject({ rate: null, low: null, high: null });
      else {
        expect(low).toBeCloseTo(expected.low, 12);
        expect(high).toBeCloseTo(expected.high, 12);
      }
    }
  });
});
