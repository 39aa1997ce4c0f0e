import { ImportError } from './codes.ts';

/** Bytes of a file, or `file-gone` when it was deleted, moved or changed since it was chosen. */
export async function readBytes(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch (cause) {
    throw new ImportError('file-gone', {}, { cause });
  }
}

const PART_BYTES = 8 * 1024 * 1024;

export interface InflateOptions {
  /** Stop after about this many inflated bytes; the rest of the file is not read. */
  atMost?: number;
  /** More than this many inflated bytes are refused as `too-large`. */
  limit?: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((bytesRead: number) => void) | undefined;
}

/** Inflates gzip into a Blob. Throws `gzip-broken` for a damaged or cut file, `file-gone`, `too-large`. */
export async function inflate(file: Blob, options: InflateOptions = {}): Promise<Blob> {
  const { atMost = Infinity, limit = Infinity, signal, onProgress } = options;
  let read = 0;
  let lost: unknown;
  const compressed = new ReadableStream<BufferSource>({
    async pull(controller) {
      if (read >= file.size) {
        controller.close();
        return;
      }
      try {
        const bytes = await readBytes(file, read, read + PART_BYTES / 8);
        read += bytes.length;
        onProgress?.(read);
        controller.enqueue(bytes);
      } catch (error) {
        lost = error;
        controller.error(error);
      }
    },
  });
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let pending = 0;
  let total = 0;
  // Sealed into Blobs as we go: a browser may keep those outside the worker's heap.
  const seal = () => {
    parts.push(new Blob(chunks));
    chunks = [];
    pending = 0;
  };
  const reader = compressed.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    while (total < atMost) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      pending += value.length;
      total += value.length;
      if (total > limit) throw new ImportError('too-large', { estimate: total, limit });
      if (pending >= PART_BYTES) seal();
    }
  } catch (error) {
    if (error instanceof ImportError || signal?.aborted) throw error;
    throw lost instanceof ImportError ? lost : new ImportError('gzip-broken', {}, { cause: error });
  } finally {
    // The writer's side rejects with the same error as the reader's; one of them is enough.
    await reader.cancel().catch(() => undefined);
  }
  seal();
  return new Blob(parts);
}

/** The inflated size a gzip file claims in its last four bytes (right for one member under 4 GB). */
export async function claimedBytes(file: Blob): Promise<number> {
  if (file.size < 8) return file.size;
  const tail = await readBytes(file, file.size - 4, file.size);
  return new DataView(tail.buffer).getUint32(0, true);
}
