import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { GroupBy } from '#models/repurchase/index.ts';
import { dayNumber, isDay } from '#orders/days.ts';

/** What a group is called by. */
export interface Group {
  readonly kind: string;
  readonly value: string;
  /** How many values are one group. */
  readonly merged?: number;
  readonly least_amount?: number | null;
  readonly most_amount?: number | null;
}

/** The group's name in the reader's language. A value that is not of this kind (an older answer) stands for itself. */
export function groupName(by: GroupBy, { kind, value, merged }: Group): string {
  if (kind === 'none') return t('repurchase.groups.none');
  if (kind === 'others')
    return by === 'month' || by === 'quarter'
      ? t('repurchase.groups.earlier')
      : t('repurchase.groups.others', { n: merged === undefined ? '' : i18n.format.integer(merged) });
  return NAMES[by]?.(value) ?? value;
}

const NAMES: Partial<Record<GroupBy, (value: string) => string | null>> = {
  month: (value) => (isDay(`${value}-01`) ? i18n.format.month(dayNumber(`${value}-01`)) : null),
  quarter: (value) => {
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(value) ?? [];
    return year && quarter ? t('repurchase.groups.quarter', { year, quarter }) : null;
  },
  amount: (value) => one(['1', '2', '3', '4'], value, (id) => t(`repurchase.group.amount.${id}`)),
  free: (value) => one(['paid', 'free'], value, (id) => t(`repurchase.group.free.${id}`)),
  weekday: (value) => one(WEEKDAYS, value, (id) => t(`repurchase.group.weekday.${id}`)),
  daytime: (value) =>
    one(['night', 'morning', 'afternoon', 'evening'], value, (id) => t(`repurchase.group.daytime.${id}`)),
};

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

function one<T extends string>(known: readonly T[], value: string, name: (id: T) => string): string | null {
  const id = known.find((candidate) => candidate === value);
  return id === undefined ? null : name(id);
}

/** The amounts a group by first order's value spans. */
export function amountsText({ least_amount, most_amount }: Group, currency: string | null): string | undefined {
  if (least_amount === null || least_amount === undefined || most_amount === null || most_amount === undefined)
    return undefined;
  const { money } = i18n.format;
  return least_amount === most_amount
    ? money(least_amount, currency)
    : t('repurchase.groups.amounts', { low: money(least_amount, currency), high: money(most_amount, currency) });
}

/** A p-value as it is quoted: three places, never 0. */
export const pText = (p: number): string =>
  p < 0.001
    ? t('repurchase.p.less', { p: i18n.format.fixed(0.001, 3) })
    : t('repurchase.p', { p: i18n.format.fixed(p, 3) });
