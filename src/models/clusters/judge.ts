import type { Choice } from './scan.ts';

/** Resampled shops agree this much before a grouping is offered as theirs. */
export const STABLE = 0.8;
/** How far the silhouette stands above that of a crowd without groups. */
const LEAD = { some: 0.05, clear: 0.1 } as const;
/** From here on Kaufman & Rousseeuw (1990) speak of a reasonable structure. */
const CLEAR_SILHOUETTE = 0.5;

/** Whether there are groups in the data, or only cuts through a crowd. */
export type Verdict = 'clear' | 'weak' | 'none';

export const leadOf = ({ silhouette, reference }: Choice): number => silhouette - reference;

export function verdictOn(choice: Choice): Verdict {
  const lead = leadOf(choice);
  if (choice.stability < STABLE || lead < LEAD.some) return 'none';
  return choice.silhouette >= CLEAR_SILHOUETTE && lead >= LEAD.clear ? 'clear' : 'weak';
}

/**
 * The number of groups to begin with: of those that resampled shops agree on, the one whose silhouette stands highest
 * above that of a crowd without groups; where they agree on none, the one they agree on most. Undefined without choices.
 */
export function recommended(choices: readonly Choice[]): Choice | undefined {
  const stable = choices.filter(({ stability }) => stability >= STABLE);
  return stable.length > 0 ? highest(stable, leadOf) : highest(choices, ({ stability }) => stability);
}

const highest = (choices: readonly Choice[], of: (choice: Choice) => number): Choice | undefined =>
  choices.reduce<Choice | undefined>((best, next) => (best && of(best) >= of(next) ? best : next), undefined);
