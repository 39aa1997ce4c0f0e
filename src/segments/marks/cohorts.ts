import * as v from 'valibot';
import type { PhrasePart } from '#core/phrase.ts';
import { COHORT_BYS, cohortMembersSql, MEASURES, MODES, UNITS } from '#models/cohorts/index.ts';
import { mark } from './mark.ts';

/** A cell of the cohort table, or (period null) the whole cohort. */
export const cohort = mark({
  schema: v.strictObject({
    kind: v.literal('cohort'),
    settings: v.strictObject({
      by: v.picklist(COHORT_BYS),
      measure: v.picklist(MEASURES),
      mode: v.picklist(MODES),
      columns: v.picklist(['calendar', 'age']),
      unit: v.picklist(UNITS),
    }),
    cohort: v.string(),
    period: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  members: ({ settings, cohort, period }, context) => cohortMembersSql(settings, cohort, period, context),
  describe: ({ cohort, period }) => {
    const name: PhrasePart = { as: 'text', value: cohort };
    return period === null
      ? { key: 'segments.cohort', parts: { cohort: name } }
      : { key: 'segments.cohort-cell', parts: { cohort: name, period: { as: 'integer', value: period } } };
  },
});
