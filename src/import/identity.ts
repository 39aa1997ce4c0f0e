import { join, sql, type Sql } from '#sql/tag.ts';
import { FOLDS } from './readings.ts';

/**
 * Who is one customer in several files: `id` those whose ids are equal; `contact` also those who share an e-mail address
 * or a phone number.
 */
export const IDENTITIES = ['id', 'contact'] as const;
export type Identity = (typeof IDENTITIES)[number];

/** A contact of more ids than this is the shop's own or a stand-in, and joins nobody. */
const IDS_PER_CONTACT = 10;

/** One row per id and contact: `file`, `customer_id`, `kind`, `contact`. */
export interface ContactSource {
  file: number;
  lines: Sql;
  /** Columns with contacts; the id itself may be one. */
  contacts: readonly { kind: 'email' | 'phone'; column: Sql }[];
}

/** CREATE TABLE statements' body: every id with its contacts, folded; masked ones are none. */
export function contactsSql(sources: readonly ContactSource[]): Sql {
  const selects = sources.flatMap(({ lines, contacts }) =>
    contacts.map(
      ({
        kind,
        column,
      }) => sql`SELECT DISTINCT customer_id, ${kind} || ':' || ${FOLDS[kind](column)} AS contact FROM ${lines}
WHERE fate IS NULL AND customer_id IS NOT NULL AND ${column} IS NOT NULL AND NOT contains(${column}, '*')${kind === 'email' ? sql` AND contains(${column}, '@')` : sql``}`,
    ),
  );
  if (selects.length === 0) return sql`SELECT NULL::VARCHAR AS customer_id, NULL::VARCHAR AS contact WHERE false`;
  return sql`SELECT DISTINCT customer_id, contact FROM (${join(selects, '\nUNION ALL\n')})
QUALIFY count(*) OVER (PARTITION BY contact) BETWEEN 2 AND ${IDS_PER_CONTACT}`;
}

/** The first step of joining: everyone with a shared contact is a person of their own. Columns `customer_id`, `person`. */
export const personsSql = (contacts: Sql): Sql =>
  sql`SELECT DISTINCT customer_id, customer_id AS person FROM ${contacts}`;

/** One further step: each takes the least person among all who share a contact with them. Repeat until nothing changes. */
export const joinedPersonsSql = (contacts: Sql, persons: Sql): Sql => sql`WITH least AS (
  SELECT contact, min(person) AS person FROM ${contacts} JOIN ${persons} USING (customer_id) GROUP BY contact
)
SELECT persons.customer_id, least(min(least.person), min(persons.person)) AS person
FROM ${persons} AS persons JOIN ${contacts} USING (customer_id) JOIN least USING (contact) GROUP BY persons.customer_id`;

/** How the customers of several files overlap. */
export interface IdentityReport {
  /** Different ids in each file, by source id. */
  files: { id: number; customers: number }[];
  /** Customers found in more than one file, after joining. */
  inSeveral: number;
  /** Ids that were joined to another one by a contact. */
  joined: number;
  /** Customers altogether, after joining. */
  customers: number;
  examples: { person: string; ids: string }[];
}

const EXAMPLES = 20;

/** Over `everyone` (`file`, `customer_id`, `person`): one row `customers`, `inSeveral`, `joined`, BIGINT. */
export const overlapSql = (
  everyone: Sql,
): Sql => sql`SELECT count(*) AS customers, count(*) FILTER (files > 1) AS "inSeveral",
  coalesce(sum(ids - 1), 0)::BIGINT AS joined
FROM (SELECT person, count(DISTINCT file) AS files, count(DISTINCT customer_id) AS ids FROM ${everyone} GROUP BY person)`;

export const filesSql = (everyone: Sql): Sql =>
  sql`SELECT file AS id, count(DISTINCT customer_id) AS customers FROM ${everyone} GROUP BY file ORDER BY file`;

/** Persons with several ids, a few of them. */
export const examplesSql = (
  everyone: Sql,
): Sql => sql`SELECT person, string_agg(DISTINCT customer_id, ' · ' ORDER BY customer_id) AS ids
FROM ${everyone} GROUP BY person HAVING count(DISTINCT customer_id) > 1 ORDER BY person LIMIT ${EXAMPLES}`;
