import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableOf } from './support.ts';

const FOLDER = '../shared/data/taobao_rfm';

describe.skipIf(!existsSync(FOLDER))('the Taobao workbook (needs ../shared/data)', () => {
  it('has the cells of its GB18030 twin, stamps equal to the millisecond', async () => {
    const { blob, rows } = await tableOf(new Blob([readFileSync(`${FOLDER}/taobao_rfm.xlsx`)]));
    const twin = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(`${FOLDER}/taobao_rfm_gb18030.csv`));
    expect(rows).toBe(28_834);
    const cells = (text: string) =>
      text
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(',').map((cell) => cell.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.000$/, '$1')));
    expect(cells(await blob.text())).toEqual(cells(twin));
  });
});
