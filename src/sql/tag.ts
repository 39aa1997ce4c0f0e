/** A statement whose values travel apart from its text, so data can never turn into SQL. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | boolean | null;

const made = new WeakSet<Sql>();

/**
 * Compose a statement. A plain value becomes a `?` parameter; another `Sql` is spliced in.
 *
 * @example sql`SELECT * FROM ${ident(table)} WHERE city = ${city}`
 */
export function sql(strings: TemplateStringsArray, ...parts: (Sql | SqlValue)[]): Sql {
  let text = strings[0]!;
  const values: SqlValue[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[i + 1]!;
  });
  return make(text, values);
}

/** A name, quoted where it has to be; several parts make a qualified one (`ident('f3', 'orders')`). */
export function ident(...names: [string, ...string[]]): Sql {
  return make(names.map(quoted).join('.'), []);
}

/** Join fragments with a separator. Refuses an empty list, which is never valid SQL. */
export function join(items: readonly (Sql | SqlValue)[], separator = ', '): Sql {
  if (items.length === 0) throw new TypeError('join() needs at least one item');
  const fragments = items.map((item) => (isSql(item) ? item : sql`${item}`));
  return make(
    fragments.map((fragment) => fragment.text).join(separator),
    fragments.flatMap((fragment) => fragment.values),
  );
}

/** Text written by us, never by a user. Every call site is a place to review. */
export function raw(text: string): Sql {
  return make(text, []);
}

/** Nothing, where a clause may be left out. */
export const nothing: Sql = raw('');

/** A look-alike object that came from JSON does not pass for a fragment. */
export function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && made.has(value as Sql);
}

function make(text: string, values: readonly SqlValue[]): Sql {
  const statement = Object.freeze({ text, values: Object.freeze([...values]) });
  made.add(statement);
  return statement;
}

// Always quoted: the list of reserved words belongs to the database and changes with it.
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
