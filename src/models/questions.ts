import { ident, join, sql, type Sql } from '#sql/tag.ts';
import * as clusters from './clusters/index.ts';
import * as association from './association/index.ts';
import * as clv from './clv/index.ts';
import * as clvAct from './clv/act/index.ts';
import * as clvFormula from './clv/formula/index.ts';
import * as clvGroups from './clv/groups/index.ts';
import * as clvLife from './clv/life/index.ts';
import * as clvRefresh from './clv/life/moves.ts';
import * as clvTrust from './clv/trust/index.ts';
import * as clvValue from './clv/value/index.ts';
import * as cohorts from './cohorts/index.ts';
import * as customers from './customers/index.ts';
import * as lifecycle from './lifecycle/index.ts';
import * as overview from './overview/index.ts';
import type { Columns, ColumnType, Context, QuestionSpec, RowOf } from './question.ts';
import * as repurchase from './repurchase/index.ts';
import * as rfm from './rfm/index.ts';

/** Every question the page can ask, by name. A new analysis adds its lines here. */
export const QUESTIONS = {
  'overview.totals': overview.totals,
  'overview.months': overview.months,
  'overview.lorenz': overview.lorenz,
  'overview.concentration': overview.concentration,
  'overview.buyers': overview.buyers,
  'overview.quiet': overview.quiet,
  'overview.recency': overview.recency,
  'rfm.cuts': rfm.cuts,
  'rfm.dimensions': rfm.dimensions,
  'rfm.scores': rfm.scores,
  'rfm.split': rfm.split,
  'rfm.grid': rfm.grid,
  'rfm.cube': rfm.cube,
  'rfm.segments': rfm.segments,
  'rfm.segmentsExport': rfm.segmentsExport,
  'rfm.customers': rfm.customers,
  'rfm.histogram': rfm.histogram,
  'rfm.arrays': rfm.arrays,
  'rfm.density': rfm.density,
  'rfm.compare': rfm.compare,
  'rfm.migration': rfm.migration,
  'rfm.history': rfm.history,
  'repurchase.definitions': repurchase.definitions,
  'repurchase.days': repurchase.days,
  'repurchase.months': repurchase.months,
  'repurchase.survival': repurchase.survival,
  'repurchase.survivalByFirstAmount': repurchase.survivalByFirstAmount,
  'repurchase.groups': repurchase.groups,
  'repurchase.groupCurves': repurchase.groupCurves,
  'repurchase.logRankPairs': repurchase.logRankPairs,
  'repurchase.categories': repurchase.categories,
  'repurchase.repeaters': repurchase.repeaters,
  'repurchase.effects': repurchase.effects,
  'repurchase.retention': repurchase.retention,
  'repurchase.steps': repurchase.steps,
  'repurchase.stepCurves': repurchase.stepCurves,
  'repurchase.gaps': repurchase.gaps,
  'repurchase.silent': repurchase.silent,
  'repurchase.times': repurchase.times,
  'cohorts.cells': cohorts.cells,
  'cohorts.export': cohorts.cellsExport,
  'cohorts.totals': cohorts.totals,
  'cohorts.totalsExport': cohorts.totalsExport,
  'cohorts.course': cohorts.course,
  'cohorts.courseExport': cohorts.courseExport,
  'clusters.features': clusters.features,
  'clusters.groups': clusters.groups,
  'clusters.customers': clusters.customers,
  'clusters.map': clusters.map,
  'clusters.compare': clusters.compare,
  'association.units': association.units,
  'association.export': association.unitsExport,
  'clv.summary': clv.summary,
  'clv.customers': clv.customers,
  'clv.customersExport': clv.customersExport,
  'clv.histogram': clv.histogram,
  'clv.beside': clvFormula.beside,
  'clv.propensityShop': clvFormula.propensityShop,
  'clv.propensityCustomers': clvFormula.propensityCustomers,
  'clv.propensityExport': clvFormula.propensityExport,
  'clv.propensityTest': clvFormula.propensityTest,
  'clv.propensityGains': clvFormula.propensityGains,
  'clv.churnCycle': clvFormula.churnCycle,
  'clv.churnLoss': clvFormula.churnLoss,
  'clv.patterns': clv.patterns,
  'clv.spends': clv.spends,
  'clv.quadrants': clvAct.quadrants,
  'clv.actDensity': clvAct.actDensity,
  'clv.winBack': clvAct.winBack,
  'clv.winBackExport': clvAct.winBackExport,
  'clv.winBackTotals': clvAct.winBackTotals,
  'clv.recencyFrequency': clvAct.recencyFrequency,
  'clv.groups': clvGroups.groups,
  'clv.segmentGroups': clvGroups.segmentGroups,
  'clv.loyalty': clvGroups.loyalty,
  'clv.features': clvGroups.features,
  'clv.life': clvLife.life,
  'clv.lifeDays': clvLife.lifeDays,
  'clv.refreshMoves': clvRefresh.refreshMoves,
  'clv.refreshMovesExport': clvRefresh.refreshMovesExport,
  'clv.tiers': clvValue.tiers,
  'clv.valueCurve': clvValue.valueCurve,
  'clv.valued': clvValue.valued,
  'clv.valuedExport': clvValue.valuedExport,
  'clv.judgement': clvTrust.judgement,
  'clv.tenths': clvTrust.tenths,
  'clv.byFrequency': clvTrust.byFrequency,
  'clv.entrants': clvTrust.entrants,
  'clv.repeats': clvTrust.repeats,
  'clv.spendByFrequency': clvTrust.spendByFrequency,
  'lifecycle.states': lifecycle.states,
  'lifecycle.rhythm': lifecycle.rhythm,
  'lifecycle.gaps': lifecycle.gaps,
  'lifecycle.transitions': lifecycle.transitions,
  'lifecycle.flows': lifecycle.flows,
  'lifecycle.hazard': lifecycle.hazard,
  'lifecycle.stages': lifecycle.stages,
  'lifecycle.thresholds': lifecycle.thresholds,
  'lifecycle.later': lifecycle.later,
  'lifecycle.upgrades': lifecycle.upgrades,
  'lifecycle.ladder': lifecycle.ladder,
  'lifecycle.loyalty': lifecycle.loyalty,
  'customers.list': customers.list,
  'customers.count': customers.count,
  'customers.totals': customers.totals,
  'customers.export': customers.all,
  'customers.profile': customers.profile,
  'customers.orders': customers.orders,
} as const;

export type Kind = keyof typeof QUESTIONS;
type ColumnsOf<S> = S extends { columns: infer C extends Columns } ? C : never;

type Asked<K extends Kind, S> = S extends QuestionSpec<infer P, Columns> ? { readonly kind: K } & P : never;

/** A question by name, with its own parameters beside the name. */
export type QuestionOf<K extends Kind> = Extract<Question, { readonly kind: K }>;
export type Question = { [K in Kind]: Asked<K, (typeof QUESTIONS)[K]> }[Kind];
/** One row of the answer. */
export type AnswerRow<K extends Kind> = RowOf<ColumnsOf<(typeof QUESTIONS)[K]>>;

/**
 * The statement that answers a question: the model's SELECT, in its order, every column cast to the type promised.
 *
 * @throws {RangeError} when a parameter is out of its range
 */
export function answerSql(question: Question, context: Context): Sql {
  const { columns, sql: build }: QuestionSpec<never, Columns> = QUESTIONS[question.kind];
  return castSql(columns, build(question as never, context));
}

const CASTS: Record<'text' | 'integer' | 'number' | 'day', (column: Sql) => Sql> = {
  text: (column) => sql`${column}::VARCHAR`,
  integer: (column) => sql`${column}::INTEGER`,
  number: (column) => sql`${column}::DOUBLE`,
  day: (column) => sql`(${column}::DATE - DATE '1970-01-01')::INTEGER`,
};

function castSql(columns: Columns, answer: Sql): Sql {
  const casts = Object.entries(columns).map(
    ([name, type]) => sql`${CASTS[storage(type)](ident(name))} AS ${ident(name)}`,
  );
  return sql`SELECT
  ${join(casts, ',\n  ')}
FROM (
${answer}
)`;
}

const STORAGE = {
  text: 'text',
  'text?': 'text',
  integer: 'integer',
  'integer?': 'integer',
  number: 'number',
  'number?': 'number',
  day: 'day',
  'day?': 'day',
} as const satisfies Record<ColumnType, keyof typeof CASTS>;

const storage = (type: ColumnType) => STORAGE[type];
