import type { Field, Vector } from 'apache-arrow';
import type { Column, Nulls, Result, Values } from '#engine/contract.ts';
import { EngineError } from '#engine/errors.ts';
import type { Columns, ColumnType } from '#models/question.ts';
import type { Rows } from './jobs.ts';

type Decoder = (chunks: readonly Vector[], rows: number) => Values;

/** What may cross to the page. Others arrive as something else than they say: DECIMAL 12.34 as 1234, ENUM as nulls. */
const DECODERS: Record<string, { decode: Decoder; type: ColumnType }> = {
  Float64: { decode: (chunks, rows) => numbers(chunks, new Float64Array(rows)), type: 'number?' },
  Int32: { decode: (chunks, rows) => numbers(chunks, new Int32Array(rows)), type: 'integer?' },
  Utf8: { decode: texts, type: 'text?' },
};

/**
 * The rows as typed columns. `types` says more about a column than its storage does: that an integer is a day.
 *
 * @throws {EngineError} uncast-column
 */
export function toResult({ schema, batches }: Rows, types: Columns = {}): Result {
  const decoders = schema.fields.map(decoderOf);
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  const columns = schema.fields.map(({ name }, i): Column => {
    const chunks = batches.map((batch) => batch.getChildAt(i)!);
    const { decode, type } = decoders[i]!;
    return { name, type: types[name] ?? type, nulls: nullsOf(chunks, rows), ...decode(chunks, rows) };
  });
  return { rows, columns };
}

/** The result cut to at most `limit` rows. */
export function firstRows({ rows, columns }: Result, limit: number): Result {
  if (rows <= limit) return { rows, columns };
  const cut = columns.map((column) =>
    column.kind === 'text'
      ? { ...column, codes: column.codes.slice(0, limit) }
      : { ...column, values: column.values.slice(0, limit) },
  );
  return { rows: limit, columns: cut };
}

/** The buffers to hand over rather than copy. */
export function transferables({ columns }: Result): Transferable[] {
  return columns.flatMap((column) => {
    const values = column.kind === 'text' ? column.codes : column.values;
    return [values, ...(column.nulls ? [column.nulls] : [])].map(({ buffer }) => buffer as ArrayBuffer);
  });
}

function decoderOf({ name, type }: Field) {
  const decoder = DECODERS[String(type)];
  if (decoder) return decoder;
  throw new EngineError('uncast-column', `Column "${name}" is a ${String(type)}: cast it in the query`, {
    column: name,
    type: String(type),
  });
}

function numbers(chunks: readonly Vector[], values: Float64Array | Int32Array): Values {
  let row = 0;
  for (const chunk of chunks) {
    values.set(chunk.toArray() as ArrayLike<number>, row);
    row += chunk.length;
  }
  return { kind: 'number', values };
}

function texts(chunks: readonly Vector[], rows: number): Values {
  const codes = new Int32Array(rows);
  const codeOf = new Map<string, number>();
  let row = 0;
  for (const chunk of chunks) {
    for (const text of chunk as Iterable<string | null>) {
      codes[row++] = text === null ? -1 : codeFor(text, codeOf);
    }
  }
  return { kind: 'text', codes, strings: [...codeOf.keys()] };
}

function codeFor(text: string, codeOf: Map<string, number>): number {
  let code = codeOf.get(text);
  if (code === undefined) codeOf.set(text, (code = codeOf.size));
  return code;
}

function nullsOf(chunks: readonly Vector[], rows: number): Nulls | null {
  if (chunks.every((chunk) => chunk.nullCount === 0)) return null;
  const nulls = new Uint8Array((rows + 7) >> 3);
  let row = 0;
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i++, row++) {
      if (!chunk.isValid(i)) nulls[row >> 3]! |= 1 << (row & 7);
    }
  }
  return nulls;
}
