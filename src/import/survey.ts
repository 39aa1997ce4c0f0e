import { assemble, type Ranges } from './assemble.ts';
import { ImportError, LIMITS, type ImportProblem, type LineCode } from './codes.ts';
import { isFooter } from './footer.ts';
import { LineRunWriter, lineOf, type LineRuns } from './line-runs.ts';
import type { ImportPlan } from './plan.ts';
import { CUT, RECORD, RecordReader, UNCLOSED, isBlank, physicalLine, splitRecord } from './scanner.ts';
import { readBytes } from './source.ts';
import { decode, isUtf8 } from './utf8.ts';

/** A line that cannot be a record, or stands below the last one. `text` is as in the file, without the line end. */
export interface SetAside {
  line: number;
  code: LineCode | 'footer';
  text: string;
}

export interface Survey {
  /** What DuckDB reads: the good records alone, without preamble, header, remarks, blank and bad lines. */
  blob: Blob;
  /** Records in `blob`. */
  records: number;
  /** `records` + `setAside.length`: what the table holds besides remarks and blank lines. */
  lines: number;
  /** The line of each record: physical lines of a text, rows of a sheet. */
  numbering: LineRuns;
  setAside: SetAside[];
  /** How many of `setAside` are notes and sums below the table, left out by the rule `footer`. */
  footer: number;
  /** Remarks below `firstLine`, see `Dialect.comment`. */
  comments: number;
  /** Lines of nothing but white space below `firstLine`. */
  blanks: number;
  /** Fields of the record that has most, however many columns the plan has. */
  maxFields: number;
  /** Facts about the whole file worth a warning, e.g. an unclosed quote with the line it opened on. */
  problems: ImportProblem[];
  /** Bytes of the longest record. */
  longest: number;
  /** For {@link recordTexts}: the text, the ranges of it that are good, and where every 256th record starts. */
  origin: { blob: Blob; ranges: Ranges; offsets: number[]; plan: ImportPlan };
}

export interface SurveyOptions {
  signal?: AbortSignal | undefined;
  /** Share of the work done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

const BLOCK_BYTES = 4 * 1024 * 1024;
/** Of so many records each, {@link Survey.origin} knows where they start. */
export const STRIDE = 256;

/**
 * One pass over a UTF-8 text: finds the records, sets aside the lines that are none, and makes the Blob that DuckDB reads. A
 * quote that never closes costs only the line it stands on; the next line is read afresh. A delimiter too many at the end of
 * a line is forgiven.
 *
 * @throws {ImportError} empty-file, header-only, record-too-long, too-many-bad-lines, file-gone
 * @throws the signal's reason when aborted
 */
export async function survey(text: Blob, plan: ImportPlan, options: SurveyOptions = {}): Promise<Survey> {
  const { signal, onProgress } = options;
  if (text.size === 0) throw new ImportError('empty-file');
  const { ranges, offsets, ...found } = await scan(text, plan, signal, (bytes) => onProgress?.(bytes / text.size));
  if (found.records + found.setAside.length === 0) throw new ImportError('header-only');
  const surveyed: Survey = {
    ...found,
    blob: await assemble(text, ranges, plan.dialect, signal),
    lines: found.records + found.setAside.length,
    footer: 0,
    problems: unclosedQuotes(found.setAside),
    origin: { blob: text, ranges, offsets, plan },
  };
  surveyed.footer = await markFooter(surveyed);
  return surveyed;
}

function unclosedQuotes(setAside: SetAside[]): ImportProblem[] {
  const first = setAside.find((line) => line.code === 'unclosed-quote');
  return first ? [{ code: 'unclosed-quote', params: {}, line: first.line }] : [];
}

/** Gives the lines below the last record the code `footer` when they are notes and sums; returns how many. */
async function markFooter(surveyed: Survey): Promise<number> {
  const { records, numbering, setAside, origin } = surveyed;
  const { dialect, columns } = origin.plan;
  if (records === 0 || dialect.ragged) return 0;
  const lastLine = lineOf(numbering, records);
  const below = setAside.slice(setAside.findLastIndex(({ line }) => line < lastLine) + 1);
  if (below.some(({ code }) => code !== 'field-count')) return 0;
  const [last] = await recordTexts(surveyed, [records]);
  const lines = below.map(({ text }) => ({ text, fields: splitRecord(text, dialect) }));
  if (!isFooter(lines, columns.length, splitRecord(last!, dialect))) return 0;
  for (const line of below) line.code = 'footer';
  return below.length;
}

type Found = Pick<Survey, 'records' | 'numbering' | 'setAside' | 'comments' | 'blanks' | 'maxFields' | 'longest'> &
  Pick<Survey['origin'], 'ranges' | 'offsets'>;

/** How many fields a record has; one more is forgiven when the text ends in the delimiter. */
export function fieldLimits({ dialect, columns }: Pick<ImportPlan, 'dialect' | 'columns'>) {
  return {
    most: dialect.ragged ? Infinity : columns.length,
    least: dialect.ragged ? 1 : dialect.pad ? Math.min(2, columns.length) : columns.length,
    surplusEnd: dialect.delimiter === ' ' ? -1 : dialect.delimiter.charCodeAt(0),
  };
}

async function scan(
  blob: Blob,
  plan: ImportPlan,
  signal: AbortSignal | undefined,
  onProgress: (bytes: number) => void,
): Promise<Found> {
  const { dialect, reading } = plan;
  const reader = new RecordReader(dialect);
  const { most, least, surplusEnd } = fieldLimits(plan);
  // A sheet has one record a row, whatever line ends its cells hold.
  const inner = reading.format === 'text' ? 1 : 0;
  const firstLine = dialect.firstLine;
  const endLine = dialect.endLine ?? Infinity;
  const remark = dialect.comment === '' ? -1 : dialect.comment.charCodeAt(0);
  const remarkBytes = dialect.comment.length;
  const ranges: Ranges = { starts: [], ends: [] };
  const offsets: number[] = [];
  const setAside: SetAside[] = [];
  const numbering = new LineRunWriter();
  const rereadLimit = LIMITS.rereads * blob.size;
  let records = 0;
  let comments = 0;
  let blanks = 0;
  let maxFields = 0;
  let longest = 0;
  let reread = 0;
  let characters = 0;
  let headers = dialect.headerLines;
  let line = 1;
  let position = await bomBytes(blob);
  let keptFrom = position;
  let size = BLOCK_BYTES;

  const leaveOut = (from: number, to: number) => {
    if (from > keptFrom) {
      ranges.starts.push(keptFrom);
      ranges.ends.push(from);
    }
    keptFrom = to;
  };

  while (position < blob.size && line < endLine) {
    signal?.throwIfAborted();
    const bytes = await readBytes(blob, position, position + size);
    const end = bytes.length;
    const last = position + end >= blob.size;
    const careful = !isUtf8(bytes, last);
    let at = 0;

    const skip = (next: number, lines: number) => {
      leaveOut(position + at, position + next);
      line += lines;
      at = next;
    };
    const setAsideRecord = (code: LineCode, textEnd: number, next: number, lines: number) => {
      const text = decode(bytes.subarray(at, textEnd));
      characters += text.length + LIMITS.setAsideOverhead;
      setAside.push({ line, code, text });
      if (characters > LIMITS.setAsideCharacters)
        throw new ImportError('too-many-bad-lines', { bad: setAside.length, lines: records + setAside.length });
      skip(next, lines);
    };
    /** Only the line where the record began; what follows is read afresh. */
    const setAsideLine = (code: LineCode) => {
      const { textEnd, next } = physicalLine(bytes, at, end);
      reread += Math.max(0, reader.next - next);
      if (reread > rereadLimit) reader.multiline = false;
      if (headers === 0) {
        setAsideRecord(code, textEnd, next, 1);
        return;
      }
      headers--;
      skip(next, 1);
    };

    while (at < end && line < endLine) {
      const above = line < firstLine && inner === 1;
      if (above || bytes[at] === remark) {
        if (!last && at + remarkBytes > end) break;
        if (above || remarkBytes === 1 || bytes[at + 1] === remark) {
          const { next } = physicalLine(bytes, at, end);
          if (next >= end && !last) break;
          if (!above) comments++;
          skip(next, 1);
          continue;
        }
      }
      const outcome = reader.read(bytes, at, end, last);
      if (outcome === RECORD) {
        const { next, textEnd } = reader;
        const lines = inner * reader.innerLines + 1;
        const surplus = reader.fields === most + 1 && bytes[textEnd - 1] === surplusEnd;
        const fields = surplus ? most : reader.fields;
        if (line < firstLine) skip(next, lines);
        else if (reader.fields <= 1 && isBlank(bytes, at, textEnd)) {
          blanks++;
          skip(next, 1);
        } else if (headers > 0) {
          headers--;
          skip(next, lines);
        } else if (line + lines > endLine) setAsideLine('unclosed-quote');
        else if (fields < least || fields > most) {
          if (reader.innerLines > 0 && startsAfresh(reader, bytes, at, end, last, least, most))
            setAsideLine('unclosed-quote');
          else setAsideRecord('field-count', textEnd, next, lines);
        } else if (careful && !isUtf8(bytes.subarray(at, textEnd))) setAsideRecord('undecodable', textEnd, next, lines);
        else {
          if ((records & (STRIDE - 1)) === 0) offsets.push(position + at);
          records++;
          numbering.add(line);
          if (fields > maxFields) maxFields = fields;
          if (next - at > longest) longest = next - at;
          line += lines;
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
  leaveOut(position, blob.size);
  if (position < blob.size) onProgress(blob.size);
  return {
    records,
    numbering: numbering.written(),
    setAside,
    comments,
    blanks,
    maxFields,
    longest,
    ranges,
    offsets,
  };
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
  least: number,
  most: number,
): boolean {
  const { next, fields, textEnd, innerLines } = reader;
  const second = physicalLine(bytes, at, end).next;
  const outcome = reader.read(bytes, second, end, last);
  const good = outcome === RECORD && reader.fields >= least && reader.fields <= most;
  Object.assign(reader, { next, fields, textEnd, innerLines });
  return good;
}

async function bomBytes(blob: Blob): Promise<number> {
  const [a, b, c] = await readBytes(blob, 0, 3);
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
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
