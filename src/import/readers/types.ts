import type { Params, StopCode } from '../codes.ts';

/** What the bytes of a part are, judged by the bytes. `other` cannot be read; its `problem` says why. */
export const FORMATS = ['text', 'xlsx', 'xls', 'parquet', 'json', 'ndjson', 'arrow', 'html', 'other'] as const;
export type Format = (typeof FORMATS)[number];

/** One table or text inside a file. */
export interface Part {
  /** Member of an archive, then sheet of a workbook; empty for a plain file. */
  path: string[];
  format: Format;
  /** Bytes of the member (uncompressed), null where only reading would tell. */
  bytes: number | null;
  /** Rows it claims to have, headers included; null where only reading would tell. */
  rows: number | null;
  /** A sheet that the workbook does not show. */
  hidden?: true;
  /** Why it cannot be opened: a password, a picture, damage. Listed, so that nothing in an archive is passed over. */
  problem?: { code: StopCode; params: Params };
}

export interface ReadOptions {
  /** Stop after about this many rows: a preview of what would be a long read. */
  atMost?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Share of the reading done, 0–1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** A line of NDJSON that is no JSON; it stands in the table as a row with its text in the first cell. */
export interface BadLine {
  /** Physical line in the file, 1-based. */
  line: number;
  /** Record of the CSV, 1-based, the header being the first. */
  record: number;
  /** At most 4,000 characters of it. */
  text: string;
}

/** A table as UTF-8 CSV: comma, quotes doubled, LF, an empty line for an empty row. */
export interface OpenedTable {
  kind: 'table';
  blob: Blob;
  /** Records of the CSV, headers and empty rows included. */
  rows: number;
  dates: 'iso';
  /** Numbers of 16 digits and more: a spreadsheet has already lost their last digits. */
  suspicious?: { longNumbers: number };
  /** Cells below the 50th row that a vertical merge filled with the value above: amounts may count several times. */
  mergedCells?: number;
  /** The line items that made one row each, with the values of their order repeated. */
  expanded?: string;
  bad?: BadLine[];
}

export type Opened = { kind: 'text'; blob: Blob } | OpenedTable;
