const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');

export const clvRefresh = {
  'refresh.loading': '逐月看顾客分层',
  'refresh.fitting': (p: { n: string }) => `正在按${p.n}个日期给顾客估值`,
  'refresh.phase': (p: { day: string; phase: string }) => `${p.day}：${p.phase}`,
  'refresh.phase.tiers': '分层',
  'refresh.cancelled': '已停止，还没有算完所有月份',
  'refresh.again': '计算各月',
  'refresh.unfitted': '这些月末的订单都还拟合不出模型',
  'refresh.unfitted.lede': '复购模型需要有回头的顾客，也需要一段观察时间。数据不够时，可以先用简单公式。',
  'refresh.one': '只有一个日期能拟合，两个日期才能比较分层',
  'refresh.one.lede': '看迁移和走势，至少要有两个能拟合的月末：把回看的月数调大，或者下个月再来看。',
  'refresh.gaps': '这些月末没有拟合结果',
  'refresh.gap': (p: { day: string; cause: string }) => (p.cause === '' ? p.day : `${p.day}：${p.cause}`),

  'refresh.months': '回看',
  'refresh.months.n': (p: { n: string }) => `${p.n}个月末`,
  'refresh.params': '模型参数',
  'refresh.params.anew': '每月重新拟合',
  'refresh.params.kept': '沿用最后一天的',
  'refresh.before': '迁移：从',
  'refresh.after': '到',

  'refresh.title': (p: { changed: string; known: string; up: string; down: string; from: string; to: string }) =>
    `${p.from}到${p.to}，${p.known}位顾客中${p.changed}位换了层级：${p.up}位上升，${p.down}位下降`,
  'refresh.still': (p: { known: string; from: string; to: string }) =>
    `${p.from}到${p.to}，${p.known}位顾客的层级都没有变`,
  'refresh.lede.new': (p: { fresh: string; from: string }) =>
    p.fresh === '0' ? `${p.from}之后没有新顾客。` : `${p.from}之后新来了${p.fresh}位顾客。`,
  'refresh.alike': '预计每位顾客带来的都差不多，谈不上在层级之间迁移',
  'refresh.alike.lede': (p: { from: string; to: string }) =>
    `在${p.from}或${p.to}，模型分不出顾客的高低，分层只是按顾客编号排队。`,
  'refresh.few': (p: { n: string; from: string }) => `到${p.from}只有${p.n}位顾客，人太少，谈不上迁移`,
  'refresh.few.lede': (p: { least: string }) => `较早的那天至少要有${p.least}位顾客，才看得出什么。`,
  'refresh.refit': (p: { refit: string; changed: string; share: string }) =>
    `${p.changed}次变动里有${p.refit}次（${p.share}）只是因为模型重新拟合：如果两天都用最后一天的参数，这些顾客的层级不会变。`,
  'refresh.refit.few': (p: { refit: string; changed: string }) =>
    `${p.changed}次变动里有${p.refit}次只是因为模型重新拟合：如果两天都用最后一天的参数，层级不会变。`,
  'refresh.refit.none': (p: { changed: string }) =>
    `没有谁只因为重新拟合而换层：两天都用最后一天的参数，这${p.changed}位顾客照样会变。`,
  'refresh.refit.all': (p: { changed: string }) =>
    `这${p.changed}次变动全是重新拟合造成的：两天都用最后一天的参数，就没有人换层。`,

  'refresh.new': '还不是顾客',
  'refresh.way.up': '上升',
  'refresh.way.down': '下降',
  'refresh.way.stayed': '不变',
  'refresh.way.new': '新顾客',
  'refresh.flow.plain': '谁换了层级',
  'refresh.flow.title': (p: { up: string; down: string }) => `${p.up}位上升，${p.down}位下降`,
  'refresh.flow.sub': (p: { from: string; to: string; days: string }) =>
    `顾客按今后${p.days}天预计价值的层级，${p.from}与${p.to}对照`,
  'refresh.n': (p: { n: string; fresh: string }) =>
    p.fresh === '0' ? `较早那天已有${p.n}位顾客，之后没有新顾客。` : `较早那天已有${p.n}位顾客，之后新来${p.fresh}位。`,
  'refresh.rule': (p: { rule: string }) => `高价值：${p.rule}，可在“价值”里改。`,
  'refresh.note.value': '人数下面的金额是较晚那天的预计价值。',
  'refresh.note.kept': '各天都用最后一天的参数，所以每次变动都来自顾客自己。',
  'refresh.note.anew': '每个月末都只用当时已有的订单来估值。',
  'refresh.move': (p: { from: string; to: string }) => `${p.from} → ${p.to}`,
  'refresh.move.customers': (p: { n: string }) => `${p.n}位顾客`,
  'refresh.move.value': (p: { before: string; after: string }) => `预计价值${p.before} → ${p.after}`,
  'refresh.move.refit': (p: { n: string }) => `其中${p.n}位只因重新拟合`,
  'refresh.matrix.plain': '从哪一层到哪一层',
  'refresh.matrix.title': (p: { tier: string; stayed: string; customers: string }) =>
    `“${p.tier}”层：${p.customers}位中有${p.stayed}位还在原层`,
  'refresh.matrix.sub': (p: { from: string; to: string }) => `行：${p.from}的层级；列：${p.to}的层级；格中为顾客数`,
  'refresh.matrix.note': '带框的格子表示两天同层。提示里的占比以该行为整体。',
  'refresh.cell': (p: { n: string; all: string; share: string }) => `${p.all}位中的${p.n}位（${p.share}）`,

  'refresh.bars': '柱长表示',
  'refresh.bars.customers': '顾客数',
  'refresh.bars.value': '预计价值',
  'refresh.sizes.customers': (p: { from: string; to: string; first: string; last: string }) =>
    `高价值顾客：${p.first}有${p.from}位，${p.last}有${p.to}位`,
  'refresh.sizes.value': (p: { from: string; to: string; first: string; last: string }) =>
    `高价值顾客的预计价值：${p.first}为${p.from}，${p.last}为${p.to}`,
  'refresh.sizes.plain.customers': '各月末的顾客分层',
  'refresh.sizes.plain.value': '各月末各层的预计价值',
  'refresh.sizes.sub.customers': (p: { days: string }) => `顾客数，按今后${p.days}天预计价值的层级`,
  'refresh.sizes.sub.value': (p: { days: string }) => `各层今后${p.days}天的预计价值`,
  'refresh.sizes.unfitted': '无拟合',
  'refresh.sizes.note': '点一下柱子，看当天的高价值顾客。',

  'refresh.value.plain': '各月末的预计价值',
  'refresh.value.rose': (p: { from: string; to: string; first: string; last: string }) =>
    `全部顾客的预计价值从${p.first}的${p.from}升到${p.last}的${p.to}`,
  'refresh.value.fell': (p: { from: string; to: string; first: string; last: string }) =>
    `全部顾客的预计价值从${p.first}的${p.from}降到${p.last}的${p.to}`,
  'refresh.value.same': (p: { to: string; first: string; last: string }) =>
    `全部顾客的预计价值：${p.last}为${p.to}，和${p.first}一样`,
  'refresh.value.swings': (p: { low: string; high: string }) =>
    `全部顾客的预计价值忽高忽低：最低的月末${p.low}，最高的${p.high}`,
  'refresh.value.sub': (p: { days: string }) => `截至当天的全部顾客，在其后${p.days}天的预计价值；下方是模型参数`,
  'refresh.value.note.anew': '顾客多了，价值自然多。参数若逐月跳动，说明数据还定不住它们。',
  'refresh.value.note.kept': '顾客多了，价值自然多。各月都用最后一天的参数。',
  'refresh.parameters': '各月末的模型参数',
  'refresh.parameter.r': 'r',
  'refresh.parameter.alpha': 'α',
  'refresh.parameter.a': 'a',
  'refresh.parameter.b': 'b',
  'refresh.parameter.s': 's',
  'refresh.parameter.beta': 'β',
  'refresh.parameter.gamma': 'γ',
  'refresh.parameter.delta': 'δ',

  'refresh.col.month': '截至',
  'refresh.col.tier': '层级',
  'refresh.col.customers': '顾客数',
  'refresh.col.share': '占比',
  'refresh.col.value': '预计价值',
  'refresh.col.valueShare': '价值占比',
  'refresh.col.orders': '预计订单数',
  'refresh.col.before': '之前的价值',
  'refresh.col.after': '之后的价值',
  'refresh.col.refit': '只因重新拟合',
  'refresh.col.newcomer': '新顾客的复购',
  'refresh.col.newcomer.hint': (p: { days: string }) => `一位新顾客头${p.days}天的平均复购天数`,
  'refresh.col.warnings': '注意',

  'segments.clv-move': (p: { from: string; to: string; before: string; after: string }) =>
    `按预计价值，${p.before}在“${p.from}”层、${p.after}在“${p.to}”层的顾客`,
  'segments.clv-move.new': (p: { to: string; before: string; after: string }) =>
    `${p.before}之后首购、按预计价值${p.after}在“${p.to}”层的顾客`,

  'methods.clv-refresh.name': '逐月更新的分层',
  'methods.clv-refresh.short': '在每个月末，只用当时已有的订单拟合模型，再按从那天起的预计价值给顾客分层。',
  'methods.clv-refresh.text': text(
    '层级是顾客之间的名次，不是某个人的属性：自己没变，别人上去了，也会下降。',
    '最后一个点是已知的最后一天，其余是它之前的各个月末，向前看的天数都一样。较早那天还没买过的，算新顾客。口径的第一天不动。',
    '换层有两个原因：顾客自己做了什么，以及新订单让模型学到了什么。只因重新拟合的变动，是指两天都用最后一天的参数时层级不会变的那些顾客。沿用参数时，所有变动都来自顾客自己。',
    '局限：拟合不出模型的月末会列明并跳过。顾客很少时，一层只有几个人，动一位占比就变了。',
  ),
};
