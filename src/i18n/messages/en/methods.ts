/** Paragraphs of a definition; one that begins with a tab is a formula. */
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const methods = {
  'methods.title': 'One definition per number, written once and shown wherever the number stands',
  'methods.lede':
    'Every figure names its definition and leads here. Where a paper or another program has published a result for a file anyone can get, the tests compute it again and fail when ours differs.',
  'methods.about': (p: { n: string }) => `${p.n} definitions`,
  'methods.contents': 'Definitions',
  'methods.short': 'In short',
  'methods.held': 'Held to',
  'methods.sources': 'Source',
  'methods.link': (p: { name: string }) => `Link to “${p.name}”`,
  'methods.unknown.title': 'There is no such definition',
  'methods.unknown.text': (p: { id: string }) =>
    `The link names “${p.id}”, which this version does not have. All definitions stand below.`,
  'methods.formula': 'Formula',

  'methods.group.frame': 'What is counted',
  'methods.group.overview': 'The shop as a whole',
  'methods.group.rfm': 'RFM',
  'methods.group.repurchase': 'Repurchase',
  'methods.group.cohorts': 'Cohorts',
  'methods.group.clv': 'Customer lifetime value',
  'methods.group.segments': 'Segments',
  'methods.group.import': 'From file to table',

  'methods.frame.name': 'The frame',
  'methods.frame.short':
    'What every number counts: as-of date, period, time zone, kind of orders, refunds, currency and customers. It stands as a sentence at the top of every screen.',
  'methods.frame.text': text(
    'A number without its frame cannot be compared with any other. The frame is one set of choices that holds on all screens, in all exports and in the link.',
    'As-of date A: the day you look back from; by default the day after the last order. E is the last day whose orders count. Whatever is “not over yet” is judged by E.',
    '\tE = A − 1 day',
    'Window: the whole file, the last N days up to E, or a period of two dates, both included.',
    'Time zone: a stamp without a zone is taken as shop time; days are calendar days in the zone of the shop.',
    'Orders: paid ones by default (not cancelled, amount above 0); “all orders” adds gifts and orders of amount 0, never cancelled ones.',
    'Same-day orders of one customer: counted each, or merged into one. Figures that always merge them say so.',
    'Currency: one per analysis, by default the most common. Amounts in different currencies are never added; lines in the others are left out and counted.',
    'Customers: everyone, one saved segment, or those of a channel, category or region.',
    'Limits: moving A by one day moves recency, follow-up and every rate that waits for a period to end. Two people who compare numbers should compare frames first; the link carries all of it.',
  ),

  'methods.orders.name': 'Customers, orders and revenue',
  'methods.orders.short':
    'A customer is one customer id, an order all lines with one order id, revenue the sum of order amounts and of refunds as the frame counts them.',
  'methods.orders.text': text(
    'A line of the file is a sale, a refund (money went back), cancelled (never paid, or closed unpaid) or a gift (amount 0 by intent). The status column decides where there is one, else the sign of the amount. Where word and sign disagree, the sign wins and the line is listed on the Data screen.',
    'An order is the set of sale and gift lines with the same order id, customer and file. Without order ids, each line is an order of its own. The day of an order is that of its first line.',
    '\tamount of a line = quantity × unit price, rounded to cents; or the amount column, if the file has one',
    '\trevenue = sum of order amounts + refunds (which are negative)',
    'A customer counts as soon as one of their orders counts. Lines without a customer id are left out of every analysis and shown on the Data screen, because nobody can come back who has no name.',
    'Money is added exactly, in cents; nothing is rounded before it is shown.',
    'Limits: one person with two ids counts as two customers, and a family with one id as one.',
  ),

  'methods.refunds.name': 'Refunds',
  'methods.refunds.short':
    'Money back lowers revenue on the day it went back, or the order it belongs to, or is ignored; the frame says which.',
  'methods.refunds.text': text(
    'On their own day: each refund is a negative amount on its date. Orders stay as they were, and the month in which money went back shows less revenue.',
    'Original order: the refund is taken off the order with the same id; if there is none, off the customer’s latest order up to that day; if there is none either, it stays on its own day. An order that falls to 0 or below is then no paid order any more.',
    'Ignored: revenue is gross.',
    'Refunds after E are not known yet. Refunds of people without a counted order belong to no customer of the frame and are left out.',
    'Limits: if the file has one date per line, a refund is dated by that; many shop systems write the order’s date there, not the day money went back.',
  ),

  'methods.aov.name': 'Average order value',
  'methods.aov.short': 'Revenue divided by the number of orders, both in the frame.',
  'methods.aov.text': text(
    '\taverage order value = revenue ÷ orders',
    'Unit: money per order. Revenue is net of refunds as the frame counts them, the number of orders is not lowered by refunds.',
    'The median order stands beside it: half of all orders are below it. A few large orders lift the average and leave the median alone; where the two are far apart, the average describes no typical order.',
  ),

  'methods.new-returning.name': 'New and returning',
  'methods.new-returning.short':
    'A customer’s first order in the frame is new, every later one is returning. Revenue is split by that, month by month.',
  'methods.new-returning.text': text(
    'For each calendar month: orders, customers and revenue of first orders (“new”), and of all later orders (“returning”). A customer who orders for the first time and again in the same month stands in both.',
    '\tshare of returning = revenue of later orders ÷ revenue of all orders',
    'Order amounts only: refunds on their own day are shown beside and belong to neither part.',
    'A month that is not over on E is hatched and takes no part in comparisons.',
    'Limits: customers from before the file begins look new at their first order in it. The first months of any file therefore show too many new customers.',
  ),

  'methods.concentration.name': 'Concentration',
  'methods.concentration.short':
    'How much of the revenue comes from the best customers: the first ⌈x · n⌉ of n customers by revenue, ties by id.',
  'methods.concentration.text': text(
    'Customers are sorted by revenue, largest first; equal ones by customer id. The curve (Lorenz) shows which share of the revenue the first customers bring.',
    '\ttop x% = the first ⌈x · n⌉ customers; share = their revenue ÷ all revenue',
    'The Gini coefficient says the same in one number: 0 when everybody spends the same, close to 1 when one customer spends nearly everything.',
    '\tGini = 1 + 1 ÷ n − 2 · Σ (place · revenue) ÷ (n · all revenue)',
    'Customers whose refunds exceed their orders have negative revenue; the curve then rises above 100% before it ends there.',
    'Limits: a longer window makes regular customers richer and so the curve steeper. Compare windows of equal length.',
  ),

  'methods.one-or-more.name': 'Bought once, bought again',
  'methods.one-or-more.short':
    'Customers with one order in the frame, and customers with two or more, with what each group brought.',
  'methods.one-or-more.text': text(
    '\tbought again = customers with 2 orders or more in the frame',
    'Orders, revenue and average order value are those of the group. Whether two orders on one day make a returning customer is the frame’s “same-day orders”.',
    'Limits: most of those who came last month have not had time to come back. To compare fairly use the N-day rate, which only counts customers who were observed long enough.',
  ),

  'methods.quiet.name': 'Good customers gone quiet',
  'methods.quiet.short':
    'Three orders or more, at least the median customer’s revenue, and 60 to 180 days since the last order.',
  'methods.quiet.text': text(
    '\torders ≥ 3, revenue ≥ median revenue, 60 ≤ days since last order ≤ 180',
    'All three must hold; bounds are included. The median is that of all customers in the frame.',
    'Limits: 60 to 180 days are a convention that fits everyday goods. A shop whose customers order once a year should look at its own time between orders first (Repurchase). Being quiet is no proof of being lost, and some of them come back unasked.',
  ),

  'methods.rfm-values.name': 'Recency, frequency, monetary value',
  'methods.rfm-values.short':
    'R is days since the last order, F the number of orders, M the revenue, each per customer in the frame.',
  'methods.rfm-values.text': text(
    '\tR = A − day of the last order, in calendar days (never below 1)',
    '\tF = number of orders',
    '\tM = revenue; or average order value, by the switch',
    'R here is not the recency of purchase models: those use the customer’s age at the last order, counted from the first one. The two never stand under the same name.',
    'Limits: R depends on the as-of date, F and M on the length of the window. Customers who came late had less time for both.',
  ),

  'methods.rfm-scores.name': 'RFM scores',
  'methods.rfm-scores.short':
    'Each value becomes a score from 1 to k, best is k. With quantile cuts equal customers share a score; with equal groups (ntile) they may not.',
  'methods.rfm-scores.text': text(
    'k is 5 unless you choose another number from 2 to 10. The cut points are printed beside the scores.',
    'Quantile (default): the k − 1 cut points are type-7 quantiles of the customers’ values.',
    '\tscore = 1 + number of cut points strictly below the value',
    'A value that equals a cut stays in the lower class, so equal customers always share a score. Some scores may stay empty, when many customers have the same value: the page says so and does not renumber.',
    'Equal groups (ntile): customers sorted by value and then by id, cut into k groups of nearly equal size. Equal customers may get different scores; the page counts them.',
    'Fixed: your own cut points, each belonging to the class above it.',
    '\tscore = 1 + number of cut points ≤ value',
    'Mean, median: two classes; 2 is strictly above the middle.',
    'R counts days, so few are good: its score is turned round, k + 1 − score; with mean and median, 2 is strictly below the middle.',
    'Limits: scores are ranks within this shop and this frame. A 5 here and a 5 elsewhere are different things. R’s package rfm adds 1 to each cut; its scores come out with fixed cuts, while our quantile scores differ for three of its 995 customers.',
  ),

  'methods.rfm-eight.name': 'The eight classes',
  'methods.rfm-eight.short':
    'High or low in R, F and M makes eight classes: M decides key or general, R and F decide value, keep, develop or win-back.',
  'methods.rfm-eight.text': text(
    'High means strictly above the threshold: the mean score of all customers (default), or the mean or the median of the values themselves. For R measured in days, high is strictly below.',
    '\tvalue: R high, F high · keep: R low, F high · develop: R high, F low · win-back: R low, F low',
    '\tkey: M high · general: M low',
    'Every customer belongs to exactly one class. Per class: customers, share, orders, revenue, average order value, medians of R, F and M, and the share that bought again in the frame.',
    'Limits: the classes are relative. Half of a splendid shop is still “general”, and the border runs through the crowd of customers in the middle, who change class with little cause.',
  ),

  'methods.repurchase-window.name': 'Repurchase rate, in the window',
  'methods.repurchase-window.short':
    'Customers with two orders or more in the frame, divided by all customers with an order in it.',
  'methods.repurchase-window.text': text(
    '\trate = customers with ≥ 2 orders ÷ customers with ≥ 1 order',
    'The interval is Wilson’s, 95%. The switch decides whether a second order on the day of the first counts.',
    'Limits: it grows with the length of the window and falls when many new customers have just come. It suits one shop over equal windows, not two shops.',
  ),

  'methods.repurchase-days.name': 'Repurchase rate within N days',
  'methods.repurchase-days.short':
    'Of the customers observed for N full days after their first order, the share that ordered again within these N days.',
  'methods.repurchase-days.text': text(
    '\trate = bought again by first day + N ÷ customers with first day + N ≤ E',
    'Customers whose N days are not over are in neither number. The number of those who are stands beside the rate. N is 7, 30, 60, 90, 180 or 365, or your own.',
    'The interval is Wilson’s, 95%.',
    'Limits: “first order” is the first in the frame. For long N only the oldest customers qualify, so rates for different N speak of different people; the curve of time to the second order uses everybody.',
  ),

  'methods.repurchase-orders.name': 'Share of returning orders',
  'methods.repurchase-orders.short': 'Orders that were not the customer’s first in the frame, divided by all orders.',
  'methods.repurchase-orders.text': text(
    '\trate = later orders ÷ all orders',
    'Unit: orders, not people. A few frequent buyers are enough to make it high.',
    'The interval is Wilson’s, 95%. It takes orders as independent, which the orders of one customer are not; the true uncertainty is larger.',
  ),

  'methods.repurchase-next.name': 'Repurchase rate from month to month',
  'methods.repurchase-next.short':
    'Of the customers who bought in a month, the share that bought in the next month as well.',
  'methods.repurchase-next.text': text(
    '\trate of month t = bought in t and in t + 1 ÷ bought in t',
    'Only months whose following month is over by E. The rate of the whole frame adds both numbers over all such months.',
    'The interval is Wilson’s, 95%.',
    'Limits: a customer who buys every six weeks counts as lost every other month. It suits goods that are used up within a month.',
  ),

  'methods.wilson.name': 'Interval of a rate',
  'methods.wilson.short':
    'Wilson’s 95% score interval: where the true rate may well lie, given how few or many customers were counted.',
  'methods.wilson.text': text(
    'With k of n customers, p = k ÷ n and z = 1.96:',
    '\t( p + z² ÷ 2n ± z · √( p · (1 − p) ÷ n + z² ÷ 4n² ) ) ÷ ( 1 + z² ÷ n )',
    'It stays within 0 and 100%, also for 0 of n and n of n, where the usual ± formula claims certainty.',
    'If two intervals overlap widely, the difference between the rates may be chance.',
    'Limits: it speaks of chance alone, not of a file that lacks a channel or counts a person twice.',
  ),

  'methods.survival.name': 'Time to the second order',
  'methods.survival.short':
    'Kaplan–Meier estimate of the share that has not ordered again n days after the first purchase day, using everyone for as long as they were observed.',
  'methods.survival.text': text(
    'Customers who have not come back yet are not counted as lost: they count as “not yet” up to E and then drop out (they are censored). So the newest customers help without pulling the rate down.',
    '\tS(t) = product over all days tᵢ ≤ t of ( 1 − dᵢ ÷ nᵢ )',
    'dᵢ customers ordered again on day tᵢ, nᵢ had neither ordered again nor dropped out before. The share that did come back is 1 − S(t).',
    'The band is Greenwood’s at 95%, on the log-log scale so that it stays within 0 and 100%.',
    'Several orders on one day are merged here, whatever the frame says: the question is whether the customer came back on another day.',
    'Limits: on the right few customers are left; the band grows, and below about 20 the curve says little. It takes for granted that customers of today behave like those who came earlier.',
  ),

  'methods.cohorts.name': 'Cohorts',
  'methods.cohorts.short':
    'Customers grouped by when (or by what) they first bought, and what each group did in the periods after.',
  'methods.cohorts.text': text(
    'A row holds the customers whose first order in the frame fell into the same day, week (from Monday), month or quarter, or who began with the same category, channel, product or region. Column 0 is the period of the first order.',
    'Calendar columns count calendar periods from the first; age columns count from each customer’s own first day, in months of 30 and quarters of 90 days.',
    'Measures: customers; rate (customers ÷ size of the cohort); orders; revenue; revenue so far per customer of the cohort; average order value; refunds.',
    'Counting customers: who bought in the period; in it or later; or in it or before (but after the first period).',
    'A period that is not over by E is hatched. Periods that have not begun are empty, not zero.',
    'In a cohort by category, channel, product or region customers began on different days. A cell then counts only those whose period is over, so its size falls to the right.',
    'Limits: in the first row of a file stand all the regulars of the time before, who look new. It is the least typical row of the table.',
  ),

  'methods.cohort-average.name': 'The average row',
  'methods.cohort-average.short':
    'Per period, the average over all cohorts whose period is over, weighted by the size of the cohort.',
  'methods.cohort-average.text': text(
    '\taverage = Σ (value · size) ÷ Σ size, over complete cells',
    'Hatched cells take no part. Towards the right fewer and older cohorts remain; their number is in the table.',
    'Limits: the average of period 10 is made of other customers than that of period 1. A rise towards the right often means only that the oldest cohorts were the best.',
  ),

  'methods.clv-historic.name': 'Historic value',
  'methods.clv-historic.short': 'What a customer has brought so far in the frame, refunds as the frame counts them.',
  'methods.clv-historic.text': text(
    '\thistoric value = revenue of the customer',
    'The shop’s number is the average over all customers. No forecast, no margin, no discount.',
    'Limits: customers who came last week have had no time to bring anything. It ranks customers by age as much as by worth.',
  ),

  'methods.clv-formula.name': 'Value by the plain formula',
  'methods.clv-formula.short':
    'Average order value × orders a year × remaining years (× margin). Simple and traceable; it does not know who has already left.',
  'methods.clv-formula.text': text(
    '\tvalue = average order value × orders per year × remaining years × margin rate',
    'Orders per year: orders per customer ÷ years of the frame, a year being 365 days.',
    'Remaining years: your own number; or from the frame: of the customers who bought in its first half, the share s that bought in its second half too. If as many stay in every half to come, a customer stays on average',
    '\tremaining time = length of half the frame ÷ (1 − s)',
    'If nobody bought in the first half, or everybody stayed, the frame cannot tell, and you have to say.',
    'With a discount rate i the money of later years counts less; the remaining years L are replaced by',
    '\t(1 − (1 + i)^−L) ÷ ln(1 + i)',
    'Margin 100% and discount 0% by default: the value is then revenue, not profit.',
    'For a single customer the own average and frequency are used, but the shop’s remaining time.',
    'Limits: a customer with one order two years ago and one with one order last week get the same future. For single customers this is a ranking at best. Models that estimate who is still a customer are in the literature named here.',
  ),

  'methods.segments.name': 'Segments',
  'methods.segments.short':
    'A segment is a rule, not a list: who belongs is computed anew in every frame. A customer without a value for a field never matches.',
  'methods.segments.text': text(
    'A rule is a group of conditions on customer fields: all must hold, or any one. Groups may stand inside groups. The sentence and the SQL are made from the same rule.',
    'A condition on a field the customer has no value for is not met. “Not” is the rest: everyone whom the inner rule does not hold.',
    'Bounds of “between”, “at least” and “at most” are included, those of “more than”, “less than”, “before” and “after” are not. Texts compare exactly; “contains” ignores upper and lower case.',
    'A segment made from an RFM class or a cohort cell keeps the settings it was made with and is computed anew in the frame of the day: other orders, other members.',
    'Used as scope, a segment narrows every screen to its members. They are found among all customers of the frame; then everything is counted again for them.',
    'Saved segments stay in this browser, with their earlier versions. A change made in another tab is never overwritten unseen.',
    'Limits: a rule fitted to the past (“those who bought often”) describes; it does not predict.',
  ),

  'methods.import-counts.name': 'No line is lost',
  'methods.import-counts.short':
    'Lines read = lines used + lines left out by a named rule + lines set aside. The sum is checked at every import and shown.',
  'methods.import-counts.text': text(
    '\tlines = used + Σ left out by rule + set aside',
    'Lines are records of the file without header and blank lines. A cell that cannot be read as what its column means (a date that is none, an amount with letters) sets the line aside, with its line number, the reason, the column and the original text. All of it can be exported.',
    'Each value is read as text first and converted afterwards, so that nothing is changed by guessing. Ids stay as written, with leading zeros.',
    'Several files can be open at once; each is accounted for on its own.',
    'Limits: what a shop system left out of its export cannot be found here.',
  ),

  'methods.duplicates.name': 'Repeated lines',
  'methods.duplicates.short':
    'Lines that equal an earlier line in every mapped column. They are counted and reported, not removed.',
  'methods.duplicates.text': text(
    'The later copies of equal lines in the whole file are counted; the first one is not. Compared are the columns that have a meaning.',
    'They stay by default, because two equal lines in one order may well be two pieces. A file that was exported twice shows as very many.',
  ),

  'methods.held.orders':
    'UCI Online Retail as of 10 Dec 2011, lines with customer id and price, refunds ignored: 4,338 customers, 18,532 orders, 8,911,407.90.',
  'methods.held.concentration': 'UCI Online Retail: the top 20% are 868 customers and bring 74.617% of the revenue.',
  'methods.held.rfm-scores':
    'UCI Online Retail: quintile cuts R 13.8, 33, 72, 180; F 1, 2, 3, 6; M 250.194, 490.096, 942.276, 2,058.426. Customers with 5-5-5: 324 by quantile, 348 by ntile. Every single customer as published. R’s package rfm, 995 customers: every score with its cut points.',
  'methods.held.rfm-eight':
    'Taobao orders, 25,420 buyers: 7,400 key win-back, 6,696 general win-back, 5,365 key develop, 4,208 general develop, 753 key value, 448 general value, 363 key keep, 187 general keep; every buyer in the published class.',
  'methods.held.survival':
    'R’s package survival: CDNOW sample S(30) = .82605, S(90) = .70853, S(180) = .62367, S(365) = .54434, S(540) = .51038; UCI Online Retail, every day of the curve and of the band to five places.',
  'methods.held.cohorts':
    'UCI Online Retail, customers who began in December 2010: 885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, and 235 in the unfinished last month; the whole tables of customers, orders, revenue and rate.',
  'methods.held.clv-historic': 'CDNOW sample: 2,357 customers with 4,339 repeat purchase days.',
  'methods.held.import-counts':
    'UCI Online Retail: 541,909 lines, 406,829 with a customer, 397,924 of them no refund, 397,884 with quantity and price above 0.',
  'methods.held.duplicates': 'UCI Online Retail: 5,268 later copies.',

  'methods.source.hyndmanFan':
    'R. J. Hyndman, Y. Fan (1996): Sample quantiles in statistical packages. The American Statistician 50, 361–365; type 7.',
  'methods.source.onlineRetail':
    'D. Chen, S. L. Sain, K. Guo (2012): Data mining for the online retail industry, a case study of RFM model-based customer segmentation. Journal of Database Marketing & Customer Strategy Management 19, 197–208.',
  'methods.source.wilson':
    'E. B. Wilson (1927): Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.',
  'methods.source.kaplanMeier':
    'E. L. Kaplan, P. Meier (1958): Nonparametric estimation from incomplete observations. Journal of the American Statistical Association 53, 457–481.',
  'methods.source.greenwood':
    'M. Greenwood (1926): The natural duration of cancer. Reports on Public Health and Medical Subjects 33, 1–26. Not online under a lasting address.',
  'methods.source.lorenz':
    'M. O. Lorenz (1905): Methods of measuring the concentration of wealth. Publications of the American Statistical Association 9, 209–219.',
  'methods.source.gupta':
    'S. Gupta et al. (2006): Modeling customer lifetime value. Journal of Service Research 9, 139–155.',
  'methods.source.bgnbd':
    'P. S. Fader, B. G. S. Hardie, K. L. Lee (2005): “Counting your customers” the easy way. Marketing Science 24, 275–284.',
} as const;
