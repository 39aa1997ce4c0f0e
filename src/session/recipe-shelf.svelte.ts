import type { RecipeRepository, SavedRecipe, Storage } from '#storage/index.ts';
import type { Recipe } from './recipe.ts';

/** Reading recipes needs what only few readers ask for. */
const reading = () => import('./recipe.ts');

/** A recipe as it is listed; null when another version of the page has saved it. */
export interface ShelvedRecipe {
  saved: SavedRecipe;
  recipe: Recipe | null;
}

/** The saved recipes, and the one in use: read once, and again whenever this tab or another writes. */
export class RecipeShelf {
  readonly #storage: Pick<Storage, 'recipes' | 'changes'>;
  #all = $state.raw<readonly ShelvedRecipe[]>([]);
  #inUse = $state.raw<Recipe | null>(null);

  constructor(storage: Pick<Storage, 'recipes' | 'changes'>) {
    this.#storage = storage;
  }

  /** Reads what is kept, now and after every write here or in another tab. `report` hears why it cannot. */
  watch(report: (error: unknown) => void): void {
    const read = () => void this.refresh().catch(report);
    this.#storage.changes(({ store }) => {
      if (store === 'recipes' || store === 'all') read();
    });
    read();
  }

  /** Oldest first. */
  get all(): readonly ShelvedRecipe[] {
    return this.#all;
  }

  /** The recipe by which files are read that come to the desk. */
  get inUse(): Recipe | null {
    return this.#inUse;
  }

  use(recipe: Recipe | null): void {
    this.#inUse = recipe;
  }

  async refresh(): Promise<void> {
    const list = await this.#recipes.list();
    if (list.length === 0) {
      this.#all = [];
      return;
    }
    const { checkedRecipe } = await reading();
    this.#all = list.map((saved) => ({ saved, recipe: orNull(() => checkedRecipe(saved.recipe)) }));
  }

  /** @throws {StorageError} see storage/repositories.ts; `remove` too */
  async add(recipe: Recipe): Promise<void> {
    await this.#recipes.add(recipe);
    await this.refresh();
  }

  /** Returns the way to undo it. */
  async remove(saved: SavedRecipe): Promise<() => Promise<void>> {
    await this.#recipes.remove(saved.id);
    await this.refresh();
    return async () => {
      await this.#recipes.restore(saved);
      await this.refresh();
    };
  }

  get #recipes(): RecipeRepository {
    return this.#storage.recipes;
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * The recipe among chosen files, and the files that are data.
 *
 * @throws {RecipeError} recipe-invalid, recipe-newer for a file that means to be a recipe
 */
export async function recipeAmong(files: readonly File[]): Promise<{ recipe: Recipe | null; data: readonly File[] }> {
  const data: File[] = [];
  let recipe: Recipe | null = null;
  for (const file of files) {
    const text = await recipeText(file);
    if (text === null) data.push(file);
    else recipe = (await reading()).readRecipe(text);
  }
  return { recipe, data };
}

const HEAD_BYTES = 256;

async function recipeText(file: File): Promise<string | null> {
  if (!/\.json$/i.test(file.name)) return null;
  const { looksLikeRecipe, RECIPE_BYTES } = await reading();
  if (file.size > RECIPE_BYTES) return null;
  // A file that cannot be read is data: looking at it says why.
  const head = await file
    .slice(0, HEAD_BYTES)
    .text()
    .catch(() => '');
  return looksLikeRecipe(head) ? file.text() : null;
}
