import {
  contactsSql,
  examplesSql,
  filesSql,
  joinedPersonsSql,
  overlapSql,
  personsSql,
  type ContactColumn,
  type IdentityReport,
} from '#import/identity.ts';
import type { ShowHow } from '#engine/contract.ts';
import { keptSql, type CaseId } from '#import/index.ts';
import { render } from '#sql/render.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import type { Connection } from './duckdb.ts';
import { execute, records } from './jobs.ts';
import type { ShownFile } from './views.ts';

const UNSTOPPED = new AbortController().signal;

interface Joined {
  /** `customer_id` → `person` for the ids that are somebody else's too; null when nobody's are. */
  table: string | null;
  /** Null with fewer than two files of orders, unless ids within one were looked at for contacts. */
  report: IdentityReport | null;
}

/**
 * Finds out who is one customer in these files. Files of members buy nothing, but may know an address that joins two
 * buyers. Leaves the table `name` when contacts were compared.
 */
export async function joinPersons(
  files: readonly ShownFile[],
  { identity, leave }: ShowHow,
  name: string,
  connection: Connection,
): Promise<Joined> {
  const run = (statement: Sql) => execute(connection, render(statement), UNSTOPPED);
  const ask = async <Row>(query: Sql) => records<Row>(await run(query));
  const orders = files.filter(({ plan }) => plan.table === 'orders');
  const contacts = identity === 'contact' ? contactsOf(files) : [];
  const joins = orders.length > 0 && contacts.length > 0;
  const persons = ident(name);
  if (joins) {
    const shared = ident(`${name}_contacts`);
    const next = ident(`${name}_next`);
    await run(sql`CREATE OR REPLACE TEMP TABLE ${shared} AS ${contactsSql(contacts)}`);
    await run(sql`CREATE OR REPLACE TABLE ${persons} AS ${personsSql(shared)}`);
    for (let changed = 1; changed > 0;) {
      await run(sql`CREATE OR REPLACE TEMP TABLE ${next} AS ${joinedPersonsSql(shared, persons)}`);
      const [count] = await ask<{ n: number }>(
        sql`SELECT count(*) AS n FROM ${next} AS n JOIN ${persons} AS p USING (customer_id) WHERE n.person <> p.person`,
      );
      changed = count?.n ?? 0;
      await run(sql`CREATE OR REPLACE TABLE ${persons} AS FROM ${next}`);
    }
    await run(sql`DELETE FROM ${persons} WHERE person = customer_id`);
    await run(sql`DROP TABLE ${shared}`);
    await run(sql`DROP TABLE ${next}`);
  }
  if (orders.length === 0 || (orders.length < 2 && !joins)) return { table: null, report: null };
  const everyone = everyoneSql(orders, leave, joins ? persons : null);
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

/** Each file's columns that hold contacts. Any id may be one. */
function contactsOf(files: readonly ShownFile[]) {
  return files
    .filter(({ plan }) => plan.table === 'orders' || plan.table === 'members')
    .map(({ plan, tables }) => ({
      lines: tables.lines,
      contacts: plan.columns.flatMap(({ role, fold }): ContactColumn[] => {
        if (role === 'email' || role === 'phone') return [{ kind: role, column: ident(role) }];
        if (role !== 'customer_id') return [];
        const column = ident(role);
        if (fold) return [{ kind: fold, column }];
        return [
          { kind: 'email', column, mixed: true },
          { kind: 'phone', column, mixed: true },
        ];
      }),
    }))
    .filter(({ contacts }) => contacts.length > 0);
}

function everyoneSql(orders: readonly ShownFile[], leave: readonly CaseId[], persons: Sql | null): Sql {
  const ids = join(
    orders.map(
      ({ id, tables }) =>
        sql`SELECT DISTINCT ${id}::INTEGER AS file, customer_id FROM ${tables.lines} WHERE ${keptSql(leave)}`,
    ),
    ' UNION ALL ',
  );
  return persons === null
    ? sql`(SELECT file, customer_id, customer_id AS person FROM (${ids}))`
    : sql`(SELECT file, ids.customer_id, coalesce(person, ids.customer_id) AS person FROM (${ids}) AS ids LEFT JOIN ${persons} AS p ON p.customer_id = ids.customer_id)`;
}
