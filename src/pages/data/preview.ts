import { readDate } from '#import/dates.ts';
import type { PlanColumn } from '#import/plan.ts';
import { isNullWord, plainNumber, type DecimalMark } from '#import/values.ts';
import { ROLES } from '#orders/schema.ts';

/** True where a filled cell cannot be read as what its column is taken for. */
export function cannotBeRead(column: PlanColumn, cell: string): boolean {
  const { role, dateFormats = [], nothing = [] } = column;
  const mark: DecimalMark = column.decimal ?? '.';
  if (role === null || isNullWord(cell) || nothing.includes(cell.trim())) return false;
  switch (ROLES[role].needs) {
    case 'time':
      return readDate(dateFormats, cell, { zone: 'UTC' }) === null;
    case 'money':
    case 'number':
      return plainNumber(cell, mark) === null;
    case 'text':
      return false;
  }
}

/** True for a column whose values stand right. */
export const isNumeric = ({ role }: PlanColumn): boolean =>
  role !== null && (ROLES[role].needs === 'money' || ROLES[role].needs === 'number');
