import type { Phrase } from '#core/phrase.ts';
import type { Hue, Relation } from '#charts/mark.ts';
import type { MessageKey } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import { RULE_SETS } from '#models/rfm/index.ts';
import { LEAST_CUSTOMERS } from './share.ts';

export const CLASSES = ['value', 'keep', 'develop', 'winback'] as const satisfies readonly Relation[];
export type ClassId = `${'important' | 'general'}-${Relation}`;

const isClass = (id: string): id is ClassId => RULE_SETS.eight.segments.some((segment) => segment.id === id);

/** A class keeps its colour on every screen; grey for customers that no class claims. */
export function classHue(id: string): Hue {
  if (!isClass(id)) return 'context';
  const relation = CLASSES.find((known) => id.endsWith(`-${known}`)) ?? 'winback';
  return id.startsWith('important-') ? `key-${relation}` : `gen-${relation}`;
}

/** The class's name, and who they are. */
export const className = (id: string): MessageKey => (isClass(id) ? `segments.class.${id}` : 'rfm.class.none');
export const classNote = (id: string): MessageKey => (isClass(id) ? `rfm.who.${id}` : 'rfm.who.none');

type ClassRow = AnswerRow<'rfm.segments'>;

/** Which class brings the most; null when there are too few customers, or no revenue, to say. */
export function classesFinding(classes: readonly ClassRow[]): Phrase | null {
  const customers = classes.reduce((sum, row) => sum + row.customers, 0);
  const best = byRevenue(classes)[0];
  if (!best || customers < LEAST_CUSTOMERS || best.share === null || best.revenue_share === null) return null;
  if (best.revenue <= 0) return null;
  if (best.customers === customers) return { key: 'rfm.classes.alike' };
  return {
    key: 'rfm.classes.title',
    parts: {
      segment: { key: className(best.segment) },
      people: { as: 'percentWhole', value: best.share },
      money: { as: 'percentWhole', value: best.revenue_share },
    },
  };
}

/** Most revenue first; the rule set's order where it is equal. */
export const byRevenue = (classes: readonly ClassRow[]): readonly ClassRow[] =>
  classes.toSorted((a, b) => b.revenue - a.revenue);
