import { readFile } from 'node:fs/promises';
import { ENCODINGS, type EncodingId } from '#import/encoding/index.ts';
import { upperHalf } from '#import/encoding/encodings.ts';

const tables = new Map<EncodingId, Map<string, Uint8Array>>();

/** What every character is written as: the decoder's table, inverted. */
export function encodingTable(encoding: EncodingId): Map<string, Uint8Array> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, Uint8Array>();
  const add = (text: string, bytes: Uint8Array) => {
    if (text !== '' && !table.has(text) && Array.from(text).length === 1) table.set(text, bytes);
  };
  for (let byte = 0; byte < 128; byte++) add(String.fromCharCode(byte), Uint8Array.of(byte));
  upperHalf(encoding)?.forEach((text, i) => add(text, Uint8Array.of(128 + i)));
  const { how } = ENCODINGS[encoding];
  if (how.as === 'sequences') {
    const decoder = new TextDecoder(how.label, { fatal: true });
    const tryBytes = (...bytes: number[]) => {
      const written = Uint8Array.from(bytes);
      try {
        add(decoder.decode(written), written);
      } catch {
        // Stands for nothing.
      }
    };
    // Some engines read a lone lead byte as a control or private character; the Encoding Standard does not.
    if (encoding === 'gb18030') tryBytes(0x80);
    if (encoding === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) tryBytes(byte);
    for (let lead = encoding === 'euc-jp' ? 0xa1 : 0x81; lead <= 0xfe; lead++) {
      if (encoding === 'shift_jis' && lead >= 0xa0 && lead <= 0xdf) continue;
      for (let trail = 0x40; trail <= 0xfe; trail++) tryBytes(lead, trail);
    }
    if (encoding === 'gb18030')
      for (let second = 0x30; second <= 0x39; second++)
        for (let fourth = 0x30; fourth <= 0x39; fourth++) {
          tryBytes(0x81, second, 0x81, fourth);
          tryBytes(0x84, 0x31, 0xa4, fourth);
          tryBytes(0x95, second, 0x90, fourth);
        }
    if (encoding === 'euc-jp') for (let trail = 0xa1; trail <= 0xfe; trail++) tryBytes(0x8f, 0xb0, trail);
  }
  tables.set(encoding, table);
  return table;
}

/** The text's bytes. Throws for a character the encoding does not have. */
export function encode(text: string, encoding: EncodingId): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const { how } = ENCODINGS[encoding];
  if (how.as === 'utf-16') {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !how.bigEndian);
    return bytes;
  }
  const table = encodingTable(encoding);
  const parts = Array.from(text, (character) => {
    const bytes = table.get(character);
    if (!bytes) throw new Error(`${encoding} has no ${character}`);
    return bytes;
  });
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
export const fileBlob = async (path: string) => new Blob([new Uint8Array(await readFile(path))]);
