import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ImportError, linesSql, readSql, recordTexts, survey, type ImportPlan, type Survey } from '#import/index.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

const RUNS = process.env['LONG'] ? 2000 : 200;
const SEED = 20_240_105;

const planOf = (columns: number, dialect: Partial<ImportPlan['dialect']> = {}): ImportPlan => ({
  name: 'a.csv',
  dialect: { compression: 'none', delimiter: ',', quote: '"', hasHeader: false, ...dialect },
  columns: Array.from({ length: columns }, (_, i) => ({ name: `column ${i + 1}`, role: null })),
  statusKinds: {},
  moneyBack: 'sign',
  zone: 'UTC',
});

describe('survey', () => {
  let db: TestDuckDB;
  let files = 0;
  beforeAll(async () => (db = await openDuckDB()));

  /** The cells as DuckDB reads them from what survey passes on. */
  async function cellsOf(found: Survey, plan: ImportPlan): Promise<string[][]> {
    if (found.records === 0) return [];
    const path = `import/${files++}`;
    db.registerBuffer(path, new Uint8Array(await found.blob.arrayBuffer()));
    return db.rows(sql`SELECT * FROM ${readSql(path, plan, found)}`).map((row) => Object.values(row).map(String));
  }

  it('holds no more lines that fit nowhere than memory can, however short they are', async () => {
    const rows = new Blob(['a,b\n', 'x\n'.repeat(1_200_000)]);
    await expect(survey(rows, planOf(2))).rejects.toMatchObject({ code: 'too-many-bad-lines' });
  });

  const lineOf = (found: Survey, record: number) => record + found.shifts.findLast(([from]) => from <= record)![1];

  const piece = fc.constantFrom(
    'a',
    'Z9',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '订单',
    '🙂',
    '-1.5',
    "'",
    '\\',
    '=',
  );
  const field = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const table = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.constantFrom(',', '\t', ';', '|'))
    .chain(([columns, delimiter]) =>
      fc.record({
        delimiter: fc.constant(delimiter as ','),
        rows: fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
        lineEnds: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 12, maxLength: 12 }),
        blanks: fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
        quoteAll: fc.boolean(),
        lastEnd: fc.boolean(),
      }),
    );

  it('gives DuckDB exactly the rows that were written, with their physical lines', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ delimiter, rows, lineEnds, blanks, quoteAll, lastEnd }) => {
        const needsQuotes = (text: string) => quoteAll || /["\r\n]|^ | $/.test(text) || text.includes(delimiter);
        let text = '';
        let line = 1;
        const lines: number[] = [];
        const texts: string[] = [];
        rows.forEach((row, i) => {
          if (blanks[i] === 0) {
            text += '\r\n';
            line++;
          }
          const record = row
            .map((value) => (needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value))
            .join(delimiter);
          lines.push(line);
          texts.push(record);
          line += 1 + (record.match(/\r\n|\r|\n/g)?.length ?? 0);
          text += record + (i < rows.length - 1 || lastEnd ? lineEnds[i]! : '');
        });
        const plan = planOf(rows[0]!.length, { delimiter });
        const found = await survey(new Blob([text]), plan);
        expect(found.setAside).toEqual([]);
        expect(await cellsOf(found, plan)).toEqual(rows);
        expect(rows.map((_, i) => lineOf(found, i + 1))).toEqual(lines);
        expect(
          await recordTexts(
            found,
            rows.map((_, i) => i + 1),
          ),
        ).toEqual(texts);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 300_000);

  it('accounts for every line of a mutilated file, ends, and fails only by code', async () => {
    const junk = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: piece },
        { weight: 1, arbitrary: fc.constantFrom('\0', '\ufeff', 'x'.repeat(70)) },
      ),
      { maxLength: 120 },
    );
    const cut = fc.uint8Array({ maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(junk, cut, fc.boolean(), fc.constantFrom(1, 2, 3), async (pieces, bytes, spaced, columns) => {
        const middle = Math.floor(pieces.length / 2);
        const blob = new Blob([pieces.slice(0, middle).join(''), bytes, pieces.slice(middle).join('')]);
        const plan = planOf(columns, spaced ? { delimiter: ' ', quote: '' } : {});
        const found = await survey(blob, plan).catch((error: unknown) => error as Error);
        if (found instanceof Error) {
          expect(found).toBeInstanceOf(ImportError);
          return;
        }
        expect(found.lines).toBe(found.records + found.setAside.length);
        expect(await cellsOf(found, plan)).toHaveLength(found.records);
        const numbers = Array.from({ length: found.records }, (_, i) => i + 1);
        const texts = await recordTexts(found, numbers);
        const kept = texts.join('\n') + found.setAside.map(({ text }) => text).join('\n');
        const visible = (text: string) =>
          Array.from(text.replace(/[\s\ufeff\ufffd]/g, ''))
            .sort()
            .join('');
        expect(visible(kept)).toBe(visible(await blob.text()));
        const lines = [...numbers.map((number) => lineOf(found, number)), ...found.setAside.map(({ line }) => line)];
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 300_000);

  it('an unclosed quote on line 3 of 100,000 costs that line alone', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `c${i},2024-01-05,5`);
    lines[0] = 'customer_id,date,amount';
    lines[2] = '"c2,2024-01-05,5';
    const found = await survey(new Blob([lines.join('\n')]), planOf(3, { hasHeader: true }));
    expect(found.problems).toEqual([{ code: 'unclosed-quote', params: {}, line: 3 }]);
    expect(found.setAside).toEqual([{ line: 3, code: 'unclosed-quote', text: lines[2] }]);
    expect([found.records, found.lines]).toEqual([99_998, 99_999]);
    expect(await recordTexts(found, [1, 2, 99_998])).toEqual([lines[1], lines[3], lines[99_999]]);
  });

  it('an unclosed quote among quoted lines costs that line alone', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `"c${i}","x, y",5`);
    lines[500] = '"c500","x, y,5';
    const found = await survey(new Blob([lines.join('\r\n')]), planOf(3));
    expect(found.setAside).toEqual([{ line: 501, code: 'unclosed-quote', text: lines[500] }]);
    expect(found.records).toBe(999);
  });

  it('ten thousand quotes that never close end in good time, each with its line', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? 'a,"""x' : 'a,b'));
    const found = await survey(new Blob([lines.join('\n')]), planOf(2));
    expect(found.lines).toBe(20_000);
    expect(found.records).toBeLessThanOrEqual(10_000);
  });

  it('copies nothing it need not, and keeps thousands of bad lines apart', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? 'short' : `c${i},5`));
    const plan = planOf(2);
    const found = await survey(new Blob([lines.join('\n')]), plan);
    expect(found.setAside.every(({ code, line }) => code === 'field-count' && (line - 1) % 3 === 0)).toBe(true);
    const cells = await cellsOf(found, plan);
    expect(cells).toEqual(lines.filter((text) => text !== 'short').map((text) => text.split(',')));
    expect(lineOf(found, found.records)).toBe(lines.findLastIndex((text) => text !== 'short') + 1);
  });

  it('numbers lines in SQL as it does itself', async () => {
    const plan: ImportPlan = {
      ...planOf(3, { hasHeader: true }),
      columns: [
        { name: 'c', role: 'customer_id' },
        { name: 'd', role: 'ordered_at', dateFormat: 'iso' },
        { name: 'a', role: 'amount' },
      ],
    };
    const rows = Array.from({ length: 5000 }, (_, i) =>
      i % 7 === 0 ? '\nbad' : i % 5 === 0 ? `"c\n${i}",2024-01-05,1` : `c${i},2024-01-05,1`,
    );
    const found = await survey(new Blob([`c,d,a\n${rows.join('\n')}\n`]), plan);
    db.registerBuffer('import/lines', new Uint8Array(await found.blob.arrayBuffer()));
    const numbers = db.rows(
      sql`SELECT record, line_no FROM (${linesSql('import/lines', plan, found)}) ORDER BY record`,
    );
    expect(numbers).toHaveLength(found.records);
    expect(numbers.every(({ record, line_no }) => line_no === lineOf(found, Number(record)))).toBe(true);
  });

  it('reads blocks and records across block borders', async () => {
    const long = 'x'.repeat(3_000_000);
    const lines = Array.from({ length: 7 }, (_, i) => `${i},"${long}\n${i}"`);
    const found = await survey(new Blob([lines.join('\n')]), planOf(2));
    expect([found.records, found.setAside.length, found.longest]).toEqual([7, 0, lines[0]!.length + 1]);
    expect((await recordTexts(found, [7]))[0]).toBe(lines[6]);
  });

  it('a quote held open beyond 16 MB is an unclosed one', async () => {
    const filler = `${'y'.repeat(1023)}\n`.repeat(18 * 1024);
    const found = await survey(new Blob(['a,"b\n', filler, 'c,d\n']), planOf(2));
    expect(found.setAside[0]).toEqual({ line: 1, code: 'unclosed-quote', text: 'a,"b' });
    expect(found.records).toBe(1);
  });

  it('stops when told to', async () => {
    const reason = new Error('enough');
    await expect(survey(new Blob(['a,b\n']), planOf(2), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('tells its progress up to the end', async () => {
    const shares: number[] = [];
    await survey(new Blob(['a,b\n'.repeat(3_000_000)]), planOf(2), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});
