import {
  COHORT_BYS,
  COHORT_DEFAULTS,
  MEASURES,
  MODES,
  UNITS,
  type CohortBy,
  type CohortSettings,
} from '#models/cohorts/index.ts';
import type { Role } from '#orders/schema.ts';

export const COLUMNS = ['calendar', 'age'] as const satisfies readonly CohortSettings['columns'][];

/** Lines are told apart up to this many. */
export const MOST_CHOSEN = 4;

interface CohortParams {
  settings: CohortSettings;
  /** The cohorts drawn in colour; null leaves the choice to the page. */
  chosen: readonly string[] | null;
}

/** What rows can be made of: the first order's time always, its attributes where a file has the column. */
export function availableBys(mappings: readonly Readonly<Partial<Record<Role, string>>>[]): CohortBy[] {
  const has = (role: Role) => mappings.some((mapping) => mapping[role] !== undefined);
  return COHORT_BYS.filter((by) => isTime(by) || has(by));
}

const isTime = (by: CohortBy): by is (typeof UNITS)[number] => (UNITS as readonly string[]).includes(by);

/** True when the rows are cohorts by time. */
export const byTime = ({ by }: Pick<CohortSettings, 'by'>): boolean => isTime(by);

/** The screen's parameters; what cannot be used with this data is as by default. */
export function parseParams(params: URLSearchParams, available: readonly CohortBy[]): CohortParams {
  const pick = <T extends string>(key: string, known: readonly T[], fallback: T): T =>
    known.find((id) => id === params.get(key)) ?? fallback;
  const chosen = params.get('chosen');
  return {
    settings: {
      by: pick('by', available, COHORT_DEFAULTS.by),
      measure: pick('measure', MEASURES, COHORT_DEFAULTS.measure),
      mode: pick('mode', MODES, COHORT_DEFAULTS.mode),
      columns: pick('columns', COLUMNS, COHORT_DEFAULTS.columns),
      unit: pick('unit', UNITS, COHORT_DEFAULTS.unit),
    },
    chosen: chosen === null ? null : parseChosen(chosen),
  };
}

/** Names in a link are parted by commas; a comma, or a percent sign, in a name is escaped. */
export const formatChosen = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');

const parseChosen = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.replaceAll('%2C', ',').replaceAll('%25', '%'))
    .slice(0, MOST_CHOSEN);
