import * as v from 'valibot';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { COHORT_BYS, cohortMembersSql, MEASURES, MODES, UNITS, type CohortSettings } from '#models/cohorts/index.ts';
import type { Context } from '#models/question.ts';
import {
  checkSettings,
  DIMENSIONS,
  RULE_SETS,
  rfmCellMembersSql,
  rfmMembersSql,
  SCHEMES,
  THRESHOLDS,
  type Dimension,
  type RfmSettings,
  type RuleSetId,
} from '#models/rfm/index.ts';
import { sql, type Sql } from '#sql/tag.ts';
import { compileRule } from './compile.ts';
import { describeRule } from './describe.ts';
import { RuleError, type Rule } from './rule.ts';
import { RULE_SCHEMA, validateRule } from './validate.ts';

/** What a segment is, apart from its name and the frame it is looked at in: plain data, safe to store and to share. */
export type SegmentDefinition =
  | { kind: 'rule'; rule: Rule }
  | { kind: 'rfm'; settings: RfmSettings; rules: RuleSetId; segment: string }
  | { kind: 'rfm-cell'; settings: RfmSettings; cell: RfmCell }
  | { kind: 'cohort'; settings: CohortSettings; cohort: string; period: number | null };

/** Scores; a missing one is free. */
export type RfmCell = Readonly<Partial<Record<Dimension, number>>>;

/**
 * The members, as a SELECT of `customer_id`, in the frame of the context.
 *
 * @throws {RuleError} for a rule that cannot be compiled, {RangeError} for settings that cannot be used
 */
export function membersSql(definition: SegmentDefinition, context: Context): Sql {
  switch (definition.kind) {
    case 'rule':
      return sql`SELECT customer_id
FROM ${context.customers}
WHERE ${compileRule(definition.rule)}`;
    case 'rfm':
      return rfmMembersSql(definition.settings, definition.rules, definition.segment, context);
    case 'rfm-cell':
      return rfmCellMembersSql(definition.settings, definition.cell, context);
    case 'cohort':
      return cohortMembersSql(definition.settings, definition.cohort, definition.period, context);
  }
}

/** The definition as one sentence for the page to word. */
export function describeDefinition(definition: SegmentDefinition): Phrase {
  switch (definition.kind) {
    case 'rule':
      return { key: 'segments.sentence', parts: { rule: describeRule(definition.rule) } };
    case 'rfm':
      return { key: 'segments.rfm', parts: { segment: { key: `segments.class.${definition.segment}` } } };
    case 'rfm-cell':
      return {
        key: 'segments.rfm-cell',
        parts: { scores: { list: scoreParts(definition.cell), between: 'segments.between.scores' } },
      };
    case 'cohort': {
      const cohort: PhrasePart = { as: 'text', value: definition.cohort };
      return definition.period === null
        ? { key: 'segments.cohort', parts: { cohort } }
        : { key: 'segments.cohort-cell', parts: { cohort, period: { as: 'integer', value: definition.period } } };
    }
  }
}

const scoreParts = (cell: RfmCell): PhrasePart[] =>
  DIMENSIONS.flatMap((dimension) => {
    const score = cell[dimension];
    if (score === undefined) return [];
    return [{ key: `segments.score.${dimension}`, parts: { score: { as: 'integer', value: score } } }];
  });

const score = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)));
const cutList = v.array(v.number());
const rfmSettings = v.pipe(
  v.strictObject({
    scheme: v.picklist(SCHEMES),
    k: v.number(),
    fixedCuts: v.nullable(v.strictObject({ r: cutList, f: cutList, m: cutList })),
    monetary: v.picklist(['total', 'average']),
    threshold: v.picklist(THRESHOLDS),
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
const hasSegment = (rules: RuleSetId, segment: string) => RULE_SETS[rules].segments.some(({ id }) => id === segment);

const DEFINITION_SCHEMA = v.variant('kind', [
  v.strictObject({ kind: v.literal('rule'), rule: RULE_SCHEMA }),
  v.pipe(
    v.strictObject({ kind: v.literal('rfm'), settings: rfmSettings, rules: v.picklist(rulesOf), segment: v.string() }),
    v.check(({ rules, segment }) => hasSegment(rules, segment)),
  ),
  v.strictObject({
    kind: v.literal('rfm-cell'),
    settings: rfmSettings,
    cell: v.strictObject({ r: score, f: score, m: score }),
  }),
  v.strictObject({
    kind: v.literal('cohort'),
    settings: v.strictObject({
      by: v.picklist(COHORT_BYS),
      measure: v.picklist(MEASURES),
      mode: v.picklist(MODES),
      columns: v.picklist(['calendar', 'age']),
      unit: v.picklist(UNITS),
    }),
    cohort: v.string(),
    period: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
]);

/**
 * A definition from untrusted JSON (a project file, a link), checked down to every value.
 *
 * @throws {RuleError} naming the problem
 */
export function validateDefinition(input: unknown): SegmentDefinition {
  const { success, output } = v.safeParse(DEFINITION_SCHEMA, input);
  if (success && output.kind === 'rule') return { kind: 'rule', rule: validateRule(output.rule) };
  if (success) return output as SegmentDefinition;
  // The rule's own check names the place.
  if (isRuleLike(input)) validateRule(input.rule);
  throw new RuleError({ problem: 'not-a-rule', path: [] });
}

const isRuleLike = (input: unknown): input is { rule: unknown } =>
  typeof input === 'object' && input !== null && 'kind' in input && input.kind === 'rule' && 'rule' in input;
