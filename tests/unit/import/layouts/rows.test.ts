import { beforeAll, describe, expect, it } from 'vitest';
import { shopOf } from '../shop.ts';
import { Importer } from '../support.ts';

/** Rows as the platforms write them, and what a shop owner would count by hand. */
const EXPORTS: { layout: string; of: string; customers: number; orders: number; revenue: number; file: string }[] = [
  {
    layout: 'youzan-orders',
    of: 'money back in a column, closed and unpaid orders',
    customers: 3,
    orders: 3,
    revenue: 310,
    file: `订单号,订单状态,订单创建时间,买家付款时间,订单实付金额,买家昵称,买家手机号,收货人手机号/提货人手机号,订单退款状态,订单已退款金额,全部商品名称
E1,交易完成,2025-01-01 10:00:00,2025-01-01 10:01:00,100,a,13800000001,,未退款,0,x
E2,交易完成,2025-01-02 10:00:00,2025-01-02 10:01:00,200,b,13800000002,,部分退款,50,x
E3,交易关闭,2025-01-03 10:00:00,2025-01-03 10:01:00,300,a,13800000001,,全额退款,300,x
E4,交易关闭,2025-01-04 10:00:00,,80,c,13800000003,,未退款,0,x
E5,交易完成,2025-01-05 10:00:00,2025-01-05 10:01:00,60,c,13800000003,,未退款,0.00,x
`,
  },
  {
    layout: 'shopify-orders',
    of: 'totals on the first line, given back whole and in part, free but sent, free altogether, not yet paid',
    customers: 4,
    orders: 5,
    revenue: 175.01,
    file: `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Cancelled at,Refunded Amount,Source,Lineitem discount,Phone,Id
#1,A@x.org,paid,2025-01-01 10:00:01 +0100,EUR,,,,100.01,,2025-01-01 10:00:00 +0100,3,a,11.11,,,,0.00,,,,
#1,A@x.org,,,,,,,,,2025-01-01 10:00:00 +0100,1,b,33.33,,,,,,,,
#1,A@x.org,,,,,,,,,2025-01-01 10:00:00 +0100,2,c,16.67,,,,,,,,
#2,a@x.org,refunded,2025-01-02 10:00:01 +0100,EUR,,,,60.00,,2025-01-02 10:00:00 +0100,1,a,20.00,,,,60.00,,,,
#2,a@x.org,,,,,,,,,2025-01-02 10:00:00 +0100,1,b,40.00,,,,,,,,
#3,b@x.org,partially_refunded,2025-01-03 10:00:01 +0100,EUR,,,,50.00,,2025-01-03 10:00:00 +0100,1,a,20.00,,,,10.00,,,,
#3,b@x.org,,,,,,,,,2025-01-03 10:00:00 +0100,1,b,30.00,,,,,,,,
#4,b@x.org,voided,2025-01-04 10:00:01 +0100,EUR,,,,70.00,,2025-01-04 10:00:00 +0100,1,a,35.00,,,2025-01-04,0.00,,,,
#4,b@x.org,,,,,,,,,2025-01-04 10:00:00 +0100,1,b,35.00,,,,,,,,
#5,c@x.org,paid,2025-01-05 10:00:01 +0100,EUR,,,,5.00,,2025-01-05 10:00:00 +0100,1,free,0.00,,,,0.00,,,,
#6,c@x.org,paid,2025-01-06 10:00:01 +0100,EUR,,,,0.00,,2025-01-06 10:00:00 +0100,1,a,20.00,,,,0.00,,,,
#6,c@x.org,,,,,,,,,2025-01-06 10:00:00 +0100,1,b,20.00,,,,,,,,
#7,d@x.org,pending,2025-01-07 10:00:01 +0100,EUR,,,,33.00,,2025-01-07 10:00:00 +0100,1,a,33.00,,,,0.00,,,,
#8,d@x.org,paid,2025-01-08 10:00:01 +0100,EUR,,,,30.00,,2025-01-08 10:00:00 +0100,1,a,10.00,,,,0.00,,,,
#8,d@x.org,,,,,,,,,2025-01-08 10:00:00 +0100,1,a,10.00,,,,,,,,
#8,d@x.org,,,,,,,,,2025-01-08 10:00:00 +0100,1,gift,0.00,,,,,,,,
`,
  },
  {
    layout: 'squarespace-orders',
    of: 'totals on the first line, order numbers with zeros in front',
    customers: 2,
    orders: 3,
    revenue: 55,
    file: `Order ID,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Total,Amount Refunded,Created at,Lineitem quantity,Lineitem name,Lineitem price,Channel Name
00012,a@x.org,PAID,,USD,30,5,35.00,0.00,2025-01-05 10:00:00 -0500,1,x,10.00,web
00012,,,,,,,,,,2,y,10.00,
00013,b@x.org,REFUNDED,,USD,20,0,20.00,20.00,2025-01-06 10:00:00 -0500,1,x,20.00,web
00014,b@x.org,PAID,,USD,20,0,20.00,0.00,2025-01-07 10:00:00 -0500,1,x,20.00,web
`,
  },
  {
    layout: 'woocommerce-analytics',
    of: 'refunds as rows of their own day, beside an order called refunded',
    customers: 2,
    orders: 4,
    revenue: 130,
    file: `Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution
2025-01-05 10:00:00,10,$100.00,completed,Ada L,new,1× x,1,,100,Direct
2025-01-06 10:00:00,11,$50.00,completed,Bo,returning,1× x,1,,50,Direct
2025-01-09 10:00:00,10,-$30.00,completed,Ada L,returning,1× x,-1,,-30,Direct
2025-01-10 10:00:00,12,$50.00,cancelled,Bo,returning,1× x,1,,50,Direct
2025-01-11 10:00:00,13,$0.00,refunded,Bo,returning,1× x,1,,20,Direct
2025-01-12 10:00:00,13,-$20.00,refunded,Bo,returning,1× x,1,,-20,Direct
2025-01-20 10:00:00,14,$10.00,completed,Bo,returning,1× x,1,,10,Direct
`,
  },
  {
    layout: 'woocommerce-advanced',
    of: 'line totals with their own refunds, held and cancelled orders',
    customers: 2,
    orders: 3,
    revenue: 70,
    file: `Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Email (Billing),Customer User ID,Order Total Amount,Order Line Total,Order Line Total Refunded,Item #,Item Name,Quantity,Item Cost,SKU
1,completed,2025-01-05 10:00,,a,a@x.org,5,55,30,0,1,x,3,10,s
1,completed,2025-01-05 10:00,,a,a@x.org,5,55,25,5,2,y,1,25,s
2,cancelled,2025-01-06 10:00,,a,a@x.org,5,20,20,0,1,x,2,10,s
3,on-hold,2025-01-06 10:00,,b,b@x.org,0,20,20,0,1,x,2,10,s
4,refunded,2025-01-07 10:00,,b,b@x.org,0,20,20,20,1,x,2,10,s
5,completed,2025-01-08 10:00,,b,b@x.org,0,20,20,,1,x,2,10,s
`,
  },
  {
    layout: 'woocommerce-webtoffee',
    of: 'a refunded order is none, guests by their address',
    customers: 2,
    orders: 2,
    revenue: 85,
    file: `order_id,order_number,order_date,status,order_total,discount_total,order_currency,billing_email,customer_id,line_item_1,wt_import_key
1,1,2025-01-05 10:00:00,wc-completed,55,5,GBP,a@x.org,4,x,1
2,2,2025-01-06 10:00:00,wc-refunded,20,0,GBP,a@x.org,4,x,2
3,3,2025-01-07 10:00:00,wc-cancelled,20,0,GBP,b@x.org,0,x,3
4,4,2025-01-08 10:00:00,wc-processing,30,0,GBP,b@x.org,0,x,4
`,
  },
  {
    layout: 'magento-orders',
    of: 'closed orders given back, pending ones not yet sold',
    customers: 2,
    orders: 3,
    revenue: 61.39,
    file: `ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email,Total Refunded
000000001,Main,"Apr 5, 2025 9:06:21 PM",A,A,$36.39,$36.39,Complete,a@x.org,$0.00
000000002,Main,"Apr 6, 2025 9:06:21 PM",A,A,"$1,120.50","$1,120.50",Closed,a@x.org,"$1,120.50"
000000003,Main,"Apr 7, 2025 9:06:21 PM",B,B,$10.00,$10.00,Canceled,b@x.org,
000000004,Main,"Apr 8, 2025 9:06:21 PM",B,B,$40.00,$40.00,Processing,b@x.org,$15.00
000000005,Main,"Apr 8, 2025 9:06:21 PM",B,B,$40.00,$40.00,Pending,b@x.org,
`,
  },
  {
    layout: 'bigcommerce-orders',
    of: 'totals and refunds on every line, guests called 0, day first',
    customers: 2,
    orders: 4,
    revenue: 116.5,
    file: `Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Time,Subtotal (inc tax),Order Total (inc tax),Order Status,Refund Amount,Product Details,Product Name,Product Qty,Product Unit Price,Order Currency Code
100,5,A,a@x.org,05/01/2025,10:00:00,50,57.50,Completed,0,p,x,1,20,USD
100,5,A,a@x.org,05/01/2025,10:00:00,50,57.50,Completed,0,p,y,1,30,USD
101,5,A,a@x.org,25/01/2025,10:00:00,50,50,Partially Refunded,10,p,x,1,20,USD
101,5,A,a@x.org,25/01/2025,10:00:00,50,50,Partially Refunded,10,p,y,1,30,USD
102,0,,,26/01/2025,11:00:00,9,9,Completed,0,p,x,1,9,USD
103,6,B,b@x.org,27/01/2025,11:00:00,9,9,Refunded,9,p,x,1,9,USD
104,6,B,b@x.org,28/01/2025,11:00:00,9,9,Declined,0,p,x,1,9,USD
105,6,B,b@x.org,28/01/2025,12:00:00,19,19,Shipped,0,p,x,1,19,USD
`,
  },
  {
    layout: 'amazon-new-orders',
    of: 'relay addresses in any case',
    customers: 1,
    orders: 2,
    revenue: 80,
    file: `order-id\torder-item-id\tpurchase-date\tpayments-date\tbuyer-email\tbuyer-name\tbuyer-phone-number\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\titem-tax\tshipping-price\tship-country\titem-promotion-discount
111-1\t1\t2025-01-05T10:00:00-08:00\t\tq1@marketplace.amazon.com\tA\t\ts\tx\t1\tUSD\t20.00\t1\t0\tUS\t0
111-1\t2\t2025-01-05T10:00:00-08:00\t\tq1@marketplace.amazon.com\tA\t\ts\ty\t2\tUSD\t30.00\t1\t0\tUS\t0
111-2\t3\t2025-01-06T10:00:00-08:00\t\tQ1@marketplace.amazon.com\tA\t\ts\ty\t2\tUSD\t30.00\t1\t0\tUS\t0
`,
  },
  {
    layout: 'stripe-payments',
    of: 'amounts given back in a column, failed charges, thousands',
    customers: 2,
    orders: 4,
    revenue: 1140,
    file: `id,Created (UTC),Amount,Amount Refunded,Currency,Captured,Status,Customer ID,Customer Email,Description
ch_1,2025-01-05 10:00,50.00,0.00,usd,TRUE,Paid,cus_1,A@x.org,
ch_2,2025-01-06 10:00,50.00,50.00,usd,TRUE,Refunded,cus_1,a@x.org,
ch_3,2025-01-07 10:00,50.00,10.00,usd,TRUE,Partial Refund,cus_1,a@x.org,
ch_4,2025-01-08 10:00,50.00,0.00,usd,FALSE,Failed,cus_2,b@x.org,
ch_5,2025-01-09 10:00,"1,050.00",0.00,USD,TRUE,Paid,cus_2,b@x.org,
`,
  },
  {
    layout: 'square-transactions',
    of: 'refunds in brackets as rows, nobody at the till',
    customers: 2,
    orders: 2,
    revenue: 1015,
    file: `Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Total Collected,Source,Card,Other Tender Type,Transaction ID,Event Type,Location,Customer ID,Customer Name
2025-01-05,10:00:00,EST,$20.00,$0.00,$20.00,$1,$21.00,POS,,,T1,Payment,Main,C1,A
2025-01-06,10:00:00,EST,($5.00),$0.00,($5.00),$0,($5.00),POS,,,T2,Refund,Main,C1,A
2025-01-07,10:00:00,EST,"$1,020.00",-$20.00,"$1,000.00",$1,"$1,001.00",POS,,,T3,Payment,Main,C2,B
2025-01-08,10:00:00,EST,$8.00,$0.00,$8.00,$1,$8.00,POS,,,T4,Payment,Main,,
`,
  },
  {
    layout: 'square-items',
    of: 'a returned line on a later day, two-digit years, half days',
    customers: 1,
    orders: 2,
    revenue: 14,
    file: `Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Event Type,Location,Customer ID
1/15/25,10:00:00 AM,EST,c,x,1,Reg,s,,$20.00,$0.00,$20.00,$1,T1,Payment,Main,C1
1/15/25,10:00:00 AM,EST,c,y,2,Reg,s,,$10.00,-$1.00,$9.00,$1,T1,Payment,Main,C1
1/16/25,1:00:00 PM,EST,c,x,-1,Reg,s,,($20.00),$0.00,($20.00),$1,T2,Refund,Main,C1
1/17/25,9:00:00 AM,EST,c,x,1,Reg,s,,$5.00,$0.00,$5.00,$1,T3,Payment,Main,C1
`,
  },
  {
    layout: 'etsy-orders',
    of: 'less the discount, refunded and cancelled by status',
    customers: 2,
    orders: 2,
    revenue: 65,
    file: `Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Currency,Order Value,Coupon Code,Discount Amount,Shipping,Sales Tax,Order Total,Status
01/05/25,1,u1,A,2,USD,50.00,,5.00,3,4,52,Paid
01/15/25,2,u1,A,1,USD,20.00,,0.00,3,4,27,Refunded
02/05/25,3,u2,B,1,USD,20.00,,0.00,3,4,27,Completed
02/15/25,4,u2,B,1,USD,20.00,,0.00,3,4,27,Canceled
`,
  },
  {
    layout: 'etsy-items',
    of: 'several items in an order',
    customers: 2,
    orders: 2,
    revenue: 35,
    file: `Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Order ID
01/05/25,x,u1,2,10,,0,0,3,0,20.00,USD,1,5,1
01/05/25,y,u1,1,7.50,,0,0,3,0,7.50,USD,2,6,1
01/15/25,y,u2,1,7.50,,0,0,3,0,7.50,USD,3,6,2
`,
  },
  {
    layout: 'ebay-orders',
    of: 'rows of sums without an item, price of one piece',
    customers: 2,
    orders: 2,
    revenue: 50,
    file: `"sep=,"

Sales Record Number,Order Number,Buyer Username,Buyer Name,Item Number,Item Title,Quantity,Sold For,Shipping And Handling,Total Price,Sale Date,Paid On Date,Buyer Country
100,01-1,bu1,A,,,,$35.00,$5,$40.00,Jan-05-25,Jan-05-25,US
100,01-1,bu1,A,123456789012,x,2,$10.00,,,Jan-05-25,Jan-05-25,US
101,01-1,bu1,A,123456789013,y,1,$15.00,,,Jan-05-25,Jan-05-25,US
102,01-2,bu2,B,123456789013,y,1,$15.00,,$15.00,Feb-06-25,Feb-06-25,US

3,record(s) downloaded,from,Jan-01-25,to,Feb-28-25
Seller ID: abc
`,
  },
  {
    layout: 'ebay-orders-de',
    of: 'decimal commas with thousands, German months',
    customers: 2,
    orders: 2,
    revenue: 2250.97,
    file: `
Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Name des Käufers;Artikelnummer;Angebotstitel;Anzahl;Verkauft für;Gesamtbetrag;Verkauft am;Zahlungsdatum
1;01-1;k1;A;1234;x;2;1.116,99 €;2.233,98 €;10-Dez-25;10-Dez-25
2;01-2;k2;B;1234;x;1;16,99 €;16,99 €;11-Mär-25;--
`,
  },
  {
    layout: 'taobao-orders',
    of: 'money back in a column that also holds words, closed orders',
    customers: 2,
    orders: 3,
    revenue: 258,
    file: `订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称,订单关闭原因,退款金额
"=""2284517760031000001""",tb_a,128.00,0,128.00,128.00,交易成功,张*,'138****0001,2025-04-01 09:12:44,2025-04-01 09:13:00,咖啡,1,店,,无退款申请
"=""2284517760031000002""",tb_a,100.00,0,100.00,100.00,交易成功,张*,'138****0001,2025-04-02 09:12:44,2025-04-02 09:13:00,咖啡,1,店,,30.00
"=""2284517760031000003""",tb_b,100.00,0,100.00,100.00,交易关闭,张*,'138****0001,2025-04-03 09:12:44,2025-04-03 09:13:00,咖啡,1,店,退款,100.00
"=""2284517760031000004""",tb_b,60.00,0,60.00,0.00,交易关闭,张*,'138****0001,2025-04-04 09:12:44,,咖啡,1,店,买家未付款,无退款申请
"=""2284517760031000005""",tb_b,60.00,0,60.00,60.00,卖家已发货，等待买家确认,张*,'138****0001,2025-04-05 09:12:44,2025-04-05 09:13:00,咖啡,1,店,,无退款申请
`,
  },
  {
    layout: 'jd-orders',
    of: 'totals on every line, a gift among them, a removed order',
    customers: 2,
    orders: 2,
    revenue: 57,
    file: `订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,下单帐号,客户姓名,
1001,1,x,2,在线,2025-01-05 10:00:00,10.00,50.00,,,47.00,完成,jd_a,张*,
1001,2,y,1,在线,2025-01-05 10:00:00,30.00,50.00,,,47.00,完成,jd_a,张*,
1001,3,赠品,1,在线,2025-01-05 10:00:00,0.00,50.00,,,47.00,完成,jd_a,张*,
1002,1,x,1,在线,2025-01-06 10:00:00,10.00,10.00,,,10.00,(删除)等待付款,jd_b,李*,
1003,1,x,1,在线,2025-01-07 10:00:00,10.00,10.00,,,10.00,等待出库,jd_b,李*,
`,
  },
];

describe('rows of a platform', () => {
  let importer: Importer;
  beforeAll(async () => (importer = await Importer.open()));

  it.each(EXPORTS)('$layout come to the sums counted by hand: $of', async ({ layout, file, ...counted }) => {
    const { plan, numbers } = await shopOf(importer, file, { zone: 'UTC' });
    const { customers, orders, revenue } = counted;
    expect(plan.layout).toBe(layout);
    expect(numbers).toEqual({ customers, orders, revenue });
  });
});
