import type { i18n as I18n } from '#i18n/i18n.svelte.ts';
import { dayNumber } from '#orders/days.ts';
import type { Frame, ResolvedFrame } from '#orders/frame.ts';

/** A piece of the frame's sentence: plain words, or one setting that can be changed. */
export interface FrameWord {
  slot: string | null;
  text: string;
  changed: boolean;
}

type Reader = Pick<typeof I18n, 't' | 'format' | 'locale'>;

/** The frame as the sentence that stands in the header, under every figure and on every export. */
export function describeFrame(
  frame: Frame,
  resolved: ResolvedFrame,
  scopeName: string | null,
  { t, format, locale }: Reader,
): FrameWord[] {
  const day = (iso: string) => format.day(dayNumber(iso));
  const slots: Record<string, { text: string; changed: boolean }> = {
    count: { text: t(`frame.count.${frame.count}`), changed: frame.count !== 'paid' },
    scope: {
      text: scopeName === null ? t('frame.everyone') : t('frame.segment', { name: scopeName }),
      changed: frame.scope !== 'all',
    },
    from: { text: day(resolved.from), changed: frame.window.kind !== 'all' },
    to: { text: day(resolved.to), changed: frame.window.kind !== 'all' },
    asOf: { text: day(resolved.asOf), changed: frame.asOf !== null },
    tz: { text: zoneName(frame.tz, locale), changed: false },
    refunds: { text: t(`frame.refunds.${frame.refunds}`), changed: frame.refunds !== 'own' },
    currency: { text: resolved.currency ?? t('frame.money.unknown'), changed: frame.currency !== null },
    more: { text: extras(frame, t, format), changed: true },
  };
  return t('frame.sentence')
    .split(/(\{\w+\})/)
    .map((piece): FrameWord => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
      const word = slot === undefined ? undefined : slots[slot];
      return word && slot !== undefined ? { slot, ...word } : { slot: null, text: piece, changed: false };
    })
    .filter(({ text }) => text !== '');
}

function extras(frame: Frame, t: Reader['t'], format: Reader['format']): string {
  const filters = frame.filters.map(({ field, value }) => `${t(`frame.filter.${field}`)} ${value}`);
  const merged = frame.sameDay === 'merge' ? t('frame.sameDay') : '';
  return merged + (filters.length > 0 ? t('frame.filters', { filters: format.list(filters) }) : '');
}

/** The zone's name as people say it: China Standard Time, 中国标准时间. */
export function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || /^(GMT|UTC)[+-]/.test(name) ? zone : name;
}
