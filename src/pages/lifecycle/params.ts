import {
  CADENCES,
  checkSettings,
  FLOWS_BY,
  LIFECYCLE_DEFAULTS,
  SUPER_BYS,
  SUPER_DEFAULTS,
  SUPER_RANGE,
  type Cut,
  type FlowsBy,
  type LifecycleSettings,
  type SuperRule,
} from '#models/lifecycle/index.ts';
import { isDay } from '#orders/days.ts';
import type { LinkProblem } from '#session/link.ts';

export const WITHINS = [30, 60, 90] as const;
export const CHANCES = [5, 10, 20, 30] as const;
export const FOLLOW_DAYS = [30, 60, 90, 180, 365] as const;
export const SPANS = [2, 3, 4, 6] as const;
export const UPGRADES_FROM = ['first', 'repeat'] as const;

/** In the link in place of a month: all complete months together. */
export const ALL_MONTHS = 'all';

export interface LifecycleParams {
  settings: LifecycleSettings;
  /** What retention counts. */
  by: FlowsBy;
  /** A month as `2024-05`, all of them, or null for the last that is over. */
  month: string | null;
  /** Months drawn one after the other. */
  span: (typeof SPANS)[number];
  /** Days in which a silent customer may come back. */
  within: (typeof WITHINS)[number];
  /** The chance, in %, below which waiting is no longer worth much. */
  chance: (typeof CHANCES)[number];
  rule: SuperRule;
  /** Days of follow-up in the stages. */
  follow: (typeof FOLLOW_DAYS)[number];
  from: (typeof UPGRADES_FROM)[number];
  problems: LinkProblem[];
}

/** The screen's parameters; what cannot be used is named and as by default. */
export function parseParams(params: URLSearchParams): LifecycleParams {
  const problems: LinkProblem[] = [];
  function read<T>(key: string, fallback: T, parse: (text: string) => T | undefined): T {
    const text = params.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === undefined) problems.push({ key, value: text });
    return value ?? fallback;
  }
  const oneOf =
    <T extends string | number>(known: readonly T[]) =>
    (text: string): T | undefined =>
      known.find((id) => String(id) === text);

  const cadence = read('cadence', LIFECYCLE_DEFAULTS.cadence, oneOf(CADENCES));
  const silent = read('silent', null, parseCut);
  const lost = read('lost', null, parseCut);
  const settings = settingsOf({ cadence, silent, lost });
  if (settings === null) problems.push({ key: 'lost', value: params.get('lost') ?? '' });
  return {
    settings: settings ?? { cadence, silent, lost: null },
    by: read('by', 'rhythm', oneOf(FLOWS_BY)),
    month: read<string | null>('month', null, (text) =>
      text === ALL_MONTHS || isDay(`${text}-01`) ? text : undefined,
    ),
    span: read('span', 3, oneOf(SPANS)),
    within: read('within', 30, oneOf(WITHINS)),
    chance: read('chance', 10, oneOf(CHANCES)),
    rule: read<SuperRule>('super', { by: 'top', value: SUPER_DEFAULTS.top }, parseRule),
    follow: read('follow', 90, oneOf(FOLLOW_DAYS)),
    from: read('upgrade', 'first', oneOf(UPGRADES_FROM)),
    problems,
  };
}

/** Settings that can be used, or null. */
export function settingsOf(settings: LifecycleSettings): LifecycleSettings | null {
  try {
    checkSettings(settings);
    return settings;
  } catch {
    return null;
  }
}

/** `2.5x` is a multiple of the usual gap, `90d` days of silence. */
export function parseCut(text: string): Cut | undefined {
  const [, number, unit] = /^(\d{1,4}(?:\.\d{1,3})?)([xd])$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const cut: Cut = { by: unit === 'x' ? 'times' : 'days', value: Number(number) };
  return settingsOf({ ...LIFECYCLE_DEFAULTS, silent: cut }) === null ? undefined : cut;
}

export const formatCut = (cut: Cut | null): string | null =>
  cut === null ? null : `${cut.value}${cut.by === 'times' ? 'x' : 'd'}`;

/** `top:5`, `orders:5`. */
export function parseRule(text: string): SuperRule | undefined {
  const [, name, number] = /^([a-z]+):(\d{1,3})$/.exec(text) ?? [];
  const by = SUPER_BYS.find((id) => id === name);
  const value = Number(number);
  if (by === undefined || value < SUPER_RANGE[by].least || value > SUPER_RANGE[by].most) return undefined;
  return { by, value };
}

/** The default is left out of the link. */
export const formatRule = ({ by, value }: SuperRule): string | null =>
  by === 'top' && value === SUPER_DEFAULTS.top ? null : `${by}:${value}`;
