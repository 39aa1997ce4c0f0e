import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { estimateMemory, reconciles } from '#import/index.ts';
import type { Role } from '#orders/schema.ts';
import { look } from './support.ts';

const probe = async (file: Blob | string) => (await look(file)).probe;
const plan = async (text: string | Blob) => (await probe(text)).plan;
const roles = async (header: string, row: string) => {
  const { columns } = await plan(`${header}\n${`${row}\n`.repeat(5)}`);
  return Object.fromEntries(
    columns.filter(({ role }) => role !== null).map(({ name, role }) => [role, name]),
  ) as Partial<Record<Role, string>>;
};

describe('probe', () => {
  it.each([',', ';', '\t', '|'] as const)('finds the delimiter %j, quoted fields or not', async (delimiter) => {
    const rows = Array.from({ length: 30 }, (_, i) => [`c${i}`, '2024-01-05', '"a, b; c | d"', '5.00'].join(delimiter));
    const { dialect, columns } = await plan(
      ['customer_id', 'date', 'product', 'amount'].join(delimiter) + '\n' + rows.join('\n'),
    );
    expect(dialect).toMatchObject({ delimiter, quote: '"', escape: 'double', headerLines: 1, firstLine: 1 });
    expect(columns).toHaveLength(4);
  });

  it('looks into gzip and forgives a BOM', async () => {
    const found = await plan(new Blob([gzipSync('\ufeffcustomer_id,date,amount\nc1,2024-01-05,5\n')]));
    expect(found.reading).toEqual({ path: [], format: 'text', encoding: 'utf-8' });
    expect(found.columns.map(({ name }) => name)).toEqual(['customer_id', 'date', 'amount']);
  });

  it('keeps surplus, blank and repeated names apart', async () => {
    const { columns } = await plan('customer_id,,amount,amount,\nc1,2024-01-05,5,5\nc1,2024-01-05,5,5\n');
    expect(columns.map(({ name }) => name)).toEqual(['customer_id', 'column 2', 'amount', 'amount_2']);
  });

  it('shows the first rows with their physical lines', async () => {
    const { rows } = await probe('a,b\n\n"x\ny",1\nz,2\n');
    expect(rows).toEqual([
      { line: 3, fields: ['x\ny', '1'] },
      { line: 5, fields: ['z', '2'] },
    ]);
  });

  it('estimates memory by records and widths: 5 million lines fit, 50 million do not', async () => {
    const found = await probe(
      new Blob([
        'order_id,customer_id,date,quantity,amount,product\n',
        '1234567,1234567,2024-01-05 10:20:30,1,25.00,coffee beans of some longer name indeed\n'.repeat(1000),
      ]),
    );
    expect(estimateMemory({ ...found, textBytes: 500e6 }, found.plan)).toBeLessThan(3.1 * 1024 ** 3);
    expect(estimateMemory({ ...found, textBytes: 5e9 }, found.plan)).toBeGreaterThan(3.1 * 1024 ** 3);
  });
});

describe('roles guessed', () => {
  it('Taobao', async () => {
    expect(
      await roles(
        '订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称',
        '="2284517760031",tb小鹿,128.00,128.00,128.00,交易成功,2025-04-01 09:12:44,2025-04-01 09:13:00,云南小粒咖啡豆,1,小店',
      ),
    ).toEqual({
      order_id: '订单编号',
      customer_id: '买家会员名',
      amount: '买家实际支付金额',
      status: '订单状态',
      ordered_at: '订单付款时间',
      created_at: '订单创建时间',
      product: '宝贝标题',
      quantity: '宝贝总数量',
      channel: '店铺名称',
    });
  });

  it('Taobao with every buyer masked: baskets, because t**8 may be anybody', async () => {
    const { plan, problems } = await probe(
      `订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单付款时间,宝贝标题\n${'="228",t**8,128.00,128.00,交易成功,2025-04-01 09:13:00,咖啡豆\n'.repeat(5)}`,
    );
    expect([plan.layout, plan.table]).toEqual(['taobao-orders', 'baskets']);
    expect(problems.map(({ code }) => code)).toContain('no-buyer');
  });

  it('Etsy, with two-digit years and an amount in money', async () => {
    expect(
      await roles(
        'Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Currency,Order Value,Status',
        '01/31/24,111,mary1,Mary,2,USD,"$1,250.00",Paid',
      ),
    ).toMatchObject({
      ordered_at: 'Sale Date',
      order_id: 'Order ID',
      customer_id: 'Buyer User ID',
      quantity: 'Number of Items',
      amount: 'Order Value',
      currency: 'Currency',
      status: 'Status',
    });
  });

  it('the package lifetimes: a date and an id, no amount', async () => {
    expect(await roles('date,id', '2014-03-08 00:00:00,0')).toEqual({ ordered_at: 'date' });
  });

  it('semicolons come with decimal commas', async () => {
    const { columns } = await plan(
      'Kunde id;customer;date;amount\n' + '1;c1;31.12.2024;1.250,50\n2;c2;30.12.2024;5,00\n'.repeat(5),
    );
    expect(columns.slice(1)).toEqual([
      { name: 'customer', role: 'customer_id' },
      { name: 'date', role: 'ordered_at', dateFormats: ['day-month-year'] },
      { name: 'amount', role: 'amount', decimal: ',' },
    ]);
  });

  it('a number is no date because of its size', async () => {
    expect(await roles('customer_id,total,stock', 'c1,45000,30000')).not.toHaveProperty('ordered_at');
  });
});

describe('reconciles', () => {
  it('wants every line in exactly one place', () => {
    const report = { lines: 10, accepted: 7, quarantined: 2, dropped: { 'no-customer': 1 } };
    expect(reconciles(report as never)).toBe(true);
    expect(reconciles({ ...report, accepted: 8 } as never)).toBe(false);
  });
});
