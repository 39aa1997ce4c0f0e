import * as v from 'valibot';
import { OWN_RULES_CONTENT, type RuleSet } from '#models/rfm/rules/index.ts';
import type { RuleSetContent, SavedRuleSet, Storage } from '#storage/index.ts';

/** A rule set of one's own as questions take it; its id is that of links, `custom:<id>`. */
export interface OwnRuleSet {
  readonly saved: SavedRuleSet;
  readonly rules: RuleSet;
}

/** A rule set being edited: kept while the reader looks at other screens. */
export interface RuleDraft {
  /** What it began from; null for one that was never saved. */
  readonly base: SavedRuleSet | null;
  readonly rules: RuleSet;
}

/** The reader's own rule sets as every screen sees them: read once, and again whenever this tab or another writes. */
export class RuleShelf {
  readonly #storage: Pick<Storage, 'ruleSets' | 'changes'>;
  #all = $state.raw<readonly OwnRuleSet[]>([]);
  #ready = $state(false);
  #draft = $state.raw<RuleDraft | null>(null);

  constructor(storage: Pick<Storage, 'ruleSets' | 'changes'>) {
    this.#storage = storage;
  }

  /** Reads what is kept, now and after every write here or in another tab. `report` hears why it cannot. */
  watch(report: (error: unknown) => void): void {
    const read = () => void this.refresh().catch(report);
    this.#storage.changes(({ store }) => {
      if (store === 'ruleSets' || store === 'all') read();
    });
    read();
  }

  /** Oldest first, without those that only another version of the page can read. */
  get all(): readonly OwnRuleSet[] {
    return this.#all;
  }

  /** False until the first reading is done. */
  get ready(): boolean {
    return this.#ready;
  }

  get draft(): RuleDraft | null {
    return this.#draft;
  }

  /** Keeps a draft in place of the one before; null forgets it. */
  keepDraft(draft: RuleDraft | null): void {
    this.#draft = draft;
    if (draft) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  }

  /** The rule set that a link names `custom:<id>`; null when it is not kept here. */
  of(id: string): OwnRuleSet | null {
    return this.#all.find(({ rules }) => rules.id === id) ?? null;
  }

  async refresh(): Promise<void> {
    this.#all = (await this.#storage.ruleSets.list()).flatMap((saved) => readOwn(saved) ?? []);
    this.#ready = true;
  }

  /** @throws {StorageError} see storage/repositories.ts; every method below too */
  async add(name: string, rules: RuleSet): Promise<SavedRuleSet> {
    const added = await this.#storage.ruleSets.add({ name, rules: stored(rules) });
    await this.refresh();
    return added;
  }

  async revise(seen: SavedRuleSet, change: { name?: string; rules?: RuleSet }): Promise<SavedRuleSet> {
    const { name, rules } = change;
    const content: Partial<RuleSetContent> = { ...(name && { name }), ...(rules && { rules: stored(rules) }) };
    const revised = await this.#storage.ruleSets.revise(seen, content);
    await this.refresh();
    return revised;
  }

  /** Returns the way to undo it. */
  async remove(seen: SavedRuleSet): Promise<() => Promise<void>> {
    const removed = await this.#storage.ruleSets.remove(seen);
    await this.refresh();
    return async () => {
      await this.#storage.ruleSets.restore(removed);
      await this.refresh();
    };
  }
}

export const ownId = ({ id }: Pick<SavedRuleSet, 'id'>): string => `custom:${id}`;

const stored = ({ basis, k, scales, segments }: RuleSet) => ({
  basis,
  k,
  ...(scales && { scales }),
  segments: segments.map(({ id, name = '', boxes }) => ({ id, name, boxes })),
});

function readOwn(saved: SavedRuleSet): OwnRuleSet | null {
  const { success, output } = v.safeParse(OWN_RULES_CONTENT, saved.rules);
  return success ? { saved, rules: { id: ownId(saved), name: saved.name, ...output } } : null;
}

/** The browser asks before it closes a page whose draft would be lost. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault();
