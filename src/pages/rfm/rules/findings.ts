import { greatest, sum } from 'd3-array';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';
import type { CubeFaults } from './draft.ts';

/** Whether a rule set holds everyone once; `none` is how many customers are in no segment, null while not counted. */
export function rulesFinding({ cells, holes, overlaps }: CubeFaults, segments: number, none: number | null): Phrase {
  const integer = (value: number) => ({ as: 'integer', value }) as const;
  if (segments === 0) return { key: 'rfm.rules.finding.empty' };
  const parts = {
    segments: integer(segments),
    cells: integer(cells),
    holes: integer(holes),
    overlaps: integer(overlaps),
    customers: integer(none ?? 0),
  };
  if (holes === 0) return { key: overlaps === 0 ? 'rfm.rules.finding.whole' : 'rfm.rules.finding.overlaps', parts };
  if (none === null || none === 0) return { key: 'rfm.rules.finding.holes', parts };
  return { key: none === 1 ? 'rfm.rules.finding.one-out' : 'rfm.rules.finding.out', parts };
}

/** What the cube shows of a rule set: how many cells nobody holds, and how many several do. */
export function cubeFinding({ cells, holes, overlaps }: CubeFaults): Phrase {
  const parts = {
    cells: { as: 'integer', value: cells },
    holes: { as: 'integer', value: holes },
    overlaps: { as: 'integer', value: overlaps },
  } as const;
  if (holes === 0 && overlaps === 0) return { key: 'rfm.rules.cube.whole', parts };
  if (holes === 0) return { key: 'rfm.rules.cube.overlaps', parts };
  return { key: overlaps === 0 ? 'rfm.rules.cube.holes' : 'rfm.rules.cube.both', parts };
}

/** Which segment brings the most; null when there are too few customers, or no revenue, to say. */
export function bestSegment(
  segments: readonly { id: string; customers: number; revenue: number }[],
  nameOf: (id: string) => PhrasePart,
): Phrase | null {
  const customers = sum(segments, (segment) => segment.customers);
  const revenue = sum(segments, (segment) => segment.revenue);
  const best = greatest(segments, (a, b) => a.revenue - b.revenue);
  if (!best || customers < LEAST_CUSTOMERS || best.revenue <= 0) return null;
  if (best.customers === customers) return { key: 'rfm.classes.alike' };
  return {
    key: 'rfm.rules.best',
    parts: {
      segment: nameOf(best.id),
      people: { as: 'percentWhole', value: best.customers / customers },
      money: { as: 'percentWhole', value: best.revenue / revenue },
    },
  };
}
