import { driftOf, fileFor, type Drift } from '#import/drift.ts';
import type { ImportPlan, Probe } from '#import/index.ts';
import type { RecipeFile } from '#import/rebind.ts';
import { choicesOf, recalled, rememberedCount, type LookChoices, type Remembered } from '#import/remember.ts';
import type { Recipe } from './recipe.ts';

/** Why a table is not read as guessed. */
export type Precedent =
  /** The last file with these columns was read so. `applied` counts settings. */
  | { by: 'memory'; applied: number }
  /** A recipe says so. `refused` are columns whose proposed new name the reader does not accept. */
  | { by: 'recipe'; name: string; file: RecipeFile; drift: Drift; refused: readonly string[] };

/** A table as a precedent has it read. */
export interface PrecedentReading {
  probe: Probe;
  choices: LookChoices;
  plan: ImportPlan;
  precedent: Precedent;
}

/** Looks at the same table again, with what is known better. */
export type LookAgain = (choices: LookChoices) => Promise<Probe>;

/** As the recipe reads the file of its that comes closest; null when none has anything in common. */
export async function byRecipe(recipe: Recipe, probe: Probe, lookAgain: LookAgain): Promise<PrecedentReading | null> {
  const file = fileFor(recipe.files, probe);
  if (!file) return null;
  const { choices } = file;
  const looked = await again(probe, choices, lookAgain);
  const drift = driftOf(file, looked);
  return {
    probe: looked,
    choices: looked === probe ? {} : choices,
    plan: drift.plan,
    precedent: { by: 'recipe', name: recipe.name, file, drift, refused: [] },
  };
}

/** As the last file with these columns was read; null when nothing of it applies. */
export async function byMemory(
  remembered: Remembered,
  probe: Probe,
  lookAgain: LookAgain,
): Promise<PrecedentReading | null> {
  const choices = choicesOf(remembered);
  const looked = await again(probe, choices, lookAgain);
  // What was chosen for the look did not work: then the rest was meant for another table.
  if (looked === probe && Object.keys(choices).length > 0) return null;
  const { plan, applied } = recalled(looked.plan, remembered, looked.columns);
  if (rememberedCount(remembered) === 0 || applied === 0) return null;
  return { probe: looked, choices, plan, precedent: { by: 'memory', applied } };
}

/** The table looked at with the choices, or as it was where it cannot be read so. */
async function again(probe: Probe, choices: LookChoices, lookAgain: LookAgain): Promise<Probe> {
  if (Object.keys(choices).length === 0) return probe;
  try {
    return await lookAgain(choices);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return probe;
  }
}
