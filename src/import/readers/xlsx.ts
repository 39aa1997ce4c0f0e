import { ImportError } from '../codes.ts';
import { csvField } from './csv.ts';
import { numberKind, serialText, type NumberKind } from './excel-values.ts';
import { LONG_NUMBER, plainNumber } from './numbers.ts';
import { SheetWriter, repeated, type Merge } from './sheet.ts';
import type { OpenedTable, ReadOptions } from './types.ts';
import {
  XmlScanner,
  asciiText,
  attributes,
  shortAttribute,
  tagCode,
  tagsOf,
  xmlText,
  type XmlListener,
} from './xml.ts';
import { readDirectory, unpack, unpackHead, unpackWhole, type Member } from './zip.ts';

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows as the sheet claims, null if it does not. */
  rows: number | null;
  member: Member;
}

interface Workbook {
  sheets: Sheet[];
  is1904: boolean;
  strings: Member | undefined;
  styles: Member | undefined;
}

const BROKEN = { broken: 'workbook-broken' } as const;
const SHEET_HEAD_BYTES = 16 * 1024;
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** The sheets of an .xlsx workbook in their order, charts left out. Throws `workbook-broken`, `encrypted-file`, `no-table`. */
export async function xlsxSheets(file: Blob, directory?: readonly Member[]): Promise<Sheet[]> {
  const { sheets } = await workbook(file, directory);
  if (sheets.length === 0) throw new ImportError('no-table');
  for (const sheet of sheets) {
    const head = await unpackHead(file, sheet.member, SHEET_HEAD_BYTES, BROKEN);
    sheet.rows = claimedRows(asciiText(head, 0, Math.min(head.length, SHEET_HEAD_BYTES)));
  }
  return sheets;
}

function claimedRows(head: string): number | null {
  const ref = tagsOf(head, 'dimension')[0]?.get('ref');
  const last = /:\$?[A-Z]+\$?(\d+)$/.exec(ref ?? '')?.[1];
  return last === undefined ? null : Number(last);
}

/** One sheet as a table. Throws `workbook-broken`, `encrypted-file`, `too-many-columns`, `too-large`. */
export async function openXlsx(file: Blob, name: string, options: ReadOptions): Promise<OpenedTable> {
  const { signal, onProgress, atMost = Infinity } = options;
  const book = await workbook(file);
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) throw new ImportError('workbook-broken');
  const kinds = book.styles ? numberKinds(await wholeText(file, book.styles)) : [];
  const strings = book.strings ? await sharedStrings(file, book.strings, signal) : [];
  const merges = repeated(await mergesOf(file, sheet.member, signal));
  onProgress?.(0.3);
  const writer = new SheetWriter(merges);
  const listener = new SheetListener(writer, strings, kinds, book.is1904);
  await scan(file, sheet.member, listener, {
    signal,
    onProgress: (share) => onProgress?.(0.3 + share * 0.7),
    enough: () => writer.rows >= atMost,
  });
  return writer.finish();
}

async function workbook(file: Blob, known?: readonly Member[]): Promise<Workbook> {
  const members = new Map((known ?? (await directoryOf(file))).map((member) => [member.name.toLowerCase(), member]));
  const part = (path: string) => members.get(path.replace(/^\//, '').toLowerCase());
  const text = async (path: string) => {
    const member = part(path);
    return member ? wholeText(file, member) : '';
  };
  const root = relations(await text('_rels/.rels'), '').find(({ type }) => type === 'officeDocument');
  const path = root?.target ?? 'xl/workbook.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const book = await text(path);
  if (book === '') throw new ImportError('workbook-broken');
  const related = relations(await text(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const targets = new Map(related.map((relation) => [relation.id, relation]));
  const sheets = tagsOf(book, 'sheet').flatMap((tag): Sheet[] => {
    const id = [...tag].find(([name]) => /(^|:)id$/.test(name))?.[1] ?? '';
    const target = targets.get(id);
    const member = target?.type === 'worksheet' ? part(target.target) : undefined;
    if (!member) return [];
    return [{ name: tag.get('name') ?? '', hidden: /hidden/i.test(tag.get('state') ?? ''), rows: null, member }];
  });
  const single = (type: string) => part(related.find((relation) => relation.type === type)?.target ?? '');
  return {
    sheets,
    is1904: tagsOf(book, 'workbookPr').some((tag) => /^(1|true)$/.test(tag.get('date1904') ?? '')),
    strings: single('sharedStrings'),
    styles: single('styles'),
  };
}

/** As the directory of any archive, but what is wrong with it is wrong with the workbook. */
async function directoryOf(file: Blob): Promise<Member[]> {
  try {
    return await readDirectory(file);
  } catch (cause) {
    if (cause instanceof ImportError && cause.code !== 'archive-broken') throw cause;
    throw new ImportError('workbook-broken', {}, { cause });
  }
}

const wholeText = async (file: Blob, member: Member) =>
  new TextDecoder().decode(await unpackWhole(file, member, BROKEN));

function relations(text: string, folder: string): { id: string; type: string; target: string }[] {
  return tagsOf(text, 'Relationship').map((tag) => {
    const type = tag.get('Type') ?? '';
    return {
      id: tag.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolved(folder, tag.get('Target') ?? ''),
    };
  });
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  return path.join('/');
}

/** The kind of number of each cell style. */
function numberKinds(styles: string): NumberKind[] {
  const section = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}[\\s>][^]*?</(?:\\w+:)?${name}>`).exec(styles)?.[0] ?? '';
  const codes = new Map(
    tagsOf(section('numFmts'), 'numFmt').map((tag) => [tag.get('numFmtId'), tag.get('formatCode')]),
  );
  return Array.from(section('cellXfs').matchAll(/<(?:\w+:)?xf\b([^>]*)>/g), ([, tag]) => {
    const id = attributes(tag!).get('numFmtId') ?? '0';
    return numberKind(Number(id), codes.get(id));
  });
}

interface ScanOptions {
  signal: AbortSignal | undefined;
  onProgress?: (share: number) => void;
  enough?: () => boolean;
}

async function scan(file: Blob, member: Member, listener: XmlListener, options: ScanOptions): Promise<void> {
  const { signal, onProgress, enough } = options;
  const scanner = new XmlScanner(listener);
  let first = true;
  for await (const chunk of unpack(file, member, { ...BROKEN, signal, onProgress })) {
    // UTF-16, or no XML at all
    if (first && (chunk[0]! >= 0xfe || chunk[1] === 0)) throw new ImportError('workbook-broken');
    first = false;
    if (!scanner.push(chunk)) throw new ImportError('workbook-broken');
    if (enough?.()) return;
  }
}

const SI = tagCode('si');
const T = tagCode('t');
const PHONETIC = tagCode('rPh');
const ROW = tagCode('row');
const CELL = tagCode('c');
const VALUE = tagCode('v');
const INLINE = tagCode('is');
const MERGE = tagCode('mergeCell');

const LETTER_G = 0x67;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;

/** The shared strings as CSV fields. */
async function sharedStrings(file: Blob, member: Member, signal: AbortSignal | undefined): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let phonetic = false;
  await scan(
    file,
    member,
    {
      wantsText: false,
      open(name) {
        if (name === SI) text = '';
        else if (name === PHONETIC) phonetic = true;
        else if (name === T) this.wantsText = !phonetic;
      },
      close(name) {
        if (name === SI) strings.push(csvField(unescaped(text)));
        else if (name === PHONETIC) phonetic = false;
        else if (name === T) this.wantsText = false;
      },
      text(bytes, from, to, raw) {
        text += xmlText(bytes, from, to, raw);
      },
    },
    { signal },
  );
  return strings;
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and an underscore that would look like it as `_x005F_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x(00[01][0-9A-F]|005F(?=_x[0-9A-F]{4}_))_/gi, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : text;

const known = new WeakMap<Blob, Map<string, Merge[]>>();

/** The merged areas, which stand behind the rows: found beforehand, once for preview and import. */
async function mergesOf(file: Blob, member: Member, signal: AbortSignal | undefined): Promise<Merge[]> {
  const ofFile = known.get(file) ?? new Map<string, Merge[]>();
  known.set(file, ofFile);
  const before = ofFile.get(member.name);
  if (before) return before;
  const merges: Merge[] = [];
  const scanner = new XmlScanner({
    wantsText: false,
    open(name, bytes, from, to) {
      if (name !== MERGE) return;
      const merge = area(attributes(asciiText(bytes, from, to)).get('ref') ?? '');
      if (merge) merges.push(merge);
    },
    close: () => undefined,
    text: () => undefined,
  });
  let found = false;
  let tail: Uint8Array = new Uint8Array(0);
  for await (const chunk of unpack(file, member, { ...BROKEN, signal })) {
    if (found) {
      scanner.push(chunk);
      continue;
    }
    const at = mergeAt(tail, chunk);
    if (at === null) {
      tail = chunk.subarray(-MERGE_TAG.length);
      continue;
    }
    found = true;
    scanner.push(new TextEncoder().encode(`<${MERGE_TAG}`));
    scanner.push(chunk.subarray(at));
  }
  ofFile.set(member.name, merges);
  return merges;
}

const MERGE_TAG = 'mergeCell';

/** Where the first tag of a merge ends its name, which may have begun in the block before. */
function mergeAt(before: Uint8Array, chunk: Uint8Array): number | null {
  const start = asciiText(before, 0, before.length) + asciiText(chunk, 0, MERGE_TAG.length);
  const across = start.indexOf(MERGE_TAG);
  if (across >= 0) return across + MERGE_TAG.length - before.length;
  // No other tag of a sheet's rows has this letter, so that few places need a second look.
  for (let g = chunk.indexOf(LETTER_G); g >= 0; g = chunk.indexOf(LETTER_G, g + 1))
    if (g >= 3 && asciiText(chunk, g - 3, g - 3 + MERGE_TAG.length) === MERGE_TAG) return g - 3 + MERGE_TAG.length;
  return null;
}

function area(ref: string): Merge | null {
  const [, left, top, right, bottom] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  if (left === undefined || right === undefined) return null;
  return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: columnOf(left), right: columnOf(right) };
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

class SheetListener implements XmlListener {
  wantsText = false;
  readonly #writer: SheetWriter;
  readonly #strings: readonly string[];
  readonly #kinds: readonly NumberKind[];
  readonly #is1904: boolean;
  #row = -1;
  #cells: string[] = [];
  #inRow = false;
  #column = -1;
  /** First letter of the cell's type, told apart by the second: s(hared), str, inlineStr, b, e, n, d. */
  #type = '';
  #style = 0;
  #text = '';
  /** The cell's number where it is a plain one, which needs no text; else NaN. */
  #figure = NaN;
  #phonetic = false;
  #inline = false;

  constructor(writer: SheetWriter, strings: readonly string[], kinds: readonly NumberKind[], is1904: boolean) {
    this.#writer = writer;
    this.#strings = strings;
    this.#kinds = kinds;
    this.#is1904 = is1904;
  }

  open(name: number, bytes: Uint8Array, from: number, to: number): void {
    switch (name) {
      case CELL:
        this.#openCell(bytes, from, to);
        return;
      case VALUE:
        this.wantsText = !this.#inline;
        return;
      case ROW:
        this.#openRow(bytes, from, to);
        return;
      case INLINE:
        this.#inline = true;
        return;
      case PHONETIC:
        this.#phonetic = true;
        return;
      case T:
        this.wantsText = this.#inline && !this.#phonetic;
    }
  }

  close(name: number): void {
    switch (name) {
      case CELL:
        this.#closeCell();
        return;
      case VALUE:
      case T:
        this.wantsText = false;
        return;
      case ROW:
        if (this.#inRow) this.#writer.add(this.#row, this.#cells);
        this.#inRow = false;
        return;
      case INLINE:
        this.#inline = false;
        return;
      case PHONETIC:
        this.#phonetic = false;
    }
  }

  text(bytes: Uint8Array, from: number, to: number, raw: boolean): void {
    if (this.#text === '' && Number.isNaN(this.#figure) && (this.#type === 's' || this.#type === 'n')) {
      this.#figure = figureAt(bytes, from, to);
      if (!Number.isNaN(this.#figure)) return;
    }
    this.#text += xmlText(bytes, from, to, raw);
  }

  #openRow(bytes: Uint8Array, from: number, to: number): void {
    const at = shortAttribute(bytes, from, to, LETTER_R);
    const claimed = at < 0 ? this.#row + 1 : wholeNumber(bytes, at) - 1;
    // A row that goes back is taken as the next one, so that none is lost.
    this.#row = Math.max(claimed, this.#row + 1);
    if (this.#row >= MAX_ROWS) throw new ImportError('workbook-broken');
    this.#cells = [];
    this.#column = -1;
    this.#inRow = true;
  }

  #openCell(bytes: Uint8Array, from: number, to: number): void {
    const at = shortAttribute(bytes, from, to, LETTER_R);
    this.#column = at < 0 ? this.#column + 1 : columnAt(bytes, at);
    if (this.#column < 0 || this.#column >= MAX_COLUMNS) throw new ImportError('workbook-broken');
    const style = shortAttribute(bytes, from, to, LETTER_S);
    this.#style = style < 0 ? 0 : wholeNumber(bytes, style);
    const type = shortAttribute(bytes, from, to, LETTER_T);
    this.#type = type < 0 ? 'n' : typeAt(bytes, type);
    this.#text = '';
    this.#figure = NaN;
  }

  #closeCell(): void {
    const plain = this.#text === '';
    if ((plain && Number.isNaN(this.#figure)) || !this.#inRow) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = plain ? this.#plain(this.#figure) : this.#value(this.#text);
    this.#text = '';
    this.#figure = NaN;
  }

  #plain(figure: number): string {
    return this.#type === 's' ? (this.#strings[figure] ?? '') : this.#number(figure);
  }

  #value(text: string): string {
    switch (this.#type) {
      case 's':
        return this.#strings[Number(text)] ?? '';
      case 'b':
        return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
      case 'n':
        return Number.isFinite(Number(text)) ? this.#number(Number(text)) : csvField(text.trim());
      case 'd':
        return csvField(text.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ').replace(/\.0+(?=$|Z)/, ''));
      default:
        return csvField(unescaped(text));
    }
  }

  #number(value: number): string {
    const kind = this.#kinds[this.#style] ?? 'number';
    if (kind !== 'number') return serialText(value, kind, this.#is1904);
    if (Math.abs(value) >= LONG_NUMBER && Number.isInteger(value)) this.#writer.countLongNumber();
    return plainNumber(value);
  }
}

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

/** A number of plain digits, correctly rounded: one division of two exact doubles. NaN for any other text. */
function figureAt(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === 0x2d;
  let digits = 0;
  let decimals = -1;
  for (let i = negative ? from + 1 : from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (digit === -2 && decimals < 0) decimals = 0;
    else return NaN;
  }
  if (to - from > 22 || to === from || digits > Number.MAX_SAFE_INTEGER) return NaN;
  const value = decimals > 0 ? digits / POWERS[decimals]! : digits;
  return negative ? -value : value;
}

function wholeNumber(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let i = from; i < from + 8; i++) {
    const digit = bytes[i]! - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  return value;
}

function columnAt(bytes: Uint8Array, from: number): number {
  let column = 0;
  for (let i = from; i < from + 4; i++) {
    const letter = (bytes[i]! & ~0x20) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** s(hared), str(ing), inline, b(oolean), e(rror), n(umber), d(ate) by their letters. */
function typeAt(bytes: Uint8Array, from: number): string {
  const letter = String.fromCharCode(bytes[from]!);
  if (letter === 's') return bytes[from + 1] === LETTER_T ? 'str' : 's';
  return letter;
}
