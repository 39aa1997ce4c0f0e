import { describe, expect, it } from 'vitest';
import { IMPORT_CODES, ImportError, type ImportCode } from '#import/codes.ts';
import type { Reason } from '#import/encoding/judge.ts';
import { EVIDENCE, type Evidence, type EvidenceCode } from '#import/structure.ts';
import { word, wordPart } from '#i18n/word.ts';
import type { Phrase } from '#core/phrase.ts';
import { TABLE_KINDS } from '#orders/schema.ts';
import { withRole } from '../../../../src/pages/data/edits.ts';
import {
  basketLimits,
  columnPart,
  deskHead,
  evidencePhrases,
  isDoubtful,
  limitsOf,
  notesOf,
  problemParams,
  readingPhrase,
  reasonPhrase,
  whatOf,
} from '../../../../src/pages/data/wording.ts';
import { ABSURD, speech } from '../speech.ts';
import { draftOf, orders, planned, unseen } from './drafts.ts';

const english = (phrase: Phrase) => word(phrase, speech('en'));
const iso = () => '2024-03-05';
const bothWays = (i: number) => `${1 + (i % 12)}/${1 + ((i * 5) % 12)}/2024`;

/** Says it in both languages, none of them absurd; the English text. */
function said(phrase: Phrase): string {
  for (const locale of ['en', 'zh-CN'] as const) expect(word(phrase, speech(locale))).not.toMatch(ABSURD);
  expect(word(phrase, speech('zh-CN'))).not.toBe(english(phrase));
  return english(phrase);
}

describe('deskHead', () => {
  const titleOf = (...drafts: Parameters<typeof deskHead>[0]) => {
    const { title, lede } = deskHead(drafts);
    said(lede);
    return said(title);
  };

  it('says in words what is there and what is missing', async () => {
    const ready = await draftOf(orders(iso));
    const asked = await draftOf(orders(bothWays));
    const blocked = planned(ready, withRole(ready.plan!, ready.probe!, 2, null));
    const refused = { ...unseen('a.csv'), error: new ImportError('empty-file') };
    expect(titleOf(ready)).toBe('Orders: ready to import');
    expect(titleOf(asked)).toBe('One question before it is imported');
    expect(titleOf(blocked)).toBe('One thing has to be settled before importing');
    expect(titleOf(refused)).toBe('This file cannot be imported as it is');
    expect(titleOf(unseen('a.csv'))).toBe('Looking at the file');
    expect(titleOf(ready, asked)).toBe('2 tables, 1 question before importing');
    expect(titleOf(ready, ready)).toBe('2 tables are ready to import');
    expect(titleOf(ready, refused)).toBe('1 of 2 cannot be imported as it is');
    expect(titleOf({ ...ready, chosen: false })).toBe('No table is chosen');
    expect(titleOf(ready, unseen('a.csv'))).toBe('Looking at the file');
  });

  it('names the platform', async () => {
    const taobao = '订单编号,买家会员名,买家实际支付金额,买家应付货款,订单状态,订单创建时间,订单付款时间\n';
    const draft = await draftOf(
      taobao + '="1",a,5.00,5.00,交易成功,2024-03-05 10:00:00,2024-03-05 10:01:00\n'.repeat(9),
    );
    expect(titleOf(draft)).toBe('Taobao / Tmall, order report: ready to import');
  });
});

describe('evidencePhrases', () => {
  it('words every reason the structure of a file can have', () => {
    for (const [code, { choice, params }] of Object.entries(EVIDENCE)) {
      const values = { delimiter: ',', quote: '"', comment: '#', text: 'Monthly report' };
      const given = Object.fromEntries(params.map((name) => [name, name in values ? values[name as 'quote'] : 3]));
      const evidence: Evidence = { choice, code: code as EvidenceCode, params: given };
      expect(evidencePhrases([evidence], choice).map(said)).toHaveLength(1);
    }
  });

  it('puts delimiters into words', async () => {
    const { probe } = await draftOf(orders(iso).replaceAll(',', '\t'));
    expect(evidencePhrases(probe!.structure.evidence, 'delimiter').map(said)).toEqual([
      'Parted by tabs, 61 of 61 sampled lines have 4 columns.',
    ]);
  });
});

it('reasonPhrase words every reason for an encoding', () => {
  const characters = 100;
  const reasons: Reason[] = [
    { code: 'bom', params: {} },
    { code: 'ascii', params: {} },
    { code: 'nul-pattern', params: {} },
    { code: 'valid-utf8', params: { lines: 5 } },
    { code: 'mostly-utf8', params: { lines: 5, invalidLines: 1 } },
    { code: 'common-han', params: { characters, found: 90 } },
    { code: 'kana', params: { characters, found: 90 } },
    { code: 'hangul', params: { characters, found: 90 } },
    { code: 'boxes', params: { characters, found: 90 } },
    { code: 'letters', params: { characters, found: 90, language: 'de' } },
    { code: 'fallback', params: { characters } },
  ];
  for (const reason of reasons) said(reasonPhrase(reason, () => 'German'));
  expect(said(reasonPhrase(reasons[9]!, () => 'German'))).toBe('90 of 100 characters come out as letters of German.');
});

describe('readingPhrase', () => {
  const readingOf = async (text: string) => {
    const { plan, probe } = await draftOf(text);
    return said(readingPhrase(plan!, probe!));
  };

  it('says in one line how the file is read', async () => {
    expect(await readingOf(orders(iso))).toBe('UTF-8, columns parted by commas, names on line 1');
    expect(await readingOf(`Orders of March\n\n${orders(iso)}`)).toBe(
      'UTF-8, columns parted by commas, names on line 3',
    );
    expect(await readingOf('C1 19970101 1 11.77\nC2 19970112 1 12.00\n'.repeat(9))).toBe(
      'UTF-8, columns parted by runs of spaces, no names above the columns',
    );
    expect(await readingOf('milk,bread,butter\nbread\nmilk,eggs\nbutter,milk,eggs,bread\n'.repeat(9))).toBe(
      'UTF-8, one basket a line, products parted by commas',
    );
  });
});

describe('limitsOf', () => {
  it('says for every kind but orders why there is no repurchase, and what would help', async () => {
    const { plan, probe } = await draftOf(orders(iso));
    expect(limitsOf(plan!, [])).toBeNull();
    for (const table of TABLE_KINDS.filter((kind) => kind !== 'orders')) {
      const limits = limitsOf({ ...plan!, table }, []);
      said(limits!.title);
      expect(limits!.lines.map(said).length).toBeGreaterThan(1);
    }
    const nobody = withRole(plan!, probe!, 1, null);
    expect(limitsOf({ ...nobody, table: 'baskets' }, [])?.lines[0]).toEqual({ key: 'desk.why.baskets.customer' });
  });

  it('leaves the word to the platform’s own note, which is not said twice', async () => {
    const { plan } = await draftOf(orders(iso));
    expect(limitsOf({ ...plan!, table: 'baskets' }, ['no-buyer', 'utc'])?.lines).toEqual([
      { key: 'layout.note.no-buyer' },
    ]);
    expect(notesOf(['no-buyer', 'utc'], true)).toEqual(['utc']);
    expect(notesOf(['no-buyer', 'utc'], false)).toEqual(['no-buyer', 'utc']);
  });
});

it('problemParams leaves counts alone and words ids and shares', () => {
  const words = (code: ImportCode, params: Record<string, string | number>) =>
    problemParams({ code, params }, speech('en'));
  expect(words('masked-buyers', { column: 'who', share: 0.5 })).toEqual({ column: 'who', share: '50.0%' });
  expect(words('role-twice', { role: 'amount', columns: 'a, b' })).toEqual({ role: 'Amount', columns: 'a, b' });
  expect(words('mixed-delimiters', { line: 3, delimiter: ',', other: '\t' })).toEqual({
    line: 3,
    delimiter: 'commas',
    other: 'tabs',
  });
  expect(Object.keys(IMPORT_CODES)).toContain('masked-buyers');
});

it('isDoubtful only where a second encoding is nearly as likely', () => {
  const candidate = (score: number) => ({
    encoding: 'gb18030' as const,
    score,
    undecodable: 0,
    evidence: { code: 'bom', params: {} } as const,
  });
  expect(isDoubtful([])).toBe(false);
  expect(isDoubtful([candidate(1)])).toBe(false);
  expect(isDoubtful([candidate(0.9), candidate(0.4)])).toBe(false);
  expect(isDoubtful([candidate(0.9), candidate(0.85)])).toBe(true);
});

describe('whatOf', () => {
  const what = async (text: string) => said(whatOf((await draftOf(text)).plan!));

  it('claims names of columns only where there are some', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `C${i % 9},2024-03-${String(1 + (i % 28)).padStart(2, '0')},${i}.50`,
    );
    expect(await what(orders(iso))).toBe('Orders, by the names of their columns');
    expect(await what(rows.join('\n'))).toBe('Orders, by what their columns hold');
    expect(await what('height,width\n' + 'tall,wide\nlow,narrow\n'.repeat(12))).toBe('Not recognised yet');
  });
});

describe('basketLimits', () => {
  it('says of open baskets what is missing, and asks for no column', async () => {
    const { plan, probe } = await draftOf('member,product\n' + 'M1,tea\nM2,cup\nM1,pot\n'.repeat(9));
    const baskets = { ...withRole(plan!, probe!, 0, 'customer_id'), table: 'baskets' as const };
    const { title, lines } = basketLimits(baskets);
    expect(said(title)).toBe('No RFM and no repurchase from this file');
    expect(lines.map(said)).toEqual([
      'It does not say when, so no time between two orders can be measured.',
      'What sells and what sells together works, and so does the SQL desk (basket_lines).',
    ]);
  });
});

describe('columnPart', () => {
  it('names a column without a name by its place, in the language of the reader', () => {
    expect(wordPart(columnPart('column 3'), speech('en'))).toBe('column 3');
    expect(wordPart(columnPart('column 3'), speech('zh-CN'))).toBe('第3列');
    expect(wordPart(columnPart('column of sums'), speech('zh-CN'))).toBe('column of sums');
  });
});
