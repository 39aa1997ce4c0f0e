import { ident, join, sql, type Sql } from '#sql/tag.ts';

/** What a pattern found, by the names of its groups; '' for a group that took no part. */
export type Fields = Readonly<Record<string, string>>;

/** Blanks that may stand around a value. */
const PAD = String.raw`[ \t\r\n\f\v]*`;

/**
 * A regular expression over a whole value that JavaScript and the engine (RE2) read alike, so that what the page
 * recognises is what the engine reads. To keep them alike: named groups only, none twice, no look-around, no
 * back-references, no `\s`. Case is ignored; values are taken as {@link plainText} writes them, padding aside.
 */
export class Pattern {
  readonly names: readonly string[];
  readonly #source: string;
  readonly #regex: RegExp;

  constructor(source: string) {
    this.names = [...source.matchAll(/\(\?<(\w+)>/g)].map((group) => group[1]!);
    this.#source = `^${PAD}(?:${source})${PAD}$`;
    this.#regex = new RegExp(this.#source, 'iu');
  }

  matches(value: string): boolean {
    return this.#regex.test(plainText(value));
  }

  /** BOOLEAN, over a text that {@link plainTextSql} made. Far cheaper than the groups. */
  matchesSql(text: Sql): Sql {
    return sql`regexp_matches(${text}, ${this.#source}, 'i')`;
  }

  exec(value: string): Fields | null {
    const found = this.#regex.exec(plainText(value));
    if (!found) return null;
    return Object.fromEntries(this.names.map((name, i) => [name, found[i + 1] ?? '']));
  }

  /** A STRUCT of texts, one per group, all '' where the value does not match. */
  fieldsSql(text: Sql): Sql {
    const source = this.#source.replaceAll(/\(\?<\w+>/g, '(');
    const names = join(this.names);
    return sql`regexp_extract(${plainTextSql(text)}, ${source}, [${names}], 'i')`;
  }
}

/**
 * `body` over a value that is computed once, and only for the rows the place of this expression asks for. Written out
 * several times instead, DuckDB would compute it several times inside a CASE, and for every row inside a coalesce. No
 * regular expressions in the body: they would be compiled anew for every 2,048 rows.
 */
export function letSql(name: string, value: Sql, body: (name: Sql) => Sql): Sql {
  return sql`list_transform([${value}], lambda ${ident(name)}: ${body(ident(name))})[1]`;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const pairs = (codes: readonly number[], to: string): [string, string][] =>
  codes.map((code) => [String.fromCodePoint(code), to]);

/** Signs that are written for plain ones: full-width forms, blanks of many widths, dashes for a minus; marks of direction go. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...range(0xff01, 0xff5e).map((code): [string, string] => [
    String.fromCodePoint(code),
    String.fromCodePoint(code - 0xfee0),
  ]),
  ...pairs([0xa0, ...range(0x2000, 0x200a), 0x202f, 0x205f, 0x3000], ' '),
  ...pairs([...range(0x2010, 0x2013), 0x2212, 0xfe63], '-'),
  ...pairs([0x2018, 0x2019, 0xb4], "'"),
  ...pairs([0xffe5], '¥'),
  // Last, for translate() deletes what has no counterpart.
  ...pairs([0x200b, 0x200e, 0x200f, ...range(0x202a, 0x202e), 0x2060, ...range(0x2066, 0x2069), 0xfeff, 0xad], ''),
]);
const FROM = [...PLAIN.keys()].join('');
const TO = [...PLAIN.values()].join('');
const CLASS = `[${FROM.replace(/[\\\]^-]/g, '\\$&')}]`;
const FANCY = new RegExp(CLASS, 'gu');

/** The value with full-width forms, special blanks, dashes and apostrophes as ASCII; directional marks go. */
export const plainText = (value: string): string => value.replace(FANCY, (sign) => PLAIN.get(sign)!);

/** {@link plainText} in the engine; cheap for texts that are ASCII. */
export const plainTextSql = (text: Sql): Sql =>
  sql`CASE WHEN strlen(${text}) <> length(${text}) THEN CASE WHEN regexp_matches(${text}, ${CLASS}) THEN translate(${text}, ${FROM}, ${TO}) ELSE ${text} END ELSE ${text} END`;
