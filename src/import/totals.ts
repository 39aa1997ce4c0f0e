import { join, sql, type Sql } from '#sql/tag.ts';

// Reports set the two characters apart by blanks, those of full width too.
const GAP = '[\\s\u3000]*';
const HAN = ['合计', '总计', '小计', '共计', '总和', '合計', '總計', '小計', '总合计']
  .map((word) => Array.from(word).join(GAP))
  .join('|');
const SPAN = '(?:[本当每當]?[日月页頁周週天班](?:次)?|累计|门店|整单)?';
const WORDS = [
  `${SPAN}${GAP}(?:${HAN}|汇总|彙總)(?:金额|数量|金額)?`,
  '(?:grand|daily|day|page|running) totals?|sub[ -]?totals?|totals?|totals? (?:for|on) .{1,20}|sum',
  'summe|gesamt|gesamtsumme|zwischensumme|tagessumme|somme|sous[ -]?total|total g[ée]n[ée]ral|totale|subtotale|suma|totaal',
].join('|');

const TOTALS = new RegExp(`^(${WORDS})\\s*[:：]?$`, 'iu');

/** A cell that says its row is one of sums. */
export const isTotals = (cell: string): boolean => TOTALS.test(cell.trim());

export const isTotalsSql = (text: Sql): Sql => sql`regexp_full_match(trim(${text}), ${`(?i)(${WORDS})\\s*[:：]?`})`;

/** Cheap, and true of every text in place of an id that {@link isTotalsSql} holds for. */
export const mayBeTotalsSql = (text: Sql): Sql =>
  sql`(${join(
    ['计', '計', '总', '汇', '彙', 'otal', 'OTAL'].map((part) => sql`contains(${text}, ${part})`),
    ' OR ',
  )})`;
