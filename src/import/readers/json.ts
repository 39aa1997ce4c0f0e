import { ImportError } from '../codes.ts';
import { JsonCutter, JsonFault, faultIn, type Candidate } from './json-cut.ts';
import { JsonTable, Uneven, parseJson } from './json-rows.ts';
import { encodingOfFile, textBlocks } from './text.ts';
import type { BadLine, OpenedTable, ReadOptions } from './types.ts';

/** Names a table goes by when several arrays are as long. */
const TABLE_NAMES = ['data', 'orders', 'items', 'rows', 'records', 'result', 'results', 'list'];

/**
 * A JSON file as a table: the elements of its longest array of objects or arrays, wherever objects lead to it; several
 * values one after another; else one record. Throws `json-broken`, `no-table`, `too-many-columns`, `too-large`.
 */
export async function openJson(file: Blob, options: ReadOptions): Promise<OpenedTable> {
  const encoding = await encodingOfFile(file, null, options.signal);
  return located(file, encoding, async () => {
    const counted = new JsonCutter();
    for await (const block of textBlocks(file, encoding, half(options, 0))) counted.push(block);
    counted.finish();
    if (counted.roots === 0) throw new ImportError('no-table');
    const wanted = counted.roots === 1 ? tableAmong([...counted.candidates.values()]) : null;
    return expandedOrNot((table) => cutInto(table, file, encoding, wanted, options));
  });
}

function tableAmong(candidates: readonly Candidate[]): string | null {
  const rank = ({ path }: Candidate) => {
    const at = TABLE_NAMES.indexOf(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
    return at < 0 ? TABLE_NAMES.length : at;
  };
  const [best] = candidates.toSorted((a, b) => b.rows - a.rows || rank(a) - rank(b));
  if (best && best.rows > 0) return best.path;
  if (best?.path === '') throw new ImportError('no-table');
  return null;
}

async function cutInto(
  table: JsonTable,
  file: Blob,
  encoding: string,
  wanted: string | null,
  options: ReadOptions,
): Promise<OpenedTable> {
  const { atMost = Infinity } = options;
  const cutter = new JsonCutter({
    wanted,
    element: (text, at) => {
      if (table.rows >= atMost) return;
      try {
        table.add(parseJson(text));
      } catch (error) {
        throw error instanceof SyntaxError ? new JsonFault(at + faultIn(text)) : error;
      }
    },
  });
  for await (const block of textBlocks(file, encoding, half(options, 0.5))) {
    cutter.push(block);
    if (table.rows >= atMost) return opened(table);
  }
  cutter.finish();
  return opened(table);
}

/**
 * One JSON value per line as a table. A line that is none becomes a row with its text in the first cell and is told in
 * `bad`. Throws `json-broken` when most lines are, `no-table`, `too-many-columns`, `too-large`.
 */
export async function openNdjson(file: Blob, options: ReadOptions): Promise<OpenedTable> {
  const encoding = await encodingOfFile(file, null, options.signal);
  return expandedOrNot((table) => linesInto(table, file, encoding, options));
}

const MAX_TEXT = 4000;
/** From this many bad lines on they must not outnumber the good ones. */
const PATIENCE = 100;

async function linesInto(table: JsonTable, file: Blob, encoding: string, options: ReadOptions): Promise<OpenedTable> {
  const { atMost = Infinity } = options;
  const bad: BadLine[] = [];
  let line = 0;
  let rest = '';
  const take = (text: string) => {
    line++;
    const trimmed = text.trim();
    if (trimmed === '') return;
    try {
      table.add(parseJson(trimmed));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      bad.push({ line, record: table.addText(trimmed), text: trimmed.slice(0, MAX_TEXT) });
      if (bad.length >= PATIENCE && bad.length * 2 > table.rows)
        throw new ImportError('json-broken', { line: bad[0]!.line, column: 1 + faultIn(bad[0]!.text) });
    }
  };
  for await (const block of textBlocks(file, encoding, options)) {
    const lines = (rest + block).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      take(text);
      if (table.rows >= atMost) return opened(table, bad);
    }
  }
  take(rest);
  if (table.rows === 0) throw new ImportError('no-table');
  return opened(table, bad);
}

async function opened(table: JsonTable, bad: BadLine[] = []): Promise<OpenedTable> {
  const { blob, rows } = await table.finish();
  if (rows === 0) throw new ImportError('no-table');
  return {
    kind: 'table',
    blob,
    rows,
    dates: 'iso',
    ...(table.expanded !== null && { expanded: table.expanded }),
    ...(bad.length > 0 && { bad }),
  };
}

/** Line items are taken apart if every record has them; the first that has none starts the reading anew without. */
async function expandedOrNot(read: (table: JsonTable) => Promise<OpenedTable>): Promise<OpenedTable> {
  try {
    return await read(new JsonTable(true));
  } catch (error) {
    if (!(error instanceof Uneven)) throw error;
    return read(new JsonTable(false));
  }
}

const half = ({ signal, onProgress }: ReadOptions, from: number) => ({
  signal,
  onProgress: (share: number) => onProgress?.(from + share / 2),
});

/** Tells a fault by line and character. */
async function located<T>(file: Blob, encoding: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    let line = 1;
    let column = 1;
    let left = error.at;
    for await (const block of textBlocks(file, encoding)) {
      const text = block.slice(0, left);
      for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) line++;
      const last = text.lastIndexOf('\n');
      column = last < 0 ? column + text.length : text.length - last;
      left -= text.length;
      if (left <= 0) break;
    }
    throw new ImportError('json-broken', { line, column }, { cause: error });
  }
}
