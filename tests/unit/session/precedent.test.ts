import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan, Probe } from '#import/index.ts';
import { recipeFileOf } from '#import/rebind.ts';
import type { LookChoices } from '#import/remember.ts';
import { columnSignature } from '#import/signature.ts';
import { defaultFrame } from '#orders/frame.ts';
import { MappingMemory } from '#session/mapping-memory.ts';
import { byMemory, byRecipe } from '#session/precedent.ts';
import { newRecipe } from '#session/recipe.ts';
import { openStorage, type Storage } from '#storage/index.ts';
import { look } from '../import/support.ts';

const month = (number: number, separator = ';') =>
  ['sold', 'gross', 'net', 'who'].join(separator) +
  '\n' +
  Array.from({ length: 40 }, (_, i) =>
    [`2024-0${number}-1${i % 9}`, `${i}.50`, `${i}.10`, `c${i % 7}`].join(separator),
  ).join('\n');

const probed = async (text: string, choices: LookChoices = {}): Promise<Probe> => (await look(text, choices)).probe;
const again = (text: string) => (choices: LookChoices) => probed(text, choices);
const never = () => Promise.reject(new Error('looked again'));

/** The reader takes `net` for the amount and `who` for the customer. */
const chosen = (guess: ImportPlan): ImportPlan => ({
  ...guess,
  columns: guess.columns.map((column) => {
    if (column.name === 'gross') return { name: 'gross', role: null };
    if (column.name === 'net') return { name: 'net', role: 'amount' };
    return column.name === 'who' ? { name: 'who', role: 'customer_id' } : column;
  }),
});
const rolesOf = (plan: ImportPlan) => Object.fromEntries(plan.columns.map(({ name, role }) => [name, role]));

let storage: Storage;
let memory: MappingMemory;
let count = 0;
beforeEach(async () => {
  storage = await openStorage({ name: `precedent-${++count}` });
  memory = new MappingMemory(storage.mappings);
});
afterEach(() => storage.close());

describe('the memory of mappings', () => {
  it('reads next month’s file as the reader had this month’s', async () => {
    const march = await probed(month(3));
    await memory.keep(chosen(march.plan), { probe: march, first: march.plan });
    const april = await probed(month(4));
    const reading = await byMemory((await memory.recall(april.plan))!, april, never);
    expect(reading?.plan).toEqual(chosen(april.plan));
    expect(reading?.precedent).toMatchObject({ by: 'memory' });
  });

  it('looks again first, where the reader knew better how the file is written', async () => {
    const odd = month(3, '^');
    const first = await probed(odd, { dialect: { delimiter: ',' } });
    const march = await probed(odd, { dialect: { delimiter: '^' } });
    await memory.keep(chosen(march.plan), { probe: march, first: first.plan });
    const reading = await byMemory((await memory.recall(first.plan))!, first, again(odd));
    expect(reading?.choices).toMatchObject({ dialect: { delimiter: '^' } });
    expect(reading?.plan).toEqual(chosen(march.plan));
    const stubborn = () => Promise.reject(new Error('header-only'));
    expect(await byMemory((await memory.recall(first.plan))!, first, stubborn)).toBeNull();
  });

  it('keeps nothing for a file read as guessed, and forgets what was kept before', async () => {
    const march = await probed(month(3));
    await memory.keep(chosen(march.plan), { probe: march, first: march.plan });
    await memory.keep(march.plan, { probe: march, first: march.plan });
    expect(await memory.recall(march.plan)).toBeNull();
  });

  it('knows nothing of other columns, and nothing by what it cannot understand', async () => {
    const march = await probed(month(3));
    await memory.keep(chosen(march.plan), { probe: march, first: march.plan });
    const other = await probed(month(3).replace('who', 'whom'));
    expect(await memory.recall(other.plan)).toBeNull();
    const kept = await probed(month(3));
    await storage.mappings.set(columnSignature(kept.plan.columns.map(({ name }) => name)), { columns: 'evil' });
    expect(await memory.recall(kept.plan)).toBeNull();
  });
});

describe('a recipe in use', () => {
  it('says how a file is read, and leaves alone a file it knows nothing of', async () => {
    const march = await probed(month(3));
    const plan = chosen(march.plan);
    const how = { leave: [], identity: 'id' } as const;
    const files = [recipeFileOf(plan, march.columns, march.plan, 40)];
    const content = { name: 'Monthly', files, frame: defaultFrame('UTC'), how, segments: [] };
    const { recipe } = newRecipe(content, '2026-03-01T08:00:00.000Z');
    const april = await probed(month(4).replace('net', 'net total'));
    const reading = await byRecipe(recipe, april, never);
    expect(rolesOf(reading!.plan)).toEqual({
      sold: 'ordered_at',
      gross: null,
      'net total': 'amount',
      who: 'customer_id',
    });
    expect(reading?.precedent).toMatchObject({ by: 'recipe', name: 'Monthly', drift: { severity: 'look' } });
    expect(
      await byRecipe(recipe, await probed('respondent,score,comment\n' + 'r1,9,good\n'.repeat(40)), never),
    ).toBeNull();
  });
});
