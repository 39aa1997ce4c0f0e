import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { Dimension, RfmSettings } from '#models/rfm/index.ts';
import { cellsOf, claims, scaleOf, type Cell, type Places, type RuleSet } from '#models/rfm/rules/index.ts';
import { classPart } from '../../shared/rfm-classes.ts';
import { say, sayPart } from '../../shared/say.ts';
import type { CubeCounts } from './draft.ts';
import { boxWords, type AxisEdges } from './ranges.ts';

interface Said {
  rules: RuleSet;
  settings: RfmSettings;
  places: Places;
  edges: AxisEdges;
  counts: CubeCounts | undefined;
  currency: string | null;
}

/** A place of an axis, counted from 0: its score, low or high, or how many limits are passed. */
export function placeName(rules: RuleSet, places: Places, dimension: Dimension, place: number): string {
  if (scaleOf(rules, dimension) === 'score') return String(place + 1);
  if (places[dimension] === 2) return t(place === 1 ? 'rfm.rules.high' : 'rfm.rules.low');
  return String(place);
}

/** What is said of the cells and slices of a cube, in the reader's language. */
export function cubeWords({ rules, settings, places, edges, counts, currency }: Said) {
  const cells = cellsOf(rules, places);
  const at = ({ r, f, m }: Cell) => boxWords({ r: [r, r], f: [f, f], m: [m, m] }, rules, settings, edges);
  const firstOf = (dimension: Dimension) => (scaleOf(rules, dimension) === 'score' ? 1 : 0);
  const nameOf = (dimension: Dimension, cell: Cell) =>
    placeName(rules, places, dimension, cell[dimension] - firstOf(dimension));
  return {
    /** Where the cell is, whose it is and who stands there, and who else claims it. */
    linesOf(index: number): string[] {
      const cell = cells[index];
      if (!cell) return [];
      const claimed = claims(rules, cell);
      const filled = counts?.[index];
      const people = t('rfm.rules.cell.customers', { n: i18n.format.integer(filled?.customers ?? 0) });
      const money = filled ? i18n.format.money(filled.revenue, currency, 0) : '';
      const names = claimed.map((id) => sayPart(classPart(id, rules)));
      return [
        t('rfm.rules.cell.at', {
          r: nameOf('r', cell),
          f: nameOf('f', cell),
          m: nameOf('m', cell),
          words: say(at(cell), currency),
        }),
        [names[0] ?? t('rfm.rules.cell.hole'), people, money].filter((part) => part !== '').join(' · '),
        ...(names.length > 1 ? [t('rfm.rules.cell.also', { names: i18n.format.list(names.slice(1)) })] : []),
      ];
    },
    sliceOf: (place: number): string => {
      const m = firstOf('m') + place;
      return t('rfm.rules.cube.slice', {
        m: placeName(rules, places, 'm', place),
        words: say(boxWords({ m: [m, m] }, rules, settings, edges), currency),
      });
    },
  };
}
