import type { methods as en } from '../en/methods.ts';
import type { Like } from '../en.ts';

const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const methods: Like<typeof en> = {
  'methods.title': '每个数字只有一个定义，写一次，出现在哪里都能查到',
  'methods.lede':
    '每张图都注明所用的定义，并能跳到这里。凡是论文或别的软件对公开数据给出过结果的，测试都会重算一遍，对不上就不算通过。',
  'methods.about': (p) => `${p.n}条定义`,
  'methods.contents': '定义目录',
  'methods.short': '一句话',
  'methods.held': '核对依据',
  'methods.sources': '出处',
  'methods.link': (p) => `“${p.name}”的链接`,
  'methods.unknown.title': '没有这条定义',
  'methods.unknown.text': (p) => `链接里的“${p.id}”在这个版本中不存在，全部定义见下。`,
  'methods.formula': '公式',

  'methods.group.frame': '统计什么',
  'methods.group.overview': '店铺总体',
  'methods.group.rfm': 'RFM',
  'methods.group.repurchase': '复购',
  'methods.group.cohorts': '同期群',
  'methods.group.clv': '客户终身价值',
  'methods.group.segments': '分群',
  'methods.group.import': '从文件到表',

  'methods.frame.name': '统计口径',
  'methods.frame.short':
    '所有数字按什么来算：观察日、时间范围、时区、哪些订单、退款、币种和顾客范围。每一页的顶部都用一句话写明。',
  'methods.frame.text': text(
    '不说明口径的数字无法互相比较。口径是一组选择，对所有页面、所有导出和链接同时有效。',
    '观察日A：站在哪一天往回看，默认是最后一笔订单的次日。E是订单计入统计的最后一天，凡是“还没到期”的，都以E为准。',
    '\tE = A − 1天',
    '时间范围：整个文件，截至E的最近N天，或指定起止日（首尾两天都算）。',
    '时区：没有注明时区的时间一律当作店铺当地时间，一天指店铺时区的自然日。',
    '订单：默认只算已付款的（未取消，金额大于0）；选“全部订单”时赠品和零元订单也算，已取消的始终不算。',
    '同一顾客同一天的多笔订单：分别计，或合并为一笔。始终合并的图会注明。',
    '币种：一次分析只用一种，默认取最常见的。不同币种的金额绝不相加，其他币种的行不计入，但会报出行数。',
    '顾客范围：全部顾客、某个已保存的分群，或某个渠道、品类、地区的顾客。',
    '局限：观察日挪动一天，最近一次下单的天数、跟踪期和所有要等周期结束的比率都会跟着变。两个人对数字之前，先对口径；链接里带着全部口径。',
  ),

  'methods.orders.name': '顾客、订单与销售额',
  'methods.orders.short': '一个顾客编号算一位顾客，同一订单号的各行算一笔订单，销售额是订单金额加上按口径计入的退款。',
  'methods.orders.text': text(
    '文件里的每一行是以下四种之一：销售、退款（钱退回去了）、取消（没付款，或未付款就关闭）、赠品（本来就是0元）。有状态列就看状态，没有就看金额的正负。状态和正负矛盾时以正负为准，并在“数据”页列出。',
    '一笔订单是同一文件、同一顾客、同一订单号下的全部销售行和赠品行。没有订单号时，每行算一笔。订单日期取它的第一行。',
    '\t每行金额 = 数量 × 单价，四舍五入到分；文件自带金额列时用金额列',
    '\t销售额 = 订单金额合计 + 退款（负数）',
    '只要有一笔订单计入，这位顾客就计入。没有顾客编号的行不参加任何分析，只在“数据”页报出：不知道是谁，也就谈不上回头。',
    '金额按分精确相加，显示之前不做舍入。',
    '局限：一个人用两个编号会算成两位顾客，一家人共用一个编号会算成一位。',
  ),

  'methods.refunds.name': '退款',
  'methods.refunds.short': '退的钱可以从退款当日的销售额里扣，可以冲减原订单，也可以不计，由口径决定。',
  'methods.refunds.text': text(
    '计入退款当日：每笔退款是当天的一个负数。订单保持原样，退款发生的月份销售额变少。',
    '冲减原订单：从同一订单号的订单里扣；找不到就从这位顾客截至当天最近的一笔订单里扣；还是找不到，就留在退款当日。扣到0或以下的订单不再算已付款订单。',
    '不计：销售额为毛额。',
    'E之后的退款当作尚未发生。没有任何订单计入的人，他们的退款不属于口径内的顾客，不计。',
    '局限：文件每行只有一个日期时，退款就按这个日期算；很多店铺后台写的其实是下单日，而不是退款日。',
  ),

  'methods.aov.name': '客单价',
  'methods.aov.short': '口径内的销售额除以订单数。',
  'methods.aov.text': text(
    '\t客单价 = 销售额 ÷ 订单数',
    '单位：每笔订单多少钱。销售额已按口径扣除退款，订单数不因退款而减少。',
    '旁边列出订单金额的中位数：一半订单在它之下。少数大单会拉高平均值而不影响中位数；两者相差很大时，平均值不能代表一笔普通订单。',
  ),

  'methods.new-returning.name': '新客与回头客',
  'methods.new-returning.short': '顾客在口径内的第一笔订单算新客，之后的每一笔算回头客，销售额按月照此拆分。',
  'methods.new-returning.text': text(
    '按自然月统计首单（“新客”）和以后各单（“回头客”）的订单数、顾客数和销售额。同一个月里既下首单又再次下单的顾客，两边都算。',
    '\t回头客占比 = 以后各单的金额 ÷ 全部订单的金额',
    '只算订单金额：计入退款当日的退款另外列出，不归任何一边。',
    '到E还没过完的月份画斜线，不参加比较。',
    '局限：文件开始之前就来过的老顾客，在文件里的第一笔订单会被当成新客，所以任何文件最初几个月的新客都偏多。',
  ),

  'methods.concentration.name': '集中度',
  'methods.concentration.short': '最好的顾客贡献了多少销售额：按销售额从高到低取前⌈x · n⌉位，金额相同按编号排。',
  'methods.concentration.text': text(
    '把顾客按销售额从高到低排列，相同的按顾客编号排。洛伦兹曲线画的是前面这些顾客合计占销售额的多少。',
    '\t前x% = 前⌈x · n⌉位顾客；占比 = 他们的销售额 ÷ 全部销售额',
    '基尼系数用一个数说同一件事：人人花得一样多时为0，几乎全由一位顾客贡献时接近1。',
    '\t基尼系数 = 1 + 1 ÷ n − 2 · Σ (名次 · 销售额) ÷ (n · 全部销售额)',
    '退款超过消费的顾客销售额为负，这时曲线会先高过100%，再落回来。',
    '局限：时间范围越长，常客累积越多，曲线越陡。请用同样长的时间范围比较。',
  ),

  'methods.one-or-more.name': '只买一次与再次购买',
  'methods.one-or-more.short': '口径内只有一笔订单的顾客，和有两笔及以上订单的顾客，各自带来多少。',
  'methods.one-or-more.text': text(
    '\t再次购买 = 口径内有2笔及以上订单的顾客',
    '订单数、销售额和客单价都是这一组顾客的。同一天下两笔算不算再次购买，由口径里的“同日订单”决定。',
    '局限：上个月才来的顾客大多还没到再买的时候。要公平比较，请看N天复购率，它只算观察时间足够长的顾客。',
  ),

  'methods.quiet.name': '沉默的好顾客',
  'methods.quiet.short': '下过三单及以上，消费不低于中位数，且距上次下单60至180天。',
  'methods.quiet.text': text(
    '\t订单数 ≥ 3，累计消费 ≥ 中位数，60 ≤ 距上次下单天数 ≤ 180',
    '三条都要满足，边界值包含在内。中位数取口径内全部顾客的。',
    '局限：60至180天是适合日常用品的惯例。顾客一年才买一次的店，应先看自己店里两次下单之间通常隔多久（见“复购”）。沉默不等于流失，其中一部分不用催也会回来。',
  ),

  'methods.rfm-values.name': '最近一次、频次、金额',
  'methods.rfm-values.short': 'R是距上次下单的天数，F是订单数，M是累计消费，都按口径内的每位顾客来算。',
  'methods.rfm-values.text': text(
    '\tR = A − 最近一次下单的日期，按自然日计（不小于1）',
    '\tF = 订单数',
    '\tM = 累计消费；也可切换为客单价',
    '这里的R与购买模型里的“最近一次”不同：模型用的是最近一次下单时的顾客年龄，从首单算起。两者在本应用里从不共用一个名字。',
    '局限：R取决于观察日，F和M取决于时间范围的长短。来得晚的顾客，两者都吃亏。',
  ),

  'methods.rfm-scores.name': 'RFM得分',
  'methods.rfm-scores.short': '每个值换成1到k分，k分最好。按分位数切分时，值相同则得分相同；按等人数切分时则不一定。',
  'methods.rfm-scores.text': text(
    'k默认为5，可选2到10。切分点列在得分旁边。',
    '分位数（默认）：k − 1个切分点是顾客取值的第7类分位数。',
    '\t得分 = 1 + 严格小于该值的切分点个数',
    '正好等于切分点的值留在较低一档，所以值相同的顾客得分总相同。很多顾客取同一个值时，某些分数可能没有人：页面会说明，不会重新编号。',
    '等人数（ntile）：按值再按编号排序，切成人数几乎相等的k组。值相同的顾客可能得分不同，页面会报出人数。',
    '固定：你自己给的切分点，切分点归上一档。',
    '\t得分 = 1 + 小于或等于该值的切分点个数',
    '均值、中位数：只分两档，严格高于中间值为2。',
    'R是天数，越少越好，所以反过来计：k + 1 − 得分；按均值或中位数时，严格低于中间值为2。',
    '局限：得分是本店在这个口径下的排名，这里的5分和别处的5分不是一回事。R语言的rfm包把每个切分点加1；用固定切分点可以得到它的得分，而我们的分位数得分在它的995位顾客中有三处不同。',
  ),

  'methods.rfm-eight.name': '八类顾客',
  'methods.rfm-eight.short': 'R、F、M各分高低，组成八类：M决定重要还是一般，R和F决定价值、保持、发展还是挽留。',
  'methods.rfm-eight.text': text(
    '高是指严格高于界线：全部顾客的平均得分（默认），或值本身的平均数、中位数。R按天数比时，严格低于界线为高。',
    '\t价值：R高F高 · 保持：R低F高 · 发展：R高F低 · 挽留：R低F低',
    '\t重要：M高 · 一般：M低',
    '每位顾客恰好属于一类。每一类列出：顾客数、占比、订单数、销售额、客单价，R、F、M的中位数，以及口径内再次购买的比例。',
    '局限：分类是相对的。再好的店也有一大半顾客是“一般”；界线又正好穿过人数最多的中间地带，那里的顾客稍有变动就会换类。',
  ),

  'methods.repurchase-window.name': '时间范围内的复购率',
  'methods.repurchase-window.short': '口径内有两笔及以上订单的顾客，除以有订单的全部顾客。',
  'methods.repurchase-window.text': text(
    '\t复购率 = 有 ≥ 2笔订单的顾客 ÷ 有 ≥ 1笔订单的顾客',
    '区间为威尔逊95%区间。首单当天的第二笔算不算，由开关决定。',
    '局限：时间范围越长越高，刚来一大批新客时会变低。适合同一家店用同样长的时间范围前后比较，不适合两家店互比。',
  ),

  'methods.repurchase-days.name': 'N天复购率',
  'methods.repurchase-days.short': '首单之后已满N天的顾客里，在这N天内再次下单的比例。',
  'methods.repurchase-days.text': text(
    '\t复购率 = 在首单日 + N天之内再次下单的顾客 ÷ 首单日 + N天 ≤ E的顾客',
    '未满N天的顾客，分子分母都不算；满N天的人数写在旁边。N可取7、30、60、90、180、365，或自己填。',
    '区间为威尔逊95%区间。',
    '局限：“首单”是口径内的第一笔。N越大，够格的只剩越早来的顾客，所以不同N的比率说的不是同一批人；“多久买第二单”的曲线用到了所有人。',
  ),

  'methods.repurchase-orders.name': '回头订单占比',
  'methods.repurchase-orders.short': '不是顾客首单的订单，除以全部订单。',
  'methods.repurchase-orders.text': text(
    '\t占比 = 首单以后的订单 ÷ 全部订单',
    '单位是订单，不是人。少数常客就足以把它抬高。',
    '区间为威尔逊95%区间。它假定各笔订单互不相关，而同一位顾客的订单并非如此，实际的不确定性更大。',
  ),

  'methods.repurchase-next.name': '次月回购率',
  'methods.repurchase-next.short': '某个月买过的顾客里，下个月又买的比例。',
  'methods.repurchase-next.text': text(
    '\t第t月的回购率 = 第t月和第t + 1月都买过的顾客 ÷ 第t月买过的顾客',
    '只算下个月到E已经过完的月份。整个口径的回购率把这些月份的分子、分母分别相加。',
    '区间为威尔逊95%区间。',
    '局限：每六周买一次的顾客，隔月就会被算成没回来。它适合一个月内会用完的商品。',
  ),

  'methods.wilson.name': '比率的区间',
  'methods.wilson.short': '威尔逊95%区间：以统计到的人数来看，真实比率大致会落在哪里。',
  'methods.wilson.text': text(
    'n位顾客中有k位，p = k ÷ n，z = 1.96：',
    '\t( p + z² ÷ 2n ± z · √( p · (1 − p) ÷ n + z² ÷ 4n² ) ) ÷ ( 1 + z² ÷ n )',
    '结果总在0到100%之间，k为0或等于n时也一样；常见的正负误差公式这时会说毫无误差。',
    '两个区间重叠很多时，两个比率的差别可能只是偶然。',
    '局限：它只说偶然的影响，不管文件是否漏了一个渠道，或把一个人算成了两个。',
  ),

  'methods.survival.name': '多久买第二单',
  'methods.survival.short': '卡普兰–迈耶估计：首次购买n天后还没有再次下单的比例，每位顾客观察了多久就用多久。',
  'methods.survival.text': text(
    '还没回来的顾客不当作流失：到E为止算“尚未回来”，之后退出统计（称为删失）。所以新顾客能提供信息，又不会拉低比率。',
    '\tS(t) = 对所有tᵢ ≤ t的日子，把 ( 1 − dᵢ ÷ nᵢ ) 连乘',
    'dᵢ 是第tᵢ 天再次下单的人数，nᵢ 是此前既没有再次下单也没有退出的人数。已经回来的比例是1 − S(t)。',
    '色带是格林伍德95%区间，在双对数尺度上计算，因此总在0到100%之间。',
    '同一天的多笔订单在这里一律合并，不管口径怎么设：要问的是顾客有没有在另一天回来。',
    '局限：越往右剩下的顾客越少，色带越宽；不足20人左右时，曲线说明不了什么。它还假定现在的顾客和早先来的顾客行为相同。',
  ),

  'methods.cohorts.name': '同期群',
  'methods.cohorts.short': '把首次购买时间（或首单品类、渠道等）相同的顾客归为一群，看他们之后各期做了什么。',
  'methods.cohorts.text': text(
    '每一行是口径内首单落在同一天、同一周（周一起算）、同一月或同一季的顾客，或首单品类、渠道、商品、地区相同的顾客。第0列是首单所在的那一期。',
    '“日历”列从首期起按自然周期数；“龄期”列从每位顾客自己的首单日数起，一个月按30天，一季按90天。',
    '指标：顾客数；比率（顾客数 ÷ 群人数）；订单数；销售额；人均累计销售额；客单价；退款。',
    '顾客怎么算：当期买过；当期或以后买过；当期或以前买过（首期之后）。',
    '到E还没过完的一期画斜线。还没开始的一期是空白，不是0。',
    '按品类、渠道、商品或地区分群时，顾客的起点日期各不相同。这时每格只算该期已经过完的顾客，所以越往右人数越少。',
    '局限：文件里的第一行混着以前的全部老顾客，他们看上去像新客，所以这一行最不典型。',
  ),

  'methods.cohort-average.name': '平均行',
  'methods.cohort-average.short': '对每一期，取该期已过完的各群的平均，按群人数加权。',
  'methods.cohort-average.text': text(
    '\t平均 = Σ (值 · 群人数) ÷ Σ 群人数，只算已过完的格',
    '画斜线的格不参加。越往右，剩下的群越少、越老，表里列出群数。',
    '局限：第10期的平均和第1期的平均说的不是同一批顾客。越往右越高，往往只是因为最早的几群最好。',
  ),

  'methods.clv-historic.name': '历史价值',
  'methods.clv-historic.short': '一位顾客到目前为止在口径内带来的销售额，退款按口径计。',
  'methods.clv-historic.text': text(
    '\t历史价值 = 该顾客的累计消费',
    '店铺的数字是全部顾客的平均。不做预测，不计毛利，不折现。',
    '局限：上周才来的顾客还来不及带来什么。按它排名，排的一半是来店的早晚。',
  ),

  'methods.clv-formula.name': '简单公式算出的价值',
  'methods.clv-formula.short': '客单价 × 每年订单数 × 剩余年数（× 毛利率）。简单、可追溯，但不知道谁已经走了。',
  'methods.clv-formula.text': text(
    '\t价值 = 客单价 × 每年订单数 × 剩余年数 × 毛利率',
    '每年订单数：人均订单数 ÷ 口径的年数，一年按365天。',
    '剩余年数：可以自己填；也可以从口径里得出：在前一半时间买过的顾客里，后一半也买过的占s。如果以后每一半都留下同样的比例，平均一位顾客还会留',
    '\t剩余时间 = 半个口径的长度 ÷ (1 − s)',
    '前一半没有人买，或所有人都留了下来，口径就给不出答案，要由你来填。',
    '设了折现率i，以后的钱就打折扣，剩余年数L换成',
    '\t(1 − (1 + i)^−L) ÷ ln(1 + i)',
    '毛利率默认100%，折现率默认0%：这时的价值是销售额，不是利润。',
    '对单个顾客，用他自己的客单价和频次，但剩余时间用全店的。',
    '局限：两年前买过一次和上周买过一次的顾客，算出来的未来一样。对单个顾客它至多是个排名。能估计谁还会来的模型，见所列文献。',
  ),

  'methods.segments.name': '分群',
  'methods.segments.short': '分群是一条规则，不是一份名单：成员在每个口径下重新计算。某个字段没有值的顾客不算符合。',
  'methods.segments.text': text(
    '规则由一组关于顾客的条件组成：全部满足，或满足任一条。组里还可以再套组。页面上的句子和SQL出自同一条规则。',
    '顾客在某个字段上没有值，就不符合这一条。“不符合”指的是其余所有人，也就是里面那条规则没有选中的人。',
    '“介于”“至少”“最多”包含边界值，“超过”“不到”“早于”“晚于”不包含。文字要完全一致；“含有”不分大小写。',
    '由RFM分类或同期群单元格保存的分群，会记住当时的设置，并在当天的口径下重新计算：订单变了，成员也会变。',
    '用作统计范围时，每一页都只看它的成员：先在口径内的全部顾客中找出成员，再只为他们重新统计。',
    '分群保存在这个浏览器里，连同以前的版本。别的标签页做过的改动，不会被悄悄覆盖。',
    '局限：照着过去写的规则（“买得多的人”）只是描述，不是预测。',
  ),

  'methods.import-counts.name': '一行都不丢',
  'methods.import-counts.short':
    '读到的行 = 采用的行 + 按规则剔除的行 + 隔离的行。每次导入都核对这个等式，并显示出来。',
  'methods.import-counts.text': text(
    '\t行数 = 采用 + Σ 按规则剔除 + 隔离',
    '行是指文件里除表头和空行以外的记录。某个格读不成它那一列的含义（不是日期的日期、夹着字母的金额），这一行就隔离，并记下行号、原因、列和原文，可以全部导出。',
    '每个值先按文字读入，再做转换，不会因为猜测而被改动。编号照原样保留，前面的0也在。',
    '可以同时打开几个文件，各算各的账。',
    '局限：店铺后台导出时漏掉的东西，这里找不回来。',
  ),

  'methods.duplicates.name': '重复行',
  'methods.duplicates.short': '在所有已对应的列上都与前面某一行相同的行。只计数、提示，不删除。',
  'methods.duplicates.text': text(
    '统计整个文件里相同的行中后出现的那些，第一行不算。比较的是有含义的列。',
    '默认保留，因为一笔订单里两行相同，很可能就是买了两件。重复导出过的文件，重复行会非常多。',
  ),

  'methods.held.orders':
    'UCI Online Retail，观察日2011-12-10，取有顾客编号且有价格的行，不计退款：4,338位顾客，18,532笔订单，8,911,407.90。',
  'methods.held.concentration': 'UCI Online Retail：前20%为868位顾客，占销售额的74.617%。',
  'methods.held.rfm-scores':
    'UCI Online Retail：五分位切分点R 13.8、33、72、180；F 1、2、3、6；M 250.194、490.096、942.276、2,058.426。三项都是5分的顾客：按分位数324位，按等人数348位。逐个顾客与公布的结果一致。R语言rfm包的995位顾客：用它的切分点，每个得分都一致。',
  'methods.held.rfm-eight':
    '淘宝订单，25,420位买家：重要挽留7,400，一般挽留6,696，重要发展5,365，一般发展4,208，重要价值753，一般价值448，重要保持363，一般保持187；每位买家都在公布的类里。',
  'methods.held.survival':
    'R语言survival包：CDNOW样本S(30) = .82605，S(90) = .70853，S(180) = .62367，S(365) = .54434，S(540) = .51038；UCI Online Retail的曲线和区间，每一天都到小数点后五位一致。',
  'methods.held.cohorts':
    'UCI Online Retail，2010年12月首购的顾客：885、324、286、340、321、352、321、309、313、350、331、445，未过完的最后一个月235；顾客数、订单数、销售额和比率四张整表都一致。',
  'methods.held.clv-historic': 'CDNOW样本：2,357位顾客，4,339个重复购买日。',
  'methods.held.import-counts':
    'UCI Online Retail：541,909行，其中有顾客编号的406,829行，去掉退款剩397,924行，数量和单价都大于0的397,884行。',
  'methods.held.duplicates': 'UCI Online Retail：后出现的重复行5,268行。',

  'methods.source.hyndmanFan':
    'R. J. Hyndman、Y. Fan（1996）：Sample quantiles in statistical packages。The American Statistician 50，361–365；第7类。',
  'methods.source.onlineRetail':
    'D. Chen、S. L. Sain、K. Guo（2012）：Data mining for the online retail industry, a case study of RFM model-based customer segmentation。Journal of Database Marketing & Customer Strategy Management 19，197–208。',
  'methods.source.wilson':
    'E. B. Wilson（1927）：Probable inference, the law of succession, and statistical inference。Journal of the American Statistical Association 22，209–212。',
  'methods.source.kaplanMeier':
    'E. L. Kaplan、P. Meier（1958）：Nonparametric estimation from incomplete observations。Journal of the American Statistical Association 53，457–481。',
  'methods.source.greenwood':
    'M. Greenwood（1926）：The natural duration of cancer。Reports on Public Health and Medical Subjects 33，1–26。没有固定的网址。',
  'methods.source.lorenz':
    'M. O. Lorenz（1905）：Methods of measuring the concentration of wealth。Publications of the American Statistical Association 9，209–219。',
  'methods.source.gupta':
    'S. Gupta等（2006）：Modeling customer lifetime value。Journal of Service Research 9，139–155。',
  'methods.source.bgnbd':
    'P. S. Fader、B. G. S. Hardie、K. L. Lee（2005）：“Counting your customers” the easy way。Marketing Science 24，275–284。',
};
