import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fix } from '#import/fixes.ts';
import type { Dialect, ImportPlan } from '#import/index.ts';
import type { Role } from '#orders/schema.ts';
import { Engine, going, reportOf } from '../../../support/datasets.ts';
import { numRuns } from '../../../support/runs.ts';

let engine: Engine;
let hold: ((statement: string) => Promise<void>) | null = null;
beforeAll(async () => {
  engine = await Engine.open({ gate: (statement) => hold?.(statement) ?? Promise.resolve() });
});
afterAll(() => engine.close());
afterEach(async () => {
  hold = null;
  await engine.clear();
});

const HEADER = 'order_id,customer_id,date,amount';
const good = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `o${i},c${i % 7},2024-01-${String(1 + (i % 28)).padStart(2, '0')},${5 + (i % 3)}.00`,
  );
const csv = (...lines: string[]) => [HEADER, ...lines].join('\n');

const withFixes =
  (role: Role, ...fixes: Fix[]) =>
  (plan: ImportPlan): ImportPlan => ({
    ...plan,
    columns: plan.columns.map((column) => (column.role === role ? { ...column, fixes } : column)),
  });
const isoOnly = (plan: ImportPlan): ImportPlan => ({
  ...plan,
  columns: plan.columns.map((column) => (column.dateFormats ? { ...column, dateFormats: ['iso'] } : column)),
});
const withDialect =
  (dialect: Partial<Dialect>) =>
  (plan: ImportPlan): ImportPlan => ({
    ...plan,
    dialect: { ...plan.dialect, ...dialect },
  });

/** Stray quotes would make the guess doubt that there are any. */
const QUOTED = { quote: '"' } as const;

const planOf = (id: number) => engine.plans.get(id)!;
const tried = (id: number, plan: ImportPlan) => engine.datasets.tryFixes(id, plan, engine.connection, going);
async function apply(id: number, plan: ImportPlan, signal = going) {
  const loaded = await engine.datasets.applyFixes(id, plan, engine.connection, signal);
  const shown = await engine.show([id]);
  return { loaded, shown, report: reportOf(loaded, shown, id) };
}

/** Everything a file holds, without what depends on the order its rows were taken in. */
const contents = (id: number) => ({
  lines: engine.rows(`SELECT * EXCLUDE copy_hash FROM lines_${id} ORDER BY line_no`),
  quarantine: engine.rows(`FROM quarantine_${id} ORDER BY line_no`),
});

/** A file whose quarantine was fixed holds what the file would hold, had it been imported by that plan. */
async function expectAsImportedAnew(content: string | Blob, plan: ImportPlan, report: unknown) {
  const fixed = contents(1);
  const loaded = await engine.load(2, content, { change: () => plan });
  const shown = await engine.show([2]);
  expect(fixed).toEqual(contents(2));
  expect(report).toEqual(reportOf(loaded, shown, 2));
}

const GERMAN: Fix = { kind: 'date-format', format: 'day-month-year' };

describe('a fix', () => {
  const content = csv(...good(30), 'x1,c1,31/01/2024,5', 'x2,c2,soon,5', 'x3,c3,01/02/2024,≈ 7', 'x4,,15/02/2024,9');

  it('is tried on every line set aside and changes nothing', async () => {
    await engine.load(1, content, { change: isoOnly });
    await engine.show([1]);
    const before = contents(1);
    const trial = await tried(1, withFixes('ordered_at', GERMAN)(planOf(1)));
    expect(trial).toMatchObject({ tried: 4, fixed: 2, still: { 'bad-date': 1, 'bad-amount': 1 } });
    expect(trial.examples).toEqual([
      {
        line_no: 32,
        text: 'x1,c1,31/01/2024,5',
        reason: null,
        customer_id: 'c1',
        ordered_at: '2024-01-31 00:00:00',
        amount: 5,
      },
      {
        line_no: 35,
        text: 'x4,,15/02/2024,9',
        reason: null,
        customer_id: null,
        ordered_at: '2024-02-15 00:00:00',
        amount: 9,
      },
      { line_no: 33, text: 'x2,c2,soon,5', reason: 'bad-date', customer_id: 'c2', ordered_at: null, amount: 5 },
      {
        line_no: 34,
        text: 'x3,c3,01/02/2024,≈ 7',
        reason: 'bad-amount',
        customer_id: 'c3',
        ordered_at: '2024-02-01 00:00:00',
        amount: null,
      },
    ]);
    expect(contents(1)).toEqual(before);
    expect(engine.rows("SELECT table_name FROM duckdb_tables() WHERE table_name IN ('again', 'unreadable')")).toEqual(
      [],
    );
  });

  it('takes lines in under their own numbers, and the sum holds before and after', async () => {
    const loaded = await engine.load(1, content, { change: isoOnly });
    const before = reportOf(loaded, await engine.show([1]), 1);
    expect(before).toMatchObject({ lines: 34, accepted: 30, quarantined: 4, dropped: {} });
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    const { report } = await apply(1, plan);
    expect(report).toMatchObject({ lines: 34, accepted: 31, quarantined: 2, dropped: { 'no-customer': 1 } });
    expect(engine.rows("SELECT line_no, amount FROM order_lines WHERE order_id = 'x1'")).toEqual([
      { line_no: 32, amount: 5 },
    ]);
    expect(engine.rows('SELECT line_no, reason, "column" FROM quarantine ORDER BY line_no')).toEqual([
      { line_no: 33, reason: 'bad-date', column: 'date' },
      { line_no: 34, reason: 'bad-amount', column: 'amount' },
    ]);
    await expectAsImportedAnew(content, plan, report);
  });

  it('may follow another', async () => {
    await engine.load(1, content, { change: isoOnly });
    const first = withFixes('ordered_at', GERMAN)(planOf(1));
    await apply(1, first);
    const second = withFixes('amount', { kind: 'strip', characters: '≈' })(first);
    const { report } = await apply(1, second);
    expect(report).toMatchObject({ accepted: 32, quarantined: 1, dropped: { 'no-customer': 1 } });
    await expectAsImportedAnew(content, second, report);
  });

  it('that is given up half-way, or fails, leaves everything as it was', async () => {
    await engine.load(1, content, { change: isoOnly });
    await engine.show([1]);
    const before = contents(1);
    const stop = new AbortController();
    hold = (statement) => {
      if (statement.startsWith('UPDATE')) stop.abort();
      return Promise.resolve();
    };
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    await expect(apply(1, plan, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    hold = null;
    expect(contents(1)).toEqual(before);
    const { report } = await apply(1, plan);
    expect(report.quarantined).toBe(2);
  });
});

describe('lines that were no records', () => {
  it('are filled up, and counted once', async () => {
    const content = csv(...good(30), 'x1,c1,2024-02-01', 'x2', 'x3,c3,2024-02-02,8,more');
    await engine.load(1, content);
    const plan = withDialect({ pad: true })(planOf(1));
    const trial = await tried(1, plan);
    expect(trial).toMatchObject({ tried: 3, fixed: 0, still: { 'missing-amount': 1, 'field-count': 2 } });
    const { loaded, report } = await apply(1, plan);
    expect(report).toMatchObject({ lines: 33, accepted: 30, quarantined: 3 });
    expect(loaded.facts.setAside).toEqual({ 'field-count': 2 });
    expect(engine.rows('SELECT reason, "column" FROM quarantine WHERE line_no = 32')).toEqual([
      { reason: 'missing-amount', column: 'amount' },
    ]);
    await expectAsImportedAnew(content, plan, report);
    const back = await apply(1, withDialect({ pad: false })(plan));
    expect(back.report).toMatchObject({ lines: 33, accepted: 30, quarantined: 3 });
    expect(back.loaded.facts.setAside).toEqual({ 'field-count': 3 });
  });

  it('are each read for themselves: an open quote swallows no other line', async () => {
    const content = csv(
      ...good(30),
      '"x1,c1,2024-02-01,5',
      ...good(3),
      'x2,c2,"2024-02-01,6',
      'x3,"c3,soon,7',
      'x4,c4,soon,5',
    );
    const loaded = await engine.load(1, content, { dialect: QUOTED, change: isoOnly });
    const before = reportOf(loaded, await engine.show([1]), 1);
    const { report } = await apply(1, withFixes('ordered_at', { kind: 'nothing' })(planOf(1)));
    expect(report).toMatchObject({ lines: before.lines, accepted: before.accepted, quarantined: before.quarantined });
    const plan = withFixes('ordered_at', { kind: 'replace', from: 'soon', to: '2024-02-01' })(planOf(1));
    expect((await apply(1, plan)).report).toMatchObject({ accepted: before.accepted + 1 });
    expect(engine.rows('SELECT line_no, reason FROM quarantine ORDER BY line_no')).toEqual(
      [32, 36, 37].map((line_no) => ({ line_no, reason: 'unclosed-quote' })),
    );
  });

  it('whose bytes could not be decoded stay, also when something else is wrong with them', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`${csv(...good(30))}\nx1,caf`),
      0xff,
      ...new TextEncoder().encode(',2024-02-01,5\nx2,caf'),
      0xff,
      ...new TextEncoder().encode(',2024-02-01\n'),
    ]);
    await engine.load(1, new Blob([bytes]), { encoding: 'utf-8' });
    const { report } = await apply(1, withDialect({ pad: true })(planOf(1)));
    expect(report).toMatchObject({ lines: 32, accepted: 30, quarantined: 2 });
    expect(engine.rows('SELECT DISTINCT reason FROM quarantine')).toEqual([{ reason: 'undecodable' }]);
  });
});

describe('texts of every shape', () => {
  it('keep their line ends inside quotes', async () => {
    const content = [
      `${HEADER},note`,
      ...good(30).map((line) => `${line},-`),
      'x1,c1,01/02/2024,5,"two\r\nlines ""quoted"""',
      'x2,c2,02/02/2024,6,"a\nb\nc"',
    ].join('\r\n');
    await engine.load(1, content, {
      change: (plan) =>
        isoOnly({
          ...plan,
          columns: plan.columns.map((column) => (column.name === 'note' ? { ...column, role: 'product' } : column)),
        }),
    });
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    const { report } = await apply(1, plan);
    expect(report).toMatchObject({ lines: 32, accepted: 32, quarantined: 0 });
    const [first, second] = engine.rows(
      "SELECT line_no, product FROM order_lines WHERE order_id LIKE 'x%' ORDER BY line_no",
    );
    expect([first!['line_no'], second!['line_no']]).toEqual([32, 34]);
    await expectAsImportedAnew(content, plan, report);
  });

  it('are parted by runs of blanks', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => ` c${i % 7}   2024010${1 + (i % 9)}  1  ${5 + i}.50 `);
    const content = [...lines, '  c1  2024-02-01   1    7.25', 'c2 20240202 1 x'].join('\n');
    const change = (plan: ImportPlan): ImportPlan => ({
      ...plan,
      columns: plan.columns.map((column) => (column.dateFormats ? { ...column, dateFormats: ['compact'] } : column)),
    });
    await engine.load(1, content, { dialect: { delimiter: ' ' }, change });
    const plan = withFixes('ordered_at', { kind: 'date-format', format: 'iso' })(planOf(1));
    const { report } = await apply(1, plan);
    expect(report).toMatchObject({ lines: 32, accepted: 31, quarantined: 1 });
    expect(engine.rows('SELECT line_no, amount FROM order_lines WHERE line_no > 30')).toEqual([
      { line_no: 31, amount: 7.25 },
    ]);
    await expectAsImportedAnew(content, plan, report);
  });

  it('are read by backslashes where the file escapes with them', async () => {
    const content = csv(...good(30), String.raw`x1,"c\"1",01/02/2024,5`, String.raw`x2,c\2,02/02/2024,6`);
    await engine.load(1, content, { dialect: { escape: 'backslash' }, change: isoOnly });
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    const { report } = await apply(1, plan);
    expect(engine.rows("SELECT customer_id FROM order_lines WHERE order_id LIKE 'x%' ORDER BY line_no")).toEqual([
      { customer_id: 'c"1' },
      { customer_id: 'c\\2' },
    ]);
    await expectAsImportedAnew(content, plan, report);
  });
});

describe('what only all lines together show', () => {
  it('is marked anew: a line taken in is a copy, or makes a later one a copy', async () => {
    const twice = 'x1,c1,31/01/2024,5';
    const content = csv(...good(30), twice, 'x9,c9,2024-03-01,5', twice, twice);
    await engine.load(1, content, { change: isoOnly });
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    const { report } = await apply(1, plan);
    expect(engine.rows('SELECT line_no FROM lines_1 WHERE flags & 1 <> 0 ORDER BY line_no')).toEqual([
      { line_no: 34 },
      { line_no: 35 },
    ]);
    await expectAsImportedAnew(content, plan, report);
  });

  it('is marked anew: an outlier that is none among more orders', async () => {
    const plain = Array.from({ length: 30 }, (_, i) => `o${i},c${i},2024-01-05,${10 + (i % 3)}`);
    const large = Array.from({ length: 60 }, (_, i) => `l${i},d${i},01/02/2024,${1000 + i * 40}`);
    const content = csv(...plain, 'big,c1,2024-01-06,2000', ...large);
    const loaded = await engine.load(1, content, { change: isoOnly });
    const marked = () => engine.rows('SELECT count(*) FILTER (flags & 32 <> 0) AS n FROM lines_1');
    expect(loaded.outlierCut).toBeLessThan(2000);
    expect(marked()).toEqual([{ n: 1 }]);
    const plan = withFixes('ordered_at', GERMAN)(planOf(1));
    const { loaded: fixed, report } = await apply(1, plan);
    expect(fixed.outlierCut).toBeNull();
    expect(marked()).toEqual([{ n: 0 }]);
    await expectAsImportedAnew(content, plan, report);
  });

  it('is marked anew: an order that stands in an earlier file', async () => {
    await engine.load(1, csv(...good(30)));
    await engine.load(2, csv(...good(30).map((line) => line.replace('o', 'p')), 'o1,c1,01/02/2024,5'), {
      change: isoOnly,
    });
    await engine.datasets.applyFixes(2, withFixes('ordered_at', GERMAN)(planOf(2)), engine.connection, going);
    await engine.show([1, 2]);
    expect(engine.rows('SELECT order_id FROM lines_2 WHERE flags & 64 <> 0')).toEqual([{ order_id: 'o1' }]);
  });
});

describe('any lines set aside', () => {
  const cell = fc.constantFrom('2024-02-01', '31/01/2024', 'soon', '', '7', '≈7', '"', '"a', 'a"b', 'x,y', '合计');
  const line = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(','));

  it('are, once fixed, as if the file had been imported so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), async (lines, pad) => {
        await engine.clear();
        const content = csv(...good(20), ...lines, ...good(2));
        const loaded = await engine.load(1, content, { dialect: QUOTED, change: isoOnly });
        const before = reportOf(loaded, await engine.show([1]), 1);
        const plan = withDialect({ pad })(
          withFixes('amount', { kind: 'strip', characters: '≈' })(withFixes('ordered_at', GERMAN)(planOf(1))),
        );
        const trial = await tried(1, plan);
        const { report } = await apply(1, plan);
        expect(report.lines).toBe(before.lines);
        expect(report.quarantined).toBe(before.quarantined - trial.fixed);
        expect(Object.values(trial.still).reduce((sum, count) => sum + count, 0)).toBe(report.quarantined);
      }),
      { numRuns: numRuns(80) },
    );
  });
});
