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
  'cohorts.finding.spreadPrice': (p: {
    most: string;
    mostRate: string;
    least: string;
    leastRate: string;
    unit: string;
  }) => `Customers of ${p.most} come back most, ${p.mostRate} a ${p.unit}; of ${p.least} least, ${p.leastRate}`,
  'cohorts.finding.spread': (p: { most: string; mostRate: string; least: string; leastRate: string; unit: string }) =>
    `Who began with ${p.most} comes back most, ${p.mostRate} a ${p.unit}; with ${p.least} least, ${p.leastRate}`,

  'cohorts.by': 'Rows',
  'cohorts.by.day': 'day of first order',
  'cohorts.by.week': 'week of first order',
  'cohorts.by.month': 'month of first order',
  'cohorts.by.quarter': 'quarter of first order',
  'cohorts.by.category': 'category of first order',
  'cohorts.by.channel': 'channel of first order',
  'cohorts.by.product': 'product of first order',
  'cohorts.by.region': 'region of first order',
  'cohorts.by.price': 'value of first order',
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
  'cohorts.heat.note.fresh': (p: { customers: string }) =>
    `Customers without a later period to look at: ${p.customers}, not listed.`,
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
  'cohorts.spend.titlePrice': (p: { cohort: string; value: string; units: string }) =>
    `Customers of ${p.cohort} have brought ${p.value} each in ${p.units}`,
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

  'cohorts.view.heatmap': 'Table',
  'cohorts.view.lines': 'Lines',
  'cohorts.view.totals': 'Totals',

  'cohorts.top': 'Shown',
  'cohorts.top.n': (p: { n: string }) => `the ${p.n} largest`,
  'cohorts.others': 'all others',
  'cohorts.bands': 'Bands',
  'cohorts.bands.quartiles': 'quarters of the customers',
  'cohorts.bands.own': 'own bounds',
  'cohorts.bands.bounds': 'Bounds',
  'cohorts.bands.hint': 'Ascending. A bound belongs to the band above it.',
  'cohorts.bands.wrong': 'Numbers above 0, ascending, apart by commas.',
  'cohorts.band.under': (p: { to: string }) => `under ${p.to}`,
  'cohorts.band.upTo': (p: { to: string }) => `up to ${p.to}`,
  'cohorts.band.from': (p: { from: string }) => `${p.from} and more`,
  'cohorts.band.over': (p: { from: string }) => `over ${p.from}`,
  'cohorts.band.spoken': (p: { band: string }) => `“first order ${p.band}”`,
  'cohorts.band.between': (p: { from: string; to: string }) => `${p.from}–${p.to}`,
  'cohorts.since': 'From',
  'cohorts.since.hint': (p: { units: string }) => `shows ${p.units} from here`,
  'cohorts.columns.own': 'own days since first order',
  'cohorts.brackets.like': 'As',
  'cohorts.brackets.0': 'the first 30 days, finely',
  'cohorts.brackets.1': 'up to day 0, 30, 60, 90, 180, 365',
  'cohorts.brackets.2': 'day 7 and day 30',
  'cohorts.brackets.own': 'my own',
  'cohorts.brackets': 'Days',
  'cohorts.brackets.hint':
    '4-7 is day 4 to 7; a plain number reaches from the column before to that day. Begin with 0, the day of the first order, so that orders from day 1 on count as coming back.',
  'cohorts.brackets.wrong': 'Whole days, ascending and apart, as in 0,1-3,4-7,30.',
  'cohorts.average': 'Average',
  'cohorts.average.weighted': 'by cohort size',
  'cohorts.average.simple': 'simple',
  'cohorts.project': 'Project unfinished cells',
  'cohorts.overlay': 'Draw the average',

  'cohorts.each.bracket': 'column',
  'cohorts.period.days': (p: { from: string; to: string }) => `days ${p.from} to ${p.to}`,
  'cohorts.when.days.on': 'on these days after the first order',
  'cohorts.when.days.onOrAfter': 'on these days after the first order or later',
  'cohorts.when.days.within': 'up to these days after the first order',
  'cohorts.axis.brackets': 'days after the first order',
  'cohorts.heat.sub.days.orders': 'Orders of each cohort on these days after the first order',
  'cohorts.heat.sub.days.revenue': 'Revenue of each cohort on these days after the first order',
  'cohorts.heat.sub.days.cumulative':
    'Revenue per customer of the cohort up to this day after the first order (N-day value)',
  'cohorts.heat.sub.days.aov': 'Average order value on these days after the first order',
  'cohorts.heat.sub.days.refunds': 'Money back to each cohort on these days after the first order',
  'cohorts.heat.average.weighted': 'Average',
  'cohorts.heat.average.simple': 'Simple average',
  'cohorts.heat.sums': 'Total',
  'cohorts.heat.total.customers': 'ever back',
  'cohorts.heat.total.rate': 'ever back, %',
  'cohorts.heat.total.orders': 'all orders',
  'cohorts.heat.total.revenue': 'all revenue',
  'cohorts.heat.total.cumulative': 'so far',
  'cohorts.heat.total.aov': 'all orders',
  'cohorts.heat.total.refunds': 'all refunds',
  'cohorts.heat.note.weighted': (p: { customers: string; cohorts: string }) =>
    `n = ${count(p.customers, 'customer')} of ${count(p.cohorts, 'cohort')}. Average weighted by cohort size, complete periods only.`,
  'cohorts.heat.note.simple': (p: { customers: string; cohorts: string }) =>
    `n = ${count(p.customers, 'customer')} of ${count(p.cohorts, 'cohort')}. Simple average, each cohort alike, complete periods only.`,
  'cohorts.heat.note.sums': 'Totals count all that has been measured, unfinished periods too.',
  'cohorts.heat.note.projected': 'Dashed cells with ≈ are projected, not measured, and stand in no total.',
  'cohorts.heat.note.window': 'A window of the cohorts is drawn; the export has all.',
  'cohorts.heat.note.windowFile': 'A window of the cohorts is drawn, and exported.',
  'cohorts.heat.note.cut.time': (p: { shown: string; total: string }) =>
    `The latest ${p.shown} of ${p.total} cohorts are drawn.`,
  'cohorts.heat.note.cut.what': (p: { shown: string; total: string }) =>
    `The first ${p.shown} of ${p.total} cohorts are drawn.`,
  'cohorts.cell.projected': (p: { value: string; low: string; high: string; cohorts: string }) =>
    `Projected, not measured: about ${p.value} (95% interval ${p.low} to ${p.high}; factors of ${p.cohorts} cohorts)`,

  'cohorts.projection.key': 'projected, not measured',
  'cohorts.projection.none': 'No projection',
  'cohorts.projection.refused.not-by-time':
    'Only cohorts by time have unfinished periods to complete. Choose day, week, month or quarter of the first order as rows.',
  'cohorts.projection.refused.measure':
    'Averages per order and refunds do not grow by steady factors. Project orders, revenue or customers instead.',
  'cohorts.projection.refused.mode':
    '“Then or later” grows with every day that is observed, so the table has no finished cell to go on from. Choose “in that period” or “by then”.',
  'cohorts.projection.refused.few': (p: { least: string; unit: string }) =>
    `A factor from one period to the next needs ${p.least} cohorts that are complete in both. Another ${p.unit} of orders, or a shorter unit, would bring it nearer.`,
  'cohorts.projection.nothing': 'Nothing is unfinished that could be projected.',
  'cohorts.projection.sub': 'The next period of each cohort as it would end if cohorts went on alike',
  'cohorts.projection.note':
    'Chain ladder: from one period to the next by the factor of all cohorts complete in both, larger cohorts weighing more. Intervals after Mack. No measurement, and never in cohorts.csv.',
  'cohorts.projection.note.cut': (p: { n: string }) =>
    `Fewer than three complete cohorts support the last ${count(p.n, 'period')}: left empty.`,
  'cohorts.projection.untested': 'Projected, not yet tested: too few complete periods',
  'cohorts.projection.test.customers': (p: { cohorts: string; projected: string; actual: string }) =>
    `Back-test: for the last complete period of ${count(p.cohorts, 'cohort')} it would have said ${p.projected} customers; it was ${p.actual}`,
  'cohorts.projection.test.orders': (p: { cohorts: string; projected: string; actual: string }) =>
    `Back-test: for the last complete period of ${count(p.cohorts, 'cohort')} it would have said ${p.projected} orders; it was ${p.actual}`,
  'cohorts.projection.test.revenue': (p: { cohorts: string; projected: string; actual: string }) =>
    `Back-test: for the last complete period of ${count(p.cohorts, 'cohort')} it would have said ${p.projected}; it was ${p.actual}`,
  'cohorts.projection.value': 'Projected',
  'cohorts.projection.low': 'Low',
  'cohorts.projection.high': 'High',
  'cohorts.projection.cohorts': 'Cohorts behind it',

  'cohorts.lines.title': (p: { measure: string }) => `Cohorts at the same age: ${p.measure}`,
  'cohorts.lines.sub.customers': (p: { when: string }) => `Customers of each cohort who ordered ${p.when}`,
  'cohorts.lines.plain': 'Cohorts at the same age',
  'cohorts.lines.two': (p: { period: string; measure: string; a: string; b: string; aValue: string; bValue: string }) =>
    `In ${p.period}, ${p.measure}: ${p.a} ${p.aValue}, ${p.b} ${p.bValue}`,
  'cohorts.lines.one': (p: { period: string; measure: string; a: string; aValue: string }) =>
    `In ${p.period}, ${p.measure}: ${p.a} ${p.aValue}`,
  'cohorts.lines.most': (p: { most: string }) => `up to ${p.most} in colour`,
  'cohorts.lines.average.weighted': 'average',
  'cohorts.lines.average.simple': 'simple average',
  'cohorts.lines.note': 'Complete periods only; grey: the other cohorts.',
  'cohorts.lines.note.small': (p: { least: string }) => `Cohorts below ${p.least} customers are not drawn.`,
  'cohorts.lines.note.weighted': 'Dashed: average of at least two cohorts, weighted by size.',
  'cohorts.lines.note.simple': 'Dashed: average of at least two cohorts, each alike.',
  'cohorts.lines.note.projected': 'Coloured and dashed with a band: projected, not measured.',
  'cohorts.lines.expected': (p: { cohort: string; value: string; low: string; high: string }) =>
    `${p.cohort} projected ≈${p.value} (${p.low} to ${p.high})`,

  'cohorts.totals.title': 'How large each cohort is and what it has brought so far',
  'cohorts.totals.most': (p: { cohort: string; people: string; money: string }) =>
    `${p.cohort} has brought most: ${p.people} of the customers, ${p.money} of the revenue`,
  'cohorts.totals.alone': (p: { cohort: string }) => `All customers are of one cohort: ${p.cohort}`,
  'cohorts.totals.everyone': 'Everyone',
  'cohorts.totals.people': 'Share of customers',
  'cohorts.totals.money': 'Share of revenue',
  'cohorts.totals.returned': 'Back later',
  'cohorts.totals.returned.hint': 'ordered again after the period of the first order',
  'cohorts.totals.rate': 'Share back',
  'cohorts.totals.each': 'Revenue per customer',
  'cohorts.totals.aov': 'Average order value',
  'cohorts.totals.sub': 'All orders so far, whatever the period; older cohorts have had longer',
  'cohorts.totals.note': (p: { customers: string }) =>
    `n = ${count(p.customers, 'customer')}. A row opens its customers.`,
  'cohorts.course.lead': (p: { period: string; cohort: string; share: string }) =>
    `In ${p.period}, ${p.share} of the revenue came from ${p.cohort}`,
  'cohorts.course.plain': 'Which cohorts the revenue comes from',
  'cohorts.course.sub': (p: { unit: string }) => `Share of the revenue of each ${p.unit} by cohort`,
  'cohorts.course.start': 'Period',
  'cohorts.course.joined': (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  'cohorts.course.bar': (p: { period: string; revenue: string }) => `${p.period}, ${p.revenue}`,
  'cohorts.course.note': 'Revenue in the period of the order; the first and the last period may be a part only.',
  'cohorts.course.note.joined': 'Neighbouring cohorts are drawn together; the export has each.',
  'cohorts.course.note.left': (p: { n: string }) =>
    `Periods without revenue, or with more refunds than sales in a cohort: ${p.n}, not drawn.`,
  'cohorts.course.little': 'Shares over time need two cohorts and orders in two periods.',

  'segments.cohort-bracket': (p: { cohort: string; from: string; to: string }) =>
    `Customers of the cohort ${p.cohort} who count on days ${p.from} to ${p.to} after their first order.`,
  'segments.cohort-others': (p: { top: string }) => `all others than the ${p.top} largest`,
  'segments.cohort-quartile': (p: { band: string }) => `first order in quarter ${p.band} of 4 by value`,

  'methods.cohort-rows.name': 'Rows, columns and totals of the table',
  'methods.cohort-rows.short':
    'Cohorts by the first order’s value, the largest by an attribute with all others together, own columns in days, and totals of all that has been measured.',
  'methods.cohort-rows.text': [
    'By value of the first order: quarters of the customers by type-7 quartiles, cut anew in each frame, a quartile belonging to the band below it; or own bounds, each belonging to the band above it. With the bound 0.01 and free orders counted, trial orders stand by themselves.',
    'By category, channel, product or region: the N cohorts with most customers (equal ones by name), everyone else in one row, “all others”. Together they are everyone.',
    'Own columns: days since each customer’s first order, both ends included. A cell is complete when its last day is over for every customer of the cohort. What lies before the first column and between them is counted in values that add up, but not shown.',
    'Totals at the right: customers who came back after the first period, their share, all orders, revenue and refunds, revenue per customer, revenue ÷ orders. Totals below: sums over the cohorts; rates and amounts per customer are never added up.',
    'Averages: by cohort size, Σ (value · size) ÷ Σ size, or simple, each cohort alike; over complete cells only.',
    'By day at most 60 cohorts are shown, from the day that is chosen.',
  ].join('\n\n'),
  'methods.cohort-projection.name': 'Projection of unfinished cells',
  'methods.cohort-projection.short':
    'Chain ladder over complete cells: what unfinished cohorts would come to if they went on as the older ones did. Never a measurement.',
  'methods.cohort-projection.text': [
    '\tC(next) = C(this) · Σ C(next) ÷ Σ C(this), over cohorts complete in both periods',
    'C is what a cohort has added up to: customers counted per period (from the cohort’s size on), orders, revenue, or customers back by then. A single period is the difference of two.',
    'A factor needs three complete cohorts. Where there are fewer the cell stays empty; where there are none at all the projection is refused. A cohort whose first period is not over is left out.',
    'An unfinished cell is never projected below what is already in it, a number of customers never above the cohort.',
    'Interval: 95% by Mack’s formula (1993), from the scatter of the factors. It does not know of a season, a campaign or a change of the shop.',
    'Back-test: the last complete period of every cohort is hidden, projected from the rest, and compared in sum.',
    'Limits: it takes for granted that new cohorts behave like old ones. The oldest cohort is often the best, and pulls the factors of late periods up.',
  ].join('\n\n'),
} as const;
