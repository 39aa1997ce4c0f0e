import { figureOf } from '#session/figure.ts';
import type { Session } from '#session/session.svelte.ts';
import type { Lab } from '../lab.svelte.ts';

type Answered = Parameters<typeof figureOf>[1];
type Options = Parameters<typeof figureOf>[2];

/** `figureOf` for a figure that rests on a fit: its numbers are old while a newer fit is made. */
export function valuedFigure(session: Session, lab: Lab, shown: Answered, options: Options) {
  const figure = figureOf(session, shown, options);
  return { ...figure, stale: figure.stale || (lab.state.loading && shown.rows !== undefined) };
}
