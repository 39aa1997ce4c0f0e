const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Valid UTF-8, a character cut at the end forgiven unless these are the last bytes. */
export function isUtf8(bytes: Uint8Array, last = true): boolean {
  try {
    strict.decode(last ? bytes : bytes.subarray(0, wholeCharacters(bytes)));
    return true;
  } catch {
    return false;
  }
}

/** The text, with a replacement character for what is no UTF-8. */
export const decode = (bytes: Uint8Array): string => lenient.decode(bytes);

/** How many bytes remain when a character cut at the end is left off. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
