import type { Params } from './codes.ts';
import type { CuttingGuess } from './dialect.ts';
import type { Delimiter, Dialect } from './plan.ts';
import type { Row } from './sample-rows.ts';
import type { Structure } from './structure.ts';
import type { Table } from './tables.ts';

/** Why something was taken as it was, per choice; `params` are the names a wording may use. */
export const EVIDENCE = {
  'delimiter-fields': { choice: 'delimiter', params: ['delimiter', 'fields', 'good', 'records'] },
  'delimiter-declared': { choice: 'delimiter', params: ['delimiter'] },
  'delimiter-none': { choice: 'delimiter', params: [] },
  'quote-used': { choice: 'quote', params: ['quote', 'records'] },
  'quote-unused': { choice: 'quote', params: ['quote'] },
  'quote-spoils': { choice: 'quote', params: ['records'] },
  'escape-backslash': { choice: 'escape', params: ['records'] },
  'comment-lines': { choice: 'comment', params: ['comment', 'lines', 'line'] },
  'preamble-lines': { choice: 'preamble', params: ['lines', 'text'] },
  'header-layout': { choice: 'header', params: ['line'] },
  'header-names': { choice: 'header', params: ['line'] },
  'header-groups': { choice: 'header', params: ['line'] },
  'header-units': { choice: 'header', params: ['line'] },
  'header-none': { choice: 'header', params: ['line'] },
  'table-most': { choice: 'table', params: ['tables', 'records', 'line'] },
  'ragged-counts': { choice: 'ragged', params: ['least', 'most', 'records'] },
  'pad-short': { choice: 'ragged', params: ['short', 'records', 'fields'] },
} as const satisfies Record<string, { choice: string; params: readonly string[] }>;
export type EvidenceCode = keyof typeof EVIDENCE;

export interface Evidence {
  choice: (typeof EVIDENCE)[EvidenceCode]['choice'];
  code: EvidenceCode;
  params: Params;
}

export interface Facts {
  guess: CuttingGuess;
  declared: Delimiter | null;
  remarks: readonly Row[];
  table: Table;
  /** The table's records, those cut short included. */
  data: readonly Row[];
}

/** Per choice that was not given: what decided it. */
export function evidenceOf(
  { dialect, names, preamble, headerRows, tables }: Omit<Structure, 'evidence'>,
  facts: Facts,
  given: Partial<Dialect>,
): Evidence[] {
  const { guess, declared, remarks, table, data } = facts;
  const { delimiter, quote } = dialect;
  const header = headerRows[table.guess.names];
  const found: [keyof Dialect, EvidenceCode, Params | false][] = [
    ['delimiter', 'delimiter-declared', declared !== null && { delimiter }],
    [
      'delimiter',
      'delimiter-fields',
      declared === null &&
        guess.fields > 1 &&
        !dialect.ragged && { delimiter, fields: guess.fields, good: guess.good, records: guess.records },
    ],
    ['delimiter', 'delimiter-none', declared === null && guess.fields === 1 && !dialect.ragged && {}],
    ['quote', 'quote-spoils', quote === '' && delimiter !== ' ' && { records: guess.spoilt }],
    ['quote', 'quote-used', quote !== '' && guess.quoted > 0 && { quote, records: guess.quoted }],
    ['quote', 'quote-unused', quote !== '' && guess.quoted === 0 && { quote }],
    ['escape', 'escape-backslash', dialect.escape === 'backslash' && { records: guess.spoilt }],
    [
      'comment',
      'comment-lines',
      remarks.length > 0 && { comment: dialect.comment, lines: remarks.length, line: remarks[0]!.line },
    ],
    [
      'firstLine',
      'preamble-lines',
      preamble.length > 0 && { lines: preamble.length, text: preamble[0]!.fields.join(' ').trim() },
    ],
    ['headerLines', 'header-layout', header !== undefined && table.known && { line: header.line }],
    ['headerLines', 'header-names', header !== undefined && !table.known && { line: header.line }],
    ['headerLines', 'header-none', header === undefined && { line: data[0]?.line ?? dialect.firstLine }],
    ['headerLines', 'header-groups', table.guess.groups && { line: headerRows[0]!.line }],
    ['headerLines', 'header-units', table.guess.units && { line: headerRows.at(-1)!.line }],
    [
      'firstLine',
      'table-most',
      tables.length > 1 && { tables: tables.length, records: data.length, line: dialect.firstLine },
    ],
    [
      'ragged',
      'ragged-counts',
      dialect.ragged && {
        least: data.reduce((least, { fields }) => Math.min(least, fields.length), Infinity),
        most: names.length,
        records: data.length,
      },
    ],
    [
      'pad',
      'pad-short',
      dialect.pad && {
        short: data.filter(({ fields }) => fields.length < names.length).length,
        records: data.length,
        fields: names.length,
      },
    ],
  ];
  return found.flatMap(([choice, code, params]) =>
    params === false || given[choice] !== undefined ? [] : [{ choice: EVIDENCE[code].choice, code, params }],
  );
}
