import { describe, expect, it } from 'vitest';
import { en } from '#i18n/messages/en.ts';
import { count } from '#i18n/messages/en/plural.ts';

describe('count', () => {
  it('keeps a noun in agreement with its number as written', () => {
    expect([count('0', 'order'), count('1', 'order'), count('1,001', 'order')]).toEqual([
      '0 orders',
      '1 order',
      '1,001 orders',
    ]);
    expect(count('1', 'line is', 'lines are')).toBe('1 line is');
  });
});

describe('English sentences', () => {
  it('agree with one', () => {
    expect(en['shell.dataset.summary']({ customers: '1', orders: '1', revenue: '88' })).toBe('1 customer, 1 order, 88');
    expect(en['data.title.loaded']({ accepted: '1', aside: '1' })).toBe(
      '1 line is used, 1 was set aside for you to look at',
    );
    expect(en['segments.says.orders']({ test: 'at least 1' })).toBe('placed at least 1 order');
    expect(en['segments.says.orders']({ test: 'at least 11' })).toBe('placed at least 11 orders');
  });
});
