import type { PhrasePart } from '#core/phrase.ts';
import { dayNumber } from '#orders/days.ts';
import type { RuleSet } from '#models/rfm/index.ts';
import type { SavedSegment } from '#segments/saved.ts';
import { classPart } from '../../shared/rfm-classes.ts';
import type { GroupRow } from './findings.ts';
import type { By } from './params.ts';

/** A group as the reader knows it. */
export function groupPart(
  by: By,
  { kind, unit }: Pick<GroupRow, 'kind' | 'unit'>,
  rules: RuleSet,
  segments: readonly Pick<SavedSegment, 'id' | 'name'>[],
): PhrasePart {
  if (kind === 'none') return { key: by === 'rfm' ? 'rfm.class.none' : 'clv.groups.unnamed' };
  if (kind === 'others')
    return { key: by === 'month' || by === 'quarter' ? 'clv.groups.earlier' : 'clv.groups.others' };
  switch (by) {
    case 'rfm':
      return classPart(unit, rules);
    case 'segment':
      return { as: 'text', value: segments.find(({ id }) => id === unit)?.name ?? unit };
    case 'month':
      return { as: 'month', value: dayNumber(`${unit}-01`) };
    default:
      return { as: 'text', value: unit };
  }
}
