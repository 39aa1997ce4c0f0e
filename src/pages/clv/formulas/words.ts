import { i18n, t } from '#i18n/i18n.svelte.ts';
import { DAYS_PER_YEAR } from '#models/clv/index.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import { frameDays, LEAST_DAYS, shortage, type Finding, type Summary } from './findings.ts';

export const moneyText = (value: number, currency: string | null): string => i18n.format.money(value, currency, 0);
/** An amount small enough for its cents to matter. */
export const unitMoney = (value: number, currency: string | null): string =>
  i18n.format.money(value, currency, Math.abs(value) < 1000 ? 2 : 0);

/** A time as one says it: in days up to a year and a half, then in years. */
const spanText = (days: number): string =>
  days < 1.5 * DAYS_PER_YEAR
    ? t('clv.span.days', { n: i18n.format.integer(days) })
    : t('clv.span.years', { n: i18n.format.fixed(days / DAYS_PER_YEAR, 1) });

export function findingText(finding: Finding, currency: string | null): string {
  switch (finding.kind) {
    case 'none':
      return t('clv.finding.none');
    case 'few':
      return t('clv.finding.few', { customers: i18n.format.integer(finding.customers) });
    case 'short':
      return t('clv.finding.short', { days: i18n.format.integer(finding.days) });
    case 'historic':
      return t('clv.finding.historic', { value: moneyText(finding.value, currency) });
    case 'value':
      return t(finding.isMargin ? 'clv.finding.margin' : 'clv.finding.value', {
        value: moneyText(finding.value, currency),
        span: spanText(finding.remainingDays),
      });
  }
}

/** Why there is no value to show, and what would be enough; null when there is one. */
export function littleText(summary: Summary | undefined): { text: string } | null {
  const lacking = shortage(summary);
  const { integer } = i18n.format;
  if (lacking === 'days' && summary) return fewDaysText(summary);
  return lacking === null
    ? null
    : { text: t('clv.needed', { least: integer(LEAST_CUSTOMERS), n: integer(summary?.customers ?? 0) }) };
}

export const fewDaysText = (summary: Summary): { text: string } => ({
  text: t('clv.neededDays', {
    least: i18n.format.integer(LEAST_DAYS),
    n: i18n.format.integer(frameDays(summary)),
  }),
});

/** What has been so far, what the value is, and where the remaining time comes from; null without an average. */
export function ledeText(finding: Finding, summary: Summary, currency: string | null): string | null {
  if (finding.kind !== 'value' && finding.kind !== 'historic') return null;
  if (summary.historic_value === null) return null;
  return t('clv.lede', {
    historic: moneyText(summary.historic_value, currency),
    what:
      summary.margin_rate < 1
        ? t('clv.lede.margin', { margin: i18n.format.percent(summary.margin_rate) })
        : t('clv.lede.revenue'),
    source: t(`clv.lede.${sourceOf(summary)}`),
  });
}

export type Source = 'given' | 'retention' | 'unknown';
const SOURCES = ['given', 'retention', 'unknown'] as const satisfies readonly Source[];
/** Where the remaining time comes from. */
export const sourceOf = ({ remaining_source }: Summary): Source =>
  SOURCES.find((source) => source === remaining_source) ?? 'unknown';

export interface Factor {
  readonly id: 'aov' | 'frequency' | 'years' | 'margin' | 'value';
  readonly label: string;
  readonly amount: string;
  readonly note: string;
}

/** With enough digits that the product comes out when it is done by hand. */
const yearsText = (years: number): string => i18n.format.fixed(years, years < 1 ? 3 : 2);

/** The formula as a strip: every factor with its unit and its origin, and last the product. */
export function factorsOf(summary: Summary, discountRate: number, currency: string | null): Factor[] {
  const { integer, fixed, percent } = i18n.format;
  const unknown = t('clv.strip.unknown');
  const margin = summary.margin_rate < 1;
  return [
    {
      id: 'aov',
      label: t('clv.strip.aov'),
      amount: summary.aov === null ? unknown : unitMoney(summary.aov, currency),
      note: t('clv.strip.aov.note', {
        revenue: moneyText(summary.revenue, currency),
        orders: integer(summary.orders),
      }),
    },
    {
      id: 'frequency',
      label: t('clv.strip.frequency'),
      amount: summary.orders_per_year === null ? unknown : fixed(summary.orders_per_year, 2),
      note: t('clv.strip.frequency.note', {
        orders: integer(summary.orders),
        customers: integer(summary.customers),
        years: fixed(summary.years, 2),
      }),
    },
    {
      id: 'years',
      label: t('clv.strip.years'),
      amount: summary.remaining_years === null ? unknown : yearsText(summary.remaining_years),
      note: yearsNote(summary, discountRate),
    },
    ...(margin
      ? [
          {
            id: 'margin' as const,
            label: t('clv.strip.margin'),
            amount: percent(summary.margin_rate),
            note: t('clv.strip.margin.note'),
          },
        ]
      : []),
    {
      id: 'value',
      label: t('clv.strip.value'),
      amount: summary.value === null ? unknown : moneyText(summary.value, currency),
      note: [
        t(margin ? 'clv.strip.value.margin' : 'clv.strip.value.revenue'),
        t(discountRate > 0 ? 'clv.strip.value.discounted' : 'clv.strip.value.undiscounted'),
      ].join(t('clv.strip.value.between')),
    },
  ];
}

function yearsNote(summary: Summary, discountRate: number): string {
  const plain = originOf(summary);
  if (discountRate === 0 || summary.discounted_years === null) return plain;
  return t('clv.strip.discounted', {
    plain,
    rate: i18n.format.percent(discountRate),
    years: i18n.format.fixed(summary.discounted_years, 2),
  });
}

function originOf(summary: Summary): string {
  const source = sourceOf(summary);
  return source === 'retention'
    ? t('clv.strip.years.retention', {
        half: i18n.format.integer(summary.half_days),
        rate: i18n.format.percent(summary.retention ?? 0),
      })
    : t(`clv.strip.years.${source}`);
}

/** The formula with its numbers, in one line. */
export function stripTitle(summary: Summary, currency: string | null): string {
  const { fixed, percent } = i18n.format;
  const { aov, orders_per_year: frequency, remaining_years: years, value, margin_rate: margin } = summary;
  const words = { aov: unitMoney(aov ?? 0, currency), frequency: fixed(frequency ?? 0, 2) };
  if (years === null || value === null) return t('clv.strip.titleUnknown', words);
  const known = { ...words, years: yearsText(years), value: moneyText(value, currency) };
  return margin < 1 ? t('clv.strip.titleMargin', { ...known, margin: percent(margin) }) : t('clv.strip.title', known);
}
