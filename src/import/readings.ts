import type { Role } from '#orders/schema.ts';
import { join, sql, type Sql } from '#sql/tag.ts';
import { readDateSql } from './dates.ts';
import { fixSql, type Fix } from './fixes.ts';
import { columnOf, type ImportPlan, type PlanColumn } from './plan.ts';
import { cell } from './read.ts';
import { isNullSql, moneySql, numberSql, textSql } from './values.ts';

/** The column in a role and its raw text. Only for roles the plan has. */
export const roleColumn = (plan: ImportPlan, role: Role): PlanColumn => plan.columns[columnOf(plan, role)]!;
export const roleText = (plan: ImportPlan, role: Role): Sql => cell(columnOf(plan, role));

/** Nothing stands there: an empty cell, a word for nothing, or a text the plan says means nothing. */
export function blankSql(plan: ImportPlan, role: Role): Sql {
  const { nothing = [], fixes = [] } = roleColumn(plan, role);
  const text = roleText(plan, role);
  if (fixes.some(({ kind }) => kind === 'nothing')) return sql`true`;
  return nothing.length === 0 ? isNullSql(text) : sql`(${isNullSql(text)} OR ${isOneOf(text, nothing)})`;
}

/** A plain reading, then those of the fixes, each only where the ones before gave nothing. */
function withFixes(plain: Sql, text: Sql, fixes: readonly Fix[], read: (text: Sql, fix: Fix) => Sql): Sql {
  const more = fixes.filter(({ kind }) => kind !== 'nothing').map((fix) => read(fixSql(text, fix), fix));
  return more.length === 0 ? plain : sql`coalesce(${join([plain, ...more])})`;
}

/** DOUBLE; NULL where the text is no number. */
export function numberOf(plan: ImportPlan, role: Role): Sql {
  const { decimal = '.', fixes = [] } = roleColumn(plan, role);
  const text = roleText(plan, role);
  return withFixes(numberSql(text, decimal), text, fixes, (fixed, fix) =>
    numberSql(fixed, fix.kind === 'decimal' ? fix.mark : decimal),
  );
}

/** DECIMAL(18,2); NULL where the text is no amount. */
export function moneyOf(plan: ImportPlan, role: Role): Sql {
  const { decimal = '.', fixes = [] } = roleColumn(plan, role);
  const text = roleText(plan, role);
  return withFixes(moneySql(text, decimal), text, fixes, (fixed, fix) =>
    moneySql(fixed, fix.kind === 'decimal' ? fix.mark : decimal),
  );
}

/** TIMESTAMP in shop time between 1900 and 2200; NULL where the text is no date. */
export function timeOf(plan: ImportPlan, role: Role): Sql {
  const { dateFormats = [], utc, fixes = [] } = roleColumn(plan, role);
  const options = { zone: plan.zone, ...(utc ? { utc } : {}) };
  const text = dateText(plan, role);
  const plain = readDateSql(dateFormats, text, options);
  const read = withFixes(plain, text, fixes, (fixed, fix) =>
    readDateSql(fix.kind === 'date-format' ? [fix.format] : dateFormats, fixed, options),
  );
  return sql`CASE WHEN ${read} BETWEEN TIMESTAMP '1900-01-01 00:00:00' AND TIMESTAMP '2200-01-01 00:00:00' THEN ${read} END`;
}

/** With the time of day where that stands in a column of its own. */
function dateText(plan: ImportPlan, role: Role): Sql {
  const text = roleText(plan, role);
  if (role !== 'ordered_at' || columnOf(plan, 'time_of_day') < 0) return text;
  const time = roleText(plan, 'time_of_day');
  return sql`CASE WHEN ${time} = '' THEN ${text} ELSE trim(${text}) || ' ' || trim(${time}) END`;
}

/** VARCHAR cleaned; words for nothing are still in it. */
export function textOf(plan: ImportPlan, role: Role): Sql {
  const { dropPointZero, fixes = [] } = roleColumn(plan, role);
  const text = fixes.filter(({ kind }) => kind !== 'nothing').reduce(fixSql, roleText(plan, role));
  return textSql(text, dropPointZero ? { dropPointZero } : {});
}

/** Folded for comparing, where the plan says so; over the cleaned text in `value`. */
export function foldedSql(plan: ImportPlan, role: Role, value: Sql): Sql {
  const { fold, nothing = [] } = roleColumn(plan, role);
  const folded = fold === undefined ? value : FOLDS[fold](value);
  return nothing.length === 0 ? folded : sql`CASE WHEN NOT ${isOneOf(value, nothing)} THEN ${folded} END`;
}

/** One of these texts, whatever the case. */
const isOneOf = (text: Sql, texts: readonly string[]): Sql =>
  sql`lower(trim(${text})) IN (${join(texts.map((one) => one.toLowerCase()))})`;

/** How ids are made comparable: an e-mail address without regard to case; a phone by its digits, without +86, 0086, 86 or +1. */
export const FOLDS = {
  email: (text: Sql): Sql => sql`lower(trim(${text}))`,
  phone: (text: Sql): Sql => {
    const dialled = sql`regexp_replace(${text}, '[^0-9+]', '', 'g')`;
    const local = sql`regexp_replace(${dialled}, '^(?:[+]|00)?86(1[0-9]{10})$|^(?:[+]|00)1([2-9][0-9]{9})$', '\\1\\2')`;
    return sql`CASE WHEN contains(${text}, '*') THEN ${text} ELSE coalesce(nullif(replace(${local}, '+', ''), ''), ${text}) END`;
  },
} as const satisfies Record<NonNullable<PlanColumn['fold']>, (text: Sql) => Sql>;
