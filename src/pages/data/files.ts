import type { ImportPlan } from '#import/index.ts';
import { hasRole } from '#import/plan.ts';
import type { NewFile, OpenFile } from '#session/session.svelte.ts';
import type { Role } from '#orders/schema.ts';

/** Baskets of products name nobody, whatever their columns are called. */
export const hasBuyers = (plan: ImportPlan): boolean => !plan.dialect.ragged && hasRole(plan, 'customer_id');

const MONEY: readonly Role[] = ['amount', 'order_total', 'unit_price', 'spend'];
export const hasMoney = (plan: ImportPlan): boolean =>
  !plan.dialect.ragged && MONEY.some((role) => hasRole(plan, role));

/** The same table of the same file, whether or not it was loaded anew in between. */
export const samePlace = (a: Pick<OpenFile, 'file' | 'plan'>, b: Pick<OpenFile, 'file' | 'plan'>): boolean =>
  a.file === b.file && JSON.stringify(a.plan.reading.path) === JSON.stringify(b.plan.reading.path);

/** The files with the last one back where it stood. */
export function reopened<File extends NewFile>(files: readonly File[], place: number): File[] {
  const last = files.at(-1);
  return last === undefined ? [] : files.slice(0, -1).toSpliced(place, 0, last);
}

/** The columns by which customers are known besides their ids, by file. */
export const contactColumns = (files: readonly Pick<OpenFile, 'name' | 'plan'>[]): { column: string; file: string }[] =>
  files.flatMap(({ name, plan }) =>
    plan.table !== 'orders' && plan.table !== 'members'
      ? []
      : plan.columns
          .filter(({ role, fold }) => role === 'email' || role === 'phone' || (role === 'customer_id' && fold))
          .map((column) => ({ column: column.name, file: name })),
  );
