import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { RuleRef } from './rules/index.ts';
import type { RfmSettings } from './settings.ts';

export interface Side {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
}

export const compareSql = (_left: Side, _right: Side, { customers }: Context): Sql =>
  sql`SELECT '' AS left_segment, '' AS right_segment, orders AS customers, orders, revenue FROM ${customers} WHERE false`;
