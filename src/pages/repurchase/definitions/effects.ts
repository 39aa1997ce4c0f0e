import type { Phrase } from '#core/phrase.ts';
import type { AnswerRow } from '#models/questions.ts';
import { isSound, type SoundRate } from '../findings.ts';
import { DEFINITION_IDS, DEFINITIONS, type DefinitionId } from '../params.ts';

export type EffectRow = AnswerRow<'repurchase.effects'>;
export type SoundEffect = EffectRow & SoundRate;

export const definitionOf = ({ definition }: Pick<EffectRow, 'definition'>): DefinitionId =>
  DEFINITION_IDS.find((id) => DEFINITIONS[id] === definition) ?? 'window';

/** Tells the rows apart. */
export const effectKey = ({ definition, days, same_day, followed }: EffectRow): string =>
  [definition, days ?? '', same_day ?? '', followed ?? ''].join(' ');

/** The largest and the smallest of the rates that may be printed; null with fewer than two that differ. */
export function extremes(rows: readonly EffectRow[]): { low: SoundEffect; high: SoundEffect; count: number } | null {
  const sound = rows.filter(isSound);
  if (sound.length < 2) return null;
  const high = sound.reduce((most, row) => (row.rate > most.rate ? row : most));
  const low = sound.reduce((least, row) => (row.rate < least.rate ? row : least));
  return high.rate === low.rate ? null : { low, high, count: sound.length };
}

/** The lines of the chart: of the N-day rate one with full follow-up and one without. */
export type StripId = 'window' | 'followed' | 'everyone' | 'orders' | 'next';

export function stripOf(row: EffectRow): StripId {
  const id = definitionOf(row);
  if (id !== 'days') return id;
  return row.followed === 1 ? 'followed' : 'everyone';
}
export const STRIPS: readonly StripId[] = ['window', 'followed', 'everyone', 'orders', 'next'];

/** What a rate tells whoever hears it, and what it does not. */
export const bossPhrase = (row: SoundEffect): Phrase => ({
  key: `repurchase.boss.${stripOf(row)}`,
  parts: {
    rate: { as: 'rate', value: row.rate },
    n: { as: 'integer', value: row.repurchased },
    eligible: { as: 'integer', value: row.eligible },
    days: { as: 'integer', value: row.days ?? 0 },
  },
});
