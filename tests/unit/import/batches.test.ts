import { describe, expect, it } from 'vitest';
import { batchesOf } from '#import/batches.ts';
import { sliceRuns, type LineRuns, runsOf } from '#import/line-runs.ts';
import { prepare, probe, survey, type ImportPlan, type Part, type Survey } from '#import/index.ts';

const part = { path: [], format: 'text', bytes: null, rows: null } satisfies Part;

async function surveyed(text: string, change: (plan: ImportPlan) => ImportPlan = (plan) => plan): Promise<Survey> {
  const file = new File([text], 'a.csv');
  const prepared = await prepare(file, part);
  const { plan } = await probe(prepared, file, { zone: 'UTC' });
  return survey(prepared.text, change(plan));
}

async function textsOf(found: Survey, size: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const { blob } of batchesOf(found, { size })) texts.push((await blob.text()).replaceAll('\ufeff', ''));
  return texts;
}

const linesOf = (runs: LineRuns): number[] =>
  [...runsOf(runs)].flatMap(({ from, to, step }) =>
    Array.from({ length: (to - from) / step }, (_, i) => from + i * step),
  );

const line = (i: number) => `o${i},c${i % 7},2024-01-05,"two\nlines ${i}",${i}.50\n`;
const broken = (i: number) => (i % 100 === 99 ? 'broken\n' : '');
const ORDERS = `order_id,customer_id,date,product,amount\n${Array.from({ length: 2000 }, (_, i) => line(i) + broken(i)).join('')}`;

describe('records read batch by batch', () => {
  it('are those that one statement would read, in their order', async () => {
    const found = await surveyed(ORDERS);
    const texts = await textsOf(found, 512);
    expect(texts).toHaveLength(4);
    expect(texts.join('')).toBe((await found.blob.text()).replaceAll('\ufeff', ''));
    for (const text of texts) expect(text).toMatch(/^o\d+,/);
  });

  it('keep their numbers and their lines', async () => {
    const found = await surveyed(ORDERS);
    const all = linesOf(found.numbering);
    let before = 0;
    for await (const batch of batchesOf(found, { size: 256 })) {
      expect(batch.before).toBe(before);
      expect(linesOf(batch.numbering)).toEqual(all.slice(before, before + batch.records));
      before += batch.records;
    }
    expect(before).toBe(2000);
  });

  it('are one batch when they are few, or when an order depends on lines far away', async () => {
    expect(await textsOf(await surveyed(ORDERS), 4096)).toHaveLength(1);
    const whole = await surveyed(ORDERS, (plan) => ({ ...plan, fillDown: true }));
    expect(await textsOf(whole, 256)).toHaveLength(1);
  });

  it('are found in texts that have to be rewritten too', async () => {
    const text = `c d a\n${Array.from({ length: 1000 }, (_, i) => `c${i}   2024-01-05  ${i}\n`).join('')}`;
    const found = await surveyed(text, (plan) => ({ ...plan, dialect: { ...plan.dialect, delimiter: ' ' } }));
    expect((await textsOf(found, 256)).join('')).toBe((await found.blob.text()).replaceAll('\ufeff', ''));
  });

  it('stop being made when given up', async () => {
    const found = await surveyed(ORDERS);
    await expect(async () => {
      for await (const batch of batchesOf(found, { size: 256, signal: AbortSignal.abort() })) expect(batch).toBeNull();
    }).rejects.toThrow(/abort/i);
  });
});

it('a part of runs of lines is counted anew', async () => {
  const { numbering } = await surveyed(ORDERS);
  expect(linesOf(sliceRuns(numbering, 99, 103))).toEqual(linesOf(numbering).slice(98, 103));
});
