import { EngineError } from '#engine/errors.ts';
import { ident, join, raw, sql, type Sql } from '#sql/tag.ts';

/** Quoted texts and names, dollar-quoted texts, comments, and the two characters that matter outside of them. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[\w\u0080-\uffff]*\$)([\s\S]*?)\1|--[^\n]*|\/\*[\s\S]*?\*\/|;|\?/g;
const READING = /^(select|with|from|values|table|describe|desc|show|summarize|pivot|unpivot|\()/i;

/**
 * The user's statement as a subquery: only what reads can stand there. Comments go, and a semicolon that is not the
 * last thing is refused, for a second statement could do anything.
 *
 * @throws {EngineError} desk-one-statement, desk-read-only, bad-sql
 */
export function readOnlySql(text: string): Sql {
  const pieces: string[] = [''];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [token, fence, fenced] = match;
    pieces.push(pieces.pop()! + text.slice(from, match.index));
    from = match.index + token.length;
    if (token === ';') pieces.push('');
    else {
      refuseEscapes(text, match.index, token);
      pieces.push(pieces.pop()! + harmless(token, fence, fenced));
    }
  }
  const [statement = '', ...others] = [...pieces.slice(0, -1), pieces.at(-1)! + text.slice(from)].map((piece) =>
    piece.trim(),
  );
  if (statement === '' || others.some((other) => other !== '')) {
    throw new EngineError('desk-one-statement', 'One statement at a time.');
  }
  if (!READING.test(statement)) throw new EngineError('desk-read-only', 'Only statements that read are allowed.');
  return raw(`(\n${statement}\n)`);
}

/** In E'…' a backslash may hide the quote that ends the text, and what follows would be a statement to the database. */
function refuseEscapes(text: string, at: number, token: string): void {
  if (!token.startsWith("'") || !token.includes('\\') || !/e/i.test(text.charAt(at - 1))) return;
  throw new EngineError('bad-sql', `Write the text without E and backslashes, for example with chr(10): ${token}`);
}

function harmless(token: string, fence: string | undefined, fenced = ''): string {
  if (token === '?') throw new EngineError('bad-sql', 'A statement on the desk has no parameters: write the value.');
  if (token.startsWith('--') || token.startsWith('/*')) return ' ';
  // render() knows plain quotes only; the blank keeps a name before them from becoming a prefix.
  return fence === undefined ? token : ` '${fenced.replaceAll("'", "''")}'`;
}

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
