import { sql, type Sql } from '#sql/tag.ts';
import type { Context } from '../question.ts';

/** The last day that counts. */
export const endOf = ({ frame }: Context): Sql => sql`${frame.to}::DATE`;

/** Months of the calendar are counted from that of the frame's first day, which is 0. */
export const monthOf = ({ frame }: Context, day: Sql): Sql => sql`date_diff('month', ${frame.from}::DATE, ${day})`;

/** `months`: every month of the frame and its last day, in the frame or not. */
export const monthsSql = (context: Context): Sql => sql`months AS (
  SELECT month, (date_trunc('month', ${context.frame.from}::DATE) + to_months(month::INTEGER + 1))::DATE - 1 AS month_end
  FROM range(0, ${monthOf(context, endOf(context))} + 1) AS numbers(month)
)`;

/** Of `months`: the month's end, or E in the month that is not over. */
export const monthEnd = (context: Context): Sql => sql`least(month_end, ${endOf(context)})`;
export const isOver = (context: Context): Sql => sql`(month_end <= ${endOf(context)})::VARCHAR AS complete`;
