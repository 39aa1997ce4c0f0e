import type { AsyncBuffer, Compressors, DecodedArray, FileMetaData, SchemaElement } from 'hyparquet';
import { ImportError } from '../codes.ts';
import { CsvWriter, csvField } from './csv.ts';
import { checkFooter, checkRowGroup } from './parquet-check.ts';
import { clockText, dayText, decimalText, plainNumber, stampText, type TimeUnit } from './numbers.ts';
import { readRange } from './range.ts';
import type { OpenedTable, ReadOptions } from './types.ts';
import { float32Text, jsonText, type CellText } from './values.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Values that the library would make inexact or a Date come as text or as they are stored. */
const PARSERS = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes),
  uuidFromBytes: (bytes: Uint8Array | undefined) => bytes,
  dateFromDays: (days: number | null | undefined) => (typeof days === 'number' ? dayText(days) : days),
  timestampFromMilliseconds: (count: bigint | null | undefined) =>
    typeof count === 'bigint' ? stampText(count, 'ms', false) : count,
  timestampFromMicroseconds: (count: bigint | null | undefined) =>
    typeof count === 'bigint' ? stampText(count, 'us', false) : count,
  timestampFromNanoseconds: (count: bigint | null | undefined) =>
    typeof count === 'bigint' ? stampText(count, 'ns', false) : count,
  geometryFromBytes: (bytes: Uint8Array | undefined) => bytes,
  geographyFromBytes: (bytes: Uint8Array | undefined) => bytes,
};

/** Rows of a Parquet file as its footer claims. Throws `parquet-broken`, `file-gone`. */
export async function parquetRows(file: Blob): Promise<number> {
  return guarded(async () => {
    const { parquetMetadataAsync } = await import('hyparquet');
    return Number((await parquetMetadataAsync(buffer(file))).num_rows);
  });
}

/** A Parquet file as a table, read one group of rows after another. Throws `parquet-broken`, `too-large`, `file-gone`. */
export async function openParquet(file: Blob, options: ReadOptions): Promise<OpenedTable> {
  const { signal, onProgress, atMost = Infinity } = options;
  return guarded(async () => {
    const { parquetMetadataAsync, parquetSchema, parquetScan } = await import('hyparquet');
    const source = buffer(file);
    const metadata = await parquetMetadataAsync(source, { geoparquet: false });
    const columns = parquetSchema(metadata).children.map(({ element, children }) => ({
      name: element.name,
      text: children.length > 0 || element.repetition_type === 'REPEATED' ? nestedText : leafText(element),
    }));
    checkFooter(metadata, columns.length);
    const compression = await compressorsOf(metadata);
    const scan = await parquetScan({
      file: source,
      metadata,
      parsers: PARSERS,
      geoparquet: false,
      useOffsetIndex: false,
      ...compression,
    });
    const csv = new CsvWriter({ width: columns.length, undecodable: true });
    const total = Number(metadata.num_rows);
    for (const [group, { rowStart, rowEnd }] of scan.ranges.entries()) {
      if (csv.rows >= atMost) break;
      signal?.throwIfAborted();
      await checkRowGroup(file, metadata, group, compression.compressors);
      const last = Math.min(rowEnd, rowStart + atMost - csv.rows);
      const data: DecodedArray[] = [];
      for (const { name } of columns) {
        signal?.throwIfAborted();
        const values = await scan.readColumn({ column: name, rowStart, rowEnd: last });
        if (values.length !== last - rowStart) throw new ImportError('parquet-broken');
        data.push(values);
      }
      for (let row = 0; row < last - rowStart; row++) {
        if (row % 65_536 === 0) signal?.throwIfAborted();
        csv.add(
          columns.map(({ text }, i) => {
            const value: unknown = data[i]![row];
            return value === null || value === undefined ? '' : text(value);
          }),
        );
      }
      onProgress?.(last / total);
    }
    if (atMost === Infinity && csv.rows !== total) throw new ImportError('parquet-broken');
    const blob = await csv.finish(columns.map(({ name }) => csvField(name)));
    return { kind: 'table', blob, rows: csv.rows, dates: 'iso' };
  });
}

/** The file as the library wants it, its own errors kept. */
const buffer = (file: Blob): AsyncBuffer => ({
  byteLength: file.size,
  slice: async (from, to = file.size) => (await readRange(file, from, to, 'parquet-broken')).buffer,
});

/** Whatever the library stumbles over is the file's fault. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ImportError || (cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
    throw new ImportError('parquet-broken', {}, { cause });
  }
}

async function compressorsOf(metadata: FileMetaData): Promise<{ compressors?: Compressors }> {
  const codecs = metadata.row_groups.flatMap((group) => group.columns.map((column) => column.meta_data?.codec));
  if (codecs.every((codec) => codec === undefined || codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {};
  return { compressors: (await import('hyparquet-compressors')).compressors };
}

const nestedText: CellText = (value) => csvField(jsonText(value));

/**
 * How a column's values become text. Takes the annotation off the schema where the library would lose digits by it, so
 * that the values come as they are stored.
 */
function leafText(element: SchemaElement): CellText {
  const logical = element.logical_type;
  const converted = element.converted_type;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    const bytes = element.type === 'BYTE_ARRAY' || element.type === 'FIXED_LEN_BYTE_ARRAY';
    asStored(element, bytes);
    return bytes
      ? (value) => decimalText(signed(value as Uint8Array), scale)
      : (value) => decimalText(BigInt(value as number | bigint), scale);
  }
  if (converted === 'DATE' || logical?.type === 'DATE') {
    asStored(element);
    return (value) => dayText(value as number);
  }
  if (logical?.type === 'TIMESTAMP') {
    asStored(element);
    const unit = UNITS[logical.unit];
    const utc = logical.isAdjustedToUTC;
    return (value) => stampText(value as bigint, unit, utc);
  }
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS') {
    asStored(element);
    const unit = converted === 'TIMESTAMP_MILLIS' ? 'ms' : 'us';
    return (value) => stampText(value as bigint, unit, true);
  }
  if (logical?.type === 'TIME') {
    asStored(element);
    const unit = UNITS[logical.unit];
    return (value) => clockText(BigInt(value as bigint | number), unit);
  }
  if (converted === 'TIME_MILLIS' || converted === 'TIME_MICROS') {
    asStored(element);
    const unit = converted === 'TIME_MILLIS' ? 'ms' : 'us';
    return (value) => clockText(BigInt(value as bigint | number), unit);
  }
  if (logical?.type === 'UUID') return (value) => uuidText(value as Uint8Array);
  if (element.type === 'FLOAT') return (value) => float32Text(value as number);
  return scalarText;
}

const UNITS: Readonly<Record<'MILLIS' | 'MICROS' | 'NANOS', TimeUnit>> = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' };

function asStored(element: SchemaElement, bytes = false): void {
  delete element.converted_type;
  // The parser of UUIDs above hands bytes on as they are.
  if (bytes) element.logical_type = { type: 'UUID' };
  else delete element.logical_type;
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return csvField(value);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return csvField(jsonText(value));
}

/** A signed whole number, its first byte the highest. */
function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
