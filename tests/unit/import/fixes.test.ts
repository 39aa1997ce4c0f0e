import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixedText, fixSql, suggestFixes, type Fix } from '#import/fixes.ts';
import { ident, join, sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => (db = await openDuckDB()));

const engine = (fix: Fix, texts: readonly string[]) =>
  db
    .rows(
      sql`SELECT ${fixSql(ident('x'), fix)} AS v FROM (SELECT unnest([${join(texts)}]) AS x, unnest(range(${texts.length})) AS i) ORDER BY i`,
    )
    .map((row) => row['v']);

describe('a fix', () => {
  it.each([
    [{ kind: 'strip', characters: '≈约' }, '约≈12', '12'],
    [{ kind: 'strip', characters: '-]^' }, '[1-2]^', '[12'],
    [{ kind: 'strip', characters: '' }, '12', '12'],
    [{ kind: 'replace', from: 'O', to: '0' }, '1O.O5', '10.05'],
    [{ kind: 'replace', from: '', to: 'x' }, '12', '12'],
    [{ kind: 'replace', from: '$&', to: '$&$1' }, 'a$&b', 'a$&$1b'],
    [{ kind: 'nothing' }, 'soon', ''],
    [{ kind: 'decimal', mark: ',' }, '12,50', '12,50'],
    [{ kind: 'date-format', format: 'iso' }, '5/1/24', '5/1/24'],
  ] as const)('%j has %s read as %s', (fix, text, expected) => {
    expect(fixedText(text, fix)).toBe(expected);
    expect(engine(fix, [text])).toEqual([expected]);
  });

  it('changes any text the same way in the page and in the engine', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '1', '.', '-', ']', '\\', '%', "'", '"', '?', '张', 'é', '😀', '\n', '$&'), {
        maxLength: 8,
      })
      .map((pieces) => pieces.join(''));
    const fix: fc.Arbitrary<Fix> = fc.oneof(
      fc.record({ kind: fc.constant('strip'), characters: text }),
      fc.record({ kind: fc.constant('replace'), from: text, to: text }),
      fc.record({ kind: fc.constant('nothing') }),
      fc.record({ kind: fc.constant('decimal'), mark: fc.constantFrom('.', ',') }),
    );
    fc.assert(
      fc.property(fix, fc.array(text, { minLength: 50, maxLength: 50 }), (rule, texts) => {
        expect(engine(rule, texts)).toEqual(texts.map((value) => fixedText(value, rule)));
      }),
      { numRuns: process.env['LONG'] ? 2000 : 200 },
    );
  });
});

describe('suggestions', () => {
  it.each([
    ['bad-amount', 'amount', ['12,50', '7,25'], { kind: 'decimal', mark: ',' }],
    ['bad-price', 'unit_price', ['12.50', '7.25'], { kind: 'decimal', mark: '.' }],
    ['bad-amount', 'amount', ['≈12', '≈13.5', 'x'], { kind: 'strip', characters: '≈' }],
    ['bad-quantity', 'quantity', ['3 件', '12件'], { kind: 'strip', characters: '件' }],
    ['bad-quantity', 'quantity', ['3 pc', '12 pc'], { kind: 'strip', characters: 'pc' }],
    ['bad-date', 'ordered_at', ['25.12.2023', '24.12.2023'], { kind: 'date-format', format: 'day-month-year' }],
    ['bad-date', 'ordered_at', ['[2023-12-25]', '[2023-12-24]'], { kind: 'strip', characters: '[]' }],
    ['bad-amount', 'amount', ['待定', '待定'], { kind: 'nothing' }],
  ] as const)('%s in %s, %j: first %j', (code, role, examples, fix) => {
    expect(suggestFixes(code, role, examples)[0]).toEqual(fix);
  });

  it('both orders of day and month where both would read the dates', () => {
    expect(suggestFixes('bad-date', 'ordered_at', ['05/01/2024', '06/02/2024']).slice(0, 2)).toEqual([
      { kind: 'date-format', format: 'day-month-year' },
      { kind: 'date-format', format: 'month-day-year' },
    ]);
  });

  it('guess nothing: a letter inside a number, under half of the texts, other codes, no examples', () => {
    expect(suggestFixes('bad-amount', 'amount', ['1O.5', '2O.5'])).toEqual([]);
    expect(suggestFixes('bad-amount', 'amount', ['12,50', 'x1', 'y2'])).toEqual([]);
    expect(suggestFixes('missing-date', 'ordered_at', ['25.12.2023'])).toEqual([]);
    expect(suggestFixes('bad-amount', 'amount', [])).toEqual([]);
  });
});
