import type { FitWarningCode } from '../fit/contract.ts';
import type { Forecaster } from './sql.ts';

/** Fewer customers leave less than ten in a tenth. */
export const LEAST_CUSTOMERS = 100;
/** A sum of fewer orders is uncertain by more than a quarter, by chance alone (2/√50). */
export const LEAST_ORDERS = 50;
/** Four weeks: a month's rhythm has been seen once. */
export const LEAST_HOLDOUT_DAYS = 28;
/** A total within this is good enough to plan by. */
export const TOTAL_WITHIN = 0.1;
/** A ranking that finds half of what a perfect one would is good … */
export const GOOD_RANKING = 0.5;
/** … and below this it is hardly better than chance. */
export const POOR_RANKING = 0.25;
/** Mean distance of a tenth's forecast from what it did, by customers, over the mean of all: within this it is calibrated. */
export const CALIBRATED_WITHIN = 0.25;
/** 52 weeks have every season once. */
export const WHOLE_YEAR_DAYS = 364;

export interface Errors {
  /** Per customer: mean absolute error, and root of the mean squared one. */
  mae: number;
  rmse: number;
  /** Sum of what was forecast. */
  total: number;
  /** Of the ranking; 1 perfect, 0 chance; null when everyone did the same. */
  gini: number | null;
}

/** What has been measured of a forecast, by the days it had not seen. */
export interface Facts {
  customers: number;
  /** Days the model knew, and days that judge. */
  knownDays: number;
  holdoutDays: number;
  /** Repeat purchase days that came. */
  actual: number;
  /** Standard error of the difference of forecast and fact in total. */
  totalError: number | null;
  errors: Readonly<Record<Forecaster, Errors>>;
  /** Of what came, by the tenth of customers rated highest. */
  topShare: number | null;
  tenths: readonly { customers: number; expected: number; actual: number }[];
  warnings: readonly FitWarningCode[];
  /** Whether spend goes with frequency. */
  correlated: boolean;
}

export const LEVELS = ['trust', 'ranking', 'dont', 'unknown'] as const;
export type Level = (typeof LEVELS)[number];

/** What could not be done without. */
export type Lack =
  | { of: 'customers'; has: number; least: number }
  | { of: 'orders'; has: number; least: number }
  | { of: 'days'; has: number; least: number };

export interface Verdict {
  level: Level;
  /** Not empty only for `unknown`. */
  lacks: Lack[];
  /** A plain guess that was nearer, by which error; `both` weighs. */
  beatenBy: { by: 'last' | 'average'; in: 'mae' | 'rmse' | 'both' } | null;
  ranking: 'good' | 'fair' | 'poor';
  /** Forecast over fact, minus 1; null when nothing came. */
  totalOff: number | null;
  total: 'good' | 'low' | 'high';
  /** Chance alone could have made that difference. */
  totalByChance: boolean;
  /** Mean distance of tenths over the mean; null when nothing came. */
  miscalibration: number | null;
  /** The chance of still being a customer cannot be read from this data. */
  aliveUnknown: boolean;
  spendBiased: boolean;
  noWholeYear: boolean;
}

/** How far to trust a forecast, by what it did on days it had not seen. */
export function verdictOf(facts: Facts): Verdict {
  const { actual, errors, totalError, warnings } = facts;
  const off = actual === 0 ? null : errors.model.total / actual - 1;
  const miscalibration = miscalibrationOf(facts.tenths);
  const findings = {
    lacks: lacksOf(facts),
    beatenBy: beatenBy(errors),
    ranking: rankingOf(errors.model.gini),
    totalOff: off,
    total: off === null || Math.abs(off) <= TOTAL_WITHIN ? 'good' : off < 0 ? 'low' : 'high',
    totalByChance: totalError !== null && Math.abs(errors.model.total - actual) <= 2 * totalError,
    miscalibration,
    aliveUnknown: warnings.includes('dropout-unidentified'),
    spendBiased: facts.correlated,
    noWholeYear: facts.knownDays < WHOLE_YEAR_DAYS,
  } satisfies Omit<Verdict, 'level'>;
  return { level: levelOf(findings, warnings), ...findings };
}

function levelOf(
  { lacks, beatenBy, ranking, total, miscalibration }: Omit<Verdict, 'level'>,
  warnings: readonly FitWarningCode[],
): Level {
  if (lacks.length > 0) return 'unknown';
  if (warnings.includes('not-converged') || ranking === 'poor') return 'dont';
  const calibrated = miscalibration !== null && miscalibration <= CALIBRATED_WITHIN;
  if (ranking === 'good' && beatenBy === null && total === 'good' && calibrated) return 'trust';
  return beatenBy?.in === 'both' && ranking !== 'good' ? 'dont' : 'ranking';
}

function lacksOf({ customers, actual, holdoutDays }: Facts): Lack[] {
  const needed: Lack[] = [
    { of: 'days', has: holdoutDays, least: LEAST_HOLDOUT_DAYS },
    { of: 'customers', has: customers, least: LEAST_CUSTOMERS },
    { of: 'orders', has: actual, least: LEAST_ORDERS },
  ];
  return needed.filter(({ has, least }) => has < least);
}

/** The plain guess that was nearest where one was nearer than the model; better in both errors before better in one. */
function beatenBy(errors: Facts['errors']): Verdict['beatenBy'] {
  const better = (by: 'last' | 'average', of: 'mae' | 'rmse') => errors[by][of] < errors.model[of];
  const found = (['last', 'average'] as const).flatMap((by) => {
    const wins = (['mae', 'rmse'] as const).filter((of) => better(by, of));
    return wins.length === 0 ? [] : [{ by, in: wins.length === 2 ? ('both' as const) : wins[0]! }];
  });
  const nearest = found.toSorted((a, b) => errors[a.by].mae - errors[b.by].mae);
  return nearest.find((one) => one.in === 'both') ?? nearest[0] ?? null;
}

function rankingOf(gini: number | null): Verdict['ranking'] {
  if (gini === null || gini < POOR_RANKING) return 'poor';
  return gini < GOOD_RANKING ? 'fair' : 'good';
}

function miscalibrationOf(tenths: Facts['tenths']): number | null {
  const actual = tenths.reduce((sum, tenth) => sum + tenth.customers * tenth.actual, 0);
  const distance = tenths.reduce((sum, tenth) => sum + tenth.customers * Math.abs(tenth.expected - tenth.actual), 0);
  return actual === 0 ? null : distance / actual;
}
