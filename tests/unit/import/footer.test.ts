import { describe, expect, it } from 'vitest';
import { isFooter } from '#import/footer.ts';

describe('isFooter', () => {
  const last = ['1001', 'buyer', '2024-01-05', '5.00', '', '', '', '', '', '', '', '', ''];
  const line = (text: string) => ({ text, fields: text.split(',') });

  it('knows what eBay writes below its orders, however it falls into columns', () => {
    const lines = [line('3,record(s) downloaded,from,Jan-01-24,to,Jan-31-24'), line('Seller ID: my_shop')];
    expect(isFooter(lines, 13, last)).toBe(true);
  });

  it('takes no record that was cut short for one', () => {
    expect(isFooter([line('1002,buyer,2024-01-06')], 13, last)).toBe(false);
  });
});
