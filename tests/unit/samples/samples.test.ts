import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formats } from '#i18n/format.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { word } from '#i18n/word.ts';
import { look } from '../import/support.ts';
import { generateShop, SHOPS, type SampleLocale, type ShopId } from '#samples/index.ts';

const LOCALES: SampleLocale[] = ['zh-CN', 'en'];
const ids = SHOPS.map(({ id }) => id);
const files = new Map<string, ReturnType<typeof generateShop>>();

function shop(id: ShopId, locale: SampleLocale = 'en') {
  const key = `${id} ${locale}`;
  if (!files.has(key)) files.set(key, generateShop(id, { locale }));
  return files.get(key)!;
}

/** The file as somebody would read it who knows nothing of the generator but the words of its columns. */
interface Line {
  order: string;
  customer: string;
  day: number;
  channel: string;
  cents: number;
  status: string;
}

function read(csv: string): { lines: Line[]; dirty: string[][]; records: number } {
  const rows = csv.trimEnd().split('\r\n').map(split);
  const columns = rows.shift()!;
  const at = (row: string[], name: string) => row[columns.indexOf(name)]!;
  const clean = (row: string[]) =>
    at(row, 'Customer') !== '' && /^-?\d+\.\d\d$/.test(at(row, 'Amount')) && isStamp(at(row, 'Paid at'));
  return {
    records: rows.length,
    dirty: rows.filter((row) => !clean(row)),
    lines: rows.filter(clean).map((row) => ({
      order: at(row, 'Order ID'),
      customer: at(row, 'Customer'),
      day: Date.parse(`${at(row, 'Paid at').slice(0, 10)}T00:00:00Z`) / 86_400_000,
      channel: at(row, 'Channel'),
      cents: Math.round(Number(at(row, 'Amount')) * 100),
      status: at(row, 'Status'),
    })),
  };
}

// Quotes stand around whole cells only, and none of the shop's words holds a doubled one.
const split = (row: string) =>
  [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare!);

const isStamp = (text: string) => {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text.slice(0, 10);
};

interface Paid {
  day: number;
  channel: string;
  cents: number;
}

/** Paid orders per customer, in order of time. */
function paidOrders(lines: readonly Line[]): Paid[][] {
  const orders = new Map<string, Paid & { customer: string }>();
  for (const { order, customer, day, channel, cents, status } of lines) {
    if (status !== 'Completed') continue;
    const known = orders.get(order);
    if (known) known.cents += cents;
    else orders.set(order, { customer, day, channel, cents });
  }
  const customers = new Map<string, Paid[]>();
  for (const order of orders.values()) customers.set(order.customer, [...(customers.get(order.customer) ?? []), order]);
  return [...customers.values()].map((own) => own.sort((a, b) => a.day - b.day));
}

function byOrder(lines: readonly Line[]): Map<string, Line[]> {
  const orders = new Map<string, Line[]>();
  for (const line of lines) orders.set(line.order, [...(orders.get(line.order) ?? []), line]);
  return orders;
}

const share = <T>(of: readonly T[], test: (item: T) => boolean) => of.filter(test).length / of.length;

describe.each(ids)('the shop “%s”', (id) => {
  it('gives the same bytes for the same seed, others for another', () => {
    const hash = (csv: string) => createHash('sha256').update(csv).digest('hex');
    expect(hash(generateShop(id, { locale: 'en' }).csv)).toBe(hash(shop(id).csv));
    expect(hash(generateShop(id, { locale: 'en', seed: 2 }).csv)).not.toBe(hash(shop(id).csv));
  });

  it('has the same truth in both languages', () => {
    expect(shop(id, 'zh-CN').truth).toEqual(shop(id, 'en').truth);
    expect(shop(id, 'zh-CN').csv).not.toBe(shop(id, 'en').csv);
  });

  it('counts in its truth what stands in the file', () => {
    const { csv, truth } = shop(id);
    const { lines, dirty, records } = read(csv);
    const of = (status: string) => lines.filter((line) => line.status === status);
    const sum = (some: readonly Line[]) => some.reduce((total, { cents }) => total + cents, 0) / 100;
    const customers = paidOrders(lines);
    const days = customers.flat().map(({ day }) => day);
    expect(truth).toMatchObject({
      lines: records,
      customers: customers.length,
      orders: customers.flat().length,
      sales: sum(of('Completed')),
      refunds: sum(of('Refunded')),
      refundLines: of('Refunded').length,
      cancelledOrders: new Set(of('Cancelled').map(({ order }) => order)).size,
      giftLines: of('Gift').length,
      firstDay: days.reduce((a, b) => Math.min(a, b)),
      lastDay: days.reduce((a, b) => Math.max(a, b)),
    });
    expect(truth.dirt.badDates + truth.dirt.noCustomer + truth.dirt.badAmounts).toBe(dirty.length);
  });

  it('is about 20,000 orders of the promised customers, with a little of everything that goes wrong', () => {
    const { truth } = shop(id);
    expect(truth.orders).toBeGreaterThan(18_000);
    expect(truth.orders).toBeLessThan(24_000);
    expect(truth.customers).toBe(SHOPS.find((known) => known.id === id)!.customers);
    for (const count of [truth.refundLines, truth.cancelledOrders, truth.giftLines]) {
      expect(count / truth.orders).toBeGreaterThan(0.01);
      expect(count / truth.orders).toBeLessThan(0.08);
    }
    for (const count of Object.values(truth.dirt)) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(30);
    }
  });

  it('gives money back on a later day, never more than was paid', () => {
    const { lines } = read(shop(id).csv);
    const paid = byOrder(lines.filter(({ status }) => status === 'Completed'));
    const back = byOrder(lines.filter(({ status }) => status === 'Refunded'));
    const sum = (some: readonly Line[]) => some.reduce((total, { cents }) => total + cents, 0);
    for (const [order, refunds] of back) {
      const first = paid.get(order)![0]!;
      for (const { day, cents, customer } of refunds) {
        expect(day).toBeGreaterThan(first.day);
        expect(cents).toBeLessThan(0);
        expect(customer).toBe(first.customer);
      }
      expect(-sum(refunds)).toBeLessThanOrEqual(sum(paid.get(order)!));
    }
  });

  it.each(LOCALES)('is read by the import without a hand on the mapping (%s)', async (locale) => {
    const { csv, name } = shop(id, locale);
    const {
      probe: { plan },
    } = await look(new Blob([csv]), { name });
    expect(plan.columns.map(({ role }) => role)).toEqual([
      'order_id',
      'customer_id',
      'ordered_at',
      'product_id',
      'product',
      'category',
      'channel',
      'region',
      'quantity',
      'unit_price',
      'amount',
      'currency',
      'status',
    ]);
    expect(Object.values(plan.statusKinds).sort()).toEqual(['cancelled', 'gift', 'refund', 'sale']);
  });

  it.each([
    ['zh-CN', zhCN],
    ['en', en],
  ] as const)('says its truth in words (%s)', (locale, messages) => {
    const { truth } = shop(id, locale);
    const t = (key: keyof typeof messages, params: never) => {
      const message = messages[key] as string | ((params: never) => string);
      return typeof message === 'string' ? message : message(params);
    };
    expect(truth.sentences.length).toBeGreaterThanOrEqual(2);
    for (const phrase of truth.sentences) {
      expect(word(phrase, { t, format: formats(locale), currency: 'CNY' })).not.toMatch(/undefined|NaN/);
    }
    for (const part of ['name', 'question', 'facts']) expect(messages).toHaveProperty([`samples.${id}.${part}`]);
  });
});

describe('the coffee roaster', () => {
  const { csv, truth } = shop('roaster');
  const customers = paidOrders(read(csv).lines);
  const ordered = (count: number) => (own: Paid[]) => own.length >= count;

  it('loses most customers before the second order, and few after it', () => {
    expect(share(customers, ordered(2))).toBeCloseTo(truth.numbers['secondShare']!, 12);
    expect(share(customers.filter(ordered(2)), ordered(3))).toBeCloseTo(truth.numbers['thirdShare']!, 12);
    expect(truth.numbers['secondShare']).toBeLessThan(0.4);
    expect(truth.numbers['thirdShare']).toBeGreaterThan(0.7);
  });

  it('leaks on the marketplace', () => {
    const began = (channel: string) =>
      share(
        customers.filter(([first]) => first!.channel === channel),
        ordered(2),
      );
    expect(began('Own shop')).toBeCloseTo(truth.numbers['ownSecondShare']!, 12);
    expect(began('Marketplace')).toBeCloseTo(truth.numbers['marketSecondShare']!, 12);
    expect(began('Marketplace')).toBeLessThan(began('Own shop') / 1.5);
  });
});

describe('the children’s clothes shop', () => {
  const { csv, truth } = shop('kids');
  const customers = paidOrders(read(csv).lines);

  it('lives in four months', () => {
    const month = (day: number) => new Date(day * 86_400_000).getUTCMonth() + 1;
    const inSeason = share(customers.flat(), ({ day }) => [3, 4, 9, 10].includes(month(day)));
    expect(inSeason).toBeCloseTo(truth.numbers['seasonShare']!, 12);
    expect(inSeason).toBeGreaterThan(0.8);
  });

  it('sees most of its quiet customers again', () => {
    const last = Date.parse('2025-06-30T00:00:00Z') / 86_400_000;
    const gap = ([first, second]: Paid[]) => (second ? second.day - first!.day : Infinity);
    const quiet = customers.filter((own) => own[0]!.day + 400 <= last && gap(own) > 120);
    expect(quiet).toHaveLength(truth.numbers['quiet']!);
    expect(share(quiet, (own) => gap(own) <= 400)).toBeCloseTo(truth.numbers['waitingShare']!, 12);
    expect(truth.numbers['waitingShare']).toBeGreaterThan(0.5);
  });
});

describe('the tea shop', () => {
  const { csv, truth } = shop('tea');
  const customers = paidOrders(read(csv).lines);
  const spent = (own: Paid[]) => own.reduce((sum, { cents }) => sum + cents, 0);

  it('has a crowd just above 1,000 yuan and a hole just below', () => {
    const between = (low: number, high: number) =>
      customers.filter((own) => spent(own) >= low * 100 && spent(own) < high * 100).length;
    expect(between(900, 1000)).toBe(truth.numbers['below']);
    expect(between(1000, 1100)).toBe(truth.numbers['above']);
    expect(between(1000, 1100)).toBeGreaterThan(3 * between(900, 1000));
    expect(between(1000, 1100)).toBeGreaterThan(3 * between(1100, 1200));
  });

  it('loses members when they reach the line, not when they reach another', () => {
    const stopped = (line: number) => {
      const reached = customers.filter((own) => spent(own) >= line * 100);
      return share(reached, (own) => spent(own.slice(0, -1)) < line * 100);
    };
    expect(stopped(1000)).toBeCloseTo(truth.numbers['stopShare']!, 12);
    expect(stopped(700)).toBeCloseTo(truth.numbers['otherStopShare']!, 12);
    expect(stopped(1000)).toBeGreaterThan(1.5 * stopped(700));
  });
});

describe('SHOPS', () => {
  it.each(SHOPS)('is what the start page says of “$id”', ({ id, customers, months, currency }) => {
    const facts = en[`samples.${id}.facts`];
    expect(facts).toContain(`${formats('en').integer(customers)} customers`);
    expect(facts).toContain(`${months} months`);
    expect(facts).toContain(currency);
    expect(zhCN[`samples.${id}.facts`]).toContain(`${formats('zh-CN').integer(customers)}位`);
    const [first, last] = [shop(id).truth.firstDay, shop(id).truth.lastDay];
    expect((last - first) / 30.44).toBeGreaterThan(months - 1.5);
  });
});
