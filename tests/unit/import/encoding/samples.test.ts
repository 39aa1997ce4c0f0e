import { describe, expect, it } from 'vitest';
import { gatherEvidence, sideBySide } from '#import/encoding/index.ts';
import { encode } from './support.ts';

const sides = async (bytes: BlobPart, encodings: Parameters<typeof sideBySide>[1], count = 5) =>
  sideBySide(await gatherEvidence(new Blob([bytes])), encodings, count);

describe('sideBySide', () => {
  it('shows the same line as each encoding reads it', async () => {
    expect(await sides(encode('id,name\n1,Ann\n2,张伟\n', 'gb18030'), ['gb18030', 'windows-1252', 'utf-8'])).toEqual([
      { line: 3, texts: { gb18030: '2,张伟', 'windows-1252': '2,ÕÅÎ°', 'utf-8': '2,\ufffd\ufffdΰ' } },
    ]);
  });

  it('prefers lines that are read differently, and shows no text twice', async () => {
    const text = 'é\né\nà\n€\né\n';
    expect(await sides(encode(text, 'windows-1252'), ['windows-1252', 'iso-8859-15'], 2)).toEqual([
      { line: 1, texts: { 'windows-1252': 'é', 'iso-8859-15': 'é' } },
      { line: 4, texts: { 'windows-1252': '€', 'iso-8859-15': '\u0080' } },
    ]);
  });

  it('cuts at sixty characters around the first that is not ASCII', async () => {
    const [sample] = await sides(encode(`${'x'.repeat(200)},${'张伟'.repeat(200)}\n`, 'gb18030'), ['gb18030', 'big5']);
    expect(Object.values(sample!.texts).every((text) => text.length <= 60)).toBe(true);
    expect(sample!.texts.gb18030).toMatch(/^x+,(张伟)+张?$/);
  });

  it('takes them from all over the file', async () => {
    const names = Array.from({ length: 150 }, (_, i) => `客户${i}`);
    const found = await sides(encode(names.join('\n'), 'gb18030'), ['gb18030', 'big5'], 5);
    expect(found).toHaveLength(5);
    expect(found.at(-1)!.line).toBeGreaterThan(100);
  });

  it('shows UTF-16 as it is', async () => {
    expect(await sides(encode('\ufeffa,b\n1,中\n', 'utf-16le'), ['utf-16le'])).toEqual([
      { line: 2, texts: { 'utf-16le': '1,中' } },
    ]);
  });
});
