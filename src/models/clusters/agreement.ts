/** How often a member of group `row` here is in group `column` there. */
export type CrossTable = readonly (readonly number[])[];

/** The cross table of two labellings of the same things. */
export function crossTable(left: Uint8Array, right: Uint8Array, rows: number, columns: number): number[][] {
  const table = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let i = 0; i < left.length; i++) table[left[i]!]![right[i]!]!++;
  return table;
}

const pairs = (count: number): number => (count * (count - 1)) / 2;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, next) => all + next, 0);
const columnSums = (table: CrossTable): number[] => (table[0] ?? []).map((_, at) => sum(table.map((row) => row[at]!)));

/**
 * The Rand index adjusted for chance (Hubert & Arabie 1985): 1 for the same grouping, about 0 for two that have nothing
 * to do with each other. Two groupings that both part nobody, or both everybody, agree.
 */
export function adjustedRand(table: CrossTable): number {
  const rows = sum(table.map((row) => pairs(sum(row))));
  const columns = sum(columnSums(table).map(pairs));
  const all = pairs(sum(table.map(sum)));
  const together = sum(table.flat().map(pairs));
  const expected = all === 0 ? 0 : (rows * columns) / all;
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Per row, the Jaccard similarity with the column most like it (Hennig 2007); null for a row that holds nobody. */
export function bestJaccards(table: CrossTable): (number | null)[] {
  const columns = columnSums(table);
  return table.map((row) => {
    const size = sum(row);
    return size === 0 ? null : Math.max(...row.map((both, at) => both / (size + columns[at]! - both)));
  });
}
