import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../../../../../shared');

/** Whether the published results are there; without them their tests skip. */
export const hasPublished = existsSync(resolve(SHARED, 'reference/clv'));

/** A CSV without quotes as records of its texts, digits kept. */
export function publishedRows(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(resolve(SHARED, file), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

export const publishedJson = (file: string): unknown => JSON.parse(readFileSync(resolve(SHARED, file), 'utf8'));

/** The value of an anchor that is a list of numbers. */
export function anchor(id: string): number[] {
  const anchors = publishedJson('reference/clv/anchors.json') as { id: string; value: unknown }[];
  return anchors.find((one) => one.id === id)!.value as number[];
}

/** ln of a number above 0 written in decimals, also one too small for a double. */
export function logOfText(text: string): number {
  const [digits, exponent = '0'] = text.split('e');
  return Math.log(Number(digits)) + Number(exponent) * Math.LN10;
}

/** |a ÷ b − 1|, 0 when both are 0. */
export const relativeError = (a: number, b: number): number => (a === b ? 0 : Math.abs(a / b - 1));
