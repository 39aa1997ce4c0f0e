import * as v from 'valibot';
import { tenthMembersSql, TENTHS } from '#models/clv/trust/sql.ts';
import { fittedDay } from './clv.ts';
import { mark } from './mark.ts';
import { valuation } from './valuation.ts';

/** A tenth of the customers by expected orders, as the forecast was put to the test. */
export const clvTenth = mark({
  schema: v.strictObject({
    kind: v.literal('clv-tenth'),
    valuation,
    tenth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TENTHS)),
  }),
  members: ({ valuation, tenth }, context) => tenthMembersSql(valuation, tenth, context),
  describe: ({ valuation, tenth }) => ({
    key: 'segments.clv-tenth',
    parts: {
      tenth: { as: 'integer', value: tenth },
      of: { as: 'integer', value: TENTHS },
      day: fittedDay(valuation.fittedTo),
    },
  }),
});
