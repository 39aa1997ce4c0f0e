/** A column's name for comparing: without regard to case, width, blanks and a stray byte order mark. */
export const comparedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\ufeff]+/gu, '')
    .toLowerCase();

/** The same for the same columns in whatever order: 16 hexadecimal digits, stable over versions, and no text of the file. */
export function columnSignature(names: readonly string[]): string {
  const text = names.map(comparedName).sort().join('\u0001');
  return fnv1a64(new TextEncoder().encode(text)).toString(16).padStart(16, '0');
}

/** FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a64(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
