import type { Sql, SqlValue } from './tag.ts';

/**
 * The statement as one text, its values written as literals. The engine runs this text, because prepared statements
 * cannot be polled and so not cancelled; the page shows it under "SQL".
 *
 * @throws {RangeError} for a number that has no literal (NaN, infinities)
 */
export function render({ text, values }: Sql): string {
  let next = 0;
  // Quoted names and strings of ours may hold a question mark; only the bare ones are parameters.
  const rendered = text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\?/g, (token) =>
    token === '?' ? literal(values[next++]!) : token,
  );
  if (next !== values.length) throw new RangeError(`${values.length} values for ${next} places`);
  return rendered;
}

/** A value as DuckDB literal. */
export function literal(value: SqlValue): string {
  switch (typeof value) {
    case 'string':
      return quotedText(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`${value} has no literal`);
      return Number.isInteger(value) && !Object.is(value, -0) ? `${value}` : doubleText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return 'NULL';
  }
}

// Without an exponent it would be a DECIMAL, whose cast to DOUBLE may lose the last digit.
function doubleText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : `${value}`;
  return text.includes('e') ? text : `${text}e0`;
}

// A NUL ends the statement text inside DuckDB-WASM, so it travels as chr(0).
function quotedText(value: string): string {
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `concat(${parts.join(', chr(0), ')})`;
}
