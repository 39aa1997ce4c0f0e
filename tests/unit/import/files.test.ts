import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { Importer, look } from './support.ts';

const DATA = '../shared/data';

describe.skipIf(!existsSync(DATA))('real files, unchanged and unmapped by hand (skips without ../shared/data)', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));
  const open = async (path: string) => importer.import(await openAsBlob(`${DATA}/${path}`), { name: path });
  const text = (path: string) => readFileSync(`${DATA}/${path}`, 'utf8');
  const cents = (amounts: string[]) => amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0) / 100;

  it('CDNOW_master: columns padded with blanks, dates as one number', async () => {
    const rows = text('cdnow/CDNOW_master.txt')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.trim().split(/ +/));
    const { report } = await open('cdnow/CDNOW_master.txt');
    expect(report).toMatchObject({ lines: 69_659, accepted: 69_659, quarantined: 0, dropped: {} });
    expect(report.mapping).toEqual({
      customer_id: 'customer_id',
      ordered_at: 'date',
      quantity: 'number_of_cds',
      amount: 'dollar_value',
    });
    expect(report.totals).toMatchObject({
      customers: new Set(rows.map((row) => row[0])).size,
      amount: cents(rows.map((row) => row[3]!)),
      firstDay: '1997-01-01',
      lastDay: '1998-06-30',
    });
  });

  it('CDNOW_sample: the same without a header and with one more id', async () => {
    const rows = text('cdnow/CDNOW_sample.txt')
      .trim()
      .split('\r\n')
      .map((line) => line.trim().split(/ +/));
    const { report, rows: ask } = await open('cdnow/CDNOW_sample.txt');
    expect(report).toMatchObject({ lines: 6919, accepted: 6919 });
    expect(report.totals.customers).toBe(2357);
    expect(report.totals.amount).toBe(cents(rows.map((row) => row[4]!)));
    expect(ask('SELECT line_no, customer_id, quantity FROM lines ORDER BY record LIMIT 1')).toEqual([
      { line_no: 1, customer_id: '00004', quantity: 2 },
    ]);
  });

  it('RFM_TRAD_FLOW: SAS dates, returns as negative amounts, gifts as zeros', async () => {
    const { report, findings, rows } = await open('rfm_trad_flow/RFM_TRAD_FLOW.csv');
    expect(report).toMatchObject({ lines: 26_662, accepted: 26_662 });
    expect(report.totals.customers).toBe(1200);
    expect(report.mapping).toEqual({
      order_id: 'transID',
      customer_id: 'cumid',
      ordered_at: 'time',
      amount: 'amount',
      status: 'type',
    });
    const lines = text('rfm_trad_flow/RFM_TRAD_FLOW.csv')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const of = (keep: (amount: number, type: string) => boolean) =>
      lines.filter((line) => keep(Number(line[4]), line[6]!)).map((line) => line[4]!);
    const sums: Record<string, [number, number]> = {
      Normal: [15_867, 3_601_039.1],
      Special_offer: [1736, 242_491.7],
      returned_goods: [1070, -260_884.1],
      Presented: [7989, 0],
    };
    for (const [type, [count, sum]] of Object.entries(sums)) {
      const amounts = of((_, label) => label === type);
      expect([amounts.length, cents(amounts)]).toEqual([count, sum]);
    }
    const expected = {
      gift: of((amount, type) => amount === 0 && type === 'Presented'),
      refund: of((amount) => amount < 0),
      sale: of((amount, type) => amount > 0 || (amount === 0 && type !== 'Presented')),
    };
    expect(rows('SELECT kind, count(*) AS n, sum(amount) AS amount FROM lines GROUP BY kind ORDER BY kind')).toEqual(
      Object.entries(expected).map(([kind, amounts]) => ({ kind, n: amounts.length, amount: cents(amounts) })),
    );
    expect(findings.signMismatch.lines).toBe(
      of((amount, type) => (type === 'returned_goods') !== amount < 0 && (amount < 0 || type === 'returned_goods'))
        .length,
    );
  });

  it('rfm_r: quoted names as customers', async () => {
    const { report } = await open('rfm_r/rfm_data_orders.csv');
    expect(report).toMatchObject({ lines: 4906, accepted: 4906, totals: { customers: 995, amount: 464_158 } });
  });

  it('online_retail.csv.gz: the funnel of METHODS 12', async () => {
    const { report, funnel, cases, rows } = await open('online_retail/online_retail.csv.gz');
    expect(report.mapping).toMatchObject({ order_id: 'InvoiceNo', region: 'Country', unit_price: 'UnitPrice' });
    expect(report).toMatchObject({
      lines: 541_909,
      accepted: 406_789,
      quarantined: 0,
      dropped: { 'no-customer': 135_080, 'no-price': 40 },
    });
    expect(funnel).toEqual({
      records: 541_909,
      withCustomer: 406_829,
      notRefund: 397_924,
      positive: 397_884,
    });
    expect(rows('SELECT count(*)::INTEGER AS n FROM lines WHERE flags & 1 <> 0')).toEqual([{ n: 5268 }]);
    expect(cases['no-price']).toMatchObject({ lines: 40, amount: 0 });
    expect(
      rows(`SELECT count(DISTINCT order_id) AS invoices, count(DISTINCT customer_id) AS customers, sum(amount) AS revenue
        FROM lines WHERE fate IS NULL AND kind = 'sale' AND flags & 2 = 0`),
    ).toEqual([{ invoices: 18_532, customers: 4338, revenue: 8_911_407.9 }]);
    const lines = gunzipSync(readFileSync(`${DATA}/online_retail/online_retail.csv.gz`))
      .toString()
      .split('\n');
    const picks = rows(`SELECT line_no, order_id, product_id FROM lines WHERE record % 50_000 = 0 ORDER BY record`);
    expect(picks).toHaveLength(10);
    for (const { line_no, order_id, product_id } of picks)
      expect(lines[Number(line_no) - 1]).toMatch(new RegExp(`^${order_id},${product_id},`));
  });

  it('the two Taobao files, workbook and GB18030 text, give the same tables to the millisecond', async () => {
    const COLUMNS = `SELECT customer_id, strftime(ordered_at, '%Y-%m-%d %H:%M:%S.%g') AS at, region, quantity, amount::DOUBLE AS amount, kind FROM lines ORDER BY record`;
    const csv = await open('taobao_rfm/taobao_rfm_gb18030.csv');
    expect(csv.plan.reading).toEqual({ path: [], format: 'text', encoding: 'gb18030' });
    expect(csv.report.mapping).toMatchObject({
      customer_id: '买家昵称',
      ordered_at: '付款日期',
      status: '订单状态',
      amount: '实付金额',
      region: '省份',
      quantity: '购买数量',
    });
    const rows = new TextDecoder('gb18030')
      .decode(readFileSync(`${DATA}/taobao_rfm/taobao_rfm_gb18030.csv`))
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    expect(csv.report).toMatchObject({ lines: 28_833, accepted: 28_833, quarantined: 0 });
    expect(csv.report.totals.amount).toBe(cents(rows.map((row) => row[4]!)));
    expect(csv.rows('SELECT kind, count(*) AS n FROM lines GROUP BY kind ORDER BY kind')).toEqual([
      { kind: 'refund', n: rows.filter((row) => row[3] !== '交易成功').length },
      { kind: 'sale', n: rows.filter((row) => row[3] === '交易成功').length },
    ]);
    const ofText = csv.rows(COLUMNS);
    const workbook = await open('taobao_rfm/taobao_rfm.xlsx');
    expect(workbook.plan.reading.format).toBe('xlsx');
    expect(workbook.report).toMatchObject({ lines: 28_833, accepted: 28_833, totals: csv.report.totals });
    expect(workbook.rows(COLUMNS)).toEqual(ofText);
  });

  it('groceries.csv: ragged baskets of products, no orders', async () => {
    const { report, plan, probe, rows } = await open('groceries/groceries.csv');
    expect(plan.table).toBe('baskets');
    expect(plan.dialect).toMatchObject({ ragged: true, headerLines: 0 });
    expect(probe.problems.map(({ code }) => code)).toContain('no-buyer');
    expect(report).toMatchObject({ lines: 9835, accepted: 9835, quarantined: 0 });
    const products = text('groceries/groceries.csv')
      .trim()
      .split(/\r?\n/)
      .flatMap((line) => line.split(','));
    expect(rows('SELECT sum(len(products))::INTEGER AS n FROM lines')).toEqual([{ n: products.length }]);
    expect(rows('SELECT count(DISTINCT p)::INTEGER AS n FROM (SELECT unnest(products) AS p FROM lines)')).toEqual([
      { n: new Set(products).size },
    ]);
  });

  it('orders_gbk.csv: customers and products without a day are baskets', async () => {
    const { report, plan, rows } = await open('gbk_basket/orders_gbk.csv');
    expect([plan.table, plan.reading.encoding]).toEqual(['baskets', 'gb18030']);
    expect(report).toMatchObject({ lines: 60_398, accepted: 60_398 });
    expect(report.mapping).toEqual({ customer_id: '客户ID', product: '产品名称' });
    expect(rows('SELECT customer_id, product FROM lines ORDER BY record LIMIT 2')).toEqual([
      { customer_id: '11000', product: '旅行自行车' },
      { customer_id: '11000', product: '挡泥板' },
    ]);
  });

  it('nps.csv: answers of a survey', async () => {
    const { report, plan, rows } = await open('nps_retail_fr/nps.csv');
    expect(plan.table).toBe('feedback');
    expect(report).toMatchObject({ lines: 13_954, accepted: 13_954, quarantined: 0 });
    const scores = text('nps_retail_fr/nps.csv')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[1]!);
    expect(rows('SELECT count(score)::INTEGER AS n, sum(score) AS sum FROM lines')).toEqual([
      { n: 13_612, sum: scores.filter((score) => /\d/.test(score)).reduce((sum, score) => sum + Number(score), 0) },
    ]);
  });

  it('hotel reviews: quoted texts with commas, quotes and line ends', async () => {
    const { report, plan, survey, rows } = await open('reviews_hotel_zh/ChnSentiCorp_htl_all.csv');
    expect(plan.table).toBe('feedback');
    expect(report).toMatchObject({ lines: 7766, accepted: 7766, quarantined: 0 });
    expect(survey.setAside).toEqual([]);
    expect(rows('SELECT label, comment FROM lines ORDER BY record LIMIT 1')[0]).toMatchObject({
      label: '1',
      comment: expect.stringContaining('"蔡陆线"') as string,
    });
  });

  it('the package lifetimes: a day and an id without money is no shop yet', async () => {
    const { probe } = await look(await openAsBlob(`${DATA}/lifetimes/example_transactions.csv`));
    expect(probe.plan.columns[0]).toMatchObject({ name: 'date', role: 'ordered_at' });
    expect(probe.problems.map(({ code }) => code)).toContain('no-amount-column');
  });
});
