import { addDays, dayNumber, isDay, isoDay } from '#orders/days.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import type { LinkProblem } from '#session/link.ts';

/** The days a migration can look back, as far as the data allow. */
export const BACK_DAYS = [30, 90, 180, 365] as const;
const DEFAULT_BACK_DAYS = 90;
/** The earlier date needs some history before it, and some days between the dates. */
const LEAST_DAYS = 2;

export interface MigrationParams {
  /** The earlier date; null when the orders span too few days for one. */
  before: string | null;
  cuts: 'anew' | 'kept';
  /** The segment whose comings and goings are drawn; null for the first. */
  segment: string | null;
  problems: LinkProblem[];
}

/** `before`, `cuts` and `segment`. `firstDay` is that of the data: a window of the last days moves along with the date. */
export function parseMigration(
  params: URLSearchParams,
  frame: Pick<ResolvedFrame, 'asOf' | 'to'>,
  firstDay: string,
): MigrationParams {
  const problems: LinkProblem[] = [];
  const plain = defaultBefore(frame, firstDay);
  const asked = params.get('before');
  const usable = asked !== null && isDay(asked) && firstDay < asked && asked <= frame.to;
  if (asked !== null && !usable) problems.push({ key: 'before', value: asked });
  const cuts = params.get('cutsAt');
  if (cuts !== null && cuts !== 'kept') problems.push({ key: 'cutsAt', value: cuts });
  return {
    before: usable ? asked : plain,
    cuts: cuts === 'kept' ? 'kept' : 'anew',
    segment: params.get('segment'),
    problems,
  };
}

/** 90 days before the as-of date, or half of what there is. */
export function defaultBefore({ asOf }: Pick<ResolvedFrame, 'asOf'>, firstDay: string): string | null {
  const days = dayNumber(asOf) - dayNumber(firstDay);
  if (days < 2 * LEAST_DAYS) return null;
  return addDays(asOf, -Math.min(DEFAULT_BACK_DAYS, Math.floor(days / 2)));
}

/** The earlier dates to choose from: round numbers of days back that the data reach. */
export const beforeChoices = (
  { asOf }: Pick<ResolvedFrame, 'asOf'>,
  firstDay: string,
): { days: number; day: string }[] =>
  BACK_DAYS.map((days) => ({ days, day: isoDay(dayNumber(asOf) - days) })).filter(({ day }) => day > firstDay);
