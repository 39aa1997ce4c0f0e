import * as v from 'valibot';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import {
  CATEGORY_OUTCOMES,
  categoryMembersSql,
  daysMembersSql,
  gapMembersSql,
  GROUP_BYS,
  GROUP_KINDS,
  groupMembersSql,
  OUTCOMES,
  RETENTION_MODES,
  retentionMembersSql,
  stepMembersSql,
  timeMembersSql,
} from '#models/repurchase/index.ts';
import { days, mark } from './mark.ts';

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const text = (value: string): PhrasePart => ({ as: 'text', value });

/** A group of the first order, by what came of it within N days. */
export const repurchaseGroup = mark({
  schema: v.strictObject({
    kind: v.literal('repurchase-group'),
    settings: v.strictObject({
      by: v.picklist(GROUP_BYS),
      top: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      days,
      sameDay: v.boolean(),
    }),
    group: v.strictObject({ kind: v.picklist(GROUP_KINDS), value: v.string() }),
    outcome: v.picklist(OUTCOMES),
  }),
  members: ({ settings, group, outcome }, context) => groupMembersSql(settings, group, outcome, context),
  describe: ({ settings, group, outcome }) => {
    const value: PhrasePart = { key: 'segments.quoted', parts: { text: { as: 'text', value: group.value } } };
    const of: Phrase =
      group.kind === 'value'
        ? { key: `segments.repurchase.by.${settings.by}`, parts: { value: named(settings.by, group.value) ?? value } }
        : { key: `segments.repurchase.${group.kind}`, parts: { by: { key: `repurchase.by.${settings.by}` } } };
    return { key: `segments.repurchase-group.${outcome}`, parts: { group: of, days: integer(settings.days) } };
  },
});

/** Groups whose ids are ours have names of their own. */
function named(by: (typeof GROUP_BYS)[number], value: string): PhrasePart | null {
  if (by === 'month' || by === 'quarter') return text(value);
  if (by === 'amount' || by === 'free' || by === 'weekday' || by === 'daytime')
    return { key: `repurchase.group.${by}.${value}` };
  return null;
}

/** First-time buyers by what came of them within N days. */
export const repurchaseDays = mark({
  schema: v.strictObject({
    kind: v.literal('repurchase-days'),
    days,
    sameDay: v.boolean(),
    outcome: v.picklist(OUTCOMES),
  }),
  members: (asked, context) => daysMembersSql(asked.days, asked.sameDay, asked.outcome, context),
  describe: (asked) => ({ key: `segments.repurchase-days.${asked.outcome}`, parts: { days: integer(asked.days) } }),
});

/** First-time buyers of a category. */
export const repurchaseCategory = mark({
  schema: v.strictObject({
    kind: v.literal('repurchase-category'),
    days,
    sameDay: v.boolean(),
    category: v.string(),
    outcome: v.picklist(CATEGORY_OUTCOMES),
  }),
  members: (asked, context) => categoryMembersSql(asked, asked.category, asked.outcome, context),
  describe: (asked) => ({
    key: `segments.repurchase-category.${asked.outcome}`,
    parts: { category: text(asked.category), days: integer(asked.days) },
  }),
});

/** Who made the n-th order, by what came of it. */
export const repurchaseStep = mark({
  schema: v.strictObject({
    kind: v.literal('repurchase-step'),
    days,
    sameDay: v.boolean(),
    step: v.pipe(v.number(), v.integer(), v.minValue(1)),
    outcome: v.picklist(OUTCOMES),
  }),
  members: (asked, context) => stepMembersSql(asked, asked.step, asked.outcome, context),
  describe: (asked) => ({
    key: `segments.repurchase-step.${asked.outcome}`,
    parts: { step: integer(asked.step), days: integer(asked.days) },
  }),
});

/** Who once let so many days pass between two purchases. */
export const repurchaseGap = mark({
  schema: v.pipe(
    v.strictObject({ kind: v.literal('repurchase-gap'), from: days, to: days }),
    v.check(({ from, to }) => from <= to),
  ),
  members: ({ from, to }, context) => gapMembersSql(from, to, context),
  describe: ({ from, to }) => ({ key: 'segments.repurchase-gap', parts: { from: integer(from), to: integer(to) } }),
});

/** Who has ordered on a weekday, or in an hour of the day. */
export const repurchaseTime = mark({
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('repurchase-time'),
      of: v.picklist(['weekday', 'hour']),
      value: v.pipe(v.number(), v.integer()),
    }),
    v.check(({ of, value }) => (of === 'weekday' ? value >= 1 && value <= 7 : value >= 0 && value <= 23)),
  ),
  members: ({ of, value }, context) => timeMembersSql(of, value, context),
  describe: ({ of, value }) =>
    of === 'weekday'
      ? { key: 'segments.repurchase-time.weekday', parts: { day: { key: `repurchase.group.weekday.${value}` } } }
      : { key: 'segments.repurchase-time.hour', parts: { hour: integer(value) } },
});

/** Who is retained after N days. */
export const repurchaseRetention = mark({
  schema: v.strictObject({ kind: v.literal('repurchase-retention'), mode: v.picklist(RETENTION_MODES), days }),
  members: (asked, context) => retentionMembersSql(asked.mode, asked.days, context),
  describe: (asked) => ({ key: `segments.repurchase-retention.${asked.mode}`, parts: { days: integer(asked.days) } }),
});
