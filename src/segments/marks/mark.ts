import * as v from 'valibot';
import type { GenericSchema, InferOutput } from 'valibot';
import type { Phrase } from '#core/phrase.ts';
import type { Context } from '#models/question.ts';
import type { Sql } from '#sql/tag.ts';

/** A mark of a chart as a definition of the customers behind it: what it may hold, who they are, and how it is said. */
export interface Mark<S extends GenericSchema> {
  /** Of the definition; the literal `kind` tells the marks apart. Its output is plain data. */
  schema: S;
  /** The customers, as a SELECT of `customer_id`. */
  members(definition: InferOutput<S>, context: Context): Sql;
  /** One sentence for the page to word. */
  describe(definition: InferOutput<S>): Phrase;
}

/** So many days that a mark can name; with more, dates would leave the calendar. */
export const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999));

/** Keeps the schema's type. */
export const mark = <S extends GenericSchema>(spec: Mark<S>): Mark<S> => spec;
