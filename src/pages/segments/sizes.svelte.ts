import type { Answer } from '#engine/contract.ts';
import type { RowOf } from '#models/question.ts';
import { rowsOf } from '#session/answer.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import type { SIZE_COLUMNS } from '#segments/sizes.ts';
import { Latest } from '#ui/latest.svelte.ts';

export type Size = RowOf<typeof SIZE_COLUMNS>;

/** The sizes of several definitions in the frame that holds, in their order; `definitions` of none ask nothing. */
export function sizesOf(session: Session, definitions: () => readonly SegmentDefinition[]) {
  const latest = new Latest<{ answer: Answer; rows: Size[] }>();
  const wanted = $derived(JSON.stringify(definitions()));
  const framed = $derived(JSON.stringify(session.frameRequest));
  $effect(() => {
    const asked = JSON.parse(wanted) as SegmentDefinition[];
    const frame = JSON.parse(framed) as Session['frameRequest'];
    if (session.dataVersion === 0 || asked.length === 0) return;
    void latest.run(async (signal) => {
      const answer = await session.engine.sizes(asked, frame, { signal });
      return { answer, rows: rowsOf<Size>(answer.columns, answer.rows) };
    });
    return () => latest.cancel();
  });
  return {
    get rows(): readonly Size[] | undefined {
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

/** A value that has held still for a moment: typing asks once, not at every key. */
export function settled<T>(value: () => T, ms = 250): { readonly current: T } {
  const now = $derived(value());
  let current = $state.raw(value());
  $effect(() => {
    const next = now;
    const timer = setTimeout(() => (current = next), ms);
    return () => clearTimeout(timer);
  });
  return {
    get current() {
      return current;
    },
  };
}
