import type { DBSchema } from 'idb';
import type { Frame } from '#orders/frame.ts';
import type { SavedSegment } from '#segments/saved.ts';

/** The database of the page, at its newest version. Every record is plain JSON data. */
export interface HuitouDB extends DBSchema {
  segments: { key: string; value: SavedSegment };
  settings: { key: string; value: SettingRecord };
  mappings: { key: string; value: SavedMapping };
  recipes: { key: string; value: SavedRecipe };
  ruleSets: { key: string; value: SavedRuleSet };
}

/** The key of a record, per store, is its `id`. */
export type StoreName = 'segments' | 'settings' | 'mappings' | 'recipes' | 'ruleSets';

export interface Settings {
  language: string;
  theme: 'system' | 'light' | 'dark';
  /** The last frame of a data set, by its signature. */
  [frame: `frame:${string}`]: Frame;
}

export interface SettingRecord {
  id: string;
  value: unknown;
}

/** How the last file with these columns was read, where that was not as guessed. */
export interface SavedMapping {
  /** The signature of the columns. */
  id: string;
  /** JSON; checked by who reads it, for it may stem from another version of the page. */
  choices: unknown;
  /** ISO stamp (UTC). */
  savedAt: string;
}

/** How a set of files is read and counted, to be done again with the files of another month. */
export interface SavedRecipe {
  id: string;
  /** JSON; checked by who reads it. */
  recipe: unknown;
  /** ISO stamp (UTC). */
  savedAt: string;
}

/** A reader's own way to name customers by their place in the cube of R, F and M. */
export interface SavedRuleSet {
  id: string;
  name: string;
  /** 1 for the first; every change, a new name too, counts one up. */
  version: number;
  /** JSON; checked by who reads it. */
  rules: unknown;
  /** ISO stamps (UTC). */
  createdAt: string;
  updatedAt: string;
}
