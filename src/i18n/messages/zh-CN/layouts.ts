import type { Like } from '../en.ts';
import type { layouts as en } from '../en/layouts.ts';

export const layouts: Like<typeof en> = {
  'layout.name.shopify-orders': 'Shopify订单导出',
  'layout.name.squarespace-orders': 'Squarespace订单导出',
  'layout.name.woocommerce-analytics': 'WooCommerce数据分析里的订单',
  'layout.name.woocommerce-advanced': 'WooCommerce Advanced Order Export插件导出',
  'layout.name.woocommerce-webtoffee': 'WooCommerce WebToffee插件导出',
  'layout.name.magento-orders': 'Magento / Adobe Commerce订单列表',
  'layout.name.bigcommerce-orders': 'BigCommerce订单导出',
  'layout.name.amazon-all-orders': '亚马逊“所有订单”报告',
  'layout.name.amazon-new-orders': '亚马逊“新订单”报告',
  'layout.name.amazon-unshipped': '亚马逊“未发货订单”报告',
  'layout.name.amazon-date-range': '亚马逊日期范围交易报告',
  'layout.name.stripe-payments': 'Stripe收款导出',
  'layout.name.square-transactions': 'Square交易记录',
  'layout.name.square-items': 'Square商品明细',
  'layout.name.etsy-orders': 'Etsy已售订单',
  'layout.name.etsy-items': 'Etsy已售商品',
  'layout.name.ebay-orders': 'eBay订单报告（英文）',
  'layout.name.ebay-orders-de': 'eBay订单报告（德文）',
  'layout.name.taobao-orders': '淘宝/天猫订单报表',
  'layout.name.taobao-items': '淘宝/天猫宝贝报表',
  'layout.name.jd-orders': '京东订单导出',
  'layout.name.pinduoduo-orders': '拼多多订单导出',
  'layout.name.douyin-orders': '抖店订单导出',
  'layout.name.youzan-orders': '有赞订单报表',
  'layout.name.youzan-customers': '有赞客户报表',

  'layout.note.totals-once': '订单总额和状态只写在订单的第一行。后面各行沿用第一行的内容，总额按数量和单价分摊到各行。',
  'layout.note.totals-repeated': '同一订单的总额在每一行都重复写了一遍。这里每单只算一次，销售额不会翻倍。',
  'layout.note.refunds-undated': '文件里有退款金额，没有退款时间。退款按下单那天计。',
  'layout.note.refunds-as-rows': '退款是单独的一行，金额为负，按退款当天计。',
  'layout.note.refunds-by-status': '文件只用文字注明退款或取消，没有写退了多少。这类订单按整单退款或未付款处理。',
  'layout.note.no-buyer':
    '这份报表里没有买家，算不出RFM、复购和顾客价值；卖得好的商品、什么时候卖得多，还是能看。要分析顾客，请从平台导出带买家昵称、邮箱或手机号的报表，或者用自己商城、会员系统里的订单。',
  'layout.note.name-only':
    '只能凭姓名认顾客：同名的两个人会算成一个，同一个人换了写法会算成两个。可以的话，请导出带邮箱或客户编号的文件。',
  'layout.note.masked-buyer':
    '买家信息被平台打码或加密了，认不出是不是同一个人又来买，所以算不出RFM、复购和顾客价值；卖得好的商品、什么时候卖得多，还是能看。有权限的话，请导出买家信息不打码的订单。',
  'layout.note.join-needed':
    '这份报表只有商品，没有买家，所以只能看商品；有付款时间的还能看什么时候卖得多。要看RFM和复购，请导入同一时期的订单报表，买家和付款时间都在那里。',
  'layout.note.utc': '文件里的时间是世界标准时间（UTC），已换算成店铺所在时区，深夜的订单不会记错日子。',
  'layout.note.guests': '客户编号为0的是没注册就下单的访客，不是同一位顾客。这些人按邮箱区分。',
  'layout.note.less-discount': '金额是优惠前的，已减去另一列里的优惠。',
  'layout.note.merged-rows': '一行里可能有几件商品，用分号连着。这样的行不拆开：金额没有问题，商品合在一起算一种。',
  'layout.note.refunds-missing': '这份报表不含退款，销售额是当初付的钱。退款要看平台的收支或结算报表。',
  'layout.note.no-amount':
    '这份报表没有价格，也只有还没发货的订单。卖得好的商品、什么时候卖得多，还是能看；要看RFM和复购，请导出带价格和买家的全部订单。',
  'layout.note.other-rows': '有些行不是销售，比如订单的汇总行、平台费用、提现。这些行不计入，并注明有多少行。',
};
