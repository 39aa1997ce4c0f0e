import type { Answer as EngineAnswer, Column, FrameRequest } from '#engine/contract.ts';
import type { AnswerRow, Kind, QuestionOf } from '#models/questions.ts';
import type { ResolvedFrame } from '#orders/frame.ts';
import { Latest } from '#ui/latest.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What a page shows of one question: the newest rows, the SQL behind them, and whether newer ones are on the way. */
export interface Shown<K extends Kind> {
  readonly rows: readonly AnswerRow<K>[] | undefined;
  readonly sql: string | undefined;
  readonly frame: ResolvedFrame | undefined;
  readonly loading: boolean;
  readonly error: unknown;
}

/**
 * Asks a question now, and again whenever the question, the frame or the data changes. Call it while a component is
 * being made. A question of `null` asks nothing; `frame` looks through another frame than the one that holds.
 */
export function answerTo<K extends Kind>(
  session: Session,
  question: () => QuestionOf<K> | null,
  frame: () => FrameRequest = () => session.frameRequest,
): Shown<K> {
  const latest = new Latest<{ answer: EngineAnswer; rows: AnswerRow<K>[] }>();
  // Compared as text, so that an equal question or frame made anew asks nothing anew.
  const wanted = $derived(JSON.stringify(question()));
  const framed = $derived(JSON.stringify(frame()));
  $effect(() => {
    const asked = JSON.parse(wanted) as QuestionOf<K> | null;
    const request = JSON.parse(framed) as FrameRequest;
    const version = session.dataVersion;
    if (asked === null || version === 0) return;
    void latest.run(async (signal) => {
      const answer = await session.engine.ask(asked, request, { signal });
      return { answer, rows: rowsOf<AnswerRow<K>>(answer.columns, answer.rows) };
    });
    return () => latest.cancel();
  });
  return {
    get rows() {
      return latest.value?.rows;
    },
    get sql() {
      return latest.value?.answer.sql;
    },
    get frame() {
      return latest.value?.answer.frame;
    },
    get loading() {
      return latest.loading;
    },
    get error() {
      return latest.error;
    },
  };
}

/** Typed columns as row objects: for the small answers a screen shows whole. */
export function rowsOf<Row>(columns: readonly Column[], rows: number): Row[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column.name, cell(column, row)])),
  ) as Row[];
}

function cell(column: Column, row: number): string | number | null {
  if (column.nulls && (column.nulls[row >> 3]! >> (row & 7)) & 1) return null;
  if (column.kind === 'number') return column.values[row]!;
  return column.strings[column.codes[row]!] ?? null;
}
