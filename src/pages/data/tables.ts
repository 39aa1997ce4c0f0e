import type { Phrase } from '#core/phrase.ts';
import type { Draft } from '#session/import-desk.svelte.ts';
import type { OpenFile } from '#session/session.svelte.ts';
import { questionsOf, type Question } from './questions.ts';

/** The tables of one chosen file. */
export interface FileTables {
  file: File;
  drafts: readonly Draft[];
}

/** The drafts by the file they lie in, in the order they were chosen. */
export function tablesByFile(drafts: readonly Draft[]): FileTables[] {
  const files = new Map<File, Draft[]>();
  for (const draft of drafts) files.set(draft.file, [...(files.get(draft.file) ?? []), draft]);
  return [...files].map(([file, tables]) => ({ file, drafts: tables }));
}

/** What a table is called among those of its file. */
export const tableName = ({ file, part }: Pick<Draft, 'file' | 'part'>): string =>
  part === null || part.path.length === 0 ? file.name : part.path.join(' › ');

/** The file's name, with the member or sheet behind it. */
export const fullName = ({ file, part }: Pick<Draft, 'file' | 'part'>): string =>
  [file.name, ...(part?.path ?? [])].join(' › ');

/** The questions of a table that have not been answered, here or for an earlier file read alike. */
export const openQuestions = (draft: Draft): Question[] =>
  draft.probe && draft.plan
    ? questionsOf(draft.probe, draft.plan).filter((question) => !isAnswered(draft, question))
    : [];

/** True when the reader said it, or the plan no longer reads the column as was guessed. */
export function isAnswered({ settled, plan, first }: Draft, question: Question): boolean {
  if (settled.includes(question.name)) return true;
  const reading = (from: Draft['plan']) => {
    const column = from?.columns.find(({ name }) => name === question.name);
    return question.kind === 'date' ? column?.dateFormats?.[0] : column?.decimal;
  };
  return (
    first !== null &&
    first.columns.some(({ name, role }) => name === question.name && role !== null) &&
    reading(plan) !== reading(first)
  );
}

/** A table that cannot simply be imported as it was understood. */
export const needsReader = (draft: Draft): boolean =>
  draft.blocked || draft.problems.length > 0 || openQuestions(draft).length > 0;

/** As many rows the preview holds at most. */
const PREVIEW_ROWS = 50;

/** Records of a table, estimated from its sample and rounded to two digits; null before it was looked at. */
export function aboutLines({ probe, part }: Pick<Draft, 'probe' | 'part'>): number | null {
  if (!probe || probe.recordBytes <= 0) return null;
  if (probe.rows.length < PREVIEW_ROWS) return probe.rows.length;
  const above = probe.structure.preamble.length + probe.plan.dialect.headerLines;
  const lines = (part?.rows ?? probe.textBytes / probe.recordBytes) - above;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, lines))) - 1);
  return Math.max(1, Math.round(lines / unit) * unit);
}

/** How many lines a table has: counted where the preview holds them all, else about; null where nobody knows. */
export function linesPhrase(draft: Pick<Draft, 'probe' | 'part'>): Phrase | null {
  const value = draft.probe ? aboutLines(draft) : (draft.part?.rows ?? null);
  if (value === null) return null;
  const counted = draft.probe !== null && draft.probe.rows.length < PREVIEW_ROWS;
  return { key: counted ? 'desk.fact.lines.counted' : 'desk.fact.lines', parts: { n: { as: 'integer', value } } };
}

/** True when an open file has the same columns as this table. */
export const sameColumns = ({ plan }: Pick<Draft, 'plan'>, files: readonly OpenFile[]): boolean =>
  plan !== null && files.some((open) => signatureOf(open.plan) === signatureOf(plan));

const signatureOf = ({ table, columns }: NonNullable<Draft['plan']>): string =>
  JSON.stringify([table, ...columns.map(({ name }) => name)]);
