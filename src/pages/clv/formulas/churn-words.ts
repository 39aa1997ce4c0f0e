import { t } from '#i18n/i18n.svelte.ts';
import { LOSS_CLASSES, type LossClass } from '#models/clv/formula/churn.ts';
import type { CostLine } from './churn.ts';

export const lineName = (id: CostLine): string => t(`churn.line.${id}`);

/** What an answer's text names; its question promises that it is one. */
export const asLossClass = (id: string): LossClass => LOSS_CLASSES.find((one) => one.id === id)?.id ?? '1';
