import * as v from 'valibot';
import type { PhrasePart } from '#core/phrase.ts';
import { GROUP_BYS, groupMembersSql, type GroupBy } from '#models/clv/groups/index.ts';
import { OWN_RULE_SET, RULE_SETS, rulesOf, type RuleRef, type RuleSetId } from '#models/rfm/index.ts';
import { dayNumber, isDay } from '#orders/days.ts';
import { mark } from './mark.ts';

const rules = v.union([v.picklist(Object.keys(RULE_SETS) as [RuleSetId, ...RuleSetId[]]), OWN_RULE_SET]);

/** The customers of one group of the lab's groups, as far as they had bought by the last day a forecast knows. */
export const clvGroup = mark({
  schema: v.strictObject({
    kind: v.literal('clv-group'),
    by: v.picklist(GROUP_BYS),
    rules,
    /** Null: without one. */
    group: v.nullable(v.string()),
    fittedTo: v.nullable(v.pipe(v.string(), v.check(isDay))),
  }),
  members: (definition, context) => groupMembersSql(definition, context),
  describe: ({ by, rules, group, fittedTo }) => ({
    key: `segments.clv-group.${fittedTo === null ? 'all' : 'by'}`,
    parts: {
      by: { key: `segments.clv-group.${by}` },
      group: groupPart(by, rules, group),
      ...(fittedTo === null ? {} : { day: { as: 'day' as const, value: dayNumber(fittedTo) } }),
    },
  }),
});

function groupPart(by: GroupBy, rules: RuleRef, group: string | null): PhrasePart {
  if (group === null) return { key: 'segments.clv-group.none' };
  if (by !== 'rfm') return { as: 'text', value: group };
  const segment = rulesOf(rules).segments.find(({ id }) => id === group);
  if (segment?.name !== undefined) return { as: 'text', value: segment.name };
  return segment ? { key: `segments.class.${group}` } : { as: 'text', value: group };
}
