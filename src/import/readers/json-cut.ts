/** Where JSON breaks, as an offset in characters. */
export class JsonFault extends Error {
  readonly at: number;
  constructor(at: number) {
    super('broken JSON');
    this.at = at;
  }
}

/** An array that may be the table: the keys that lead to it, and how many of its elements are objects or arrays. */
export interface Candidate {
  path: string;
  rows: number;
}

export interface CutListener {
  /** An element's text and its offset in characters. */
  element?: (text: string, at: number) => void;
  /** Elements of which array are wanted: the path of keys as `pathOf` writes it; null for the root's own values. */
  wanted?: string | null;
}

/** Keys as one text: '' is an array at the root. */
const pathOf = (keys: readonly string[]): string => keys.map((key) => `/${key}`).join('');

const MAX_TABLE_DEPTH = 4;
/** Deeper than this nobody nests; `JSON.parse` would end in a stack overflow. */
const MAX_DEPTH = 1000;
const MAX_ELEMENT = 16 * 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;

/**
 * Cuts JSON that comes in blocks into the elements of one array, or counts those of all arrays that only objects lead
 * to. What lies between is checked for its brackets only. Throws `JsonFault`.
 */
export class JsonCutter {
  readonly candidates = new Map<string, Candidate>();
  /** Values at the root so far. */
  roots = 0;
  readonly #listener: CutListener;
  #buffer = '';
  /** Characters before the buffer. */
  #before = 0;
  #at = 0;
  #closers: string[] = [];
  /** Keys of the objects around, as long as there are only objects. */
  #keys: string[] = [];
  #objectsOnly = 0;
  #inString = false;
  #stringStart = -1;
  #elementStart = -1;
  /** Depth within the array whose elements are being cut; -1 outside. */
  #inside = -1;
  #candidate: Candidate | null = null;
  #afterComma = false;

  constructor(listener: CutListener = {}) {
    this.#listener = listener;
  }

  push(block: string): void {
    this.#buffer += block;
    this.#scan();
    const keep = this.#elementStart >= 0 ? this.#elementStart : this.#stringStart >= 0 ? this.#stringStart : this.#at;
    if (this.#at - keep > MAX_ELEMENT) throw new JsonFault(this.#before + keep);
    this.#buffer = this.#buffer.slice(keep);
    this.#before += keep;
    this.#at -= keep;
    if (this.#elementStart >= 0) this.#elementStart -= keep;
    if (this.#stringStart >= 0) this.#stringStart -= keep;
  }

  finish(): void {
    if (this.#closers.length > 0 || this.#inString) throw this.#fault(this.#at);
  }

  #fault(at: number): JsonFault {
    return new JsonFault(this.#before + at);
  }

  #scan(): void {
    const text = this.#buffer;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (this.#inString) {
        if (!this.#stringEnds(text)) return;
        continue;
      }
      if (isBlank(code)) continue;
      this.#begin(code);
      switch (code) {
        case QUOTE:
          this.#inString = true;
          this.#stringStart = this.#at;
          break;
        case 0x7b:
          this.#open('}');
          break;
        case 0x5b:
          this.#open(']');
          break;
        case 0x7d:
          this.#close('}');
          break;
        case 0x5d:
          this.#close(']');
          break;
        case 0x2c:
          this.#comma();
      }
    }
  }

  /** The first character of an element or of a value at the root. */
  #begin(code: number): void {
    if (this.#elementStart >= 0) return;
    const depth = this.#closers.length;
    const opens = code === 0x7b || code === 0x5b;
    if (depth === 0) {
      if (!opens) throw this.#fault(this.#at);
      if (this.#listener.wanted === null) this.#elementStart = this.#at;
      return;
    }
    if (depth !== this.#inside || code === 0x2c || code === 0x5d || code === 0x7d) return;
    this.#elementStart = this.#at;
    this.#afterComma = false;
    if (this.#candidate && opens) this.#candidate.rows++;
  }

  /** Goes to the end of a string; false if it lies in a later block. */
  #stringEnds(text: string): boolean {
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === BACKSLASH) {
        if (this.#at + 1 >= text.length) return false;
        this.#at++;
      } else if (code === QUOTE) {
        this.#inString = false;
        if (this.#objectsOnly > 0 && this.#objectsOnly === this.#closers.length)
          this.#keys[this.#objectsOnly - 1] = text.slice(this.#stringStart + 1, this.#at);
        this.#stringStart = -1;
        return true;
      }
    }
    return false;
  }

  #open(closer: string): void {
    const depth = this.#closers.length;
    if (depth >= MAX_DEPTH) throw this.#fault(this.#at);
    const onlyObjects = this.#objectsOnly === depth;
    this.#closers.push(closer);
    if (!onlyObjects) return;
    if (closer === '}') {
      this.#objectsOnly++;
      this.#keys[this.#objectsOnly - 1] = '';
      return;
    }
    if (depth > MAX_TABLE_DEPTH) return;
    const path = pathOf(this.#keys.slice(0, depth));
    const { wanted } = this.#listener;
    if (wanted !== undefined && wanted !== path) return;
    const known = this.candidates.get(path);
    this.#candidate = known ?? { path, rows: 0 };
    if (!known) this.candidates.set(path, this.#candidate);
    this.#inside = depth + 1;
    this.#elementStart = -1;
    this.#afterComma = false;
  }

  #close(closer: string): void {
    if (this.#closers.pop() !== closer) throw this.#fault(this.#at);
    const depth = this.#closers.length;
    if (depth + 1 === this.#inside) {
      this.#endElement();
      if (this.#afterComma) throw this.#fault(this.#at);
      this.#inside = -1;
      this.#candidate = null;
    }
    if (this.#objectsOnly > depth) this.#objectsOnly = depth;
    if (depth > 0) return;
    this.roots++;
    if (this.#elementStart < 0) return;
    const start = this.#elementStart;
    this.#elementStart = -1;
    this.#listener.element?.(this.#buffer.slice(start, this.#at + 1), this.#before + start);
  }

  #comma(): void {
    if (this.#closers.length !== this.#inside) return;
    if (this.#elementStart < 0) throw this.#fault(this.#at);
    this.#endElement();
    this.#afterComma = true;
  }

  #endElement(): void {
    if (this.#elementStart < 0) return;
    const start = this.#elementStart;
    this.#elementStart = -1;
    this.#listener.element?.(this.#buffer.slice(start, this.#at), this.#before + start);
  }
}

const TOKEN =
  /[\s\uFEFF]*(?:([[{])|([\]}])|([,:])|("[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/** Offset of the first token that cannot stand where it stands. */
export function faultIn(text: string): number {
  TOKEN.lastIndex = 0;
  const closers: string[] = [];
  let expects: 'value' | 'key' | 'colon' | 'next' = 'value';
  let mayClose = false;
  for (;;) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) return from;
    const at = TOKEN.lastIndex - found[0].trimStart().length;
    const [, open, close, mark, string, scalar] = found;
    const inObject = closers.at(-1) === '}';
    if (open && expects === 'value') {
      closers.push(open === '{' ? '}' : ']');
      expects = open === '{' ? 'key' : 'value';
      mayClose = true;
      continue;
    }
    if (close && (expects === 'next' || mayClose) && closers.at(-1) === close) {
      closers.pop();
      expects = 'next';
    } else if (mark === ':' && expects === 'colon') expects = 'value';
    else if (mark === ',' && expects === 'next' && closers.length > 0) expects = inObject ? 'key' : 'value';
    else if (string && expects === 'key') expects = 'colon';
    else if ((string ?? scalar) && expects === 'value') expects = 'next';
    else return at;
    mayClose = false;
  }
}
