import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { i18n } from '#i18n/i18n.svelte.ts';
import { recipeFileOf } from '#import/rebind.ts';
import { defaultFrame, type Frame } from '#orders/frame.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import { faultOf } from '#session/faults.ts';
import {
  checkedRecipe,
  isDated,
  LINK_LIMIT,
  linkText,
  looksLikeRecipe,
  newRecipe,
  readRecipe,
  RECIPE_BYTES,
  recipeJson,
  recipeOfLink,
  undatedFrame,
  type Recipe,
} from '#session/recipe.ts';
import { RecipeError } from '#session/recipe-error.ts';
import { recipeAmong } from '#session/recipe-shelf.svelte.ts';
import { look } from '../import/support.ts';

const ORDERS =
  'order_id,customer_id,paid_at,amount,status\n' +
  Array.from(
    { length: 40 },
    (_, i) => `Z-77${i},Quimby ${i % 9},2024-03-1${i % 9},73${i}.19,${i % 7 ? 'paid' : 'refunded'}`,
  ).join('\n');
const rule = (field: 'orders' | 'customer_id', value: number | string): SegmentDefinition => ({
  kind: 'rule',
  rule: { kind: 'not', rule: { kind: 'all', rules: [{ kind: 'test', field, op: 'eq', value }] } },
});
const frame: Frame = {
  ...defaultFrame('Asia/Shanghai'),
  scope: 'segment:regulars',
  window: { kind: 'last', days: 365 },
  filters: [{ field: 'channel', value: '天猫' }],
};
const segment = (id: string, definition: SegmentDefinition) => ({ id, name: `Segment ${id}`, definition });

let recipe: Recipe;
beforeAll(async () => {
  const { probe } = await look(ORDERS);
  const files = [recipeFileOf(probe.plan, probe.columns, probe.plan, 40)];
  const how = { leave: ['no-price', 'copy'], identity: 'contact' } as const;
  const segments = [segment('regulars', rule('orders', 3))];
  recipe = newRecipe({ name: '  Monthly  ', files, frame, how, segments }, '2026-03-01T08:00:00.000Z').recipe;
});

const code = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof RecipeError ? error.code : String(error);
  }
};
const linkCode = (text: string): Promise<string> =>
  recipeOfLink(text).then(
    () => 'none',
    (error: unknown) => (error instanceof RecipeError ? error.code : String(error)),
  );

describe('a recipe', () => {
  it('comes back from its file and from its link as it was', async () => {
    expect(recipe.name).toBe('Monthly');
    expect(looksLikeRecipe(recipeJson(recipe))).toBe(true);
    expect(readRecipe(recipeJson(recipe))).toEqual(recipe);
    const text = await linkText(recipe);
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(LINK_LIMIT / 4);
    expect(await recipeOfLink(text)).toEqual(recipe);
  });

  it('holds no line of the file and no customer, not even in a segment', () => {
    const segments = [segment('regulars', rule('orders', 3)), segment('friends', rule('customer_id', 'Quimby 1'))];
    const made = newRecipe({ ...recipe, frame: { ...frame, scope: 'segment:friends' }, segments }, recipe.createdAt);
    expect(made.leftOut).toBe(1);
    expect(made.recipe.segments.map(({ id }) => id)).toEqual(['regulars']);
    expect(made.recipe.frame.scope).toBe('all');
    const text = recipeJson(made.recipe);
    for (const value of ['Quimby', 'Z-77', '2024-03', '.19', 'orders.csv']) expect(text).not.toContain(value);
  });

  it('that ends on a fixed day can be counted on', () => {
    expect(isDated({ frame })).toBe(false);
    const ended: Frame = { ...frame, asOf: '2024-04-01' };
    const ranged: Frame = { ...frame, window: { kind: 'range', from: null, to: '2024-03-31' } };
    expect([ended, ranged].map((each) => isDated({ frame: each }))).toEqual([true, true]);
    expect(undatedFrame(ended)).toEqual(frame);
    expect(undatedFrame(ranged)).toEqual({ ...frame, window: { kind: 'all' } });
  });

  it('is picked out of the chosen files, other JSON is not', async () => {
    const file = (name: string, text: string) => new File([text], name);
    const orders = [
      file('orders.csv', ORDERS),
      file('orders.json', '[{"order_id": 1}]'),
      file('huitou-recipe.csv', recipeJson(recipe)),
    ];
    const found = await recipeAmong([orders[0]!, file('my.JSON', recipeJson(recipe)), orders[1]!, orders[2]!]);
    expect(found).toEqual({ recipe, data: orders });
    await expect(recipeAmong([file('a.json', '{"format":"huitou-recipe"}')])).rejects.toMatchObject({
      code: 'recipe-invalid',
    });
  });
});

type Json = Record<string, unknown>;
const altered = (change: (json: Json & { files: Json[]; frame: Json; segments: Json[] }) => void): string => {
  const json = JSON.parse(recipeJson(recipe)) as Parameters<typeof change>[0];
  change(json);
  return JSON.stringify(json);
};

describe('a hostile recipe', () => {
  const HOSTILE: Record<string, () => string> = {
    'no JSON': () => '{"format":"huitou-recipe",',
    'another kind of file': () => '{"format":"geojson","version":1}',
    'an old version': () => altered((json) => (json['version'] = 0)),
    'a version in words': () => altered((json) => (json['version'] = '2')),
    'a prototype': () => recipeJson(recipe).replace('"frame": {', '"frame": { "__proto__": { "admin": true },'),
    'a constructor': () => recipeJson(recipe).replace('"how": {', '"how": { "constructor": { "prototype": {} },'),
    'a key too many': () => altered((json) => (json['rows'] = [['c1', 5]])),
    'a sample value': () => altered(({ files }) => (files[0]!['samples'] = ['Quimby'])),
    'a role that is none': () => altered(({ files }) => ((files[0]!['columns'] as Json[])[0]!['role'] = 'toString')),
    'a date format that is none': () =>
      altered(({ files }) => ((files[0]!['columns'] as Json[])[0]!['dateFormats'] = ['constructor'])),
    'statuses that are no pairs': () => altered(({ files }) => (files[0]!['statusKinds'] = { paid: 'sale' })),
    'a fix that is none': () =>
      altered(({ files }) => ((files[0]!['columns'] as Json[])[0]!['fixes'] = [{ kind: 'sql', text: 'DROP' }])),
    'no file': () => altered((json) => (json.files = [])),
    'a thousand files': () => altered((json) => (json.files = Array<Json>(1000).fill(json.files[0]!))),
    'a negative number of lines': () => altered(({ files }) => (files[0]!['lines'] = -1)),
    'a zone that is none': () => altered((json) => (json.frame['tz'] = 'Mars/Olympus')),
    'a day that is none': () => altered((json) => (json.frame['asOf'] = '2024-02-31')),
    'a rule that is none': () =>
      altered(({ segments }) => (segments[0]!['definition'] = { kind: 'rule', rule: { kind: 'sql' } })),
    'a name without end': () => altered((json) => (json['name'] = 'x'.repeat(61))),
    'more than a megabyte': () => altered((json) => (json['name'] = 'x'.repeat(RECIPE_BYTES))),
    'nesting without end': () => `{"format":"huitou-recipe","version":1,"files":${'['.repeat(200_000)}`,
  };

  it.each(Object.entries(HOSTILE))('with %s is refused by its code', (_, text) => {
    expect(code(() => readRecipe(text()))).toBe('recipe-invalid');
    expect(Object.prototype).not.toHaveProperty('admin');
  });

  it('of a newer page is called newer, whatever else it says', () => {
    expect(code(() => readRecipe(altered((json) => Object.assign(json, { version: 2, files: 'new' }))))).toBe(
      'recipe-newer',
    );
    expect(code(() => checkedRecipe({ format: 'huitou-recipe', version: 99 }))).toBe('recipe-newer');
  });

  it('in a link is refused: no base64, no deflate, no text, or more than a megabyte of it', async () => {
    const packed = (bytes: Uint8Array | string) => deflateRawSync(bytes).toString('base64url');
    const bomb = packed(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    for (const text of [
      '',
      '!',
      'AAAA',
      packed('null'),
      packed(Uint8Array.of(0xff)),
      bomb,
      (await linkText(recipe)).slice(0, -9),
    ])
      expect(await linkCode(text)).toBe('recipe-invalid');
    expect(await linkCode(packed('{"format":"huitou-recipe","version":2}'))).toBe('recipe-newer');
  });

  it('never throws anything else, whatever is changed in it', () => {
    const text = recipeJson(recipe);
    const cut = fc.tuple(fc.nat(text.length), fc.nat(12), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(cut, ([at, length, instead]) => {
        const damaged = text.slice(0, at) + instead + text.slice(at + length);
        expect(['none', 'recipe-invalid', 'recipe-newer']).toContain(code(() => readRecipe(damaged)));
      }),
    );
  });

  it('is refused in words, in both languages', async () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      await i18n.use(locale);
      await i18n.complete();
      for (const known of ['recipe-invalid', 'recipe-newer'] as const) {
        const fault = faultOf(new RecipeError(known));
        expect(fault?.code).toBe(known);
        expect(fault?.text).not.toBe(i18n.t('engine.code.unknown'));
        expect(fault?.remedy).toBeTruthy();
      }
    }
  });
});
