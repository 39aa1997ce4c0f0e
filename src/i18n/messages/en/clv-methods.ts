const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvMethods = {
  'methods.group.clv-models': 'The models behind the value',

  'methods.clv-margin.name': 'Value by margin and retention',
  'methods.clv-margin.short':
    'Margin a month × the share of customers kept, month after month, later months worth less by the discount rate.',
  'methods.clv-margin.text': text(
    '\tvalue = m · Σ rᵏ ÷ (1 + d)ᵏ, k = 1, 2, … months',
    'm: average order value × orders per customer and month × margin. r: the share of customers kept each month. d: the discount rate of a month.',
    'r comes from the frame: the share s of the buyers of its first half who bought in the second half too, as if every month kept as many. With a remaining time of your own, r is the retention that goes with such a mean time.',
    '\tr = s^(month ÷ half of the frame), or e^(−month ÷ remaining time)',
    'Over the whole life the sum is m · r ÷ (1 + d − r); within a horizon it ends there.',
    'Limits: all customers are taken to leave at the same rate, whenever they last bought.',
  ),

  'methods.clv-beside.name': 'Four values beside each other',
  'methods.clv-beside.short':
    'What customers have brought, and what they may bring within the horizon by three formulas: the course’s, the one with margin and retention, and the model’s.',
  'methods.clv-beside.text': text(
    'All four are averages over the same customers, known on the same day. Within the horizon, the course’s formula counts the shorter of remaining time and horizon; over the whole life it counts all of the remaining time.',
    'The course’s formula is revenue and not discounted, as given. The other two use your margin and discount rate; with 100% and 0% all are revenue.',
    'Units stand under every factor; those that appear above and below a line cancel. What is left has to be money per customer.',
    'Limits: that numbers agree does not make them right. Only the model can be held against what customers did afterwards, one by one.',
  ),

  'methods.clv-alive.name': 'Still a customer, P(alive)',
  'methods.clv-alive.short':
    'The probability that a customer has not left for good, given how often and when they bought. A long silence tells more of a frequent buyer than of a rare one.',
  'methods.clv-alive.text': text(
    'Nobody says goodbye in a shop. The model weighs two explanations of a silence: a long gap by chance, or gone. The second becomes likelier the longer the silence is in the customer’s own rhythm.',
    '\tP(alive) = weight of “still there” ÷ (weight of “still there” + weight of “gone since the last purchase”)',
    'It says nothing of when. P(alive) of 90% and an order every two years are no contradiction.',
    'Limits: BG/NBD gives every one-time buyer 100%, NBD everyone. Where dropout cannot be read from the data, this number is not to be used; the page then says so.',
  ),

  'methods.clv-expected.name': 'Expected orders',
  'methods.clv-expected.short':
    'How many purchase days a customer will have within the horizon, on average over everyone with the same history; it includes the chance of having left.',
  'methods.clv-expected.text': text(
    'Computed by the model from three numbers per customer: repeat purchase days x, age at the last t_x, age at the end T. Several orders on one day are one purchase day.',
    '\texpected orders = P(alive) · orders within the horizon if still a customer',
    'It is a mean: 0.4 stands for many who will not come and some who will come more than once.',
    'Limits: the future is taken to be like the past. A season, a campaign or a closing is not in it.',
  ),

  'methods.clv-value.name': 'Expected value',
  'methods.clv-value.short':
    'Expected orders × what an order of this customer is expected to bring; with margin and discount rate, what remains of it in today’s money.',
  'methods.clv-value.text': text(
    '\texpected revenue = expected orders · expected spend per order',
    '\tvalue = Σ (orders of month k · spend · margin) ÷ (1 + i)^(k ÷ 12)',
    'Spend by Gamma-Gamma where it fits, else the shop’s mean per purchase day. i: discount rate a year; a month counts at its end, the last one at the end of the horizon.',
    'Limits: cost of keeping a customer is not in it. Sums over many customers are far surer than the value of one.',
  ),

  'methods.clv-next-order.name': 'Next order',
  'methods.clv-next-order.short':
    'The day by which half of all customers with this history will have ordered again, if they are still customers.',
  'methods.clv-next-order.text': text(
    '\tmedian wait = (α + T) · (2^(1 ÷ (r + x)) − 1)',
    'The wait of customers whose rate is not known exactly follows a Lomax distribution with shape r + x and scale α + T; its median is given, not its mean, which may be infinite. BG/BB: the median number of occasions at the mean rate.',
    'Beyond ten years no day is given.',
    'Limits: whoever has left never orders. Read the day together with P(alive).',
  ),

  'methods.clv-interval.name': 'Interval of a forecast',
  'methods.clv-interval.short':
    'How far the expected value may be off because the parameters are only known from this data: 95%, delta method. It is not the range of what one customer will do.',
  'methods.clv-interval.text': text(
    '\tlog v ± 1.96 · √(gᵀ C g)',
    'C: covariance of the logarithms of the parameters, from the curvature of the likelihood at its maximum. g: how log v moves with them. Orders and spend are taken for independent, their variances add up.',
    'Limits: it takes for granted that the model is right. One customer’s actual spending varies far more than this interval; a sum over many varies less.',
  ),

  'methods.clv-shrinkage.name': 'Pulled towards the average',
  'methods.clv-shrinkage.short':
    'The less is known of a customer, the more the forecast is that of the average customer. So a new one-time buyer can be worth more than a repeater who has fallen silent.',
  'methods.clv-shrinkage.text': text(
    '\tE(rate) = (r + x) ÷ (α + T)',
    '\tE(spend) = weight · own mean + (1 − weight) · mean of all, weight = p x ÷ (p x + q − 1)',
    'One big order may be luck. The model trusts an own mean only as far as there are orders behind it, and takes the rest from everyone else. That is what makes forecasts of customers with few orders less wrong on average.',
    'A one-time buyer of last week has said little yet: rate and spend are those of all, and leaving is not yet likely. A repeater who always came every ten days and has been silent for a hundred has said a lot.',
  ),

  'methods.clv-propensity.name': 'Repurchase propensity index',
  'methods.clv-propensity.short':
    'Orders of the last 90 days × average order value ÷ lifetime value, as the course gives it. The order value cancels, and the index rises as the remaining time runs out.',
  'methods.clv-propensity.text': text(
    '\tindex = F₉₀ · AOV ÷ (AOV · orders per day · remaining days) = F₉₀ ÷ (orders per day · remaining days)',
    'AOV stands above and below the line and cancels. A steady buyer has F₉₀ = 90 · orders per day, so that the frequency cancels too:',
    '\tindex of a steady buyer = 90 ÷ remaining days',
    'whatever the frequency, and higher the less time is left: the opposite of a propensity. For one customer of this shop the index is the share of their orders that fell into the last 90 days, times a number that is the same for all.',
    'Beside it stands the probability of at least one order in the 90 days to come, by the model.',
    'Limits: newcomers score highest, for all of their orders are recent.',
  ),

  'methods.clv-chance.name': 'Order within the next 90 days',
  'methods.clv-chance.short':
    'The probability of at least one order in the days to come, by the model: still a customer, and then not waiting longer than that.',
  'methods.clv-chance.text': text(
    '\tP(order within t) = P(alive) · (1 − ((α + T) ÷ (α + T + t))^(r + x))',
    'So for MBG/NBD, BG/NBD and NBD (P(alive) = 1), where nobody leaves before the next purchase. In Pareto/NBD and BG/BB a customer may leave before; there P(no order within t) is the likelihood of the history lengthened by t over that of the history itself, which gives the same above.',
    'It is not the number of expected orders: that one may be above 1.',
    'BG/BB counts whole occasions: the nearest number to 90 days, at least one.',
  ),

  'methods.clv-auc.name': 'How well a ranking sorts',
  'methods.clv-auc.short':
    'AUC: of a customer who came and one who did not, how often the ranking put the right one first; ties count half. 50% is drawing lots. Lift: buyers in the first tenth ÷ a tenth of all buyers.',
  'methods.clv-auc.text': text(
    '\tAUC = Σ [score of buyer > score of other] + ½ [equal] ÷ (buyers · others)',
    'Scores use nothing after the day they are taken on; what counts as “came” is an order in the days after it. Customers whose first order is later are left out.',
    'The interval and that of the difference of two rankings of the same customers: DeLong, DeLong & Clarke-Pearson, 95%.',
    'Where the end of the first tenth cuts through customers with equal scores, they count in proportion.',
    'Limits: one period judges one period. Sorting well is not being right in number.',
  ),

  'methods.clv-churn-cost.name': 'Cost of churn by the course’s formula',
  'methods.clv-churn-cost.short':
    'Lifetime value × churn rate × (1 + repurchase cycle). The cycle is a time: the result depends on the unit it is written in.',
  'methods.clv-churn-cost.text': text(
    '\tcost = CLV · churn rate · (1 + repurchase cycle)',
    'A time cannot be added to 1. A cycle of 30 days makes the cost 31 times as large, the same cycle as 1 month twice, as 1⁄12 of a year 1.083 times. The page computes it in the unit you choose and shows the others.',
    'CLV: value by the plain formula. Churn rate: 1 − s, where s is the share of the first half’s buyers who bought in the second half too, or your own number. Repurchase cycle: median days between two purchase days of one customer.',
    'Where the remaining time comes from s as well, CLV · (1 − s) is average order value × orders a day × half of the frame: the churn rate cancels.',
  ),

  'methods.clv-expected-loss.name': 'Expected loss by churn',
  'methods.clv-expected-loss.short':
    'Of the customers who bought within the last horizon: probability of having left × what they would bring in the horizon to come if they were still customers, plus what replacing them costs.',
  'methods.clv-expected-loss.text': text(
    '\tloss = Σ (1 − P(alive)) · value if still a customer',
    '\tcost = loss + Σ (1 − P(alive)) · cost per lost customer + other costs',
    'Who is counted: customers with an order in the last horizon (365 days by default). Whoever went before that was lost in an earlier period and would be counted again every year.',
    'Value if still a customer: expected orders ÷ P(alive) × expected spend × margin, discounted, within the horizon. Costs per lost customer (finding a new one, discounts, service) and others are your own numbers.',
    'Share of sales: the cost over the sales of the last horizon. The course’s 18% is a claim without a method.',
    'Limits: with a model that knows no leaving (NBD), or where dropout cannot be read from the data, there is no loss to compute, and the page says so.',
  ),

  'methods.clv-mbg.name': 'MBG/NBD',
  'methods.clv-mbg.short':
    'The default: customers buy at their own rate, and may leave after any purchase, the first one included. So one-time buyers, too, can have left.',
  'methods.clv-mbg.text': text(
    'Fitted to x, t_x and T of every customer by maximum likelihood. r and α describe how often customers buy, a and b how easily they leave.',
  ),
  'methods.clv-bg.name': 'BG/NBD',
  'methods.clv-bg.short':
    'As MBG/NBD, but nobody leaves before a second purchase: every one-time buyer counts as still a customer.',
  'methods.clv-bg.text': text(
    'The best-known of these models, made as an easier Pareto/NBD. Compare with it when you compare with other programs.',
  ),
  'methods.clv-pareto.name': 'Pareto/NBD',
  'methods.clv-pareto.short':
    'Customers buy at their own rate and may leave at any moment, whether they buy or not, each at an own rate.',
  'methods.clv-pareto.text': text(
    'The first of the family. r and α describe buying, s and β leaving. It takes longest to fit; forecasts are mostly close to those of MBG/NBD.',
  ),
  'methods.clv-nbd.name': 'NBD',
  'methods.clv-nbd.short':
    'Customers buy at their own rate and nobody ever leaves. What remains when the data cannot tell leaving from a long gap.',
  'methods.clv-nbd.text': text(
    'Two parameters only. It forecasts young shops and short periods well; P(alive) is 100% for everyone by assumption, so it is not shown as a finding.',
  ),
  'methods.clv-bgbb.name': 'BG/BB',
  'methods.clv-bgbb.short':
    'For buying at occasions that can be counted: each month (week, year) a customer buys or does not, and may leave in between.',
  'methods.clv-bgbb.text': text(
    'Fitted to occasions with a purchase, the last of them, and occasions there were. An occasion that is not over by E does not count, nor does the one of the first purchase.',
  ),
  'methods.clv-gamma-gamma.name': 'Gamma-Gamma',
  'methods.clv-gamma-gamma.short':
    'What an order brings: each customer spends around an own mean, and the means differ. The fewer orders, the closer the forecast is to the mean of all.',
  'methods.clv-gamma-gamma.text': text(
    'Fitted to the mean spend per repeat purchase day of customers who came back with a spend above 0. One-time buyers get the mean of all.',
  ),

  'methods.assumes': 'What it assumes',
  'methods.fails': 'When it fails',
  'methods.math.alive': 'P(alive)',
  'methods.math.revenue': 'revenue',
  'methods.math.orders': 'orders',
  'methods.math.customers': 'customers',
  'methods.math.years': 'years',
  'methods.math.remaining': 'remaining years',
  'methods.math.margin': 'margin rate',
  'methods.math.of.likelihood': 'Likelihood of one history',
  'methods.math.of.alive': 'Still a customer',
  'methods.math.of.expected': 'Orders expected within t',
  'methods.math.of.spend': 'Spend expected per order',
  'methods.math.of.value': 'Value',
  'methods.assume.poisson': 'While somebody is a customer, purchases come at random at a constant rate of their own.',
  'methods.assume.gamma-rates': 'These rates differ between customers by a gamma distribution: r, α.',
  'methods.assume.leave-after-any':
    'After each purchase, the first included, a customer leaves for good with a chance of their own.',
  'methods.assume.leave-after-repeat':
    'After each repeat purchase a customer leaves for good with a chance of their own; never before the second purchase.',
  'methods.assume.leave-any-time':
    'A customer leaves for good at any moment, at a rate of their own, whether they buy or not.',
  'methods.assume.beta-leaving': 'The chances to leave differ between customers by a beta distribution.',
  'methods.assume.gamma-leaving': 'The rates of leaving differ between customers by a gamma distribution: s, β.',
  'methods.assume.independent': 'How often somebody buys says nothing of how easily they leave.',
  'methods.assume.nobody-leaves': 'Nobody leaves, ever.',
  'methods.assume.occasions': 'At each occasion a customer buys with a chance of their own, once at most.',
  'methods.assume.beta-buying': 'The chances to buy differ between customers by a beta distribution: α, β.',
  'methods.assume.leave-between': 'Before each occasion a customer may leave for good, with a chance of their own.',
  'methods.assume.spend-around-mean': 'A customer’s purchases scatter around an own mean that does not change.',
  'methods.assume.means-differ': 'These means differ between customers by an inverse gamma distribution.',
  'methods.assume.spend-independent': 'What somebody spends per order says nothing of how often they order.',
  'methods.assume.past-only': 'Nothing: it counts what was paid.',
  'methods.assume.same-life': 'Everyone has the same time left, however long they have been silent.',
  'methods.assume.same-rate-ever': 'Orders go on at the rate of the frame until then, at the same order value.',
  'methods.assume.average-buyer': 'The average customer stands for all.',
  'methods.assume.same-retention': 'Each month the same share of customers is kept, old and new alike.',
  'methods.assume.same-margin': 'Those who are kept bring the same margin every month.',
  'methods.fail.age': 'Customers who came last week have had no time to bring anything: it ranks by age.',
  'methods.fail.gone-unseen': 'It cannot tell who has already left.',
  'methods.fail.life-unknown': 'The remaining time is assumed, and the value grows in step with it.',
  'methods.fail.newcomers': 'Orders of newcomers are spread over the whole frame, which makes them look rare.',
  'methods.fail.retention-rises':
    'In most shops retention rises with age, because those who leave easily leave first; one rate for all then undervalues those who stayed.',
  'methods.fail.one-time':
    'It cannot tell one-time buyers who left from those who take their time: P(alive) is 100% for all of them.',
  'methods.fail.dropout': (p: { ratio: string }) =>
    `Leaving cannot be read from the data: twice the gain in log-likelihood over NBD is below ${p.ratio} (LEAST_RATIO). P(alive) does not hold, and forecasts are an upper end.`,
  'methods.fail.few-repeats': (p: { least: string }) =>
    `Fewer than ${p.least} repeat purchase days in all (FEW_REPEATS): the parameters wander.`,
  'methods.fail.short-window': (p: { days: string }) =>
    `The longest history is shorter than ${p.days} days (SHORT_WINDOW_DAYS): no season has tested a silence.`,
  'methods.fail.extreme': (p: { share: string }) =>
    `One customer has ${p.share} or more of all repeat purchase days and is unlike all others (EXTREME_SHARE): the fit follows that one.`,
  'methods.fail.regular':
    'Subscriptions and other purchases by the clock: waits are far more even than chance would have them.',
  'methods.fail.season':
    'Seasons, campaigns, price changes: the rate is not constant, and the next season is not in the data of the last.',
  'methods.fail.return': 'Customers who leave and come back years later: gone means gone here.',
  'methods.fail.slow': 'Many different histories: fitting takes longest of all.',
  'methods.fail.long-run': 'Long horizons: those who left are expected to go on buying.',
  'methods.fail.occasion-choice':
    'An occasion that is too long hides purchases (one per occasion counts), one that is too short makes silence the rule.',
  'methods.fail.correlated': (p: { least: string }) =>
    `Frequency and spend go together: |Pearson| or |Spearman| at or above ${p.least} (CORRELATED) and beyond what chance brings. Totals are then off for frequent buyers.`,
  'methods.fail.q': 'q ≤ 1: the mean over customers is infinite. The page then uses the shop’s mean.',
  'methods.fail.few-repeaters': (p: { least: string }) =>
    `Fewer than ${p.least} repeat buyers with a spend (FEW_REPEATERS).`,
  'methods.fail.no-negative': 'Spend of 0 or below has no place in it; such customers are left out and counted.',

  'methods.source.batislam':
    'E. P. Batislam, M. Denizel, A. Filiztekin (2007): Empirical validation and comparison of models for customer base analysis. International Journal of Research in Marketing 24, 201–209.',
  'methods.source.schmittlein':
    'D. C. Schmittlein, D. G. Morrison, R. Colombo (1987): Counting your customers: who are they and what will they do next? Management Science 33, 1–24.',
  'methods.source.ehrenberg':
    'A. S. C. Ehrenberg (1959): The pattern of consumer purchases. Journal of the Royal Statistical Society, Series C 8, 26–41.',
  'methods.source.bgbb':
    'P. S. Fader, B. G. S. Hardie, J. Shang (2010): Customer-base analysis in a discrete-time noncontractual setting. Marketing Science 29, 1086–1108.',
  'methods.source.gammaGamma':
    'P. S. Fader, B. G. S. Hardie (2013): The Gamma-Gamma model of monetary value. Note 025 of the authors.',
  'methods.source.isoValue':
    'P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): RFM and CLV: using iso-value curves for customer base analysis. Journal of Marketing Research 42, 415–430.',
  'methods.source.deLong':
    'E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson (1988): Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837–845.',
} as const;
