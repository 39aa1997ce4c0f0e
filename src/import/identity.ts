import { join, nothing, sql, type Sql } from '#sql/tag.ts';
import { FOLDS } from './readings.ts';

/**
 * Who is one customer in several files: `id` those whose ids are equal; `contact` also those who share an e-mail address
 * or a phone number.
 */
export const IDENTITIES = ['id', 'contact'] as const;
export type Identity = (typeof IDENTITIES)[number];

/** A contact of more ids than this is the shop's own or a stand-in, and joins nobody. */
const IDS_PER_CONTACT = 10;

/** Lines with a `customer_id`, and the columns of theirs that hold contacts. */
export interface ContactSource {
  lines: Sql;
  contacts: readonly ContactColumn[];
}

export interface ContactColumn {
  kind: 'email' | 'phone';
  column: Sql;
  /** The column holds other things too: only what cannot be mistaken is taken for a contact. */
  mixed?: true;
}

/** `customer_id`, `contact`: every id with those of its contacts that another id has too. */
export function contactsSql(sources: readonly ContactSource[]): Sql {
  const selects = sources.flatMap(({ lines, contacts }) =>
    contacts.map(
      ({ kind, column, mixed }) => sql`SELECT customer_id, ${`${kind}:`} || contact AS contact
FROM (SELECT customer_id, ${KEYS[kind](column)} AS contact FROM ${lines}
  WHERE fate IS NULL AND customer_id IS NOT NULL AND NOT contains(${column}, '*')${mixed ? sql` AND ${sureSql(kind, column)}` : nothing})
WHERE regexp_full_match(contact, ${CONTACTS[kind]})`,
    ),
  );
  if (selects.length === 0) return sql`SELECT NULL::VARCHAR AS customer_id, NULL::VARCHAR AS contact WHERE false`;
  return sql`SELECT customer_id, contact FROM (${join(selects, '\nUNION\n')})
QUALIFY count(*) OVER (PARTITION BY contact) BETWEEN 2 AND ${IDS_PER_CONTACT}`;
}

/** What is compared. A phone's leading 1 goes: in America it stands there or not. */
const KEYS = {
  email: FOLDS.email,
  phone: (text: Sql): Sql => sql`regexp_replace(${FOLDS.phone(text)}, '^1([0-9]{10})$', '\\1')`,
} as const;
/** Shorter numbers are extensions and stand-ins such as 0. */
const CONTACTS = { email: '[^\\s@]+@[^\\s@]+', phone: '[0-9]{7,15}' } as const;

/** Among ids that may be anything only Chinese mobile numbers are taken for phones. */
const sureSql = (kind: ContactColumn['kind'], column: Sql): Sql =>
  kind === 'email' ? sql`contains(${column}, '@')` : sql`regexp_full_match(${FOLDS.phone(column)}, '1[3-9][0-9]{9}')`;

/** The first step of joining: everyone with a shared contact is a person of their own. Columns `customer_id`, `person`. */
export const personsSql = (contacts: Sql): Sql =>
  sql`SELECT DISTINCT customer_id, customer_id AS person FROM ${contacts}`;

/**
 * One further step: each takes the least person among all who share a contact with them, and then that one's own person,
 * so that long chains are short work. Repeat until nothing changes.
 */
export const joinedPersonsSql = (contacts: Sql, persons: Sql): Sql => sql`WITH by_contact AS (
  SELECT contact, min(person) AS person FROM ${contacts} JOIN ${persons} USING (customer_id) GROUP BY contact
), nearer AS (
  SELECT customer_id, min(by_contact.person) AS person FROM ${contacts} JOIN by_contact USING (contact) GROUP BY customer_id
)
SELECT nearer.customer_id, least(nearer.person, jump.person) AS person
FROM nearer JOIN ${persons} AS jump ON jump.customer_id = nearer.person`;

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
