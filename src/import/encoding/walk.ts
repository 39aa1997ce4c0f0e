import { howDecoded, upperHalf, type EncodingId } from './encodings.ts';

/** One character with the bytes it is written in; `text` is '' where the sequence stands for nothing. */
export type Visit = (text: string, at: number, length: number) => void;
type Step = (bytes: Uint8Array, at: number) => { text: string; length: number };

/**
 * Visits every character of `bytes` from `from` on, until `stop` is reached. What an undecodable sequence is made of
 * follows the Encoding Standard: an ASCII byte behind a lost lead byte stands for itself.
 */
export function walk(bytes: Uint8Array, encoding: EncodingId, visit: Visit, from = 0, stop = bytes.length): void {
  const step = stepOf(encoding);
  for (let at = from; at < stop;) {
    const { text, length } = step(bytes, at);
    visit(text, at, length);
    at += length;
  }
}

/** The text, with U+FFFD for every undecodable sequence, and how many there were. */
export function decodeLeniently(
  bytes: Uint8Array,
  encoding: EncodingId,
  from = 0,
  stop = bytes.length,
): { text: string; undecodable: number } {
  let text = '';
  let undecodable = 0;
  walk(
    bytes,
    encoding,
    (character) => {
      if (character === '') undecodable++;
      text += character === '' ? '\ufffd' : character;
    },
    from,
    stop,
  );
  return { text, undecodable };
}

const steps = new Map<EncodingId, Step>();

function stepOf(encoding: EncodingId): Step {
  const known = steps.get(encoding);
  if (known) return known;
  const step = makeStep(encoding);
  steps.set(encoding, step);
  return step;
}

const ASCII = Array.from({ length: 128 }, (_, i) => ({ text: String.fromCharCode(i), length: 1 }));

function makeStep(encoding: EncodingId): Step {
  const how = howDecoded(encoding);
  if (how.as === 'utf-16') return utf16Step(how.bigEndian);
  if (how.as === 'bytes') {
    const all = [...ASCII, ...upperHalf(encoding)!.map((text) => ({ text, length: 1 }))];
    return (bytes, at) => all[bytes[at]!]!;
  }
  const label = how.as === 'utf-8' ? 'utf-8' : how.label;
  const length = how.as === 'utf-8' ? utf8Length : (SEQUENCES[label] ?? utf8Length);
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const seen = new Map<number, { text: string; length: number }>();
  return (bytes, at) => {
    const lead = bytes[at]!;
    if (lead < 0x80) return ASCII[lead]!;
    const { length: taken, whole } = length(bytes, at);
    if (!whole) return { text: '', length: taken };
    let key = 0;
    for (let i = 0; i < taken; i++) key = key * 256 + bytes[at + i]!;
    const known = seen.get(key);
    if (known) return known;
    const found = decodeOne(decoder, bytes, at, taken);
    seen.set(key, found);
    return found;
  };
}

function decodeOne(decoder: TextDecoder, bytes: Uint8Array, at: number, length: number) {
  try {
    return { text: decoder.decode(bytes.subarray(at, at + length)), length };
  } catch {
    return { text: '', length: length === 2 && bytes[at + 1]! < 0x80 ? 1 : length };
  }
}

function utf16Step(bigEndian: boolean): Step {
  const unit = (bytes: Uint8Array, at: number) =>
    bigEndian ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]! | (bytes[at + 1]! << 8);
  return (bytes, at) => {
    if (at + 1 >= bytes.length) return { text: '', length: 1 };
    const first = unit(bytes, at);
    if (first < 0xd800 || first > 0xdfff) return { text: String.fromCharCode(first), length: 2 };
    const second = at + 3 < bytes.length ? unit(bytes, at + 2) : 0;
    return first < 0xdc00 && second >= 0xdc00 && second <= 0xdfff
      ? { text: String.fromCharCode(first, second), length: 4 }
      : { text: '', length: 2 };
  };
}

/** How many bytes the sequence takes, and whether it has the shape of one character. */
type Shape = (bytes: Uint8Array, at: number) => { length: number; whole: boolean };

const within = (byte: number | undefined, from: number, to: number) => byte !== undefined && byte >= from && byte <= to;

const utf8Length: Shape = (bytes, at) => {
  const lead = bytes[at]!;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return { length: 1, whole: false };
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < size; i++) {
    if (!within(bytes[at + i], low, high)) return { length: i, whole: false };
    low = 0x80;
    high = 0xbf;
  }
  return { length: size, whole: true };
};

/** Two bytes where the second is a possible trail byte; otherwise what is lost ends before an ASCII byte. */
function pair(trail: number | undefined, from: number, to: number) {
  if (trail !== undefined && trail !== 0x7f && within(trail, from, to)) return { length: 2, whole: true };
  return { length: trail === undefined || trail < 0x80 ? 1 : 2, whole: false };
}

const one = (whole: boolean) => ({ length: 1, whole });

const SEQUENCES: Record<string, Shape> = {
  gb18030: (bytes, at) => {
    const lead = bytes[at]!;
    if (lead === 0x80) return one(true);
    if (lead === 0xff) return one(false);
    if (!within(bytes[at + 1], 0x30, 0x39)) return pair(bytes[at + 1], 0x40, 0xfe);
    return within(bytes[at + 2], 0x81, 0xfe) && within(bytes[at + 3], 0x30, 0x39)
      ? { length: 4, whole: true }
      : one(false);
  },
  big5: (bytes, at) => (within(bytes[at], 0x81, 0xfe) ? pair(bytes[at + 1], 0x40, 0xfe) : one(false)),
  'euc-kr': (bytes, at) => (within(bytes[at], 0x81, 0xfe) ? pair(bytes[at + 1], 0x41, 0xfe) : one(false)),
  shift_jis: (bytes, at) => {
    const lead = bytes[at]!;
    if (lead === 0x80 || within(lead, 0xa1, 0xdf)) return one(true);
    return within(lead, 0x81, 0xfc) && lead !== 0xa0 ? pair(bytes[at + 1], 0x40, 0xfc) : one(false);
  },
  'euc-jp': (bytes, at) => {
    const lead = bytes[at]!;
    if (lead === 0x8e) return pair(bytes[at + 1], 0xa1, 0xdf);
    if (lead === 0x8f && within(bytes[at + 1], 0xa1, 0xfe))
      return within(bytes[at + 2], 0xa1, 0xfe) ? { length: 3, whole: true } : { length: 2, whole: false };
    return within(lead, 0xa1, 0xfe) ? pair(bytes[at + 1], 0xa1, 0xfe) : one(false);
  },
};
