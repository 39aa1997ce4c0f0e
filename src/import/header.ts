import { ROLES, type Role } from '#orders/schema.ts';
import { dominant, isValue } from './cells.ts';
import { nameScore } from './names.ts';

/** Rows of a table as they follow each other; the header may stand below titles. */
export type Cells = readonly (readonly string[])[];

export interface HeaderGuess {
  /** Row on which the table begins: its header, or its first record. */
  first: number;
  /** Rows of the header, at most 3. */
  rows: number;
  /** Which of them holds the names, counted from `first`. */
  names: number;
  groups: boolean;
  units: boolean;
}

/** A header further down is not looked for. */
const WITHIN = 25;
const SAMPLE = 400;
const SURE = 0.8;
const FULL = 0.5;

/**
 * Where the header of a table of `width` columns stands and where its records begin: records are rows whose numbers and dates
 * stand in the columns where the rows below have them. `given` is a header row known by other means.
 */
export function guessHeader(rows: Cells, width: number, given?: number): HeaderGuess {
  const start = dataStart(rows, width);
  const names = given ?? namesRow(rows, width, start);
  if (names === null)
    return { first: firstFull(rows, width, start ?? 0), rows: 0, names: 0, groups: false, units: false };
  const groups = names > 0 && isGroups(rows[names - 1]!, rows[names]!);
  const below = rows[names + 1];
  const units = below !== undefined && names + 1 < (start ?? 0) && (isUnits(below) || completes(below, rows[names]!));
  return {
    first: groups ? names - 1 : names,
    rows: 1 + Number(groups) + Number(units),
    names: Number(groups),
    groups,
    units,
  };
}

/** The first row with numbers and dates where the rows below have them; null when no column has any. */
function dataStart(rows: Cells, width: number): number | null {
  const sample = rows.slice(0, SAMPLE);
  const begins: number[] = [];
  for (let column = 0; column < width; column++) {
    const values = sample.map((row) => (row[column] ?? '').trim());
    let filled = 0;
    let valued = 0;
    let begin = -1;
    for (let row = values.length - 1; row >= 0; row--) {
      if (values[row] === '') continue;
      filled++;
      if (!isValue(values[row]!)) continue;
      valued++;
      if (row < WITHIN && valued >= SURE * filled) begin = row;
    }
    if (begin >= 0) begins.push(begin);
  }
  return dominant(begins);
}

function namesRow(rows: Cells, width: number, start: number | null): number | null {
  const upTo = Math.min(rows.length, WITHIN, start === null ? 4 : start + 2);
  const known = rows.slice(0, upTo).map(knownNames);
  const most = Math.max(0, ...known);
  const best = known.indexOf(most);
  if (most >= Math.min(2, width) && most >= FULL * filledCells(rows[best]!) && valuedCells(rows[best]!) === 0)
    return best;
  if (start === null) return firstFull(rows, width, 0);
  const candidates = rows.slice(Math.max(0, start - 3), start);
  const fullest = Math.max(0, ...candidates.map(filledCells));
  if (fullest < FULL * width) return null;
  return Math.max(0, start - 3) + candidates.findIndex((row) => filledCells(row) === fullest);
}

/** The first row from `from` on with most of its cells filled; titles have one or two. */
function firstFull(rows: Cells, width: number, from: number): number {
  const found = rows.findIndex((row, i) => i >= from && filledCells(row) >= FULL * width);
  return Math.max(from, found);
}

const filledCells = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
const valuedCells = (row: readonly string[]): number => row.filter(isValue).length;
const knownNames = (row: readonly string[]): number => row.filter(isKnownName).length;

const isKnownName = (cell: string): boolean =>
  (Object.keys(ROLES) as Role[]).some((role) => nameScore(cell, role) > 50);

/** Merged cells above the names: at least two, with gaps between them. */
function isGroups(row: readonly string[], names: readonly string[]): boolean {
  const places = row.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]));
  if (places.length < 2 || row.length !== names.length || places.length >= filledCells(names)) return false;
  const gaps = places.at(-1)! - places[0]! >= places.length;
  return gaps && valuedCells(row) === 0 && !row.some((cell) => /[:：]\s*$/.test(cell));
}

/** A second line of a header: every name the first left blank, and the one left of it, stands there, and something is blank. */
function completes(row: readonly string[], names: readonly string[]): boolean {
  const filled = (i: number) => (row[i] ?? '').trim() !== '';
  const blanks = names.flatMap((name, i) => (name.trim() === '' ? [i] : []));
  const parted = blanks.length > 0 && blanks.every((i) => filled(i) && filled(i - 1));
  return parted && valuedCells(row) === 0 && filledCells(row) < row.length;
}

const UNIT =
  /^([（(【[].*[)）】\]]|[ymdhs年月日时分秒/:\s-]{4,}|单位.*|元|万元|分|个|件|单|次|天|人|%|文本|数字|数值|日期|时间|text|string|number|integer|decimal|date|datetime|usd|cny|rmb|eur|gbp|pcs)$/i;

/** A line under the names that says what the values are in: `（元）`, `yyyy-mm-dd`. */
function isUnits(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => UNIT.test(cell)).length > filled.length / 2;
}

/** The name of every column, told apart where they repeat. */
export interface Names {
  names: string[];
  /** Names that stand twice or more in the file. */
  repeated: string[];
}

/** Names from the rows of a header: `group / name` where a name alone would repeat, `column 3` for a blank one. */
export function columnNames(header: Cells, guess: Pick<HeaderGuess, 'names' | 'units'>, width: number): Names {
  const row = (index: number) => Array.from({ length: width }, (_, i) => clean(header[index]?.[i] ?? ''));
  const main = row(guess.names);
  const parts = guess.units && !isUnits(header[guess.names + 1] ?? []) ? row(guess.names + 1) : main.map(() => '');
  const plain = main.map((name, i) => (isParted(main, parts, i) ? parts[i]! : name));
  const upper = forwardFilled(guess.names > 0 ? row(guess.names - 1) : main);
  const times = countOf(plain);
  const joined = plain.map((name, i) =>
    name !== '' && times.get(name)! > 1 && upper[i] !== '' && upper[i] !== name ? `${upper[i]!} / ${name}` : name,
  );
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  const names = joined.map((given, i) => {
    const name = given || `column ${i + 1}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    if (nth === 1) return name;
    repeated.add(name);
    return `${name}_${nth}`;
  });
  return { names, repeated: [...repeated] };
}

const clean = (name: string): string =>
  name
    .replace(/^\ufeff/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Is the name of column `i` the lower line's, because the upper one is blank or spans further columns? */
function isParted(main: readonly string[], parts: readonly string[], i: number): boolean {
  if (parts[i] === '') return false;
  return main[i] === '' || (main[i + 1] === '' && (parts[i + 1] ?? '') !== '');
}

function forwardFilled(row: readonly string[]): string[] {
  let last = '';
  return row.map((cell) => (last = cell || last));
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
