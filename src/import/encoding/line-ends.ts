const LF = 10;
const CR = 13;

/** Counts physical lines (LF, CR LF or CR alone) over consecutive blocks; `width` 2 is for UTF-16. */
export class LineCounter {
  /** Physical number, from 1, of the line that holds the next byte. */
  line = 1;
  #afterReturn = false;
  readonly #width: 1 | 2;
  readonly #bigEndian: boolean;

  constructor(width: 1 | 2 = 1, bigEndian = false) {
    this.#width = width;
    this.#bigEndian = bigEndian;
  }

  pass(bytes: Uint8Array, from: number, to: number): void {
    const wide = this.#width === 2;
    const low = wide && this.#bigEndian ? 1 : 0;
    const high = 1 - low;
    for (let at = from; at < to; at += this.#width) {
      const unit = bytes[at + low];
      if (wide && bytes[at + high] !== 0) this.#afterReturn = false;
      else if (unit === LF) {
        if (!this.#afterReturn) this.line++;
        this.#afterReturn = false;
      } else {
        this.#afterReturn = unit === CR;
        if (this.#afterReturn) this.line++;
      }
    }
  }
}
