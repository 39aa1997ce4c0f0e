import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnSignature } from '#import/signature.ts';

describe('the signature of columns', () => {
  it('is the same in any order, case, width and with blanks around', () => {
    const signature = columnSignature(['Order ID', '买家', 'amount']);
    expect(signature).toMatch(/^[0-9a-f]{16}$/);
    expect(columnSignature(['\ufeffamount', ' ＯＲＤＥＲ id ', '买家'])).toBe(signature);
    expect(columnSignature(['Order ID', '买家', 'amount', 'x'])).not.toBe(signature);
    expect(columnSignature(['Order', 'ID买家', 'amount'])).not.toBe(signature);
  });

  it('stays the same over versions, for it is kept', () => {
    expect(columnSignature([])).toBe('cbf29ce484222325');
    expect(columnSignature(['a'])).toBe('af63dc4c8601ec8c');
  });

  it('tells different sets of names apart', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9_]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const same = [...a].sort().join(',') === [...b].sort().join(',');
        expect(columnSignature(a) === columnSignature(b.toReversed())).toBe(same);
      }),
    );
  });
});
