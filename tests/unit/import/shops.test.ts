import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isMasked } from '#import/buyers.ts';
import { nameScore } from '#import/names.ts';
import { isTotals, isTotalsSql, mayBeTotalsSql } from '#import/totals.ts';
import { ident, sql } from '#sql/tag.ts';
import '../../support/properties.ts';
import { shopOf } from './shop.ts';
import { Importer, look } from './support.ts';

let importer: Importer;
beforeAll(async () => (importer = await Importer.open()));

const csv = (rows: readonly (readonly (string | number)[])[], delimiter = ',') =>
  rows.map((row) => row.join(delimiter)).join('\n') + '\n';
const times = <T>(count: number, row: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => row(i));
const day = (i: number, month = '02') => `2025-${month}-${String(1 + (i % 28)).padStart(2, '0')}`;
const open = (text: string, options = {}) => shopOf(importer, text, options);
const numbersOf = async (rows: readonly (readonly (string | number)[])[]) => (await open(csv(rows))).numbers;

describe('who bought', () => {
  it('is told by a column that is not masked where there is one', async () => {
    const { mapping, numbers, said } = await open(
      csv([
        ['订单号', '收货人手机号', '买家昵称', '付款时间', '实付金额'],
        ...times(30, (i) => [`O${i}`, `1380000${1000 + (i % 10)}`, `n**${i % 3}`, `${day(i)} 11:11:11`, 20]),
      ]),
    );
    expect(mapping.customer_id).toBe('收货人手机号');
    expect(numbers).toEqual({ customers: 10, orders: 30, revenue: 600 });
    expect(said).toEqual([]);
  });

  it('is nobody where every buyer is masked, and the masked column is named', async () => {
    const { plan, said } = await open(
      csv([
        ['订单号', '买家', '付款时间', '实付金额', '商品'],
        ...times(30, (i) => [`O${i}`, `张**${i % 3}`, `${day(i)} 11:11:11`, 20, '茶']),
      ]),
    );
    expect(plan.table).toBe('baskets');
    expect(said).toEqual(['no-buyer', 'masked-buyers']);
  });

  it('is nobody where a column only says whether it was a member', async () => {
    const { probe } = await look(
      csv([['订单号', '是否会员', '下单时间', '商品', '金额'], ...times(20, (i) => [`o${i}`, '是', day(i), '茶', 10])]),
    );
    expect([probe.plan.table, probe.plan.columns[1]!.role]).toEqual(['baskets', null]);
  });

  it.each(['138****1234', '张*', '*三', '张*三', '张＊＊', '1******6198', 'a***@x.org', '138xxxx1234'])(
    '%s is masked',
    (value) => {
      expect(isMasked(value)).toBe(true);
    },
  );
  it.each(['张三', 'Ada*', 'C*1', '13800001234', 'xxxx', 'a@x.org'])('%s is not', (value) => {
    expect(isMasked(value)).toBe(false);
  });

  it('is no guest: their lines are left out by a rule and counted', async () => {
    const guests = ['匿名', '游客', 'Guest', 'walk-in'];
    const { report, numbers, plan } = await open(
      csv([
        ['order_id', 'customer_id', 'date', 'amount'],
        ...times(80, (i) => [`o${i}`, i % 5 === 0 ? guests[(i / 5) % 4]! : 100 + (i % 16), day(i), 10]),
        ['o80', 'GUEST', day(0), 10],
      ]),
    );
    expect(plan.columns[1]!.nothing).toEqual(['匿名', '游客', 'Guest', 'walk-in', 'GUEST']);
    expect(report.dropped).toEqual({ 'no-customer': 17 });
    expect(numbers).toEqual({ customers: 16, orders: 64, revenue: 640 });
  });

  it('is no guest called 0 where that zero is far more frequent than any customer, and a customer where it is not', async () => {
    const rows = (id: (i: number) => number) => [
      ['order_id', 'user_id', 'date', 'amount'],
      ...times(100, (i) => [`o${i}`, id(i), day(i), 10]),
    ];
    expect(await numbersOf(rows((i) => (i % 4 === 0 ? 0 : 1000 + (i % 30))))).toMatchObject({ orders: 75 });
    expect(await numbersOf(rows((i) => i % 20))).toEqual({ customers: 20, orders: 100, revenue: 1000 });
  });

  it('is one person however their phone or address is written', async () => {
    const phones = ['13800001111', '+86 138 0000 1111', '86-13800001111', '138-0000-1111', '13900002222'];
    const mails = ['Ada@shop.example.org', 'ada@shop.example.org ', 'ADA@SHOP.EXAMPLE.ORG', 'bo@shop.example.org'];
    const orders = (name: string, ids: string[]) =>
      numbersOf([['订单号', name, '下单时间', '金额'], ...times(20, (i) => [i, ids[i % ids.length]!, day(i), 10])]);
    expect(await orders('手机号', phones)).toMatchObject({ customers: 2 });
    expect(await orders('Email', mails)).toMatchObject({ customers: 2 });
  });

  it('is told by addresses or mobile numbers under any name', async () => {
    const { mapping } = await open(
      csv([['ordre', 'dato', 'epost', 'amount'], ...times(9, (i) => [i, day(i), `c${i % 3}@firma.no`, 10])]),
    );
    expect(mapping.customer_id).toBe('epost');
  });

  it('is no test because of a name that holds the word', async () => {
    const names = ['Contest', 'Latest', 'Testa', 'Testarossa', 'Détest', 'Protestor', 'Greatest', '检测试剂公司'];
    const tests = ['Test', 'test1', 'qa-test', 'Test customer', 'tester', '测试账号', 'x@example.com', 'test@shop.de'];
    const { cases, rows } = await open(
      csv([['order', 'customer', 'date', 'amount'], ...[...names, ...tests].map((name, i) => [i, name, day(i), 10])]),
    );
    expect(cases['test-customer']).toEqual({ lines: tests.length, amount: 10 * tests.length });
    expect(rows('SELECT customer_id FROM lines WHERE flags & 16 <> 0 ORDER BY line_no').map(Object.values)).toEqual(
      tests.map((name) => [name]),
    );
  });
});

describe('ids', () => {
  it('that went through a workbook are told of', async () => {
    const rows = (id: (i: number) => string) =>
      csv([['订单编号', '会员卡号', '日期', '金额'], ...times(20, (i) => [id(i), `00000${i % 5}`, day(i), 10])]);
    const said = async (id: (i: number) => string) => (await open(rows(id))).said;
    expect(await said(() => '2.28452E+18')).toEqual(['long-numbers']);
    expect(await said((i) => `228451776003${100 + i}000`)).toEqual(['long-numbers']);
    expect(await said((i) => `2284517760031${10_000 + i}`)).toEqual([]);
    expect(
      (await open(rows((i) => `00${i}`))).rows('SELECT DISTINCT customer_id AS c FROM lines ORDER BY c')[1],
    ).toEqual({
      c: '000001',
    });
  });

  it('of a till that begins anew each day are told apart by the day, also beside refunds under the same number', async () => {
    const receipts = times(10, (d) => times(5, (r) => [day(d), `000${r}`, `m${(d + r) % 7}`, `${10 + r}.00`])).flat();
    const { numbers, said, plan } = await open(csv([['日期', '小票号', '会员卡号', '金额'], ...receipts]));
    expect(said).toEqual(['orders-restart']);
    expect(plan.columns[1]).toEqual({ name: '小票号', role: 'order_id', perDay: true });
    expect(numbers).toMatchObject({ orders: 50, revenue: 600 });
    const back = times(20, (i) => [
      [`o${i}`, 'c', day(i), 100, '销售'],
      [`o${i}`, 'c', day(i + 3), -30, '退货'],
    ]).flat();
    expect((await open(csv([['订单号', '会员号', '日期', '金额', '类型'], ...back]))).said).not.toContain(
      'orders-restart',
    );
  });
});

describe('rows of sums', () => {
  const HEADER = ['日期', '小票号', '会员卡号', '商品', '数量', '金额'];
  const till = (subtotal: (date: string) => (string | number)[]) =>
    csv([
      HEADER,
      ...times(10, (d) => [...times(5, (r) => [day(d), `R${d}${r}`, `00${r}`, '茶', 1, 10]), subtotal(day(d))]).flat(),
      ['合　计', '', '', '', 50, 500],
    ]);

  it.each([
    ['the customer', (date: string) => [date, '', '小计', '', 5, 50]],
    ['the receipt', (date: string) => [date, '小计：', '', '', 5, 50]],
    ['the product', (date: string) => [date, '', '', '本日小计', 5, 50]],
    ['the customer, in English', (date: string) => [date, '', 'Daily total', '', 5, 50]],
  ])('each day, with the word in place of %s, are no sales', async (_, subtotal) => {
    const { report, numbers } = await open(till(subtotal));
    expect(report.dropped).toEqual({ 'totals-row': 11 });
    expect(numbers).toEqual({ customers: 5, orders: 50, revenue: 500 });
  });

  it('are not what a customer or a product called Total bought', async () => {
    const { numbers, report } = await open(
      csv([
        HEADER,
        ...times(9, (i) => [day(i), `R${i}`, `00${i % 3}`, 'Total', 1, 10]),
        [day(9), 'R9', 'TOTAL', 'Oil', 1, 10],
      ]),
    );
    expect(report.dropped).toEqual({});
    expect(numbers).toMatchObject({ orders: 10, customers: 4 });
  });

  it('are known in SQL as in the sample, none of those with a word missed by the cheap look', () => {
    const words = [
      '合计',
      '合 计',
      '总　计：',
      '本日小计',
      '合計',
      '汇总',
      'Total',
      'SUBTOTAL',
      'Grand total',
      '月合计金额',
    ];
    const none = ['合计算', 'Totality', '小计划', '茶', 'Total Oil'];
    for (const word of [...words, ...none]) {
      const [row] = importer.db.rows(
        sql`SELECT ${isTotalsSql(ident('x'))} AS sure, ${mayBeTotalsSql(ident('x'))} AS maybe FROM (SELECT unnest([${word}]) AS x)`,
      );
      expect([word, row!['sure']]).toEqual([word, words.includes(word)]);
      expect(isTotals(word)).toBe(words.includes(word));
      if (words.includes(word)) expect([word, row!['maybe']]).toEqual([word, true]);
    }
  });
});

describe('totals of orders', () => {
  const lines = (count: number) => times(count, (i) => times(1 + (i % 3), (j) => [i, j] as const)).flat();

  it('repeated on every line count once where the column is named so', async () => {
    const { plan, said, numbers } = await open(
      csv([
        ['Order ID', 'Customer', 'Order Date', 'Product', 'Quantity', 'Order Total'],
        ...lines(20).map(([i, j]) => [`o${i}`, `c${i % 6}`, day(i), `p${j}`, 1, 30 + i]),
      ]),
    );
    expect(plan.columns[5]!.role).toBe('order_total');
    expect(said).toEqual(['totals-repeated']);
    expect(numbers).toEqual({ customers: 6, orders: 20, revenue: 790 });
  });

  it('count once where only the values tell, and equal prices of single things do not tell', async () => {
    const rows = (amount: (i: number, j: number) => number) => [
      ['订单号', '会员号', '下单时间', '商品', '数量', '金额'],
      ...lines(21).map(([i, j]) => [`o${i}`, `c${i % 4}`, day(i), `p${j}`, 1, amount(i, j)]),
    ];
    expect(await numbersOf(rows((i) => 50 + i))).toMatchObject({ revenue: 1260 });
    expect(await numbersOf(rows(() => 10))).toMatchObject({ revenue: 420 });
    expect(await numbersOf(rows((i, j) => 50 + i + j))).toMatchObject({ orders: 21, revenue: 2100 + 434 + 28 });
  });

  it('take their refunds with them, once', async () => {
    const rows = [
      ['Order ID', 'Customer', 'Order Date', 'Product', 'Quantity', 'Price', 'Order Total', 'Refunded Amount'],
      ...lines(20).map(([i, j]) => {
        const total = [18, 30, 44][i % 3]!;
        return [`o${i}`, `c${i % 6}`, day(i), `p${j}`, 2, 5 + j, total, i % 5 === 2 ? 4 : 0];
      }),
    ];
    expect(await numbersOf(rows)).toEqual({ customers: 6, orders: 20, revenue: 7 * 18 + 7 * 30 + 6 * 44 - 16 });
  });

  it('of an order given back in full come to nothing, on each of its lines', async () => {
    const header = ['Name', 'Email', 'Financial Status', 'Currency', 'Total', 'Created at', 'Refunded Amount'];
    const { numbers, rows } = await open(
      csv(
        [
          [...header, 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
          ['#1', 'a@x.org', 'refunded', 'EUR', 60, '2025-01-02 10:00:00 +0100', 60, 1, 'x', 20],
          ['#1', 'a@x.org', '', '', '', '2025-01-02 10:00:00 +0100', '', 1, 'y', 40],
          ['#2', 'a@x.org', 'partially_refunded', 'EUR', 50, '2025-01-03 10:00:00 +0100', 10, 1, 'x', 20],
          ['#2', 'a@x.org', '', '', '', '2025-01-03 10:00:00 +0100', '', 1, 'y', 30],
          ['#3', 'b@x.org', 'paid', 'EUR', 5, '2025-01-04 10:00:00 +0100', 0, 1, 'free, but sent', 0],
        ].map((row) => row.map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell))),
      ),
    );
    expect(rows('SELECT kind, sum(amount)::DOUBLE AS amount FROM lines GROUP BY kind')).toEqual([
      { kind: 'sale', amount: 115 },
    ]);
    expect(numbers).toEqual({ customers: 2, orders: 3, revenue: 45 });
  });

  it('lie whole on the first of equal lines, so that copies can be left out', async () => {
    const order = 'o1,c1,2025-01-05,tea,1,10,30\no1,c1,2025-01-05,cup,1,20,30\n';
    const text = `order_id,customer_id,date,product,quantity,unit_price,order_total\n${order}${order}`;
    const change = (await look(text)).probe.plan;
    const asTotal = {
      ...change,
      columns: change.columns.map((column, i) => (i === 6 ? { ...column, role: 'order_total' as const } : column)),
    };
    for (const leave of [[], ['copy' as const]]) {
      const { numbers, report } = await open(text, { change: () => asTotal, leave });
      expect(numbers).toEqual({ customers: 1, orders: 1, revenue: 30 });
      expect(report.dropped).toEqual(leave.length > 0 ? { copy: 2 } : {});
    }
  });

  it('are spread to the cent, whatever the lines cost and wherever they stand', async () => {
    const cents = (least: number, most: number) => fc.integer({ min: least, max: most }).map((value) => value / 100);
    const order = fc.record({
      total: cents(-50_000, 100_000),
      lines: fc.array(fc.record({ quantity: fc.integer({ min: -2, max: 4 }), price: cents(0, 9999) }), {
        minLength: 1,
        maxLength: 6,
      }),
      first: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (orders, at) => {
          const rows = orders.flatMap(({ total, lines: parts, first }, o) =>
            parts.map(({ quantity, price }, i) => ({
              at: i === 0 ? o : o + (at.next().value as number),
              row: `o${o},c${o},2025-01-05,p${i},${quantity},${price},${first && i > 0 ? '' : total}`,
            })),
          );
          const text = `order_id,customer_id,date,product,quantity,unit_price,order_total\n${rows
            .toSorted((a, b) => a.at - b.at)
            .map(({ row }) => row)
            .join('\n')}\n`;
          const { rows: ask } = await importer.import(text, {
            table: 'orders',
            change: (plan) => ({
              ...plan,
              columns: [
                'order_id',
                'customer_id',
                'ordered_at',
                'product',
                'quantity',
                'unit_price',
                'order_total',
              ].map((role, i) => ({
                ...plan.columns[i]!,
                role: role as 'order_id',
                ...(i === 2 && { dateFormats: ['iso'] }),
              })),
            }),
          });
          const sums = new Map(
            ask('SELECT order_id, sum(amount)::DOUBLE AS amount FROM lines GROUP BY order_id').map((row) => [
              row['order_id'],
              row['amount'],
            ]),
          );
          orders.forEach(({ total, lines: parts }, o) => {
            const sold = parts.some(({ quantity, price }) => quantity * price > 0);
            const back = parts.some(({ quantity, price }) => quantity * price < 0);
            expect(sums.get(`o${o}`)).toBeCloseTo(!sold && back ? -Math.abs(total) : total, 6);
          });
        },
      ),
      { numRuns: process.env['LONG'] ? 300 : 30 },
    );
  });

  it('leave what came back in an exchange negative', async () => {
    const { rows, numbers } = await open(
      csv([
        ['order_id', 'customer_id', 'date', 'product', 'quantity', 'unit_price', 'order_total'],
        ['o1', 'c1', day(1), 'tea', 2, 50, 85],
        ['o1', 'c1', day(1), 'cup', -1, 20, 85],
      ]),
    );
    expect(rows('SELECT kind, amount::DOUBLE AS amount FROM lines ORDER BY line_no')).toEqual([
      { kind: 'sale', amount: 105 },
      { kind: 'refund', amount: -20 },
    ]);
    expect(numbers).toEqual({ customers: 1, orders: 1, revenue: 85 });
  });
});

describe('money back', () => {
  it('in rows of their own with positive amounts is taken off', async () => {
    const { plan, numbers, cases } = await open(
      csv([
        ['订单号', '会员号', '日期', '金额', '类型'],
        ...times(20, (i) => [
          [`o${i}`, `c${i % 4}`, day(i), 100, '销售'],
          ...(i % 5 === 0 ? [[`o${i}`, `c${i % 4}`, day(i + 1), 30, '退货']] : []),
        ]).flat(),
      ]),
    );
    expect(plan.moneyBack).toBe('rows');
    expect(numbers).toEqual({ customers: 4, orders: 20, revenue: 1880 });
    expect(cases).toEqual({});
  });

  it('as a word on the order itself takes nothing from others', async () => {
    const { plan, numbers } = await open(
      csv([
        ['订单号', '会员号', '日期', '金额', '订单状态'],
        ...times(20, (i) => [`o${i}`, `c${i % 4}`, day(i), 100, i % 5 === 0 ? '退款成功' : '交易成功']),
      ]),
    );
    expect(plan.moneyBack).toBe('status');
    expect(numbers).toEqual({ customers: 4, orders: 16, revenue: 1600 });
  });

  it('is negative where quantity and price both are', async () => {
    const rows = times(20, (i) => (i % 6 === 5 ? -1 : 1)).map((sign, i) => [day(i), `c${i % 4}`, 's', sign, 12 * sign]);
    expect(await numbersOf([['date', 'customer', 'sku', 'qty', 'price'], ...rows])).toMatchObject({ revenue: 168 });
  });

  it('in a second column of words is told of, and the column that tells sales apart is taken', async () => {
    const rows = (status: (i: number) => string) =>
      csv([
        ['订单编号', '用户ID', '成交时间', '实收金额', '订单状态', '退款状态'],
        ...times(30, (i) => [`o${i}`, `c${i % 5}`, day(i), 10, status(i), i % 6 === 0 ? '退款成功' : '']),
      ]);
    expect(await open(rows(() => '交易成功'))).toMatchObject({
      mapping: { status: '退款状态' },
      numbers: { orders: 25 },
      said: [],
    });
    expect(await open(rows((i) => (i === 1 ? '交易关闭' : '交易成功')))).toMatchObject({
      mapping: { status: '订单状态' },
      said: ['second-status'],
    });
  });

  it('with a discount is lessened by it', async () => {
    const { rows } = await open(
      csv([
        ['order_id', 'customer_id', 'date', 'amount', 'discount'],
        ['o1', 'c1', day(1), 20, 2],
        ['o1', 'c1', day(2), -20, 2],
      ]),
      { change: (plan: object) => ({ ...plan, discount: 'less' }) },
    );
    expect(rows('SELECT amount::DOUBLE AS amount FROM lines ORDER BY line_no')).toEqual([
      { amount: 18 },
      { amount: -18 },
    ]);
  });
});

describe('what counts', () => {
  it('is no order without a day of payment where no status says more', async () => {
    const { numbers, report } = await open(
      csv([
        ['订单号', '会员号', '下单时间', '付款时间', '金额'],
        ...times(20, (i) => [`o${i}`, `c${i % 4}`, day(i), i % 5 === 0 ? '' : day(i), 10]),
      ]),
    );
    expect(report.quarantined).toBe(4);
    expect(numbers).toMatchObject({ orders: 16, revenue: 160 });
  });

  it('is a line paid for whatever its unit price says, and a coupon beside it', async () => {
    const header = ['order id', 'date', 'customer', 'product', 'qty', 'price', 'amount'];
    const { numbers, report } = await open(
      csv([
        header,
        ...times(20, (i) => [i, day(i), `c${i % 4}`, 'tea', 1, i % 3 === 0 ? 0 : 20, 20]),
        ...times(5, (i) => [i, day(i), `c${i % 4}`, 'coupon', 1, -5, -5]),
        [20, day(20), 'c1', 'sample', 1, 0, 0],
      ]),
    );
    expect(report.dropped).toEqual({ 'no-price': 1 });
    expect(numbers).toEqual({ customers: 4, orders: 20, revenue: 375 });
  });

  it('is asked about where most lines are taken for cancelled', async () => {
    const { said } = await open(
      csv([
        ['Receipt', 'Customer', 'Date', 'Amount', 'Status'],
        ...times(30, (i) => [i, `c${i % 5}`, day(i), 10, 'Closed']),
      ]),
    );
    expect(said).toEqual(['mostly-undone']);
  });

  it('is a cancelled order without an amount as well, and no sale', async () => {
    const { report } = await open(
      csv([
        ['order', 'customer', 'date', 'amount', 'status'],
        ...times(9, (i) => [i, `c${i % 2}`, day(i), 10, 'paid']),
        [9, 'c1', day(9), '', 'cancelled'],
        [10, 'c1', day(10), '', 'paid'],
      ]),
    );
    expect(report).toMatchObject({ accepted: 10, quarantined: 1 });
  });

  it('is not summed over the signs of several currencies without a word', async () => {
    const rows = (signs: string[]) =>
      csv([
        ['order', 'customer', 'date', 'amount'],
        ...times(30, (i) => [i, `c${i % 6}`, day(i), signs[i % signs.length]!]),
      ]);
    expect((await open(rows(['$10.00', '€10.00']))).said).toEqual(['mixed-currencies']);
    expect((await open(rows(['¥10.00', '10元', '￥10']))).said).toEqual([]);
  });
});

describe('outliers', () => {
  const cut = async (amounts: readonly number[]) =>
    (
      await open(
        csv([
          ['order', 'customer', 'date', 'amount'],
          ...amounts.map((amount, i) => [i, `c${i % 90}`, day(i), amount]),
        ]),
      )
    ).cases.outlier;

  it('are not the wholesale orders of a shop', async () => {
    expect(await cut(times(400, (i) => (i % 20 === 0 ? 1500 + 7 * (i % 211) : 20 + (i % 25))))).toBeUndefined();
  });
  it('are not the larger of two prices', async () => {
    expect(await cut(times(100, (i) => (i % 5 === 0 ? 199 : 99)))).toBeUndefined();
    expect(await cut(times(100, (i) => (i === 50 ? 594 : 99)))).toBeUndefined();
  });
  it('are slips of the pen, among wholesale orders too', async () => {
    expect(await cut(times(100, (i) => (i === 50 ? 99_000_000 : 99)))).toEqual({ lines: 1, amount: 99_000_000 });
    expect(await cut(times(400, (i) => (i === 7 ? 9e8 : i % 20 === 0 ? 1500 : 20 + (i % 25))))).toEqual({
      lines: 1,
      amount: 9e8,
    });
  });
});

describe('the kind of file', () => {
  it.each([
    [
      'members',
      '会员卡号,姓名,手机号,积分,累计消费,消费次数,最近消费时间',
      (i: number) => `${i},张三,1380000${1000 + i},5,100.5,3,${day(i)}`,
    ],
    [
      'members',
      'customer_id,revenue,most_recent_visit,number_of_orders,recency_days',
      (i: number) => `c${i},${i},${day(i)},${i},${i}`,
    ],
    ['members', 'Email,Total Spent,Total Orders,Accepts Marketing', (i: number) => `a${i}@x.org,${i},${i},yes`],
    ['orders', 'customer_id,order_date,revenue', (i: number) => `c${i},${day(i)},${i + 1}`],
    ['orders', 'order_id,customer_id,date,amount,comment', (i: number) => `o${i},c${i},${day(i)},5,leave at the door`],
    ['feedback', '用户名,评论时间,评分,评论内容', (i: number) => `u${i % 9},${day(i)},${1 + (i % 5)},很好`],
    ['feedback', 'customer_id,survey_date,nps,comment', (i: number) => `u${i % 9},${day(i)},${i % 11},fine`],
    ['feedback', 'Reviewer,Date,Rating,Review,Product', (i: number) => `u${i},${day(i)},4.${i % 10},good,tea`],
    ['baskets', 'Date,Receipt,Product,Qty,Amount', (i: number) => `${day(i)},r${i >> 1},tea,1,5`],
  ] as const)('is %s for %s', async (table, header, row) => {
    const { probe } = await look(`${header}\n${times(30, row).join('\n')}\n`);
    expect(probe.plan.table).toBe(table);
  });
});

describe('exports in other languages', () => {
  const price = (i: number) => `${10 + i},50`;
  it.each([
    [
      'German',
      'Bestellnummer;Kundennummer;Bestelldatum;Artikel;Menge;Einzelpreis;Gesamtbetrag;Status',
      (i: number) =>
        `B${i};K${i % 6};${1 + i}.03.2025 14:30;Tee;1;${price(i)};${price(i)};${i % 4 ? 'Bezahlt' : 'Storniert'}`,
    ],
    [
      'French',
      'N° de commande;Client;Date de commande;Produit;Quantité;Prix unitaire;Montant;Statut',
      (i: number) =>
        `C${i};C${i % 6};${String(1 + i).padStart(2, '0')}/03/2025;Thé;1;${price(i)};${price(i)};${i % 4 ? 'Payée' : 'Remboursée'}`,
    ],
    [
      'Spanish',
      'Pedido;Fecha;Cliente;Artículo;Cantidad;Precio;Importe;Estado',
      (i: number) =>
        `P${i};${1 + i}/03/2025;C${i % 6};Té;1;${price(i)};${price(i)};${i % 4 ? 'Completado' : 'Devuelto'}`,
    ],
    [
      'Italian',
      'Numero ordine;Data ordine;Nome cliente;Prodotto;Quantità;Prezzo;Totale;Stato ordine',
      (i: number) =>
        `P${i};${1 + i}/03/2025;C${i % 6};Tè;1;${price(i)};${price(i)};${i % 4 ? 'Completato' : 'Annullato'}`,
    ],
    [
      'Portuguese',
      'Pedido;Data do pedido;ID do cliente;Produto;Quantidade;Valor total;Situação',
      (i: number) => `P${i};${1 + i}/03/2025;C${i % 6};Chá;1;R$ ${price(i)};${i % 4 ? 'Entregue' : 'Cancelado'}`,
    ],
    [
      'Japanese',
      '受注番号;注文日時;会員ID;商品名;個数;単価;合計金額;ステータス',
      (i: number) =>
        `J${i};2025/03/${1 + i} 10:00;M${i % 6};茶;1;${10 + i}.5;${10 + i}.5;${i % 4 ? '発送済' : 'キャンセル'}`,
    ],
    [
      'Korean',
      '주문번호;주문일시;구매자ID;상품명;수량;결제금액;주문상태',
      (i: number) => `${i};2025-03-${1 + i} 10:00;u${i % 6};차;1;${10 + i}.5;${i % 4 ? '배송완료' : '취소완료'}`,
    ],
    [
      'traditional Chinese',
      '訂單編號;訂單日期;會員編號;商品名稱;數量;實付金額;訂單狀態',
      (i: number) => `${i};2025-03-${1 + i} 10:00;u${i % 6};茶;1;${10 + i}.5;${i % 4 ? '已完成' : '已退貨'}`,
    ],
  ] as const)('%s: nothing to be mapped by hand', async (_, header, row) => {
    const { numbers, said } = await open(`${header}\n${times(20, row).join('\n')}\n`);
    expect(said).toEqual([]);
    expect(numbers).toEqual({
      customers: 6,
      orders: 15,
      revenue: times(20, (i) => (i % 4 ? 10.5 + i : 0)).reduce((a, b) => a + b),
    });
  });

  it('names are compared without accents', () => {
    expect(nameScore('Quantité', 'quantity')).toBe(nameScore('QUANTITE', 'quantity'));
    expect(nameScore('ステータス', 'status')).toBeGreaterThan(50);
  });
});

describe('exports of tills and shop systems in China', () => {
  it('聚水潭: what was paid, by account, cancelled orders without payment', async () => {
    const { numbers, said } = await open(
      csv([
        [
          '线上订单号',
          '内部订单号',
          '店铺名称',
          '买家账号',
          '下单时间',
          '付款时间',
          '应付金额',
          '已付金额',
          '状态',
          '商品名称',
          '数量',
          '收货人',
        ],
        ...times(40, (i) => {
          const off = i % 10 === 0;
          const paid = off ? 0 : 59 + i;
          const at = `${day(i)} 10:00:00`;
          return [
            `22845${i}`,
            i,
            '旗舰店',
            `tb${i % 15}`,
            at,
            off ? '' : at,
            59 + i,
            paid,
            off ? '已取消' : '已发货',
            '咖啡豆',
            1,
            '张**',
          ];
        }),
      ]),
    );
    expect(said).toEqual([]);
    expect(numbers).toEqual({ customers: 15, orders: 36, revenue: 2844 });
  });

  it('旺店通: the share of each line, not what the order cost', async () => {
    const { numbers } = await open(
      csv([
        [
          '订单编号',
          '店铺',
          '客户网名',
          '付款时间',
          '订单状态',
          '货品名称',
          '货品数量',
          '成交价',
          '分摊后总价',
          '应收金额',
          '收件人',
        ],
        ...times(30, (i) =>
          times(1 + (i % 3), (j) => [
            `JY${i}`,
            '店',
            `买家${i % 11}`,
            `${day(i)} 10:01:00`,
            '已发货',
            `货品${j}`,
            1 + j,
            10,
            10 + 10 * j,
            60,
            '李*',
          ]),
        ).flat(),
      ]),
    );
    expect(numbers).toEqual({ customers: 11, orders: 30, revenue: 10 * (10 + 30 + 60) });
  });

  it('收钱吧: a title, refunds as rows, a sum at the end', async () => {
    const rows = times(20, (i) => [
      '茶铺',
      `2025-06-${10 + i} 08:00:01`,
      `M${i}`,
      i === 5 ? '退款' : '收款',
      '成功',
      i === 5 ? -12 : 10 + i,
      `oWx${i % 6}`,
    ]);
    const { numbers, report } = await open(
      `收钱吧交易流水\n导出时间：2025-07-01 10:00:00\n\n${csv([['门店', '交易时间', '商户订单号', '交易类型', '交易状态', '实收金额', '付款账户'], ...rows])}合计,,,,,363,\n`,
    );
    expect(report).toMatchObject({ lines: 21, accepted: 20 });
    expect(numbers).toEqual({ customers: 6, orders: 19, revenue: 363 });
  });
});
