import { opsOf, valueShape, FIELDS, type FieldName, type Op, type Rule, type ValueShape } from '#segments/rule.ts';

/** A rule while it is being built: values are what stands in the boxes, however unfinished. */
export interface DraftTest {
  kind: 'test';
  field: FieldName;
  op: Op;
  /** One text for each box of the operator's shape. */
  inputs: string[];
}

export interface DraftGroup {
  kind: 'group';
  mode: Mode;
  items: (DraftTest | DraftGroup)[];
}

/** How many of a group's conditions must hold. */
export const MODES = ['all', 'any', 'none'] as const;
export type Mode = (typeof MODES)[number];

interface ShapeKind {
  boxes: 1 | 2;
  input: 'number' | 'text' | 'day';
  value: (inputs: readonly string[]) => number | string | [number, number] | [string, string] | string[];
}

/** What each shape of value looks like and how its boxes are read. An empty number is NaN, which no rule accepts. */
export const SHAPES: Record<ValueShape, ShapeKind> = {
  number: { boxes: 1, input: 'number', value: ([text]) => number(text) },
  'number-pair': { boxes: 2, input: 'number', value: ([low, high]) => [number(low), number(high)] },
  text: { boxes: 1, input: 'text', value: ([text]) => text?.trim() ?? '' },
  'text-list': { boxes: 1, input: 'text', value: ([text]) => listOf(text) },
  day: { boxes: 1, input: 'day', value: ([day]) => day ?? '' },
  'day-pair': { boxes: 2, input: 'day', value: ([from, to]) => [from ?? '', to ?? ''] },
};

/** Full-width digits and thousands separators are as good as plain ones. */
function number(text = ''): number {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return plain === '' ? Number.NaN : Number(plain);
}

/** One value a line: names of products hold commas and semicolons. */
const listOf = (text = ''): string[] =>
  text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const shapeOf = ({ field, op }: Pick<DraftTest, 'field' | 'op'>): ShapeKind =>
  SHAPES[valueShape(field, op) ?? 'text'];

/** A first guess at a useful number, so that a new condition counts at once. */
const FIRST: Partial<Record<FieldName, string[]>> = {
  days_since_last_order: ['90'],
  orders: ['2'],
  revenue: ['100'],
  aov: ['50'],
  purchase_days: ['2'],
  first_amount: ['50'],
};

export const newTest = (field: FieldName = 'days_since_last_order'): DraftTest => ({
  kind: 'test',
  field,
  op: opsOf(field)[0]!,
  inputs: FIRST[field] ?? [''],
});

export const newGroup = (): DraftGroup => ({ kind: 'group', mode: 'any', items: [newTest('orders')] });

/** The test after another field was chosen: the operator and values stay where they still make sense. */
export function withField(test: DraftTest, field: FieldName): DraftTest {
  if (FIELDS[field].type !== FIELDS[test.field].type) return newTest(field);
  return { ...test, field };
}

/** The test after another operator was chosen. */
export function withOp(test: DraftTest, op: Op): DraftTest {
  const before = shapeOf(test);
  const after = shapeOf({ ...test, op });
  if (before.input !== after.input) return { ...test, op, inputs: Array<string>(after.boxes).fill('') };
  const inputs = Array.from({ length: after.boxes }, (_, box) => test.inputs[box] ?? test.inputs.at(-1) ?? '');
  return { ...test, op, inputs };
}

/** The rule a draft stands for; `ruleFaults` says whether it can be used. */
export function ruleOf(item: DraftTest | DraftGroup): Rule {
  if (item.kind === 'test') {
    const { field, op, inputs } = item;
    return { kind: 'test', field, op, value: shapeOf(item).value(inputs) as Extract<Rule, { kind: 'test' }>['value'] };
  }
  const rules = item.items.map(ruleOf);
  return item.mode === 'none' ? { kind: 'not', rule: { kind: 'any', rules } } : { kind: item.mode, rules };
}

/** The draft of a rule, always a group at the top. */
export function draftOf(rule: Rule): DraftGroup {
  const item = itemOf(rule);
  return item.kind === 'group' ? item : { kind: 'group', mode: 'all', items: [item] };
}

function itemOf(rule: Rule): DraftTest | DraftGroup {
  switch (rule.kind) {
    case 'test': {
      const { field, op, value } = rule;
      const isList = valueShape(field, op) === 'text-list';
      const values = typeof value === 'object' ? value.map(String) : [String(value)];
      return { kind: 'test', field, op, inputs: isList ? [values.join('\n')] : values };
    }
    case 'not':
      return {
        kind: 'group',
        mode: 'none',
        items: rule.rule.kind === 'any' ? rule.rule.rules.map(itemOf) : [itemOf(rule.rule)],
      };
    default:
      return { kind: 'group', mode: rule.kind, items: rule.rules.map(itemOf) };
  }
}

/** Where the children of a group stand in the rule it becomes: a "none of" is a NOT around an "any of". */
export const innerPath = (group: Pick<DraftGroup, 'mode'>, path: readonly number[]): readonly number[] =>
  group.mode === 'none' ? [...path, 0] : path;

/** The rules of a funnel: the first condition, the first two, and so on. A rule that is not "all of" has one step. */
export const stepsOf = (rule: Rule): Rule[] =>
  rule.kind === 'all' ? rule.rules.map((_, i) => ({ kind: 'all', rules: rule.rules.slice(0, i + 1) })) : [rule];
