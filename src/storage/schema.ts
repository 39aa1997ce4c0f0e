import type { DBSchema } from 'idb';
import type { Frame } from '#orders/frame.ts';
import type { Role } from '#orders/schema.ts';
import type { SavedSegment } from '#segments/saved.ts';

/** The database of the page, at its newest version. Every record is plain JSON data. */
export interface HuitouDB extends DBSchema {
  segments: { key: string; value: SavedSegment };
  settings: { key: string; value: SettingRecord };
  mappings: { key: string; value: SavedMapping };
}

/** The key of a record, per store, is its `id`. */
export type StoreName = 'segments' | 'settings' | 'mappings';

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

/** What a column meant in the last file with these columns. */
export interface SavedMapping {
  /** The signature of the columns. */
  id: string;
  /** Column name → role. */
  roles: Readonly<Record<string, Role>>;
  /** ISO stamp (UTC). */
  savedAt: string;
}
