import { count } from './plural.ts';

const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');

/** The view "repurchase and value": points are groups of customers. */
export const association = {
  'association.about': 'whether groups that come back more are worth more',
  'association.controls.unit': 'One point is',
  'association.controls.measure': 'Against',
  'association.controls.within': 'Money within',
  'association.controls.same': (p: { days: string }) => `${p.days}, as the rate`,
  'association.controls.weight': 'Points count',
  'association.controls.least': 'Leave out points of fewer than',
  'association.controls.leastN': (p: { n: string }) => `${p.n} customers`,
  'association.weight.customers': 'by their customers',
  'association.weight.none': 'each the same',

  'association.unit.month': 'a month of first orders',
  'association.unit.week': 'a week of first orders',
  'association.unit.quarter': 'a quarter of first orders',
  'association.unit.category': 'a first category',
  'association.unit.channel': 'a first channel',
  'association.unit.region': 'a first region',
  'association.unit.price': 'a tenth by first order value',
  'association.unit.rfm': 'an RFM class',
  'association.units.month': 'months of first orders',
  'association.units.week': 'weeks of first orders',
  'association.units.quarter': 'quarters of first orders',
  'association.units.category': 'categories',
  'association.units.channel': 'channels',
  'association.units.region': 'regions',
  'association.units.price': 'tenths by first order value',
  'association.units.rfm': 'RFM classes',
  'association.measure.aov': 'average order value',
  'association.measure.revenue': 'revenue per customer',
  'association.measure.first': 'first order value',
  'association.measure.historic': 'historic value per customer',
  'association.within.aov': (p: { days: string }) =>
    `average value of orders within ${count(p.days, 'day')} of the first`,
  'association.within.revenue': (p: { days: string }) =>
    `revenue per customer within ${count(p.days, 'day')} of the first order`,
  'association.unnamed': '(no name)',
  'association.others': '(all others)',
  'association.part': (p: { part: string }) => `tenth ${p.part} by first order value`,
  'association.prices': (p: { from: string; to: string }) => `${p.from}–${p.to}`,
  'association.range': (p: { low: string; high: string }) => `${p.low} to ${p.high}`,

  'association.finding.few': (p: { units: string; n: string; least: string }) =>
    `To set repurchase beside value takes ${p.least} ${p.units}; so far there are ${p.n}`,
  'association.finding.flat': (p: { units: string; n: string }) =>
    `All ${p.n} ${p.units} have the same repurchase rate: there is nothing to compare`,
  'association.finding.more': (p: { units: string; measure: string; by: string }) =>
    `Among ${p.units}, one point more repurchase goes with ${p.by} more ${p.measure}`,
  'association.finding.less': (p: { units: string; measure: string; by: string }) =>
    `Among ${p.units}, one point more repurchase goes with ${p.by} less ${p.measure}`,
  'association.finding.open': (p: { units: string; measure: string }) =>
    `Among ${p.units}, nothing shows that more repurchase goes with more ${p.measure}`,
  'association.lede.needs': (p: { units: string; least: string; days: string }) =>
    `Of ${p.units}, those count in which at least ${p.least} customers were followed for ${count(p.days, 'day')}, and their rates must differ. A shorter time, a finer division such as weeks, or a longer file may be enough.`,
  'association.lede.unsure': (p: { units: string; n: string }) =>
    `There are ${p.n} ${p.units}, and how sure the line is cannot be said: one of them alone decides it, or values are not above 0.`,
  'association.lede.plain': (p: { units: string; n: string; low: string; high: string; claim: string }) =>
    `Over ${p.n} ${p.units} the 95% interval is ${p.low} to ${p.high} per point.`,
  'association.lede.inside': (p: { units: string; n: string; low: string; high: string; claim: string }) =>
    `Over ${p.n} ${p.units} the 95% interval is ${p.low} to ${p.high} per point. The ${p.claim} that the training material claims lies within it, and is still no more than a claim.`,
  'association.lede.above': (p: { units: string; n: string; low: string; high: string; claim: string }) =>
    `Over ${p.n} ${p.units} the 95% interval is ${p.low} to ${p.high} per point. The training material claims ${p.claim}: your orders do not bear that out.`,
  'association.lede.below': (p: { units: string; n: string; low: string; high: string; claim: string }) =>
    `Over ${p.n} ${p.units} the 95% interval is ${p.low} to ${p.high} per point. The training material claims ${p.claim}: here it is more, part of it by arithmetic.`,

  'association.fit.plain': (p: { measure: string }) => `Repurchase and ${p.measure}`,
  'association.fit.more': (p: { by: string; measure: string }) => `Each point to the right: ${p.by} more ${p.measure}`,
  'association.fit.less': (p: { by: string; measure: string }) => `Each point to the right: ${p.by} less ${p.measure}`,
  'association.fit.open': 'The line could as well be flat',
  'association.fit.sub': (p: { days: string; measure: string; units: string }) =>
    `Across: ${p.days}-day repurchase rate. Up: ${p.measure}. One point is ${p.units}, its size the customers followed; 95% intervals`,
  'association.fit.note': (p: { n: string; points: string; days: string }) =>
    `n = ${p.n} customers in ${count(p.points, 'group')}. Only customers followed for ${count(p.days, 'day')} count.`,
  'association.fit.left': (p: { units: string; customers: string }) =>
    ` Left out as too small or without a name: ${count(p.units, 'group')}, ${count(p.customers, 'customer')}.`,
  'association.fit.read': (p: { rate: string; value: string }) => `${p.rate} bought again · ${p.value}`,
  'association.fit.readCount': (p: { n: string; eligible: string }) => `${p.n} of ${p.eligible} followed`,
  'association.axis.rate': (p: { days: string }) => `bought again within ${count(p.days, 'day')}`,
  'association.claim.line': (p: { claim: string }) => `the material’s claim: ${p.claim} per point`,

  'association.numbers.plain': 'How close the connection is',
  'association.numbers.inside': (p: { own: string; claim: string }) =>
    `Yours is ${p.own} per point; the claimed ${p.claim} cannot be ruled out`,
  'association.numbers.above': (p: { own: string; claim: string }) =>
    `Yours is ${p.own} per point, less than the claimed ${p.claim}`,
  'association.numbers.below': (p: { own: string; claim: string }) =>
    `Yours is ${p.own} per point, more than the claimed ${p.claim}`,
  'association.numbers.unsure': (p: { own: string; claim: string }) =>
    `Yours is ${p.own} per point; beside the claimed ${p.claim} nothing can be said`,
  'association.numbers.weighted': (p: { n: string }) =>
    `Straight line through ${p.n} points by least squares, each counted by its customers; 95% intervals`,
  'association.numbers.alike': (p: { n: string }) =>
    `Straight line through ${p.n} points by least squares, all counted alike; 95% intervals`,
  'association.numbers.claim': (p: { claim: string }) =>
    `The material says “+1% repurchase, +${p.claim} lifetime value”, without saying points or per cent, nor of which groups: it stands beside both readings, as a claim.`,
  'association.numbers.note': 'Intervals by Student’s t with HC3 errors; correlations count each point once.',
  'association.number.perPoint': 'Per point of rate, in money',
  'association.number.relative': 'Per point of rate, of the average',
  'association.number.elasticity': 'Per 1% of the rate (log–log)',
  'association.number.pearson': 'Correlation (Pearson)',
  'association.number.spearman': 'Correlation of ranks (Spearman)',
  'association.number.rSquared': 'Scatter accounted for (R²)',

  'association.bins.plain': (p: { measure: string }) => `From low to high rates: ${p.measure}`,
  'association.bins.apart': (p: { measure: string; low: string; high: string }) =>
    `From the lowest rates to the highest: ${p.low}, ${p.high}`,
  'association.bins.alike': (p: { measure: string; low: string; high: string }) =>
    `The lowest and the highest rates cannot be told apart: ${p.low}, ${p.high}`,
  'association.bins.sub': (p: { measure: string }) =>
    `Mean ${p.measure} of the points in four parts by repurchase rate, 95% interval`,
  'association.bins.units': (p: { n: string }) => count(p.n, 'point'),
  'association.bins.note': 'Each point counts once. Intervals by Student’s t over the points.',

  'association.shape.plain': 'Straight or bent',
  'association.shape.straight': 'A straight line is enough: nothing asks for a bend',
  'association.shape.speeding': 'Growth that speeds up fits better than a straight line',
  'association.shape.slowing': 'A fall that slows down fits better than a straight line',
  'association.shape.steeper': (p: { threshold: string }) => `Above ${p.threshold} the line is steeper`,
  'association.shape.flatter': (p: { threshold: string }) => `Above ${p.threshold} the line is flatter`,
  'association.shape.sub': (p: { threshold: string }) =>
    `Shapes of the connection by Akaike’s criterion (AICc). The material claims growth “exponential above ${p.threshold}”`,
  'association.shape.note': (p: { threshold: string }) =>
    `Less is better; a difference of 2 is little, of 10 much. ${p.threshold} is the material’s claim.`,
  'association.shape.noteNone': (p: { threshold: string }) =>
    `Less is better; a difference of 2 is little, of 10 much. The claimed ${p.threshold} cannot be tried: fewer than three points stand on one side of it.`,
  'association.shape.name.line': 'Straight line',
  'association.shape.name.exponential': 'Exponential',
  'association.shape.name.claimed': (p: { threshold: string }) => `Two lines meeting at the claimed ${p.threshold}`,
  'association.shape.name.break': (p: { threshold: string }) => `Two lines meeting where they fit best, ${p.threshold}`,
  'association.shape.slopes': (p: { before: string; after: string }) => `${p.before}, then ${p.after}`,

  'association.column.month': 'Month',
  'association.column.week': 'Week',
  'association.column.quarter': 'Quarter',
  'association.column.category': 'Category',
  'association.column.channel': 'Channel',
  'association.column.region': 'Region',
  'association.column.price': 'First order',
  'association.column.rfm': 'RFM class',
  'association.column.customers': 'Customers',
  'association.column.eligible': 'Followed',
  'association.column.rate': 'Bought again',
  'association.column.interval': '95% interval',
  'association.column.orders': 'Orders',
  'association.column.aov': 'Order value',
  'association.column.value.aov': 'Order value, measured',
  'association.column.value.revenue': 'Revenue per customer',
  'association.column.value.first': 'First order value',
  'association.column.value.historic': 'Historic value',
  'association.column.low': 'from',
  'association.column.high': 'to',
  'association.column.name': 'Number',
  'association.column.own': 'Yours',
  'association.column.range': '95% interval',
  'association.column.material': 'Material’s claim',
  'association.column.units': 'Points',
  'association.column.lowRate': 'Rate from',
  'association.column.highRate': 'Rate to',
  'association.column.shape': 'Shape',
  'association.column.slope': 'Per point of rate',
  'association.column.worse': 'Worse by',

  'association.care.title': 'Before you act on this',
  'association.care.groups':
    'A point is a group, not a person. Groups also differ in season, prices and campaigns: that they go together does not mean that a customer you bring back will spend more.',
  'association.care.arithmetic':
    'Who buys twice has paid twice. A part of this slope is mere addition. “First order value” compares without it.',
  'association.care.rfm':
    'RFM classes are made from the number of orders and from money: that they line up here is built in, not found out.',
  'association.care.newest':
    'The newest customers are not in it, for nobody knows yet whether they will be back; nor is anyone who never came.',
  'association.care.age':
    'Older groups had more time to buy. Historic value is higher for age alone; “revenue per customer” compares at the same age.',

  'segments.association': (p: { group: string; days: string }) =>
    `Customers of ${p.group} who were followed for ${count(p.days, 'day')}.`,

  'methods.association.name': 'Repurchase and value of groups',
  'methods.association.short':
    'One point per group of customers: its N-day repurchase rate across, its value up, both over the same customers, followed equally long.',
  'methods.association.text': text(
    'The material draws repurchase against order value and lifetime value without saying what one point is. It is a choice here: month, week or quarter of the first order; category, channel or region of its first line; tenths of the customers by first order value; the eight RFM classes.',
    'Counted are the customers followed for N days and for as long as money counts, whichever is longer; so no group is richer for being older.',
    '\trate = bought again within N days ÷ followed',
    'Value, by choice: average order value or revenue per customer within the days chosen, counted from the first order; value of the first order; historic value, which is all revenue so far whatever the age. Revenue is net of refunds as the frame counts them.',
    'Intervals over customers: Wilson for the rate, mean ± 1.96 standard errors for the value; of the order value, a ratio, by the delta method.',
    'Groups with fewer than 20 followed customers (a choice) and customers without a name for the group are no points. At most 200 groups are told apart. In four parts by rate, points count once each; the interval is Student’s t.',
    'Limits: what holds between groups need not hold within them (ecological fallacy). Revenue contains the repeat orders themselves, so part of the connection is arithmetic. Nothing here shows what would happen if the rate were raised; that takes an experiment.',
  ),
  'methods.association-fit.name': 'Slope and correlation',
  'methods.association-fit.short':
    'Least squares of value on rate over the groups, 95% interval by Student’s t with HC3 errors; Pearson and Spearman beside it.',
  'methods.association-fit.text': text(
    'The line minimises the squared distances of the points, each weighted by its followed customers or, by choice, alike.',
    '\tper point = slope ÷ 100, in money; of the average = slope ÷ 100 ÷ weighted mean value',
    '\tinterval = slope ± t(97.5%, points − 2) · HC3 error',
    'HC3 (MacKinnon and White 1985) allows for groups that scatter differently, and for few of them. The export holds the plain error too. Where one group alone decides the slope there is no interval.',
    'Log–log: per cent of value per per cent of rate, over groups where both are above 0.',
    'Pearson’s r has Fisher’s interval, Spearman’s rank correlation that of Bonett and Wright (2000); both count each group once.',
    'The claim of the training material, 3.2% more lifetime value per 1% more repurchase, is drawn through the mean point as a dashed line. It is no result of this data and is never used in any number.',
    'At least 8 points are needed.',
  ),
  'methods.association-shape.name': 'Straight, exponential or bent',
  'methods.association-shape.short':
    'A straight line, an exponential and two lines that meet, compared by Akaike’s criterion corrected for few points (AICc).',
  'methods.association-shape.text': text(
    'The material claims that above 25% loyalty grows exponentially. Four shapes are fitted to the same points with the same weights: a straight line; an exponential, fitted on the scale of the value like the lines; two lines that meet at 25%; two lines that meet where they fit best, with at least three points on either side.',
    '\tAICc = 2k − 2 ln L + 2k(k + 1) ÷ (n − k − 1)',
    'k counts the numbers fitted, the place of the bend among them. The plainest of those within 2 of the best stands.',
    'Limits: a few dozen points seldom tell shapes apart; a bend in a picture of groups is no threshold in the behaviour of people.',
  ),
} as const;
