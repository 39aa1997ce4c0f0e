import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, tableOf } from './support.ts';

const blobOf = (text: string) => new Blob([text]);
const csv = (text: string) => csvOf(blobOf(text));

describe('JSON', () => {
  it('becomes a table with the union of all keys in order of appearance', async () => {
    expect(await csv('[{"a":1,"b":"x"},{"b":"y,z","c":true},{},{"a":null,"d":"q\\"\\n"}]')).toBe(
      'a,b,c,d\n1,x,,\n,"y,z",true,\n\n,,,"q""\n"\n',
    );
  });

  it('flattens objects to three levels, joins lists of scalars, leaves the rest as JSON', async () => {
    expect(await csv('[{"c":{"n":"x","a":{"z":1,"t":{"u":2}}},"tags":["p","q"],"m":[{"k":1},2],"e":{}}]')).toBe(
      'c.n,c.a.z,c.a.t,tags,m,e\nx,1,"{""u"":2}",p; q,"[{""k"":1},2]",\n',
    );
  });

  it.each([
    ['{"data":[{"a":1},{"a":2}]}', 'a\n1\n2\n'],
    ['{"code":0,"data":{"total":2,"list":[{"a":1},{"a":2}]},"msg":"ok"}', 'a\n1\n2\n'],
    ['{"users":[{"u":1}],"orders":[{"a":1},{"a":2}],"ids":[1,2,3]}', 'a\n1\n2\n'],
    ['{"x":[{"u":1}],"orders":[{"a":1}]}', 'a\n1\n'],
    ['[["a","b"],[1,2]]', 'a,b\n1,2\n'],
    ['{"a":1,"b":{"c":2}}', 'a,b.c\n1,2\n'],
    ['\ufeff [ ]x', ''],
  ])('finds the table in %s', async (text, expected) => {
    if (expected === '') await expect(csv(text)).rejects.toMatchObject({ code: 'json-broken' });
    else expect(await csv(text)).toBe(expected);
  });

  it('keeps the digits of long numbers, as ids and in text', async () => {
    expect(
      await csv(
        '[{"id":123456789012345678,"n":-1234567890123456,"t":"9 1234567890123456789","f":0.12345678901234567,"e":1e-7}]',
      ),
    ).toBe('id,n,t,f,e\n123456789012345678,-1234567890123456,9 1234567890123456789,0.12345678901234566,0.0000001\n');
  });

  it('makes one row per line item, with the order repeated, if every order has some', async () => {
    const orders =
      '[{"id":1,"line_items":[{"sku":"a","q":1},{"sku":"b","q":2}],"total":9},{"id":2,"line_items":[{"sku":"c","q":3}],"total":5}]';
    const table = await tableOf(blobOf(orders));
    expect(await table.blob.text()).toBe('id,line_items.sku,line_items.q,total\n1,a,1,9\n1,b,2,9\n2,c,3,5\n');
    expect(table.expanded).toBe('line_items');
    const uneven = await tableOf(blobOf(orders.replace('[{"sku":"c","q":3}]', '[]')));
    expect(uneven.rows).toBe(3);
    expect(uneven.expanded).toBeUndefined();
    expect(await uneven.blob.text()).toContain('"[{""sku"":""a""');
  });

  it.each([
    ['[{"a":1},\n {"a":x}]', 2, 7],
    ['[{"a":1},\n{"a":2}', 2, 8],
    ['[{"a":1}\n{"a":2}]', 2, 1],
    ['[{"a":1},]', 1, 10],
    ['[{"a":1}]\n]', 2, 1],
    ['{"data":[{"a":1}}', 1, 17],
    ['[{"a":"\n"}]', 1, 7],
  ])('of %j says where it breaks', async (text, line, column) => {
    await expect(csv(text)).rejects.toMatchObject({ code: 'json-broken', params: { line, column } });
  });

  it.each(['[]', '{"data":[]}x'.slice(0, -1)])('%s holds no table or one record', async (text) => {
    if (text === '[]') await expect(csv(text)).rejects.toMatchObject({ code: 'no-table' });
    else expect(await csv(text)).toBe('data\n\n');
  });

  it('is read in UTF-16 and GB18030 too', async () => {
    const utf16 = new Blob([new Uint8Array([0xff, 0xfe]), new Uint8Array(Buffer.from('[{"名":"值"}]', 'utf16le'))]);
    expect(await csvOf(utf16)).toBe('名\n值\n');
    const gbk = new Blob(['[{"a":"', new Uint8Array([0xb6, 0xa9]), '"}]']);
    expect(await csvOf(gbk)).toBe('a\n订\n');
  });

  it('comes back as it was, in whatever blocks it is read', async () => {
    const value = fc.record({
      id: fc.integer(),
      text: fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '订', '😀', '[', '{', '}', ',') }),
      n: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 20 }), fc.boolean(), async (values, lines) => {
        const text = lines ? values.map((one) => JSON.stringify(one)).join('\r\n') : JSON.stringify(values, null, 1);
        const { blob, rows } = await tableOf(blobOf(text));
        expect(rows).toBe(values.length + 1);
        const field = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
        const lead = values.map(({ id, text: t }) => `${id},${field(t)},`);
        const csvText = await blob.text();
        let at = csvText.indexOf('\n') + 1;
        for (const [i, start] of lead.entries()) {
          expect(csvText.startsWith(start, at)).toBe(true);
          const end = csvText.indexOf('\n', at + start.length);
          expect(Number(csvText.slice(at + start.length, end))).toBe(values[i]!.n + 0);
          at = end + 1;
        }
      }),
      { numRuns: process.env['LONG'] ? 1000 : 100 },
    );
  });
});

describe('NDJSON', () => {
  it('keeps a line that is no JSON as a row and tells where it is', async () => {
    const table = await tableOf(blobOf('{"a":1,"b":2}\n\n{"a":2,\n{"b":3}\r\n'));
    expect(await table.blob.text()).toBe('a,b\n1,2\n"{""a"":2,",\n,3\n');
    expect(table.bad).toEqual([{ line: 3, record: 3, text: '{"a":2,' }]);
    expect(table.rows).toBe(4);
  });

  it('is refused when most lines are none', async () => {
    const text = '{"a":1}\n{"a":2}\n{"a":3}\n' + 'nonsense\n'.repeat(500);
    await expect(csv(text.repeat(1))).rejects.toMatchObject({ code: 'json-broken', params: { line: 4, column: 1 } });
  });

  it('is known by its values even where the first is longer than a look', async () => {
    const long = JSON.stringify({ a: 'x'.repeat(100_000) });
    expect((await tableOf(blobOf(`${long}\n${long}\n`))).rows).toBe(3);
  });
});
