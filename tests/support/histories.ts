import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cdnowOrders, summarise, type Summary } from './summary.ts';

export * from './summary.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');

/** The 1/10 sample of CDNOW, or all of it. */
export const cdnow = (which: 'sample' | 'master', end = '1997-09-30'): Summary =>
  summarise(cdnowOrders(readFileSync(resolve(SHARED, `data/cdnow/CDNOW_${which}.txt`), 'utf8')), end);

/** Rows of a plain CSV without quotes. */
export function plainCsv(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(resolve(SHARED, path), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}
