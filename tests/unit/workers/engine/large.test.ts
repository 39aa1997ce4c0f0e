import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Phase, Progress } from '#engine/contract.ts';
import { Engine } from '../../../support/datasets.ts';

let engine: Engine;
let onStatement: (statement: string) => void = () => {};
let onProgress: (progress: Progress) => void = () => {};
/** Sliced as a file of many lines is, and compressed however small. */
beforeAll(async () => {
  engine = await Engine.open({
    gate: async (statement) => {
      onStatement(statement);
      await Promise.resolve();
    },
    packedFrom: 0,
    onProgress: (progress) => onProgress(progress),
  });
});
afterEach(async () => {
  onStatement = onProgress = () => {};
  await engine.clear();
});
afterAll(() => engine.close());

const HEADER = 'order_id,customer_id,date,product,amount\n';
const orders = (count: number, from = 0) =>
  HEADER +
  Array.from({ length: count }, (_, i) => i + from)
    .map((i) => `o${i >> 1},c${i % 97},2024-01-${String(1 + (i % 28)).padStart(2, '0')},茶 ${i % 7},${i % 50}.5\n`)
    .join('');
/** What is there besides the views: database and name of every table. */
const tables = () => engine.rows("SELECT database_name || '.' || table_name AS t FROM duckdb_tables() ORDER BY 1");

describe('a file that is kept compressed', () => {
  it('is shown, counted and fixed as one that is not', async () => {
    const text = orders(2000) + 'o1,c1,2024-01-05,茶 1,oops\no1,c1,2024-01-05,茶 1,1.5\no1,c1,2024-01-05,茶 1,1.5\n';
    const packed = await engine.load(1, text);
    const shown = await engine.show([1]);
    const rows = engine.rows('SELECT * FROM order_lines ORDER BY line_no');
    expect(tables()).toEqual([{ t: 'packed.lines_1' }, { t: 'packed.quarantine_1' }]);
    await engine.clear();

    const plain = await Engine.open({ packedFrom: Infinity });
    try {
      expect(await plain.load(1, text)).toEqual(packed);
      expect(await plain.show([1])).toEqual(shown);
      expect(plain.rows('SELECT * FROM order_lines ORDER BY line_no')).toEqual(rows);
    } finally {
      plain.close();
    }
  });

  it('is read in batches when it is long, each line once and under its own number', async () => {
    const created: string[] = [];
    onStatement = (statement) => {
      if (/^(CREATE TABLE|INSERT INTO) "packed"\."lines_1"/.test(statement)) created.push(statement);
    };
    const loaded = await engine.load(1, orders(300_000));
    await engine.show([1]);
    expect(created).toHaveLength(2);
    expect(loaded.facts.lines).toBe(300_000);
    expect(
      engine.rows(
        'SELECT count(*)::INTEGER AS n, count(DISTINCT line_no)::INTEGER AS lines, min(line_no) AS first, max(line_no) AS last FROM order_lines',
      ),
    ).toEqual([{ n: 300_000, lines: 300_000, first: 2, last: 300_001 }]);
    expect(engine.rows("SELECT line_no FROM order_lines WHERE order_id = 'o149999' ORDER BY 1")).toEqual([
      { line_no: 300_000 },
      { line_no: 300_001 },
    ]);
  });
});

describe('progress of an import', () => {
  it('runs through its phases in order, never goes back, and ends with what follows reading', async () => {
    const told: Progress[] = [];
    onProgress = (progress) => told.push(progress);
    await engine.load(1, orders(2000));
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect([...new Set(told.map(({ phase }) => phase))].filter((phase) => phase !== 'read')).toEqual([
      'survey',
      'build',
    ]);
    expect(fractions.at(-1)).toBeLessThan(1);
  });
});

describe('an import that is given up', () => {
  const before = async () => {
    await engine.load(1, orders(100));
    await engine.show([1]);
    await engine.datasets.forgetOthers([1], engine.connection);
    return { tables: tables(), lines: engine.rows('FROM order_lines'), data: engine.datasets.data };
  };
  const unchanged = async (known: Awaited<ReturnType<typeof before>>) => {
    expect(tables()).toEqual(known.tables);
    expect(engine.rows('FROM order_lines')).toEqual(known.lines);
    expect(engine.datasets.data).toBe(known.data);
    await expect(engine.show([2])).rejects.toThrow(/no file 2/);
  };

  it.each<Phase>(['open', 'survey', 'build'])(
    'in the phase "%s" stops within a second and leaves nothing',
    async (phase) => {
      const known = await before();
      const text = orders(60_000, 100).replaceAll('茶', '\xb2\xe8');
      const file = new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);
      const abort = new AbortController();
      let since = 0;
      onProgress = (progress) => {
        if (progress.phase !== phase || abort.signal.aborted) return;
        since = performance.now();
        abort.abort();
      };
      const options = {
        signal: abort.signal,
        encoding: 'gb18030',
        change: (plan: Parameters<typeof engine.plans.set>[1]) => {
          // Not looked at before: it is opened and decoded again.
          engine.datasets.texts.clear();
          return plan;
        },
      } as const;
      await expect(engine.load(2, file, options)).rejects.toThrow(/abort/i);
      expect(performance.now() - since).toBeLessThan(1000);
      await unchanged(known);
    },
  );

  it('at any of its statements leaves nothing', async () => {
    let statements = 0;
    onStatement = () => {
      statements++;
    };
    await engine.load(2, orders(50));
    const ofLoad = statements;
    onStatement = () => {};
    await engine.clear();
    const known = await before();
    let reached = 0;
    for (let stop = 1; stop <= ofLoad; stop++) {
      const abort = new AbortController();
      let at = 0;
      onStatement = () => {
        if (++at === stop) abort.abort();
      };
      const outcome = engine.load(2, orders(50), { signal: abort.signal });
      const gaveUp = await outcome.then(
        () => false,
        () => true,
      );
      onStatement = () => {};
      if (!gaveUp) break;
      reached++;
      await unchanged(known);
    }
    expect(reached).toBeGreaterThan(8);
  });
});
