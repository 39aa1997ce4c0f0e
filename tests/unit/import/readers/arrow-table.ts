import {
  Bool,
  Data,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Int32,
  Int64,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimeUnit,
  TimestampMicrosecond,
  Timestamp,
  Utf8,
  makeData,
  makeVector,
} from 'apache-arrow';

const utf8 = (...texts: string[]) => {
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const valueOffsets = new Int32Array(texts.length + 1);
  bytes.forEach((one, i) => (valueOffsets[i + 1] = valueOffsets[i]! + one.length));
  return makeData({ type: new Utf8(), length: texts.length, data: Buffer.concat(bytes), valueOffsets });
};

const columns: Record<string, Data> = {
  id: makeData({ type: new Int64(), data: new BigInt64Array([123456789012345678n, -1n]) }),
  'na,me': utf8('a,"b"', '订'),
  n: makeData({ type: new Int32(), data: new Int32Array([5, 6]), nullBitmap: new Uint8Array([1]), nullCount: 1 }),
  us: makeData({ type: new TimestampMicrosecond(), data: new BigInt64Array([1_704_445_872_123_004n, 0n]) }),
  utc: makeData({
    type: new Timestamp(TimeUnit.SECOND, 'Asia/Shanghai'),
    data: new BigInt64Array([1_704_445_872n, 0n]),
  }),
  day: makeData({ type: new DateDay(), data: new Int32Array([19_727, -1]) }),
  sum: makeData({
    type: new Decimal(2, 10),
    data: new Uint32Array([12_345, 0, 0, 0, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff]),
  }),
  ok: makeData({ type: new Bool(), length: 2, data: new Uint8Array([1]) }),
  kind: makeData({
    type: new Dictionary(new Utf8(), new Int32()),
    data: new Int32Array([1, 0]),
    dictionary: makeVector(utf8('sale', 'refund,x')),
  }),
};

/** Two rows of every kind of column, so many times. */
export function arrowTable(batches = 1): Table {
  const schema = new Schema(Object.entries(columns).map(([name, { type }]) => new Field(name, type, true)));
  const data = makeData({ type: new Struct(schema.fields), length: 2, children: Object.values(columns) });
  return new Table(
    schema,
    Array.from({ length: batches }, () => new RecordBatch(schema, data)),
  );
}
