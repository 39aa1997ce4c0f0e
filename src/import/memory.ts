import { ROLES } from '#orders/schema.ts';
import { ImportError, LIMITS } from './codes.ts';
import type { ImportPlan } from './plan.ts';
import type { Probe } from './probe.ts';

/** Engine with nothing in it, file buffers and the temporary state of one query. */
const BASE_BYTES = 300e6;
/** Numbers of a lines table that every record has: line, record, hash, kind, fate, source. */
const RECORD_BYTES = 4 + 8 + 8 + 16 + 8;
/** A text up to 12 bytes lies inside its 16; a longer one beside it. */
const TEXT_BYTES = 16;
const INLINE_BYTES = 12;
/** Tables derived from the lines (orders, customers) and the copies queries make on the way. */
const WORKING_FACTOR = 2.2;

/** Bytes the engine will need at its peak to import this file and answer questions about it; an estimate from the sample. */
export function estimateMemory(probe: Pick<Probe, 'textBytes' | 'recordBytes' | 'columns'>, plan: ImportPlan): number {
  const records = probe.textBytes / Math.max(1, probe.recordBytes);
  const width = plan.columns.reduce((sum, column, i) => {
    if (column.role === null || column.role === 'status') return sum;
    if (ROLES[column.role].needs !== 'text') return sum + 8;
    const characters = probe.columns[i]?.width ?? 0;
    return sum + TEXT_BYTES + (characters > INLINE_BYTES ? characters : 0);
  }, RECORD_BYTES);
  return Math.round(BASE_BYTES + records * width * WORKING_FACTOR);
}

/** Refuses a file before it hurts. @throws {ImportError} too-large, with the estimate and the limit in bytes */
export function refuseTooLarge(
  probe: Pick<Probe, 'textBytes' | 'recordBytes' | 'columns'>,
  plan: ImportPlan,
  held = 0,
): void {
  const estimate = estimateMemory(probe, plan) + held;
  if (estimate > LIMITS.engineBytes) throw new ImportError('too-large', { estimate, limit: LIMITS.engineBytes });
}
