import type { ImportPlan, Probe } from '#import/index.ts';
import type { Remembered } from '#import/remember.ts';
import { columnSignature } from '#import/signature.ts';
import type { MappingRepository } from '#storage/index.ts';

/** What a plan is compared with: the look it stems from, and the guess before anything was known better. */
export interface Probed {
  probe: Probe;
  first: ImportPlan;
}

/** How files were read, by the columns they had. What cannot be kept or read again only leaves the guess as it is. */
export class MappingMemory {
  readonly #mappings: MappingRepository;

  constructor(mappings: MappingRepository) {
    this.#mappings = mappings;
  }

  /** What the reader changed of the guess for the last file with these columns; null for nothing. */
  async recall({ columns }: ImportPlan): Promise<Remembered | null> {
    const saved = await this.#mappings.get(signatureOf(columns)).catch(() => undefined);
    return saved ? (await remembering()).readRemembered(saved.choices) : null;
  }

  /** Keeps what differs from the guess; a file that was read as guessed takes the place of what was kept before. */
  async keep(plan: ImportPlan, { probe, first }: Probed): Promise<void> {
    const { rememberedCount, rememberedOf } = await remembering();
    const id = signatureOf(first.columns);
    const remembered = rememberedOf(plan, probe.plan, first);
    if (rememberedCount(remembered) > 0) await this.#mappings.set(id, remembered);
    else if (await this.#mappings.get(id)) await this.#mappings.remove(id);
  }
}

/** Loaded when the first file is looked at. */
const remembering = () => import('#import/remember.ts');

const signatureOf = (columns: ImportPlan['columns']): string => columnSignature(columns.map(({ name }) => name));
