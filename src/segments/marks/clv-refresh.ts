import * as v from 'valibot';
import { dayNumber } from '#orders/days.ts';
import { checkMove, FROMS, moveMembersSql, NEW, type Span } from '#models/clv/life/moves.ts';
import { TIERS } from '#models/clv/value/tiers.ts';
import { fittedDay } from './clv.ts';
import { rule } from './clv-tier.ts';
import { mark } from './mark.ts';
import { valuation } from './valuation.ts';

const passes = (move: Span): boolean => {
  try {
    checkMove(move);
    return true;
  } catch {
    return false;
  }
};

/** The customers who went from one tier of value to another between two days. */
export const clvMove = mark({
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('clv-move'),
      before: valuation,
      after: valuation,
      rule,
      from: v.picklist(FROMS),
      to: v.picklist(TIERS),
    }),
    v.check(({ before, after }) => passes({ before, after })),
  ),
  members: ({ from, to, ...move }, context) => moveMembersSql(move, from, to, context),
  describe: ({ before, after, from, to }) => ({
    key: from === NEW ? 'segments.clv-move.new' : 'segments.clv-move',
    parts: {
      ...(from === NEW ? {} : { from: { key: `value.tier.${from}` } }),
      to: { key: `value.tier.${to}` },
      before: { as: 'day', value: dayNumber(before.fittedTo ?? '') },
      after: fittedDay(after.fittedTo),
    },
  }),
});
