import { figureOf } from '#session/figure.ts';
import type { Session } from '#session/session.svelte.ts';
import { t } from '#i18n/i18n.svelte.ts';
import type { Lab } from '../lab.svelte.ts';

type Answered = Parameters<typeof figureOf>[1];
type Options = Parameters<typeof figureOf>[2];

/** `figureOf` for a figure that rests on a fit: it says so when the data carry none, and dims while one is made. */
export function valuedFigure(session: Session, lab: Lab, shown: Answered, options: Options) {
  const figure = figureOf(session, shown, options);
  if (lab.valuation === null)
    return { ...figure, csv: undefined, sql: undefined, state: { kind: 'little' as const, text: t('clv.act.noFit') } };
  return { ...figure, stale: figure.stale || (lab.state.loading && shown.rows !== undefined) };
}
