import type { ColumnMetaData, Compressors, FileMetaData } from 'hyparquet';
import { ImportError, LIMITS } from '../codes.ts';
import { readRange } from './range.ts';

/** Runs may be padded, to a multiple of eight by the standard. */
const PADDING = 1024;
const MAX_PAGE_BYTES = 1024 ** 3;

/**
 * Walks the pages of a row group before they are decoded: the library repeats a run as often as a damaged length says,
 * two thousand million times if need be. Throws `parquet-broken`, or whatever reading beyond the end throws.
 */
export async function checkRowGroup(
  file: Blob,
  metadata: FileMetaData,
  group: number,
  compressors: Compressors | undefined,
): Promise<void> {
  const { parquetHeader } = await import('hyparquet/src/column.js');
  const { decompressPage } = await import('hyparquet/src/datapage.js');
  const schema = await import('hyparquet/src/schema.js');
  const rowGroup = metadata.row_groups[group]!;
  for (const { meta_data: column } of rowGroup.columns) {
    if (!column) throw new ImportError('parquet-broken');
    const path = schema.getSchemaPath(metadata.schema, column.path_in_schema);
    const repetition = schema.getMaxRepetitionLevel(path);
    const definition = schema.getMaxDefinitionLevel(path);
    const most = repetition > 0 ? column.num_values : rowGroup.num_rows;
    const bytes = await chunkBytes(file, column);
    const reader = { view: new DataView(bytes.buffer), offset: 0 };
    while (reader.offset < bytes.length - 1) {
      const header = parquetHeader(reader);
      const packed = header.compressed_page_size;
      const end = reader.offset + packed;
      if (!(packed >= 0) || end > bytes.length) throw new ImportError('parquet-broken');
      if (!(header.uncompressed_page_size >= 0) || header.uncompressed_page_size > MAX_PAGE_BYTES)
        throw new ImportError('parquet-broken');
      const body = bytes.subarray(reader.offset, end);
      reader.offset = end;
      const one = header.data_page_header;
      const two = header.data_page_header_v2;
      const values = header.dictionary_page_header?.num_values ?? one?.num_values ?? two?.num_values ?? -1;
      // A dictionary may have more entries than it has bytes only if all of them are empty.
      if (values < 0 || (!header.dictionary_page_header && values > most)) throw new ImportError('parquet-broken');
      if (header.dictionary_page_header && values > header.uncompressed_page_size * 8)
        throw new ImportError('parquet-broken');
      const unpack = (data: Uint8Array, size: number) => decompressPage(data, size, column.codec, compressors);
      if (one) {
        const page = new Levels(unpack(body, header.uncompressed_page_size), values);
        if (repetition > 0) page.prefixed(repetition);
        if (definition > 0) page.prefixed(definition);
        page.values(one.encoding);
      } else if (two) {
        const [rep, def] = [two.repetition_levels_byte_length, two.definition_levels_byte_length];
        if (!(rep >= 0) || !(def >= 0) || two.num_nulls < 0 || two.num_nulls > values || rep + def > body.length)
          throw new ImportError('parquet-broken');
        if (repetition > 0) new Levels(body.subarray(0, rep), values).runs(width(repetition), rep);
        if (definition > 0) new Levels(body.subarray(rep, rep + def), values).runs(width(definition), def);
        const data = body.subarray(rep + def);
        const page = new Levels(
          two.is_compressed === false ? data : unpack(data, header.uncompressed_page_size - rep - def),
          values,
        );
        page.values(two.encoding);
      }
    }
  }
}

/** Refuses a file by what its footer claims. Throws `parquet-broken`, `too-large`. */
export function checkFooter(metadata: FileMetaData, columns: number): void {
  const rows = Number(metadata.num_rows);
  const inGroups = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (!(rows >= 0) || inGroups !== rows || metadata.row_groups.some((group) => group.num_rows < 0n))
    throw new ImportError('parquet-broken');
  if (rows * columns > LIMITS.engineBytes)
    throw new ImportError('too-large', { estimate: rows * columns, limit: LIMITS.engineBytes });
}

async function chunkBytes(file: Blob, column: ColumnMetaData): Promise<Uint8Array<ArrayBuffer>> {
  const data = Number(column.data_page_offset);
  const dictionary = Number(column.dictionary_page_offset ?? 0n);
  const from = dictionary > 0 && dictionary < data ? dictionary : data;
  const to = from + Number(column.total_compressed_size);
  return readRange(file, from, to, 'parquet-broken');
}

const width = (level: number) => 32 - Math.clz32(level);

/** The runs of a page, walked without their values. */
class Levels {
  readonly #bytes: Uint8Array;
  readonly #values: number;
  #at = 0;

  constructor(bytes: Uint8Array, values: number) {
    this.#bytes = bytes;
    this.#values = values;
  }

  /** Levels with their length before them. */
  prefixed(level: number): void {
    const length = new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getUint32(this.#at, true);
    this.#at += 4;
    this.runs(width(level), length);
  }

  /** Runs of so many bytes (the hybrid of runs and packed bits). Runs behind the last value are not looked at. */
  runs(bits: number, length: number): void {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length || bits > 32) throw new ImportError('parquet-broken');
    for (let seen = 0; seen < this.#values && this.#at < end;) {
      const header = this.#varint(end);
      const count = header & 1 ? (header >>> 1) * 8 : header >>> 1;
      if (count > this.#values - seen + PADDING) throw new ImportError('parquet-broken');
      seen += count;
      this.#at += header & 1 ? (header >>> 1) * bits : (bits + 7) >> 3;
    }
    this.#at = end;
  }

  values(encoding: string): void {
    if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
      const bits = this.#bytes[this.#at++] ?? 0;
      if (bits > 0) this.runs(bits, this.#bytes.length - this.#at);
    } else if (encoding === 'RLE') this.prefixed(1);
  }

  #varint(end: number): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.#at >= end) throw new ImportError('parquet-broken');
      const byte = this.#bytes[this.#at++]!;
      value |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) return value >>> 0;
    }
    throw new ImportError('parquet-broken');
  }
}
