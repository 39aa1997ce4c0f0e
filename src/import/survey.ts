import { ImportError, LIMITS, type ImportProblem, type LineCode } from './codes.ts';
import type { ImportPlan } from './plan.ts';
import { CUT, RECORD, RecordReader, UNCLOSED, isBlank, physicalLine } from './scanner.ts';
import { inflate, readBytes } from './source.ts';
import { decode, isUtf8 } from './utf8.ts';

/** A line that cannot be a record. `line` is its physical number; `text` its original text without the line end. */
export interface SetAside {
  line: number;
  code: LineCode;
  text: string;
}

export interface Survey {
  /** What DuckDB reads: the good records alone, without header, blank and bad lines. */
  blob: Blob;
  /** Records in `blob`. */
  records: number;
  /** Data records of the file without header and blank lines: `records` + `setAside.length`. */
  lines: number;
  /** From record `[0]` (counted from 1) on, physical line = record number + `[1]`. Starts at 1 unless there are none. */
  shifts: [number, number][];
  setAside: SetAside[];
  /** Facts about the whole file worth a warning, e.g. an unclosed quote with the line it opened on. */
  problems: ImportProblem[];
  /** Bytes of the longest record. */
  longest: number;
  /** For {@link recordTexts}: the uncompressed file, the ranges of it that are good, and where every 256th record starts. */
  origin: { blob: Blob; ranges: Ranges; offsets: number[]; plan: ImportPlan };
}

export interface SurveyOptions {
  signal?: AbortSignal | undefined;
  /** Share of the work done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** Half-open byte ranges `[starts[i], ends[i])` in ascending order. */
export interface Ranges {
  starts: number[];
  ends: number[];
}

const BLOCK_BYTES = 4 * 1024 * 1024;
const STRIDE = 256;
const SLICES = 4096;
/** Inflating is the slower half of the work on a .gz. */
const INFLATE_SHARE = 0.6;

/**
 * One pass over the file: finds the records, sets aside the lines that are none, and makes the Blob that DuckDB reads.
 * A quote that never closes costs only the line it stands on; the next line is read afresh.
 *
 * @throws {ImportError} empty-file, header-only, record-too-long, too-many-bad-lines, gzip-broken, too-large, file-gone
 * @throws the signal's reason when aborted
 */
export async function survey(file: Blob, plan: ImportPlan, options: SurveyOptions = {}): Promise<Survey> {
  const { signal, onProgress } = options;
  if (file.size === 0) throw new ImportError('empty-file');
  const gzip = plan.dialect.compression === 'gzip';
  const blob = gzip
    ? await inflate(file, {
        signal,
        limit: LIMITS.engineBytes,
        onProgress: (bytes) => onProgress?.((INFLATE_SHARE * bytes) / file.size),
      })
    : file;
  if (blob.size === 0) throw new ImportError('empty-file');
  const before = gzip ? INFLATE_SHARE : 0;
  const found = await scan(blob, plan, signal, (bytes) => onProgress?.(before + ((1 - before) * bytes) / blob.size));
  if (found.records + found.setAside.length === 0) throw new ImportError('header-only');
  return {
    blob: await assemble(blob, found.ranges, plan.dialect.delimiter === ' ', signal),
    records: found.records,
    lines: found.records + found.setAside.length,
    shifts: found.shifts,
    setAside: found.setAside,
    problems: unclosedQuotes(found.setAside),
    longest: found.longest,
    origin: { blob, ranges: found.ranges, offsets: found.offsets, plan },
  };
}

function unclosedQuotes(setAside: SetAside[]): ImportProblem[] {
  const first = setAside.find((line) => line.code === 'unclosed-quote');
  return first ? [{ code: 'unclosed-quote', params: {}, line: first.line }] : [];
}

interface Found {
  records: number;
  shifts: [number, number][];
  setAside: SetAside[];
  ranges: Ranges;
  offsets: number[];
  longest: number;
}

async function scan(
  blob: Blob,
  plan: ImportPlan,
  signal: AbortSignal | undefined,
  onProgress: (bytes: number) => void,
): Promise<Found> {
  const expected = plan.columns.length;
  const reader = new RecordReader(plan.dialect);
  const found: Found = {
    records: 0,
    shifts: [],
    setAside: [],
    ranges: { starts: [], ends: [] },
    offsets: [],
    longest: 0,
  };
  const rereadLimit = LIMITS.rereads * blob.size;
  let reread = 0;
  let characters = 0;
  let header = plan.dialect.hasHeader;
  let line = 1;
  let shift = NaN;
  let position = await bomBytes(blob);
  let keptFrom = position;
  let size = BLOCK_BYTES;

  const leaveOut = (from: number, to: number) => {
    if (from > keptFrom) {
      found.ranges.starts.push(keptFrom);
      found.ranges.ends.push(from);
    }
    keptFrom = to;
  };

  while (position < blob.size) {
    signal?.throwIfAborted();
    const bytes = await readBytes(blob, position, position + size);
    const end = bytes.length;
    const last = position + end >= blob.size;
    const careful = !isUtf8(bytes, last);
    let at = 0;

    const setAside = (code: LineCode, textEnd: number, next: number, lines: number) => {
      const text = decode(bytes.subarray(at, textEnd));
      characters += text.length + LIMITS.setAsideOverhead;
      found.setAside.push({ line, code, text });
      if (characters > LIMITS.setAsideCharacters) {
        throw new ImportError('too-many-bad-lines', {
          bad: found.setAside.length,
          lines: found.records + found.setAside.length,
        });
      }
      leaveOut(position + at, position + next);
      line += lines;
      at = next;
    };
    /** Only the line where the record began; what follows is read afresh. */
    const setAsideLine = (code: LineCode) => {
      const { textEnd, next } = physicalLine(bytes, at, end);
      reread += Math.max(0, reader.next - next);
      if (reread > rereadLimit) reader.multiline = false;
      if (header) {
        header = false;
        leaveOut(position + at, position + next);
        line++;
        at = next;
      } else setAside(code, textEnd, next, 1);
    };

    while (at < end) {
      const outcome = reader.read(bytes, at, end, last);
      if (outcome === RECORD) {
        const { fields, next, textEnd, innerLines } = reader;
        if (fields <= 1 && isBlank(bytes, at, textEnd)) {
          leaveOut(position + at, position + next);
          line++;
          at = next;
        } else if (header) {
          header = false;
          leaveOut(position + at, position + next);
          line += innerLines + 1;
          at = next;
        } else if (fields !== expected) {
          if (innerLines > 0 && startsAfresh(reader, bytes, at, end, last, expected)) setAsideLine('unclosed-quote');
          else setAside('field-count', textEnd, next, innerLines + 1);
        } else if (careful && !isUtf8(bytes.subarray(at, textEnd))) {
          setAside('undecodable', textEnd, next, innerLines + 1);
        } else {
          if ((found.records & (STRIDE - 1)) === 0) found.offsets.push(position + at);
          found.records++;
          if (line - found.records !== shift) {
            shift = line - found.records;
            found.shifts.push([found.records, shift]);
          }
          if (next - at > found.longest) found.longest = next - at;
          line += innerLines + 1;
          at = next;
        }
      } else if (outcome === CUT) {
        break;
      } else if (outcome === UNCLOSED) {
        setAsideLine('unclosed-quote');
      } else {
        setAsideLine(reader.innerLines === 0 ? 'bad-quote' : 'unclosed-quote');
      }
    }

    if (at === 0 && size >= LIMITS.recordBytes) {
      if (!reader.inQuote || physicalLine(bytes, 0, end).next >= end)
        throw new ImportError('record-too-long', { line, limit: LIMITS.recordBytes });
      setAsideLine('unclosed-quote');
    }
    // A record that did not fit is read again from its start, in a larger block.
    size = at === 0 ? size * 2 : BLOCK_BYTES;
    position += at;
    onProgress(position);
  }
  leaveOut(blob.size, blob.size);
  return found;
}

/**
 * A record over several lines has the wrong number of fields: did a stray quote swallow good lines? It did when the
 * second of its lines is a good record by itself. Leaves the reader as the first reading left it.
 */
function startsAfresh(
  reader: RecordReader,
  bytes: Uint8Array,
  at: number,
  end: number,
  last: boolean,
  expected: number,
): boolean {
  const { next, fields, textEnd, innerLines } = reader;
  const second = physicalLine(bytes, at, end).next;
  const outcome = reader.read(bytes, second, end, last);
  const good = outcome === RECORD && reader.fields === expected;
  Object.assign(reader, { next, fields, textEnd, innerLines });
  return good;
}

async function bomBytes(blob: Blob): Promise<number> {
  const [a, b, c] = await readBytes(blob, 0, 3);
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}

// DuckDB drops a mark at the beginning: better ours than one that belongs to the first value.
const BOM = '\ufeff';

/** The kept ranges as one Blob: slices that copy nothing, unless they are very many or padding has to go. */
async function assemble(blob: Blob, ranges: Ranges, spaced: boolean, signal?: AbortSignal): Promise<Blob> {
  const { starts, ends } = ranges;
  if (!spaced && starts.length <= SLICES)
    return new Blob([BOM, ...starts.map((start, i) => blob.slice(start, ends[i]))]);
  const parts: Blob[] = [new Blob([BOM])];
  const tabs = new Tabbed();
  for await (const { bytes, pieces } of blocks(blob, ranges)) {
    signal?.throwIfAborted();
    const out = new Uint8Array(bytes.length + 1);
    let length = 0;
    for (const [from, to] of pieces) {
      if (spaced) length = tabs.copy(bytes, from, to, out, length);
      else {
        out.set(bytes.subarray(from, to), length);
        length += to - from;
      }
    }
    parts.push(new Blob([out.subarray(0, length)]));
  }
  return new Blob(parts);
}

/** The ranges in blocks of bytes; a range longer than a block continues in the next. */
async function* blocks(blob: Blob, { starts, ends }: Ranges) {
  let i = 0;
  let from = starts[0] ?? 0;
  while (i < starts.length) {
    const base = from;
    const bytes = await readBytes(blob, base, base + BLOCK_BYTES);
    const limit = base + bytes.length;
    const pieces: [number, number][] = [];
    while (i < starts.length && from < limit) {
      const to = Math.min(ends[i]!, limit);
      pieces.push([from - base, to - base]);
      from = to;
      if (from === ends[i]) from = starts[++i] ?? limit;
    }
    yield { bytes, pieces };
  }
}

/** Runs of blanks become one tab, padding at the ends of a line goes. Remembers where it is between blocks. */
class Tabbed {
  #pending = false;
  #inLine = false;

  copy(bytes: Uint8Array, from: number, to: number, out: Uint8Array, length: number): number {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte === 32 || byte === 9) {
        this.#pending = true;
        continue;
      }
      const lineEnd = byte === 10 || byte === 13;
      if (this.#pending && this.#inLine && !lineEnd) out[length++] = 9;
      out[length++] = byte;
      this.#pending = false;
      this.#inLine = !lineEnd;
    }
    return length;
  }
}

/**
 * The original text of records, counted from 1 as in the lines table, in the order asked for. Reads only the blocks of
 * 256 records they lie in.
 *
 * @throws {RangeError} for a record number the file does not have
 */
export async function recordTexts(survey: Survey, numbers: readonly number[]): Promise<string[]> {
  const texts = new Map<number, string>();
  const groups = new Set<number>();
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 1 || number > survey.records) throw new RangeError(`no record ${number}`);
    groups.add(Math.floor((number - 1) / STRIDE));
  }
  const wanted = new Set(numbers);
  for (const group of groups) await readGroup(survey, group, wanted, texts);
  return numbers.map((number) => texts.get(number)!);
}

async function readGroup({ origin }: Survey, group: number, wanted: Set<number>, texts: Map<number, string>) {
  const { blob, ranges, offsets, plan } = origin;
  const start = offsets[group]!;
  const stop = offsets[group + 1] ?? ranges.ends.at(-1)!;
  const bytes = await readBytes(blob, start, stop);
  const reader = new RecordReader(plan.dialect);
  let number = group * STRIDE;
  for (let i = rangeAt(ranges, start); i < ranges.starts.length && ranges.starts[i]! < stop; i++) {
    let at = Math.max(ranges.starts[i]!, start) - start;
    const end = Math.min(ranges.ends[i]!, stop) - start;
    while (at < end) {
      reader.read(bytes, at, end, true);
      number++;
      if (wanted.has(number)) texts.set(number, decode(bytes.subarray(at, reader.textEnd)));
      at = reader.next;
    }
  }
}

/** The range that holds a position (binary search). */
function rangeAt({ starts }: Ranges, position: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
}
