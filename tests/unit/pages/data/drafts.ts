import { IMPORT_CODES, partsOf, prepare, probe, validatePlan, type ImportPlan, type Part } from '#import/index.ts';
import type { EncodingId } from '#import/encoding/encodings.ts';
import type { Draft } from '#session/import-desk.svelte.ts';

/** What a text or bytes look like on the desk once they have been looked at. */
export async function draftOf(
  content: BlobPart,
  changes: { name?: string; encoding?: EncodingId } = {},
): Promise<Draft> {
  const { name = 'orders.csv', encoding } = changes;
  const file = new File([content], name);
  const [part] = await partsOf(file, name);
  const prepared = await prepare(file, part!, { encoding });
  return seenDraft(file, part!, await probe(prepared, file, { zone: 'UTC' }));
}

function seenDraft(file: File, part: Part, seen: NonNullable<Draft['probe']>): Draft {
  const draft: Draft = {
    id: 1,
    file,
    part,
    chosen: true,
    probe: seen,
    choices: {},
    first: seen.plan,
    precedent: null,
    plan: seen.plan,
    settled: [],
    progress: null,
    error: null,
    problems: [],
    blocked: false,
  };
  return planned(draft, seen.plan);
}

/** The draft with a plan of the reader's, judged as the desk does. */
export function planned(draft: Draft, plan: ImportPlan): Draft {
  const isStop = ({ code }: Draft['problems'][number]) => IMPORT_CODES[code].severity === 'stop';
  const ofFile = draft.probe!.problems.filter((problem) => !isStop(problem));
  const problems = [...validatePlan(plan), ...ofFile];
  return { ...draft, plan, problems, blocked: problems.some(isStop) };
}

/** A draft that is still being looked at. */
export const unseen = (name: string): Draft => ({
  id: 2,
  file: new File(['x'], name),
  part: null,
  chosen: true,
  probe: null,
  choices: {},
  first: null,
  precedent: null,
  plan: null,
  settled: [],
  progress: null,
  error: null,
  problems: [],
  blocked: true,
});

const HEAD = 'order_id,customer,date,amount';
/** An order file whose rows differ in the date and the amount, as texts. */
export const orders = (
  date: (i: number) => string,
  amount: (i: number) => string = (i) => `${i}.50`,
  rows = 60,
): string => [HEAD, ...Array.from({ length: rows }, (_, i) => `O${i},C${i % 20},${date(i)},"${amount(i)}"`)].join('\n');
