import { i18n, t } from '#i18n/i18n.svelte.ts';
import {
  isByTime,
  LEAST_COHORTS,
  tilesOf,
  unitOf,
  type BackTest,
  type CohortSettings,
  type Projected,
  type Refusal,
  type Unit,
} from '#models/cohorts/index.ts';
import { wilson } from '#models/wilson.ts';
import { intervalText } from '../shared/rates.ts';
import { LEAST_CUSTOMERS } from '../shared/share.ts';
import { meanRate, type Comparison, type Finding } from './findings.ts';
import { firstPeriod, isComplete, periodStart, type CellRow, type Cohort, type Named } from './table.ts';

/** What wording needs besides a cohort. */
export interface Setting {
  readonly settings: CohortSettings;
  readonly currency: string | null;
}

/** A cohort as the reader names it. */
export function nameOf({ cohort, cohort_day: day, ...bounds }: Named, { by, bands }: CohortSettings): string {
  if (day !== null && by === 'month') return i18n.format.month(day);
  if (day !== null && by === 'day') return i18n.format.day(day);
  if (cohort === null) return t('cohorts.others');
  if (by === 'price') return bandName(bounds, bands !== undefined);
  return cohort === '' ? t('cohorts.unnamed') : cohort;
}
export const cohortName = ({ named }: { readonly named: Named }, settings: CohortSettings): string =>
  nameOf(named, settings);

/** The same in a sentence, where a month is said in full and no heading says that it is the first order. */
export function spokenName(cohort: { readonly named: Named }, settings: CohortSettings): string {
  const { cohort_day: day } = cohort.named;
  if (day !== null && settings.by === 'month') return i18n.format.monthSpoken(day);
  const name = cohortName(cohort, settings);
  return settings.by === 'price' ? t('cohorts.band.spoken', { band: name }) : name;
}

/** A band's bounds in words: a bound of the reader's belongs to the band above it, a quartile to the one below. */
function bandName({ from_amount, to_amount }: Pick<Named, 'from_amount' | 'to_amount'>, isOwn: boolean): string {
  const [from, to] = [from_amount, to_amount].map((amount) => (amount === null ? '' : i18n.format.decimal(amount)));
  if (from_amount === null) return t(isOwn ? 'cohorts.band.under' : 'cohorts.band.upTo', { to: to! });
  if (to_amount === null) return t(isOwn ? 'cohorts.band.from' : 'cohorts.band.over', { from: from! });
  return t('cohorts.band.between', { from: from!, to: to! });
}

const unitName = (settings: CohortSettings): string => t(`cohorts.unit.${unitOf(settings)}`);
export const unitsText = (n: number, settings: CohortSettings): string =>
  t(`cohorts.units.${unitOf(settings)}`, { n: i18n.format.integer(n) });
export function periodName(period: number, settings: CohortSettings): string {
  const tile = settings.brackets && tilesOf(settings.brackets)[period];
  if (!tile) return t(`cohorts.period.${unitOf(settings)}`, { n: i18n.format.integer(period) });
  return tile.from === tile.to
    ? t('cohorts.period.day', { n: i18n.format.integer(tile.to) })
    : t('cohorts.period.days', { from: i18n.format.integer(tile.from), to: i18n.format.integer(tile.to) });
}
/** A column's heading: its number or its days, in few characters. What adds up is named by its last day. */
export function periodHead(period: number, settings: CohortSettings): string {
  const tile = settings.brackets && tilesOf(settings.brackets)[period];
  if (!tile) return i18n.format.integer(period);
  return tile.from === tile.to || isToDate(settings)
    ? i18n.format.integer(tile.to)
    : `${i18n.format.integer(tile.from)}–${i18n.format.integer(tile.to)}`;
}
/** True for measures whose value reaches from the first order to the end of the period. */
const isToDate = (settings: CohortSettings): boolean =>
  settings.measure === 'cumulative' || (firstPeriod(settings) === 1 && settings.mode === 'within');
export const whenText = (settings: CohortSettings): string =>
  settings.brackets
    ? t(`cohorts.when.days.${settings.mode}`)
    : t(`cohorts.when.${settings.mode}`, { unit: unitName(settings) });
/** What the columns of lines count. */
export const axisText = (settings: CohortSettings): string =>
  settings.brackets ? t('cohorts.axis.brackets') : t(`cohorts.axis.${unitOf(settings)}`);

/** The stretch of the calendar that a cell covers, for a sentence; null where it covers none. */
export function startName(cohort: Pick<Cohort, 'day'>, period: number, settings: CohortSettings): string | null {
  const start = periodStart(cohort, period, settings);
  return start === null ? null : spokenStart(start, unitOf(settings));
}

/** A stretch of the calendar by its first day. */
export function startText(start: number, unit: Unit): string {
  switch (unit) {
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

/** The same in a sentence. */
export const spokenStart = (start: number, unit: Unit): string =>
  unit === 'month' ? i18n.format.monthSpoken(start) : startText(start, unit);

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

/** A measure's value, exact and with its unit. */
export function fullValue(value: number, { settings, currency }: Setting): string {
  switch (settings.measure) {
    case 'rate':
      return percent(value);
    case 'customers':
    case 'orders':
      return integer(value);
    case 'aov':
    case 'cumulative':
    case 'revenue':
    case 'refunds':
      return money(value, currency);
  }
}

/** A few customers or orders that are expected are no whole number. */
const isFraction = (value: number, { measure }: CohortSettings): boolean =>
  (measure === 'customers' || measure === 'orders') && value > 0 && value < 10;
export const expectedValue = (value: number, setting: Setting): string =>
  isFraction(value, setting.settings) ? i18n.format.fixed(value, 1) : fullValue(value, setting);

/** What a projected cell says: never as if it had been counted. */
export const projectedLine = ({ value, low, high, cohorts }: Projected, setting: Setting): string =>
  t('cohorts.cell.projected', {
    value: expectedValue(value, setting),
    low: expectedValue(low, setting),
    high: expectedValue(high, setting),
    cohorts: integer(cohorts),
  });
export const projectedText = ({ value }: Projected, settings: CohortSettings): string =>
  `≈${isFraction(value, settings) ? i18n.format.fixed(value, 1) : shortValue(value, settings)}`;

/** The reading of a cell: which it is, how many came back, what they spent. */
export function cellLines(cohort: Cohort, cell: CellRow, { settings, currency }: Setting): string[] {
  return [
    placeText(cohort, cell.period, settings),
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

/** Which cell it is. */
export function placeText(cohort: Cohort, period: number, settings: CohortSettings): string {
  const place = { cohort: spokenName(cohort, settings), period: periodName(period, settings) };
  const start = startName(cohort, period, settings);
  return start === null ? t('cohorts.cell.place', place) : t('cohorts.cell.placeIn', { ...place, start });
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
  const named = (cohort: Cohort) => spokenName(cohort, settings);
  const unit = settings.brackets ? t('cohorts.each.bracket') : t(`cohorts.each.${unitOf(settings)}`);
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
      return t(settings.by === 'price' ? 'cohorts.finding.spreadPrice' : 'cohorts.finding.spread', {
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
  if (measure === 'customers' || measure === 'rate') {
    return t(`cohorts.heat.sub.${measure}`, { when: whenText(settings) });
  }
  return settings.brackets
    ? t(`cohorts.heat.sub.days.${measure}`)
    : t(`cohorts.heat.sub.${measure}`, { unit: unitName(settings) });
}

/** The subtitle of the lines, where no colour stands for a share. */
export const linesSub = (settings: CohortSettings): string =>
  settings.measure === 'customers' ? t('cohorts.lines.sub.customers', { when: whenText(settings) }) : heatSub(settings);

/** The share that a cell's colour stands for, or the amount. Money back is negative; its colour is its size. */
export function colourValue(cell: CellRow, { measure }: CohortSettings): number {
  if (measure === 'customers' || measure === 'rate') return meanRate([cell]);
  return Math.abs(cell.value ?? 0);
}

/** An edge in the key to the colours. */
export const edgeText = (value: number, settings: CohortSettings): string =>
  firstPeriod(settings) === 1 ? integer(100 * value) : moneyShort(value);

export const rowHead = (settings: CohortSettings): string =>
  t(isByTime(settings) ? 'cohorts.heat.rowHead.time' : 'cohorts.heat.rowHead.what');

/** How long a period's end is after the start. */
export function spanText(period: number, settings: CohortSettings): string {
  const tile = settings.brackets && tilesOf(settings.brackets)[period];
  return tile ? t('cohorts.units.day', { n: integer(Math.max(1, tile.to)) }) : unitsText(period + 1, settings);
}

/** Why there is no projection, and what there can be one of. */
export const refusalText = (reason: Refusal, settings: CohortSettings): string =>
  reason === 'few'
    ? t('cohorts.projection.refused.few', {
        least: integer(LEAST_COHORTS),
        unit: t(`cohorts.each.${unitOf(settings)}`),
      })
    : t(`cohorts.projection.refused.${reason}`);

/** What the method would have said of the last complete period, beside what came. */
export function testText(test: BackTest | null, { settings, currency }: Setting): string {
  if (test === null) return t('cohorts.projection.untested');
  // Rates are added up as customers, amounts per customer as amounts.
  const summed = { rate: 'customers', cumulative: 'revenue' } as const;
  const { measure } = settings;
  const setting = {
    currency,
    settings: { ...settings, measure: measure in summed ? summed[measure as 'rate'] : measure },
  };
  return t(
    `cohorts.projection.test.${firstPeriod(settings) === 1 ? 'customers' : measure === 'orders' ? 'orders' : 'revenue'}`,
    {
      cohorts: integer(test.cohorts),
      projected: fullValue(test.projected, setting),
      actual: fullValue(test.actual, setting),
    },
  );
}

/** Cohorts of the same age beside each other. */
export function comparisonText(found: Comparison | null, setting: Setting): string {
  const { settings } = setting;
  if (found === null) return t('cohorts.lines.plain');
  const words = {
    period: periodName(found.period, settings),
    measure: t(`cohorts.measure.${settings.measure === 'rate' ? 'customers' : settings.measure}`),
    a: spokenName(found.a, settings),
    aValue: fullValue(found.aValue, setting),
  };
  return found.kind === 'one'
    ? t('cohorts.lines.one', words)
    : t('cohorts.lines.two', { ...words, b: spokenName(found.b, settings), bValue: fullValue(found.bValue, setting) });
}
