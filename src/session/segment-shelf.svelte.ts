import type { Scope } from '#orders/frame.ts';
import { NAME_LIMIT, nameProblem, newSegment, type SavedSegment } from '#segments/saved.ts';
import type { SegmentContent, Storage } from '#storage/index.ts';

/** The saved segments as every screen sees them: read once, and again whenever this tab or another writes. */
export class SegmentShelf {
  readonly #storage: Storage;
  #all = $state.raw<readonly SavedSegment[]>([]);
  #ready = $state(false);

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Reads what is kept, now and after every write here or in another tab. `report` hears why it cannot. */
  watch(report: (error: unknown) => void): void {
    const read = () => void this.refresh().catch(report);
    this.#storage.changes(({ store }) => {
      if (store === 'segments' || store === 'all') read();
    });
    read();
  }

  /** Oldest first. */
  get all(): readonly SavedSegment[] {
    return this.#all;
  }

  /** False until the first reading is done. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The segment a scope names; null for everyone, and for a segment that is not kept here. */
  of(scope: Scope): SavedSegment | null {
    if (scope === 'all') return null;
    const id = scope.slice('segment:'.length);
    return this.#all.find((segment) => segment.id === id) ?? null;
  }

  async refresh(): Promise<void> {
    this.#all = await this.#storage.segments.list();
    this.#ready = true;
  }

  /** @throws {StorageError} see storage/repositories.ts; every method below too */
  async add(content: SegmentContent): Promise<SavedSegment> {
    const added = await this.#storage.segments.add(content);
    await this.refresh();
    return added;
  }

  /**
   * Takes in segments made elsewhere under the ids they have there, so that links hold. Those that are here stay as they
   * are; a name given away gets a number. Returns how many were taken in.
   */
  async take(made: readonly (SegmentContent & Pick<SavedSegment, 'id' | 'createdAt'>)[]): Promise<number> {
    const fresh = made.filter(({ id }) => !this.#all.some((segment) => segment.id === id));
    for (const { id, createdAt, ...content } of fresh) {
      const name = freeName(content.name, this.#all);
      await this.#storage.segments.restore(newSegment(id, { ...content, name }, createdAt));
      await this.refresh();
    }
    return fresh.length;
  }

  async revise(seen: SavedSegment, change: Partial<SegmentContent>): Promise<SavedSegment> {
    const revised = await this.#storage.segments.revise(seen, change);
    await this.refresh();
    return revised;
  }

  rename(seen: SavedSegment, name: string): Promise<SavedSegment> {
    return this.revise(seen, { name });
  }

  /** Returns the way to undo it. */
  async remove(seen: SavedSegment): Promise<() => Promise<void>> {
    const removed = await this.#storage.segments.remove(seen);
    await this.refresh();
    return async () => {
      await this.#storage.segments.restore(removed);
      await this.refresh();
    };
  }
}

function freeName(name: string, others: readonly SavedSegment[]): string {
  for (let number = 2, tried = name; ; number++) {
    if (nameProblem(tried, others) !== 'taken') return tried;
    const suffix = ` ${number}`;
    tried =
      Array.from(name)
        .slice(0, NAME_LIMIT - suffix.length)
        .join('') + suffix;
  }
}
