import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';
import type { RfmSettings } from './settings.ts';

export const densitySql = (_monetary: RfmSettings['monetary'], { customers }: Context): Sql =>
  sql`SELECT 1 AS x_low, 1 AS x_high, NULL AS y_low, 1 AS y_high, orders AS customers, revenue FROM ${customers} WHERE false`;
