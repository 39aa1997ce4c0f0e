import { guessDateFormat } from './dates.ts';
import { nameScore } from './names.ts';
import { ROLES, type Role } from '#orders/schema.ts';
import { DELIMITERS, type Delimiter } from './plan.ts';
import { RECORD, RecordReader, isBlank } from './scanner.ts';
import { plainNumber } from './values.ts';

const RECORDS = 400;

interface Consistency {
  /** The most common number of fields. */
  fields: number;
  /** Share of the records that have it, 0–1. */
  share: number;
}

/**
 * The delimiter under which most records of head, middle and end have one same number of fields (at least two), more
 * fields first. Runs of blanks are tried only when no real delimiter holds, because prose is full of them.
 */
export function sniff(
  head: Uint8Array,
  slices: readonly Uint8Array[],
  whole: boolean,
  given?: Delimiter,
): { delimiter: Delimiter } & Consistency {
  const candidates = (given === undefined ? DELIMITERS : [given]).map((delimiter) => ({
    delimiter,
    ...consistency(head, slices, whole, delimiter),
  }));
  const cutting = candidates.filter((candidate) => candidate.fields > 1);
  const real = cutting.filter((candidate) => candidate.delimiter !== ' ').sort(byTrust);
  const blanks = cutting.find((candidate) => candidate.delimiter === ' ' && candidate.share >= 0.9);
  const best = real[0];
  if (best && (best.share >= 0.6 || !blanks)) return best;
  return blanks ?? best ?? candidates[0]!;
}

/** Nearly equal consistency is decided by the number of fields: a column of prose may hold one semicolon a line. */
function byTrust(a: Consistency, b: Consistency): number {
  const close = Math.abs(a.share - b.share) < 0.1;
  return close ? b.fields - a.fields || b.share - a.share : b.share - a.share;
}

function consistency(
  head: Uint8Array,
  slices: readonly Uint8Array[],
  whole: boolean,
  delimiter: Delimiter,
): Consistency {
  const counts = new Map<number, number>();
  count(head, delimiter, whole, counts);
  for (const slice of slices) count(slice, delimiter, false, counts);
  let fields = 1;
  let most = 0;
  let total = 0;
  for (const [found, times] of counts) {
    total += times;
    if (times > most || (times === most && found > fields)) {
      fields = found;
      most = times;
    }
  }
  return { fields, share: total === 0 ? 0 : most / total };
}

function count(bytes: Uint8Array, delimiter: Delimiter, whole: boolean, counts: Map<number, number>): void {
  const reader = new RecordReader({ delimiter, quote: delimiter === ' ' ? '' : '"' });
  let records = 0;
  for (let at = 0; at < bytes.length && records < RECORDS; records++) {
    const outcome = reader.read(bytes, at, bytes.length, whole);
    if (outcome === RECORD && !isBlank(bytes, at, reader.textEnd))
      counts.set(reader.fields, (counts.get(reader.fields) ?? 0) + 1);
    if (outcome === RECORD) {
      at = reader.next;
      continue;
    }
    const feed = bytes.indexOf(10, at);
    if (feed < 0) return;
    at = feed + 1;
  }
}

/** Is the first row names? Not when it holds a number or a date where the rows below do too; yes when it has a known name. */
export function guessHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const valued = (cell: string) =>
    cell.trim() !== '' && (plainNumber(cell, '.') !== null || guessDateFormat([cell.trim()]) !== null);
  if (first.some(valued)) {
    const known = first.filter((cell) => (Object.keys(ROLES) as Role[]).some((role) => nameScore(cell, role) > 50));
    return known.length > first.length / 2;
  }
  return (
    rest.length > 0 ||
    first.some((cell) => (Object.keys(ROLES) as Role[]).some((role) => nameScore(cell, role) > 50)) ||
    first.length > 1
  );
}
