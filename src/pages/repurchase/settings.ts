import type { Session } from '#session/session.svelte.ts';
import { parseParams, type RepurchaseParams } from './params.ts';

/** The screen's parameters as they hold: a frame that merges the orders of one day has no second one to count. */
export const settingsIn = (session: Session): RepurchaseParams => {
  const params = parseParams(session.link.params);
  return { ...params, sameDay: params.sameDay && session.frame.sameDay !== 'merge' };
};
