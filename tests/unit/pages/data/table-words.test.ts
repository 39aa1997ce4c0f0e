import { describe, expect, it } from 'vitest';
import { othersOf } from '../../../../src/pages/data/table-words.ts';
import { draftOf, orders } from './drafts.ts';

describe('othersOf', () => {
  it('finds the tables that are not read, and none where the reader begins on a line of their own', async () => {
    const stock = Array.from({ length: 20 }, (_, i) => `S${i},Tea ${i},${i * 3}`);
    const { probe, plan } = await draftOf([orders(() => '2024-03-05'), '', '', 'sku,name,stock', ...stock].join('\n'));
    const { tables } = probe!.structure;
    expect(othersOf(tables, plan!.dialect.firstLine).map(({ names }) => names)).toEqual([['sku', 'name', 'stock']]);
    expect(othersOf(tables, 7)).toEqual([]);
  });
});
