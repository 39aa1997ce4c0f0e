import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { RuleRef } from './rules/index.ts';
import type { RfmSettings } from './settings.ts';

export interface History {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
  readonly months: number;
  readonly lastDays: number | null;
}

export const historySql = (_params: History, { customers }: Context): Sql =>
  sql`SELECT last_day AS month_end, '' AS segment, orders AS customers, orders AS joined, orders AS "left", orders AS stayed, revenue FROM ${customers} WHERE false`;
