import { dominant, isValue } from './cells.ts';
import { DELIMITERS, QUOTES, type Delimiter, type Dialect } from './plan.ts';
import { CUT, RECORD, RecordReader, isBlank, splitRecord, type Cutting } from './scanner.ts';
import { decode } from './utf8.ts';

/** Bytes from the beginning of a text, its middle and its end. */
export interface TextSamples {
  /** From the beginning, behind a BOM. */
  head: Uint8Array;
  /** From the middle and the end, beginning behind a line end; the last record may be cut. */
  slices: Uint8Array[];
  /** The head is the whole text. */
  whole: boolean;
}

/** How a way of cutting does on the sampled records. */
interface Tally {
  cutting: Cutting;
  /** The most common number of fields above one; 1 when there is none. */
  fields: number;
  /** Records that have it. */
  good: number;
  /** Records in all, blank lines left out. */
  records: number;
  /** Share of the records between the first good one and the last that are good, 0–1. */
  steady: number;
  /** Good records with a field in quotes. */
  quoted: number;
  /** Lines that are no record, and quoted records with another number of fields. */
  bad: number;
  /** Share of the filled cells that hold none of the usual delimiters, 0–1. */
  clean: number;
}

export interface CuttingGuess {
  cutting: Cutting;
  /** What a record has; 1 when nothing cuts. */
  fields: number;
  good: number;
  records: number;
  /** Good records with a field in quotes. */
  quoted: number;
  /** Lines that quotes as usual would have spoilt. */
  spoilt: number;
}

const RECORDS = 400;
const CELLS_OF = 100;
/** Bytes of a record whose cells are not worth looking at. */
const LONG = 256 * 1024;
/** A record this near to the end of a sample is cut off there; one further up has a quote that never closes. */
const CUT_BYTES = 16 * 1024;
/** After so many lines that are no record, quotes may not span lines: a stray quote would be followed to the end each time. */
const STRAYS = 20;

/** Delimiter, quote and escape under which the sampled records are most alike. */
export function guessCutting(samples: TextSamples, given: Partial<Dialect>): CuttingGuess {
  const tried = given.delimiter === undefined ? DELIMITERS.filter((one) => occurs(one, samples)) : [given.delimiter];
  const found = best(tried.map((delimiter) => bestQuoting(samples, delimiter, given)));
  const { tally, usual } = found ?? oneColumn(samples, given);
  return { ...tally, spoilt: tally === usual ? 0 : usual.bad };
}

const occurs = (character: string, { head, slices }: TextSamples): boolean =>
  [head, ...slices].some((bytes) => bytes.includes(character.charCodeAt(0)));

interface Quoting {
  tally: Tally;
  /** With double quotes, doubled inside. */
  usual: Tally;
}

function best(candidates: readonly Quoting[]): Quoting | undefined {
  const cutting = candidates.filter(({ tally }) => cuts(tally));
  const [real] = cutting
    .filter(({ tally }) => tally.cutting.delimiter !== ' ')
    .sort(({ tally: a }, { tally: b }) => {
      const close = Math.abs(trust(a) - trust(b)) < 0.1;
      return close ? b.fields - a.fields || trust(b) - trust(a) : trust(b) - trust(a);
    });
  // Prose is full of blanks: they count only where no real delimiter holds.
  const blanks = cutting.find(({ tally }) => tally.cutting.delimiter === ' ' && tally.good >= 0.9 * tally.records);
  if (real && (real.tally.steady >= 0.6 || !blanks)) return real;
  return blanks ?? real;
}

/** A delimiter that stands nowhere, so that it cannot cut a value. */
function oneColumn(samples: TextSamples, given: Partial<Dialect>): Quoting {
  const absent = DELIMITERS.find((one) => one !== ' ' && !occurs(one, samples));
  const { tally } = bestQuoting(samples, given.delimiter ?? absent ?? ',', given);
  const one = { ...tally, fields: 1, good: tally.records };
  return { tally: one, usual: one };
}

function cuts({ fields, good, records, steady }: Tally): boolean {
  if (fields < 2 || steady < 0.5) return false;
  return good >= 0.3 * records || (good >= 2 && fields >= 4);
}

/**
 * Steadiness, lessened where cells still hold other delimiters (a column of prose has semicolons, a decimal comma stands
 * between semicolons) and where the records are few.
 */
const trust = ({ steady, clean, good, records }: Tally): number =>
  steady * (0.2 + 0.8 * clean) * Math.min(1, good / (0.3 * records));

/** What to quote with under a delimiter, by evidence against double quotes. */
function bestQuoting(samples: TextSamples, delimiter: Delimiter, given: Partial<Dialect>): Quoting {
  if (delimiter === ' ') {
    const tally = tallyOf(samples, { delimiter, quote: '', escape: 'double' });
    return { tally, usual: tally };
  }
  const [quote = '"'] = given.quote === undefined ? QUOTES : [given.quote];
  const usual = bestEscape(samples, delimiter, quote, given);
  if (given.quote !== undefined) return { tally: usual, usual };
  if (usual.quoted === 0 && occurs("'", samples)) {
    const single = bestEscape(samples, delimiter, "'", given);
    if (single.quoted >= 2 && single.bad === 0 && single.good >= usual.good) return { tally: single, usual };
  }
  if (usual.bad >= 3 && usual.bad > usual.quoted) {
    const none = bestEscape(samples, delimiter, '', given);
    if (none.good > usual.good) return { tally: none, usual };
  }
  return { tally: usual, usual };
}

function bestEscape(
  samples: TextSamples,
  delimiter: Delimiter,
  quote: Dialect['quote'],
  given: Partial<Dialect>,
): Tally {
  const doubled = tallyOf(samples, { delimiter, quote, escape: given.escape ?? 'double' });
  if (given.escape !== undefined || doubled.bad === 0 || quote === '') return doubled;
  const escaped = tallyOf(samples, { delimiter, quote, escape: 'backslash' });
  return escaped.bad < doubled.bad && escaped.good >= doubled.good ? escaped : doubled;
}

function tallyOf({ head, slices, whole }: TextSamples, cutting: Cutting): Tally {
  const counts: number[] = [];
  const quoted: boolean[] = [];
  const cells: string[] = [];
  let bad = 0;
  const take = (bytes: Uint8Array, last: boolean) => {
    const reader = new RecordReader(cutting);
    let strays = 0;
    let read = 0;
    for (let at = 0; at < bytes.length && read < RECORDS; read++) {
      const outcome = reader.read(bytes, at, bytes.length, last);
      if (outcome !== RECORD) {
        const feed = bytes.indexOf(10, at);
        if (feed < 0 || (outcome === CUT && bytes.length - at < CUT_BYTES)) return;
        bad++;
        at = feed + 1;
        if (++strays > STRAYS) reader.multiline = false;
        continue;
      }
      if (!isBlank(bytes, at, reader.textEnd)) {
        if (read < CELLS_OF && reader.textEnd - at <= LONG)
          cells.push(...splitRecord(decode(bytes.subarray(at, reader.textEnd)), cutting));
        counts.push(reader.fields);
        quoted.push(reader.quotedFields > 0);
      }
      at = reader.next;
    }
  };
  take(head, whole);
  for (const slice of slices) take(slice, false);
  const taper = tapering(counts, cells);
  const fields = taper ?? dominant(counts.filter((count) => count > 1)) ?? 1;
  const isGood = (count: number) => count === fields || (taper !== null && count > 1 && count < fields);
  const good = counts.filter(isGood).length;
  const span = counts.findLastIndex(isGood) - counts.findIndex(isGood) + 1;
  return {
    cutting,
    fields,
    good,
    records: counts.length + bad,
    steady: good === 0 ? 0 : good / span,
    quoted: counts.filter((count, i) => quoted[i] && isGood(count)).length,
    bad: bad + counts.filter((count, i) => quoted[i] && !isGood(count) && count > 1).length,
    clean: cleanShare(cells),
  };
}

/**
 * The fields of a header below which no number of fields is usual, because records end with their last value: all of them have
 * two fields at least and none has more than the header. Null for anything else.
 */
function tapering(counts: readonly number[], cells: readonly string[]): number | null {
  const most = counts[0] ?? 0;
  const header = cells.slice(0, most);
  if (most < 3 || counts.length < 3 || header.some((cell) => cell.trim() === '' || isValue(cell))) return null;
  if (counts.some((count) => count > most || count < 2)) return null;
  const usual = dominant(counts)!;
  if (2 * counts.filter((count) => count === usual).length >= counts.length) return null;
  return cells.slice(most).some(isValue) ? most : null;
}

const NUMBER = /^[-+(]?[¥￥$€£]?\s?\d{1,3}([.,' ]?\d{3})*([.,]\d+)?\s?[%€元)]?$/;

function cleanShare(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return 1;
  return filled.filter((cell) => !/[,;\t|]/.test(cell) || NUMBER.test(cell.trim())).length / filled.length;
}
