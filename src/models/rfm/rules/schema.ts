import * as v from 'valibot';
import type { Box, RuleSet, Scale } from './rule-set.ts';

/** Far beyond what a person builds: a box for every code of the plainest cube. */
export const RULE_SET_LIMITS = { segments: 30, boxes: 125, name: 60, limits: 9 } as const;

/** What stands where segments stand and is none. */
const TAKEN = ['', 'new', 'away'];

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(RULE_SET_LIMITS.name));
/** Places of an axis: scores 1–10, levels 0–1, limits passed 0–9. */
const range = (least: number, step: number) =>
  v.pipe(
    v.strictTuple([
      v.pipe(v.number(), v.minValue(least), v.maxValue(10), v.multipleOf(step)),
      v.pipe(v.number(), v.minValue(least), v.maxValue(10), v.multipleOf(step)),
    ]),
    v.check(([low, high]) => low <= high),
    v.readonly(),
  );
const box = v.strictObject({
  r: v.exactOptional(range(0, 1)),
  f: v.exactOptional(range(0, 1)),
  m: v.exactOptional(range(0, 1)),
  fm: v.exactOptional(range(0, 0.5)),
}) satisfies v.GenericSchema<Box>;

const limits = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.minLength(1),
  v.maxLength(RULE_SET_LIMITS.limits),
  v.check((list) => list.every((limit, i) => i === 0 || limit > list[i - 1]!)),
  v.readonly(),
);
const scale = v.union([v.picklist(['level', 'score']), v.strictObject({ limits })]) satisfies v.GenericSchema<Scale>;

const segments = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(
        v.string(),
        v.regex(/^[a-z0-9-]{1,60}$/),
        v.check((id) => !TAKEN.includes(id)),
      ),
      name,
      boxes: v.pipe(v.array(box), v.maxLength(RULE_SET_LIMITS.boxes), v.readonly()),
    }),
  ),
  v.minLength(1),
  v.maxLength(RULE_SET_LIMITS.segments),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length),
  v.readonly(),
);

const entries = {
  basis: v.picklist(['level', 'score']),
  k: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10))),
  scales: v.exactOptional(
    v.strictObject({ r: v.exactOptional(scale), f: v.exactOptional(scale), m: v.exactOptional(scale) }),
  ),
  segments,
};

/** What is stored of a reader's own rule set: all but its id and name. */
export const OWN_RULES_CONTENT = v.strictObject(entries);

/** A reader's own rule set from untrusted JSON, checked down to every value; names are trimmed. */
export const OWN_RULE_SET = v.pipe(
  v.strictObject({ id: v.pipe(v.string(), v.regex(/^custom:[A-Za-z0-9-]{1,60}$/)), name, ...entries }),
  v.transform((rules): RuleSet => rules),
);
