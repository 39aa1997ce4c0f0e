import { groups } from 'd3-array';
import { isByAttribute, type CohortSettings, type Unit } from '#models/cohorts/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { dayNumber } from '#orders/days.ts';
import { shiftDay } from '../params.ts';
import type { Named } from '../table.ts';

export type CourseRow = AnswerRow<'cohorts.course'>;

/** Layers that can be told apart. */
const MOST_LAYERS = 6;
const MOST_BARS = 40;
const UNIT_DAYS = { day: 1, week: 7, month: 31, quarter: 92 } as const satisfies Record<Unit, number>;

/** The finest stretch of the calendar that gives not too many bars. */
export function courseUnit({ from, to }: { from: string; to: string }): Unit {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const units = ['day', 'week', 'month'] as const;
  return units.find((unit) => days / UNIT_DAYS[unit] <= MOST_BARS) ?? 'quarter';
}

/** Cohorts drawn as one: neighbours in their order, or the smallest ones together (`rest`). */
export interface Layer {
  readonly first: Named;
  readonly last: Named;
  readonly places: ReadonlySet<number>;
  readonly rest: boolean;
}

/**
 * At most six layers in the order of the cohorts. Ordered cohorts (by time, by price) are joined with their neighbours;
 * of the others the largest by revenue stand by themselves and the rest together.
 */
export function layersOf(rows: readonly CourseRow[], settings: CohortSettings): Layer[] {
  const cohorts = groups(rows, ({ place }) => place)
    .sort(([a], [b]) => a - b)
    .map(([place, own]) => ({ place, named: own[0]!, revenue: own.reduce((sum, { revenue }) => sum + revenue, 0) }));
  if (!isByAttribute(settings)) {
    const many = Math.ceil(cohorts.length / MOST_LAYERS);
    return Array.from({ length: Math.ceil(cohorts.length / many) || 0 }, (_, layer): Layer => {
      const own = cohorts.slice(layer * many, (layer + 1) * many);
      return layerOf(own, false);
    });
  }
  const named = cohorts.filter(({ named }) => named.cohort !== null);
  const room = cohorts.length > MOST_LAYERS || named.length < cohorts.length ? MOST_LAYERS - 1 : MOST_LAYERS;
  const largest = new Set(named.toSorted((a, b) => b.revenue - a.revenue).slice(0, room));
  const rest = cohorts.filter((cohort) => !largest.has(cohort));
  return [
    ...named.filter((cohort) => largest.has(cohort)).map((cohort) => layerOf([cohort], false)),
    ...(rest.length > 0 ? [layerOf(rest, true)] : []),
  ];
}

const layerOf = (own: readonly { place: number; named: Named }[], rest: boolean): Layer => ({
  first: own[0]!.named,
  last: own.at(-1)!.named,
  places: new Set(own.map(({ place }) => place)),
  rest,
});

export interface Bar {
  readonly start: number;
  readonly revenue: number;
  /** Revenue of each layer. */
  readonly amounts: readonly number[];
  /** Share of each layer; null where there is no revenue, or some layer got more back than it brought. */
  readonly shares: readonly number[] | null;
}

/** Every stretch of the calendar from the first to the last with orders, also those without any. */
export function barsOf(rows: readonly CourseRow[], layers: readonly Layer[], every: Unit): Bar[] {
  const starts = new Map(groups(rows, ({ start }) => start));
  const days = [...starts.keys()].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bars: Bar[] = [];
  for (let start = first; start <= last; start = shiftDay(start, 1, every)) {
    const own = starts.get(start) ?? [];
    const amounts = layers.map(({ places }) =>
      own.reduce((sum, { place, revenue }) => sum + (places.has(place) ? revenue : 0), 0),
    );
    const revenue = amounts.reduce((sum, amount) => sum + amount, 0);
    const isShared = revenue > 0 && amounts.every((amount) => amount >= 0);
    bars.push({ start, revenue, amounts, shares: isShared ? amounts.map((amount) => amount / revenue) : null });
  }
  return bars;
}

/** In the last stretch that is over the layer with most of the revenue; null among fewer than two layers. */
export function leading(
  bars: readonly Bar[],
  layers: readonly Layer[],
  { to, every }: { to: string; every: Unit },
): { bar: Bar; layer: Layer; share: number } | null {
  const bar = bars.findLast(({ start, shares }) => shares !== null && shiftDay(start, 1, every) - 1 <= dayNumber(to));
  if (!bar?.shares || layers.length < 2) return null;
  const share = Math.max(...bar.shares);
  const layer = layers[bar.shares.indexOf(share)];
  return layer ? { bar, layer, share } : null;
}
