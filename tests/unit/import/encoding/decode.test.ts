import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENCODING_IDS, ENCODINGS, toUtf8, type EncodingId } from '#import/encoding/index.ts';
import { bytesOf, encode, encodingTable } from './support.ts';

const RUNS = process.env['LONG'] ? 500 : 50;
const isWide = (encoding: EncodingId) => ENCODINGS[encoding].how.as === 'utf-16';
const blockBytes = fc.integer({ min: 1, max: 40 });

/** Any text the encoding can hold, rich in line ends and ASCII. */
function textIn(encoding: EncodingId): fc.Arbitrary<string> {
  const ascii = fc.constantFrom('a', '7', ',', '"', '~', '\n', '\r\n', '\r');
  const rest = isWide(encoding)
    ? fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom('\ufffd', '\u0a0a', '\u0d0a', '𠮷', '😀'),
      )
    : fc.constantFrom(...encodingTable(encoding).keys());
  return fc.array(fc.oneof(ascii, rest), { maxLength: 60 }).map((parts) => parts.join(''));
}

/** No character by itself before a delimiter. */
const LOST: Partial<Record<EncodingId, number[]>> = {
  gb18030: [0xff],
  big5: [0xd5],
  shift_jis: [0xe4],
  'euc-jp': [0xd5],
  'euc-kr': [0xd5],
  'utf-16le': [0x00, 0xdc],
  'utf-16be': [0xdc, 0x00],
  'windows-1253': [0xff],
};

describe('toUtf8', () => {
  it.each(ENCODING_IDS.filter((id) => id !== 'utf-8'))(
    'gives back any text written in %s, however it is cut into blocks',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(textIn(encoding), blockBytes, async (text, size) => {
          fc.pre(!text.startsWith('\ufeff'));
          const { blob, undecodable } = await toUtf8(new Blob([encode(text, encoding)]), encoding, {
            blockBytes: size,
          });
          expect(await bytesOf(blob)).toEqual(new TextEncoder().encode(text));
          expect(undecodable.count).toBe(0);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it.each(Object.keys(LOST) as EncodingId[])('marks and locates what %s does not know', async (encoding) => {
    const lost = Uint8Array.from(LOST[encoding]!);
    const line = textIn(encoding).map((text) => text.replaceAll(/[\r\n\ufeff]/g, ''));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, end, fc.boolean()), { minLength: 1, maxLength: 12 }),
        blockBytes,
        async (lines, size) => {
          const parts: Uint8Array<ArrayBuffer>[] = [];
          const expected: Uint8Array<ArrayBuffer>[] = [];
          const places: { line: number; byte: number }[] = [];
          let byte = 0;
          lines.forEach(([text, lineEnd, bad], i) => {
            const shown = encode(`x${text},`, encoding);
            const after = encode(`,y${lineEnd === '\r' && i < lines.length - 1 ? '\r' : lineEnd}`, encoding);
            if (bad) places.push({ line: i + 1, byte: byte + shown.length });
            const written = bad ? [shown, lost, after] : [shown, after];
            parts.push(...written);
            byte += written.reduce((sum, { length }) => sum + length, 0);
            const utf8 = (part: string) => new TextEncoder().encode(part);
            expected.push(utf8(`x${text},`), ...(bad ? [Uint8Array.of(0xff)] : []), utf8(`,y${lineEnd}`));
          });
          const { blob, undecodable } = await toUtf8(new Blob(parts), encoding, { blockBytes: size });
          expect(await bytesOf(blob)).toEqual(await bytesOf(new Blob(expected)));
          expect(undecodable).toEqual({ count: places.length, places });
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('passes UTF-8 untouched, whatever it holds', async () => {
    const file = new Blob([Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff)]);
    expect(await toUtf8(file, 'utf-8')).toEqual({ blob: file, undecodable: { count: 0, places: [] } });
    expect((await toUtf8(file, 'utf-8')).blob).toBe(file);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'takes the mark from the beginning of %s, and only from there',
    async (encoding) => {
      const { blob } = await toUtf8(new Blob([encode('\ufeffa\ufeffb', encoding)]), encoding);
      expect(await bytesOf(blob)).toEqual(new TextEncoder().encode('a\ufeffb'));
    },
  );

  it('keeps a replacement character that the file itself holds', async () => {
    for (const encoding of ['gb18030', 'utf-16le'] as const) {
      const file = new Blob([encode('a\ufffd', encoding), new Uint8Array(LOST[encoding]!), encode('\n', encoding)]);
      const { blob, undecodable } = await toUtf8(file, encoding);
      expect(await bytesOf(blob)).toEqual(Uint8Array.of(0x61, 0xef, 0xbf, 0xbd, 0xff, 0x0a));
      expect(undecodable.count).toBe(1);
    }
  });

  it('loses no delimiter behind half a character', async () => {
    const { blob, undecodable } = await toUtf8(new Blob([Uint8Array.of(0xd5, 0x2c, 0x61, 0x0a, 0xd5)]), 'gb18030');
    expect(await bytesOf(blob)).toEqual(Uint8Array.of(0xff, 0x2c, 0x61, 0x0a, 0xff));
    expect(undecodable.places).toEqual([
      { line: 1, byte: 0 },
      { line: 2, byte: 4 },
    ]);
  });

  it('counts an odd last byte of UTF-16', async () => {
    const { undecodable } = await toUtf8(new Blob([encode('a\nb', 'utf-16le'), 'c']), 'utf-16le');
    expect(undecodable).toEqual({ count: 1, places: [{ line: 2, byte: 6 }] });
  });

  it('counts all undecodable sequences and places the first hundred', async () => {
    const { undecodable } = await toUtf8(
      new Blob([new Uint8Array(1000).map((_, i) => (i % 2 ? 10 : 0xff))]),
      'gb18030',
    );
    expect(undecodable.count).toBe(500);
    expect(undecodable.places).toHaveLength(100);
    expect(undecodable.places.at(-1)).toEqual({ line: 100, byte: 198 });
  });

  it('reads the euro of Windows-1252 and the control of ISO 8859-1 from the same byte', async () => {
    const file = new Blob([Uint8Array.of(0x80)]);
    expect(await (await toUtf8(file, 'windows-1252')).blob.text()).toBe('€');
    expect(await (await toUtf8(file, 'iso-8859-1')).blob.text()).toBe('\u0080');
  });

  it('tells how far it is and stops when asked', async () => {
    const file = new Blob(['abc\n'.repeat(100)]);
    const shares: number[] = [];
    await toUtf8(file, 'big5', { blockBytes: 100, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    const controller = new AbortController();
    const stopped = toUtf8(file, 'big5', {
      blockBytes: 100,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toThrow('abort');
  });
});
