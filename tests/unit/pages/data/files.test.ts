import { describe, expect, it } from 'vitest';
import { contactColumns, hasBuyers, hasMoney, reopened, samePlace } from '../../../../src/pages/data/files.ts';
import { plan } from './loaded.ts';

const BUYERS = plan([
  { name: '会员', role: 'customer_id' },
  { name: '手机', role: 'phone', fold: 'phone' },
]);

describe('an open file', () => {
  it('has buyers and money by its columns, but for baskets of any length', () => {
    expect([hasBuyers(BUYERS), hasMoney(BUYERS)]).toEqual([true, false]);
    expect(hasBuyers({ ...BUYERS, dialect: { ...BUYERS.dialect, ragged: true } })).toBe(false);
    expect(hasMoney(plan([{ name: 'spent', role: 'spend' }], { table: 'members' }))).toBe(true);
  });
  it('is the same after it was loaded anew', () => {
    const file = new File(['x'], 'a.zip');
    const inside = (path: string[]) => plan([], { reading: { path, format: 'text', encoding: 'utf-8' } });
    expect(samePlace({ file, plan: inside(['a']) }, { file, plan: inside(['a']) })).toBe(true);
    expect(samePlace({ file, plan: inside(['a']) }, { file, plan: inside(['b']) })).toBe(false);
    expect(samePlace({ file, plan: BUYERS }, { file: new File(['x'], 'a.zip'), plan: BUYERS })).toBe(false);
  });
  it('goes back to where it stood', () => {
    const files = ['b', 'c', 'a'] as unknown as Parameters<typeof reopened>[0][number][];
    expect(reopened(files, 0)).toEqual(['a', 'b', 'c']);
    expect(reopened(files, 2)).toEqual(['b', 'c', 'a']);
    expect(reopened([], 0)).toEqual([]);
  });
  it('names the columns by which customers are known', () => {
    const mail = plan([{ name: 'who', role: 'customer_id', fold: 'email' }], { table: 'members' });
    const answers = plan([{ name: 'mail', role: 'email' }], { table: 'feedback' });
    const files = [BUYERS, mail, answers].map((one, i) => ({ name: `${i}.csv`, plan: one }));
    expect(contactColumns(files)).toEqual([
      { column: '手机', file: '0.csv' },
      { column: 'who', file: '1.csv' },
    ]);
  });
});
