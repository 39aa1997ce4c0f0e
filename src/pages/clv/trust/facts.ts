import type { ModelFit, SpendFit } from '#models/clv/fit/contract.ts';
import type { Split } from '#models/clv/trust/split.ts';
import type { Errors, Facts } from '#models/clv/trust/verdict.ts';
import type { Forecaster } from '#models/clv/trust/sql.ts';
import type { AnswerRow } from '#models/questions.ts';

export type Judgement = AnswerRow<'clv.judgement'>;
export type Tenth = AnswerRow<'clv.tenths'>;

export const errorsOf = (row: Judgement, name: Forecaster): Errors => ({
  mae: row[`${name}_mae`] ?? 0,
  rmse: row[`${name}_rmse`] ?? 0,
  total: row[name],
  gini: row[`${name}_gini`],
});

/** The measured facts of a fit and of the days after it. */
export const factsOf = (
  { judgement, tenths, split }: { judgement: Judgement; tenths: readonly Tenth[]; split: Split },
  { model, spend }: { model: ModelFit; spend: SpendFit | undefined },
): Facts => ({
  customers: judgement.customers,
  knownDays: split.knownDays,
  holdoutDays: split.holdoutDays,
  actual: judgement.actual,
  totalError: judgement.total_error,
  errors: {
    model: errorsOf(judgement, 'model'),
    last: errorsOf(judgement, 'last'),
    average: errorsOf(judgement, 'average'),
  },
  topShare: judgement.top_share,
  tenths,
  warnings: model.warnings.map(({ code }) => code),
  correlated: spend?.warnings.some(({ code }) => code === 'correlated') ?? false,
});
