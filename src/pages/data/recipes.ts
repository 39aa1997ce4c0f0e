import { t } from '#i18n/i18n.svelte.ts';
import { recipeFileOf } from '#import/rebind.ts';
import { linkText, LINK_LIMIT, newRecipe, recipeOfLink, type Recipe } from '#session/recipe.ts';
import type { ShelvedRecipe } from '#session/recipe-shelf.svelte.ts';
import type { Session } from '#session/session.svelte.ts';

/** A recipe of the open files as they were read, the frame and the saved segments; `leftOut` segments name customers. */
export function recipeOf(session: Session, name: string): { recipe: Recipe; leftOut: number } {
  const files = session.files.flatMap(({ plan, probed, report }) =>
    probed ? [recipeFileOf(plan, probed.probe.columns, probed.first, report.lines)] : [],
  );
  const { frame, how } = session;
  return newRecipe({ name, files, frame, how, segments: session.segments.all }, new Date().toISOString());
}

/** The address that opens a recipe; null when it would be too long to pass on. */
export async function recipeLink(recipe: Recipe, page: string): Promise<string | null> {
  const text = await linkText(recipe);
  return text.length > LINK_LIMIT ? null : `${page}#/data?recipe=${text}`;
}

/** Uses the recipe of a link, which then has done its work and leaves the address. */
export async function openRecipe(session: Session, text: string): Promise<void> {
  session.setParams({ recipe: null });
  try {
    await session.useRecipe(await recipeOfLink(text));
  } catch (error) {
    session.report(error);
  }
}

/** Saves the recipe's segments that are not here yet. */
export async function saveSegments(session: Session, { segments, frame, createdAt }: Recipe): Promise<number> {
  return session.segments.take(
    segments.map((segment) => ({ ...segment, frame: { ...frame, scope: 'all' as const }, createdAt })),
  );
}

/** Deletes a recipe and offers to undo it. */
export async function removeRecipe(session: Session, { saved, recipe }: ShelvedRecipe): Promise<void> {
  try {
    const restore = await session.recipes.remove(saved);
    session.notices.show({
      text: t('recipe.deleted', { name: recipe?.name ?? '–' }),
      action: {
        label: t('recipe.undo'),
        run: () => {
          restore().catch((error: unknown) => {
            session.report(error);
          });
        },
      },
    });
  } catch (error) {
    session.report(error);
  }
}
