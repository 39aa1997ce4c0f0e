import { deflateSync, strToU8, zipSync } from 'fflate';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memberName } from '#import/readers/zip.ts';
import { openPart, partsOf } from '#import/readers/index.ts';
import { sheetOf, workbook } from './workbook.ts';

const zip = (files: Parameters<typeof zipSync>[0], level: 0 | 6 = 6) => new Blob([zipSync(files, { level })]);
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const cells = sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>');

/** A zip whose member names are these bytes, as systems that know nothing of UTF-8 write them. */
function namedZip(names: readonly Uint8Array[]): Blob {
  const content = strToU8('a,b\n1,2\n');
  const plain = zipSync(Object.fromEntries(names.map((name, i) => [String(i).padStart(name.length, 'x'), content])));
  const text = Buffer.from(plain);
  names.forEach((name, i) => {
    const made = String(i).padStart(name.length, 'x');
    for (let at = text.indexOf(made); at >= 0; at = text.indexOf(made, at + 1)) text.set(name, at);
  });
  return new Blob([new Uint8Array(text)]);
}

describe('an archive', () => {
  it('lists members and the sheets of workbooks in it, without folders, clutter and empty files', async () => {
    const file = zip({
      '2024/orders.csv': strToU8('a,b\n1,2\n'),
      '2024/empty.csv': new Uint8Array(0),
      '__MACOSX/2024/._orders.csv': strToU8('x'),
      '.DS_Store': strToU8('x'),
      'Thumbs.db': strToU8('x'),
      'a.xlsx': await bytesOf(workbook({ sheets: [cells] })),
      'lines.json': strToU8('[{"a":1}]'),
      'export.xls': strToU8('<table><tr><td>1</td></tr></table>'),
    });
    expect(await partsOf(file, 'a.zip')).toMatchObject([
      { path: ['2024/orders.csv'], format: 'text', bytes: 8, rows: null },
      { path: ['a.xlsx', 'S'], format: 'xlsx' },
      { path: ['lines.json'], format: 'json' },
      { path: ['export.xls'], format: 'html' },
    ]);
  });

  it.each([0, 6] as const)('opens its members as they are (compression %i)', async (level) => {
    const text = 'a,b\n1,二\n'.repeat(50_000);
    const file = zip({ 'x/订单.csv': strToU8(text), 'a.xlsx': await bytesOf(workbook({ sheets: [cells] })) }, level);
    const opened = await openPart(file, { path: ['x/订单.csv'], format: 'text' });
    expect(await opened.blob.text()).toBe(text);
    const sheet = await openPart(file, { path: ['a.xlsx', 'S'], format: 'xlsx' });
    expect(await sheet.blob.text()).toBe('1,2\n');
  });

  it('for a preview unpacks only the beginning', async () => {
    const text = Array.from({ length: 400_000 }, (_, i) => `${i},${(i * 7919) % 1000}\n`).join('');
    const file = zip({ 'a.csv': strToU8(text), 'b.csv': strToU8('x,y\n') });
    const { blob } = await openPart(file, { path: ['a.csv'], format: 'text' }, { atMost: 100 });
    expect(blob.size).toBeLessThan(text.length / 2);
    expect(text.startsWith(await blob.text())).toBe(true);
  });

  it('reads names in UTF-8, GBK and CP437 whatever the flag says', async () => {
    const gbk = new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5, 0x2e, 0x63, 0x73, 0x76]);
    const utf8 = strToU8('订单2.csv');
    const dos = new Uint8Array([0x52, 0x81, 0x2e, 0x63, 0x73, 0x76]);
    const parts = await partsOf(namedZip([gbk, utf8, dos]), 'a.zip');
    expect(parts.map(({ path }) => path[0])).toEqual(['订单.csv', '订单2.csv', 'Rü.csv']);
    const opened = await openPart(namedZip([gbk, utf8, dos]), { path: ['订单.csv'], format: 'text' });
    expect(await opened.blob.text()).toBe('a,b\n1,2\n');
    expect(memberName(new Uint8Array([0x9c, 0xff]))).toBe('£\u00a0');
  });

  it('names what cannot be read beside what can, and refuses what holds nothing else', async () => {
    const pdf = strToU8('%PDF-1.7 x');
    expect(await partsOf(zip({ 'a.csv': strToU8('a,b\n'), 'b.pdf': pdf }), 'a.zip')).toMatchObject([
      { path: ['a.csv'], format: 'text' },
      { path: ['b.pdf'], format: 'other', problem: { code: 'unsupported-format', params: { format: 'pdf' } } },
    ]);
    const both = zip({ 'a.csv': strToU8('a,b\n'), 'b.pdf': pdf });
    await expect(openPart(both, { path: ['b.pdf'], format: 'other' })).rejects.toMatchObject({
      code: 'unsupported-format',
    });
    await expect(partsOf(zip({ 'b.pdf': pdf }), 'a.zip')).rejects.toMatchObject({ code: 'unsupported-format' });
    await expect(partsOf(zip({ 'x/': new Uint8Array(0) }), 'a.zip')).rejects.toMatchObject({ code: 'no-table' });
  });

  it('refuses archives within archives by the name of the inner one', async () => {
    const inner = await bytesOf(zip({ 'a.csv': strToU8('a,b\n') }));
    await expect(partsOf(zip({ 'inner.zip': inner }), 'a.zip')).rejects.toMatchObject({
      code: 'nested-archive',
      params: { name: 'inner.zip' },
    });
    await expect(partsOf(zip({ 'a.csv.gz': gzipSync('a,b\n') }), 'a.zip')).rejects.toMatchObject({
      code: 'nested-archive',
    });
    const twice = new Blob([gzipSync(gzipSync('a,b\n'))]);
    await expect(partsOf(twice, 'a.gz')).rejects.toMatchObject({ code: 'nested-archive', params: { name: 'a.gz' } });
  });

  it('refuses members that need a password or another method', async () => {
    const file = await bytesOf(zip({ 'a.csv': strToU8('a,b\n'.repeat(50)) }));
    const directory = Buffer.from(file).indexOf('PK\u0001\u0002', 0, 'latin1');
    const encrypted = file.slice();
    encrypted[directory + 8]! |= 1;
    await expect(partsOf(new Blob([encrypted]), 'a.zip')).rejects.toMatchObject({ code: 'encrypted-file' });
    const deflate64 = file.slice();
    deflate64[directory + 10] = 9;
    await expect(partsOf(new Blob([deflate64]), 'a.zip')).rejects.toMatchObject({ code: 'archive-method' });
  });

  it('refuses damage: a flipped byte, a cut end, a size that lies', async () => {
    const file = await bytesOf(zip({ 'a.csv': strToU8('a,b\n1,2\n') }, 0));
    const flipped = file.slice();
    flipped[Buffer.from(file).indexOf('1,2')] = 0x37;
    const part = { path: ['a.csv'], format: 'text' } as const;
    await expect(openPart(new Blob([flipped]), part)).rejects.toMatchObject({ code: 'archive-broken' });
    await expect(partsOf(new Blob([file.slice(0, -30)]), 'a.zip')).rejects.toMatchObject({ code: 'archive-broken' });
    const lying = await bytesOf(zip({ 'a.csv': new Uint8Array(5_000_000) }));
    const directory = Buffer.from(lying).indexOf('PK\u0001\u0002', 0, 'latin1');
    new DataView(lying.buffer).setUint32(directory + 24, 100, true);
    await expect(openPart(new Blob([lying]), part)).rejects.toMatchObject({ code: 'archive-broken' });
  });

  it('refuses a bomb by what its directory claims', async () => {
    const bomb = await bytesOf(zip({ 'a.csv': new Uint8Array(1000), 'b.csv': new Uint8Array(1000) }));
    for (let at = 0; at >= 0;) {
      at = Buffer.from(bomb).indexOf('PK\u0001\u0002', at + 1, 'latin1');
      if (at >= 0) new DataView(bomb.buffer).setUint32(at + 24, 0xfffffff0, true);
    }
    await expect(partsOf(new Blob([bomb]), 'a.zip')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is read with bytes before it, as one that unpacks itself has', async () => {
    const file = new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), zip({ 'a.csv': strToU8('a,b\n') })]);
    const opened = await openPart(file, { path: ['a.csv'], format: 'text' });
    expect(await opened.blob.text()).toBe('a,b\n');
  });
});

describe('gzip', () => {
  it('is looked through, whatever lies under it', async () => {
    const text = new Blob([gzipSync('a,b\n1,2\n')]);
    expect(await partsOf(text, 'a.csv.gz')).toEqual([{ path: [], format: 'text', bytes: 8, rows: null }]);
    expect(await (await openPart(text, { path: [], format: 'text' })).blob.text()).toBe('a,b\n1,2\n');
    const book = new Blob([gzipSync(await bytesOf(workbook({ sheets: [cells] })))]);
    expect(await partsOf(book, 'a.xlsx.gz')).toMatchObject([{ path: ['S'], format: 'xlsx' }]);
    expect(await (await openPart(book, { path: ['S'], format: 'xlsx' })).blob.text()).toBe('1,2\n');
  });
});

describe('a plain file', () => {
  it('is not copied', async () => {
    const file = new Blob(['a,b\n1,2\n']);
    expect(await partsOf(file, 'a.xls')).toEqual([{ path: [], format: 'text', bytes: 8, rows: null }]);
    expect((await openPart(file, { path: [], format: 'text' })).blob).toBe(file);
  });

  it.each([
    ['%PDF-1.7', 'pdf'],
    ['SQLite format 3\0', 'sqlite'],
    ['Rar!\u001a\u0007', 'rar'],
    ['GIF89a', 'image'],
    ['{\\rtf1', 'word'],
    ['MIME-Version: 1.0', 'mhtml'],
  ])('%j is refused as %s', async (head, format) => {
    await expect(partsOf(new Blob([head, 'x'.repeat(100)]), 'a.csv')).rejects.toMatchObject({
      code: 'unsupported-format',
      params: { format },
    });
  });

  it('of a kind that only its bytes show is seen by them', async () => {
    const kinds = ['[{"a":1}]', '{"a":1}\n{"a":2}\n', '<html><table>', '\ufeff<table>', '{"a,b\n', 'a\tb\n', '[1]\n'];
    const found = await Promise.all(kinds.map((text) => partsOf(new Blob([text]), 'a.xls')));
    expect(found.map(([part]) => part!.format)).toEqual(['json', 'ndjson', 'html', 'html', 'json', 'text', 'text']);
    const deflated = new Blob([deflateSync(strToU8('x'))]);
    expect((await partsOf(deflated, 'a'))[0]!.format).toBe('text');
    await expect(partsOf(new Blob([]), 'a')).rejects.toMatchObject({ code: 'empty-file' });
  });
});
