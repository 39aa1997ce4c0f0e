import { ident, type Sql } from '#sql/tag.ts';

/** A second database in memory, whose tables are compressed. */
export const PACKED = 'packed';

/** Where the tables of a file are. Both lie in one database, for a transaction can write to no more than one. */
export interface FileTables {
  lines: Sql;
  quarantine: Sql;
}

export function fileTables(id: number, packed: boolean): FileTables {
  const place = (table: string): Sql => (packed ? ident(PACKED, table) : ident(table));
  return { lines: place(`lines_${id}`), quarantine: place(`quarantine_${id}`) };
}
