import * as v from 'valibot';
import { checkTierRule, TIER_READINGS, tierMembersSql, TIERS, type TierRule } from '#models/clv/value/tiers.ts';
import { fittedDay } from './clv.ts';
import { mark } from './mark.ts';
import { valuation } from './valuation.ts';

const passes = (rule: TierRule): boolean => {
  try {
    checkTierRule(rule);
    return true;
  } catch {
    return false;
  }
};
export const rule = v.pipe(
  v.strictObject({ by: v.picklist(TIER_READINGS), high: v.number(), middle: v.number() }),
  v.check(passes),
);

/** A tier of expected value. */
export const clvTier = mark({
  schema: v.strictObject({ kind: v.literal('clv-tier'), valuation, rule, tier: v.picklist(TIERS) }),
  members: ({ valuation, rule, tier }, context) => tierMembersSql(valuation, rule, tier, context),
  describe: ({ valuation, rule, tier }) => ({
    key: 'segments.clv-tier',
    parts: {
      tier: { key: `value.tier.${tier}` },
      rule: {
        key: `value.rule.${rule.by}.${tier}`,
        parts: {
          high: { as: 'percentWhole', value: rule.high },
          middle: { as: 'percentWhole', value: rule.middle },
          days: { as: 'integer', value: valuation.horizonDays },
        },
      },
      day: fittedDay(valuation.fittedTo),
    },
  }),
});
