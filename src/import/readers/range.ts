import { ImportError, type StopCode } from '../codes.ts';
import { readBytes } from '../source.ts';

/** Bytes at a place that the file itself names. Throws `broken` when it has none there, `file-gone`. */
export async function readRange(
  file: Blob,
  from: number,
  to: number,
  broken: StopCode,
): Promise<Uint8Array<ArrayBuffer>> {
  const inside = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= file.size;
  if (!inside) throw new ImportError(broken);
  return readBytes(file, from, to);
}
