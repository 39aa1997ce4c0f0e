import { prepare, type Part, type Prepared } from '#import/index.ts';
import type { EncodingId } from '#import/encoding/encodings.ts';

const KEPT = 8;

interface Wanted {
  encoding: EncodingId | undefined;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/** Opened and decoded texts, kept from looking at a file until it is imported: unpacking a workbook takes longer than that. */
export class Texts {
  readonly #kept = new Map<string, Prepared>();

  /** @throws {ImportError} see `prepare` */
  async open(file: File, part: Part, wanted: Wanted): Promise<Prepared> {
    const key = keyOf(file, part, wanted.encoding);
    const known = this.#kept.get(key);
    if (known) return known;
    const prepared = await prepare(file, part, wanted);
    this.#keep(key, prepared);
    // Import asks by the encoding that was found.
    this.#keep(keyOf(file, part, prepared.reading.encoding), prepared);
    return prepared;
  }

  /** Whether opening takes no time any more. */
  holds(file: File, part: Part, encoding: EncodingId | undefined): boolean {
    return this.#kept.has(keyOf(file, part, encoding));
  }

  clear(): void {
    this.#kept.clear();
  }

  #keep(key: string, prepared: Prepared): void {
    this.#kept.delete(key);
    this.#kept.set(key, prepared);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
  }
}

const keyOf = ({ name, size, lastModified }: File, { path }: Part, encoding: EncodingId | undefined): string =>
  JSON.stringify([name, size, lastModified, path, encoding ?? null]);
