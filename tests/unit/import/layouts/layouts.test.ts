import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  detectLayout,
  findHeader,
  layoutById,
  LAYOUT_NOTES,
  LAYOUTS,
  plainHeader,
  rolesByLayout,
  signatureSize,
  type Layout,
} from '#import/layouts/index.ts';
import { HEADER } from '#samples/words.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { rolesOf, type Role } from '#orders/schema.ts';
import '../../../support/properties.ts';
import { HEADERS } from './headers.ts';

const RUNS = process.env['LONG'] ? 2000 : 200;
const REFERENCE = '../shared/reference/export-formats.json';
const PLATFORM_HEADERS = '../shared/data/platform_headers/headers.json';

const setOf = (names: readonly string[]) => new Set(names.map(plainHeader));
/** Every layout that takes the header for its own. */
const claimants = (names: readonly string[]) =>
  LAYOUTS.filter((layout) => signatureSize(layout, setOf(names)) > 0).map((layout) => layout.id);
const always = () => true;

/** The column of each role, by name. */
function mapOf(layout: Layout, names: readonly string[], usable: (index: number) => boolean = always) {
  const roles = rolesByLayout(layout, names, usable);
  return Object.fromEntries(roles.flatMap((role, i) => (role === null ? [] : [[role, names[i]!]]))) as Partial<
    Record<Role, string>
  >;
}
const known = (id: string): Layout => layoutById(id)!;

describe('detectLayout', () => {
  it.each(HEADERS)('takes the header $what for $layout and for nothing else', ({ layout, names }) => {
    expect(detectLayout(names)?.id).toBe(layout);
    expect(claimants(names)).toEqual([layout]);
  });

  it('has a header to be tried on for every layout', () => {
    expect([...new Set(HEADERS.map((header) => header.layout))]).toEqual(LAYOUTS.map((layout) => layout.id));
  });

  it('does not mind order, padding, quotes, a BOM, capitals, wide brackets or columns it does not know', () => {
    const dress = fc.constantFrom<(name: string) => string>(
      (name) => name,
      (name) => ` ${name}  `,
      (name) => `\t${name}`,
      (name) => `"${name}"`,
      (name) => `="${name}"`,
      (name) => `'${name}`,
      (name) => name.toUpperCase(),
      (name) => name.replaceAll(' ', ' \u00a0'),
      (name) => name.replaceAll('(', '（').replaceAll(')', '）'),
    );
    const header = fc.constantFrom(...HEADERS).chain(({ layout, names }) =>
      fc.record({
        layout: fc.constant(layout),
        names: fc.shuffledSubarray([...names, 'A column of the shop', '备注 2'], { minLength: names.length + 2 }),
        dresses: fc.array(dress, { minLength: names.length + 2, maxLength: names.length + 2 }),
      }),
    );
    fc.assert(
      fc.property(header, ({ layout, names, dresses }) => {
        const dressed = names.map((name, i) => (i === 0 ? '\ufeff' : '') + dresses[i]!(name));
        expect(claimants(dressed)).toEqual([layout]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['UCI Online Retail', 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'],
    ['CDNOW', 'customer_id,date,number_of_cds,dollar_value'],
    ['R rfm', 'customer_id,order_date,revenue,first_name,last_name,email'],
    ['RFM_TRAD_FLOW', ',transID,cumid,time,amount,type_label,type'],
    ['the Taobao teaching file', '品牌名称,买家昵称,付款日期,订单状态,实付金额,邮费,省份,城市,购买数量'],
    ['a basket file', '客户ID,产品名称'],
    ['a survey', 'id,nps,satisfaction,intention,NbPassageKS,CaTicket,t'],
    ['reviews', 'label,review'],
    ['a lifetimes summary', 'ID,frequency,recency,T'],
    ['our Chinese samples', HEADER['zh-CN'].join(',')],
    ['our English samples', HEADER.en.join(',')],
    ['a plain order list', 'Order ID,Order Number,Customer,Email,Name,Date,Status,Total,Quantity,Price,Currency'],
    ['a plain Chinese order list', '订单号,订单编号,买家会员名,手机号,付款时间,商品名称,数量,实付金额,订单状态'],
    ['nothing', ''],
  ])('finds no platform in %s', (_, names) => {
    expect(claimants(names.split(','))).toEqual([]);
    expect(detectLayout(names.split(','))).toBeNull();
  });

  it('tells an Unshipped report with prices from one without', () => {
    const priced = [...HEADERS.find((header) => header.layout === 'amazon-unshipped')!.names, 'item-price'];
    expect(claimants(priced)).toEqual(['amazon-new-orders']);
  });

  it('would never have to choose between two layouts of one signature: none is part of another', () => {
    const sets = LAYOUTS.flatMap(({ id, signature }) => signature.map((names) => ({ id, names: setOf(names) })));
    const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>) =>
      [...part].every((name) => whole.has(name));
    const shared = sets.flatMap((a) =>
      sets.filter((b) => b.id !== a.id && within(a.names, b.names)).map((b) => `${a.id} in ${b.id}`),
    );
    expect(shared).toEqual([]);
  });
});

describe.skipIf(!existsSync(REFERENCE))('the collected formats (skips without ../shared/reference)', () => {
  interface Format {
    platform: string;
    report: string;
    headers: string[];
    header_optional?: string[];
  }

  it('each of the 21 headers belongs to one layout of its own', () => {
    const { formats } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { formats: Format[] };
    const ids = formats.map(({ headers, header_optional = [] }) => {
      const found = claimants(headers);
      expect(found).toHaveLength(1);
      expect(claimants([...headers, ...header_optional])).toEqual(found);
      return found[0];
    });
    expect(new Set(ids).size).toBe(21);
  });

  it('so does each of the 14 headers of platform_headers', () => {
    const headers = JSON.parse(readFileSync(PLATFORM_HEADERS, 'utf8')) as Record<string, { header: string[] }>;
    const found = Object.values(headers).map(({ header }) => claimants(header));
    expect(found.filter((ids) => ids.length !== 1)).toEqual([]);
    expect(new Set(found.flat()).size).toBe(14);
  });

  it.each([
    ['amazon_sample_synthetic.txt', 'utf-8', '\t', 'amazon-all-orders'],
    ['douyin_sample_synthetic_utf8bom.csv', 'utf-8', ',', 'douyin-orders'],
    ['etsy_sample_synthetic.csv', 'utf-8', ',', 'etsy-orders'],
    ['jd_sample_synthetic_gbk.csv', 'gb18030', ',', 'jd-orders'],
    ['magento2_sample_synthetic.csv', 'utf-8', ',', 'magento-orders'],
    ['shopify_sample_synthetic.csv', 'utf-8', ',', 'shopify-orders'],
    ['stripe_sample_synthetic.csv', 'utf-8', ',', 'stripe-payments'],
    ['taobao_sample_synthetic_gb18030.csv', 'gb18030', ',', 'taobao-orders'],
    ['woocommerce_analytics_sample_synthetic.csv', 'utf-8', ',', 'woocommerce-analytics'],
  ])('knows the sample %s by its first line', (file, encoding, delimiter, id) => {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(
      readFileSync(`${dirname(PLATFORM_HEADERS)}/${file}`),
    );
    expect(claimants(text.split(/\r?\n/, 1)[0]!.split(delimiter))).toEqual([id]);
  });
});

describe('findHeader', () => {
  const lines = fc.array(
    fc.array(fc.constantFrom('', 'Includes Amazon Marketplace', 'All amounts in USD', '1'), { maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 20,
    },
  );

  it('finds it below preamble', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HEADERS), lines, ({ layout, names }, above) => {
        expect(findHeader([...above, names, ['1', '2']])).toMatchObject({ row: above.length, layout: { id: layout } });
      }),
      { numRuns: RUNS },
    );
  });

  it('finds it below sep= and a line of bare commas, as eBay writes them', () => {
    const { names } = HEADERS.find((header) => header.layout === 'ebay-orders')!;
    expect(findHeader([['sep=', ''], names])?.row).toBe(1);
    expect(findHeader([['sep=,'], names.map(() => ''), names])?.row).toBe(2);
  });

  it('gives up after 25 lines, and where there is none', () => {
    const { names } = HEADERS[0]!;
    const above = (count: number) => Array.from({ length: count }, () => ['x']);
    expect(findHeader([...above(24), names])?.row).toBe(24);
    expect(findHeader([...above(25), names])).toBeNull();
    expect(findHeader([])).toBeNull();
  });
});

/** What each layout makes of its full header, the buyer given. Also the reference of which column counts. */
const MAPS: Record<string, Partial<Record<Role, string>>> = {
  'shopify-orders': {
    order_id: 'Name',
    customer_id: 'Email',
    ordered_at: 'Created at',
    order_total: 'Total',
    refunded: 'Refunded Amount',
    quantity: 'Lineitem quantity',
    unit_price: 'Lineitem price',
    discount: 'Lineitem discount',
    product: 'Lineitem name',
    product_id: 'Lineitem sku',
    channel: 'Source',
    region: 'Billing Country',
    currency: 'Currency',
    status: 'Financial Status',
    phone: 'Phone',
  },
  'squarespace-orders': {
    order_id: 'Order ID',
    customer_id: 'Email',
    ordered_at: 'Created at',
    order_total: 'Total',
    refunded: 'Amount Refunded',
    quantity: 'Lineitem quantity',
    unit_price: 'Lineitem price',
    product: 'Lineitem name',
    product_id: 'Lineitem sku',
    region: 'Billing Country',
    currency: 'Currency',
    status: 'Financial Status',
    phone: 'Billing Phone',
  },
  'woocommerce-analytics': {
    order_id: 'Order #',
    customer_id: 'Customer',
    ordered_at: 'Date',
    amount: 'Net Sales',
    quantity: 'Items sold',
    channel: 'Attribution',
    status: 'Status',
  },
  'woocommerce-advanced': {
    order_id: 'Order Number',
    customer_id: 'Email (Billing)',
    ordered_at: 'Order Date',
    amount: 'Order Line Total',
    refunded: 'Order Line Total Refunded',
    quantity: 'Quantity',
    unit_price: 'Item Cost',
    product: 'Name',
    product_id: 'SKU',
    region: 'Country Code (Billing)',
    status: 'Order Status',
    phone: 'Phone (Billing)',
  },
  'woocommerce-webtoffee': {
    order_id: 'order_number',
    customer_id: 'billing_email',
    ordered_at: 'order_date',
    amount: 'order_total',
    discount: 'discount_total',
    region: 'billing_country',
    currency: 'order_currency',
    status: 'status',
    phone: 'billing_phone',
  },
  'magento-orders': {
    order_id: 'ID',
    customer_id: 'Bill-to Name',
    ordered_at: 'Purchase Date',
    amount: 'Grand Total (Base)',
    status: 'Status',
  },
  'bigcommerce-orders': {
    order_id: 'Order ID',
    customer_id: 'Customer Email',
    ordered_at: 'Order Date',
    order_total: 'Order Total (inc tax)',
    refunded: 'Refund Amount',
    quantity: 'Total Quantity',
    channel: 'Channel Name',
    region: 'Billing Country',
    currency: 'Order Currency Code',
    status: 'Order Status',
    phone: 'Customer Phone',
  },
  'amazon-all-orders': {
    order_id: 'amazon-order-id',
    ordered_at: 'purchase-date',
    amount: 'item-price',
    discount: 'item-promotion-discount',
    quantity: 'quantity',
    product: 'product-name',
    product_id: 'sku',
    channel: 'sales-channel',
    region: 'ship-country',
    currency: 'currency',
    status: 'order-status',
  },
  'amazon-new-orders': {
    order_id: 'order-id',
    customer_id: 'buyer-email',
    ordered_at: 'purchase-date',
    amount: 'item-price',
    quantity: 'quantity-purchased',
    product: 'product-name',
    product_id: 'sku',
    channel: 'sales-channel',
    region: 'ship-country',
    currency: 'currency',
    phone: 'buyer-phone-number',
  },
  'amazon-unshipped': {
    order_id: 'order-id',
    ordered_at: 'purchase-date',
    quantity: 'quantity-purchased',
    product: 'product-name',
    product_id: 'sku',
    channel: 'sales-channel',
    region: 'ship-country',
  },
  'amazon-date-range': {
    order_id: 'order id',
    ordered_at: 'date/time',
    amount: 'product sales',
    quantity: 'quantity',
    product: 'description',
    product_id: 'sku',
    channel: 'marketplace',
    region: 'order state',
    status: 'type',
  },
  'stripe-payments': {
    order_id: 'id',
    customer_id: 'Customer Email',
    ordered_at: 'Created (UTC)',
    amount: 'Amount',
    refunded: 'Amount Refunded',
    currency: 'Currency',
    status: 'Status',
  },
  'square-transactions': {
    order_id: 'Transaction ID',
    customer_id: 'Customer ID',
    ordered_at: 'Date',
    time_of_day: 'Time',
    amount: 'Net Sales',
    channel: 'Source',
    region: 'Location',
    status: 'Event Type',
  },
  'square-items': {
    order_id: 'Transaction ID',
    customer_id: 'Customer ID',
    ordered_at: 'Date',
    time_of_day: 'Time',
    amount: 'Net Sales',
    quantity: 'Qty',
    product: 'Item',
    product_id: 'SKU',
    category: 'Category',
    channel: 'Channel',
    region: 'Location',
    status: 'Event Type',
  },
  'etsy-orders': {
    order_id: 'Order ID',
    customer_id: 'Buyer User ID',
    ordered_at: 'Sale Date',
    amount: 'Order Value',
    discount: 'Discount Amount',
    quantity: 'Number of Items',
    region: 'Ship Country',
    currency: 'Currency',
    status: 'Status',
  },
  'etsy-items': {
    order_id: 'Order ID',
    customer_id: 'Buyer',
    ordered_at: 'Sale Date',
    amount: 'Item Total',
    quantity: 'Quantity',
    unit_price: 'Price',
    product: 'Item Name',
    product_id: 'Listing ID',
    region: 'Ship Country',
    currency: 'Currency',
  },
  'ebay-orders': {
    order_id: 'Order Number',
    customer_id: 'Buyer Username',
    ordered_at: 'Sale Date',
    quantity: 'Quantity',
    unit_price: 'Sold For',
    product: 'Item Title',
    product_id: 'Item Number',
    region: 'Buyer Country',
    email: 'Buyer Email',
  },
  'ebay-orders-de': {
    order_id: 'Bestellnummer',
    customer_id: 'Nutzername des Käufers',
    ordered_at: 'Verkauft am',
    quantity: 'Anzahl',
    unit_price: 'Verkauft für',
    product: 'Angebotstitel',
    product_id: 'Artikelnummer',
  },
  'taobao-orders': {
    order_id: '订单编号',
    customer_id: '买家会员名',
    ordered_at: '订单付款时间',
    created_at: '订单创建时间',
    amount: '买家实际支付金额',
    quantity: '宝贝总数量',
    product: '宝贝标题',
    channel: '店铺名称',
    status: '订单状态',
    phone: '联系手机',
  },
  'taobao-items': {
    order_id: '订单编号',
    quantity: '购买数量',
    unit_price: '价格',
    product: '标题',
    product_id: '商家编码',
    status: '订单状态',
  },
  'jd-orders': {
    order_id: '订单号',
    customer_id: '下单帐号',
    ordered_at: '下单时间',
    order_total: '应付金额',
    quantity: '订购数量',
    unit_price: '京东价',
    product: '商品名称',
    product_id: '商品ID',
    channel: '订单渠道',
    status: '订单状态',
  },
  'pinduoduo-orders': {
    order_id: '订单号',
    ordered_at: '订单成交时间',
    amount: '商家实收金额(元)',
    quantity: '商品数量(件)',
    product: '商品',
    product_id: '商品id',
    status: '订单状态',
  },
  'douyin-orders': {
    order_id: '主订单编号',
    customer_id: '收件人手机号',
    ordered_at: '订单提交时间',
    amount: '订单应付金额',
    quantity: '商品数量',
    product: '选购商品',
    product_id: '商品ID',
    channel: '流量来源',
    region: '省',
    status: '订单状态',
  },
  'youzan-orders': {
    order_id: '订单号',
    customer_id: '买家手机号',
    ordered_at: '买家付款时间',
    created_at: '订单创建时间',
    amount: '订单实付金额',
    refunded: '订单已退款金额',
    discount: '店铺优惠合计',
    channel: '销售渠道',
    region: '收货人省份',
    status: '订单状态',
  },
  'youzan-customers': {
    customer_id: '客户手机号',
    last_order_at: '上次消费时间',
    orders: '消费次数',
    spend: '消费金额',
    points: '客户积分',
    label: '免费等级',
    channel: '来源渠道',
    region: '所属区域',
  },
};

describe('rolesByLayout', () => {
  it.each(LAYOUTS.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
    const { names } = HEADERS.find((header) => header.layout === id)!;
    expect(mapOf(layout, names)).toEqual(MAPS[id]);
  });

  it('gives each header variant a column for the product or the money, and for the day where there is one', () => {
    for (const { layout, names } of HEADERS) {
      const map = mapOf(known(layout), names);
      const worth = [map.amount, map.order_total, map.unit_price, map.product, map.spend].some(
        (name) => name !== undefined,
      );
      expect(worth, layout).toBe(true);
      const dated = map.ordered_at ?? map.last_order_at;
      const undated = layout === 'taobao-items' && !names.includes('订单付款时间');
      expect(dated === undefined, layout).toBe(undated);
    }
  });

  it('never has both the amount of a line and the total of its order', () => {
    for (const { columns } of LAYOUTS) expect('amount' in columns && 'order_total' in columns).toBe(false);
  });

  it('names only roles that this kind of file can have', () => {
    for (const { id, table, columns, rowsNeed } of LAYOUTS) {
      const roles = Object.keys(columns) as Role[];
      expect(
        roles.filter((role) => !rolesOf(table).includes(role)),
        id,
      ).toEqual([]);
      if (rowsNeed) expect(roles).toContain(rowsNeed);
    }
  });

  it('goes on to the next buyer when the first is empty or masked, and leaves it out when all are', () => {
    const names = ['订单编号', '买家会员名', '买家应付货款', '买家昵称', '联系手机'];
    const without = (...masked: string[]) => mapOf(known('taobao-orders'), names, (i) => !masked.includes(names[i]!));
    expect(without()).toMatchObject({ customer_id: '买家会员名', phone: '联系手机' });
    expect(without('买家会员名')).toMatchObject({ customer_id: '买家昵称', phone: '联系手机' });
    expect(without('买家会员名', '买家昵称')).toMatchObject({ customer_id: '联系手机' });
    expect(without('买家会员名', '买家昵称', '联系手机')).toEqual({ order_id: '订单编号' });
  });

  it('asks for usable values of columns that name a person only', () => {
    const { names } = HEADERS.find((header) => header.layout === 'shopify-orders')!;
    const { customer_id, phone, ...rest } = MAPS['shopify-orders']!;
    expect([customer_id, phone]).toEqual(['Email', 'Phone']);
    expect(mapOf(known('shopify-orders'), names, () => false)).toEqual(rest);
  });

  it('prefers the e-mail of BigCommerce and WebToffee to an id that is 0 for every guest', () => {
    for (const id of ['bigcommerce-orders', 'woocommerce-webtoffee']) {
      const layout = known(id);
      const { names } = HEADERS.find((header) => header.layout === id)!;
      expect(layout.nothing?.customer_id).toContain('0');
      expect(mapOf(layout, names).customer_id?.toLowerCase()).toContain('email');
      const ids = names.findIndex((name) => plainHeader(name).replace('_', ' ') === 'customer id');
      expect(mapOf(layout, names, (i) => i === ids).customer_id).toBe(names[ids]);
    }
  });

  it('takes the first of two columns of one name', () => {
    const names = ['订单号', '买家付款时间', '订单实付金额', '买家手机号', '买家手机号_2'];
    expect(rolesByLayout(known('youzan-orders'), names, always)).toEqual([
      'order_id',
      'ordered_at',
      'amount',
      'customer_id',
      null,
    ]);
  });

  it('reads the later names of Taobao, the older of WooCommerce, the localised of Amazon', () => {
    const mapped = (layout: string, what: string) =>
      mapOf(known(layout), HEADERS.find((header) => header.layout === layout && header.what === what)!.names);
    expect(mapped('taobao-orders', 'with the columns of later years and new names')).toMatchObject({
      amount: '买家实付金额',
      refunded: '退款金额',
      product: '商品标题',
    });
    expect(mapped('taobao-items', 'with its own days and amounts')).toMatchObject({
      order_id: '主订单编号',
      ordered_at: '订单付款时间',
      amount: '买家实际支付金额',
      refunded: '退款金额',
    });
    expect(mapped('woocommerce-analytics', 'of older cores, with N. Revenue').amount).toBe('N. Revenue');
    expect(mapped('magento-orders', 'with every column and Action')).toMatchObject({
      customer_id: 'Customer Email',
      refunded: 'Total Refunded',
    });
    expect(mapped('bigcommerce-orders', 'of the older template, with Order Time and Coupon Value').time_of_day).toBe(
      'Order Time',
    );
    for (const { names } of HEADERS.filter((header) => header.layout === 'amazon-date-range'))
      expect(Object.keys(mapOf(known('amazon-date-range'), names))).toEqual(
        expect.arrayContaining(['order_id', 'ordered_at', 'amount', 'quantity', 'product', 'product_id', 'status']),
      );
  });
});

describe('the layouts', () => {
  it('have ids of their own, found again by them', () => {
    expect(new Set(LAYOUTS.map((layout) => layout.id)).size).toBe(LAYOUTS.length);
    for (const layout of LAYOUTS) expect(layoutById(layout.id)).toBe(layout);
    expect(layoutById('nowhere')).toBeNull();
  });

  it('say how money comes back wherever a status or a refund is read', () => {
    const unsaid = LAYOUTS.filter(({ columns, moneyBack }) => (columns.status ?? columns.refunded) && !moneyBack);
    expect(unsaid.map((layout) => layout.id)).toEqual([]);
  });

  it('refuse what has no buyer, no price or no day, with the reason', () => {
    const reasons = new Set<string>(['no-buyer', 'masked-buyer', 'join-needed', 'no-amount']);
    for (const { id, table, notes } of LAYOUTS)
      expect(
        notes.some((note) => reasons.has(note)),
        id,
      ).toBe(table === 'baskets');
  });

  it('count in yuan on the platforms of China only', () => {
    const yuan = LAYOUTS.filter((layout) => layout.currency === 'CNY').map((layout) => layout.id);
    expect(yuan).toEqual(
      LAYOUTS.filter(({ id }) => /^(taobao|jd|pinduoduo|douyin|youzan)-/.test(id)).map(({ id }) => id),
    );
  });

  it('and their notes have words in both languages', () => {
    const keys = [
      ...LAYOUT_NOTES.map((note) => `layout.note.${note}` as const),
      ...LAYOUTS.map((layout) => `layout.name.${layout.id}`),
    ];
    for (const messages of [en, zhCN]) expect(keys.filter((key) => !(key in messages))).toEqual([]);
  });
});

describe('plainHeader', () => {
  it.each([
    ['\ufeffName', 'name'],
    ['="订单编号"', '订单编号'],
    ['"Financial  Status"', 'financial status'],
    ['\t主订单编号 ', '主订单编号'],
    ["'买家会员名", '买家会员名'],
    ['商品总价（元）', '商品总价(元)'],
    ['收货地址 ', '收货地址'],
    ['', ''],
  ])('makes %j %j', (name, plain) => {
    expect(plainHeader(name)).toBe(plain);
  });
});
