import { count } from './plural.ts';

export const clv = {
  'clv.about': 'what a customer has brought and may still bring, by the plain formula',
  'clv.finding.none': 'No orders in this frame',
  'clv.finding.few': (p: { customers: string }) => `Customers so far: ${p.customers}, too few for a lifetime value`,
  'clv.finding.short': (p: { days: string }) =>
    `Days of orders so far: ${p.days}, too few to say how often customers buy in a year`,
  'clv.finding.historic': (p: { value: string }) =>
    `A customer has brought ${p.value} so far; how long one stays, this data cannot say`,
  'clv.finding.value': (p: { value: string; span: string }) =>
    `The average customer may bring ${p.value} more over ${p.span}, if nothing changes`,
  'clv.finding.margin': (p: { value: string; span: string }) =>
    `The average customer may leave ${p.value} of margin over ${p.span}, if nothing changes`,
  'clv.lede': (p: { historic: string; what: string; source: string }) =>
    `So far it was ${p.historic} of revenue. ${p.what} ${p.source}`,
  'clv.lede.revenue': 'The value is revenue, not profit.',
  'clv.lede.margin': (p: { margin: string }) => `The value is margin, at the ${p.margin} you gave.`,
  'clv.lede.given': 'The remaining time is your assumption.',
  'clv.lede.retention': 'The remaining time is an assumption drawn from this data.',
  'clv.lede.unknown': 'Give a remaining time to see a value.',
  'clv.span.days': (p: { n: string }) => count(p.n, 'day'),
  'clv.span.years': (p: { n: string }) => `${p.n} years`,
  'clv.needed': (p: { least: string; n: string }) =>
    `An average needs at least ${p.least} customers; this frame has ${p.n}. Widen the period or the customers.`,

  'clv.neededDays': (p: { least: string; n: string }) =>
    `Orders a year need at least ${p.least} days of orders; this frame has ${p.n}. Widen the period.`,

  'clv.controls.life': 'Remaining time',
  'clv.controls.life.placeholder': 'from data',
  'clv.controls.life.unit': 'Unit of the remaining time',
  'clv.controls.life.y': 'years',
  'clv.controls.life.d': 'days',
  'clv.controls.life.reset': 'Take it from the data',
  'clv.controls.life.problem': 'more than 0, at most 100 years',
  'clv.controls.margin': 'Margin',
  'clv.controls.discount': 'Discount rate',
  'clv.controls.perYear': '% a year',
  'clv.controls.percent.problem': '0 to 100',

  'clv.strip.title': (p: { aov: string; frequency: string; years: string; value: string }) =>
    `${p.aov} an order × ${p.frequency} orders a year × ${p.years} years = ${p.value}`,
  'clv.strip.titleMargin': (p: { aov: string; frequency: string; years: string; margin: string; value: string }) =>
    `${p.aov} an order × ${p.frequency} orders a year × ${p.years} years × ${p.margin} = ${p.value}`,
  'clv.strip.titleUnknown': (p: { aov: string; frequency: string }) =>
    `${p.aov} an order × ${p.frequency} orders a year × how many years?`,
  'clv.strip.sub': 'Average order value × orders per customer and year × remaining years, of the average customer',
  'clv.strip.subMargin':
    'Average order value × orders per customer and year × remaining years × margin, of the average customer',
  'clv.strip.aov': 'Average order value',
  'clv.strip.aov.note': (p: { revenue: string; orders: string }) => `${p.revenue} ÷ ${count(p.orders, 'order')}`,
  'clv.strip.frequency': 'Orders per customer and year',
  'clv.strip.frequency.note': (p: { orders: string; customers: string; years: string }) =>
    `${count(p.orders, 'order')} ÷ ${count(p.customers, 'customer')} ÷ ${p.years} years`,
  'clv.strip.years': 'Remaining years',
  'clv.strip.years.given': 'your assumption',
  'clv.strip.years.retention': (p: { half: string; rate: string }) =>
    `${p.half} days ÷ (1 − ${p.rate}): how many of the first half’s buyers came in the second too`,
  'clv.strip.years.unknown': 'give a number above',
  'clv.strip.discounted': (p: { years: string; rate: string; plain: string }) =>
    `${p.plain}; at ${p.rate} a year they count as ${p.years}`,
  'clv.strip.margin': 'Margin',
  'clv.strip.margin.note': 'your number, the same for every order',
  'clv.strip.value': 'Value of a customer from now on',
  'clv.strip.value.revenue': 'revenue, not profit',
  'clv.strip.value.margin': 'margin, before the cost of keeping customers',
  'clv.strip.value.discounted': 'discounted',
  'clv.strip.value.undiscounted': 'not discounted',
  'clv.strip.unknown': '?',
  'clv.strip.note': (p: { customers: string; from: string; to: string }) =>
    `n = ${count(p.customers, 'customer')}, ${p.from} to ${p.to}. A year is 365 days. Frequency and remaining time are in the same unit.`,
  'clv.strip.noteRetention': (p: { stayed: string; early: string; rate: string }) =>
    `Of ${p.early} buyers of the frame’s first half ${p.stayed} bought in the second too (${p.rate}); taken to go on so in every half to come.`,
  'clv.between': ' ',
  'clv.strip.value.between': '; ',

  'clv.column.factor': 'Factor',
  'clv.column.amount': 'Value',
  'clv.column.where': 'Where it comes from',

  'clv.course.title': (p: { value: string }) => `Each year you assume more makes a customer worth ${p.value} more`,
  'clv.course.titleDiscounted': 'The longer you assume, the less a further year adds',
  'clv.course.plain': 'What the assumption does to the value',
  'clv.course.sub': 'Value by the formula for other remaining times',
  'clv.course.x': 'remaining years',
  'clv.course.read': (p: { years: string }) => `${p.years} years`,
  'clv.course.assumed': (p: { value: string }) => `assumed: ${p.value}`,
  'clv.course.note': 'No interval: the formula multiplies averages and has no margin of error of its own.',
  'clv.course.column.years': 'Remaining years',
  'clv.course.column.value': 'Value',

  'clv.limits.title': 'What this formula cannot know',
  'clv.limits.left': 'Who has already left. Everybody gets the same remaining time, the silent as well as the busy.',
  'clv.limits.life': 'How long customers stay. The remaining time is an assumption; the value grows in step with it.',
  'clv.limits.new':
    'How often new customers will buy. The frequency counts orders over the whole period, also for those who came last week, so newcomers look rare.',
  'clv.limits.cost':
    'What a customer costs. Revenue is not profit: without a margin, cost of goods and of service are in it.',
  'clv.limits.later':
    'What later money is worth. Without a discount rate, a sale in five years counts as one tomorrow.',
  'clv.limits.error':
    'How far off it is. It gives neither the probability that a customer still buys nor an interval; that takes a model fitted to each customer’s own dates, which this number is not.',
  'clv.limits.link': 'The definition in full',

  'clv.histogram.title': (p: { share: string }) => `A fifth of the customers brought ${p.share} of the revenue`,
  'clv.histogram.plain': 'What customers have brought so far',
  'clv.histogram.plainValue': 'What customers are worth by the formula',
  'clv.histogram.sub': 'Customers by revenue so far, logarithmic axis',
  'clv.histogram.subValue': 'Customers by value from now on, own average and frequency, logarithmic axis',
  'clv.histogram.of': 'Show',
  'clv.histogram.of.historic': 'so far',
  'clv.histogram.of.value': 'from now on',
  'clv.histogram.note': (p: { n: string }) => `n = ${count(p.n, 'customer')}.`,
  'clv.histogram.nothing': (p: { n: string }) => `Customers at nothing or below, after refunds: ${p.n}, not drawn.`,
  'clv.histogram.x': 'per customer',
  'clv.histogram.bin': (p: { low: string; high: string }) => `${p.low} to below ${p.high}`,
  'clv.histogram.little': 'There is no customer with a value above nothing to draw.',
  'clv.column.low': 'From',
  'clv.column.high': 'To below',
  'clv.column.customers': 'Customers',

  'clv.top.silent': (p: { n: string; of: string; days: string }) =>
    `Silent for more than ${p.days} days: ${p.n} of the ${p.of} customers it values most`,
  'clv.top.plain': 'The customers the formula values most',
  'clv.top.sub': 'Own average order value × own orders a year × the shop’s remaining years',
  'clv.top.note': 'A ranking of the past at best: the remaining time is the same for all.',
  'clv.column.place': 'Place',
  'clv.column.customer': 'Customer',
  'clv.column.orders': 'Orders',
  'clv.column.historic': 'So far',
  'clv.column.aov': 'Per order',
  'clv.column.perYear': 'Orders a year',
  'clv.column.value': 'From now on',
  'clv.column.days': 'Days since last order',
} as const;
