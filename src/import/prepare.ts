import { ImportError } from './codes.ts';
import { toUtf8, type Utf8Text } from './encoding/decode.ts';
import type { EncodingId } from './encoding/encodings.ts';
import { gatherEvidence } from './encoding/evidence.ts';
import { judgeEncodings, type Candidate } from './encoding/judge.ts';
import { sideBySide, type SideBySide } from './encoding/samples.ts';
import { openPart, type Part } from './readers/index.ts';
import type { BadLine } from './readers/types.ts';
import type { Reading } from './reading.ts';

export interface PrepareOptions {
  /** What the reader says the text is written in; judged from the whole file when absent. */
  encoding?: EncodingId | undefined;
  signal?: AbortSignal | undefined;
  /** Share of the work done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** One table of a file as UTF-8 text, ready to be surveyed. */
export interface Prepared {
  reading: Reading;
  text: Blob;
  /** What the bytes may be written in, best first, with the same lines under each; empty for what is no text. */
  candidates: readonly Candidate[];
  sides: readonly SideBySide[];
  undecodable: Utf8Text['undecodable'];
  /** Cells of a workbook that Excel has rounded, because a number holds 15 digits at most. */
  longNumbers: number;
  /** Cells below the header that a merge filled with the value above. */
  mergedCells: number;
  /** Lines of NDJSON that are none; each stands in the text as a record with the line in its first cell. */
  bad: readonly BadLine[];
}

const SIDE_LINES = 5;
/** Shares of the work: opening what is packed, judging, decoding. */
const OPEN = 0.5;
const JUDGE = 0.25;

/**
 * Opens a part of a file and decodes it.
 *
 * @throws {ImportError} empty-file, binary-file, gzip-broken, too-large, file-gone, unsupported-format and the codes of
 * the readers
 */
export async function prepare(file: Blob, part: Part, options: PrepareOptions = {}): Promise<Prepared> {
  const { signal, onProgress } = options;
  if (file.size === 0) throw new ImportError('empty-file');
  const opened = await openPart(file, part, { signal, onProgress: (share) => onProgress?.(OPEN * share) });
  if (opened.kind === 'table') {
    return {
      reading: { path: part.path, format: part.format, encoding: 'utf-8' },
      text: opened.blob,
      candidates: [],
      sides: [],
      undecodable: { count: 0, places: [] },
      longNumbers: opened.suspicious?.longNumbers ?? 0,
      mergedCells: opened.mergedCells ?? 0,
      bad: opened.bad ?? [],
    };
  }
  const { blob } = opened;
  if (blob.size === 0) throw new ImportError('empty-file');
  const evidence = await gatherEvidence(blob, { signal, onProgress: (share) => onProgress?.(OPEN + JUDGE * share) });
  const judgement = judgeEncodings(evidence);
  if (judgement.kind === 'binary' && options.encoding === undefined) throw new ImportError('binary-file');
  const candidates = judgement.kind === 'text' ? judgement.candidates : [];
  const encoding = options.encoding ?? candidates[0]?.encoding ?? 'utf-8';
  const { blob: text, undecodable } = await toUtf8(blob, encoding, {
    signal,
    onProgress: (share) => onProgress?.(OPEN + JUDGE + (1 - OPEN - JUDGE) * share),
  });
  const shown = [...new Set([encoding, ...candidates.map((candidate) => candidate.encoding)])];
  return {
    reading: { path: part.path, format: part.format, encoding },
    text,
    candidates,
    sides: sideBySide(evidence, shown, SIDE_LINES),
    undecodable,
    longNumbers: 0,
    mergedCells: 0,
    bad: [],
  };
}
