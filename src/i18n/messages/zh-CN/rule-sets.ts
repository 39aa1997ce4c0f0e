import type { ruleSets as en } from '../en/rule-sets.ts';
import type { Like } from '../en.ts';

export const ruleSets: Like<typeof en> = {
  'rfm.rules.eight.name': '八类',
  'rfm.rules.eight.about':
    '金额高的是“重要”，其余是“一般”；再看最近一次和频次，分价值、保持、发展、挽留。这套分法只定了类名，没定多高算高，门槛由您来选。',
  'rfm.rules.five.name': '五类（价值与活跃度）',
  'rfm.rules.five.about':
    '培训材料给生鲜店起了五个类名，没给规则。这里的做法：金额按人数三等分，订单数高于门槛算活跃，低价值不再细分。按3分打分。',
  'rfm.rules.three.name': '三类',
  'rfm.rules.three.about':
    '高价值、潜力、流失风险。培训材料的本意是看存活概率和未来价值；这里用最近一次代替前者，用已有金额代替后者，不看频次。',
  'rfm.rules.three-counts.name': '三类（F>5单，V>8）',
  'rfm.rules.three-counts.about':
    '培训材料写的“F>5、V>8”没带单位。这里读作订单多于5笔、金额大于8（您的币种），几乎人人都过。最近一次没过门槛的算流失风险。',
  'rfm.rules.three-scores.name': '三类（F>5分，V>8分）',
  'rfm.rules.three-scores.about':
    '“F>5、V>8”的另一种读法：频次和金额各按1至10分打分。最近一次没过门槛的算流失风险。按10分打分。',
  'rfm.rules.codes125.name': '125个得分组合，十一类',
  'rfm.rules.codes125.about':
    '邮件营销工具和各种教程里流传的清单：5分制的125个得分组合，每个都归入且只归入一类。按5分打分。',
  'rfm.rules.shopify.name': '沿用Shopify的类名，范围自定',
  'rfm.rules.shopify.about':
    'Shopify按R以及F、M的平均分组，只公布类名，不公布范围。这里的范围是我们定的，人数会和它的报表不同。它的第十一组“潜在顾客”还没下过单，订单文件里没有。按5分打分。',
  'rfm.rules.putler.name': 'Putler的十一类',
  'rfm.rules.putler.about':
    'Putler文档里的范围，看R以及F、M的平均。125个组合里有76个同时落在几类，算文档里排在前面的那类，所以近期新客、有潜力、不能丢的大客、已流失这四类总是空的。它从0分打起，这里最低1分。按5分打分。',
  'rfm.rules.quartile5.name': '四分位五类',
  'rfm.rules.quartile5.about':
    'Python软件包pymc-marketing的默认分法：按4分制列出得分组合。没列出的不属于任何一类，软件包里叫Other。按4分打分。',
  'rfm.rules.rrfm.name': 'R软件包rfm的十类',
  'rfm.rules.rrfm.about':
    'R软件包rfm手册里的例子。范围有重叠，先符合哪类算哪类；都不符合的不属于任何一类，软件包里叫Others。按5分打分。',

  'segments.class.five-high-active': '高价值活跃',
  'segments.class.five-high-seldom': '高价值低频',
  'segments.class.five-middle-active': '中价值活跃',
  'segments.class.five-middle-seldom': '中价值低频',
  'segments.class.five-low': '低价值',

  'segments.class.three-high': '高价值',
  'segments.class.three-potential': '潜力',
  'segments.class.three-risk': '流失风险',
  'segments.class.three-counts-high': '高价值',
  'segments.class.three-counts-potential': '潜力',
  'segments.class.three-counts-risk': '流失风险',
  'segments.class.three-scores-high': '高价值',
  'segments.class.three-scores-potential': '潜力',
  'segments.class.three-scores-risk': '流失风险',

  'segments.class.codes125-champions': '顶级顾客',
  'segments.class.codes125-loyal': '老主顾',
  'segments.class.codes125-potential-loyalist': '有望成老主顾',
  'segments.class.codes125-new': '新客',
  'segments.class.codes125-promising': '有潜力',
  'segments.class.codes125-need-attention': '需要关注',
  'segments.class.codes125-about-to-sleep': '快要沉睡',
  'segments.class.codes125-at-risk': '有流失风险',
  'segments.class.codes125-cannot-lose': '不能丢的大客',
  'segments.class.codes125-hibernating': '沉睡',
  'segments.class.codes125-lost': '已流失',

  'segments.class.shopify-champions': '顶级顾客',
  'segments.class.shopify-loyal': '老主顾',
  'segments.class.shopify-active': '活跃',
  'segments.class.shopify-new': '新客',
  'segments.class.shopify-promising': '有潜力',
  'segments.class.shopify-needs-attention': '需要关注',
  'segments.class.shopify-at-risk': '有流失风险',
  'segments.class.shopify-previously-loyal': '曾经的老主顾',
  'segments.class.shopify-almost-lost': '快要流失',
  'segments.class.shopify-dormant': '沉睡',

  'segments.class.putler-champions': '顶级顾客',
  'segments.class.putler-loyal': '老主顾',
  'segments.class.putler-potential-loyalist': '有望成老主顾',
  'segments.class.putler-recent': '近期新客',
  'segments.class.putler-promising': '有潜力',
  'segments.class.putler-needing-attention': '需要关注',
  'segments.class.putler-about-to-sleep': '快要沉睡',
  'segments.class.putler-at-risk': '有流失风险',
  'segments.class.putler-cannot-lose': '不能丢的大客',
  'segments.class.putler-hibernating': '沉睡',
  'segments.class.putler-lost': '已流失',

  'segments.class.quartile5-premium': '优质',
  'segments.class.quartile5-repeat': '常来',
  'segments.class.quartile5-top-spender': '大手笔',
  'segments.class.quartile5-at-risk': '有流失风险',
  'segments.class.quartile5-inactive': '不活跃',

  'segments.class.rrfm-champions': '顶级顾客',
  'segments.class.rrfm-potential-loyalist': '有望成老主顾',
  'segments.class.rrfm-loyal': '老主顾',
  'segments.class.rrfm-promising': '有潜力',
  'segments.class.rrfm-new': '新客',
  'segments.class.rrfm-cannot-lose': '不能丢的大客',
  'segments.class.rrfm-at-risk': '有流失风险',
  'segments.class.rrfm-need-attention': '需要关注',
  'segments.class.rrfm-about-to-sleep': '快要沉睡',
  'segments.class.rrfm-lost': '已流失',

  'segments.none': '不属于任何一类',
  'segments.any': '任意一类',
  'segments.new': '还没下过单',
  'segments.away': '窗口内没有下单',
  'segments.rfm-move': (p) => `在一套规则里是“${p.from}”、在另一套规则里是“${p.to}”的顾客。`,
  'segments.rfm-migration': (p) => `${p.before}之前是“${p.from}”、到观察日是“${p.to}”的顾客。`,
  'segments.rfm-history.in': (p) => `截至${p.day}属于“${p.segment}”的顾客。`,
  'segments.rfm-history.joined': (p) => `在截至${p.day}的那个月里进入“${p.segment}”的顾客。`,
  'segments.rfm-history.left': (p) => `在截至${p.day}的那个月里离开“${p.segment}”的顾客。`,
  'segments.rfm-history.stayed': (p) => `在截至${p.day}的那个月里留在“${p.segment}”的顾客。`,
};
