/** Hears the tags and texts of an XML file as they go by. Positions are in `bytes`, which is only lent. */
export interface XmlListener {
  /** `name` is `tagCode` of the local name; attributes lie in `bytes` from `from` to `to`. */
  open(name: number, bytes: Uint8Array, from: number, to: number): void;
  close(name: number): void;
  /** Called only while `wantsText`. `raw` text has no entities (CDATA). */
  text(bytes: Uint8Array, from: number, to: number, raw: boolean): void;
  wantsText: boolean;
}

/** The first three letters of a local name and its length in one number: enough to tell the tags of a sheet apart. */
export function tagCode(name: string): number {
  return packed((i) => (i < name.length ? name.charCodeAt(i) : 0), name.length);
}

const packed = (at: (i: number) => number, length: number) =>
  at(0) | (at(1) << 8) | (at(2) << 16) | (Math.min(length, 127) << 24);

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;

/** A tag or comment longer than this is none. */
const MAX_HELD = 1024 * 1024;

/** Cuts XML that comes in blocks into tags. Names lose their prefix; nothing is validated. */
export class XmlScanner {
  readonly #listener: XmlListener;
  #held: Uint8Array = new Uint8Array(0);

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** False when this cannot be XML. */
  push(chunk: Uint8Array): boolean {
    let bytes = chunk;
    if (this.#held.length > 0) {
      bytes = new Uint8Array(this.#held.length + chunk.length);
      bytes.set(this.#held);
      bytes.set(chunk, this.#held.length);
    }
    const rest = this.#scan(bytes);
    this.#held = bytes.slice(rest);
    return this.#held.length <= MAX_HELD;
  }

  /** Where the unfinished end begins. */
  #scan(bytes: Uint8Array): number {
    const listener = this.#listener;
    const end = bytes.length;
    let at = 0;
    for (;;) {
      let lt = at;
      while (lt < end && bytes[lt] !== LT) lt++;
      if (lt === end) {
        // Text may be handed on in pieces, but not cut within an entity or a character.
        return listener.wantsText ? at : end;
      }
      if (listener.wantsText && lt > at) listener.text(bytes, at, lt, false);
      const first = bytes[lt + 1];
      if (first === EXCLAMATION) {
        const next = this.#special(bytes, lt);
        if (next < 0) return lt;
        at = next;
        continue;
      }
      let gt = lt + 1;
      while (gt < end && bytes[gt] !== GT) gt++;
      if (gt === end) return lt;
      at = gt + 1;
      if (first === QUESTION) continue;
      const closing = first === SLASH;
      let name = closing ? lt + 2 : lt + 1;
      let to = name;
      for (; to < gt; to++) {
        const byte = bytes[to]!;
        if (byte === COLON) name = to + 1;
        else if (byte <= 0x20 || byte === SLASH) break;
      }
      const length = to - name;
      const code =
        (length > 0 ? bytes[name]! : 0) |
        (length > 1 ? bytes[name + 1]! << 8 : 0) |
        (length > 2 ? bytes[name + 2]! << 16 : 0) |
        (Math.min(length, 127) << 24);
      if (closing) listener.close(code);
      else {
        listener.open(code, bytes, to, gt);
        if (bytes[gt - 1] === SLASH) listener.close(code);
      }
    }
  }

  /** Behind a comment, CDATA or declaration; -1 if it does not end here. */
  #special(bytes: Uint8Array, lt: number): number {
    const head = String.fromCharCode(...bytes.subarray(lt, lt + 9));
    if ('<![CDATA['.startsWith(head) && head.length < 9) return -1;
    if (head === '<![CDATA[') {
      const close = endOf(bytes, lt + 9, 0x5d);
      if (close < 0) return -1;
      if (this.#listener.wantsText) this.#listener.text(bytes, lt + 9, close - 3, true);
      return close;
    }
    if (head.startsWith('<!--')) return endOf(bytes, lt + 4, 0x2d);
    const gt = bytes.indexOf(GT, lt);
    return gt < 0 ? -1 : gt + 1;
  }
}

/** Behind the first `]]>` or `-->`; -1 if there is none. */
function endOf(bytes: Uint8Array, from: number, twice: number): number {
  for (let gt = bytes.indexOf(GT, from); gt >= 0; gt = bytes.indexOf(GT, gt + 1))
    if (gt >= from + 2 && bytes[gt - 1] === twice && bytes[gt - 2] === twice) return gt + 1;
  return -1;
}

/** The value of an attribute with a name of one letter, as a range of bytes packed in one number; -1 if there is none. */
export function shortAttribute(bytes: Uint8Array, from: number, to: number, name: number): number {
  for (let i = from; i + 3 < to; i++) {
    if (bytes[i] !== name || bytes[i + 1] !== 0x3d || bytes[i - 1]! > 0x20) continue;
    const quote = bytes[i + 2]!;
    if (quote !== 0x22 && quote !== 0x27) continue;
    return i + 3;
  }
  return -1;
}

const latin = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text between positions, entities resolved. */
export function xmlText(bytes: Uint8Array, from: number, to: number, raw: boolean): string {
  const slice = bytes.subarray(from, to);
  const text = utf8.decode(slice);
  return raw || !slice.includes(0x26) ? text : unescapeXml(text);
}

export const asciiText = (bytes: Uint8Array, from: number, to: number): string =>
  latin.decode(bytes.subarray(from, to));

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      return character(hex === undefined ? Number(decimal) : parseInt(hex, 16)) ?? all;
    },
  );
}

/** A character by its number; undefined where there is none. */
export const character = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;

/** A tag's attributes, prefixes kept, values unescaped. */
export function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found.set(name!, unescapeXml(double ?? single ?? ''));
  return found;
}

/** All tags of a local name in a small document, with what their attributes say. */
export function tagsOf(text: string, name: string): Map<string, string>[] {
  return Array.from(text.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s([^>]*)>`, 'g')), ([, tag]) => attributes(tag!));
}
