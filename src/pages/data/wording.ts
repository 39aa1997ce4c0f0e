import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { wordPart, type Speech } from '#i18n/word.ts';
import { IMPORT_CODES, type ImportProblem } from '#import/codes.ts';
import { ENCODINGS, type EncodingId } from '#import/encoding/encodings.ts';
import type { Reason } from '#import/encoding/judge.ts';
import type { ImportPlan, Probe } from '#import/index.ts';
import type { LayoutNote } from '#import/layouts/layout.ts';
import { hasRole, type Delimiter, type Dialect } from '#import/plan.ts';
import { EVIDENCE, type Evidence } from '#import/structure.ts';
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
export function whatOf({ layout, table, columns, dialect }: ImportPlan): Phrase {
  if (layout !== null) return { key: `layout.name.${layout}` };
  if (!dialect.ragged && columns.every(({ role }) => role === null)) return { key: 'desk.what.unknown' };
  return { key: table === 'orders' && dialect.headerLines === 0 ? 'desk.what.orders.values' : `desk.what.${table}` };
}

/** The head of the page while tables are on the desk. */
export function deskHead(drafts: readonly Draft[]): { title: Phrase; lede: Phrase } {
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
        : { key: 'desk.title.refused.some', parts: { n: integer(refused.length), all: integer(chosen.length) } },
      'refused',
    );
  }
  if (chosen.length === 0) return said({ key: 'desk.title.none' }, 'none');
  const stops = chosen.flatMap(({ problems }) => problems).filter(isStop);
  if (stops.length > 0) return said({ key: 'desk.title.blocked', parts: { n: integer(stops.length) } }, 'blocked');
  const asked = chosen.flatMap((draft) => openQuestions(draft)).length;
  const [only] = chosen;
  if (chosen.length === 1 && only?.plan) {
    const { layout, table } = only.plan;
    const what = { key: layout === null ? `desk.kind.${table}.name` : `layout.name.${layout}` };
    return asked > 0
      ? said({ key: 'desk.title.ask', parts: { n: integer(asked) } }, 'ask')
      : said({ key: 'desk.title.ready', parts: { what } }, 'review');
  }
  const n = integer(chosen.length);
  return asked > 0
    ? said({ key: 'desk.title.ask.many', parts: { n, asked: integer(asked) } }, 'ask')
    : said({ key: 'desk.title.ready.many', parts: { n } }, 'review');
}

export const isStop = ({ code }: ImportProblem): boolean => IMPORT_CODES[code].severity === 'stop';

/** A problem's parameters in the reader's words where they are ids or shares; counts and bytes stay numbers. */
export const problemParams = ({ params }: ImportProblem, speech: Speech): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const part = paramPart(name, value);
      return [name, part === null ? value : wordPart(part, speech)];
    }),
  );

/** The name of a column in the reader's words where the file has none for it. */
export function columnPart(name: string): PhrasePart {
  const [, number] = /^column (\d+)$/.exec(name) ?? [];
  return number === undefined ? text(name) : { key: 'desk.column', parts: { n: integer(Number(number)) } };
}

function paramPart(name: string, value: string | number): PhrasePart | null {
  if (name === 'share') return { as: 'rate', value: Number(value) };
  if (name === 'column') return columnPart(String(value));
  if (name === 'role') return { key: `import.role.${value}` };
  if (name === 'delimiter' || name === 'other') return delimiterPart(String(value));
  return null;
}

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

/** Notes on a platform's export that say why nobody can be seen coming back, and what still works. */
const LIMITING: readonly LayoutNote[] = ['no-buyer', 'masked-buyer', 'join-needed', 'no-amount'];

/** The notes on a layout that are not already said with what the file cannot give. */
export const notesOf = (notes: readonly LayoutNote[], limited: boolean): LayoutNote[] =>
  notes.filter((note) => !limited || !LIMITING.includes(note));

/** Why a kind of file other than orders gives no repurchase: what is the matter, what works, what would help. */
export function limitsOf(plan: ImportPlan, notes: readonly LayoutNote[]): { title: Phrase; lines: Phrase[] } | null {
  const { table } = plan;
  if (table === 'orders') return null;
  const ofLayout = notes.filter((note) => LIMITING.includes(note)).map((note) => `layout.note.${note}`);
  const why = table === 'baskets' ? [basketsReason(plan)] : [];
  const lines =
    ofLayout.length > 0
      ? ofLayout
      : [...why, `desk.why.${table}.works`, plan.dialect.ragged ? 'desk.why.baskets.other' : `desk.why.${table}.need`];
  return { title: { key: `desk.why.${table}` }, lines: lines.map((key) => ({ key })) };
}

/** The same of open baskets, where no column can be chosen any more. */
export const basketLimits = (plan: ImportPlan): { title: Phrase; lines: Phrase[] } => ({
  title: { key: 'desk.why.baskets' },
  lines: [{ key: basketsReason(plan) }, { key: 'desk.why.baskets.works' }],
});

function basketsReason(plan: ImportPlan): string {
  if (plan.dialect.ragged) return 'desk.why.baskets.both';
  const customer = hasRole(plan, 'customer_id');
  const day = hasRole(plan, 'ordered_at') || hasRole(plan, 'created_at');
  if (customer && day) return 'desk.why.baskets.chosen';
  if (customer) return 'desk.why.baskets.day';
  return day ? 'desk.why.baskets.customer' : 'desk.why.baskets.both';
}

/** An encoding this close behind the best may be the right one. */
const CLOSE = 0.15;

/** True when the reader should look which encoding reads right. */
export const isDoubtful = ([best, second]: Probe['candidates']): boolean =>
  best !== undefined && second !== undefined && best.score - second.score < CLOSE;
