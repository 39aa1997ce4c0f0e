import * as v from 'valibot';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import {
  AWAY,
  CHANGES,
  checkSettings,
  DIMENSIONS,
  historyMembersSql,
  migrationMembersSql,
  moveMembersSql,
  NEW,
  OWN_RULE_SET,
  RULE_SETS,
  rfmCellMembersSql,
  rfmMembersSql,
  rulesOf,
  SCHEMES,
  THRESHOLDS,
  type RuleRef,
  type RuleSetId,
} from '#models/rfm/index.ts';
import { dayNumber, isDay } from '#orders/days.ts';
import { days, mark } from './mark.ts';

const cutList = v.pipe(v.array(v.number()), v.readonly());
const settings = v.pipe(
  v.strictObject({
    scheme: v.picklist(SCHEMES),
    k: v.number(),
    fixedCuts: v.nullable(v.strictObject({ r: cutList, f: cutList, m: cutList })),
    monetary: v.picklist(['total', 'average']),
    threshold: v.picklist(THRESHOLDS),
    // Segments stored before there were limits have none.
    limits: v.optional(v.nullable(v.strictObject({ r: v.number(), f: v.number(), m: v.number() })), null),
  }),
  v.check((settings) => {
    try {
      checkSettings(settings);
      return true;
    } catch {
      return false;
    }
  }),
);
const rules = v.union([v.picklist(Object.keys(RULE_SETS) as [RuleSetId, ...RuleSetId[]]), OWN_RULE_SET]);
const day = v.pipe(v.string(), v.check(isDay));
const lastDays = v.nullable(days);

const holds = (rules: RuleRef, segment: string): boolean =>
  segment === '' || rulesOf(rules).segments.some(({ id }) => id === segment);

/** A segment by its name: the reader's own for their rule sets. */
function segmentPart(rules: RuleRef, segment: string): PhrasePart {
  if (segment === '') return { key: 'segments.none' };
  const own = rulesOf(rules).segments.find(({ id }) => id === segment)?.name;
  return own === undefined ? { key: `segments.class.${segment}` } : { as: 'text', value: own };
}

/** A class of a rule set, or ('') who is in none. */
export const rfmClass = mark({
  schema: v.pipe(
    v.strictObject({ kind: v.literal('rfm'), settings, rules, segment: v.string() }),
    v.check(({ rules, segment }) => holds(rules, segment)),
  ),
  members: ({ settings, rules, segment }, context) => rfmMembersSql(settings, rules, segment, context),
  describe: ({ rules, segment }) => ({ key: 'segments.rfm', parts: { segment: segmentPart(rules, segment) } }),
});

const score = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)));

/** A cell of the score cube; a missing score is free. */
export const rfmCell = mark({
  schema: v.strictObject({
    kind: v.literal('rfm-cell'),
    settings,
    cell: v.strictObject({ r: score, f: score, m: score }),
  }),
  members: ({ settings, cell }, context) => rfmCellMembersSql(settings, cell, context),
  describe: ({ cell }) => {
    const scores = DIMENSIONS.flatMap((dimension): PhrasePart[] => {
      const score = cell[dimension];
      if (score === undefined) return [];
      return [{ key: `segments.score.${dimension}`, parts: { score: { as: 'integer', value: score } } }];
    });
    return { key: 'segments.rfm-cell', parts: { scores: { list: scores, between: 'segments.between.scores' } } };
  },
});

const side = v.pipe(
  v.strictObject({ settings, rules, segment: v.string() }),
  v.check(({ rules, segment }) => holds(rules, segment)),
);

/** In one segment by one way to name customers, in another by another. */
export const rfmMove = mark({
  schema: v.strictObject({ kind: v.literal('rfm-move'), left: side, right: side }),
  members: ({ left, right }, context) => moveMembersSql(left, right, context),
  describe: ({ left, right }) => ({
    key: 'segments.rfm-move',
    parts: { from: segmentPart(left.rules, left.segment), to: segmentPart(right.rules, right.segment) },
  }),
});

/** From a segment at an earlier date to one at the as-of date; null is any. */
export const rfmMigration = mark({
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('rfm-migration'),
      settings,
      rules,
      before: day,
      lastDays,
      cuts: v.picklist(['anew', 'kept']),
      from: v.nullable(v.string()),
      to: v.nullable(v.string()),
    }),
    v.check(
      ({ rules, from, to }) =>
        (from === null || from === NEW || from === AWAY || holds(rules, from)) &&
        (to === null || to === AWAY || holds(rules, to)),
    ),
  ),
  members: (definition, context) => migrationMembersSql(definition, context),
  describe: ({ rules, before, from, to }): Phrase => {
    const end = (segment: string | null): PhrasePart => {
      if (segment === null) return { key: 'segments.any' };
      if (segment === NEW || segment === AWAY) return { key: `segments.${segment}` };
      return segmentPart(rules, segment);
    };
    return {
      key: 'segments.rfm-migration',
      parts: { before: { as: 'day', value: dayNumber(before) }, from: end(from), to: end(to) },
    };
  },
});

/** Who was in a segment at a month end, or joined, left or stayed in it within that month. */
export const rfmHistory = mark({
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('rfm-history'),
      settings,
      rules,
      lastDays,
      monthEnd: day,
      segment: v.string(),
      change: v.picklist(CHANGES),
    }),
    v.check(({ rules, segment }) => holds(rules, segment)),
  ),
  members: (definition, context) => historyMembersSql(definition, context),
  describe: ({ rules, monthEnd, segment, change }) => ({
    key: `segments.rfm-history.${change}`,
    parts: { segment: segmentPart(rules, segment), day: { as: 'day', value: dayNumber(monthEnd) } },
  }),
});
