import { AXES, checkSettings, DIMENSIONS, RFM_DEFAULTS, SCHEMES, THRESHOLDS } from '#models/rfm/index.ts';
import type { Axes, RfmSettings } from '#models/rfm/index.ts';
import type { LinkProblem } from '#session/link.ts';

export interface RfmParams {
  settings: RfmSettings;
  /** Which scores the grid is drawn over. */
  axes: Axes;
  /** What the areas of the classes stand for. */
  size: Size;
  /** Values that cannot be used; the default stands in their place. */
  problems: LinkProblem[];
}

type Cuts = NonNullable<RfmSettings['fixedCuts']>;
type Limits = NonNullable<RfmSettings['limits']>;

const MONETARY = ['total', 'average'] as const;
export const SIZES = ['customers', 'revenue'] as const;
export type Size = (typeof SIZES)[number];
export const SCORE_COUNTS: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Schemes with as many scores as one likes; the others bring their own number. */
export const takesScores = (scheme: RfmSettings['scheme']): boolean => scheme === 'quantile' || scheme === 'ntile';

/**
 * The settings in a link: `scheme`, `k`, `m`, `high`, `cuts` of the scheme fixed and `limits` of the threshold fixed; and
 * what is drawn: `axes`, `size`. `rules` is read by rule-choice.ts.
 */
export function parseParams(params: URLSearchParams): RfmParams {
  const problems: LinkProblem[] = [];
  const read = <T>(key: string, fallback: T, parse: (value: string) => T | undefined): T => {
    const value = params.get(key);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push({ key, value });
    return parsed ?? fallback;
  };
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (value: string) =>
      known.find((id) => id === value);

  const scheme = read('scheme', RFM_DEFAULTS.scheme, oneOf(SCHEMES));
  const fixedCuts = read<Cuts | null>('cuts', null, parseCuts);
  const lacksCuts = scheme === 'fixed' && fixedCuts === null;
  if (lacksCuts && !params.has('cuts')) problems.push({ key: 'scheme', value: scheme });
  const threshold = read('high', RFM_DEFAULTS.threshold, oneOf(THRESHOLDS));
  const limits = read<Limits | null>('limits', null, parseLimits);
  const lacksLimits = threshold === 'fixed' && limits === null;
  if (lacksLimits && !params.has('limits')) problems.push({ key: 'high', value: threshold });
  const settings: RfmSettings = {
    scheme: lacksCuts ? RFM_DEFAULTS.scheme : scheme,
    k: read('k', RFM_DEFAULTS.k, (value) => SCORE_COUNTS.find((k) => String(k) === value)),
    // Cut points without the scheme that reads them would make equal settings look different.
    fixedCuts: scheme === 'fixed' ? fixedCuts : null,
    monetary: read('m', RFM_DEFAULTS.monetary, oneOf(MONETARY)),
    threshold: lacksLimits ? RFM_DEFAULTS.threshold : threshold,
    limits: threshold === 'fixed' ? limits : null,
  };
  return { settings, axes: read('axes', 'rf', oneOf(AXES)), size: read('size', 'customers', oneOf(SIZES)), problems };
}

/**
 * The parameters for a link; what is as by default is null, to be left out. A rule set written for a number of scores
 * brings its own default of `k`.
 */
export function formatParams(
  { scheme, k, fixedCuts, monetary, threshold, limits }: RfmSettings,
  plainK: number | null = null,
): Record<string, string | null> {
  const unless = (value: string, plain: string) => (value === plain ? null : value);
  return {
    scheme: unless(scheme, RFM_DEFAULTS.scheme),
    k: takesScores(scheme) ? unless(String(k), String(plainK ?? RFM_DEFAULTS.k)) : null,
    cuts: scheme === 'fixed' && fixedCuts ? formatCuts(fixedCuts) : null,
    m: unless(monetary, RFM_DEFAULTS.monetary),
    high: unless(threshold, RFM_DEFAULTS.threshold),
    limits: threshold === 'fixed' && limits ? DIMENSIONS.map((dimension) => limits[dimension]).join(',') : null,
  };
}

/** `30,60,90/2,3,4/50,100,150`: the cut points of R, F and M. */
const formatCuts = (cuts: Cuts): string => DIMENSIONS.map((dimension) => cuts[dimension].join(',')).join('/');

function parseCuts(text: string): Cuts | undefined {
  const [r, f, m, ...rest] = text.split('/').map(parseNumbers);
  if (!r || !f || !m || rest.length > 0) return undefined;
  return { r, f, m };
}

/** `90,2,200`: the limits of R, F and M. */
function parseLimits(text: string): Limits | undefined {
  const [r, f, m, ...rest] = text.split(',').map(parseNumber);
  if (r === undefined || f === undefined || m === undefined || rest.length > 0) return undefined;
  return Number.isNaN(r + f + m) ? undefined : { r, f, m };
}

const parseNumber = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN);

/** One to nine rising numbers, parted by commas or spaces of any script; null otherwise. */
export function parseNumbers(text: string): number[] | null {
  const parts = text.split(/[\s,，、;；]+/u).filter((part) => part !== '');
  const numbers = parts.map(parseNumber);
  try {
    checkSettings({ ...RFM_DEFAULTS, scheme: 'fixed', fixedCuts: { r: numbers, f: numbers, m: numbers } });
    return numbers;
  } catch {
    return null;
  }
}
