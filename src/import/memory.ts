import { ROLES } from '#orders/schema.ts';
import { LIMITS, type ImportProblem } from './codes.ts';
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

type Measured = Pick<Probe, 'textBytes' | 'recordBytes' | 'columns'>;

/** Bytes the file's lines, and what is derived from them, will take at the peak; an estimate from the sample. */
export function linesBytes(probe: Measured, plan: ImportPlan): number {
  const records = probe.textBytes / Math.max(1, probe.recordBytes);
  const width = plan.columns.reduce((sum, column, i) => {
    if (column.role === null || column.role === 'status') return sum;
    if (ROLES[column.role].needs !== 'text') return sum + 8;
    const characters = probe.columns[i]?.width ?? 0;
    return sum + TEXT_BYTES + (characters > INLINE_BYTES ? characters : 0);
  }, RECORD_BYTES);
  return Math.round(records * width * WORKING_FACTOR);
}

/** Bytes the engine will need at its peak to import this file and answer questions about it. */
export const estimateMemory = (probe: Measured, plan: ImportPlan): number => BASE_BYTES + linesBytes(probe, plan);

/** One `too-large`, with the estimate and the limit in bytes, when the file does not fit beside what is held already. */
export function memoryProblem(probe: Measured, plan: ImportPlan, heldBytes = 0): ImportProblem[] {
  const estimate = estimateMemory(probe, plan) + heldBytes;
  if (estimate <= LIMITS.engineBytes) return [];
  return [{ code: 'too-large', params: { estimate, limit: LIMITS.engineBytes } }];
}
