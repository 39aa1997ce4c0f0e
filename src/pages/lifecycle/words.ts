import type { Hue } from '#charts/mark.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { Flow, Loyalty, Origin, Stage, State, Step } from '#models/lifecycle/index.ts';
import { ORIGINS, STATES } from '#models/lifecycle/index.ts';

/** A state keeps its colour in every chart of the screen. */
export const HUES: Record<Origin, Hue> = {
  none: 'context',
  new: 'cat-2',
  active: 'cat-1',
  'won-back': 'cat-4',
  silent: 'cat-6',
  lost: 'cat-5',
};
export const FLOW_HUES: Record<Flow, Hue> = {
  kept: 'cat-1',
  newcomers: 'cat-2',
  returned: 'cat-4',
  lost: 'cat-5',
};
export const STAGE_HUES: Record<Stage, Hue> = { first: 'cat-2', repeat: 'cat-1', super: 'cat-3' };

/** What an answer's text names; its questions promise that it is one. */
export const asState = (id: string): State => STATES.find((known) => known === id) ?? 'new';
export const asOrigin = (id: string): Origin => ORIGINS.find((known) => known === id) ?? 'none';

export const stateName = (state: Origin): string => t(`lifecycle.state.${state}`);
export const stageName = (stage: Stage): string => t(`lifecycle.stage.${stage}`);
export const stepName = (step: Step): string => t(`lifecycle.step.${step}`);
export const loyaltyName = (loyalty: Loyalty): string => t(`lifecycle.loyalty.${loyalty}`);

export const shareText = (rate: number | null): string => (rate === null ? '–' : i18n.format.percent(rate));

/** A month below its bar: its name, and the year where one begins. */
export const monthLabel = (day: number) => ({ label: i18n.format.monthShort(day), sub: i18n.format.year(day) });

/** The same where no chart spares the repeated year: said with the first month and with every January. */
export function monthTick(day: number, place: number): { label: string; sub?: string } {
  const { label, sub } = monthLabel(day);
  return place === 0 || i18n.format.iso(day).slice(5, 7) === '01' ? { label, sub } : { label };
}
