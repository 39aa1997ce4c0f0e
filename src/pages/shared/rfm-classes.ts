import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { Hue, Relation } from '#charts/mark.ts';
import type { MessageKey } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import { RULE_SETS, type RuleSet, type RuleSetId } from '#models/rfm/rules/index.ts';
import { LEAST_CUSTOMERS } from './share.ts';

export const CLASSES = ['value', 'keep', 'develop', 'winback'] as const satisfies readonly Relation[];
export type ClassId = `${'important' | 'general'}-${Relation}`;

const isClass = (id: string): id is ClassId => RULE_SETS.eight.segments.some((segment) => segment.id === id);
const builtIn: readonly RuleSet[] = Object.values(RULE_SETS);
const holding = (id: string): RuleSet | undefined =>
  builtIn.find(({ segments }) => segments.some((segment) => segment.id === id));
const setOf = (rules: RuleSetId | RuleSet): RuleSet => (typeof rules === 'string' ? RULE_SETS[rules] : rules);

const CATEGORICAL = 8;

/**
 * The colour of a segment: the same on every screen. The eight classes have their own; the first eight segments of
 * another rule set take the categorical ones in its order, the rest, and customers of no segment, are grey.
 */
export function classHue(id: string, rules?: RuleSetId | RuleSet): Hue {
  if (isClass(id)) {
    const relation = CLASSES.find((known) => id.endsWith(`-${known}`)) ?? 'winback';
    return id.startsWith('important-') ? `key-${relation}` : `gen-${relation}`;
  }
  const place = (rules ? setOf(rules) : holding(id))?.segments.findIndex((segment) => segment.id === id) ?? -1;
  const number = place + 1;
  return isCategory(number) ? `cat-${number}` : 'context';
}

type Category = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
const isCategory = (place: number): place is Category => place >= 1 && place <= CATEGORICAL;

/** The segment's name, of a built-in rule set or of the reader's own; `sayPart` words it. */
export function classPart(id: string, rules?: RuleSetId | RuleSet): PhrasePart {
  const own = rules && setOf(rules).segments.find((segment) => segment.id === id)?.name;
  if (own) return { as: 'text', value: own };
  return { key: holding(id) ? `segments.class.${id}` : 'rfm.class.none' };
}

/** The class's name, and who they are: of the eight classes. */
export const className = (id: string): MessageKey => (isClass(id) ? `segments.class.${id}` : 'rfm.class.none');
export const classNote = (id: string): MessageKey => (isClass(id) ? `rfm.who.${id}` : 'rfm.who.none');

type ClassRow = AnswerRow<'rfm.segments'>;

/** Which class brings the most; null when there are too few customers, or no revenue, to say. */
export function classesFinding(classes: readonly ClassRow[], rules?: RuleSetId | RuleSet): Phrase | null {
  const customers = classes.reduce((sum, row) => sum + row.customers, 0);
  const best = byRevenue(classes)[0];
  if (!best || customers < LEAST_CUSTOMERS || best.share === null || best.revenue_share === null) return null;
  if (best.revenue <= 0) return null;
  if (best.customers === customers) return { key: 'rfm.classes.alike' };
  return {
    key: 'rfm.classes.title',
    parts: {
      segment: classPart(best.segment, rules),
      people: { as: 'percentWhole', value: best.share },
      money: { as: 'percentWhole', value: best.revenue_share },
    },
  };
}

/** Most revenue first; the rule set's order where it is equal. */
export const byRevenue = (classes: readonly ClassRow[]): readonly ClassRow[] =>
  classes.toSorted((a, b) => b.revenue - a.revenue);
