import * as v from 'valibot';
import type { Phrase } from '#core/phrase.ts';
import {
  ACT_FIELDS,
  actMembersSql,
  checkPlan,
  winBackMembersSql,
  type ActField,
  type ActTest,
} from '#models/clv/act/index.ts';
import { fittedDay } from './clv.ts';
import { mark } from './mark.ts';
import { valuation } from './valuation.ts';

const bound = v.nullable(v.pipe(v.number(), v.finite()));
const test = v.pipe(
  v.strictObject({ field: v.picklist(Object.keys(ACT_FIELDS) as ActField[]), from: bound, below: bound }),
  v.check(({ from, below }) => from !== null || below !== null),
);

/** Customers by P(alive), by what they are worth if they are still customers, by purchases and silence. */
export const clvAct = mark({
  schema: v.strictObject({
    kind: v.literal('clv-act'),
    valuation,
    tests: v.pipe(v.array(test), v.minLength(1), v.maxLength(8), v.readonly()),
  }),
  members: ({ valuation, tests }, context) => actMembersSql(valuation, tests, context),
  describe: ({ valuation, tests }) => ({
    key: 'segments.clv',
    parts: {
      what: { list: tests.map(describeTest), between: 'segments.between.all' },
      day: fittedDay(valuation.fittedTo),
    },
  }),
});

function describeTest({ field, from, below }: ActTest): Phrase {
  const as = ACT_FIELDS[field];
  const parts = {
    field: { key: `segments.clv-act.${field}` },
    ...(from === null ? {} : { from: { as, value: from } }),
    ...(below === null ? {} : { below: { as, value: below } }),
  };
  const range = from === null ? 'below' : below === null ? 'from' : 'between';
  return { key: `segments.clv.${range}`, parts };
}

const plan = v.pipe(
  v.strictObject({
    alive: v.number(),
    floor: v.number(),
    cost: v.number(),
    budget: v.nullable(v.number()),
    control: v.number(),
    seed: v.number(),
  }),
  v.check((plan) => {
    try {
      checkPlan(plan);
      return true;
    } catch {
      return false;
    }
  }),
);

/** The win-back list, or one of its two groups. */
export const clvWinBack = mark({
  schema: v.strictObject({
    kind: v.literal('clv-win-back'),
    valuation,
    plan,
    side: v.nullable(v.picklist(['contact', 'control'])),
  }),
  members: ({ valuation, plan, side }, context) => winBackMembersSql(valuation, plan, side, context),
  describe: ({ valuation, plan, side }) => ({
    key: `segments.clv-win-back.${side ?? 'both'}`,
    parts: {
      floor: { as: 'percentWhole', value: plan.floor },
      alive: { as: 'percentWhole', value: plan.alive },
      day: fittedDay(valuation.fittedTo),
    },
  }),
});
