import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { RuleRef } from './rules/index.ts';
import type { RfmSettings } from './settings.ts';

export interface Migration {
  readonly settings: RfmSettings;
  readonly rules: RuleRef;
  /** The earlier date: orders before it count. */
  readonly before: string;
  /** Only orders of so many days before each date count; null for all. */
  readonly lastDays: number | null;
  readonly cuts: 'anew' | 'kept';
}

export const migrationSql = (_params: Migration, { customers }: Context): Sql =>
  sql`SELECT '' AS from_segment, '' AS to_segment, orders AS customers, revenue FROM ${customers} WHERE false`;
