import { describe, expect, it } from 'vitest';
import {
  statusesOf,
  totalsOf,
  withDayMonth,
  withFormatFirst,
  withFormatLast,
  withoutFormat,
  withPointZero,
  withRole,
  withStatus,
  withTotals,
  withUtc,
} from '../../../../src/pages/data/edits.ts';
import { draftOf, orders } from './drafts.ts';

const rolesIn = (plan: { columns: readonly { name: string; role: string | null }[] }) =>
  Object.fromEntries(plan.columns.map(({ name, role }) => [name, role]));

describe('withRole', () => {
  it('takes a role from the column that had it', async () => {
    const { probe, plan } = await draftOf(orders(() => '2024-03-05'));
    expect(rolesIn(withRole(plan!, probe!, 0, 'customer_id'))).toMatchObject({
      order_id: 'customer_id',
      customer: null,
    });
  });

  it('reads what the words of a new status column mean', async () => {
    const { probe, plan } = await draftOf(
      `order_id,customer,date,amount,state\n${'O1,C1,2024-03-05,5.50,已退款\nO2,C2,2024-03-05,5.50,ok\n'.repeat(9)}`,
    );
    const changed = withRole(withRole(plan!, probe!, 4, null), probe!, 4, 'status');
    expect(changed.statusKinds).toMatchObject({ 已退款: 'refund', ok: 'sale' });
  });
});

describe('date formats', () => {
  it('are tried in the order asked for', async () => {
    const { plan } = await draftOf(orders(() => '2024-03-05'));
    const two = withFormatLast(plan!, 2, 'compact');
    expect(two.columns[2]?.dateFormats).toEqual(['iso', 'compact']);
    expect(withFormatFirst(two, 2, 'compact').columns[2]?.dateFormats).toEqual(['compact', 'iso']);
    expect(withoutFormat(two, 2, 'iso').columns[2]?.dateFormats).toEqual(['compact']);
  });

  it('keep both orders of day and month where the file has both, the chosen one first', async () => {
    const { plan } = await draftOf(orders(() => '2024-03-05'));
    const both = withFormatLast(withFormatLast(plan!, 2, 'day-month-year'), 2, 'month-day-year');
    expect(withDayMonth(both, 2, 'month-day-year', 'day-month-year').columns[2]?.dateFormats).toEqual([
      'iso',
      'month-day-year',
      'day-month-year',
    ]);
  });

  it('are UTC or not', async () => {
    const { plan } = await draftOf(orders(() => '2024-03-05'));
    expect(withUtc(plan!, 2, true).columns[2]?.utc).toBe(true);
    expect(withUtc(withUtc(plan!, 2, true), 2, false)).toEqual(plan);
  });
});

describe('withTotals', () => {
  it('moves the money between a line of its own and the whole order', async () => {
    const { plan } = await draftOf(orders(() => '2024-03-05'));
    expect(totalsOf(plan!)).toBe('line');
    const once = withTotals(plan!, 'once');
    expect([totalsOf(once), once.fillDown, once.columns[3]?.role]).toEqual(['once', true, 'order_total']);
    const repeated = withTotals(once, 'repeated');
    expect([totalsOf(repeated), repeated.fillDown]).toEqual(['repeated', false]);
    expect(withTotals(repeated, 'line')).toEqual(plan);
  });

  it('asks nothing where orders have no number', async () => {
    const { probe, plan } = await draftOf(orders(() => '2024-03-05'));
    expect(totalsOf(withRole(plan!, probe!, 0, null))).toBeNull();
  });
});

describe('statusesOf', () => {
  it('lists the words met with their counts, then those only the platform knows', async () => {
    const { probe, plan } = await draftOf(
      `order_id,customer,date,amount,status\n${'O1,C1,2024-03-05,5.50,paid\nO2,C2,2024-03-05,5.50,paid\nO3,C3,2024-03-05,5.50,refunded\n'.repeat(5)}`,
    );
    const known = withStatus(plan!, 'lost', 'cancelled');
    expect(statusesOf(known, probe!)).toEqual([
      { value: 'paid', count: 10, kind: 'sale' },
      { value: 'refunded', count: 5, kind: 'refund' },
      { value: 'lost', count: 0, kind: 'cancelled' },
    ]);
  });
});

it('withPointZero is undone without a trace', async () => {
  const { plan } = await draftOf(orders(() => '2024-03-05'));
  expect(withPointZero(plan!, 1, true).columns[1]?.dropPointZero).toBe(true);
  expect(withPointZero(withPointZero(plan!, 1, true), 1, false)).toEqual(plan);
});
