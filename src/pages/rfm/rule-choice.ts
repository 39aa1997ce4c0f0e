import { t, type MessageKey } from '#i18n/i18n.svelte.ts';
import { DIMENSIONS, scaleOf } from '#models/rfm/index.ts';
import {
  isRuleSetId,
  RULE_SETS,
  rulesOf,
  type RuleRef,
  type RuleSet,
  type RuleSetId,
} from '#models/rfm/rules/index.ts';
import type { LinkProblem } from '#session/link.ts';
import type { OwnRuleSet, RuleShelf } from '#session/rule-shelf.svelte.ts';

/** A rule set a link names: `eight`, `shopify`, `custom:<id>`. */
export interface RuleChoice {
  /** As questions take it: an id, or one's own as data. */
  readonly ref: RuleRef;
  readonly rules: RuleSet;
  /** Set for one's own. */
  readonly own: OwnRuleSet | null;
  /** The link names a rule set that is not there; the first one stands in its place. */
  readonly problem: LinkProblem | null;
}

type Shelf = Pick<RuleShelf, 'of' | 'ready'>;

export function chooseRules(id: string | null, shelf: Shelf, key = 'rules'): RuleChoice {
  if (id === null) return builtIn('eight');
  if (isRuleSetId(id)) return builtIn(id);
  const own = shelf.of(id);
  if (own) return { ref: own.rules, rules: own.rules, own, problem: null };
  // Until the shelf has been read, nothing is missing yet.
  const waiting = id.startsWith('custom:') && !shelf.ready;
  return { ...builtIn('eight'), problem: waiting ? null : { key, value: id } };
}

const builtIn = (id: RuleSetId): RuleChoice => ({ ref: id, rules: rulesOf(id), own: null, problem: null });

/** The name of a rule set in the reader's language, or as the reader gave it. */
export const rulesName = ({ id, name }: Pick<RuleSet, 'id' | 'name'>): string =>
  isRuleSetId(id) ? t(`rfm.rules.${id}.name`) : (name ?? t('rfm.rules.own'));

/** True when high and low are told apart by the threshold of the settings, in some dimension. */
export const usesLevels = (rules: RuleSet): boolean =>
  DIMENSIONS.some((dimension) => scaleOf(rules, dimension) === 'level');

/** Published rule sets and one's own, for a menu. */
export function ruleOptions(own: readonly OwnRuleSet[]): { value: string; label: string; group: string }[] {
  return [
    ...(Object.keys(RULE_SETS) as RuleSetId[]).map((id) => ({
      value: id,
      label: t(`rfm.rules.${id}.name` satisfies MessageKey),
      group: t('rfm.rules.group.published'),
    })),
    ...own.map(({ rules }) => ({ value: rules.id, label: rulesName(rules), group: t('rfm.rules.group.own') })),
  ];
}
