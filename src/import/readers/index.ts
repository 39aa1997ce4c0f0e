import { ImportError, LIMITS, type Params, type StopCode } from '../codes.ts';
import { formatOf } from '../magic.ts';
import { claimedBytes, inflate, readBytes } from '../source.ts';
import { HEAD_BYTES, kindOf, type Kind } from './format.ts';
import type { Format, Opened, Part, ReadOptions } from './types.ts';
import { isClutter, memberBlob, readDirectory, unpackHead, type Member } from './zip.ts';

export { pastedTable } from './clipboard.ts';
export { type Format, type Opened, type OpenedTable, type Part, type ReadOptions } from './types.ts';

/** What the bytes are once compression is looked through. */
type Content =
  | { format: 'text' | 'html' | 'json' | 'ndjson' | 'parquet' | 'arrow' | 'xls' }
  | { format: 'xlsx'; directory: Member[] }
  | { format: 'zip'; directory: Member[] };

/**
 * What is inside a file: itself, the sheets of a workbook, the members of an archive and their sheets. `.gz` is looked
 * through. Costs the reading of heads and directories; only workbooks within archives are unpacked. A member that cannot
 * be read is listed with its problem.
 *
 * @throws {ImportError} empty-file, encrypted-file, archive-broken, archive-method, nested-archive, workbook-broken,
 * workbook-too-old, parquet-broken, gzip-broken, no-table, too-large, unsupported-format, file-gone
 */
export async function partsOf(file: Blob, name: string, options: ReadOptions = {}): Promise<Part[]> {
  if (file.size === 0) throw new ImportError('empty-file');
  const { head, whole, gzip } = await headOf(file, options);
  const kind = kindOf(head, whole);
  if (gzip && isText(kind)) return [{ path: [], format: kind, bytes: await claimedBytes(file), rows: null }];
  const plain = gzip ? await inflated(file, options) : file;
  const content = await contentOf(plain, kind, name);
  if (content.format !== 'zip') return partsIn(plain, content);
  const parts: Part[] = [];
  for (const member of content.directory.filter((one) => !isClutter(one))) {
    options.signal?.throwIfAborted();
    parts.push(...(await partsOfMember(plain, member, options)));
    options.onProgress?.(parts.length / content.directory.length);
  }
  const readable = parts.some(({ problem }) => problem === undefined);
  if (parts.length === 0) throw new ImportError('no-table');
  const problem = parts[0]!.problem;
  if (!readable && problem) throw new ImportError(problem.code, problem.params);
  return parts;
}

/**
 * A part as text or as a table. Text comes as its bytes, undecoded: those of a plain file are not copied.
 *
 * @throws {ImportError} as `partsOf`; json-broken, arrow-broken, arrow-compressed, too-many-columns
 */
export async function openPart(
  file: Blob,
  part: { path: readonly string[]; format: Format },
  options: ReadOptions = {},
): Promise<Opened> {
  options.signal?.throwIfAborted();
  const { gzip } = await headOf(file, options);
  const enough = isText(part.format) ? lineLimit(part.format === 'text' ? options.atMost : undefined) : undefined;
  const plain = gzip
    ? await inflated(file, options, part.path.length === 0 ? options.atMost : undefined, part.format)
    : file;
  const path = [...part.path];
  const holder = await archiveOf(plain, path, part.format);
  const blob = holder ? await memberBlob(plain, holder, { signal: options.signal, enough }) : plain;
  if (blob.size === 0) throw new ImportError('empty-file');
  const sheet = path.at(-1) ?? '';
  switch (part.format) {
    case 'text':
      return { kind: 'text', blob };
    case 'xlsx':
      return (await import('./xlsx.ts')).openXlsx(blob, sheet, options);
    case 'xls':
      return (await import('./xls.ts')).openXls(blob, sheet, options);
    case 'html':
      return (await import('./html.ts')).openHtml(blob, options);
    case 'json':
      return (await import('./json.ts')).openJson(blob, options);
    case 'ndjson':
      return (await import('./json.ts')).openNdjson(blob, options);
    case 'parquet':
      return (await import('./parquet.ts')).openParquet(blob, options);
    case 'arrow':
      return (await import('./arrow.ts')).openArrow(blob, options);
    case 'other':
      throw await refusal(blob);
  }
}

const isText = (kind: Kind | Format): kind is 'text' | 'html' | 'json' | 'ndjson' =>
  kind === 'text' || kind === 'html' || kind === 'json' || kind === 'ndjson';

async function headOf(
  file: Blob,
  { signal }: ReadOptions,
): Promise<{ head: Uint8Array; whole: boolean; gzip: boolean }> {
  const head = await readBytes(file, 0, HEAD_BYTES);
  const gzip = kindOf(head.subarray(0, 4), false) === 'gzip';
  if (!gzip) return { head, whole: file.size <= HEAD_BYTES, gzip };
  const inner = await inflate(file, { atMost: HEAD_BYTES, signal });
  if (inner.size === 0) throw new ImportError('empty-file');
  return { head: await readBytes(inner, 0, HEAD_BYTES), whole: inner.size < HEAD_BYTES, gzip };
}

/** Rows of a preview are counted as lines, and a line as this many bytes. */
const LINE_BYTES = 4096;

function inflated(file: Blob, { signal, onProgress }: ReadOptions, rows?: number, format?: Format): Promise<Blob> {
  return inflate(file, {
    limit: LIMITS.engineBytes,
    ...(rows !== undefined && format === 'text' && { atMost: rows * LINE_BYTES }),
    signal,
    onProgress: onProgress && ((bytes) => onProgress(bytes / file.size)),
  });
}

/** Says when so many lines have gone by. */
function lineLimit(rows: number | undefined): ((chunk: Uint8Array) => boolean) | undefined {
  if (rows === undefined) return undefined;
  let lines = 0;
  return (chunk) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    return lines > rows;
  };
}

/** Looks into containers. Throws for what can only be refused. */
async function contentOf(file: Blob, kind: Kind, name = ''): Promise<Content> {
  switch (kind) {
    case 'gzip':
      throw new ImportError('nested-archive', { name });
    case 'biff':
      throw new ImportError('workbook-too-old');
    case 'ole':
      return oleContent(file);
    case 'zip':
    case 'xlsx':
      return zipContent(file);
    case 'text':
    case 'html':
    case 'json':
    case 'ndjson':
    case 'parquet':
    case 'arrow':
      return { format: kind };
    default:
      throw unsupported(kind);
  }
}

const unsupported = (format: string) => new ImportError('unsupported-format', { format });

async function oleContent(file: Blob): Promise<Content> {
  const { names } = await (await import('./ole.ts')).openOle(file);
  if (names.has('EncryptedPackage')) throw new ImportError('encrypted-file');
  if (names.has('Workbook') || names.has('Book')) return { format: 'xls' };
  throw unsupported(names.has('WordDocument') ? 'word' : 'office');
}

async function zipContent(file: Blob): Promise<Content> {
  const directory = await directoryOf(file);
  const has = (start: string) => directory.some(({ name }) => name.toLowerCase().startsWith(start));
  if (!has('[content_types].xml')) {
    if (has('mimetype') && has('content.xml')) throw unsupported('ods');
    return { format: 'zip', directory };
  }
  if (has('xl/workbook.bin')) throw unsupported('xlsb');
  if (has('word/')) throw unsupported('word');
  if (has('ppt/')) throw unsupported('office');
  return { format: 'xlsx', directory };
}

/** The directory, damage called after what the archive began as. */
async function directoryOf(file: Blob): Promise<Member[]> {
  try {
    return await readDirectory(file);
  } catch (cause) {
    const broken = cause instanceof ImportError && cause.code === 'archive-broken';
    if (!broken || formatOf(await readBytes(file, 0, 4096)) !== 'xlsx') throw cause;
    throw new ImportError('workbook-broken', {}, { cause });
  }
}

async function partsIn(file: Blob, content: Exclude<Content, { format: 'zip' }>): Promise<Part[]> {
  const { format } = content;
  if (format === 'xlsx' || format === 'xls') {
    const sheets =
      content.format === 'xlsx'
        ? await (await import('./xlsx.ts')).xlsxSheets(file, content.directory)
        : await (await import('./xls.ts')).xlsSheets(file);
    return sheets.map(({ name, rows, hidden }) => ({
      path: [name],
      format,
      bytes: null,
      rows,
      ...(hidden && { hidden: true as const }),
    }));
  }
  const rows = format === 'parquet' ? await (await import('./parquet.ts')).parquetRows(file) : null;
  return [{ path: [], format, bytes: file.size, rows }];
}

async function partsOfMember(file: Blob, member: Member, options: ReadOptions): Promise<Part[]> {
  const { name, bytes } = member;
  const { signal } = options;
  try {
    const head = await unpackHead(file, member, HEAD_BYTES, { signal });
    const kind = kindOf(head, head.length >= bytes);
    if (isText(kind) || kind === 'arrow') return [{ path: [name], format: kind, bytes, rows: null }];
    if (kind === 'gzip') throw new ImportError('nested-archive', { name });
    const blob = await memberBlob(file, member, { signal });
    const content = await contentOf(blob, kind);
    if (content.format === 'zip') throw new ImportError('nested-archive', { name });
    const parts = await partsIn(blob, content);
    return parts.map((part) => ({ ...part, path: [name, ...part.path], bytes }));
  } catch (error) {
    if (!(error instanceof ImportError) || FATAL.has(error.code)) throw error;
    return [{ path: [name], format: 'other', bytes, rows: null, problem: problemOf(error) }];
  }
}

/** What ends the reading of an archive as a whole. */
const FATAL: ReadonlySet<StopCode> = new Set(['file-gone', 'nested-archive', 'archive-broken', 'too-large']);

const problemOf = ({ code, params }: ImportError): { code: StopCode; params: Params } => ({ code, params });

/** The member that a path begins with, taken off it; null when the file is no archive. */
async function archiveOf(file: Blob, path: string[], format: Format): Promise<Member | null> {
  const inWorkbook = format === 'xlsx' || format === 'xls';
  if (path.length <= (inWorkbook ? 1 : 0)) return null;
  const name = path.shift()!;
  const member = (await readDirectory(file)).find((one) => one.name === name && !isClutter(one));
  if (!member) throw new ImportError('archive-broken');
  return member;
}

/** Why a part of no known format cannot be opened. */
async function refusal(blob: Blob): Promise<ImportError> {
  try {
    await contentOf(blob, kindOf(await readBytes(blob, 0, HEAD_BYTES), blob.size <= HEAD_BYTES));
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  return unsupported('office');
}
