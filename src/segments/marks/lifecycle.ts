import * as v from 'valibot';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import {
  activityMembersSql,
  CADENCES,
  checkRule,
  checkSettings,
  FLOWS,
  laterMembersSql,
  LOYALTIES,
  loyaltyMembersSql,
  MOST_DAYS,
  moveMembersSql,
  ORIGINS,
  STAGES,
  stageMembersSql,
  stateMembersSql,
  STATES,
  SUPER_BYS,
  upgradeMembersSql,
} from '#models/lifecycle/index.ts';
import { dayNumber, isDay } from '#orders/days.ts';
import { mark } from './mark.ts';

const passes = <T>(check: (input: T) => void) =>
  v.check((input: T) => {
    try {
      check(input);
      return true;
    } catch {
      return false;
    }
  });
const cut = v.nullable(v.strictObject({ by: v.picklist(['times', 'days']), value: v.number() }));
const settings = v.pipe(
  v.strictObject({ cadence: v.picklist(CADENCES), silent: cut, lost: cut }),
  passes(checkSettings),
);
const rule = v.pipe(v.strictObject({ by: v.picklist(SUPER_BYS), value: v.number() }), passes(checkRule));
const on = v.pipe(v.string(), v.check(isDay));

const oneOf = (ids: readonly string[], words: string): PhrasePart => ({
  list: ids.map((id): Phrase => ({ key: `${words}.${id}` })),
  between: 'segments.between.values',
});
const month = (on: string): PhrasePart => ({ as: 'month', value: dayNumber(on) });
const day = (on: string): PhrasePart => ({ as: 'day', value: dayNumber(on) });

/** A state on the last day of the frame. */
export const lifecycleState = mark({
  schema: v.strictObject({ kind: v.literal('lifecycle-state'), settings, state: v.picklist(STATES) }),
  members: ({ settings, state }, context) => stateMembersSql(settings, state, context),
  describe: ({ state }) => ({ key: 'segments.lifecycle-state', parts: { state: { key: `lifecycle.state.${state}` } } }),
});

/** Customers in one of `from` when the month of `on` began and in one of `to` on that day, its last. */
export const lifecycleMove = mark({
  schema: v.strictObject({
    kind: v.literal('lifecycle-move'),
    settings,
    on,
    from: v.pipe(v.array(v.picklist(ORIGINS)), v.minLength(1), v.readonly()),
    to: v.pipe(v.array(v.picklist(STATES)), v.minLength(1), v.readonly()),
  }),
  members: ({ settings, ...move }, context) => moveMembersSql(settings, move, context),
  describe: ({ on, from, to }) => ({
    key: 'segments.lifecycle-move',
    parts: { day: day(on), from: oneOf(from, 'lifecycle.state'), to: oneOf(to, 'lifecycle.state') },
  }),
});

/** Buyers of a month, or of the month before, by whether they bought in the other. */
export const lifecycleMonth = mark({
  schema: v.strictObject({ kind: v.literal('lifecycle-month'), on, flow: v.picklist(FLOWS) }),
  members: ({ on, flow }, context) => activityMembersSql(flow, on, context),
  describe: ({ on, flow }) => ({ key: `segments.lifecycle-month.${flow}`, parts: { month: month(on) } }),
});

/** One of the three stages. */
export const lifecycleStage = mark({
  schema: v.strictObject({ kind: v.literal('lifecycle-stage'), rule, stage: v.picklist(STAGES) }),
  members: ({ rule, stage }, context) => stageMembersSql(rule, stage, context),
  describe: ({ rule, stage }) => ({
    key: 'segments.lifecycle-stage',
    parts: {
      stage: { key: `lifecycle.stage.${stage}` },
      rule: { key: `segments.lifecycle-super.${rule.by}`, parts: { value: { as: 'integer', value: rule.value } } },
    },
  }),
});

/** A stage as it was known some days before the end. */
export const lifecycleLater = mark({
  schema: v.strictObject({
    kind: v.literal('lifecycle-later'),
    rule,
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DAYS)),
    stage: v.picklist(STAGES),
  }),
  members: ({ rule, days, stage }, context) => laterMembersSql(rule, days, stage, context),
  describe: ({ days, stage }) => ({
    key: 'segments.lifecycle-later',
    parts: { stage: { key: `lifecycle.stage.${stage}` }, days: { as: 'integer', value: days } },
  }),
});

/** Customers who left a stage upwards in a month. */
export const lifecycleUpgrade = mark({
  schema: v.strictObject({ kind: v.literal('lifecycle-upgrade'), rule, on, stage: v.picklist(['first', 'repeat']) }),
  members: ({ rule, on, stage }, context) => upgradeMembersSql(rule, stage, on, context),
  describe: ({ on, stage }) => ({ key: `segments.lifecycle-upgrade.${stage}`, parts: { month: month(on) } }),
});

/** Loyal or swing customers. */
export const lifecycleLoyalty = mark({
  schema: v.strictObject({ kind: v.literal('lifecycle-loyalty'), settings, loyalty: v.picklist(LOYALTIES) }),
  members: ({ settings, loyalty }, context) => loyaltyMembersSql(settings, loyalty, context),
  describe: ({ loyalty }) => ({
    key: 'segments.lifecycle-loyalty',
    parts: { loyalty: { key: `lifecycle.loyalty.${loyalty}` } },
  }),
});
