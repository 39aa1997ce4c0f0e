import { existsSync, openAsBlob } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { revenueOf } from '#import/quality.ts';
import { Importer } from './support.ts';

const DATA = '../shared/data/platform_headers';

describe.skipIf(!existsSync(DATA))('exports of platforms, unmapped by hand (skips without ../shared/data)', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));
  const open = async (name: string, zone = 'UTC') =>
    importer.import(await openAsBlob(`${DATA}/${name}`), { name, zone });
  const LINES = `SELECT order_id, customer_id, strftime(ordered_at, '%Y-%m-%d %H:%M:%S') AS at, amount::DOUBLE AS amount, kind FROM lines WHERE fate IS NULL ORDER BY record`;

  it('Shopify: totals on the first line are spread over the order, refunds stand beside the sale', async () => {
    const { report, rows } = await open('shopify_sample_synthetic.csv');
    expect(report).toMatchObject({
      layout: 'shopify-orders',
      table: 'orders',
      lines: 7,
      accepted: 6,
      dropped: { 'no-customer': 1 },
      totals: { refunded: 31 },
    });
    expect(rows(LINES)).toEqual([
      { order_id: '#1001', customer_id: 'ada@example.com', at: '2025-01-03 15:14:00', amount: 32, kind: 'sale' },
      { order_id: '#1001', customer_id: 'ada@example.com', at: '2025-01-03 15:14:00', amount: 20, kind: 'sale' },
      { order_id: '#1003', customer_id: 'ada@example.com', at: '2025-02-10 13:00:00', amount: 16, kind: 'sale' },
      { order_id: '#1004', customer_id: 'bo@example.com', at: '2025-02-11 13:00:00', amount: 25, kind: 'sale' },
      { order_id: '#1005', customer_id: 'bo@example.com', at: '2025-02-12 13:00:00', amount: 25, kind: 'cancelled' },
      { order_id: '#1006', customer_id: 'bo@example.com', at: '2025-03-01 05:30:00', amount: 25, kind: 'cancelled' },
    ]);
  });

  it('JD: totals repeated on every line count once, three ways to write a date', async () => {
    const { report, rows } = await open('jd_sample_synthetic_gbk.csv');
    expect(report).toMatchObject({ layout: 'jd-orders', encoding: 'gb18030', lines: 4, accepted: 4, quarantined: 0 });
    expect(rows(LINES)).toEqual([
      { order_id: 'JD1', customer_id: 'jd_u1', at: '2024-01-15 10:00:00', amount: 250, kind: 'sale' },
      { order_id: 'JD1', customer_id: 'jd_u1', at: '2024-01-15 10:00:00', amount: 250, kind: 'sale' },
      { order_id: 'JD2', customer_id: 'jd_u2', at: '2024-02-01 08:00:00', amount: 99, kind: 'cancelled' },
      { order_id: 'JD3', customer_id: 'jd_u1', at: '2024-03-01 08:00:00', amount: 1099, kind: 'sale' },
    ]);
  });

  it('Taobao: ids in ="…", orders closed or never paid are cancelled, dated by their creation', async () => {
    const { report, rows } = await open('taobao_sample_synthetic_gb18030.csv');
    expect(report).toMatchObject({ layout: 'taobao-orders', encoding: 'gb18030', lines: 5, accepted: 5 });
    expect(rows(LINES)).toEqual([
      {
        order_id: '1234567890123456781',
        customer_id: 'tb示例_01',
        at: '2024-11-11 00:00:31',
        amount: 128,
        kind: 'sale',
      },
      {
        order_id: '1234567890123456782',
        customer_id: 'tb示例_01',
        at: '2024-12-02 21:03:11',
        amount: 59.9,
        kind: 'sale',
      },
      {
        order_id: '1234567890123456783',
        customer_id: '小鹿㐂㐂',
        at: '2024-12-03 10:01:00',
        amount: 88,
        kind: 'cancelled',
      },
      {
        order_id: '1234567890123456784',
        customer_id: '小鹿㐂㐂',
        at: '2024-12-09 10:00:00',
        amount: 0,
        kind: 'cancelled',
      },
      { order_id: '1234567890123456785', customer_id: '𠮷田家', at: '2025-01-05 09:09:00', amount: 1288, kind: 'sale' },
    ]);
  });

  it('Stripe: UTC stamps in shop time, failed charges cancelled, refunds by column', async () => {
    const { report, facts, rows } = await open('stripe_sample_synthetic.csv', 'Asia/Shanghai');
    expect(report).toMatchObject({ layout: 'stripe-payments', lines: 4, accepted: 4, totals: { refunded: 850 } });
    const sales = facts.tally.filter(({ kind }) => kind === 'sale');
    expect(sales.reduce((sum, row) => sum + revenueOf(row, false), 0)).toBe(500 + 600 - 600 + 1000 - 250);
    expect(rows(LINES)).toEqual([
      { order_id: 'ch_1', customer_id: 'c1@example.com', at: '2025-03-15 00:20:00', amount: 500, kind: 'sale' },
      { order_id: 'ch_2', customer_id: 'c2@example.com', at: '2025-06-01 20:00:00', amount: 750, kind: 'cancelled' },
      { order_id: 'ch_3', customer_id: 'c3@example.com', at: '2025-07-04 17:00:00', amount: 600, kind: 'sale' },
      { order_id: 'ch_4', customer_id: 'c1@example.com', at: '2025-11-03 02:00:00', amount: 1000, kind: 'sale' },
    ]);
  });

  it('Magento: closed orders are sales with their money given back', async () => {
    const { report, rows } = await open('magento2_sample_synthetic.csv');
    expect(report).toMatchObject({ layout: 'magento-orders', lines: 3, accepted: 3, totals: { refunded: 120.5 } });
    expect(rows(LINES)).toEqual([
      { order_id: '000000001', customer_id: 'c1@example.com', at: '2024-04-05 21:06:21', amount: 36, kind: 'sale' },
      { order_id: '000000002', customer_id: 'c1@example.com', at: '2024-05-15 00:00:00', amount: 120.5, kind: 'sale' },
      {
        order_id: '000000003',
        customer_id: 'c2@example.com',
        at: '2024-05-31 23:59:59',
        amount: 15,
        kind: 'cancelled',
      },
    ]);
  });

  it('Etsy: two-digit years, a buyer missing', async () => {
    const { report, rows } = await open('etsy_sample_synthetic.csv');
    expect(report).toMatchObject({ layout: 'etsy-orders', lines: 3, accepted: 2, dropped: { 'no-customer': 1 } });
    expect(rows(LINES)).toEqual([
      { order_id: '1', customer_id: 'u1', at: '2024-12-30 00:00:00', amount: 50, kind: 'sale' },
      { order_id: '3', customer_id: 'u1', at: '2025-02-03 00:00:00', amount: 30, kind: 'sale' },
    ]);
  });

  it('WooCommerce: refunds are negative rows of their own day, the buyer is only a name', async () => {
    const { report, probe, rows } = await open('woocommerce_analytics_sample_synthetic.csv');
    expect(report).toMatchObject({ layout: 'woocommerce-analytics', lines: 3, accepted: 3 });
    expect(probe.layout?.notes).toContain('name-only');
    expect(rows(LINES)).toEqual([
      { order_id: '10', customer_id: 'Ada Example', at: '2025-01-05 13:00:00', amount: 1234.5, kind: 'sale' },
      { order_id: '11', customer_id: 'Bo Example', at: '2025-02-05 13:00:00', amount: -99.9, kind: 'refund' },
      { order_id: '12', customer_id: 'Ada Example', at: '2025-03-05 13:00:00', amount: 88, kind: 'sale' },
    ]);
  });

  it.each([
    ['amazon_sample_synthetic.txt', 'amazon-all-orders', 3],
    ['douyin_sample_synthetic_utf8bom.csv', 'douyin-orders', 3],
  ])('%s names no buyer: baskets, refused for RFM with the reason', async (name, layout, lines) => {
    const { report, probe } = await open(name);
    expect(report).toMatchObject({ layout, table: 'baskets', lines, accepted: lines, quarantined: 0 });
    expect(probe.problems.map(({ code }) => code)).toContain('no-buyer');
  });
});
