type N = { n: string };
type Share = { group: string; past: string; future: string };
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvGroups = {
  'clv.groups.about': '今后的销售额从哪些顾客来',
  'clv.groups.lede': '每组顾客至今带来多少，今后预计带来多少：过去是事实，今后是模型的预测。',
  'clv.groups.by': '分组依据',
  'clv.groups.by.rfm': 'RFM分类',
  'clv.groups.by.segment': '已保存的分群',
  'clv.groups.by.month': '首购月份',
  'clv.groups.by.quarter': '首购季度',
  'clv.groups.by.channel': '首购渠道',
  'clv.groups.by.category': '首购品类',
  'clv.groups.by.product': '首购商品',
  'clv.groups.by.region': '首购地区',
  'clv.groups.rules': '规则',
  'clv.groups.top': '显示组数',
  'clv.groups.unnamed': '未注明',
  'clv.groups.others': '其他',
  'clv.groups.earlier': '更早',

  'clv.groups.finding.noFit': '这些订单还做不出预测',
  'clv.groups.finding.none': '这个范围里没有订单',
  'clv.groups.finding.noSegments': '还没有保存过分群',
  'clv.groups.finding.unnamed': (p: { by: string }) => `订单里没有${p.by}`,
  'clv.groups.finding.single': (p: { group: string }) => `只有一位顾客，在“${p.group}”`,
  'clv.groups.finding.one': (p: { by: string; group: string }) => `按${p.by}，全部顾客都在一组：“${p.group}”`,
  'clv.groups.finding.small': (p: { by: string; least: string }) => `按${p.by}分，满${p.least}位顾客的组太少，没法比较`,
  'clv.groups.finding.alike': (p: { by: string }) => `按${p.by}看，今后的销售额和过去来自同样的地方`,
  'clv.groups.finding.more': (p: Share) => `“${p.group}”至今占销售额的${p.past}，今后预计占${p.future}`,
  'clv.groups.finding.less': (p: Share) => `“${p.group}”至今占销售额的${p.past}，今后预计只占${p.future}`,
  'clv.groups.little': (p: { least: string; n: string }) => `至少要有${p.least}位顾客才好比较，这里只有${p.n}位。`,
  'clv.groups.missing': (p: { by: string }) => `订单里没有${p.by}这一列。请在“数据”页指定，或换一种分组。`,
  'clv.groups.noSegments': '在任何一页把一组顾客存为分群，就能在这里比较。',

  'clv.groups.chart.plain': '今后的占比与至今的占比',
  'clv.groups.chart.alike': '各组顾客人均预计带来的差不多',
  'clv.groups.chart.title': (p: { best: string; most: string; least: string; rest: string }) =>
    `“${p.best}”人均预计带来${p.most}，“${p.rest}”只有${p.least}`,
  'clv.groups.sub': (p: { days: string }) =>
    `今后${p.days}天预计销售额的占比（粗条）与至今销售额的占比（细条）；人均：每位顾客的预计销售额`,
  'clv.groups.note': (p: N) => `n = ${p.n}位顾客。`,
  'clv.groups.note.overlap': '分群可能重叠，也不一定包括所有人，占比加起来不是100%。一位顾客在几个分群里，n就计几次。',
  'clv.groups.note.rfm': '分类按RFM页的默认设置，以统计日为准；“拟合截止”更早时，分类已经用到了之后的订单。',
  'clv.groups.note.small': (p: N & { least: string }) => `* 有${p.n}组不到${p.least}位顾客：排在最后，不参与比较。`,
  'clv.groups.note.time': '越晚来的顾客，贡献销售额的时间越短，至今占比小只是因为来得晚。',
  'clv.groups.column.future': '今后占比',
  'clv.groups.column.past': '至今占比',
  'clv.groups.column.mean': '人均预计销售额',
  'clv.groups.column.value': '人均价值',
  'clv.groups.column.aliveShort': 'P(alive)',
  'clv.groups.column.meanShort': '人均',
  'clv.groups.column.total': '预计合计',

  'clv.groups.loyal.plain': (p: { days: string }) => `购买${p.days}天以上的顾客与其他顾客`,
  'clv.groups.loyal.title': (p: { days: string; ratio: string }) =>
    `至今加预计，购买${p.days}天以上的顾客带来的是普通顾客的${p.ratio}倍`,
  'clv.groups.loyal.sub': (p: { days: string }) =>
    `按购买天数看每位顾客的销售额：今后${p.days}天预计（粗条），至今（细条）`,
  'clv.groups.loyal.control': '忠诚顾客：购买满',
  'clv.groups.loyal.control.unit': '天',
  'clv.groups.loyal.problem': (p: { least: string; most: string }) => `${p.least}到${p.most}的整数天`,
  'clv.groups.loyal.past': '至今销售额：忠诚 ÷ 普通',
  'clv.groups.loyal.future': '预计销售额：忠诚 ÷ 普通',
  'clv.groups.loyal.lifetime': '两者合计：忠诚 ÷ 普通',
  'clv.groups.loyal.claim': '课程的说法',
  'clv.groups.loyal.claim.inside': '与这里测得的相符',
  'clv.groups.loyal.claim.above': '比这里测得的高',
  'clv.groups.loyal.claim.below': '比这里测得的低',
  'clv.groups.loyal.times': (p: N) => `${p.n}倍`,
  'clv.groups.loyal.interval': (p: { low: string; high: string }) => `95%区间${p.low}–${p.high}`,
  'clv.groups.loyal.days': (p: N) => `${p.n}天`,
  'clv.groups.loyal.orMore': (p: N) => `${p.n}天以上`,
  'clv.groups.loyal.note': (p: { loyal: string; ordinary: string }) =>
    `n = 忠诚顾客${p.loyal}位，普通顾客${p.ordinary}位。`,
  'clv.groups.loyal.needs': (p: { least: string }) => `两边都满${p.least}位顾客才算得出倍数。`,
  'clv.groups.loyal.caution':
    '买得多的人至今花得多，这是定义使然，所以“至今”的倍数说明不了忠诚值多少。毛利率人人相同时，销售额之比就是利润之比。',
  'clv.groups.loyal.small': (p: { least: string }) => `* 不到${p.least}位顾客。`,
  'clv.groups.loyal.column.past': '至今，每位顾客',
  'clv.groups.loyal.column.future': '预计，每位顾客',
  'clv.groups.loyal.column.lifetime': '合计，每位顾客',
  'clv.groups.loyal.column.pastShort': '至今',
  'clv.groups.loyal.column.futureShort': '预计',

  'clv.groups.features.title': '顾客特征表：每位顾客一行，供自己建模',
  'clv.groups.features.sub': '列名与导出文件一致；只含拟合截止当天及之前的信息，文件里有全部顾客和更多列',
  'clv.groups.features.note': (p: N) => `这里显示价值最高的${p.n}位。`,

  'segments.clv-group.all': (p: { by: string; group: string }) => `${p.by}为“${p.group}”的顾客`,
  'segments.clv-group.by': (p: { by: string; group: string; day: string }) =>
    `${p.by}为“${p.group}”、首购不晚于${p.day}的顾客`,
  'segments.clv-group.none': '未注明',
  'segments.clv-group.rfm': 'RFM分类',
  'segments.clv-group.month': '首购月份',
  'segments.clv-group.quarter': '首购季度',
  'segments.clv-group.channel': '首购渠道',
  'segments.clv-group.category': '首购品类',
  'segments.clv-group.product': '首购商品',
  'segments.clv-group.region': '首购地区',

  'methods.clv-groups.name': '各组的预计销售额',
  'methods.clv-groups.short':
    '一组顾客预计销售额的合计与人均；这一组占全部预计销售额的比例，对照它占至今销售额的比例。',
  'methods.clv-groups.text': text(
    '分组依据：首购（月份、季度，以及第一单的渠道、品类、商品、地区）；统计日的RFM分类，规则可选；或在当前范围内重新计数的已存分群。除分群可能重叠外，每位顾客只在一组。',
    '至今销售额：模型所知最后一天为止的订单与退款。预计销售额 = 预测期内预计订单数 × 预计每单金额；价值还计入毛利率和折现率。最大的几组（按时间分时是最近的几组）单列，其余合计。不足20位顾客的组会标出，不参与结论。',
  ),
  'methods.clv-loyalty.name': '忠诚顾客的价值倍数',
  'methods.clv-loyalty.short':
    '购买天数达到标准的顾客，人均销售额（至今、预计、合计）除以其他顾客的人均；区间用对数的delta方法。',
  'methods.clv-loyalty.text': text(
    '课程说高忠诚顾客的利润是普通顾客的5–7倍，却没有说谁算忠诚。这里，购买天数达到标准（默认3天）的算忠诚，其余算普通。倍数是人均之比：至今销售额、预测期内预计销售额，以及两者合计。毛利率人人相同时，也就是利润之比。',
    '95%区间来自同一边顾客之间的差异：两个均值之比取对数后的方差。其中不含模型本身的不确定性。课程的说法放在测得的数字旁边，不代替它。“至今”的倍数几乎必然大于1，因为忠诚本来就是用购买次数数出来的。',
  ),
  'methods.clv-features.name': '顾客特征表',
  'methods.clv-features.short':
    '每位顾客一行：购买记录（x、t_x、t、mean_spend）、金额、预测，以及第一单的属性，只含模型所知最后一天之前的信息。',
  'methods.clv-features.text': text(
    'x：首购之后的购买天数。t_x：首购到最近一次购买的天数。t：首购到已知最后一天的天数。mean_spend：复购日的平均销售额。days_since_last_order算到已知最后一天的次日。mean_gap_days：t_x ÷ x。historic：订单与退款之和。p_alive、expected_orders、spend_per_order、expected_revenue、value、next_order_day由模型给出。first_ 开头的是第一单的属性。',
    '年龄、性别等会员属性，以及浏览、加购等行为，订单文件里没有。',
  ),
};
