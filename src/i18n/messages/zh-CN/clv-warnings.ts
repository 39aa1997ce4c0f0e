import type { clvWarnings as en } from '../en/clv-warnings.ts';
import type { Like } from '../en.ts';

export const clvWarnings: Like<typeof en> = {
  'clv.warning.useNbd': '改用NBD（假定没有人流失）',

  'clv.warning.model.no-customers.title': '没有顾客可供学习',
  'clv.warning.model.no-customers.text': '到拟合截止的那一天，还没有人买过。',
  'clv.warning.model.no-customers.remedy': '请选晚一些的日子，或在上方放宽时间、顾客范围。',

  'clv.warning.model.no-repeats.title': '还没有人再来',
  'clv.warning.model.no-repeats.text': (p) => `${p.customers}位顾客都只在一天里买过。没有第二次，就谈不上购买节奏。`,
  'clv.warning.model.no-repeats.remedy': '请载入更多月份的订单。在此之前，这份数据只够算简单公式。',

  'clv.warning.model.no-time.title': '首购之后还没有过去一天',
  'clv.warning.model.no-time.text': (p) => `${p.customers}位顾客都在已知的最后一天首购，谁都还来不及再买。`,
  'clv.warning.model.no-time.remedy': '请选晚一些的日子，或载入前后更多的订单。',

  'clv.warning.model.few-repeats.title': '复购太少，估计不稳',
  'clv.warning.model.few-repeats.text': (p) =>
    `全部顾客的复购天数加起来只有${p.repeats}天，估计要稳，至少需要${p.least}天。`,
  'clv.warning.model.few-repeats.remedy':
    '这里的数字都只能当作粗略估计。换更长的时间，或看全部顾客而不是某一群，会好一些。',

  'clv.warning.model.short-window.title': '观察的时间太短',
  'clv.warning.model.short-window.text': (p) =>
    `最长的购买记录只有${p.days}天。不足${p.least}天时，两次购买之间的停顿和真正离开看起来一样。`,
  'clv.warning.model.short-window.remedy':
    '预测几周可以，预测一年不行；“仍是顾客的可能性”先不要用来做决定。有满一年的订单再来看。',

  'clv.warning.model.dropout-unidentified.title': '从这份数据看不出谁已经离开',
  'clv.warning.model.dropout-unidentified.text': (p) =>
    `假定没有人流失的模型，也差不多一样符合这些订单（似然比${p.ratio}，达到${p.least}才分得出）。顾客至今多久买一次，看得出来；“仍是顾客的可能性”看不出来，预计订单数也等于假定几乎没有人流失。`,
  'clv.warning.model.dropout-unidentified.remedy':
    '请把预计订单数和销售额当作上限，不要按“仍是顾客的可能性”行动。改用NBD，这个假定就摆在明处：没有人流失。',

  'clv.warning.model.at-the-edge.title': '凭这份数据，模型定不下来',
  'clv.warning.model.at-the-edge.text':
    '拟合的结果落在了边界上：光看这些订单，顾客之间买得多勤、何时离开，看不出差别。参数有多可靠说不出来，所以没有区间。',
  'clv.warning.model.at-the-edge.remedy': '总数只能参考，顾客之间的高低不要采用。顾客更多、时间更长，会好一些。',

  'clv.warning.model.not-converged.title': '没有找到稳定的最优拟合',
  'clv.warning.model.not-converged.text': '参数还没有走到最符合数据的位置。',
  'clv.warning.model.not-converged.remedy': '请不要使用这些参数。换一个模型、换一个时间单位，或先排除与众不同的顾客。',

  'clv.warning.model.extreme-buyer.alone.title': '只有一位顾客回来过',
  'clv.warning.model.extreme-buyer.alone.text': (p) =>
    `${p.x}个复购日全是同一位顾客的。别的顾客会怎样，从一个人身上学不出来。`,
  'clv.warning.model.extreme-buyer.alone.remedy':
    '请不要按这些数字安排。需要有更多顾客回来过，换一段更长的时间也许就有。',

  'clv.warning.model.extreme-buyer.title': '有一位顾客和所有人都不同',
  'clv.warning.model.extreme-buyer.text': (p) =>
    `有一位顾客复购了${p.x}天，占全部复购天数的${p.share}。按其他人的节奏，本不该有这样的顾客，拟合被这一位带偏了。`,
  'clv.warning.model.extreme-buyer.remedy':
    '看看是不是批发商、测试账号或门店收银。如果是，用分群把这位顾客排除后再拟合。',

  'clv.warning.spend.no-repeaters.title': '没有回头客的消费可供学习',
  'clv.warning.spend.no-repeaters.text': '每单金额要从回头客身上学，而还没有人回来过。',
  'clv.warning.spend.no-repeaters.remedy': '每一单都按全店平均金额计算。',

  'clv.warning.spend.too-few-repeaters.title': '回头客太少，建不了每单金额的模型',
  'clv.warning.spend.too-few-repeaters.text': (p) =>
    `回来并付过钱的顾客有${p.repeaters}位，金额模型至少需要${p.least}位。`,
  'clv.warning.spend.too-few-repeaters.remedy': '每一单都按全店平均金额计算。',

  'clv.warning.spend.no-positive-spend.title': '回头客没有付钱',
  'clv.warning.spend.no-positive-spend.text': (p) => `${p.repeaters}位顾客回来过，但没有一位的平均金额大于0。`,
  'clv.warning.spend.no-positive-spend.remedy': '每一单都按全店平均金额计算。请到数据页看看金额列是不是选对了。',

  'clv.warning.spend.same-spend.title': '每个人付的都一样多',
  'clv.warning.spend.same-spend.text': (p) => `${p.repeaters}位回头客平均每次都花${p.mean}，没有差别可建模型。`,
  'clv.warning.spend.same-spend.remedy': '每一单都按全店平均金额计算，在这里正合适。',

  'clv.warning.spend.q-at-most-one.title': '金额差别太悬殊，求不出平均',
  'clv.warning.spend.q-at-most-one.text': (p) => `金额模型得到q = ${p.q}；q不大于1时，它对全体顾客的平均值是无穷大。`,
  'clv.warning.spend.q-at-most-one.remedy':
    '每一单都按全店平均金额计算。看看那几笔特别大的订单是否属实，不属实就排除。',

  'clv.warning.spend.correlated.title': '买得勤的顾客，每单花的钱不一样',
  'clv.warning.spend.correlated.text': (p) =>
    `金额模型假定购买频次与每单金额无关，而这里两者相关（Pearson ${p.pearson}，Spearman ${p.spearman}，达到${p.least}即算太多）。`,
  'clv.warning.spend.correlated.remedy':
    '预计订单数不受影响，预计销售额会受影响：请把不同的顾客分开估值，例如批发与零售。',

  'clv.warning.spend.zero-left-out.title': '没付过钱的回头客未计入金额模型',
  'clv.warning.spend.zero-left-out.text': (p) => `${p.customers}位回头客平均每次的金额是0，而金额模型只认大于0的金额。`,
  'clv.warning.spend.zero-left-out.remedy': '他们的每一单按全体顾客的平均金额计算。',

  'clv.warning.spend.negative-left-out.title': '净金额为负的回头客未计入金额模型',
  'clv.warning.spend.negative-left-out.text': (p) =>
    `${p.customers}位回头客拿回的钱比付的还多，而金额模型只认大于0的金额。`,
  'clv.warning.spend.negative-left-out.remedy':
    '他们的每一单按全体顾客的平均金额计算。把退款记在退款当天，结果可能不同。',

  'clv.warning.spend.not-converged.title': '金额模型没有找到稳定的最优拟合',
  'clv.warning.spend.not-converged.text': '参数还没有走到最符合数据的位置，或者从不同起点得到的结果不一致。',
  'clv.warning.spend.not-converged.remedy': '预计销售额只能当作粗略估计，预计订单数不受影响。',
};
