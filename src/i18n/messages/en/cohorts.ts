import { count } from './plural.ts';

export const cohorts = {
  'cohorts.about': 'who started together, and how many are still here',
  'cohorts.finding.none': 'No orders in this frame',
  'cohorts.finding.few': (p: { customers: string }) => `Customers so far: ${p.customers}, too few for cohorts`,
  'cohorts.finding.young': 'No cohort has a whole period behind it yet',
  'cohorts.finding.first': (p: { cohort: string; least: string; others: string; unit: string }) =>
    `Customers of ${p.cohort} still come back at ${p.least} or more a ${p.unit}; the others settle near ${p.others}`,
  'cohorts.finding.course': (p: { early: string; late: string; first: string; last: string }) =>
    `Of an average cohort ${p.early} come back in ${p.first}, ${p.late} in ${p.last}`,
  'cohorts.finding.once': (p: { early: string; first: string }) =>
    `Of an average cohort ${p.early} come back in ${p.first}`,
  'cohorts.finding.never': 'Nobody has come back in a later period yet',
  'cohorts.finding.alone': (p: { cohort: string; early: string; late: string; first: string; last: string }) =>
    `Of the customers of ${p.cohort}, ${p.early} came back in ${p.first}, ${p.late} in ${p.last}`,
  'cohorts.finding.aloneOnce': (p: { cohort: string; early: string; first: string }) =>
    `Of the customers of ${p.cohort}, ${p.early} came back in ${p.first}`,
  'cohorts.finding.spread': (p: { most: string; mostRate: string; least: string; leastRate: string; unit: string }) =>
    `Who began with ${p.most} comes back most, ${p.mostRate} a ${p.unit}; with ${p.least} least, ${p.leastRate}`,
  'cohorts.tooFine.title': 'Too fine for this much time',
  'cohorts.tooFine.text': (p: { most: string }) =>
    `Rows or columns of this length are drawn for at most ${p.most} days of orders. Choose a longer unit or a shorter period of orders.`,

  'cohorts.by': 'Rows',
  'cohorts.by.day': 'day of first order',
  'cohorts.by.week': 'week of first order',
  'cohorts.by.month': 'month of first order',
  'cohorts.by.quarter': 'quarter of first order',
  'cohorts.by.category': 'category of first order',
  'cohorts.by.channel': 'channel of first order',
  'cohorts.by.product': 'product of first order',
  'cohorts.by.region': 'region of first order',
  'cohorts.group.time': 'When they began',
  'cohorts.group.what': 'What they began with',
  'cohorts.columns': 'Columns',
  'cohorts.columns.calendar.day': 'days',
  'cohorts.columns.calendar.week': 'calendar weeks',
  'cohorts.columns.calendar.month': 'calendar months',
  'cohorts.columns.calendar.quarter': 'calendar quarters',
  'cohorts.columns.age.day': 'days since first order',
  'cohorts.columns.age.week': '7 days each since first order',
  'cohorts.columns.age.month': '30 days each since first order',
  'cohorts.columns.age.quarter': '90 days each since first order',
  'cohorts.unit': 'Period',
  'cohorts.measure': 'Measure',
  'cohorts.measure.customers': 'customers back',
  'cohorts.measure.rate': 'customers back, %',
  'cohorts.measure.orders': 'orders',
  'cohorts.measure.revenue': 'revenue',
  'cohorts.measure.cumulative': 'revenue so far per customer',
  'cohorts.measure.aov': 'average order value',
  'cohorts.measure.refunds': 'refunds',
  'cohorts.mode': 'Counts as back',
  'cohorts.mode.on': 'in that period',
  'cohorts.mode.onOrAfter': 'then or later',
  'cohorts.mode.within': 'by then',

  'cohorts.unit.day': 'day',
  'cohorts.unit.week': 'week',
  'cohorts.unit.month': 'month',
  'cohorts.unit.quarter': 'quarter',
  'cohorts.each.day': 'day',
  'cohorts.each.week': 'week',
  'cohorts.each.month': 'month',
  'cohorts.each.quarter': 'quarter',
  'cohorts.units.day': (p: { n: string }) => (p.n === '1' ? '1 day' : `${p.n} days`),
  'cohorts.units.week': (p: { n: string }) => (p.n === '1' ? '1 week' : `${p.n} weeks`),
  'cohorts.units.month': (p: { n: string }) => (p.n === '1' ? '1 month' : `${p.n} months`),
  'cohorts.units.quarter': (p: { n: string }) => (p.n === '1' ? '1 quarter' : `${p.n} quarters`),
  'cohorts.period.day': (p: { n: string }) => `day ${p.n}`,
  'cohorts.period.week': (p: { n: string }) => `week ${p.n}`,
  'cohorts.period.month': (p: { n: string }) => `month ${p.n}`,
  'cohorts.period.quarter': (p: { n: string }) => `quarter ${p.n}`,
  'cohorts.weekOf': (p: { day: string }) => `week of ${p.day}`,
  'cohorts.unnamed': '(not named)',

  'cohorts.when.on': (p: { unit: string }) => `in the n-th ${p.unit} after the first`,
  'cohorts.when.onOrAfter': (p: { unit: string }) => `in the n-th ${p.unit} after the first or later`,
  'cohorts.when.within': (p: { unit: string }) => `from the first to the n-th ${p.unit} after their start`,
  'cohorts.heat.sub.customers': (p: { when: string }) =>
    `Customers of each cohort who ordered ${p.when}; colour and average: share of the cohort`,
  'cohorts.heat.sub.rate': (p: { when: string }) => `Share of each cohort that ordered ${p.when}, %`,
  'cohorts.heat.sub.orders': (p: { unit: string }) => `Orders of each cohort in the n-th ${p.unit} after the first`,
  'cohorts.heat.sub.revenue': (p: { unit: string }) => `Revenue of each cohort in the n-th ${p.unit} after the first`,
  'cohorts.heat.sub.cumulative': (p: { unit: string }) =>
    `Revenue so far per customer of the cohort, up to the n-th ${p.unit} after the first`,
  'cohorts.heat.sub.aov': (p: { unit: string }) => `Average order value in the n-th ${p.unit} after the first`,
  'cohorts.heat.sub.refunds': (p: { unit: string }) =>
    `Money back to each cohort in the n-th ${p.unit} after the first`,
  'cohorts.heat.best': (p: { cohort: string; rate: string; period: string }) =>
    `${p.cohort} came back most: ${p.rate} of them ordered in ${p.period}`,
  'cohorts.heat.onOrAfter': (p: { rate: string; period: string }) =>
    `Of an average cohort ${p.rate} come back in ${p.period} or later`,
  'cohorts.heat.within': (p: { rate: string; period: string }) =>
    `By ${p.period}, ${p.rate} of an average cohort have come back`,
  'cohorts.heat.orders': (p: { cohort: string; value: string }) => `${p.cohort} placed the most orders: ${p.value}`,
  'cohorts.heat.revenue': (p: { cohort: string; value: string }) => `${p.cohort} brought the most revenue: ${p.value}`,
  'cohorts.heat.refunds': (p: { cohort: string; value: string }) => `${p.cohort} got the most money back: ${p.value}`,
  'cohorts.heat.plain': 'Each cohort, period by period',
  'cohorts.heat.rowHead.time': 'First order',
  'cohorts.heat.rowHead.what': 'Began with',
  'cohorts.heat.sizeHead': 'Customers',
  'cohorts.heat.averageRate': 'Average, %',
  'cohorts.heat.scale.rate': 'Back, %',
  'cohorts.heat.note': (p: { customers: string; cohorts: string }) =>
    `n = ${count(p.customers, 'customer')} of ${count(p.cohorts, 'cohort')}. Average weighted by cohort size, complete periods only.`,
  'cohorts.heat.note.fresh': (p: { customers: string }) =>
    `Customers without a later period to look at: ${p.customers}, not listed.`,
  'cohorts.heat.note.cut.time': (p: { shown: string; total: string }) =>
    `The latest ${p.shown} of ${p.total} cohorts are drawn; the export has all.`,
  'cohorts.heat.note.cut.what': (p: { shown: string; total: string }) =>
    `The largest ${p.shown} of ${p.total} cohorts are drawn; the export has all.`,
  'cohorts.heat.note.small': (p: { least: string }) =>
    `Cohorts below ${p.least} customers show counts in place of rates.`,
  'cohorts.lines.note.own': 'Drawn while a quarter of the cohort is observed.',
  'cohorts.heat.note.own': 'Each customer is counted from their own first order, and only while observed.',
  'cohorts.between': ' ',
  'cohorts.little': (p: { units: string }) =>
    `A cohort table needs customers with a later period to look at: orders over at least ${p.units}.`,

  'cohorts.cell.place': (p: { cohort: string; period: string }) => `${p.cohort}, ${p.period}`,
  'cohorts.cell.placeIn': (p: { cohort: string; period: string; start: string }) =>
    `${p.cohort}, ${p.period} (${p.start})`,
  'cohorts.cell.on': (p: { n: string; size: string }) => `${p.n} of ${p.size} came back`,
  'cohorts.cell.onOrAfter': (p: { n: string; size: string }) => `${p.n} of ${p.size} came back then or later`,
  'cohorts.cell.within': (p: { n: string; size: string }) => `${p.n} of ${p.size} came back by then`,
  'cohorts.cell.start': (p: { n: string; size: string }) =>
    `${p.n} of ${p.size} ordered: the period of the first order`,
  'cohorts.cell.rate': (p: { counts: string; rate: string; interval: string }) =>
    `${p.counts}, ${p.rate} (95% interval ${p.interval})`,
  'cohorts.cell.money': (p: { revenue: string; orders: string }) =>
    `${p.revenue} from ${count(p.orders, 'order')} in that period`,
  'cohorts.cell.value': (p: { measure: string; value: string }) => `${p.measure}: ${p.value}`,
  'cohorts.cell.part': 'The period is not over; left out of the average.',
  'cohorts.save': 'Save as segment',
  'cohorts.save.name': (p: { cohort: string; period: string }) => `${p.cohort}, back in ${p.period}`,

  'cohorts.column.cohort': 'Cohort',
  'cohorts.column.period': 'Period',
  'cohorts.column.size': 'Cohort size',
  'cohorts.column.customers': 'Customers back',
  'cohorts.column.rate': 'Share',
  'cohorts.column.interval': '95% interval',
  'cohorts.column.orders': 'Orders',
  'cohorts.column.revenue': 'Revenue',
  'cohorts.column.complete': 'Period over',
  'cohorts.yes': 'yes',
  'cohorts.no': 'no',

  'cohorts.chosen': 'Cohorts in colour',
  'cohorts.chosen.add': 'Add a cohort',
  'cohorts.chosen.none': 'choose',
  'cohorts.chosen.remove': (p: { cohort: string }) => `Take ${p.cohort} out`,
  'cohorts.rates.two': (p: { period: string; a: string; b: string; aRate: string; bRate: string }) =>
    `In ${p.period}, ${p.aRate} of ${p.a} came back, ${p.bRate} of ${p.b}`,
  'cohorts.rates.one': (p: { period: string; a: string; aRate: string }) =>
    `In ${p.period}, ${p.aRate} of ${p.a} came back`,
  'cohorts.rates.plain': 'How many of each cohort come back',
  'cohorts.rates.sub': (p: { when: string }) => `Share that ordered ${p.when}; grey: the other cohorts`,
  'cohorts.rates.note': 'Complete periods only. Dashed: average of at least two cohorts, weighted by size.',
  'cohorts.rates.average': 'Average',
  'cohorts.spend.title': (p: { cohort: string; value: string; units: string }) =>
    `A customer of ${p.cohort} has brought ${p.value} in ${p.units}`,
  'cohorts.spend.titleWhat': (p: { cohort: string; value: string; units: string }) =>
    `Who began with ${p.cohort} has brought ${p.value} each in ${p.units}`,
  'cohorts.spend.plain': 'What a customer of each cohort has brought',
  'cohorts.spend.sub': 'Revenue so far per customer of the cohort; grey: the other cohorts',
  'cohorts.spend.note': 'Complete periods only; those who never came back are in the average too.',
  'cohorts.axis.day': 'days after the first',
  'cohorts.axis.week': 'weeks after the first',
  'cohorts.axis.month': 'months after the first',
  'cohorts.axis.quarter': 'quarters after the first',
  'cohorts.size': (p: { n: string }) => `n = ${p.n}`,
  'cohorts.lines.little': (p: { least: string; units: string }) =>
    `Lines need a cohort of at least ${p.least} customers that has been observed for ${p.units}.`,
} as const;
