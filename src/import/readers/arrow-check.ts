import { ImportError } from '../codes.ts';
import { readRange } from './range.ts';

export const MAGIC = 'ARROW1';

/** Kinds of messages and places of their fields (Arrow's Message.fbs, Schema.fbs, File.fbs). */
const KIND = { schema: 1, dictionary: 2, batch: 3 } as const;
const MESSAGE = { kind: 1, header: 2, bodyLength: 3, notes: 4 } as const;
const SCHEMA = { fields: 1, notes: 2 } as const;
const FIELD = { children: 5, notes: 6 } as const;
const BATCH = { length: 0, nodes: 1, buffers: 2, compression: 3 } as const;
const DICTIONARY = { data: 1 } as const;
const FOOTER = { schema: 1, dictionaries: 2, batches: 3, notes: 4 } as const;
const POINTER_BYTES = 4;
const NODE_BYTES = 16;
const BLOCK_BYTES = 24;
const CONTINUATION = 0xffffffff;

/**
 * Walks the messages of a file or stream without their bodies: the library counts through whatever a damaged count
 * says. Gives the number of messages. Throws `arrow-broken`, `arrow-compressed`, `file-gone`.
 */
export async function checkArrow(file: Blob, isFile: boolean, signal: AbortSignal | undefined): Promise<number> {
  try {
    return await (isFile ? checkFile(file, signal) : checkStream(file, signal));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ImportError('arrow-broken', {}, { cause });
  }
}

const range = (file: Blob, from: number, to: number) => readRange(file, from, to, 'arrow-broken');

async function checkFile(file: Blob, signal: AbortSignal | undefined): Promise<number> {
  let messages = 0;
  const tail = await range(file, file.size - MAGIC.length - 4, file.size);
  if (String.fromCharCode(...tail.subarray(4)) !== MAGIC) throw new ImportError('arrow-broken');
  const end = file.size - tail.length;
  const footer = rootOf(await range(file, end - new DataView(tail.buffer).getInt32(0, true), end));
  footer.vector(FOOTER.notes, POINTER_BYTES);
  checkSchema(footer.table(FOOTER.schema));
  const lists = [
    [FOOTER.dictionaries, KIND.dictionary],
    [FOOTER.batches, KIND.batch],
  ] as const;
  for (const [slot, kind] of lists) {
    const { at, length } = footer.vector(slot, BLOCK_BYTES);
    messages += length;
    for (let i = 0; i < length; i++) {
      signal?.throwIfAborted();
      await checkMessage(file, Number(footer.data.getBigInt64(at + i * BLOCK_BYTES, true)), kind);
    }
  }
  return messages;
}

async function checkStream(file: Blob, signal: AbortSignal | undefined): Promise<number> {
  let messages = 0;
  for (let at: number | null = 0; at !== null && at < file.size; messages++) {
    signal?.throwIfAborted();
    at = await checkMessage(file, at);
  }
  return messages;
}

/** Where the next message begins; null behind the last one. One of another kind than told would be read for ever. */
async function checkMessage(file: Blob, at: number, expected?: number): Promise<number | null> {
  const prefix = new DataView((await range(file, at, Math.min(at + 8, file.size))).buffer);
  const marked = prefix.getUint32(0, true) === CONTINUATION;
  const length = prefix.getInt32(marked ? 4 : 0, true);
  if (length === 0) return null;
  const from = at + (marked ? 8 : 4);
  const message = rootOf(await range(file, from, from + length));
  message.vector(MESSAGE.notes, POINTER_BYTES);
  const body = message.long(MESSAGE.bodyLength);
  const next = from + length + body;
  if (body < 0 || next > file.size) throw new ImportError('arrow-broken');
  const header = message.table(MESSAGE.header);
  const kind = message.byte(MESSAGE.kind);
  if (expected !== undefined && kind !== expected) throw new ImportError('arrow-broken');
  if (kind === KIND.schema) checkSchema(header);
  else if (kind === KIND.batch) checkBatch(header, body);
  else if (kind === KIND.dictionary) checkBatch(header.table(DICTIONARY.data), body);
  return next;
}

function checkSchema(schema: Table): void {
  let left = schema.data.byteLength / POINTER_BYTES;
  const checkFields = (table: Table, slot: number, notes: number): void => {
    table.vector(notes, POINTER_BYTES);
    const { at, length } = table.vector(slot, POINTER_BYTES);
    left -= length;
    if (left < 0) throw new ImportError('arrow-broken');
    for (let i = 0; i < length; i++) checkFields(table.pointed(at + i * POINTER_BYTES), FIELD.children, FIELD.notes);
  };
  checkFields(schema, SCHEMA.fields, SCHEMA.notes);
}

/** A value takes at least a bit of the body. */
function checkBatch(batch: Table, body: number): void {
  if (batch.has(BATCH.compression)) throw new ImportError('arrow-compressed');
  batch.vector(BATCH.buffers, NODE_BYTES);
  const { at, length } = batch.vector(BATCH.nodes, NODE_BYTES);
  const most = body * 8;
  let rows = batch.long(BATCH.length);
  for (let i = 0; i <= length; i++) {
    if (rows < 0 || rows > most) throw new ImportError('arrow-broken');
    if (i < length) rows = Number(batch.data.getBigInt64(at + i * NODE_BYTES, true));
  }
}

const rootOf = (bytes: Uint8Array<ArrayBuffer>): Table => {
  const data = new DataView(bytes.buffer);
  return new Table(data, data.getUint32(0, true));
};

/** A table of a FlatBuffer: fields by their slot. Reading beyond the end throws RangeError. */
class Table {
  readonly data: DataView;
  readonly #at: number;

  constructor(data: DataView, at: number) {
    this.data = data;
    this.#at = at;
  }

  has(slot: number): boolean {
    return this.#place(slot) !== 0;
  }

  byte(slot: number): number {
    const at = this.#place(slot);
    return at === 0 ? 0 : this.data.getUint8(at);
  }

  long(slot: number): number {
    const at = this.#place(slot);
    return at === 0 ? 0 : Number(this.data.getBigInt64(at, true));
  }

  table(slot: number): Table {
    const at = this.#place(slot);
    if (at === 0) throw new ImportError('arrow-broken');
    return this.pointed(at);
  }

  /** The table that a pointer at this place leads to. */
  pointed(at: number): Table {
    return new Table(this.data, at + this.data.getUint32(at, true));
  }

  /** Elements of so many bytes, all of them within the buffer. */
  vector(slot: number, size: number): { at: number; length: number } {
    const at = this.#place(slot);
    if (at === 0) return { at: 0, length: 0 };
    const start = at + this.data.getUint32(at, true);
    const length = this.data.getUint32(start, true);
    if (start + 4 + length * size > this.data.byteLength) throw new ImportError('arrow-broken');
    return { at: start + 4, length };
  }

  #place(slot: number): number {
    const layout = this.#at - this.data.getInt32(this.#at, true);
    const entry = 4 + slot * 2;
    if (entry >= this.data.getUint16(layout, true)) return 0;
    const offset = this.data.getUint16(layout + entry, true);
    return offset === 0 ? 0 : this.#at + offset;
  }
}
