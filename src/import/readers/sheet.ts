import { CsvWriter } from './csv.ts';
import type { OpenedTable } from './types.ts';

/** A merged area, 0-based, both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const HEADER_ROWS = 50;
const MAX_CELLS = 1000;

/** Merges whose value is repeated: those of headers, and those that stand for several rows of data. None of a page's width. */
export function repeated(merges: readonly Merge[]): Merge[] {
  return merges
    .filter(({ top, bottom, left, right }) => {
      const cells = (bottom - top + 1) * (right - left + 1);
      return cells > 1 && cells <= MAX_CELLS && top >= 0 && left >= 0 && (bottom < HEADER_ROWS || left === right);
    })
    .sort((a, b) => a.top - b.top);
}

/** Rows of a sheet become a CSV table in which record number = row number. */
export class SheetWriter {
  readonly #csv = new CsvWriter();
  readonly #merges: readonly Merge[];
  #nextMerge = 0;
  #open: { area: Merge; value: string }[] = [];
  #row = 0;
  #empty = 0;
  #filled = 0;
  #longNumbers = 0;

  constructor(merges: readonly Merge[] = []) {
    this.#merges = merges;
  }

  get rows(): number {
    return this.#csv.rows;
  }

  /** Tells of a number with more digits than the program that wrote it keeps. */
  countLongNumber(): void {
    this.#longNumbers++;
  }

  /** Adds row `row` (0-based, rising). Cells are CSV fields; the array is the caller's and may be filled in. */
  add(row: number, cells: string[]): void {
    this.#skipTo(row);
    this.#begin(row, cells);
    this.#fill(cells);
    this.#write(cells);
  }

  async finish(): Promise<OpenedTable> {
    this.#skipTo(Math.max(this.#row, ...this.#open.map(({ area }) => area.bottom + 1)));
    const blob = await this.#csv.finish();
    return {
      kind: 'table',
      blob,
      rows: this.#csv.rows,
      dates: 'iso',
      ...(this.#longNumbers > 0 && { suspicious: { longNumbers: this.#longNumbers } }),
      ...(this.#filled > 0 && { mergedCells: this.#filled }),
    };
  }

  /** Rows that the file leaves out may still lie under a merge. */
  #skipTo(row: number): void {
    while (this.#row < row) {
      if (this.#open.length === 0) {
        this.#empty += row - this.#row;
        this.#row = row;
        return;
      }
      const cells: string[] = [];
      this.#fill(cells);
      this.#write(cells);
    }
  }

  #begin(row: number, cells: readonly string[]): void {
    for (; this.#nextMerge < this.#merges.length; this.#nextMerge++) {
      const area = this.#merges[this.#nextMerge]!;
      if (area.top > row) return;
      const value = cells[area.left] ?? '';
      if (area.top === row && value !== '') this.#open.push({ area, value });
    }
  }

  #fill(cells: string[]): void {
    if (this.#open.length === 0) return;
    this.#open = this.#open.filter(({ area }) => area.bottom >= this.#row);
    for (const { area, value } of this.#open)
      for (let column = area.left; column <= area.right; column++) {
        while (cells.length <= column) cells.push('');
        if (cells[column] !== '') continue;
        cells[column] = value;
        if (this.#row >= HEADER_ROWS) this.#filled++;
      }
  }

  #write(cells: readonly string[]): void {
    this.#row++;
    if (cells.every((cell) => cell === '')) {
      this.#empty++;
      return;
    }
    if (this.#empty > 0) this.#csv.addEmpty(this.#empty);
    this.#empty = 0;
    this.#csv.add(cells);
  }
}
