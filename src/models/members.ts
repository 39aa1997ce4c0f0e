import type { Sql } from '#sql/tag.ts';
import { cohortMembersSql, type CohortSettings } from './cohorts/index.ts';
import type { Context } from './question.ts';
import { rfmCellMembersSql, rfmMembersSql, type Dimension, type RfmSettings, type RuleSetId } from './rfm/index.ts';

/** The customers behind a mark of a chart, so that a click can open them. */
export type Members =
  | { readonly of: 'rfm-segment'; readonly settings: RfmSettings; readonly rules: RuleSetId; readonly segment: string }
  | {
      readonly of: 'rfm-cell';
      readonly settings: RfmSettings;
      readonly cell: Readonly<Partial<Record<Dimension, number>>>;
    }
  | {
      readonly of: 'cohort';
      readonly settings: CohortSettings;
      readonly cohort: string;
      /** null is the whole cohort. */
      readonly period: number | null;
    };

/** The members as a SELECT of `customer_id`, in the frame of the context. */
export function membersSql(members: Members, context: Context): Sql {
  switch (members.of) {
    case 'rfm-segment':
      return rfmMembersSql(members.settings, members.rules, members.segment, context);
    case 'rfm-cell':
      return rfmCellMembersSql(members.settings, members.cell, context);
    case 'cohort':
      return cohortMembersSql(members.settings, members.cohort, members.period, context);
  }
}
