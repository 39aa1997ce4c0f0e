import type { Role } from '#orders/schema.ts';
import { plainName } from './names.ts';
import { kindOfStatus } from './status.ts';
import { plainNumber } from './values.ts';

/**
 * How the money column of a file with several lines per order is to be read: each line its own (`line`), the order's total
 * on every one of its lines (`repeated`), or on its first line only (`first`).
 */
export type Grain = 'line' | 'repeated' | 'first';

/** The sampled rows, and what is known about their columns by place. */
export interface Lines {
  rows: readonly (readonly string[])[];
  roles: readonly (Role | null)[];
  decimal: (index: number) => '.' | ',';
  name: (index: number) => string;
}

const ENOUGH_ORDERS = 3;
/** Orders of several lines from which on equal amounts tell something by themselves, and different totals among them. */
const MANY_ORDERS = 5;
const DIFFERENT_TOTALS = 3;
const NEARLY_ALL = 0.95;

/** Names that say a column holds what the whole order cost. */
const ORDER_TOTAL =
  /^(order|invoice|basket|cart|receipt)(grand)?(total|amount|value|revenue|price|sum)|^grandtotal|^(订单|訂單|整单).*(金额|总价|总额|实付|实收|应付|應付|金額)|^(bestellwert|bestellsumme|auftragswert|rechnungsbetrag)|^(montant|total)(dela)?commande|^(importe|total)(del)?pedido|^(totale|importo)(dell)?ordine|^(注文|受注)(金額|合計)|^주문금액/;

interface Order {
  amounts: (number | null)[];
  values: (number | null)[];
  /** What is sold, per line. */
  goods: string[];
}

/**
 * Judges the sampled rows. `repeated` needs the lines of nearly every order of several to say the same amount, and besides
 * either that their quantities × prices make it up together, or a column named so, or many orders with different goods and
 * different totals; else it cannot be told from equal lines, and `line` is said.
 */
export function guessGrain({ rows, roles, decimal, name }: Lines): Grain {
  const at = (role: Role) => roles.indexOf(role);
  const [order, amount, quantity, price] = [at('order_id'), at('amount'), at('quantity'), at('unit_price')];
  if (order < 0 || amount < 0) return 'line';
  const number = (row: readonly string[], index: number) =>
    index < 0 ? null : plainNumber(row[index] ?? '', decimal(index));
  const cells = (row: readonly string[], ...wanted: Role[]) =>
    wanted.map((role) => (at(role) < 0 ? '' : (row[at(role)] ?? '').trim())).join('\n');
  const orders = new Map<string, Order>();
  const totals = new Map<string, Order>();
  for (const row of rows) {
    const id = (row[order] ?? '').trim();
    if (id === '') continue;
    const [q, p] = [number(row, quantity), number(row, price)];
    const line = {
      amount: number(row, amount),
      value: q === null || p === null ? null : q * p,
      goods: cells(row, 'product', 'product_id', 'quantity', 'unit_price'),
    };
    add(orders, id, line);
    // Numbers that begin anew are told apart by whom and when.
    add(totals, `${id}\n${cells(row, 'customer_id')}\n${dayOf(cells(row, 'ordered_at'))}`, line);
  }
  const several = [...orders.values()].filter(({ amounts }) => amounts.length > 1);
  const first = ({ amounts }: Order) => amounts[0] !== null && amounts.slice(1).every((value) => value === null);
  if (several.length >= ENOUGH_ORDERS && nearlyAll(several, first)) return 'first';
  return isRepeated([...totals.values()], ORDER_TOTAL.test(plainName(name(amount)))) ? 'repeated' : 'line';
}

function add(
  orders: Map<string, Order>,
  id: string,
  line: { amount: number | null; value: number | null; goods: string },
) {
  const known = orders.get(id) ?? { amounts: [], values: [], goods: [] };
  known.amounts.push(line.amount);
  known.values.push(line.value);
  known.goods.push(line.goods);
  orders.set(id, known);
}

const nearlyAll = (orders: readonly Order[], holds: (order: Order) => boolean): boolean =>
  orders.filter(holds).length >= orders.length * NEARLY_ALL;

function isRepeated(orders: readonly Order[], named: boolean): boolean {
  const several = orders.filter(({ amounts }) => amounts.length > 1);
  if (several.length === 0 || !nearlyAll(several, isEqual)) return false;
  if (named) return true;
  if (several.length >= ENOUGH_ORDERS && nearlyAll(several, isMadeUp) && several.some(isNoLine)) return true;
  const told = several.filter(({ amounts, goods }) => amounts[0] !== 0 && new Set(goods).size > 1);
  const priced = several.every(({ values }) => values.every((value) => value !== null));
  return (
    !priced && told.length >= MANY_ORDERS && new Set(told.map(({ amounts }) => amounts[0])).size >= DIFFERENT_TOTALS
  );
}

const isEqual = ({ amounts }: Order): boolean =>
  amounts[0] !== null && amounts.every((amount) => amount === amounts[0]);
const isNoLine = ({ amounts, values }: Order): boolean => amounts[0] !== values[0];

/** Do quantities × prices make up the one amount together? */
function isMadeUp({ amounts, values }: Order): boolean {
  const [total] = amounts;
  if (total === undefined || total === null || total === 0 || values.some((value) => value === null)) return false;
  const sum = values.reduce<number>((all, value) => all + value!, 0);
  // Shipping, tax and discounts lie between the goods and the total.
  return sum > 0 && total / sum > 0.5 && total / sum < 1.5 && Math.abs(sum - total * amounts.length) > 0.01;
}

/** Names of columns that say what a row is, rather than what became of an order. */
const ROW_TYPE = /^((transaction|event|record|document|doc|row|line)?type|(交易|单据|业务|收支|记录)?类型)$/;

/** Do words for money back stand on rows of their own, beside the sale they belong to, rather than on the sale? */
export function refundsAreRows({ rows, roles, name }: Lines): boolean {
  const [order, status] = [roles.indexOf('order_id'), roles.indexOf('status')];
  if (status < 0) return false;
  const saysBack = (row: readonly string[]) => kindOfStatus(row[status] ?? '') === 'refund';
  const back = rows.filter(saysBack);
  if (back.length === 0) return false;
  if (ROW_TYPE.test(plainName(name(status)))) return true;
  const idOf = (row: readonly string[]) => (order < 0 ? '' : (row[order] ?? '').trim());
  const sold = new Set(rows.filter((row) => !saysBack(row)).map(idOf));
  return back.filter((row) => idOf(row) !== '' && sold.has(idOf(row))).length * 2 > back.length;
}

/** A number on two days may be an order that was added to. */
const SEVERAL_DAYS = 3;

/** A till that counts its receipts anew each day: most of the numbers that stand on several lines stand on several days. */
export function restartsDaily({ rows, roles, decimal }: Lines): boolean {
  const at = (role: Role) => roles.indexOf(role);
  const [order, day, amount, status] = [at('order_id'), at('ordered_at'), at('amount'), at('status')];
  if (order < 0 || day < 0) return false;
  const days = new Map<string, { lines: number; days: Set<string> }>();
  for (const row of rows) {
    const id = (row[order] ?? '').trim();
    const date = dayOf(row[day] ?? '');
    // Money goes back under the number of the sale.
    const negative = amount >= 0 && (plainNumber(row[amount] ?? '', decimal(amount)) ?? 0) < 0;
    const back = negative || (status >= 0 && kindOfStatus(row[status] ?? '') === 'refund');
    if (id === '' || date === '' || back) continue;
    const known = days.get(id) ?? { lines: 0, days: new Set() };
    known.lines++;
    known.days.add(date);
    days.set(id, known);
  }
  const several = [...days.values()].filter(({ lines }) => lines > 1);
  return (
    several.length >= ENOUGH_ORDERS && several.filter((id) => id.days.size >= SEVERAL_DAYS).length * 2 > several.length
  );
}

/** What stands before the time of day. */
const dayOf = (stamp: string): string => stamp.trim().replace(/[T ]+\d{1,2}[:时點点時].*$/, '');
