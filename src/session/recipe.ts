import * as v from 'valibot';
import type { ShowHow } from '#engine/contract.ts';
import { CASE_IDS } from '#import/cases.ts';
import { IDENTITIES } from '#import/identity.ts';
import { RECIPE_FILE_SCHEMA, type RecipeFile } from '#import/rebind.ts';
import { isDay } from '#orders/days.ts';
import type { Frame, Scope } from '#orders/frame.ts';
import { validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import type { Rule } from '#segments/rule.ts';
import { NAME_LIMIT, tidyName, type SavedSegment } from '#segments/saved.ts';
import { RecipeError } from './recipe-error.ts';

export const RECIPE_FORMAT = 'huitou-recipe';
export const RECIPE_FILE_NAME = 'huitou-recipe.json';
/** What fits into a link that mail and chat programs pass on whole. */
export const LINK_LIMIT = 8 * 1024;
/** Far beyond any recipe: more is an attack, or another kind of file. */
export const RECIPE_BYTES = 1024 * 1024;

export interface RecipeSegment {
  id: string;
  name: string;
  definition: SegmentDefinition;
}

/** How files are read and counted, without a row of them. JSON, for storage, files and links. */
export interface Recipe {
  format: typeof RECIPE_FORMAT;
  version: 1;
  name: string;
  /** ISO stamp (UTC). */
  createdAt: string;
  files: RecipeFile[];
  frame: Frame;
  how: ShowHow;
  segments: RecipeSegment[];
}

export interface RecipeContent {
  name: string;
  files: readonly RecipeFile[];
  frame: Frame;
  how: ShowHow;
  segments: readonly Pick<SavedSegment, 'id' | 'name' | 'definition'>[];
}

/** A recipe of what is open. Segments that name customers stay here: `leftOut` says how many. */
export function newRecipe(content: RecipeContent, createdAt: string): { recipe: Recipe; leftOut: number } {
  const { files, frame, how } = content;
  const segments = content.segments
    .filter(({ definition }) => !namesCustomers(definition))
    .map(({ id, name, definition }) => ({ id, name, definition }));
  const known = segments.some(({ id }) => frame.scope === `segment:${id}`);
  const name = tidyName(content.name);
  const recipe: Recipe = {
    format: RECIPE_FORMAT,
    version: 1,
    name,
    createdAt,
    files: [...files],
    frame: known ? frame : { ...frame, scope: 'all' },
    how,
    segments,
  };
  return { recipe, leftOut: content.segments.length - segments.length };
}

const namesCustomers = (definition: SegmentDefinition): boolean =>
  definition.kind === 'rule' && testsCustomers(definition.rule);

function testsCustomers(rule: Rule): boolean {
  switch (rule.kind) {
    case 'test':
      return rule.field === 'customer_id';
    case 'not':
      return testsCustomers(rule.rule);
    default:
      return rule.rules.some(testsCustomers);
  }
}

/** True when the recipe counts up to a fixed day, so that orders of a later month would be left out. */
export const isDated = ({ frame }: Pick<Recipe, 'frame'>): boolean =>
  frame.asOf !== null || frame.window.kind === 'range';

/** The recipe's frame, up to the newest order. */
export const undatedFrame = (frame: Frame): Frame => ({
  ...frame,
  asOf: null,
  window: frame.window.kind === 'range' ? { kind: 'all' } : frame.window,
});

export const recipeJson = (recipe: Recipe): string => JSON.stringify(recipe, null, 2);

/** True when a text, JSON or not, means to be a recipe. */
export const looksLikeRecipe = (text: string): boolean => /^\s*\{\s*"format"\s*:\s*"huitou-recipe"/.test(text);

/** @throws {RecipeError} recipe-invalid, recipe-newer */
export function readRecipe(text: string): Recipe {
  if (text.length > RECIPE_BYTES) throw new RecipeError('recipe-invalid');
  let input: unknown;
  try {
    input = JSON.parse(text, refuseForeign);
  } catch (cause) {
    throw new RecipeError('recipe-invalid', '', { cause });
  }
  return checkedRecipe(input);
}

/** Keys that would reach behind an object. Nothing in a recipe is called so: names stand in values. */
function refuseForeign(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError(key);
  return value;
}

/**
 * A recipe from storage, a file or a link, checked down to every value.
 *
 * @throws {RecipeError} recipe-invalid, recipe-newer
 */
export function checkedRecipe(input: unknown): Recipe {
  if (v.is(NEWER_SCHEMA, input)) throw new RecipeError('recipe-newer');
  const { success, output, issues } = v.safeParse(RECIPE_SCHEMA, input);
  if (!success) throw new RecipeError('recipe-invalid', v.getDotPath(issues[0]) ?? '');
  return output;
}

/** The recipe for the parameter `recipe` of a link to `#/data`: JSON, deflated, in base64url. */
export async function linkText(recipe: Recipe): Promise<string> {
  const packed = await bytesOf(throughStream(new TextEncoder().encode(JSON.stringify(recipe)), deflate()), Infinity);
  return base64url(packed);
}

/** @throws {RecipeError} recipe-invalid, recipe-newer */
export async function recipeOfLink(text: string): Promise<Recipe> {
  let json: string;
  try {
    const unpacked = await bytesOf(throughStream(fromBase64url(text), inflate()), RECIPE_BYTES);
    json = new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
  } catch (cause) {
    throw new RecipeError('recipe-invalid', '', { cause });
  }
  return readRecipe(json);
}

const deflate = () => new CompressionStream('deflate-raw');
const inflate = () => new DecompressionStream('deflate-raw');
const throughStream = (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(stream);

/** Gives up as soon as there are more bytes than allowed: a few packed ones may stand for any number. */
async function bytesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    chunks.push(value);
  }
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

const NEWER_SCHEMA = v.looseObject({
  format: v.literal(RECIPE_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(2)),
});

const day = v.pipe(v.string(), v.check(isDay));
const shortText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const SCOPE = /^segment:.{1,100}$/su;

const FRAME_SCHEMA = v.strictObject({
  asOf: v.nullable(day),
  window: v.variant('kind', [
    v.strictObject({ kind: v.literal('all') }),
    v.strictObject({
      kind: v.literal('last'),
      days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999)),
    }),
    v.strictObject({ kind: v.literal('range'), from: v.nullable(day), to: v.nullable(day) }),
  ]),
  tz: v.pipe(v.string(), v.maxLength(60), v.check(isZone)),
  count: v.picklist(['paid', 'all']),
  refunds: v.picklist(['own', 'original', 'ignore']),
  sameDay: v.picklist(['keep', 'merge']),
  currency: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(10))),
  scope: v.custom<Scope>((value) => value === 'all' || (typeof value === 'string' && SCOPE.test(value))),
  filters: v.pipe(
    v.array(v.strictObject({ field: v.picklist(['channel', 'category', 'region']), value: shortText })),
    v.maxLength(50),
  ),
}) satisfies v.GenericSchema<unknown, Frame>;

const RECIPE_SCHEMA = v.strictObject({
  format: v.literal(RECIPE_FORMAT),
  version: v.literal(1),
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(NAME_LIMIT)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  files: v.pipe(v.array(RECIPE_FILE_SCHEMA), v.minLength(1), v.maxLength(50)),
  frame: FRAME_SCHEMA,
  how: v.strictObject({
    leave: v.pipe(v.array(v.picklist(CASE_IDS)), v.maxLength(CASE_IDS.length)),
    identity: v.picklist(IDENTITIES),
  }),
  segments: v.pipe(
    v.array(
      v.strictObject({
        id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
        name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(NAME_LIMIT)),
        definition: v.custom<SegmentDefinition>(isDefinition),
      }),
    ),
    v.maxLength(200),
  ),
}) satisfies v.GenericSchema<unknown, Recipe>;

function isDefinition(input: unknown): boolean {
  try {
    validateDefinition(input);
    return true;
  } catch {
    return false;
  }
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
