type N = { n: string };
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvAct = {
  'clv.act.about': '谁要留住，谁值得挽回，谁可以放手',
  'clv.act.between': '',
  'clv.act.noFit': '这份数据拟合不出模型，因此没有可以据以行动的预测。',
  'clv.act.empty': '没有拟合，也可以看简单公式',
  'clv.act.empty.text': '要做预测还缺什么，上面的提示里有说明：要有回头客，也要有观察的时间。',
  'clv.act.empty.formulas': '看简单公式',
  'clv.act.customers': (p: N) => `${p.n}位顾客`,
  'clv.act.frame': (p: { days: string }) =>
    `预计销售额和价值都看今后${p.days}天。价值 = 销售额 × 上面的毛利率，再按上面的折现率折现。`,

  'clv.act.finding.noFit': '这些订单还做不出预测',
  'clv.act.finding.none': '这个范围里没有订单',
  'clv.act.finding.worthless': '按这个毛利率，哪位顾客都没有价值',
  'clv.act.finding.nobodyLeaves': '这个模型认为没有人流失，也就没有人需要挽回',
  'clv.act.finding.allStay': (p: { alive: string; keep: string }) => `每位高价值顾客仍是顾客的可能性都不低于${p.alive}`,
  'clv.act.finding.lost': (p: { customers: string; stake: string }) =>
    `${p.customers}位高价值顾客多半已经流失，可能损失${p.stake}`,
  'clv.act.finding.untold': '这份数据分不清谁走了、谁只是暂停',
  'clv.act.untold.lede':
    '这里给出流失的可能性只能是猜，所以不画象限，也不列挽回名单。预计订单数等于假定几乎没有人流失。',
  'clv.act.untold.title': '谁超过了自己的购买节奏，今后的销售额从哪些组来，仍然说得出',
  'clv.act.untold.lifecycle': '看谁该来没来',
  'clv.act.untold.groups': '看各组',
  'clv.act.lede': (p: { cut: string; days: string; alive: string }) =>
    `高价值：如果还是顾客，今后${p.days}天能带来${p.cut}以上。多半已流失：仍是顾客的可能性（P(alive)）低于${p.alive}。`,
  'clv.act.finding.alike': '如果还是顾客，各人今后带来的都差不多，分不出价值高低',
  'clv.act.lede.alike': '各组平均相差不到1%，“高价值”只差在末位数字。请只看仍是顾客的可能性。',
  'clv.act.lede.plain': '按仍是顾客的可能性，以及如果还是顾客能带来多少，给顾客分组。',

  'clv.act.alive': '可能性达到多少算还在',
  'clv.act.worth': '高价值指',
  'clv.act.worth.top': (p: N) => `前${p.n}%`,
  'clv.act.worth.mean': '高于平均',
  'clv.act.worth.amount': '达到某个金额',
  'clv.act.worth.amount.label': '金额',
  'clv.act.money.problem': '不小于0的金额',
  'clv.act.control.problem': '0到50',
  'clv.act.seed.problem': '0到999,999的整数',

  'clv.act.quadrant.keep': '重点留住',
  'clv.act.quadrant.win-back': '值得挽回',
  'clv.act.quadrant.grow': '慢慢培养',
  'clv.act.quadrant.let-go': '可以放手',
  'clv.act.quadrant.keep.who': '还是顾客，价值高',
  'clv.act.quadrant.win-back.who': '多半走了，回来的话价值高',
  'clv.act.quadrant.grow.who': '还是顾客，目前价值低',
  'clv.act.quadrant.let-go.who': '多半走了，价值也低',
  'clv.act.quadrants.title': '四组顾客，四种做法',
  'clv.act.quadrants.sub': (p: { days: string }) => `每位顾客只在一组；预计销售额看今后${p.days}天`,
  'clv.act.quadrants.note': '可能损失 = 如果还是顾客的价值 × 已经流失的可能性。点一组，看这组顾客。',

  'clv.act.map.plain': '仍是顾客的可能性，以及如果还是顾客的价值',
  'clv.act.map.title': (p: { people: string; money: string }) =>
    `${p.people}的顾客多半还在、价值又高，占预计销售额的${p.money}`,
  'clv.act.map.sub': (p: { days: string }) =>
    `横轴：仍是顾客的可能性，即P(alive)；纵轴：如果还是顾客，今后${p.days}天的价值；两条线是分界`,
  'clv.act.map.note': (p: N) => `n = ${p.n}位顾客。纵轴的价值以仍是顾客为前提，不随P(alive)变低。`,
  'clv.act.map.x': '仍是顾客的可能性P(alive)',
  'clv.act.map.y': '如果还是顾客的价值',
  'clv.act.map.scale': '顾客数',
  'clv.act.map.nothing': '没有价值',
  'clv.act.map.aliveRange': (p: { low: string; high: string }) => `P(alive) ${p.low}到${p.high}`,
  'clv.act.map.worthRange': (p: { range: string }) => `如果还是顾客：${p.range}`,

  'clv.act.column.quadrant': '组',
  'clv.act.column.customers': '顾客数',
  'clv.act.column.share': '占比',
  'clv.act.column.alive': 'P(alive)',
  'clv.act.column.expected': '预计销售额',
  'clv.act.column.historic': '至今销售额',
  'clv.act.column.stake': '可能损失',
  'clv.act.column.worth': '如果还是顾客的价值',
  'clv.act.column.customer': '顾客',
  'clv.act.column.group': '归入',
  'clv.act.column.breakEven': '保本点',
  'clv.act.column.days': '购买天数',
  'clv.act.column.last': '最近下单',
  'clv.act.column.times': '复购天数',
  'clv.act.column.silent': '距上次购买天数',
  'clv.act.column.orders': '预计订单数',
  'clv.act.save': '保存',
  'clv.act.saveOf': (p: { name: string }) => `把“${p.name}”存为分群`,

  'clv.act.plan.cost': '每次联系成本',
  'clv.act.plan.budget': '预算',
  'clv.act.plan.floor': 'P(alive)不低于',
  'clv.act.plan.control': '留作对照',
  'clv.act.plan.seed': '抽签号',
  'clv.act.plan.noCap': '不设上限',
  'clv.act.plan.ofBudget': (p: { budget: string }) => `预算${p.budget}`,
  'clv.act.plan.contacts': '要联系',
  'clv.act.plan.controls': (p: N) => `另有${p.n}位留作对照组`,
  'clv.act.plan.totalCost': '联系总成本',
  'clv.act.plan.stake': '这些人的可能损失',
  'clv.act.plan.aliveMean': (p: { rate: string }) => `平均P(alive) ${p.rate}`,
  'clv.act.plan.breakEven': '保本回头率',
  'clv.act.plan.worst': (p: { rate: string }) => `名单上最难回本的一位要${p.rate}`,
  'clv.act.group.contact': '联系',
  'clv.act.group.control': '对照',

  'clv.act.list.plain': '先挽回谁',
  'clv.act.list.sub': (p: { days: string }) =>
    `P(alive)低于分界的顾客，按今后${p.days}天的可能损失排列：如果还是顾客的价值 × 已经流失的可能性`,
  'clv.act.list.title': (p: { contacts: string; needed: string; rate: string }) =>
    p.contacts === '1'
      ? `联系这1位顾客，只要回头的可能性因此提高${p.rate}就保本`
      : `联系${p.contacts}位顾客，比原本多拉回${p.needed}位就保本（${p.rate}）`,
  'clv.act.list.free': (p: { contacts: string; stake: string }) => `${p.contacts}位顾客可以挽回，可能损失${p.stake}`,
  'clv.act.list.nobody': '没有顾客的P(alive)在上下限之间',
  'clv.act.list.never': (p: { pool: string }) => `上下限之间有${p.pool}位顾客，但联系成本比任何一位的可能损失都高`,
  'clv.act.list.noBudget': '预算不够联系一位顾客',
  'clv.act.list.note': (p: { pool: string; floor: string; alive: string }) =>
    `P(alive)在${p.floor}以上、${p.alive}以下的顾客有${p.pool}位。`,
  'clv.act.list.unpaid': (p: N) => `其中${p.n}位没有列入：联系成本高于可能损失。`,
  'clv.act.list.beyond': (p: N) => `还有${p.n}位也划算，但超出预算。`,
  'clv.act.list.fewControls': (p: N & { least: string }) =>
    `对照组只有${p.n}位，看不出效果还是运气；至少要${p.least}位。`,
  'clv.act.list.saveContacts': (p: N) => `把要联系的${p.n}位存为分群`,
  'clv.act.list.saveControls': (p: N) => `保存对照组${p.n}位`,
  'clv.act.list.open': '打开完整名单',
  'clv.act.suggest.contact': '挽回：联系名单',
  'clv.act.suggest.control': '挽回：对照组',

  'clv.act.heat.of': '看',
  'clv.act.heat.source': '取自',
  'clv.act.heat.alive.short': '仍是顾客的可能性',
  'clv.act.heat.orders.short': '预计订单数',
  'clv.act.heat.source.model': '模型',
  'clv.act.heat.source.shop': '自家顾客',
  'clv.act.heat.title.alive': '从前买得越勤，同样的沉默越可能是走了',
  'clv.act.heat.title.orders': '最可能再下单的：从前买得勤，最近又来过',
  'clv.act.heat.sub.model': (p: { days: string; age: string }) =>
    `按复购天数和距上次购买天数；以首购在${p.age}天前的顾客为例，订单数看今后${p.days}天`,
  'clv.act.heat.sub.shop': (p: { days: string }) =>
    `自家顾客的平均值，按复购天数和距上次购买天数；订单数看今后${p.days}天`,
  'clv.act.heat.note.model':
    '按每一格的中间值计算。只买过一次的顾客，首购距今就是沉默的天数。空格：不可能有这样的顾客。顾客数是自家顾客，首购早晚不限。',
  'clv.act.heat.note.bgbb':
    'BG/BB按购买周期计数：这里的复购天数指有购买的周期数。按每一格的中间值计算；空格：不可能有这样的顾客。',
  'clv.act.heat.note.untold': '沉默之后订单减少得多快，取决于有没有人离开，而这些订单看不出来。',
  'clv.act.heat.little': (p: { least: string; n: string }) =>
    `至少要有${p.least}位顾客才画得出这张图，这里只有${p.n}位。`,
  'clv.act.heat.note.shop': '点一格，看这些顾客。空格：没有这样的顾客。',
  'clv.act.heat.scale.alive': 'P(alive)',
  'clv.act.heat.scale.orders': '预计订单数',
  'clv.act.heat.cell': (p: { times: string; days: string }) => `复购${p.times}天，沉默${p.days}天`,
  'clv.act.heat.alive': (p: { rate: string }) => `P(alive) ${p.rate}`,
  'clv.act.heat.orders': (p: N) => `预计${p.n}单`,
  'clv.act.heat.orMore': (p: N) => `${p.n}+`,
  'clv.act.heat.plain.alive': '按购买和沉默，看仍是顾客的可能性',
  'clv.act.heat.plain.orders': '按购买和沉默，看预计订单数',
  'clv.act.heat.rowHead': '复购天数',
  'clv.act.heat.hardly': '<1%',
  'clv.act.heat.nearly': '>99%',
  'clv.act.heat.hardlyAny': '<0.01',

  'segments.clv-act.p_alive': '仍是顾客的可能性',
  'segments.clv-act.value_if_active': '如果还是顾客的价值',
  'segments.clv-act.x': '复购天数',
  'segments.clv-act.days_since': '距上次购买天数',
  'segments.clv-win-back.both': (p: { floor: string; alive: string; day: string }) =>
    `挽回名单：P(alive)在${p.floor}以上、${p.alive}以下的顾客（截至${p.day}），可能损失大的在前，预算内能联系多少列多少，含对照组`,
  'segments.clv-win-back.contact': (p: { floor: string; alive: string; day: string }) =>
    `挽回名单中要联系的顾客：P(alive)在${p.floor}以上、${p.alive}以下（截至${p.day}），可能损失大的在前，预算内能联系多少列多少`,
  'segments.clv-win-back.control': (p: { floor: string; alive: string; day: string }) =>
    `挽回名单的对照组：从P(alive)在${p.floor}以上、${p.alive}以下的顾客（截至${p.day}）中抽出，不联系`,

  'methods.clv-quadrants.name': 'P(alive)与价值的四个象限',
  'methods.clv-quadrants.short':
    '横轴P(alive)，纵轴“如果还是顾客的价值”= 价值 ÷ P(alive)。两条分界线把全部顾客分成四组，每人只在一组。',
  'methods.clv-quadrants.text': text(
    '顾客的预计价值已经乘过“仍是顾客的可能性”，多半流失的顾客按它算一定不值钱，于是永远没有人值得挽回。所以象限图问的是：如果还是顾客，值多少？即价值 ÷ P(alive)，预测天数、毛利率、折现率都不变。它取决于从前买得多勤、每次买多少，与沉默了多久无关。其他各处的“价值”仍指预计价值。',
    '重点留住：P(alive)和价值都达到分界。值得挽回：P(alive)低于分界，价值达到分界。慢慢培养：P(alive)达到，价值低于。可以放手：两者都低于。价值的分界默认是前五分之一；从数据中得出的分界（前百分之几、平均）向下取四位有效数字，便于说明和保存。',
    '可能损失 = 如果还是顾客的价值 ×（1 − P(alive)）。',
  ),
  'methods.clv-win-back.name': '挽回名单',
  'methods.clv-win-back.short':
    'P(alive)在上下限之间的顾客，按“如果还是顾客的价值 ×（1 − P(alive)）”排列；预算内能联系多少列多少，抽一部分留作对照。保本点 = 成本 ÷ 回来后的价值。',
  'methods.clv-win-back.text': text(
    '列出P(alive)不低于下限、低于分界的顾客，可能损失大的在前（相同时按顾客编号）。可能损失不到一次联系成本的不列：就算一定回来也不划算。从最前面开始联系，直到预算用完。',
    '保本点 = 每次联系成本 ÷ 如果还是顾客的价值，即这次联系要把回头的可能性提高多少才回本。整份名单的保本点 = 总成本 ÷ 这些价值之和。',
    '候选顾客中抽出一部分不联系，留作对照。抽谁由顾客编号和抽签号的散列值（MD5）决定，任何时候抽出的都是同一批人。对照组的顾客在名单中各居原位，到联系名单的末尾为止，导出时注明每位属于哪一组。活动之后，联系组的回头比例减去对照组的回头比例，才是活动的效果；和上个月比，不是。',
  ),
  'methods.clv-recency-frequency.name': '近度与频度图',
  'methods.clv-recency-frequency.short':
    '按复购天数和距上次购买天数，看P(alive)和预计订单数：由模型按同样的首购时间算出，或取每格自家顾客的平均。',
  'methods.clv-recency-frequency.text': text(
    '模型图按每一格的中间值去问拟合好的模型：复购了多少天，上次购买在多少天前；首购距今取回头客中间那位的天数。只买过一次的顾客从首购起就没再来，首购距今就是沉默的天数。不可能有这样的顾客时留空。',
    '另一张图是自家顾客的平均值，首购早晚不限。天数等距分段，最多十二段。',
  ),
};
