import { decodeLeniently } from './walk.ts';
import { ENCODINGS, ENCODING_IDS, howDecoded, type EncodingId } from './encodings.ts';
import type { CollectedLine, Evidence } from './evidence.ts';
import { naturalness, type Naturalness } from './naturalness.ts';
import type { RepertoireName } from './repertoire.ts';

/** Why an encoding is taken for the file's. The numbers count characters or, with `lines`, lines. */
export type Reason =
  | { code: 'bom' | 'ascii' | 'nul-pattern'; params: Record<string, never> }
  | { code: 'valid-utf8'; params: { lines: number } }
  | { code: 'mostly-utf8'; params: { lines: number; invalidLines: number } }
  | { code: 'common-han' | 'kana' | 'hangul' | 'boxes'; params: { characters: number; found: number } }
  | { code: 'letters'; params: { characters: number; found: number; language: string } }
  | { code: 'fallback'; params: { characters: number } };

export interface Candidate {
  encoding: EncodingId;
  /** 0–1; comparable within one file only. */
  score: number;
  /** Sequences of the collected lines that the encoding does not know. */
  undecodable: number;
  evidence: Reason;
}

/** Candidates are never empty; the best is first. */
export type Judgement = { kind: 'text'; candidates: Candidate[] } | { kind: 'binary' };

/** Below this share of lines that are no UTF-8 they are set aside one by one, provided that more lines are UTF-8. */
const BAD_LINES = 0.01;
const BINARY_CONTROLS = 0.01;
const CANDIDATES = 6;
/** How far behind the best an encoding still is worth showing. */
const BEHIND = 0.5;
const PLAUSIBLE = 0.3;
/** Weighing every collected line in every encoding would take a second. */
const WEIGHED_BYTES = 12 * 1024;

const HOMES: Partial<Record<EncodingId, readonly RepertoireName[]>> = {
  gb18030: ['simplified'],
  big5: ['traditional'],
  shift_jis: ['japanese'],
  'euc-jp': ['japanese'],
  'euc-kr': ['korean'],
};

/** Which encodings the whole file may be written in, by what its bytes become in each of them. */
export function judgeEncodings(evidence: Evidence): Judgement {
  const units = evidence.wide ? evidence.bytes / 2 : evidence.bytes;
  if (evidence.controls > Math.max(1, units * BINARY_CONTROLS)) return { kind: 'binary' };
  return { kind: 'text', candidates: candidates(evidence) };
}

function candidates(evidence: Evidence): Candidate[] {
  const { bom, wide, nonAscii, collected } = evidence;
  if (wide) {
    const code = bom ? 'bom' : 'nul-pattern';
    return [{ encoding: wide, score: bom ? 1 : 0.97, undecodable: lost(collected, wide), evidence: plain(code) }];
  }
  if (bom === 'utf-8')
    return [{ encoding: 'utf-8', score: 1, undecodable: lost(collected, 'utf-8'), evidence: plain('bom') }];
  if (nonAscii === 0) return [{ encoding: 'utf-8', score: 1, undecodable: 0, evidence: plain('ascii') }];

  const weighed = spread(collected);
  const ranked = ENCODING_IDS.filter((id) => howDecoded(id).as !== 'utf-16')
    .map((id) => weigh(id, evidence, weighed))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]!.score;
  const shown: Candidate[] = [];
  const texts = new Set<string>();
  for (const { text, ...candidate } of ranked) {
    const plausible = candidate.score >= Math.max(PLAUSIBLE, best - BEHIND);
    if (shown.length === CANDIDATES || (shown.length > 0 && !plausible)) break;
    if (texts.has(text)) continue;
    texts.add(text);
    shown.push({ ...candidate, undecodable: lost(collected, candidate.encoding) });
  }
  return shown;
}

const plain = (code: 'bom' | 'ascii' | 'nul-pattern'): Reason => ({ code, params: {} });

const lost = (lines: readonly CollectedLine[], encoding: EncodingId) =>
  lines.reduce((sum, { bytes }) => sum + decodeLeniently(bytes, encoding).undecodable, 0);

/** As many of the lines, evenly over all of them, as can be weighed. */
function spread(lines: readonly CollectedLine[]): CollectedLine[] {
  const size = lines.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const stride = Math.max(1, Math.ceil(size / WEIGHED_BYTES));
  return lines.filter((_, i) => i % stride === 0);
}

function weigh(encoding: EncodingId, evidence: Evidence, lines: readonly CollectedLine[]) {
  const texts = lines.map(({ bytes }) => decodeLeniently(bytes, encoding).text);
  const text = texts.join('\n');
  const home = encoding === 'utf-8' ? (['simplified', 'traditional', 'japanese', 'korean'] as const) : HOMES[encoding];
  const natural = naturalness(texts, home ?? []);
  // The fewer the characters, the more often chance makes words of them: then what is common counts more.
  const rarity = ENCODINGS[encoding].rarity * Math.min(3, 0.4 + 8 / natural.characters);
  const likely = Math.min(1, Math.max(0, natural.mean - rarity));
  if (encoding !== 'utf-8') return { encoding, score: likely, undecodable: 0, evidence: reason(natural, likely), text };
  return { encoding, undecodable: 0, text, ...utf8(evidence, lines, likely) };
}

/** Every continuation byte in its place is evidence: other encodings put one there once in three times. */
function utf8(
  { validLines, invalidLines, lines }: Evidence,
  weighed: readonly CollectedLine[],
  likely: number,
): { score: number; evidence: Reason } {
  let continuations = 0;
  for (const { bytes } of weighed) for (const byte of bytes) if (byte >= 0x80 && byte < 0xc0) continuations++;
  const sure = 1 - 0.5 ** (continuations / 2);
  const valid = sure + (1 - sure) * likely;
  if (invalidLines === 0) return { score: valid, evidence: { code: 'valid-utf8', params: { lines: validLines } } };
  const mostly: Reason = { code: 'mostly-utf8', params: { lines, invalidLines } };
  if (validLines > invalidLines && invalidLines < lines * BAD_LINES) return { score: 0.98 * valid, evidence: mostly };
  const share = validLines / (validLines + invalidLines);
  return { score: 0.9 * share * valid, evidence: mostly };
}

function reason(
  { characters, commonHan, kana, hangul, boxes, letters, language }: Naturalness,
  likely: number,
): Reason {
  if (likely < 0.4) return { code: 'fallback', params: { characters } };
  const counted = { kana: kana * 2, 'common-han': commonHan, hangul, boxes, letters };
  const [code] = Object.entries(counted).reduce((a, b) => (b[1] > a[1] ? b : a));
  switch (code) {
    case 'kana':
      return { code, params: { characters, found: kana } };
    case 'common-han':
    case 'hangul':
    case 'boxes':
      return { code, params: { characters, found: counted[code] } };
    default:
      return language === null
        ? { code: 'fallback', params: { characters } }
        : { code: 'letters', params: { characters, found: letters, language } };
  }
}
