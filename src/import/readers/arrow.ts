import type { Data, DataType, RecordBatch, RecordBatchReader, Vector } from 'apache-arrow';
import { ImportError } from '../codes.ts';
import { readBytes } from '../source.ts';
import { MAGIC, checkArrow } from './arrow-check.ts';
import { CsvWriter, csvField } from './csv.ts';
import { clockText, dayText, decimalText, plainNumber, stampText, timeText, type TimeUnit } from './numbers.ts';
import { readRange } from './range.ts';
import type { OpenedTable, ReadOptions } from './types.ts';
import { float32Text, jsonText } from './values.ts';

/** Pieces in which the library reads the ends of a file, and a message. */
const READS = 50;
const READS_PER_MESSAGE = 10;
const BLOCK_BYTES = 1024 * 1024;
const MS_PER_DAY = 86_400_000;

type Arrow = typeof import('apache-arrow');

/**
 * An Arrow file or stream as a table, read batch by batch. Throws `arrow-broken`, `arrow-compressed` (Feather's default),
 * `too-large`, `file-gone`.
 */
export async function openArrow(file: Blob, options: ReadOptions): Promise<OpenedTable> {
  const { signal, onProgress, atMost = Infinity } = options;
  try {
    const arrow = await import('apache-arrow');
    const head = await readBytes(file, 0, MAGIC.length);
    const from = arrow.RecordBatchReader.from as (source: unknown) => Promise<RecordBatchReader>;
    const isFile = String.fromCharCode(...head) === MAGIC;
    const messages = await checkArrow(file, isFile, signal);
    const reader = await from(
      isFile ? fileHandle(file, messages, signal, onProgress) : blocks(file, signal, onProgress),
    );
    await reader.open();
    const names = reader.schema.fields.map((field) => csvField(field.name));
    const csv = new CsvWriter({ width: names.length, undecodable: true });
    const texts = new Texts(arrow);
    for await (const batch of reader) {
      addBatch(csv, batch, texts, atMost);
      if (csv.rows >= atMost) break;
    }
    const blob = await csv.finish(names);
    return { kind: 'table', blob, rows: csv.rows, dates: 'iso' };
  } catch (cause) {
    if (cause instanceof ImportError || signal?.aborted) throw cause;
    throw new ImportError('arrow-broken', {}, { cause });
  }
}

/**
 * A file as the library's random access wants it. Its batches are found by the footer, because some writers (the
 * library's own) leave the schema out of the stream before it.
 */
function fileHandle(
  file: Blob,
  messages: number,
  signal: AbortSignal | undefined,
  onProgress: ReadOptions['onProgress'],
) {
  let reads = 0;
  return {
    fd: 0,
    stat: () => Promise.resolve({ size: file.size }),
    read: async (buffer: Uint8Array, offset: number, length: number, position: number) => {
      signal?.throwIfAborted();
      // A damaged file can make the library read the same message for ever.
      if (++reads > READS + messages * READS_PER_MESSAGE) throw new ImportError('arrow-broken');
      const bytes = await readRange(file, position, position + length, 'arrow-broken');
      if (bytes.length === 0) throw new ImportError('arrow-broken');
      buffer.set(bytes, offset);
      onProgress?.(Math.min(1, (position + length) / file.size));
      return { buffer, bytesRead: bytes.length };
    },
    close: () => Promise.resolve(),
  };
}

async function* blocks(
  file: Blob,
  signal: AbortSignal | undefined,
  onProgress: ((share: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += BLOCK_BYTES) {
    signal?.throwIfAborted();
    yield await readBytes(file, at, at + BLOCK_BYTES);
    onProgress?.(Math.min(1, (at + BLOCK_BYTES) / file.size));
  }
}

function addBatch(csv: CsvWriter, batch: RecordBatch, texts: Texts, atMost: number): void {
  const columns = batch.schema.fields.map((_, i) => texts.of(batch.getChildAt(i)!));
  if (batch.numRows < 0) throw new ImportError('arrow-broken');
  for (let row = 0; row < batch.numRows && csv.rows < atMost; row++) csv.add(columns.map((text) => text(row)));
}

type RowText = (row: number) => string;

/** How the values of a column become CSV fields; those of a dictionary once for all. */
class Texts {
  readonly #arrow: Arrow;
  readonly #dictionaries = new WeakMap<Vector, string[]>();

  constructor(arrow: Arrow) {
    this.#arrow = arrow;
  }

  of(vector: Vector): RowText {
    const data = vector.data[0]! as Data;
    const text = this.#valid(vector, data);
    return (row) => (data.getValid(row) ? text(row) : '');
  }

  #valid(vector: Vector, data: Data): RowText {
    const { DataType: Type } = this.#arrow;
    const type: DataType = data.type;
    const values: unknown = data.values;
    if (Type.isDictionary(type)) {
      const known = this.#dictionary(data.dictionary!);
      return (row) => known[Number((values as ArrayLike<number | bigint>)[row])] ?? '';
    }
    if (Type.isInt(type)) return (row) => String((values as ArrayLike<number | bigint>)[row]);
    if (Type.isFloat(type)) {
      const text = type.precision === this.#arrow.Precision.DOUBLE ? plainNumber : float32Text;
      return (row) => text(vector.get(row) as number);
    }
    if (Type.isDecimal(type)) {
      const words = type.bitWidth / 32;
      return (row) => decimalText(wide(values as Uint32Array, row * words, words), type.scale);
    }
    if (Type.isDate(type)) return (row) => dateText(vector.get(row) as number);
    if (Type.isTimestamp(type)) {
      const unit = UNITS[type.unit]!;
      const utc = Boolean(type.timezone);
      return (row) => stampText(count(values, row), unit, utc);
    }
    if (Type.isTime(type)) {
      const unit = UNITS[type.unit]!;
      return (row) => clockText(type.bitWidth === 32 ? BigInt((values as Int32Array)[row]!) : count(values, row), unit);
    }
    if (Type.isDuration(type)) return (row) => String(count(values, row));
    return (row) => {
      const value: unknown = vector.get(row);
      if (typeof value === 'string') return csvField(value);
      return typeof value === 'boolean' ? String(value) : csvField(jsonText(value));
    };
  }

  #dictionary(dictionary: Vector): string[] {
    const known = this.#dictionaries.get(dictionary);
    if (known) return known;
    const texts = dictionary.data.flatMap((data) => {
      const text = this.of(new this.#arrow.Vector([data]));
      return Array.from({ length: data.length }, (_, row) => text(row));
    });
    this.#dictionaries.set(dictionary, texts);
    return texts;
  }
}

const UNITS: readonly TimeUnit[] = ['s', 'ms', 'us', 'ns'];

/** A 64-bit number, stored as one or as two words. */
function count(values: unknown, row: number): bigint {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return values[row]!;
  const words = values as Int32Array;
  return (BigInt(words[row * 2 + 1]!) << 32n) | BigInt(words[row * 2]! >>> 0);
}

function wide(words: Uint32Array, from: number, length: number): bigint {
  let value = 0n;
  for (let i = length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[from + i]!);
  return BigInt.asIntN(length * 32, value);
}

function dateText(ms: number): string {
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  return rest === 0 ? dayText(day) : `${dayText(day)} ${timeText(rest)}`;
}
