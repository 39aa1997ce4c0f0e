import { enFirst } from './en-first.ts';
import { enRest } from './en-rest.ts';

/** English is the source: another language that lacks a key, or adds one, does not compile. */
export const en = { ...enFirst, ...enRest } as const;

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
export type FirstMessages = Shape<typeof enFirst>;
export type RestMessages = Shape<typeof enRest>;
export type Messages = FirstMessages & RestMessages;
/** The type of an area's other language. */
export type Like<Area> = Shape<Area>;
