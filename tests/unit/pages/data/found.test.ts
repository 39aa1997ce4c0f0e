import { describe, expect, it } from 'vitest';
import { CASE_IDS, CASES, MISMATCH_BIT } from '#import/cases.ts';
import { en } from '#i18n/messages/en.ts';
import { FOUND, FOUND_IDS, foundIn, linesStatement } from '../../../../src/pages/data/found.ts';
import { readOnlySql } from '../../../../workers/engine/sandbox.ts';
import { counted, tally } from './loaded.ts';

const span = (...codes: (string | null)[]) => ({
  firstDay: '2024-01-01',
  lastDay: '2024-02-01',
  currencies: codes.map((code, i) => ({ code, lines: 10 - i })),
});
const bits = (...ids: (keyof typeof CASES)[]) => ids.reduce((flags, id) => flags | CASES[id].bit, 0);

describe('what was found', () => {
  it('has a place and words for every case, and a switch for each that may be left out', () => {
    for (const id of CASE_IDS) expect(FOUND[id].decided).toBe('leave');
    for (const id of FOUND_IDS) {
      expect(Object.hasOwn(en, `loaded.found.${id}`), id).toBe(true);
      expect(Object.hasOwn(en, `loaded.found.${id}.text`), id).toBe(true);
    }
  });

  it('is nothing where nothing is', () => {
    expect(foundIn([counted([tally(5)])], [], span('CNY'), 'CNY', 'own')).toEqual([]);
    expect(foundIn([], [], null, null, 'own')).toEqual([]);
  });

  it('counts kinds, rules and cases over all files', () => {
    const first = counted(
      [
        tally(2, { kind: 'refund', amount: -30 }),
        tally(1, { kind: 'cancelled', amount: 9 }),
        tally(3, { kind: 'gift', amount: 0 }),
        tally(4, { flags: MISMATCH_BIT }),
        tally(5, { fate: 'no-customer', amount: 50 }),
        tally(1, { fate: 'totals-row', amount: 9999 }),
        tally(2, { kind: 'sale', refunded: 7, amount: 20 }),
      ],
      { footer: 2, 'field-count': 3 },
    );
    const second = counted([tally(6, { flags: bits('copy') })], {}, 2);
    const found = foundIn([first, second], [], span('CNY', 'USD'), 'CNY', 'own');
    expect(found.map(({ id, lines }) => [id, lines])).toEqual([
      ['refunds', 2],
      ['refund-column', 2],
      ['cancelled', 1],
      ['gifts', 3],
      ['currencies', 9],
      ['sign-mismatch', 4],
      ['no-customer', 5],
      ['totals-row', 1],
      ['footer', 2],
      ['copy', 6],
    ]);
    // Of several currencies no sum is made.
    expect(found.every(({ amount }) => amount === null)).toBe(true);
    const one = foundIn([first, second], ['copy'], span('CNY'), 'CNY', 'own');
    const of = (id: string) => one.find((item) => item.id === id);
    expect(of('refunds')).toMatchObject({ amount: -30, left: false });
    expect(of('refund-column')).toMatchObject({ amount: -7 });
    expect(of('no-customer')).toMatchObject({ amount: 50, left: true });
    expect(of('totals-row')).toMatchObject({ amount: null, left: true });
    expect(of('copy')).toMatchObject({ amount: 60, left: true });
  });

  it('says of a case only the money that its own switch moves', () => {
    const rows = [
      tally(2, { flags: bits('copy'), amount: 20 }),
      tally(1, { flags: bits('copy', 'no-price'), amount: 5 }),
      tally(1, { flags: bits('copy'), kind: 'cancelled', amount: 100 }),
      tally(1, { flags: bits('copy'), fate: 'bad-date', amount: 1000 }),
    ];
    const copies = (leave: Parameters<typeof foundIn>[1]) =>
      foundIn([counted(rows)], leave, span('CNY'), 'CNY', 'own').find(({ id }) => id === 'copy');
    expect(copies([])).toEqual({ id: 'copy', lines: 5, amount: 25, left: false });
    expect(copies(['no-price'])).toMatchObject({ amount: 20, left: false });
    expect(copies(['no-price', 'copy'])).toMatchObject({ amount: 20, left: true });
  });

  it('counts in a case what its lines are to the revenue: sales less what was given back', () => {
    const rows = [
      tally(2, { flags: bits('test-customer'), amount: 100, refunded: 30, back: 30 }),
      tally(1, { flags: bits('test-customer'), kind: 'refund', amount: -20, back: 20 }),
      // A refund word beside a positive amount: the order counts nowhere, so leaving it out moves nothing.
      tally(1, { flags: bits('test-customer'), kind: 'refund', amount: 70 }),
    ];
    const moved = (refunds: 'own' | 'ignore') =>
      foundIn([counted(rows)], [], span('CNY'), 'CNY', refunds).find(({ id }) => id === 'test-customer')?.amount;
    expect([moved('own'), moved('ignore')]).toEqual([50, 100]);
  });

  it('can be listed on the SQL desk, whatever a currency is called', () => {
    for (const id of FOUND_IDS) {
      const statement = linesStatement(id, "U'S$");
      if (statement === null) expect(id).toBe('footer');
      else expect(() => readOnlySql(statement)).not.toThrow();
    }
    expect(linesStatement('currencies', "U'S$&")).toContain("IS DISTINCT FROM 'U''S$&'");
    expect(linesStatement('currencies', null)).toContain('IS DISTINCT FROM NULL');
  });
});
