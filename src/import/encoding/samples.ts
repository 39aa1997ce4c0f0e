import { howDecoded, type EncodingId } from './encodings.ts';
import type { CollectedLine, Evidence } from './evidence.ts';
import { decodeLeniently } from './walk.ts';

/** One piece of a line of the file as each encoding reads it, at most 60 characters; U+FFFD marks what it cannot read. */
export interface SideBySide {
  /** Physical line number. */
  line: number;
  texts: Partial<Record<EncodingId, string>>;
}

const CHARACTERS = 60;
const BEFORE = 16;

/** Up to `count` pieces from all over the file, first those which the encodings read differently, in the file's order. */
export function sideBySide(evidence: Evidence, encodings: readonly EncodingId[], count: number): SideBySide[] {
  const seen = new Set<string>();
  const samples: SideBySide[] = [];
  for (const collected of evidence.collected) {
    const texts = read(collected, encodings);
    const key = Object.values(texts).join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    samples.push({ line: collected.line, texts });
  }
  const differing = samples.filter(({ texts }) => new Set(Object.values(texts)).size > 1);
  const alike = samples.filter((sample) => !differing.includes(sample));
  return [...evenly(differing, count), ...evenly(alike, count - Math.min(count, differing.length))].sort(
    (a, b) => a.line - b.line,
  );
}

function read({ bytes }: CollectedLine, encodings: readonly EncodingId[]): SideBySide['texts'] {
  const wide = encodings.some((encoding) => howDecoded(encoding).as === 'utf-16');
  const from = wide ? 0 : Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - BEFORE);
  const stop = Math.min(bytes.length, from + (wide ? 2 : 1) * CHARACTERS);
  return Object.fromEntries(encodings.map((encoding) => [encoding, decodeLeniently(bytes, encoding, from, stop).text]));
}

const evenly = <T>(all: readonly T[], count: number): T[] =>
  all.length <= count ? [...all] : Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
