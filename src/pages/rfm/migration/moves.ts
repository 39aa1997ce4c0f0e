import { t } from '#i18n/i18n.svelte.ts';
import type { QuestionOf } from '#models/questions.ts';
import { AWAY, NEW } from '#models/rfm/index.ts';
import type { RuleSet } from '#models/rfm/rules/index.ts';
import type { Session } from '#session/session.svelte.ts';
import type { Hue } from '#charts/mark.ts';
import { classHue, classPart } from '../../shared/rfm-classes.ts';
import { sayPart } from '../../shared/say.ts';

export type Asked = QuestionOf<'rfm.migration'>;

/** The name of a segment, or of those who were not there yet or are not there any more. */
export function moveName(id: string, rules: RuleSet): string {
  if (id === NEW) return t('rfm.migration.new');
  if (id === AWAY) return t('rfm.migration.away');
  return sayPart(classPart(id, rules));
}

export const moveHue = (id: string, rules: RuleSet): Hue => (id === NEW ? 'context' : classHue(id, rules));

/** Opens the customers who went from one segment to another. */
export function openMove(
  session: Session,
  { settings, rules, before, lastDays, cuts }: Asked,
  from: string,
  to: string,
) {
  const definition = { kind: 'rfm-migration', settings, rules, before, lastDays, cuts, from, to };
  session.goTo('customers', { of: JSON.stringify(definition), ...wholeWindow(lastDays) });
}

/** A window of the last days moves with the date; the customers are then looked at over all orders. */
export const wholeWindow = (lastDays: number | null): Record<string, string> =>
  lastDays === null ? {} : { window: 'all' };
