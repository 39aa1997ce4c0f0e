import {
  contactsSql,
  examplesSql,
  filesSql,
  joinedPersonsSql,
  overlapSql,
  personsSql,
  type Identity,
  type IdentityReport,
} from '#import/identity.ts';
import { render } from '#sql/render.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute, records } from './jobs.ts';
import { linesName, type ShownFile } from './views.ts';

/** Chains of contacts longer than this are cut; three are rare. */
const ROUNDS = 20;
const UNSTOPPED = new AbortController().signal;

interface Joined {
  /** `customer_id` → `person` for the ids that are somebody else's too; null when nobody's are. */
  table: string | null;
  /** Null with fewer than two files. */
  report: IdentityReport | null;
}

/** Finds out who is one customer in these files of orders. Leaves the table `name` when ids were joined. */
export async function joinPersons(
  files: readonly ShownFile[],
  identity: Identity,
  name: string,
  connection: Connection,
): Promise<Joined> {
  const run = (statement: Sql) => execute(connection, render(statement), UNSTOPPED);
  const ask = async <Row>(query: Sql) => records<Row>(await run(query));
  const persons = ident(name);
  const contacts = identity === 'contact' ? contactsOf(files) : [];
  const joins = contacts.length > 0;
  if (joins) {
    const shared = ident(`${name}_contacts`);
    const next = ident(`${name}_next`);
    await run(sql`CREATE OR REPLACE TEMP TABLE ${shared} AS ${contactsSql(contacts)}`);
    await run(sql`CREATE OR REPLACE TABLE ${persons} AS ${personsSql(shared)}`);
    for (let round = 0; round < ROUNDS; round++) {
      await run(sql`CREATE OR REPLACE TEMP TABLE ${next} AS ${joinedPersonsSql(shared, persons)}`);
      const [changed] = await ask<{ n: number }>(
        sql`SELECT count(*) AS n FROM ${next} AS n JOIN ${persons} AS p USING (customer_id) WHERE n.person <> p.person`,
      );
      await run(sql`CREATE OR REPLACE TABLE ${persons} AS FROM ${next}`);
      if (changed?.n === 0) break;
    }
    await run(sql`DELETE FROM ${persons} WHERE person = customer_id`);
    await run(sql`DROP TABLE ${shared}`);
    await run(sql`DROP TABLE IF EXISTS ${next}`);
  }
  if (files.length < 2 && !joins) return { table: null, report: null };
  const everyone = everyoneSql(files, joins ? persons : null);
  const [overlap] = await ask<Pick<IdentityReport, 'customers' | 'inSeveral' | 'joined'>>(overlapSql(everyone));
  return {
    table: joins ? name : null,
    report: {
      ...overlap!,
      files: await ask(filesSql(everyone)),
      examples: joins ? await ask(examplesSql(everyone)) : [],
    },
  };
}

/** Each file's columns that hold contacts. */
function contactsOf(files: readonly ShownFile[]) {
  return files
    .map(({ id, plan }) => ({
      file: id,
      lines: ident(linesName(id)),
      contacts: plan.columns.flatMap(({ role, fold }) => {
        if (role === 'email' || role === 'phone') return [{ kind: role, column: ident(role) }];
        return role === 'customer_id' && fold ? [{ kind: fold, column: ident('customer_id') }] : [];
      }),
    }))
    .filter(({ contacts }) => contacts.length > 0);
}

function everyoneSql(files: readonly ShownFile[], persons: Sql | null): Sql {
  const ids = join(
    files.map(
      ({ id }) =>
        sql`SELECT DISTINCT ${id}::INTEGER AS file, customer_id FROM ${ident(linesName(id))} WHERE fate IS NULL`,
    ),
    ' UNION ALL ',
  );
  return persons === null
    ? sql`(SELECT file, customer_id, customer_id AS person FROM (${ids}))`
    : sql`(SELECT file, ids.customer_id, coalesce(person, ids.customer_id) AS person FROM (${ids}) AS ids LEFT JOIN ${persons} AS p ON p.customer_id = ids.customer_id)`;
}
