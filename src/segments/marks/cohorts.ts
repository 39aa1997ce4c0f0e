import * as v from 'valibot';
import type { PhrasePart } from '#core/phrase.ts';
import {
  areBands,
  areBrackets,
  COHORT_BYS,
  cohortMembersSql,
  isByTime,
  isTop,
  MEASURES,
  MODES,
  tilesOf,
  UNITS,
} from '#models/cohorts/index.ts';
import { mark } from './mark.ts';

const settings = v.strictObject({
  by: v.picklist(COHORT_BYS),
  measure: v.picklist(MEASURES),
  mode: v.picklist(MODES),
  columns: v.picklist(['calendar', 'age']),
  unit: v.picklist(UNITS),
  brackets: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.tuple([v.number(), v.number()]), v.readonly())),
      v.check((brackets) => areBrackets(brackets)),
      v.readonly(),
    ),
  ),
  top: v.exactOptional(v.pipe(v.number(), v.check(isTop))),
  bands: v.exactOptional(
    v.pipe(
      v.array(v.number()),
      v.check((bands) => areBands(bands)),
      v.readonly(),
    ),
  ),
});
type Settings = v.InferOutput<typeof settings>;

/** A cell of the cohort table, or (period null) the whole cohort; `cohort` null is that of the others together. */
export const cohort = mark({
  schema: v.strictObject({
    kind: v.literal('cohort'),
    settings,
    cohort: v.nullable(v.string()),
    period: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  members: ({ settings, cohort, period }, context) => cohortMembersSql(settings, cohort, period, context),
  describe: ({ settings, cohort, period }) => {
    const name = nameOf(settings, cohort);
    if (period === null) return { key: 'segments.cohort', parts: { cohort: name } };
    const tile = settings.brackets && tilesOf(settings.brackets)[period];
    return tile
      ? {
          key: 'segments.cohort-bracket',
          parts: { cohort: name, from: { as: 'integer', value: tile.from }, to: { as: 'integer', value: tile.to } },
        }
      : { key: 'segments.cohort-cell', parts: { cohort: name, period: { as: 'integer', value: period } } };
  },
});

/** Which cohort, as words: the quartiles of first orders have no fixed bounds to name. */
function nameOf({ by, bands, top }: Settings, cohort: string | null): PhrasePart {
  if (cohort === null) return { key: 'segments.cohort-others', parts: { top: { as: 'integer', value: top ?? 0 } } };
  if (by !== 'price')
    return cohort === '' && !isByTime({ by }) ? { key: 'cohorts.unnamed' } : { as: 'text', value: cohort };
  const band = Number(cohort);
  if (bands === undefined) return { key: 'segments.cohort-quartile', parts: { band: { as: 'integer', value: band } } };
  return { key: 'cohorts.band.spoken', parts: { band: boundsOf(bands[band - 2], bands[band - 1]) } };
}

function boundsOf(from: number | undefined, to: number | undefined): PhrasePart {
  const amount = (value: number | undefined): PhrasePart => ({ as: 'decimal', value: value ?? 0 });
  if (from === undefined) return { key: 'cohorts.band.under', parts: { to: amount(to) } };
  if (to === undefined) return { key: 'cohorts.band.from', parts: { from: amount(from) } };
  return { key: 'cohorts.band.between', parts: { from: amount(from), to: amount(to) } };
}
