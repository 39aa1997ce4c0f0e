import * as v from 'valibot';
import { ASSOCIATION_UNITS, unitMembersSql, type AssociationUnit } from '#models/association/index.ts';
import type { PhrasePart } from '#core/phrase.ts';
import { days, mark } from './mark.ts';

/** The customers of one unit who were followed long enough to be counted. */
export const association = mark({
  schema: v.strictObject({
    kind: v.literal('association'),
    unit: v.picklist(ASSOCIATION_UNITS),
    days,
    horizonDays: days,
    group: v.string(),
  }),
  members: ({ group, ...groups }, context) => unitMembersSql(groups, group, context),
  describe: ({ unit, days, horizonDays, group }) => ({
    key: 'segments.association',
    parts: { group: nameOf(unit, group), days: { as: 'integer', value: Math.max(days, horizonDays) } },
  }),
});

function nameOf(unit: AssociationUnit, group: string): PhrasePart {
  if (unit === 'price') return { key: 'association.part', parts: { part: { as: 'integer', value: Number(group) } } };
  return unit === 'rfm' ? { key: `segments.class.${group}` } : { as: 'text', value: group };
}
