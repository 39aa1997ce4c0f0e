import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { partsOf } from '#import/readers/index.ts';
import { csvOf, tableOf } from './support.ts';

type Column = Parameters<typeof parquetWriteBuffer>[0]['columnData'][number];
type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;

const file = (columnData: Column[], schema?: Schema['slice'] extends () => infer S ? S : never) =>
  new Blob([
    parquetWriteBuffer({
      columnData,
      ...(schema && { schema: [{ name: 'root', num_children: columnData.length }, ...schema] }),
    }),
  ]);

describe('Parquet', () => {
  it('gives strings, numbers, booleans and nulls, 64-bit numbers exact', async () => {
    const blob = file([
      { name: 'id', data: [123456789012345678n, -1n, null], type: 'INT64' },
      { name: 'na,me', data: ['a,"b"\n', '订', null], type: 'STRING' },
      { name: 'd', data: [1e-7, 0.1, 1e22], type: 'DOUBLE' },
      { name: 'f', data: [0.1, 1.5, 16_777_216], type: 'FLOAT' },
      { name: 'b', data: [true, false, null], type: 'BOOLEAN' },
    ]);
    expect(await partsOf(blob, 'a.parquet')).toEqual([{ path: [], format: 'parquet', bytes: blob.size, rows: 3 }]);
    expect(await csvOf(blob)).toBe(
      'id,"na,me",d,f,b\n123456789012345678,"a,""b""\n",0.0000001,0.1,true\n-1,订,0.1,1.5,false\n,,10000000000000000000000,16777216,\n',
    );
  });

  it('gives stamps, dates, times and decimals exact', async () => {
    const instant = 1_704_445_872_123n;
    const stored = (unit: 'MILLIS' | 'MICROS' | 'NANOS', isAdjustedToUTC: boolean) =>
      ({
        type: 'INT64',
        repetition_type: 'OPTIONAL',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit },
      }) as const;
    const blob = file(
      [
        { name: 'ms', data: [instant, null] },
        { name: 'us', data: [instant * 1000n + 4n, -1n] },
        { name: 'ns', data: [instant * 1_000_000n, 0n] },
        { name: 'day', data: [19_727, null] },
        { name: 'small', data: [-5, 12_345] },
        { name: 'large', data: [123_456_789_012_345_678n, -1n] },
      ],
      [
        { name: 'ms', ...stored('MILLIS', true) },
        { name: 'us', ...stored('MICROS', false) },
        { name: 'ns', ...stored('NANOS', false) },
        { name: 'day', type: 'INT32', repetition_type: 'OPTIONAL', logical_type: { type: 'DATE' } },
        {
          name: 'small',
          type: 'INT32',
          repetition_type: 'OPTIONAL',
          logical_type: { type: 'DECIMAL', scale: 2, precision: 9 },
          scale: 2,
        },
        {
          name: 'large',
          type: 'INT64',
          repetition_type: 'OPTIONAL',
          logical_type: { type: 'DECIMAL', scale: 4, precision: 18 },
          scale: 4,
        },
      ],
    );
    expect(await csvOf(blob)).toBe(
      'ms,us,ns,day,small,large\n2024-01-05 09:11:12.123Z,2024-01-05 09:11:12.123004,2024-01-05 09:11:12.123,2024-01-05,-0.05,12345678901234.5678\n' +
        ',1969-12-31 23:59:59.999999,1970-01-01 00:00:00,,123.45,-0.0001\n',
    );
  });

  it('gives nested values as JSON', async () => {
    const blob = file([{ name: 'j', data: [{ a: [1, 'x'] }, null], type: 'JSON' }]);
    expect(await csvOf(blob)).toBe('j\n"{""a"":[1,""x""]}"\n\n');
  });

  it('reads group after group, and for a preview only the first', async () => {
    const data = Array.from({ length: 5000 }, (_, i) => i);
    const blob = new Blob([
      parquetWriteBuffer({
        columnData: [
          { name: 'n', data, type: 'INT32' },
          { name: 'm', data, type: 'INT32' },
        ],
        rowGroupSize: 700,
      }),
    ]);
    const whole = await tableOf(blob);
    expect(whole.rows).toBe(5001);
    expect((await whole.blob.text()).endsWith('\n4999,4999\n')).toBe(true);
    expect((await tableOf(blob, { atMost: 20 })).rows).toBe(21);
  });

  it('is read whatever it is compressed with', async () => {
    const columnData: Column[] = [{ name: 'n', data: ['a', 'b', 'a'], type: 'STRING' }];
    const bytes = parquetWriteBuffer({ columnData, codec: 'GZIP', compressors: { GZIP: (page) => gzipSync(page) } });
    expect(await csvOf(new Blob([bytes]))).toBe('n\na\nb\na\n');
  });

  it('with a run that claims two thousand million values is refused at once', async () => {
    const data = Array.from({ length: 100 }, () => 'same');
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'n', data, type: 'STRING' }], codec: 'UNCOMPRESSED' }),
    );
    let refused = 0;
    for (let at = 4; at < 60; at++) {
      const damaged = bytes.slice();
      damaged.set([0xfe, 0xff, 0xff, 0xff, 0x0f], at);
      await csvOf(new Blob([damaged])).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'parquet-broken' });
        refused++;
      });
    }
    expect(refused).toBeGreaterThan(20);
  });

  it('is refused when damaged', async () => {
    const blob = file([{ name: 'n', data: [1, 2, 3], type: 'INT32' }]);
    await expect(csvOf(blob.slice(0, -6))).rejects.toMatchObject({ code: 'parquet-broken' });
  });
});
