import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { download, engineReady, expect, goTo, importFile, test } from '../support/app.ts';

const SHARED = '../shared';
const here = existsSync(`${SHARED}/data`);
const UCI = 'lang=en&asOf=2011-12-10&refunds=ignore&sameDay=keep';

/** Rows of a CSV without quoted cells, by its header. */
function rowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.replace('\uFEFF', '').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}
const reference = (name: string) => rowsOf(readFileSync(`${SHARED}/reference/clv/${name}.csv`, 'utf8'));
const exported = async (page: Page, name: string) => {
  const file = await download(page, page.locator(`button[title="${name}"]`).first());
  expect(file.name).toBe(name);
  return rowsOf(file.text);
};

test.describe('UCI Online Retail', () => {
  test.skip(!here, 'the real files are not beside the project');

  test('comes out as published, from the file to the exports', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    await importFile(page, `${SHARED}/data/online_retail/online_retail.csv.gz`);
    const report = JSON.parse(
      (await download(page, page.getByRole('button', { name: 'Export import report' }))).text,
    ) as { files: unknown[] };
    expect(report.files[0]).toMatchObject({
      lines: 541_909,
      accepted: 406_789,
      quarantined: 0,
      dropped: { 'no-customer': 135_080, 'no-price': 40 },
    });
    const funnel = page.getByRole('table').filter({ hasText: 'that are not money back' });
    for (const count of ['541,909', '406,829', '397,924', '397,884'])
      await expect(funnel.getByText(count)).toBeVisible();
    await expect(
      page.getByRole('paragraph').filter({ hasText: '5,268 lines repeat an earlier line exactly' }),
    ).toBeVisible();

    await goTo(page, `#/rfm?${UCI}&scheme=quantile&k=5`);
    await expect(page.locator('header').getByText('4,338 customers, 18,532 orders, 8,911,408')).toBeVisible();
    const byId = new Map(reference('online_retail_all_rfm').map((row) => [Number(row['CustomerID']), row]));
    const quantile = await exported(page, 'rfm-customers.csv');
    expect(quantile.length).toBe(4338);
    for (const row of quantile) {
      const other = byId.get(Number(row['customer_id']))!;
      expect([row['days_since_last_order'], row['orders'], row['r'], row['f'], row['m']], row['customer_id']).toEqual([
        other['recency'],
        other['frequency'],
        other['A_R'],
        other['A_F'],
        other['A_M'],
      ]);
      expect(Math.abs(Number(row['revenue']) - Number(other['monetary']))).toBeLessThan(0.005);
    }
    const best = (rows: Record<string, string>[]) => rows.filter(({ r, f, m }) => `${r}${f}${m}` === '555').length;
    expect(best(quantile)).toBe(324);

    await goTo(page, `#/rfm?${UCI}&scheme=ntile&k=5`);
    expect(best(await exported(page, 'rfm-customers.csv'))).toBe(348);

    for (const [measure, file] of [
      ['customers', 'customers'],
      ['rate', 'retention'],
      ['orders', 'orders'],
      ['revenue', 'revenue'],
    ] as const) {
      await goTo(page, `#/cohorts?${UCI}&by=month&measure=${measure}&mode=on`);
      await expect(
        page
          .getByRole('rowheader', { name: '2010-12' })
          .or(page.getByRole('rowheader', { name: 'Dec 2010' }))
          .first(),
      ).toBeVisible();
      const cells = await exported(page, 'cohorts.csv');
      const wanted = reference(`online_retail_all_cohort_${file}_monthly`);
      expect(cells.length).toBe(91);
      for (const { cohort, period, value, complete } of cells) {
        const cell = wanted.find(({ c }) => c === cohort)![period!]!;
        expect(Math.abs(Number(value) - Number(cell)), `${cohort} ${period} ${measure}`).toBeLessThan(
          measure === 'rate' ? 1e-6 : 0.006,
        );
        expect(complete).toBe(String(!isPart(cohort!, Number(period))));
      }
    }
  });
});

/** December 2011 is seen until the 9th. */
const isPart = (cohort: string, period: number) => {
  const [year = 0, month = 0] = cohort.split('-').map(Number);
  return year * 12 + month + period === 2011 * 12 + 12;
};

test.describe('files that other tools choke on', () => {
  test.skip(!here, 'the real files are not beside the project');
  const files = {
    'cdnow/CDNOW_master.txt': { lines: 69_659, customers: '23,570', revenue: '2,500,316' },
    'cdnow/CDNOW_sample.txt': { lines: 6_919, customers: '2,357', revenue: '' },
    'rfm_r/rfm_data_orders.csv': { lines: 4_906, customers: '995', revenue: '464,158' },
    'rfm_trad_flow/RFM_TRAD_FLOW.csv': { lines: 26_662, customers: '1,200', revenue: '' },
  };

  test('load without a change to the mapping', async ({ open }) => {
    const page = await open({ at: '#/data?count=all' });
    await engineReady(page);
    for (const [name, { lines, customers, revenue }] of Object.entries(files)) {
      await test.step(name, async () => {
        await importFile(page, `${SHARED}/data/${name}`);
        await expect(page.getByText(`${lines.toLocaleString('en')} lines are used`)).toBeVisible();
        await expect(page.locator('header').getByText(`${customers} customers`)).toBeVisible();
        if (revenue !== '') await expect(page.locator('header').getByText(revenue)).toBeVisible();
      });
    }
  });
});

test.describe('files of the issue that are no UTF-8 orders', () => {
  test.skip(!here, 'the real files are not beside the project');

  test('Taobao as workbook and as GB18030 text give the same eight classes, as published', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    const frame = 'asOf=2019-07-01&refunds=ignore&sameDay=merge';
    const scores = 'scheme=fixed&cuts=30,60,90,120/2,3,4,5/50,100,150,200&m=average&high=scoreMean';
    const tables: Record<string, string>[][] = [];
    for (const name of ['taobao_rfm.xlsx', 'taobao_rfm_gb18030.csv']) {
      await test.step(name, async () => {
        await goTo(page, '#/data');
        await importFile(page, `${SHARED}/data/taobao_rfm/${name}`);
        await expect(page.getByText('28,833 lines are used')).toBeVisible();
        await goTo(page, `#/rfm?${frame}&${scores}`);
        tables.push(await exported(page, 'rfm-segments.csv'));
      });
    }
    expect(tables[1]).toEqual(tables[0]);
    const customers = Object.fromEntries(tables[0]!.map((row) => [row['segment'], Number(row['customers'])]));
    expect(customers).toEqual({
      'important-winback': 7400,
      'general-winback': 6696,
      'important-develop': 5365,
      'general-develop': 4208,
      'important-value': 753,
      'general-value': 448,
      'important-keep': 363,
      'general-keep': 187,
    });
  });

  const others = {
    'groceries/groceries.csv': { lines: 9835, table: 'baskets' },
    'gbk_basket/orders_gbk.csv': { lines: 60_398, table: 'baskets' },
    'nps_retail_fr/nps.csv': { lines: 13_954, table: 'feedback' },
    'reviews_hotel_zh/ChnSentiCorp_htl_all.csv': { lines: 7766, table: 'feedback' },
  };

  test('baskets, surveys and reviews load as what they are, and RFM says why not', async ({ open }) => {
    const page = await open({ at: '#/data' });
    await engineReady(page);
    for (const [name, { lines, table }] of Object.entries(others)) {
      await test.step(name, async () => {
        await goTo(page, '#/data');
        await importFile(page, `${SHARED}/data/${name}`);
        const { text } = await download(page, page.getByRole('button', { name: 'Export import report' }));
        const { files } = JSON.parse(text) as { files: Record<string, unknown>[] };
        expect(files).toMatchObject([{ table, lines, accepted: lines, quarantined: 0 }]);
        await goTo(page, '#/rfm');
        await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('RFM');
        await expect(page.getByRole('link', { name: /SQL/ }).first()).toBeVisible();
      });
    }
  });
});
