import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { shareWords } from '../shared/share.ts';

interface Size {
  customers: number;
  revenue: number;
}

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const name = (value: string): PhrasePart => ({ as: 'text', value });

/** A share of money that refunds have turned round says nothing; then there is none. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 && part >= 0 && part <= whole ? part / whole : null;

/** The heading of the list; `sizes` in the order of the names, undefined while nobody knows them. */
export function listFinding(
  names: readonly string[],
  sizes: readonly Size[] | undefined,
  all: Size | undefined,
): Phrase {
  const [only] = names;
  if (only === undefined) return { key: 'segpage.none.title' };
  const best = sizes && all ? bestOf(names, sizes, all) : null;
  if (names.length === 1) {
    return best
      ? { key: 'segpage.list.title.only', parts: { ...best, name: name(only) } }
      : { key: 'segpage.list.title.one', parts: { name: name(only) } };
  }
  const n = integer(names.length);
  return best ? { key: 'segpage.list.title.best', parts: { ...best, n } } : { key: 'segpage.list.title', parts: { n } };
}

function bestOf(names: readonly string[], sizes: readonly Size[], all: Size) {
  const ranked = sizes.map((size, i) => ({ ...size, name: names[i] })).toSorted((a, b) => b.revenue - a.revenue);
  const [best] = ranked;
  const share = best && best.customers > 0 ? shareOf(best.revenue, all.revenue) : null;
  if (!best || best.name === undefined || share === null) return null;
  return { name: name(best.name), customers: integer(best.customers), share: shareWords(share) };
}

/** The heading above a rule or a segment that is looked at. */
export function sizeFinding(size: Size | undefined, all: Size | undefined, segmentName: string | null): Phrase {
  if (!size || !all) return { key: segmentName === null ? 'segpage.edit.title.nodata' : 'segpage.rule' };
  const of = integer(all.customers);
  if (size.customers === 0) return { key: 'segpage.edit.title.none' };
  if (segmentName !== null)
    return { key: 'segpage.view.title', parts: { name: name(segmentName), n: integer(size.customers), all: of } };
  if (size.customers === all.customers) return { key: 'segpage.edit.title.all', parts: { all: of } };
  if (size.customers === 1) return { key: 'segpage.edit.title.one', parts: { all: of } };
  return { key: 'segpage.edit.title', parts: { n: integer(size.customers), all: of } };
}

/** Which step of a funnel leaves the smallest share, and what share; null when no step leaves anybody out. */
export function narrowest(customers: readonly number[]): { step: number; share: number } | null {
  const kept = customers.slice(1).map((after, i) => (customers[i]! > 0 ? after / customers[i]! : 1));
  const share = Math.min(1, ...kept);
  return share === 1 ? null : { step: kept.indexOf(share), share };
}
