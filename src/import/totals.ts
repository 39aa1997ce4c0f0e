import { sql, type Sql } from '#sql/tag.ts';

const WORDS = '合计|总计|小计|共计|汇总|总和|grand total|sub ?total|totals?|sum|summe|gesamt|gesamtsumme|somme|totale';

const TOTALS = new RegExp(`^(${WORDS})\\s*[:：]?$`, 'i');

/** A cell that says its row is one of sums. */
export const isTotals = (cell: string): boolean => TOTALS.test(cell.trim());

export const isTotalsSql = (text: Sql): Sql => sql`regexp_full_match(trim(${text}), ${`(?i)(${WORDS})\\s*[:：]?`})`;
