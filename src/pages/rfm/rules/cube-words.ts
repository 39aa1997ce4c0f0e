import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { RfmSettings } from '#models/rfm/index.ts';
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

/** What is said of the cells and slices of a cube, in the reader's language. */
export function cubeWords({ rules, settings, places, edges, counts, currency }: Said) {
  const cells = cellsOf(rules, places);
  const at = ({ r, f, m }: Cell) => boxWords({ r: [r, r], f: [f, f], m: [m, m] }, rules, settings, edges);
  const firstM = scaleOf(rules, 'm') === 'score' ? 1 : 0;
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
          r: String(cell.r),
          f: String(cell.f),
          m: String(cell.m),
          words: say(at(cell), currency),
        }),
        [names[0] ?? t('rfm.rules.cell.hole'), people, money].filter((part) => part !== '').join(' · '),
        ...(names.length > 1 ? [t('rfm.rules.cell.also', { names: i18n.format.list(names.slice(1)) })] : []),
      ];
    },
    sliceOf: (place: number): string => {
      const m = firstM + place;
      return t('rfm.rules.cube.slice', {
        m: String(m),
        words: say(boxWords({ m: [m, m] }, rules, settings, edges), currency),
      });
    },
  };
}
