import { TIER_DEFAULTS, TIER_READINGS, type TierReading, type TierRule } from '#models/clv/value/tiers.ts';
import type { LinkProblem } from '#session/link.ts';

/** The tiers as the link has them: `tiers=value|future|customers`, `cut` and `cut2` in whole per cent. */
export interface TierParams {
  by: TierReading;
  high: number;
  middle: number;
  problems: LinkProblem[];
}

const DEFAULT_READING: TierReading = 'value';
export const LEAST_HIGH = 1;
export const MOST_HIGH = 99;

/** The bounds of the middle tier's cut, given the high one's: further down the ranking, or at a smaller share. */
export const middleBounds = (by: TierReading, high: number): readonly [least: number, most: number] =>
  by === 'future' ? [0, high - 1] : [high + 1, 100];

export const defaultHigh = (by: TierReading): number => Math.round(100 * TIER_DEFAULTS[by].high);

/** The usual one, or halfway to the end where the high tier leaves no room for it. */
export function defaultMiddle(by: TierReading, high: number): number {
  const usual = Math.round(100 * TIER_DEFAULTS[by].middle);
  if (by === 'future') return high > usual ? usual : Math.floor(high / 2);
  return high < usual ? usual : Math.ceil((high + 100) / 2);
}

export function parseTierParams(params: URLSearchParams): TierParams {
  const problems: LinkProblem[] = [];
  const within = (key: string, [least, most]: readonly [number, number], fallback: number): number => {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    problems.push({ key, value: text });
    return fallback;
  };
  const asked = params.get('tiers');
  const by = asked === null ? DEFAULT_READING : TIER_READINGS.find((id) => id === asked);
  if (by === undefined) problems.push({ key: 'tiers', value: asked ?? '' });
  const reading = by ?? DEFAULT_READING;
  const high = within('cut', [LEAST_HIGH, MOST_HIGH], defaultHigh(reading));
  const middle = within('cut2', middleBounds(reading, high), defaultMiddle(reading, high));
  return { by: reading, high, middle, problems };
}

export const ruleOf = ({ by, high, middle }: Pick<TierParams, 'by' | 'high' | 'middle'>): TierRule => ({
  by,
  high: high / 100,
  middle: middle / 100,
});

type LinkParams = Record<'tiers' | 'cut' | 'cut2', string | null>;

/** Another reading begins with its own cuts. */
export const withReading = (by: TierReading): LinkParams => ({
  tiers: by === DEFAULT_READING ? null : by,
  cut: null,
  cut2: null,
});

/** The cuts as the link has them; a middle one that no longer comes after the high one is given up. */
export function withCuts(by: TierReading, high: number, middle: number): Pick<LinkParams, 'cut' | 'cut2'> {
  const [least, most] = middleBounds(by, high);
  const keeps = middle >= least && middle <= most && middle !== defaultMiddle(by, high);
  return { cut: high === defaultHigh(by) ? null : String(high), cut2: keeps ? String(middle) : null };
}
