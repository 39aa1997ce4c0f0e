import type { FigureState } from '#charts/figure-state.ts';
import type { FrameRequest } from '#engine/contract.ts';
import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { Question } from '#models/questions.ts';
import { writeReadableCsv } from '#report/csv.ts';
import { cellText, type Column } from '#ui/column.ts';
import { saveFile } from '#ui/save-file.ts';
import { faultOf } from './faults.ts';
import type { MethodId } from './methods.ts';
import type { Session } from './session.svelte.ts';

/** Of an answer, what every figure needs to know. */
interface Answered {
  readonly rows: readonly unknown[] | undefined;
  readonly sql: string | undefined;
  readonly loading: boolean;
  readonly error: unknown;
}

interface FigureOptions {
  /** The definition that is shown and linked. */
  definition: MethodId;
  /** The export: a file name of DESIGN 7 and the question whose whole answer it holds. */
  csv?: { name: string; question: Question };
  /** In place of the figure, when the answer is there but says too little; null when it says enough. */
  little?: { title?: string; text: string } | null;
}

/**
 * What every figure shows of the question behind it: SQL, definition, export, and the states of waiting and failing.
 * Spread the result into `<Figure>`.
 */
export function figureOf(session: Session, shown: Answered, { definition, csv, little = null }: FigureOptions) {
  return {
    sql: shown.sql,
    stale: shown.loading && shown.rows !== undefined,
    state: stateOf(shown, little),
    definition: { text: t(`methods.${definition}.short`), href: session.href('methods', {}, definition) },
    csv: csv && { name: csv.name, run: () => exportCsv(session, csv.question, csv.name) },
    frame: session.frameSentence,
    onreadable: <Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[]) =>
      saveReadable(session, definition, { title, columns, rows }),
  };
}

/** The table of a figure as it is shown, with the frame above it, for people who read it in a spreadsheet. */
function saveReadable<Row>(
  session: Session,
  definition: MethodId,
  { title, columns, rows }: { title: string; columns: readonly Column<Row>[]; rows: readonly Row[] },
): void {
  const blob = writeReadableCsv({
    title,
    frame: session.frameSentence,
    columns: columns.map(({ label, type }) => ({ label, words: type === 'text' })),
    rows: rows.map((row) => columns.map((column) => cellText(column, row, i18n.format))),
  });
  saveFile(`${definition}.${i18n.locale}.csv`, blob);
}

function stateOf(shown: Answered, little: FigureOptions['little']): FigureState {
  const fault = faultOf(shown.error);
  if (fault) {
    return {
      kind: 'error',
      code: fault.code,
      text: [fault.text, fault.remedy].filter((text) => text !== null).join(' '),
      ...(fault.details === null ? {} : { detail: fault.details }),
    };
  }
  if (shown.rows === undefined) return { kind: 'loading' };
  return little ? { kind: 'little', ...little } : { kind: 'ready' };
}

/** The question's whole answer, in this frame unless in another, as a download. Failing, it says why. */
export async function exportCsv(
  session: Session,
  question: Question,
  name: string,
  frame: FrameRequest = session.frameRequest,
): Promise<void> {
  try {
    saveFile(name, await session.engine.exportCsv(question, frame));
  } catch (error) {
    session.report(error);
  }
}
