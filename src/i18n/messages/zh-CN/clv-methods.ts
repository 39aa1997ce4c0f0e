import type { clvMethods as en } from '../en/clv-methods.ts';
import type { Like } from '../en.ts';

const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvMethods: Like<typeof en> = {
  'methods.group.clv-models': '价值背后的模型',

  'methods.clv-margin.name': '按毛利与留存算的价值',
  'methods.clv-margin.short': '每月毛利 × 逐月留下来的比例，越往后的月份按折现率打折。',
  'methods.clv-margin.text': text(
    '\t价值 = m · Σ rᵏ ÷ (1 + d)ᵏ，k = 1、2……月',
    'm：客单价 × 人均每月订单数 × 毛利率。r：每月留下的顾客比例。d：月折现率。',
    'r由口径得出：前一半时间的购买顾客里，后一半也买过的比例s，假定每个月都按同样的比例留下。自己填了剩余时间的，r取与这个平均时间相应的留存。',
    '\tr = s^(一个月 ÷ 半个口径)，或e^(−一个月 ÷ 剩余时间)',
    '算到底，总和是m · r ÷ (1 + d − r)；只看一段时间，就加到那里为止。',
    '局限：不管上次什么时候买的，都假定所有顾客以同样的速度离开。',
  ),

  'methods.clv-beside.name': '四种价值并排看',
  'methods.clv-beside.short':
    '顾客至今带来了多少，以及往后一段时间里还会带来多少的三种算法：课程公式、毛利与留存、模型。',
  'methods.clv-beside.text': text(
    '四个数都是同一批顾客、截至同一天的平均。只看一段时间时，课程公式取剩余时间与这段时间中较短的；算到底时，取全部剩余时间。',
    '课程公式照原样：是销售额，不折现。另外两种用你填的毛利率和折现率；填100%和0%时，三者都是销售额。',
    '每个因子下面写着单位，分数线上下都有的就约掉，最后剩下的应当是“每位顾客多少钱”。',
    '局限：几个数相近，不等于算对了。只有模型能逐个顾客地拿以后的实际购买来检验。',
  ),

  'methods.clv-alive.name': '仍是顾客的可能性P(alive)',
  'methods.clv-alive.short':
    '根据买过几次、什么时候买的，推断这位顾客还没有彻底离开的概率。同样长的沉默，对常来的人说明得多，对偶尔来的人说明得少。',
  'methods.clv-alive.text': text(
    '顾客离开时不会打招呼。模型在两种解释之间权衡：只是碰巧隔得久，还是已经走了。沉默相对于他自己的节奏越长，后一种越可能。',
    '\tP(alive) = “还在”的分量 ÷ (“还在”的分量 + “上次买完后走了”的分量)',
    '它不说什么时候再来。90%的可能仍是顾客，同时两年才下一单，并不矛盾。',
    '局限：BG/NBD给每位只买过一次的顾客100%，NBD给所有人100%。数据里读不出流失时，这个数不能用，页面会说明。',
  ),

  'methods.clv-expected.name': '预计订单数',
  'methods.clv-expected.short': '历史相同的顾客，在往后一段时间里平均会有几个购买日；已经离开的可能性也算在内。',
  'methods.clv-expected.text': text(
    '模型只用每位顾客的三个数：复购天数x、首购到最近一次购买的天数t_x、首购到截止日的天数T。同一天的几笔订单算一个购买日。',
    '\t预计订单数 = P(alive) · 若仍是顾客，这段时间里的订单数',
    '它是平均数：0.4代表很多人不会来，有些人会来不止一次。',
    '局限：假定将来和过去一样。换季、促销、关店都不在其中。',
  ),

  'methods.clv-value.name': '预计价值',
  'methods.clv-value.short': '预计订单数 × 预计这位顾客每单带来多少；填了毛利率和折现率，就是折成今天的钱还剩多少。',
  'methods.clv-value.text': text(
    '\t预计销售额 = 预计订单数 · 预计每单金额',
    '\t价值 = Σ (第k个月的订单 · 每单金额 · 毛利率) ÷ (1 + i)^(k ÷ 12)',
    '每单金额在Gamma-Gamma适用时由它给出，否则取全店每个购买日的平均。i：年折现率；每个月按月末计，最后一个月按期末计。',
    '局限：维系顾客的成本不在里面。许多顾客加总的数，比单个顾客的数可靠得多。',
  ),

  'methods.clv-next-order.name': '下次下单',
  'methods.clv-next-order.short': '历史相同、并且仍是顾客的人，到这一天会有一半再次下单。',
  'methods.clv-next-order.text': text(
    '\t等待的中位数 = (α + T) · (2^(1 ÷ (r + x)) − 1)',
    '购买速度并不确切知道，等待时间就服从形状r + x、尺度α + T的Lomax分布；这里给中位数，不给均值，均值可能无穷大。BG/BB：按平均概率要等几期的中位数。',
    '超过十年的，不给日期。',
    '局限：已经离开的人永远不会再下单。这一天要和P(alive)一起看。',
  ),

  'methods.clv-interval.name': '预测的区间',
  'methods.clv-interval.short':
    '参数只能从这份数据里估出来，预计价值因此会差多少：95%，delta法。它不是某一位顾客实际会花多少的范围。',
  'methods.clv-interval.text': text(
    '\tlog v ± 1.96 · √(gᵀ C g)',
    'C：参数对数的协方差，来自似然在最高点的弯曲程度。g：log v随它们怎样变。订单与金额视为独立，方差相加。',
    '局限：前提是模型成立。单个顾客的实际花费比这个区间散得多，许多顾客的合计则散得少。',
  ),

  'methods.clv-shrinkage.name': '向平均靠拢',
  'methods.clv-shrinkage.short':
    '对一位顾客知道得越少，预测就越接近平均顾客。所以刚买过一次的新客，可能比沉默已久的回头客更值钱。',
  'methods.clv-shrinkage.text': text(
    '\tE(速度) = (r + x) ÷ (α + T)',
    '\tE(每单金额) = 权重 · 自己的平均 + (1 − 权重) · 全体平均，权重 = p x ÷ (p x + q − 1)',
    '一笔大单可能只是碰巧。模型对“自己的平均”信到什么程度，取决于背后有几单，其余的从全体借来。订单少的顾客，这样预测平均起来错得少。',
    '上周才买过一次的顾客，还没透露什么：速度和金额都取全体的，也还谈不上离开。一向十天一单、如今沉默了一百天的老顾客，已经说得很多了。',
  ),

  'methods.clv-propensity.name': '复购倾向指数',
  'methods.clv-propensity.short':
    '近90天购买频次 × 客单价 ÷ 客户生命周期价值，照课程的写法。客单价会约掉，而且剩余时间越少，指数越高。',
  'methods.clv-propensity.text': text(
    '\t指数 = F₉₀ · 客单价 ÷ (客单价 · 每天订单数 · 剩余天数) = F₉₀ ÷ (每天订单数 · 剩余天数)',
    '客单价在分数线上下都有，约掉了。稳定购买的顾客，F₉₀ = 90 · 每天订单数，频次也约掉：',
    '\t稳定顾客的指数 = 90 ÷ 剩余天数',
    '与买得勤不勤无关，而且剩下的时间越少越高，正好与“倾向”相反。对本店的一位顾客，指数就是他的订单里有多大比例落在近90天，再乘一个人人相同的数。',
    '旁边给出模型算的：今后90天至少下一单的概率。',
    '局限：新客得分最高，因为他们的订单全是近期的。',
  ),

  'methods.clv-chance.name': '今后90天下单的概率',
  'methods.clv-chance.short': '模型算出的、往后这些天里至少下一单的概率：仍是顾客，并且等待不超过这么久。',
  'methods.clv-chance.text': text(
    '\tP(t天内下单) = P(alive) · (1 − ((α + T) ÷ (α + T + t))^(r + x))',
    'MBG/NBD、BG/NBD和NBD（P(alive) = 1）如此，因为下一次购买之前没有人离开。Pareto/NBD和BG/BB里，顾客可能在那之前就走；这时“t天内不下单”的概率，是把历史延长t天后的似然除以原来的似然，对前几种模型结果相同。',
    '它不是预计订单数，后者可以大于1。',
    'BG/BB按整期计：取最接近90天的期数，至少一期。',
  ),

  'methods.clv-auc.name': '名次排得准不准',
  'methods.clv-auc.short':
    'AUC：随便取一位来了的和一位没来的，名次把来了的排在前面的比例，同分算一半；50%等于抽签。提升：前十分之一里的买家 ÷ 全部买家的十分之一。',
  'methods.clv-auc.text': text(
    '\tAUC = Σ [来者得分 > 未来者得分] + ½ [相等] ÷ (来者 · 未来者)',
    '打分只用到当天为止的数据，“来了”指之后这些天里下过单。首单在那之后的顾客不算。',
    '区间，以及同一批顾客两种名次之差的区间：DeLong、DeLong与Clarke-Pearson的方法，95%。',
    '前十分之一的界线落在同分的顾客中间时，按比例计。',
    '局限：一段时间只能检验一段时间。排得准，不等于数字准。',
  ),

  'methods.clv-churn-cost.name': '课程公式的流失成本',
  'methods.clv-churn-cost.short': '客户终身价值 × 流失率 × (1 + 复购周期)。复购周期是时间，换个单位，结果就变。',
  'methods.clv-churn-cost.text': text(
    '\t流失成本 = 终身价值 · 流失率 · (1 + 复购周期)',
    '时间不能和1相加。同一个周期，写成30天，成本放大31倍；写成1个月，2倍；写成1⁄12年，1.083倍。页面按你选的单位算，并把其他单位的结果列在旁边。',
    '终身价值：简单公式的价值。流失率：1 − s，s是前一半时间的购买顾客里后一半也买过的比例；也可以自己填。复购周期：同一位顾客两个购买日之间天数的中位数。',
    '剩余时间也由s得出时，终身价值 · (1 − s) 就是客单价 × 每天订单数 × 半个口径：流失率约掉了。',
  ),

  'methods.clv-expected-loss.name': '流失的预计损失',
  'methods.clv-expected-loss.short':
    '最近一段时间买过的顾客：已经离开的概率 × 若还在、往后同样长的时间里会带来多少，再加上补回他们的花费。',
  'methods.clv-expected-loss.text': text(
    '\t损失 = Σ (1 − P(alive)) · 若仍是顾客的价值',
    '\t成本 = 损失 + Σ (1 − P(alive)) · 每流失一位的花费 + 其他花费',
    '算哪些人：最近一段时间（默认365天）下过单的顾客。更早走的，属于更早的损失，否则每年都会再算一遍。',
    '若仍是顾客的价值：预计订单数 ÷ P(alive) × 预计每单金额 × 毛利率，折现，只看这段时间。每流失一位的花费（拉新、优惠、服务）和其他花费由你填写。',
    '占销售额：成本除以最近这段时间的销售额。课程里的18%只是说法，没有给出算法。',
    '局限：模型不含离开（NBD），或数据里读不出流失时，就没有损失可算，页面会说明。',
  ),

  'methods.clv-mbg.name': 'MBG/NBD',
  'methods.clv-mbg.short':
    '默认模型：顾客各按自己的节奏买，每次买完都可能离开，第一次也不例外。所以只买过一次的人也可能已经走了。',
  'methods.clv-mbg.text': text('用每位顾客的x、t_x、T，以最大似然拟合。r和α描述买得多勤，a和b描述多容易离开。'),
  'methods.clv-bg.name': 'BG/NBD',
  'methods.clv-bg.short': '与MBG/NBD相同，但第二次购买之前没有人离开：只买过一次的，一律算仍是顾客。',
  'methods.clv-bg.text': text('这一类里最出名的模型，当初是为了比Pareto/NBD好算。要和别的软件对数，就用它。'),
  'methods.clv-pareto.name': 'Pareto/NBD',
  'methods.clv-pareto.short': '顾客各按自己的节奏买，也随时可能离开，与买不买无关，各有各的速度。',
  'methods.clv-pareto.text': text('这一类里的第一个。r和α描述购买，s和β描述离开。拟合最慢，预测多半与MBG/NBD接近。'),
  'methods.clv-nbd.name': 'NBD',
  'methods.clv-nbd.short': '顾客各按自己的节奏买，没有人离开。数据分不清“走了”和“隔得久”时，能用的就是它。',
  'methods.clv-nbd.text': text(
    '只有两个参数。新店和短期的预测不差；P(alive)对所有人都是100%，那是假设，所以不当作发现来展示。',
  ),
  'methods.clv-bgbb.name': 'BG/BB',
  'methods.clv-bgbb.short': '适合按期来的购买：每个月（周、年）要么买、要么不买，两期之间可能离开。',
  'methods.clv-bgbb.text': text(
    '用有购买的期数、其中最后一期和总期数来拟合。到E还没过完的一期不算，首次购买的那一期也不算。',
  ),
  'methods.clv-gamma-gamma.name': 'Gamma-Gamma',
  'methods.clv-gamma-gamma.short':
    '每单带来多少：每位顾客围绕自己的平均花钱，各人的平均不同。订单越少，预测越接近全体平均。',
  'methods.clv-gamma-gamma.text': text('用回头客在复购日的平均金额（大于0的）来拟合。只买过一次的顾客取全体平均。'),

  'methods.assumes': '假定什么',
  'methods.fails': '什么时候不灵',
  'methods.math.alive': 'P(alive)',
  'methods.math.revenue': '销售额',
  'methods.math.orders': '订单数',
  'methods.math.customers': '顾客数',
  'methods.math.years': '年数',
  'methods.math.remaining': '剩余年数',
  'methods.math.margin': '毛利率',
  'methods.math.of.likelihood': '一段历史的似然',
  'methods.math.of.alive': '仍是顾客',
  'methods.math.of.expected': 't时间内的预计订单数',
  'methods.math.of.spend': '预计每单金额',
  'methods.math.of.value': '价值',
  'methods.assume.poisson': '只要还是顾客，就按自己不变的平均速度随机购买。',
  'methods.assume.gamma-rates': '各人的速度不同，服从gamma分布：r、α。',
  'methods.assume.leave-after-any': '每次买完（包括第一次），都以各人自己的概率从此离开。',
  'methods.assume.leave-after-repeat': '每次复购之后，以各人自己的概率从此离开；第二次购买之前不会走。',
  'methods.assume.leave-any-time': '随时都可能从此离开，各有各的速度，与买不买无关。',
  'methods.assume.beta-leaving': '各人离开的概率不同，服从beta分布。',
  'methods.assume.gamma-leaving': '各人离开的速度不同，服从gamma分布：s、β。',
  'methods.assume.independent': '买得勤不勤，与容不容易离开无关。',
  'methods.assume.nobody-leaves': '永远没有人离开。',
  'methods.assume.occasions': '每一期以各人自己的概率购买，至多一次。',
  'methods.assume.beta-buying': '各人购买的概率不同，服从beta分布：α、β。',
  'methods.assume.leave-between': '每一期开始前，都可能以各人自己的概率从此离开。',
  'methods.assume.spend-around-mean': '每位顾客的每单金额围绕自己不变的平均上下波动。',
  'methods.assume.means-differ': '各人的平均不同，服从逆gamma分布。',
  'methods.assume.spend-independent': '每单花多少，与买得勤不勤无关。',
  'methods.assume.past-only': '不作假定：只数已经付了的钱。',
  'methods.assume.same-life': '不管沉默了多久，人人剩下的时间一样。',
  'methods.assume.same-rate-ever': '在那之前，一直按口径内的频次和客单价买下去。',
  'methods.assume.average-buyer': '用平均的一位顾客代表所有人。',
  'methods.assume.same-retention': '不分新老，每个月留下的比例都一样。',
  'methods.assume.same-margin': '留下的顾客每个月带来同样的毛利。',
  'methods.fail.age': '上周才来的顾客还来不及带来什么，它排的其实是谁来得早。',
  'methods.fail.gone-unseen': '分不出谁已经走了。',
  'methods.fail.life-unknown': '剩余时间是假设的，价值随它同比例变。',
  'methods.fail.newcomers': '新顾客的订单被摊到整个口径上，显得买得少。',
  'methods.fail.retention-rises':
    '多数店里，越老的顾客留存越高，因为容易走的先走了；人人同一个比例，就低估了留下来的人。',
  'methods.fail.one-time': '只买过一次的，走了的和慢慢来的分不开：P(alive)一律100%。',
  'methods.fail.dropout': (p) =>
    `数据里读不出离开：与NBD相比，对数似然增量的两倍不到${p.ratio}（LEAST_RATIO）。P(alive)不能用，预测只是上限。`,
  'methods.fail.few-repeats': (p) => `复购天数合计不到${p.least}（FEW_REPEATS）：参数站不稳。`,
  'methods.fail.short-window': (p) =>
    `最长的历史不到${p.days}天（SHORT_WINDOW_DAYS）：连一个淡旺季都没过完，分不清沉默意味着什么。`,
  'methods.fail.extreme': (p) =>
    `某一位顾客占全部复购天数的${p.share}以上，又与众不同（EXTREME_SHARE）：拟合被这一位带着走。`,
  'methods.fail.regular': '订阅等定期的购买：间隔比随机的均匀得多。',
  'methods.fail.season': '换季、促销、调价：速度并非不变，下一季不在上一季的数据里。',
  'methods.fail.return': '离开多年又回来的顾客：在这里，走了就是走了。',
  'methods.fail.slow': '不同的历史很多时，拟合最慢。',
  'methods.fail.long-run': '看得很远时：已经走了的人，也被预计会继续买。',
  'methods.fail.occasion-choice': '一期取得太长，会盖住几次购买（一期只算一次）；太短，沉默就成了常态。',
  'methods.fail.correlated': (p) =>
    `购买频次和金额相关：|Pearson|或|Spearman|达到${p.least}（CORRELATED），且超出偶然。常来顾客的总额就会算偏。`,
  'methods.fail.q': 'q ≤ 1：全体平均无穷大。这时页面改用全店平均。',
  'methods.fail.few-repeaters': (p) => `有金额的回头客不到${p.least}位（FEW_REPEATERS）。`,
  'methods.fail.no-negative': '金额为0或以下的放不进来，这些顾客不算，但会报出人数。',

  'methods.source.batislam':
    'E. P. Batislam, M. Denizel, A. Filiztekin (2007): Empirical validation and comparison of models for customer base analysis. International Journal of Research in Marketing 24, 201–209.',
  'methods.source.schmittlein':
    'D. C. Schmittlein, D. G. Morrison, R. Colombo (1987): Counting your customers: who are they and what will they do next? Management Science 33, 1–24.',
  'methods.source.ehrenberg':
    'A. S. C. Ehrenberg (1959): The pattern of consumer purchases. Journal of the Royal Statistical Society, Series C 8, 26–41.',
  'methods.source.bgbb':
    'P. S. Fader, B. G. S. Hardie, J. Shang (2010): Customer-base analysis in a discrete-time noncontractual setting. Marketing Science 29, 1086–1108.',
  'methods.source.gammaGamma':
    'P. S. Fader, B. G. S. Hardie (2013): The Gamma-Gamma model of monetary value. 作者的技术笔记第025号。',
  'methods.source.isoValue':
    'P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): RFM and CLV: using iso-value curves for customer base analysis. Journal of Marketing Research 42, 415–430.',
  'methods.source.deLong':
    'E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson (1988): Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837–845.',
};
