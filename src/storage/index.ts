import type { Backend } from './backend.ts';
import { changeChannel, type Change } from './channel.ts';
import { idbBackend } from './database.ts';
import { storageError, type StorageCode } from './errors.ts';
import { memoryBackend } from './memory.ts';
import {
  mappingRepository,
  recipeRepository,
  ruleSetRepository,
  segmentRepository,
  settingRepository,
  type MappingRepository,
  type RecipeRepository,
  type RuleSetRepository,
  type SegmentRepository,
  type SettingRepository,
} from './repositories.ts';

export type { Change } from './channel.ts';
export { StorageError, type StorageCode } from './errors.ts';
export type {
  MappingRepository,
  RecipeRepository,
  RuleSetContent,
  RuleSetRepository,
  SegmentContent,
  SegmentRepository,
  SettingRepository,
} from './repositories.ts';
export type { SavedRecipe, SavedRuleSet } from './schema.ts';

export interface Storage {
  /** Why nothing will be kept beyond this visit, or null when it will. */
  readonly volatile: StorageCode | null;
  readonly segments: SegmentRepository;
  readonly settings: SettingRepository;
  readonly mappings: MappingRepository;
  readonly recipes: RecipeRepository;
  readonly ruleSets: RuleSetRepository;
  /** Hears of every write, here and in other tabs; returns the way to stop. */
  changes(listener: (change: Change) => void): () => void;
  close(): void;
}

export interface StorageOptions {
  name?: string;
  patienceMs?: number;
  now?: () => string;
  newId?: () => string;
}

/** Opens the definitions of this browser. Never rejects: where they cannot be kept, they live in memory and `volatile` says why. */
export async function openStorage({
  name = 'huitou',
  patienceMs = 5000,
  now = () => new Date().toISOString(),
  newId = () => crypto.randomUUID(),
}: StorageOptions = {}): Promise<Storage> {
  const channel = changeChannel(name);
  const onLost = () => channel.tellHere({ store: 'all', id: null }, 'elsewhere');
  const { backend, volatile } = await idbBackend({ name, patienceMs, onLost }).then(
    (opened): { backend: Backend; volatile: StorageCode | null } => ({ backend: opened, volatile: null }),
    (error: unknown) => ({ backend: memoryBackend(), volatile: storageError(error).code }),
  );
  const ground = { backend, channel, now, newId };
  return {
    volatile,
    segments: segmentRepository(ground),
    settings: settingRepository(ground),
    mappings: mappingRepository(ground),
    recipes: recipeRepository(ground),
    ruleSets: ruleSetRepository(ground),
    changes: channel.listen,
    close: () => {
      channel.close();
      backend.close();
    },
  };
}
