import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '#import/encoding/index.ts';
import { encode } from './support.ts';

const RUNS = process.env['LONG'] ? 2000 : 200;

/** The same facts, from the whole file at once. */
function plainly(bytes: Uint8Array) {
  const text = new TextDecoder('latin1').decode(bytes.map((byte) => (byte < 0x80 ? byte : 0xe9)));
  const lines = text.split(/\r\n|\n|\r/);
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end }) => end.length);
  const found = { lines: lines.length - (lines.at(-1) === '' ? 1 : 0), valid: [] as number[], invalid: [] as number[] };
  let at = 0;
  lines.forEach((line, i) => {
    const of = bytes.subarray(at, at + line.length);
    at += line.length + (ends[i] ?? 0);
    if (of.every((byte) => byte < 0x80)) return;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(of);
      found.valid.push(i + 1);
    } catch {
      found.invalid.push(i + 1);
    }
  });
  return found;
}

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('\n', '\r\n', '\r', 'abc,', 'a') },
  { weight: 2, arbitrary: fc.constantFrom('é', '中', '😀') },
  { weight: 1, arbitrary: fc.constantFrom([0xd5], [0xe4, 0xb8], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x80], [0xf5]) },
);
const bytesOfPieces = fc
  .array(pieces, { maxLength: 60 })
  .map((parts) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part))),
  );

describe('gatherEvidence', () => {
  it('counts lines, valid and not, however the file is cut into blocks', async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfPieces, fc.integer({ min: 1, max: 30 }), async (bytes, blockBytes) => {
        fc.pre(!(bytes[0] === 0xef && bytes[1] === 0xbb));
        const evidence = await gatherEvidence(new Blob([bytes]), { blockBytes });
        const expected = plainly(bytes);
        expect({
          lines: evidence.lines,
          valid: evidence.validLines,
          invalid: evidence.invalidLines,
          nonAscii: evidence.nonAscii,
          collected: evidence.collected.map(({ line }) => line),
        }).toEqual({
          lines: expected.lines,
          valid: expected.valid.length,
          invalid: expected.invalid.length,
          nonAscii: bytes.filter((byte) => byte >= 0x80).length,
          collected: [...expected.valid, ...expected.invalid].sort((a, b) => a - b),
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('collects the file’s own bytes at the places it tells', async () => {
    const bytes = encode('id,name\r\n1,Ann\r\n2,张伟\r\n3,Bob\r\n4,李娜', 'gb18030');
    const { collected } = await gatherEvidence(new Blob([bytes]), { blockBytes: 5 });
    expect(
      collected.map(({ line, byte, bytes: piece }) => [line, byte, new TextDecoder('gb18030').decode(piece)]),
    ).toEqual([
      [3, 16, '2,张伟'],
      [5, 31, '4,李娜'],
    ]);
    for (const { byte, bytes: piece } of collected) expect(bytes.subarray(byte, byte + piece.length)).toEqual(piece);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'counts the lines of %s by its characters, marked or not',
    async (encoding) => {
      const text = '订单,金额\r\n1,5\r2,਍਍\n\n3,中\n';
      for (const mark of ['\ufeff', '']) {
        const { wide, bom, lines, validLines, invalidLines, collected, controls } = await gatherEvidence(
          new Blob([encode(mark + text, encoding)]),
          { blockBytes: 6 },
        );
        expect({ wide, bom, lines, validLines, invalidLines, controls }).toEqual({
          wide: encoding,
          bom: mark ? encoding : null,
          lines: 5,
          validLines: 3,
          invalidLines: 0,
          controls: 0,
        });
        expect(collected.map(({ line }) => line)).toEqual([1, 3, 5]);
      }
    },
  );

  it('counts a line of UTF-16 with half a character as invalid', async () => {
    const { invalidLines, validLines } = await gatherEvidence(
      new Blob([encode('\ufeffa,é\nb,\ud83d\nc,\udc00\nd,😀\n', 'utf-16le')]),
    );
    expect([validLines, invalidLines]).toEqual([2, 2]);
  });

  it('collects little and evenly from a large file', async () => {
    const file = new Blob([encode('1,上海市,订单已完成\n', 'gb18030')]);
    const lines = 100_000;
    const { collected, invalidLines } = await gatherEvidence(new Blob(Array.from({ length: lines }, () => file)));
    expect(invalidLines).toBe(lines);
    expect(collected.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(256 * 1024);
    const tenths = new Set(collected.map(({ line }) => Math.floor((line / lines) * 10)));
    expect(tenths.size).toBe(10);
  });

  it('keeps a piece of a line that is longer than its blocks, cut between characters', async () => {
    const line = `${'x'.repeat(5000)},${'张伟,'.repeat(2000)}`;
    const { collected } = await gatherEvidence(new Blob([encode(`a\n${line}\n`, 'gb18030')]), { blockBytes: 100 });
    expect(collected).toHaveLength(1);
    const text = new TextDecoder('gb18030', { fatal: true }).decode(collected[0]!.bytes);
    expect(line).toContain(text);
    expect(text).toContain('张伟');
    expect(collected[0]!.bytes.length).toBeLessThan(400);
  });

  it('counts the control characters that text does not hold', async () => {
    const { controls, nuls } = await gatherEvidence(new Blob(['a\tb\r\n\x1a\0\x01x\0\n']));
    expect(controls).toBe(3);
    expect(nuls).toEqual({ even: 1, odd: 1 });
  });

  it('tells how far it is and stops when asked', async () => {
    const file = new Blob(['abc\n'.repeat(100)]);
    const shares: number[] = [];
    await gatherEvidence(file, { blockBytes: 100, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    await expect(gatherEvidence(file, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });
});
