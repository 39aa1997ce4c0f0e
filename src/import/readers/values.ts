import { plainNumber } from './numbers.ts';

/** Makes a value that is there a CSV field. */
export type CellText = (value: unknown) => string;

/** A nested value as JSON, whole numbers of 64 bits as text. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return String(item);
    if (item instanceof Uint8Array) return Array.from(item, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (ArrayBuffer.isView(item)) return Array.from(item as unknown as Iterable<unknown>);
    return item;
  });

/** The shortest decimal text that reads back as the same 32-bit float. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value)) return '';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return plainNumber(short);
  }
  return plainNumber(Number(value.toPrecision(9)));
}
