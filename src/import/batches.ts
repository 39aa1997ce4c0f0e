import { assemble, type Ranges } from './assemble.ts';
import { sliceRuns } from './line-runs.ts';
import { hasRole, type ImportPlan } from './plan.ts';
import { STRIDE, type Survey } from './survey.ts';

/** Successive records of a survey, to be read by a statement of their own. */
export interface Batch extends Pick<Survey, 'blob' | 'records' | 'numbering' | 'longest' | 'maxFields'> {
  /** Records in the batches before. */
  before: number;
}

/** Records that one statement reads: few enough that each ends soon, many enough that beginning one costs little. */
export const BATCH_RECORDS = 1024 * STRIDE;

interface BatchOptions {
  size?: number;
  signal?: AbortSignal;
}

/** Whether a line's values depend on lines far from it, so that all have to be read by one statement. */
export const readsWhole = (plan: ImportPlan): boolean =>
  hasRole(plan, 'order_id') && (plan.fillDown || hasRole(plan, 'order_total'));

/**
 * The records in batches of about `size` (a multiple of {@link STRIDE}), in file order; all in one when the plan {@link readsWhole}.
 *
 * @throws {ImportError} file-gone
 * @throws the signal's reason when aborted
 */
export async function* batchesOf(
  survey: Survey,
  { size = BATCH_RECORDS, signal }: BatchOptions = {},
): AsyncGenerator<Batch> {
  const { records, numbering, longest, maxFields, origin } = survey;
  if (records <= size || readsWhole(origin.plan)) {
    yield { ...survey, before: 0 };
    return;
  }
  const stride = size / STRIDE;
  const end = origin.ranges.ends.at(-1) ?? 0;
  for (let before = 0, place = 0; before < records; before += size, place += stride) {
    signal?.throwIfAborted();
    const ranges = clipped(origin.ranges, origin.offsets[place]!, origin.offsets[place + stride] ?? end);
    const many = Math.min(size, records - before);
    yield {
      blob: await assemble(origin.blob, ranges, origin.plan.dialect, signal),
      records: many,
      before,
      numbering: sliceRuns(numbering, before + 1, before + many),
      longest,
      maxFields,
    };
  }
}

/** What of the ranges lies in `[from, to)`. */
function clipped({ starts, ends }: Ranges, from: number, to: number): Ranges {
  const cut: Ranges = { starts: [], ends: [] };
  for (let i = 0; i < starts.length; i++) {
    const start = Math.max(starts[i]!, from);
    const end = Math.min(ends[i]!, to);
    if (start >= end) continue;
    cut.starts.push(start);
    cut.ends.push(end);
  }
  return cut;
}
