import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ImportError } from '#import/codes.ts';
import { lineOf, runsOf } from '#import/line-runs.ts';
import { DELIMITERS, type Dialect, type ImportPlan } from '#import/plan.ts';
import { readSql } from '#import/read.ts';
import { recordTexts, survey, type Survey } from '#import/survey.ts';
import { sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

const RUNS = process.env['LONG'] ? 2000 : 200;
const SEED = 20_240_105;

const PLAIN: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'double',
  comment: '',
  firstLine: 1,
  headerLines: 0,
  endLine: null,
  ragged: false,
  pad: false,
};

const planOf = (columns: number, dialect: Partial<Dialect> = {}, format: 'text' | 'xlsx' = 'text'): ImportPlan => ({
  name: 'a.csv',
  table: 'orders',
  reading: { path: [], format, encoding: 'utf-8' },
  dialect: { ...PLAIN, ...dialect },
  columns: Array.from({ length: columns }, (_, i) => ({ name: `column ${i + 1}`, role: null })),
  layout: null,
  statusKinds: {},
  moneyBack: 'sign',
  fillDown: false,
  rowsNeed: null,
  discount: 'in',
  currency: null,
  zone: 'UTC',
});

const count = (columns: number) => Array.from({ length: columns }, (_, i) => i + 1);

/** The text of one record as a careful exporter writes it. */
function written(row: readonly string[], dialect: Dialect, quoteAll: boolean): string {
  const { delimiter, quote, escape, comment } = dialect;
  if (quote === '') return row.join(delimiter);
  const quoted = (cell: string) =>
    quote +
    (escape === 'backslash'
      ? cell.replaceAll('\\', '\\\\').replaceAll(quote, '\\' + quote)
      : cell.replaceAll(quote, quote + quote)) +
    quote;
  return row
    .map((cell, i) => {
      const remark = i === 0 && comment !== '' && cell.startsWith(comment);
      const blankLine = row.length === 1 && cell.trim() === '';
      const special = /[\r\n]|^ | $/.test(cell) || cell.includes(quote) || cell.includes(delimiter);
      return quoteAll || remark || blankLine || special ? quoted(cell) : cell;
    })
    .join(delimiter);
}

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

  const piece = fc.constantFrom(
    'a',
    'Z9',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '~',
    '^',
    '\u0001',
    '\u001f',
    '#',
    '//',
    '--',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '订单',
    '🙂',
    '-1.5',
    "'",
    "''",
    '\\',
    '\\\\',
    '\\n',
    '=',
  );
  const field = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const dialect = fc.record<Dialect>({
    delimiter: fc.constantFrom(...DELIMITERS.filter((delimiter) => delimiter !== ' ')),
    quote: fc.constantFrom('"', '"', "'", ''),
    escape: fc.constantFrom('double', 'backslash'),
    comment: fc.constantFrom('', '#', '//', '--'),
    firstLine: fc.integer({ min: 1, max: 3 }),
    headerLines: fc.integer({ min: 0, max: 3 }),
    endLine: fc.constant(null),
    ragged: fc.boolean(),
    pad: fc.boolean(),
  });
  const file = fc.record({
    dialect,
    columns: fc.integer({ min: 2, max: 5 }),
    cells: fc.array(fc.array(field, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
    widths: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 12 }),
    lineEnds: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 20, maxLength: 20 }),
    between: fc.array(fc.constantFrom('', '', '', 'blank', 'remark', 'bad'), { minLength: 12, maxLength: 12 }),
    quoteAll: fc.boolean(),
    surplus: fc.boolean(),
    lastEnd: fc.boolean(),
    tail: fc.boolean(),
  });

  it('gives DuckDB exactly the cells that were written, in every dialect, and accounts for every line', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ dialect, columns, cells, widths, lineEnds, between, ...options }) => {
        const { delimiter, quote, comment, firstLine, headerLines, ragged, pad } = dialect;
        const bare = (cell: string) => {
          const text = cell.replace(/[\r\n]/g, '').replaceAll(delimiter, '');
          return comment !== '' && text.startsWith(comment) ? `x${text}` : text;
        };
        const rows = cells.map((row, i) => {
          const width = ragged ? widths[i]! : pad ? Math.min(columns, Math.max(2, widths[i]!)) : columns;
          const kept = row.slice(0, width).map((cell) => (quote === '' ? bare(cell) : cell));
          return quote === '' && kept.join('').trim() === '' ? ['x', ...kept.slice(1)] : kept;
        });
        const expected = { lines: [] as number[], texts: [] as string[], bad: [] as number[], blanks: 0, remarks: 0 };
        let text = '';
        let line = 1;
        const put = (record: string, last = false) => {
          text += record + (last ? '' : lineEnds[(line - 1) % lineEnds.length]!);
          line += 1 + (record.match(/\r\n|\r|\n/g)?.length ?? 0);
        };
        for (let i = 1; i < firstLine; i++) put('title "of the table');
        for (let i = 0; i < headerLines; i++) put(written(count(columns).map(String), dialect, options.quoteAll));
        rows.forEach((row, i) => {
          if (between[i] === 'blank') {
            put(delimiter === '\t' ? '  ' : ' \t');
            expected.blanks++;
          }
          if (between[i] === 'remark' && comment !== '') {
            put(`${comment} said "so", 'twice${delimiter}`);
            expected.remarks++;
          }
          if (between[i] === 'bad' && !ragged && i > 0) {
            expected.bad.push(line);
            put(written(count(columns + 2).map(String), dialect, false));
          }
          const surplus = options.surplus && !ragged && row.length === columns ? delimiter : '';
          const record = written(row, dialect, options.quoteAll) + surplus;
          expected.lines.push(line);
          expected.texts.push(record);
          put(record, i === rows.length - 1 && !options.lastEnd && !options.tail);
        });
        const endLine = options.tail ? line : null;
        if (options.tail) text += 'another,table\n1,2\n"';
        const plan = planOf(columns, { ...dialect, endLine });
        const found = await survey(new Blob([text]), plan);
        const width = ragged ? Math.max(...rows.map((row) => row.length)) : columns;
        expect(found.setAside.map(({ line, code }) => [line, code])).toEqual(
          expected.bad.map((line) => [line, 'field-count']),
        );
        expect([found.blanks, found.comments]).toEqual([expected.blanks, expected.remarks]);
        if (ragged) expect(found.maxFields).toBe(width);
        expect(await cellsOf(found, plan)).toEqual(
          rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
        );
        expect(count(found.records).map((record) => lineOf(found.numbering, record))).toEqual(expected.lines);
        expect(await recordTexts(found, count(found.records))).toEqual(expected.texts);
      }),
      { numRuns: 5 * RUNS, seed: SEED },
    );
  }, 600_000);

  it('accounts for every line of a mutilated file, ends, and fails only by code', async () => {
    const junk = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: piece },
        { weight: 1, arbitrary: fc.constantFrom('\0', '\ufeff', 'x'.repeat(70)) },
      ),
      { maxLength: 120 },
    );
    const cut = fc.uint8Array({ maxLength: 6 });
    const reading = fc.constantFrom<Partial<Dialect>>(
      {},
      { delimiter: ' ', quote: '' },
      { escape: 'backslash' },
      { delimiter: ';', quote: "'" },
      { pad: true },
      { ragged: true },
      { delimiter: '|', quote: '' },
    );
    await fc.assert(
      fc.asyncProperty(junk, cut, reading, fc.constantFrom(1, 2, 3), async (pieces, bytes, dialect, columns) => {
        const middle = Math.floor(pieces.length / 2);
        const blob = new Blob([pieces.slice(0, middle).join(''), bytes, pieces.slice(middle).join('')]);
        const plan = planOf(columns, dialect);
        const found = await survey(blob, plan).catch((error: unknown) => error as Error);
        if (found instanceof Error) {
          expect(found).toBeInstanceOf(ImportError);
          return;
        }
        expect(found.lines).toBe(found.records + found.setAside.length);
        expect(await cellsOf(found, plan)).toHaveLength(found.records);
        const texts = await recordTexts(found, count(found.records));
        const kept = texts.join('\n') + found.setAside.map(({ text }) => text).join('\n');
        const visible = (text: string) =>
          Array.from(text.replace(/[\s\ufeff\ufffd]/g, ''))
            .sort()
            .join('');
        expect(visible(kept)).toBe(visible(await blob.text()));
        const lines = [
          ...count(found.records).map((record) => lineOf(found.numbering, record)),
          ...found.setAside.map(({ line }) => line),
        ];
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 2 * RUNS, seed: SEED },
    );
  }, 600_000);

  it('counts what a plain splitting of the lines counts, whatever happened to the bytes of a file without quotes', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(30),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        piece.map((text) => new TextEncoder().encode(text)),
      ),
    });
    const mutation = fc.record({
      dialect,
      columns: fc.integer({ min: 1, max: 4 }),
      rows: fc.array(fc.constantFrom('c1', '2024-01-05', '12.50', '北京', '', '#x', '-- y'), { maxLength: 60 }),
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
      endLine: fc.option(fc.integer({ min: 4, max: 12 })),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ dialect, columns, rows, changes, endLine }) => {
        const plan = planOf(columns, { ...dialect, quote: '', endLine });
        const { delimiter, comment, firstLine, headerLines, ragged, pad } = plan.dialect;
        let bytes = new TextEncoder().encode(rows.map((cell, i) => cell + (i % columns ? delimiter : '\n')).join(''));
        for (const { at, cut, put } of changes) {
          const from = Math.floor(at * bytes.length);
          bytes = Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + cut)]);
        }
        const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
        const lines = Buffer.from(bytes.subarray(marked ? 3 : 0))
          .toString('latin1')
          .split(/\r\n|\r|\n/);
        if (lines.at(-1) === '') lines.pop();
        const below = lines.slice(firstLine - 1, (endLine ?? Infinity) - 1);
        const remarks = below.filter((line) => comment !== '' && line.startsWith(comment));
        const blank = (line: string) => /^[ \t]*$/.test(line) && !line.includes(delimiter);
        const filled = below.filter((line) => !remarks.includes(line) && !blank(line));
        const data = filled.slice(headerLines);
        const good = data.filter((line) => {
          const fields = line.split(delimiter);
          const surplus = !ragged && fields.length === columns + 1 && fields.at(-1) === '';
          const number = surplus ? columns : fields.length;
          const fits = ragged || number === columns || (pad && number < columns && number > 1);
          return fits && Buffer.from(line, 'latin1').toString().includes('\ufffd') === /\u00ef\u00bf\u00bd/.test(line);
        });
        const found = await survey(new Blob([bytes]), plan).catch((error: unknown) => error as Error);
        if (found instanceof Error) {
          expect(found).toBeInstanceOf(ImportError);
          expect(data).toEqual([]);
          return;
        }
        expect([found.records, found.setAside.length]).toEqual([good.length, data.length - good.length]);
        expect(found.comments).toBe(remarks.length);
        expect(found.blanks).toBe(below.length - remarks.length - filled.length);
      }),
      { numRuns: 10 * RUNS, seed: SEED },
    );
  }, 600_000);

  it('takes notes and sums below the last record for a footer, to be left out by rule', async () => {
    const table = 'C1,2024-01-05,x,5,a,b\nC2,2024-01-06,y,6,a,b\n';
    const below = ['合计,2,11', '83 record(s) downloaded', '"Seller ID : a,b"', ',,exported,2024-02-01'];
    const found = await survey(new Blob([table, '\n', below.join('\n')]), planOf(6));
    expect(found.setAside).toEqual(below.map((text, i) => ({ line: 4 + i, code: 'footer', text })));
    expect([found.records, found.lines, found.footer, found.blanks]).toEqual([2, 6, 4, 1]);
  });

  it.each([
    ['a record cut short', 'C3,2024'],
    ['a record with another delimiter', 'C3;2024-01-07;z;7;a;b'],
    ['a record with most of its fields', 'Total of all,2024-01-07,z,7,a'],
    ['more lines than a footer has', 'note\n'.repeat(21)],
    ['a footer beside a record gone wrong', 'exported today\nC3,2024-01-07,z,7,a'],
  ])('%s is no footer', async (_, below) => {
    const found = await survey(new Blob(['C1,2024-01-05,x,5,a,b\n', below]), planOf(6));
    expect(found.setAside.every(({ code }) => code === 'field-count')).toBe(true);
    expect(found.footer).toBe(0);
  });

  it('stops before the next table, even when a quote before it never closes', async () => {
    const plan = planOf(2, { headerLines: 1, endLine: 4 });
    const found = await survey(new Blob(['a,b\n1,2\n3,"4\nc,d\n5,6\n7,8"\n']), plan);
    expect(found.setAside).toEqual([{ line: 3, code: 'unclosed-quote', text: '3,"4' }]);
    expect(await cellsOf(found, plan)).toEqual([['1', '2']]);
  });

  it('numbers the rows of a sheet, whatever line ends its cells hold', async () => {
    const text = 'Title,\nname,note\na,"x\ny"\n\nb,"z\r\n\r\nz"\nc,1\n';
    const found = await survey(new Blob([text]), planOf(2, { firstLine: 2, headerLines: 1 }, 'xlsx'));
    expect(count(3).map((record) => lineOf(found.numbering, record))).toEqual([3, 5, 6]);
    expect(found.blanks).toBe(1);
  });

  it('keeps the lines of records that all take three lines in a single run', async () => {
    const found = await survey(new Blob(['a,"x\ny\nz"\n'.repeat(50_000), 'b,1\nc,2\n']), planOf(2));
    expect([...runsOf(found.numbering)]).toEqual([
      { record: 1, from: 1, to: 150_004, step: 3 },
      { record: 50_002, from: 150_002, to: 150_003, step: 1 },
    ]);
    expect(lineOf(found.numbering, 50_001)).toBe(150_001);
  });

  it('sets aside what could not be decoded', async () => {
    const found = await survey(new Blob(['a,b\nc', new Uint8Array([0xff]), ',d\n']), planOf(2));
    expect(found.setAside).toEqual([{ line: 2, code: 'undecodable', text: 'c\ufffd,d' }]);
  });

  it('an unclosed quote on line 3 of 100,000 costs that line alone', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `c${i},2024-01-05,5`);
    lines[0] = 'customer_id,date,amount';
    lines[2] = '"c2,2024-01-05,5';
    const found = await survey(new Blob([lines.join('\n')]), planOf(3, { headerLines: 1 }));
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
    expect(lineOf(found.numbering, found.records)).toBe(lines.findLastIndex((text) => text !== 'short') + 1);
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
