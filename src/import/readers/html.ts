import { ImportError, LIMITS } from '../codes.ts';
import { readBytes } from '../source.ts';
import { CsvWriter, csvField } from './csv.ts';
import { encodingOfFile, textBlocks } from './text.ts';
import type { OpenedTable, ReadOptions } from './types.ts';
import { attributes, character, unescapeXml } from './xml.ts';

const HEAD_BYTES = 4096;
const MAX_HELD = 4 * 1024 * 1024;
const MAX_SPAN = 1000;

/**
 * The tables of a web page, or of a workbook saved as XML, one after another with an empty row between: what many shop
 * systems send as .xls. Spans repeat their value. Throws `no-table`, `too-many-columns`, `too-large`.
 */
export async function openHtml(file: Blob, options: ReadOptions): Promise<OpenedTable> {
  const head = new TextDecoder('latin1').decode(await readBytes(file, 0, HEAD_BYTES));
  const declared = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
  const encoding = await encodingOfFile(file, declared, options.signal);
  const csv = new CsvWriter({ undecodable: true });
  const tables = new HtmlTables((cells) => csv.add(cells));
  const { atMost = Infinity } = options;
  for await (const block of textBlocks(file, encoding, options)) {
    tables.push(block);
    if (csv.rows >= atMost) break;
  }
  tables.finish();
  if (csv.width === 0) throw new ImportError('no-table');
  const blob = await csv.finish();
  return { kind: 'table', blob, rows: csv.rows, dates: 'iso' };
}

/** The rows of the tables in a page held as text. */
export function htmlRows(html: string): string[][] {
  const rows: string[][] = [];
  const tables = new HtmlTables((cells) => rows.push([...cells]));
  tables.push(html);
  tables.finish();
  return rows;
}

interface Span {
  value: string;
  rows: number;
}

interface TableState {
  cells: string[] | null;
  text: string | null;
  across: number;
  down: number;
  /** Values that reach down from rows above, by column. */
  spans: Map<number, Span>;
  rows: number;
}

const TAG = /^<(\/?)\s*(?:[\w-]+:)?([a-zA-Z][\w-]*)/;

/** Cuts a page that comes in blocks into the rows of its tables. Nothing but tables, rows, cells and spans matters. */
class HtmlTables {
  readonly #row: (cells: string[]) => void;
  #held = '';
  #stack: TableState[] = [];
  #tables = 0;
  /** Inside `<style>` or `<script>`, whose content is no markup. */
  #skipped: string | null = null;

  constructor(row: (cells: string[]) => void) {
    this.#row = row;
  }

  push(block: string): void {
    const text = this.#held + block;
    const rest = this.#scan(text);
    this.#held = text.slice(rest);
    if (this.#held.length > MAX_HELD) throw new ImportError('no-table');
  }

  finish(): void {
    this.#say(this.#held);
    while (this.#stack.length > 0) this.#closeTable();
  }

  #scan(text: string): number {
    let at = 0;
    for (;;) {
      const lt = text.indexOf('<', at);
      if (lt < 0) {
        // An entity may be cut: what follows the last & waits.
        const cut = text.lastIndexOf('&');
        const end = cut >= at && text.length - cut < 12 ? cut : text.length;
        this.#say(text.slice(at, end));
        return end;
      }
      this.#say(text.slice(at, lt));
      const comment = text.startsWith('<!--', lt);
      const cdata = text.startsWith('<![CDATA[', lt);
      if (comment || cdata) {
        const close = text.indexOf(comment ? '-->' : ']]>', lt + 4);
        if (close < 0) return lt;
        if (cdata) this.#sayRaw(text.slice(lt + 9, close));
        at = close + 3;
        continue;
      }
      if (lt + 9 > text.length && '<![CDATA['.startsWith(text.slice(lt))) return lt;
      const gt = tagEnd(text, lt);
      if (gt < 0) return lt;
      this.#tag(text.slice(lt, gt + 1));
      at = gt + 1;
    }
  }

  #tag(tag: string): void {
    const [, slash, written] = TAG.exec(tag) ?? [];
    if (written === undefined) {
      // "a < b" is text.
      if (!/^<[!?/]/.test(tag)) this.#say(tag);
      return;
    }
    const name = written.toLowerCase();
    if (this.#skipped !== null) {
      if (slash && name === this.#skipped) this.#skipped = null;
      return;
    }
    const closing = slash === '/';
    const empty = tag.endsWith('/>');
    switch (name) {
      case 'style':
      case 'script':
        if (!closing && !empty) this.#skipped = name;
        return;
      case 'table':
        if (closing) this.#closeTable();
        else this.#openTable();
        return;
      case 'tr':
      case 'row':
        this.#closeRow();
        if (!closing) this.#openRow(tag);
        if (empty) this.#closeRow();
        return;
      case 'td':
      case 'th':
      case 'cell':
        this.#closeCell();
        if (!closing) this.#openCell(tag);
        if (empty) this.#closeCell();
        return;
      case 'br':
      case 'p':
      case 'div':
        if (name === 'br' || !closing) this.#sayRaw('\n');
    }
  }

  get #table(): TableState | undefined {
    return this.#stack.at(-1);
  }

  #openTable(): void {
    this.#stack.push({ cells: null, text: null, across: 1, down: 1, spans: new Map(), rows: 0 });
  }

  #closeTable(): void {
    this.#closeRow();
    const table = this.#stack.pop();
    if (table && table.rows > 0) this.#tables++;
  }

  #openRow(tag: string): void {
    if (!this.#table) this.#openTable();
    const table = this.#table!;
    // A workbook saved as XML leaves empty rows out and says which one this is.
    const index = attribute(tag, 'Index') - 1;
    for (let missing = Math.min(index - table.rows, 1_048_576); missing > 0; missing--) this.#emit(table, []);
    table.cells = [];
  }

  #closeRow(): void {
    this.#closeCell();
    const table = this.#table;
    if (!table?.cells) return;
    this.#emit(table, table.cells);
    table.cells = null;
  }

  #emit(table: TableState, cells: string[]): void {
    for (const [column, span] of table.spans) {
      while (cells.length <= column) cells.push('');
      cells[column] = span.value;
    }
    for (const [column, span] of table.spans) if (--span.rows <= 0) table.spans.delete(column);
    if (table.rows === 0 && this.#tables > 0) this.#row([]);
    table.rows++;
    this.#row(cells);
  }

  #openCell(tag: string): void {
    const table = this.#table;
    if (!table) return;
    table.cells ??= [];
    for (let index = Math.min(attribute(tag, 'Index') - 1, MAX_SPAN); table.cells.length < index;) table.cells.push('');
    table.text = '';
    table.across = Math.min(attribute(tag, 'colspan') || attribute(tag, 'MergeAcross') + 1, MAX_SPAN);
    table.down = Math.min(attribute(tag, 'rowspan') || attribute(tag, 'MergeDown') + 1, MAX_SPAN);
  }

  #closeCell(): void {
    const table = this.#table;
    if (!table?.cells || table.text === null) return;
    const value = csvField(cellText(table.text));
    table.text = null;
    // Columns that a cell above reaches into are taken.
    while (table.spans.has(table.cells.length)) table.cells.push('');
    const columns = table.cells.length + table.across;
    if (columns > 2 * LIMITS.columns) throw new ImportError('too-many-columns', { columns, limit: LIMITS.columns });
    for (let i = 0; i < table.across; i++) {
      if (table.down > 1) table.spans.set(table.cells.length, { value, rows: table.down });
      table.cells.push(value);
    }
  }

  #say(text: string): void {
    if (text !== '' && typeof this.#table?.text === 'string')
      this.#sayRaw(entities(text.replace(/[ \t\r\n\f]+/g, ' ')));
  }

  #sayRaw(text: string): void {
    const table = this.#table;
    if (typeof table?.text === 'string' && this.#skipped === null) table.text += text;
  }
}

/** Where a tag ends, quotes respected; -1 if not in this text. */
function tagEnd(text: string, lt: number): number {
  let quote = '';
  for (let at = lt + 1; at < text.length; at++) {
    const letter = text[at]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '>') return at;
    else if ((letter === '"' || letter === "'") && /[=\s]/.test(text[at - 1]!)) quote = letter;
  }
  // A quote that never closes: the tag ends at the first > after all.
  return text.length - lt > MAX_TAG ? text.indexOf('>', lt) : -1;
}

const MAX_TAG = 64 * 1024;

/** A whole number in an attribute, whatever its prefix and whether it is quoted; 0 if there is none. */
function attribute(tag: string, name: string): number {
  if (!tag.includes('=')) return 0;
  const quoted = [...attributes(tag)].find(
    ([key]) => key.slice(key.indexOf(':') + 1).toLowerCase() === name.toLowerCase(),
  );
  const bare = quoted ? null : new RegExp(`[\\s:]${name}\\s*=\\s*(\\d+)`, 'i').exec(tag);
  const value = Math.floor(Number(quoted?.[1] ?? bare?.[1] ?? 0));
  return value > 0 ? value : 0;
}

const LETTERS: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  middot: '·',
  times: '×',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  copy: '©',
  reg: '®',
  deg: '°',
};

const entities = (text: string): string =>
  text.includes('&')
    ? unescapeXml(
        text.replace(/&(?:#160|#xA0|([a-z]{3,6}));/gi, (all, name?: string) =>
          name === undefined ? ' ' : (LETTERS[name.toLowerCase()] ?? all),
        ),
      )
    : text;

/** The text of a cell: lines trimmed, a stamp of a workbook's XML written as the others are. */
function cellText(text: string): string {
  const trimmed = text
    .split('\n')
    .map((line) => line.replaceAll(NO_BREAK, ' ').trim())
    .join('\n')
    .trim();
  return trimmed.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.000)?/, '$1 $2');
}

const NO_BREAK = character(0xa0)!;
