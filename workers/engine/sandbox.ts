import { EngineError } from '#engine/errors.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';

/** Quoted texts, quoted names, dollar-quoted texts, comments, and the one character that matters outside of them. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/**
 * The user's statement as a subquery: only what reads can stand there. A semicolon that is not the last thing is
 * refused, for a second statement could do anything.
 *
 * @throws {EngineError} desk-one-statement
 */
export function readOnlySql(text: string): Sql {
  const bare = text.replace(TOKENS, (token) =>
    token === ';' || token.startsWith('-') || token.startsWith('/') ? token : 'x',
  );
  const spoken = bare.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').trim();
  if (spoken === '') throw new EngineError('desk-one-statement', 'There is no statement.');
  const end = spoken.indexOf(';');
  if (end >= 0 && /[^;\s]/.test(spoken.slice(end))) {
    throw new EngineError('desk-one-statement', 'One statement at a time.');
  }
  if (!/^(select|with|from|values|table|describe|desc|show|summarize|pivot|unpivot|\()/i.test(spoken)) {
    throw new EngineError('desk-read-only', 'Only statements that read are allowed.');
  }
  return raw(`(\n${withoutSemicolons(text)}\n)`);
}

const withoutSemicolons = (text: string): string => text.replace(TOKENS, (token) => (token === ';' ? ' ' : token));

/** Every column of a relation cast to what may cross to the page; the types are those DESCRIBE names. */
export function castAllSql(relation: Sql, columns: readonly { name: string; type: string }[], limit: number): Sql {
  const cast = columns.map(({ name, type }, i) => {
    const column = ident(`c${i}`);
    return sql`${castOf(type, column)} AS ${ident(name)}`;
  });
  const names = columns.map((_, i) => ident(`c${i}`));
  return sql`SELECT ${join(cast)}\nFROM (FROM ${relation} LIMIT ${limit}) AS t(${join(names)})`;
}

function castOf(type: string, column: Sql): Sql {
  if (/^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT)$/.test(type)) return sql`${column}::INTEGER`;
  if (/^(FLOAT|DOUBLE|DECIMAL.*|BIGINT|UBIGINT|UINTEGER|HUGEINT|UHUGEINT)$/.test(type)) return sql`${column}::DOUBLE`;
  return sql`${column}::VARCHAR`;
}
