import { openPart, partsOf, type OpenedTable, type ReadOptions } from '#import/readers/index.ts';

/** The only or first part of a file as CSV text. */
export async function csvOf(file: Blob, options: ReadOptions = {}): Promise<string> {
  return (await tableOf(file, options)).blob.text();
}

/** The part of that path, or the first one, as a table. */
export async function tableOf(file: Blob, options: ReadOptions = {}, path?: readonly string[]): Promise<OpenedTable> {
  const parts = await partsOf(file, 'file', options);
  const part = path ? parts.find((one) => one.path.join('/') === path.join('/')) : parts[0];
  const opened = await openPart(file, part!, options);
  if (opened.kind !== 'table') throw new Error('the part is text');
  return opened;
}
