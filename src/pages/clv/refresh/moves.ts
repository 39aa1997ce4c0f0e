import type { Hue } from '#charts/mark.ts';
import { t } from '#i18n/i18n.svelte.ts';
import { NEW, type AskedMoves } from '#models/clv/life/moves.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import type { Session } from '#session/session.svelte.ts';
import { asTier, TIER_HUES, tierName } from '../value/words.ts';

/** A tier, or `new` for who was not there yet. */
export const fromName = (id: string): string => (id === NEW ? t('refresh.new') : tierName(id));
export const fromHue = (id: string): Hue => (id === NEW ? 'context' : TIER_HUES[asTier(id)]);

/** The customers who went from one tier to another. */
export const moveDefinition = ({ before, after, rule }: AskedMoves, from: string, to: string): SegmentDefinition => ({
  kind: 'clv-move',
  before,
  after,
  rule,
  from: from === NEW ? NEW : asTier(from),
  to: asTier(to),
});

export const openMove = (session: Session, asked: AskedMoves, from: string, to: string): void =>
  session.goTo('customers', { of: JSON.stringify(moveDefinition(asked, from, to)) });
