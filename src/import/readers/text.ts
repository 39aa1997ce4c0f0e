import { readBytes } from '../source.ts';

const BLOCK_BYTES = 1024 * 1024;

export interface TextOptions {
  signal?: AbortSignal | undefined;
  /** Share of the bytes read. */
  onProgress?: ((share: number) => void) | undefined;
}

/** The text of a file in blocks, a mark at its beginning left out; U+FFFD for what the encoding cannot say. */
export async function* textBlocks(file: Blob, encoding: string, options: TextOptions = {}): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < file.size; at += BLOCK_BYTES) {
    options.signal?.throwIfAborted();
    const bytes = await readBytes(file, at, at + BLOCK_BYTES);
    yield decoder.decode(bytes, { stream: true });
    options.onProgress?.((at + bytes.length) / file.size);
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * The encoding of a file that may say so itself: its mark, then UTF-8 if all of it is, then what it declares, then
 * GB18030 if all of it is. Where nothing fits: UTF-8, and what it cannot say is marked.
 */
export async function encodingOfFile(file: Blob, declared: string | null, signal?: AbortSignal): Promise<string> {
  const head = await readBytes(file, 0, 2);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const named = declared && known(declared);
  for (const encoding of ['utf-8', ...(named ? [named] : []), 'gb18030'])
    if (await fits(file, encoding, signal)) return encoding;
  return named || 'utf-8';
}

/** The decoder for a declared name; GBK and GB2312 are read as GB18030, which holds both. */
function known(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

async function fits(file: Blob, encoding: string, signal: AbortSignal | undefined): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < file.size; at += BLOCK_BYTES) {
    signal?.throwIfAborted();
    const bytes = await readBytes(file, at, at + BLOCK_BYTES);
    try {
      decoder.decode(bytes, { stream: at + BLOCK_BYTES < file.size });
    } catch {
      return false;
    }
  }
  return true;
}
