import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS } from '#import/plan.ts';
import { BAD_QUOTE, CUT, RECORD, RecordReader, UNCLOSED, splitRecord, type Cutting } from '#import/scanner.ts';
import { numRuns } from '../../support/runs.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const QUOTED: Cutting = { delimiter: ',', quote: '"', escape: 'double' };

describe('RecordReader', () => {
  it.each([
    ['a,"b', true, UNCLOSED],
    ['a,"b', false, CUT],
    ['a,"b"c', true, BAD_QUOTE],
    ['a,"b"  ,c', true, RECORD],
    ['a,"b""', true, UNCLOSED],
    ['a,"b"', false, CUT],
    ['a\r', false, CUT],
  ])('%j, the last bytes: %s', (text, last, outcome) => {
    const bytes = encode(text);
    expect(new RecordReader(QUOTED).read(bytes, 0, bytes.length, last)).toBe(outcome);
  });

  it.each([
    ['double', '"a\\"', RECORD],
    ['backslash', '"a\\"', UNCLOSED],
    ['backslash', '"a\\\\"', RECORD],
    ['backslash', '"a\\', UNCLOSED],
  ] as const)('with escape %s, %j', (escape, text, outcome) => {
    const bytes = encode(text);
    expect(new RecordReader({ ...QUOTED, escape }).read(bytes, 0, bytes.length, true)).toBe(outcome);
  });

  it('finds the same end wherever the bytes break off first', () => {
    const text = encode('a,"b\\"\r\n""c" ,d\r\ne');
    for (const escape of ['double', 'backslash'] as const) {
      const reader = new RecordReader({ ...QUOTED, escape });
      const outcome = reader.read(text, 0, text.length, true);
      const { next, fields } = reader;
      for (let end = 1; end < next; end++)
        expect(reader.read(text, 0, end, false)).toSatisfy((o) => o === CUT || o === outcome);
      reader.read(text, 0, text.length, true);
      expect([reader.next, reader.fields]).toEqual([next, fields]);
    }
  });
});

describe('splitRecord', () => {
  it('gives as many fields as the reader counts, and the cells that were written', () => {
    const cutting = fc.record<Cutting>({
      delimiter: fc.constantFrom(...DELIMITERS.filter((delimiter) => delimiter !== ' ')),
      quote: fc.constantFrom('"', "'"),
      escape: fc.constantFrom('double', 'backslash'),
    });
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', "'", '\\', ',', ';', '\n', '\r', '~', ' ', '订', '🙂'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(cutting, fc.array(cell, { minLength: 1, maxLength: 5 }), (cutting, cells) => {
        const { delimiter, quote, escape } = cutting;
        const inside = (text: string) =>
          escape === 'double'
            ? text.replaceAll(quote, quote + quote)
            : text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
        const record = cells.map((text) => quote + inside(text) + quote).join(delimiter);
        const bytes = encode(record);
        const reader = new RecordReader(cutting);
        expect(reader.read(bytes, 0, bytes.length, true)).toBe(RECORD);
        expect([reader.fields, reader.quotedFields, reader.next]).toEqual([cells.length, cells.length, bytes.length]);
        expect(splitRecord(record, cutting)).toEqual(cells);
      }),
      { numRuns: numRuns(2000) },
    );
  });
});
