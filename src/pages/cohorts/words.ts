import { i18n, t } from '#i18n/i18n.svelte.ts';
import { unitOf, type CohortSettings } from '#models/cohorts/index.ts';
import { wilson } from '#models/wilson.ts';
import { intervalText } from '../shared/rates.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { meanRate, type Finding } from './findings.ts';
import { byTime } from './params.ts';
import { firstPeriod, isComplete, periodStart, type CellRow, type Cohort } from './table.ts';

/** What wording needs besides a cohort. */
export interface Setting {
  readonly settings: CohortSettings;
  readonly currency: string | null;
}

/** A cohort as the reader names it. */
export function cohortName({ name, day }: Pick<Cohort, 'name' | 'day'>, { by }: CohortSettings): string {
  if (day !== null && by === 'month') return i18n.format.month(day);
  if (day !== null && by === 'day') return i18n.format.day(day);
  return name === '' ? t('cohorts.unnamed') : name;
}

const unitName = (settings: CohortSettings): string => t(`cohorts.unit.${unitOf(settings)}`);
export const unitsText = (n: number, settings: CohortSettings): string =>
  t(`cohorts.units.${unitOf(settings)}`, { n: i18n.format.integer(n) });
export const periodName = (period: number, settings: CohortSettings): string =>
  t(`cohorts.period.${unitOf(settings)}`, { n: i18n.format.integer(period) });
export const whenText = (settings: CohortSettings): string =>
  t(`cohorts.when.${settings.mode}`, { unit: unitName(settings) });

/** The stretch of the calendar that a cell covers; null where it covers none. */
export function startName(cohort: Cohort, period: number, settings: CohortSettings): string | null {
  const start = periodStart(cohort, period, settings);
  if (start === null) return null;
  switch (unitOf(settings)) {
    case 'day':
      return i18n.format.day(start);
    case 'week':
      return t('cohorts.weekOf', { day: i18n.format.day(start) });
    case 'month':
      return i18n.format.month(start);
    case 'quarter':
      return `${i18n.format.year(start)}-Q${Math.ceil(Number(i18n.format.iso(start).slice(5, 7)) / 3)}`;
  }
}

const integer = (value: number) => i18n.format.integer(value);
const percent = (rate: number) => i18n.format.percent(rate);
const percentWhole = (rate: number) => i18n.format.percentWhole(rate);
const money = (value: number, currency: string | null) => i18n.format.money(value, currency, 0);
const moneyShort = (value: number) => i18n.format.moneyShort(value, null);

/** A measure's value in few characters: the sign and the currency stand in the subtitle. */
export function shortValue(value: number, { measure }: CohortSettings): string {
  switch (measure) {
    case 'rate':
      return integer(100 * value);
    case 'customers':
    case 'orders':
    case 'aov':
    case 'cumulative':
      return integer(value);
    case 'revenue':
    case 'refunds':
      return moneyShort(value);
  }
}

/** A cell's own text: counts in place of the rates of few customers. */
export function cellText(cell: CellRow, settings: CohortSettings): string {
  if (settings.measure === 'rate' && cell.cohort_size < LEAST_CUSTOMERS) {
    return `${integer(cell.customers)}/${integer(cell.cohort_size)}`;
  }
  return cell.value === null ? '–' : shortValue(cell.value, settings);
}

/** The reading of a cell: which it is, how many came back, what they spent. */
export function cellLines(cohort: Cohort, cell: CellRow, { settings, currency }: Setting): string[] {
  const place = { cohort: cohortName(cohort, settings), period: periodName(cell.period, settings) };
  const start = startName(cohort, cell.period, settings);
  return [
    start === null ? t('cohorts.cell.place', place) : t('cohorts.cell.placeIn', { ...place, start }),
    countsText(cell, settings),
    t('cohorts.cell.money', { revenue: money(cell.revenue, currency), orders: integer(cell.orders) }),
    ...(['cumulative', 'aov', 'refunds'].includes(settings.measure) && cell.value !== null
      ? [
          t('cohorts.cell.value', {
            measure: t(`cohorts.measure.${settings.measure}`),
            value: money(cell.value, currency),
          }),
        ]
      : []),
    ...(isComplete(cell) ? [] : [t('cohorts.cell.part')]),
  ];
}

function countsText(cell: CellRow, { mode }: CohortSettings): string {
  const words = { n: integer(cell.customers), size: integer(cell.cohort_size) };
  if (cell.period === 0) return t('cohorts.cell.start', words);
  const counts = t(`cohorts.cell.${mode}`, words);
  const interval = wilson(cell.customers, cell.cohort_size);
  if (interval === null || cell.cohort_size < LEAST_CUSTOMERS) return counts;
  return t('cohorts.cell.rate', {
    counts,
    rate: percent(cell.customers / cell.cohort_size),
    interval: intervalText(interval.low, interval.high, i18n.format),
  });
}

export function findingText(finding: Finding, settings: CohortSettings): string {
  const named = (cohort: Cohort) => cohortName(cohort, settings);
  const unit = t(`cohorts.each.${unitOf(settings)}`);
  switch (finding.kind) {
    case 'none':
      return t('cohorts.finding.none');
    case 'few':
      return t('cohorts.finding.few', { customers: integer(finding.customers) });
    case 'young':
      return t('cohorts.finding.young');
    case 'first':
      return t('cohorts.finding.first', {
        cohort: named(finding.cohort),
        // Rounded down, for "or more" has to be true.
        least: percentWhole(Math.floor(finding.least * 100) / 100),
        others: percentWhole(finding.others),
        unit,
      });
    case 'course':
      return t('cohorts.finding.course', {
        early: percentWhole(finding.early.rate),
        late: percentWhole(finding.late.rate),
        first: periodName(finding.early.period, settings),
        last: periodName(finding.late.period, settings),
      });
    case 'once':
      return t('cohorts.finding.once', {
        early: percentWhole(finding.early.rate),
        first: periodName(finding.early.period, settings),
      });
    case 'never':
      return t('cohorts.finding.never');
    case 'alone': {
      const words = {
        cohort: named(finding.cohort),
        early: percentWhole(finding.early.rate),
        first: periodName(finding.early.period, settings),
      };
      return finding.late === null
        ? t('cohorts.finding.aloneOnce', words)
        : t('cohorts.finding.alone', {
            ...words,
            late: percentWhole(finding.late.rate),
            last: periodName(finding.late.period, settings),
          });
    }
    case 'spread':
      return t('cohorts.finding.spread', {
        most: named(finding.most.cohort),
        mostRate: percent(finding.most.rate),
        least: named(finding.least.cohort),
        leastRate: percent(finding.least.rate),
        unit,
      });
  }
}

/** The subtitle of the table. */
export function heatSub(settings: CohortSettings): string {
  const { measure } = settings;
  return measure === 'customers' || measure === 'rate'
    ? t(`cohorts.heat.sub.${measure}`, { when: whenText(settings) })
    : t(`cohorts.heat.sub.${measure}`, { unit: unitName(settings) });
}

/** The share that a cell's colour stands for, or the amount. Money back is negative; its colour is its size. */
export function colourValue(cell: CellRow, { measure }: CohortSettings): number {
  if (measure === 'customers' || measure === 'rate') return meanRate([cell]);
  return Math.abs(cell.value ?? 0);
}

/** An edge in the key to the colours. */
export const edgeText = (value: number, settings: CohortSettings): string =>
  firstPeriod(settings) === 1 ? integer(100 * value) : moneyShort(value);

export const rowHead = (settings: CohortSettings): string =>
  t(byTime(settings) ? 'cohorts.heat.rowHead.time' : 'cohorts.heat.rowHead.what');
