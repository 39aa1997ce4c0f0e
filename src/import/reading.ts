import type { EncodingId } from './encoding/encodings.ts';
import type { Format } from './readers/index.ts';

/** Where in a file a table lies and how its bytes become text. */
export interface Reading {
  /** Zip member, then sheet; empty for a plain file. */
  path: readonly string[];
  format: Format;
  /** What text is written in; of everything else `utf-8`. */
  encoding: EncodingId;
}
