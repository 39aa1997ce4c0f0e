import type { Frame } from '#orders/frame.ts';
import type { SegmentDefinition } from './definition.ts';

/** What a segment said at one time. */
export interface SegmentVersion {
  /** 1 for the first; every change, a new name too, counts one up. */
  version: number;
  name: string;
  definition: SegmentDefinition;
  /** The frame it was made in. Using the segment as scope looks at it in the frame of the day. */
  frame: Frame;
  /** ISO stamp (UTC). */
  updatedAt: string;
}

export interface SavedSegment extends SegmentVersion {
  /** Stable and language-free: links and exports name the segment by it. */
  id: string;
  createdAt: string;
  /** The versions before this one, oldest first; the oldest fall away beyond `HISTORY_LIMIT`. */
  history: readonly SegmentVersion[];
}

export const NAME_LIMIT = 60;
export const HISTORY_LIMIT = 50;

export type NameProblem = 'empty' | 'too-long' | 'taken';

/** A name as it is kept: without spaces at the ends, runs of spaces as one. */
export const tidyName = (name: string): string => name.trim().replace(/\s+/gu, ' ');

/** Why a name cannot be given, or null. Case and width do not make two names different; `ownId` is the segment renamed. */
export function nameProblem(
  name: string,
  others: readonly Pick<SavedSegment, 'id' | 'name'>[],
  ownId?: string,
): NameProblem | null {
  const tidy = tidyName(name);
  if (tidy === '') return 'empty';
  if (Array.from(tidy).length > NAME_LIMIT) return 'too-long';
  const taken = others.some((other) => other.id !== ownId && sameName(other.name, tidy));
  return taken ? 'taken' : null;
}

const folded = (name: string) => tidyName(name.normalize('NFKC')).toLowerCase();
const sameName = (a: string, b: string) => folded(a) === folded(b);

export function newSegment(
  id: string,
  content: Pick<SegmentVersion, 'name' | 'definition' | 'frame'>,
  at: string,
): SavedSegment {
  const { definition, frame } = content;
  const name = tidyName(content.name);
  return { id, version: 1, name, definition, frame, createdAt: at, updatedAt: at, history: [] };
}

/** The next version of a segment; what it said before goes into the history. */
export function revisedSegment(
  segment: SavedSegment,
  change: Partial<Pick<SegmentVersion, 'name' | 'definition' | 'frame'>>,
  at: string,
): SavedSegment {
  const { id, createdAt, history, ...before } = segment;
  const next = { ...before, ...change, version: before.version + 1, updatedAt: at };
  return { id, createdAt, ...next, name: tidyName(next.name), history: [...history, before].slice(-HISTORY_LIMIT) };
}
