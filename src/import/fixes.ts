import { ROLES, type Role } from '#orders/schema.ts';
import { sql, type Sql } from '#sql/tag.ts';
import type { LineCode } from './codes.ts';
import { DATE_FORMAT_IDS, DATE_FORMATS, type DateFormatId } from './dates.ts';
import { plainNumber, type DecimalMark } from './values.ts';

/**
 * A further way to read a column, tried where its plain reading gave nothing. `date-format` and `decimal` leave the text
 * alone and say how to read it, the others change the text first; `nothing` says that the text means nothing.
 */
export type Fix =
  | { kind: 'date-format'; format: DateFormatId }
  /** Each of these characters is taken out wherever it stands. */
  | { kind: 'strip'; characters: string }
  | { kind: 'decimal'; mark: DecimalMark }
  | { kind: 'nothing' }
  /** Every occurrence; an empty `from` changes nothing. */
  | { kind: 'replace'; from: string; to: string };

/** The text as a fix has it read; the same as {@link fixSql}. */
export function fixedText(text: string, fix: Fix): string {
  switch (fix.kind) {
    case 'date-format':
    case 'decimal':
      return text;
    case 'nothing':
      return '';
    case 'strip': {
      const characters = new Set(fix.characters);
      return Array.from(text, (character) => (characters.has(character) ? '' : character)).join('');
    }
    case 'replace':
      return fix.from === '' ? text : text.replaceAll(fix.from, () => fix.to);
  }
}

/** The text as a fix has it read, VARCHAR. */
export function fixSql(text: Sql, fix: Fix): Sql {
  switch (fix.kind) {
    case 'date-format':
    case 'decimal':
      return text;
    case 'nothing':
      return sql`''`;
    case 'strip':
      return fix.characters === '' ? text : sql`translate(${text}, ${fix.characters}, '')`;
    case 'replace':
      return fix.from === '' ? text : sql`replace(${text}, ${fix.from}, ${fix.to})`;
  }
}

/** Whether a text can be read after a fix: as a date by the fix's format or any, as a number by the fix's mark or any. */
function reads(fix: Fix, text: string, needs: 'time' | 'number'): boolean {
  const fixed = fixedText(text, fix);
  if (needs === 'number') {
    const marks: DecimalMark[] = fix.kind === 'decimal' ? [fix.mark] : ['.', ','];
    return marks.some((mark) => plainNumber(fixed, mark) !== null);
  }
  const formats = fix.kind === 'date-format' ? [fix.format] : DATE_FORMAT_IDS;
  return formats.some((format) => DATE_FORMATS[format].matches(fixed));
}

const CODES = new Set<LineCode>(['bad-date', 'bad-amount', 'bad-quantity', 'bad-price', 'bad-discount']);

/**
 * The fixes under which at least half of the examples could be read, best first: those that read more, and of equals
 * those that change less. Empty for codes that no fix can help, and where any fix would be a guess.
 *
 * @param examples texts of one column that its plain reading could not read
 */
export function suggestFixes(code: LineCode, role: Role, examples: readonly string[]): Fix[] {
  const needs = ROLES[role].needs === 'time' ? 'time' : 'number';
  if (!CODES.has(code) || ROLES[role].needs === 'text') return [];
  const share = (fix: Fix) => examples.filter((text) => reads(fix, text, needs)).length / examples.length;
  const scored = candidates(needs, examples)
    .map((fix) => ({ fix, share: share(fix) }))
    .filter((candidate) => candidate.share >= 0.5)
    .sort((a, b) => b.share - a.share);
  return scored.length > 0 ? scored.map(({ fix }) => fix) : wordless(examples);
}

function candidates(needs: 'time' | 'number', examples: readonly string[]): Fix[] {
  const readings: Fix[] =
    needs === 'time'
      ? DATE_FORMAT_IDS.map((format) => ({ kind: 'date-format', format }))
      : [
          { kind: 'decimal', mark: ',' },
          { kind: 'decimal', mark: '.' },
        ];
  return [...readings, ...strips(examples)];
}

/** Foreign characters at the edges of at least half of the examples, all together and each alone; inside a value they may stand for a digit. */
function strips(examples: readonly string[]): Fix[] {
  const counts = new Map<string, number>();
  for (const text of examples) {
    const edges = /^([^\d+\-.,(]*).*?([^\d.,)-]*)$/su.exec(text.trim())!;
    for (const character of new Set(`${edges[1]}${edges[2]}`.replace(/[\s\d]/gu, '')))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count * 2 >= examples.length).map(([character]) => character);
  const together = common.length > 1 ? [common.join('')] : [];
  return [...common, ...together].map((characters) => ({ kind: 'strip', characters }));
}

/** Words without a digit cannot hold a number or a date. */
const wordless = (examples: readonly string[]): Fix[] =>
  examples.length > 0 && examples.every((text) => !/\d/u.test(text)) ? [{ kind: 'nothing' }] : [];
