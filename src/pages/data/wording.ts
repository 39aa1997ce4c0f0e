import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { IMPORT_CODES, type ImportProblem } from '#import/codes.ts';
import { ENCODINGS, type EncodingId } from '#import/encoding/encodings.ts';
import type { Reason } from '#import/encoding/judge.ts';
import type { ImportPlan, Probe } from '#import/index.ts';
import { hasRole, type Delimiter, type Dialect } from '#import/plan.ts';
import { EVIDENCE, type Evidence } from '#import/structure.ts';
import type { TableKind } from '#orders/schema.ts';
import type { Draft } from '#session/import-desk.svelte.ts';
import { openQuestions } from './tables.ts';

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const text = (value: string): PhrasePart => ({ as: 'text', value });

export const DELIMITER_WORDS = {
  ',': 'desk.delimiter.comma',
  '\t': 'desk.delimiter.tab',
  ';': 'desk.delimiter.semicolon',
  '|': 'desk.delimiter.bar',
  '~': 'desk.delimiter.tilde',
  '^': 'desk.delimiter.caret',
  '\u0001': 'desk.delimiter.soh',
  '\u001f': 'desk.delimiter.us',
  ' ': 'desk.delimiter.blank',
} as const satisfies Record<Delimiter, string>;

export const QUOTE_WORDS = {
  '"': 'desk.quote.double',
  "'": 'desk.quote.single',
  '': 'desk.quote.none',
} as const satisfies Record<Dialect['quote'], string>;

const delimiterPart = (value: string): PhrasePart =>
  Object.hasOwn(DELIMITER_WORDS, value) ? { key: DELIMITER_WORDS[value as Delimiter] } : text(value);
const quotePart = (value: string): PhrasePart =>
  Object.hasOwn(QUOTE_WORDS, value) ? { key: QUOTE_WORDS[value as Dialect['quote']] } : text(value);

/** What a table is: the platform's report, else its kind. */
export const whatOf = ({ layout, table }: Pick<ImportPlan, 'layout' | 'table'>): Phrase => ({
  key: layout === null ? `desk.what.${table}` : `layout.name.${layout}`,
});

/** The head of the page while tables are on the desk. `answered` are the ids of questions that are settled. */
export function deskHead(drafts: readonly Draft[], answered: ReadonlySet<string>): { title: Phrase; lede: Phrase } {
  const said = (title: Phrase, lede: string) => ({ title, lede: { key: `desk.lede.${lede}` } });
  const chosen = drafts.filter((draft) => draft.chosen);
  const looking = drafts.filter(({ probe, error }) => probe === null && error === null);
  if (looking.length > 0) {
    const many = looking.length > 1;
    return said(
      many ? { key: 'desk.title.looking.many', parts: { n: integer(looking.length) } } : { key: 'desk.title.looking' },
      'review',
    );
  }
  const refused = chosen.filter(({ error }) => error !== null);
  if (refused.length > 0) {
    return said(
      refused.length === drafts.length && refused.length === 1
        ? { key: 'desk.title.refused' }
        : { key: 'desk.title.refused.some', parts: { n: integer(refused.length) } },
      'refused',
    );
  }
  if (chosen.length === 0) return said({ key: 'desk.title.none' }, 'none');
  const stops = chosen.flatMap(({ problems }) => problems).filter(isStop);
  if (stops.length > 0) return said({ key: 'desk.title.blocked', parts: { n: integer(stops.length) } }, 'blocked');
  const asked = chosen.flatMap((draft) => openQuestions(draft, answered)).length;
  const [only] = chosen;
  if (chosen.length === 1 && only?.plan) {
    const what = whatOf(only.plan);
    return asked > 0
      ? said({ key: 'desk.title.ask', parts: { what, n: integer(asked) } }, 'ask')
      : said({ key: 'desk.title.ready', parts: { what } }, 'review');
  }
  const n = integer(chosen.length);
  return asked > 0
    ? said({ key: 'desk.title.ask.many', parts: { n, asked: integer(asked) } }, 'ask')
    : said({ key: 'desk.title.ready.many', parts: { n } }, 'review');
}

export const isStop = ({ code }: ImportProblem): boolean => IMPORT_CODES[code].severity === 'stop';

/** A problem's parameters as the words of its code want them. */
export const problemParts = ({ params }: ImportProblem): Record<string, PhrasePart> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, PhrasePart] => {
      if (typeof value === 'number') return [name, { as: name === 'share' ? 'rate' : 'integer', value }];
      if (name === 'role') return [name, { key: `import.role.${value}` }];
      if (name === 'delimiter' || name === 'other') return [name, delimiterPart(value)];
      return [name, text(value)];
    }),
  );

/** Why an encoding is taken for the file's. `languageOf` names a language in the reader's. */
export const reasonPhrase = ({ code, params }: Reason, languageOf: (tag: string) => string): Phrase => ({
  key: `desk.encoding.${code}`,
  parts: Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, string | number]): [string, PhrasePart] => [
      name,
      typeof value === 'number' ? integer(value) : text(languageOf(value)),
    ]),
  ),
});

/** Why a choice about the dialect was made; of several reasons, all. */
export const evidencePhrases = (evidence: readonly Evidence[], choice: Evidence['choice']): Phrase[] =>
  evidence
    .filter((reason) => EVIDENCE[reason.code].choice === choice)
    .map(({ code, params }) => ({
      key: `desk.evidence.${code}`,
      parts: Object.fromEntries(
        Object.entries(params).map(([name, value]): [string, PhrasePart] => {
          if (typeof value === 'number') return [name, integer(value)];
          if (name === 'delimiter') return [name, delimiterPart(value)];
          return [name, name === 'quote' ? quotePart(value) : text(value)];
        }),
      ),
    }));

/** How the file is read, in one line. */
export function readingPhrase({ reading, dialect }: ImportPlan, probe: Probe): Phrase {
  const header = headerPhrase(dialect, probe);
  if (reading.format !== 'text') {
    return { key: 'desk.read.table', parts: { format: { key: `desk.format.${reading.format}` }, header } };
  }
  const parts = { encoding: text(encodingName(reading.encoding)), delimiter: delimiterPart(dialect.delimiter) };
  return dialect.ragged ? { key: 'desk.read.ragged', parts } : { key: 'desk.read.text', parts: { ...parts, header } };
}

function headerPhrase({ headerLines, firstLine }: Dialect, { structure }: Probe): Phrase {
  if (headerLines === 0) return { key: 'desk.read.header.none' };
  const first = structure.headerRows[0]?.line ?? firstLine;
  const last = structure.headerRows.at(-1)?.line ?? first;
  return first === last
    ? { key: 'desk.read.header.one', parts: { line: integer(first) } }
    : { key: 'desk.read.header.many', parts: { first: integer(first), last: integer(last) } };
}

export const encodingName = (encoding: EncodingId): string => ENCODINGS[encoding].name;

/** Why a kind of file other than orders gives no repurchase: what is the matter, what works, what would help. */
export function limitsOf(plan: ImportPlan): { title: Phrase; lines: Phrase[] } | null {
  const { table } = plan;
  if (table === 'orders') return null;
  const why = table === 'baskets' ? [basketsReason(plan)] : [];
  return {
    title: { key: `desk.why.${table}` },
    lines: [...why, `desk.why.${table}.works`, `desk.why.${table}.need`].map((key) => ({ key })),
  };
}

function basketsReason(plan: ImportPlan): string {
  const customer = hasRole(plan, 'customer_id');
  const day = hasRole(plan, 'ordered_at') || hasRole(plan, 'created_at');
  if (customer && day) return 'desk.why.baskets.chosen';
  if (customer) return 'desk.why.baskets.day';
  return day ? 'desk.why.baskets.customer' : 'desk.why.baskets.both';
}

export const KIND_ORDER = ['orders', 'baskets', 'feedback', 'members'] as const satisfies readonly TableKind[];
