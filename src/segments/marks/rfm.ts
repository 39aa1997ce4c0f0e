import * as v from 'valibot';
import type { PhrasePart } from '#core/phrase.ts';
import {
  checkSettings,
  DIMENSIONS,
  RULE_SETS,
  rfmCellMembersSql,
  rfmMembersSql,
  SCHEMES,
  THRESHOLDS,
  type RuleSetId,
} from '#models/rfm/index.ts';
import { mark } from './mark.ts';

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
const rulesOf = Object.keys(RULE_SETS) as [RuleSetId, ...RuleSetId[]];

/** A class of a rule set. */
export const rfmClass = mark({
  schema: v.pipe(
    v.strictObject({ kind: v.literal('rfm'), settings, rules: v.picklist(rulesOf), segment: v.string() }),
    v.check(({ rules, segment }) => RULE_SETS[rules].segments.some(({ id }) => id === segment)),
  ),
  members: ({ settings, rules, segment }, context) => rfmMembersSql(settings, rules, segment, context),
  describe: ({ segment }) => ({ key: 'segments.rfm', parts: { segment: { key: `segments.class.${segment}` } } }),
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
