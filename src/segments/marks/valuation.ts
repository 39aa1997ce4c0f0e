import * as v from 'valibot';
import { MODELS } from '#models/clv/btyd/model.ts';
import { checkValuation, UNITS, type Valuation } from '#models/clv/valuation.ts';

const numbers = v.pipe(v.array(v.number()), v.maxLength(16), v.readonly());

const passes = (valuation: Valuation): boolean => {
  try {
    checkValuation(valuation);
    return true;
  } catch {
    return false;
  }
};

/** A valuation from untrusted JSON. */
export const valuation = v.pipe(
  v.strictObject({
    model: v.picklist(MODELS),
    parameters: numbers,
    unit: v.picklist(UNITS),
    fittedTo: v.nullable(v.string()),
    horizonDays: v.number(),
    marginRate: v.number(),
    discountRate: v.number(),
    spend: v.union([
      v.strictObject({ by: v.literal('mean') }),
      v.strictObject({
        by: v.literal('gamma-gamma'),
        parameters: v.pipe(v.strictTuple([v.number(), v.number(), v.number()]), v.readonly()),
      }),
    ]),
    // An interval is shown of a fit, and kept with nothing.
    spread: v.pipe(
      v.nullable(v.strictObject({ orders: numbers, spend: v.nullable(numbers) })),
      v.check((spread) => spread === null),
    ),
  }),
  v.check(passes),
);
