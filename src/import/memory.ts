import { ROLES } from '#orders/schema.ts';
import { readsWhole } from './batches.ts';
import { LIMITS, type ImportProblem } from './codes.ts';
import type { ColumnProfile } from './mapping.ts';
import type { ImportPlan } from './plan.ts';
import type { Probe } from './probe.ts';

/** Files of more records than this are kept compressed: that takes a fifth of the memory or less, but longer to build. */
export const PACKED_FROM = 2_000_000;

/** Whether a file's lines are kept compressed. What one statement has to read as a whole cannot be: it is plain at first. */
export const isPacked = (plan: ImportPlan, records: number, from = PACKED_FROM): boolean =>
  records > from && !readsWhole(plan);

/** Blocks of the file being read, and the plain form of one batch. */
const BASE_BYTES = 150e6;
/** What a reader that makes a table holds beside it, per record: shared texts, groups of rows. */
const OPENED_BYTES = 100;
/** An order in the tables of a frame, and what it takes to build them. */
const ORDER_BYTES = 260;

/** Orders per line, however few different ones the sample has. */
const LEAST_ORDERS = 0.1;

/** What a column takes per record. */
interface Storage {
  /** Line, hash, kind, fate, flags. */
  record: number;
  number: number;
  text(profile: ColumnProfile | undefined): number;
}

const PLAIN: Storage = {
  record: 44,
  number: 8,
  // Up to 12 bytes a text lies inside its 16; a longer one beside it.
  text: (profile) => 16 + (profile && profile.width > 12 ? profile.width : 0),
};

const PACKED: Storage = {
  // The hash does not get smaller.
  record: 12,
  number: 3,
  text: (profile) => (profile && profile.distinct > profile.filled / 2 ? 2 + 0.6 * profile.width : 3),
};

type Measured = Pick<Probe, 'textBytes' | 'recordBytes' | 'columns'>;

/** Bytes the file's lines, and what is derived from them, will take at the peak; an estimate from the sample. */
export function linesBytes(probe: Measured, plan: ImportPlan): number {
  const records = probe.textBytes / Math.max(1, probe.recordBytes);
  const storage = isPacked(plan, records) ? PACKED : PLAIN;
  const width = plan.columns.reduce((sum, { role }, i) => {
    if (role === null || role === 'status') return sum;
    return sum + (ROLES[role].needs === 'text' ? storage.text(probe.columns[i]) : storage.number);
  }, storage.record);
  const opened = plan.reading.format === 'text' ? 0 : OPENED_BYTES;
  return Math.round(records * (width + opened + ordersPerRecord(probe, plan) * ORDER_BYTES));
}

/** As the sample has it; a line without order id is an order of its own. */
function ordersPerRecord({ columns }: Measured, plan: ImportPlan): number {
  if (plan.table !== 'orders') return 0;
  const ids = columns[plan.columns.findIndex(({ role }) => role === 'order_id')];
  return ids && ids.filled > 0 ? Math.max(LEAST_ORDERS, (ids.distinct + ids.rows - ids.filled) / ids.rows) : 1;
}

/** Bytes the engine will need at its peak to import this file and answer questions about it. */
export const estimateMemory = (probe: Measured, plan: ImportPlan): number => BASE_BYTES + linesBytes(probe, plan);

/** One `too-large`, with the estimate and the limit in bytes, when the file does not fit beside what is held already. */
export function memoryProblem(probe: Measured, plan: ImportPlan, heldBytes = 0): ImportProblem[] {
  const estimate = estimateMemory(probe, plan) + heldBytes;
  if (estimate <= LIMITS.engineBytes) return [];
  return [{ code: 'too-large', params: { estimate, limit: LIMITS.engineBytes } }];
}
