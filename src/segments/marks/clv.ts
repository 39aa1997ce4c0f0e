import * as v from 'valibot';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { FORECAST_FIELDS, forecastMembersSql, type ForecastField, type ForecastTest } from '#models/clv/forecast.ts';
import { dayNumber } from '#orders/days.ts';
import { mark } from './mark.ts';
import { valuation } from './valuation.ts';

const bound = v.nullable(v.pipe(v.number(), v.finite()));
const test = v.pipe(
  v.strictObject({
    field: v.picklist(Object.keys(FORECAST_FIELDS) as ForecastField[]),
    from: bound,
    below: bound,
  }),
  v.check(({ from, below }) => from !== null || below !== null),
);

/** The customers whose forecast lies in every one of some ranges. */
export const forecast = mark({
  schema: v.strictObject({
    kind: v.literal('clv'),
    valuation,
    tests: v.pipe(v.array(test), v.minLength(1), v.maxLength(8), v.readonly()),
  }),
  members: ({ valuation, tests }, context) => forecastMembersSql(valuation, tests, context),
  describe: ({ valuation, tests }) => ({
    key: 'segments.clv',
    parts: {
      what: { list: tests.map(describeTest), between: 'segments.between.all' },
      day: fittedDay(valuation.fittedTo),
    },
  }),
});

/** The day a forecast knows last. */
export const fittedDay = (fittedTo: string | null): PhrasePart =>
  fittedTo === null ? { key: 'segments.clv.lastDay' } : { as: 'day', value: dayNumber(fittedTo) };

function describeTest({ field, from, below }: ForecastTest): Phrase {
  const as = FORECAST_FIELDS[field];
  const parts = {
    field: { key: `segments.clv.${field}` },
    ...(from === null ? {} : { from: { as, value: from } }),
    ...(below === null ? {} : { below: { as, value: below } }),
  };
  const range = from === null ? 'below' : below === null ? 'from' : 'between';
  return { key: `segments.clv.${range}`, parts };
}
