import { count } from './plural.ts';

const text = (...paragraphs: string[]): string => paragraphs.join('\n');

/** The words of the views of the repurchase screen beside its first one. */
export const repurchaseViews = {
  'repurchase.firstMonths.plain': (p: { days: string }) =>
    `Who was back within ${count(p.days, 'day')}, by first month`,
  'repurchase.firstMonths.up': (p: { first: string; last: string; low: string; high: string }) =>
    `Newer customers come back more: ${p.high} of those of ${p.last}, ${p.low} of those of ${p.first}`,
  'repurchase.firstMonths.down': (p: { first: string; last: string; low: string; high: string }) =>
    `Newer customers come back less: ${p.high} of those of ${p.last}, ${p.low} of those of ${p.first}`,
  'repurchase.firstMonths.flat': (p: { first: string; last: string; low: string; high: string }) =>
    `New customers come back no more and no less than before: ${p.low} of those of ${p.first}, ${p.high} of those of ${p.last}`,
  'repurchase.firstMonths.sub': (p: { days: string }) =>
    `${p.days}-day repurchase rate by month of the first order, 95% interval`,
  'repurchase.firstMonths.parts': (p: { days: string }) =>
    `Grey: months not all of whose customers were observed for ${count(p.days, 'day')}; only those who were are counted.`,
  'repurchase.firstMonths.missing': (p: { n: string; least: string }) =>
    `${count(p.n, 'month')} with fewer than ${p.least} observed left out.`,
  'repurchase.firstMonths.little': (p: { least: string; days: string }) =>
    `A month needs at least ${p.least} customers observed for ${count(p.days, 'day')}. Choose a shorter time.`,
  'repurchase.firstMonths.axis': 'month of the first order',
  'repurchase.firstMonths.read': (p: { month: string; n: string; eligible: string; customers: string }) =>
    `${p.month}: ${p.n} / ${p.eligible}`,
  'repurchase.firstMonths.readPart': (p: { month: string; n: string; eligible: string; customers: string }) =>
    `${p.month}: ${p.n} / ${p.eligible}, of ${count(p.customers, 'customer')} so far`,

  'repurchase.bands.plain': 'The material’s bands',
  'repurchase.bands.red': 'red',
  'repurchase.bands.amber': 'amber',
  'repurchase.bands.green': 'green',
  'repurchase.bands.same.red': 'Red by every definition that can be counted',
  'repurchase.bands.same.amber': 'Amber by every definition that can be counted',
  'repurchase.bands.same.green': 'Green by every definition that can be counted',
  'repurchase.bands.mixed': (p: { low: string; high: string }) =>
    `From ${p.low} to ${p.high}: the definition decides the colour`,
  'repurchase.bands.sub': 'Traffic lights of the training material beside this shop’s rates, 95% Wilson intervals',
  'repurchase.bands.note':
    'A claim of the material, not verified: below 15% of repurchase profit is 12% lower, above 30% it is 23% higher. It names neither definition nor period.',
  'repurchase.bands.limit.red': 'Red below',
  'repurchase.bands.limit.green': 'Green from',
  'repurchase.bands.claims': 'Lines of the claims',
  'repurchase.bands.line.china': (p: { rate: string }) => `claim, China ${p.rate}`,
  'repurchase.bands.line.west': (p: { rate: string }) => `claim, West ${p.rate}`,
  'repurchase.bands.column': 'Band',

  'repurchase.column.amounts': 'First order',
  'repurchase.column.customers': 'Customers',
  'repurchase.column.category': 'Category',
  'repurchase.column.observed': 'Came back',
  'repurchase.column.expected': 'Expected if alike',
  'repurchase.column.ratio': 'Ratio',
  'repurchase.column.halfBack': 'Half back by',
  'repurchase.column.p': 'p, against the rest',
  'repurchase.column.adjusted': 'p, corrected (Holm)',
  'repurchase.column.again_same': 'Same category again',
  'repurchase.column.same_rate': 'Rate, same',
  'repurchase.column.again_any': 'Anything again',
  'repurchase.column.any_rate': 'Rate, anything',
  'repurchase.column.measure': 'What is compared',
  'repurchase.column.repeaters': 'n, came back',
  'repurchase.column.one_time': 'n, did not',
  'repurchase.column.repeaters_mean': 'Came back',
  'repurchase.column.one_time_mean': 'Did not',
  'repurchase.column.repeaters_median': 'Median, came back',
  'repurchase.column.one_time_median': 'Median, did not',
  'repurchase.column.difference': 'Difference',
  'repurchase.column.relative': 'In %',
  'repurchase.column.step': 'Step',
  'repurchase.column.reached': 'Orders',
  'repurchase.column.wentOn': 'Went on',
  'repurchase.column.quarter': 'A quarter by',
  'repurchase.column.half': 'Half by',
  'repurchase.column.threeQuarters': 'Three quarters by',
  'repurchase.column.gapDays': 'Days',
  'repurchase.column.gaps': 'Gaps that ended',
  'repurchase.column.open': 'Still silent so long',
  'repurchase.column.numerator': 'Counted',
  'repurchase.column.denominator': 'Out of',
  'repurchase.column.says': 'What it divides',
  'repurchase.column.good': 'What it is good for',

  'repurchase.by.month': 'month of the first order',
  'repurchase.by.quarter': 'quarter of the first order',
  'repurchase.by.category': 'first category',
  'repurchase.by.channel': 'first channel',
  'repurchase.by.region': 'first region',
  'repurchase.by.product': 'first product',
  'repurchase.by.amount': 'first order’s value',
  'repurchase.by.free': 'first order free or paid',
  'repurchase.by.weekday': 'weekday of the first order',
  'repurchase.by.daytime': 'time of day of the first order',
  'repurchase.group.amount.1': 'Smallest quarter',
  'repurchase.group.amount.2': 'Second quarter',
  'repurchase.group.amount.3': 'Third quarter',
  'repurchase.group.amount.4': 'Largest quarter',
  'repurchase.group.free.paid': 'First order paid',
  'repurchase.group.free.free': 'First order free',
  'repurchase.group.weekday.1': 'Monday',
  'repurchase.group.weekday.2': 'Tuesday',
  'repurchase.group.weekday.3': 'Wednesday',
  'repurchase.group.weekday.4': 'Thursday',
  'repurchase.group.weekday.5': 'Friday',
  'repurchase.group.weekday.6': 'Saturday',
  'repurchase.group.weekday.7': 'Sunday',
  'repurchase.weekday.1': 'Mon',
  'repurchase.weekday.2': 'Tue',
  'repurchase.weekday.3': 'Wed',
  'repurchase.weekday.4': 'Thu',
  'repurchase.weekday.5': 'Fri',
  'repurchase.weekday.6': 'Sat',
  'repurchase.weekday.7': 'Sun',
  'repurchase.group.daytime.night': 'Night (22–6)',
  'repurchase.group.daytime.morning': 'Morning (6–12)',
  'repurchase.group.daytime.afternoon': 'Afternoon (12–18)',
  'repurchase.group.daytime.evening': 'Evening (18–22)',

  'repurchase.groups.about': 'who comes back more, by how they began',
  'repurchase.groups.lede': 'Customers are grouped by what was known when they first ordered.',
  'repurchase.groups.by': 'Group by',
  'repurchase.groups.top': 'Named',
  'repurchase.groups.topN': (p: { n: string }) => `the ${p.n} largest`,
  'repurchase.groups.none': 'Not known',
  'repurchase.groups.others': (p: { n: string }) => (p.n === '' ? 'Others' : `${p.n} others`),
  'repurchase.groups.earlier': 'Earlier',
  'repurchase.groups.quarter': (p: { year: string; quarter: string }) => `Q${p.quarter} ${p.year}`,
  'repurchase.groups.amounts': (p: { low: string; high: string }) => `${p.low} to ${p.high}`,
  'repurchase.groups.finding.few': 'There are not yet two groups large enough to compare',
  'repurchase.groups.finding.same': (p: { by: string }) =>
    `Grouped by ${p.by}, customers come back alike, as far as can be told`,
  'repurchase.groups.finding.differ': 'The groups come back differently, but no two are surely apart',
  'repurchase.groups.finding.apart': (p: { best: string; worst: string; high: string; low: string; days: string }) =>
    `${p.best}: ${p.high} back within ${count(p.days, 'day')}. ${p.worst}: ${p.low}`,
  'repurchase.groups.rates.plain': (p: { days: string }) => `Back within ${count(p.days, 'day')}, by group`,
  'repurchase.groups.rates.same': 'The groups’ rates differ no more than chance allows',
  'repurchase.groups.rates.differ': 'The groups differ, though no highest and lowest rate stand apart',
  'repurchase.groups.rates.apart': (p: { best: string; worst: string; high: string; low: string }) =>
    `From ${p.low} (${p.worst}) to ${p.high} (${p.best})`,
  'repurchase.groups.rates.sub': (p: { days: string; by: string }) =>
    `${p.days}-day repurchase rate by ${p.by}, 95% Wilson interval`,
  'repurchase.groups.rates.note': (p: { n: string }) => `n = ${p.n} observed in full.`,
  'repurchase.groups.rates.partial': (p: { days: string }) =>
    `Grey: not all customers of the group were observed for ${count(p.days, 'day')}; the rate is of those who were.`,
  'repurchase.groups.left': (p: { n: string; least: string }) =>
    `Left out, fewer than ${p.least} observed: ${count(p.n, 'group')}.`,
  'repurchase.groups.firstLine': 'An order stands under its first line: of one time, the dearest.',
  'repurchase.groups.little': (p: { least: string; days: string }) =>
    `A group needs at least ${p.least} customers observed for ${count(p.days, 'day')}. Choose a shorter time or fewer groups.`,
  'repurchase.groups.unknown': (p: { by: string }) =>
    `The data does not say it: ${p.by}. Choose another grouping, or map the column on the data screen.`,
  'repurchase.groups.free':
    'Free and trial orders: first orders that cost nothing. The training material claims that a trial for 0 brings 35% more first orders and that 40% of those who tried buy again, twice as many as others; it names no definition.',
  'repurchase.groups.countAll': 'Count orders of 0 too',
  'repurchase.groups.curves.plain': 'How long until the second order, by group',
  'repurchase.groups.curves.differ': 'Some groups come back sooner than others',
  'repurchase.groups.curves.same': 'The curves differ no more than chance allows',
  'repurchase.groups.curves.sub': (p: { by: string }) =>
    `Share that has placed a second order by ${p.by}, Kaplan–Meier estimate with 95% band`,
  'repurchase.groups.curves.subPlain': (p: { by: string }) =>
    `Share that has placed a second order by ${p.by}, Kaplan–Meier estimate; bands in the table`,
  'repurchase.groups.curves.test': (p: { chi: string; df: string; p: string }) =>
    `Log-rank test of all groups: χ² = ${p.chi}, ${count(p.df, 'degree', 'degrees')} of freedom, ${p.p}.`,
  'repurchase.groups.curves.note': (p: { to: string }) =>
    `Who had not bought again by ${p.to} counts as still waiting; orders of one day are one. Each curve is drawn while at least 20 are watched.`,
  'repurchase.groups.curves.others': (p: { n: string }) => `Grey: ${count(p.n, 'more group')}.`,
  'repurchase.groups.care.title': 'Before you act on a difference',
  'repurchase.groups.care.many':
    'Many groups, many tests: of twenty groups that are all alike one stands out by chance. Go by the corrected p, and by whether the difference is large enough to matter.',
  'repurchase.groups.care.confounded':
    'A group is not a cause: channels differ in their customers, months in their promotions. To know whether a change helps, try it on one half of the customers and compare.',
  'repurchase.p': (p: { p: string }) => `p = ${p.p}`,
  'repurchase.p.less': (p: { p: string }) => `p < ${p.p}`,

  'repurchase.test.plain': 'Which groups stand out',
  'repurchase.test.none': 'No group stands out from the rest',
  'repurchase.test.two': 'The two groups surely differ',
  'repurchase.test.some': (p: { n: string; of: string }) => `${p.n} of ${p.of} groups stand out from the rest`,
  'repurchase.test.sub': 'Log-rank test of each group against all others together',
  'repurchase.test.note': (p: { n: string }) =>
    `Expected: how many would have come back had all groups been alike. Corrected for ${count(p.n, 'test')} (Holm); below 0.05 counts as standing out.`,
  'repurchase.test.little': (p: { least: string }) =>
    `A test needs two groups of at least ${p.least} customers and somebody who came back.`,

  'repurchase.categories.title': (p: { category: string; same: string; any: string }) =>
    `${p.category} is bought again most: ${p.same}; ${p.any} of its buyers buy anything again`,
  'repurchase.categories.plain': 'The same again, or anything',
  'repurchase.categories.sub': (p: { days: string }) =>
    `First-time buyers of a category: share back within ${count(p.days, 'day')} for it, or for anything`,
  'repurchase.categories.note':
    'Counted from the first order in the category, with full follow-up; a customer counts once in each. An order stands under its first line: of one time, the dearest.',
  'repurchase.categories.same': 'same again',
  'repurchase.categories.any': 'anything',
  'repurchase.categories.single': 'All orders are of one category; there is nothing to compare.',
  'repurchase.categories.little': (p: { least: string; days: string }) =>
    `A category needs at least ${p.least} buyers observed for ${count(p.days, 'day')}. Choose a shorter time.`,

  'repurchase.repeaters.few': 'The first order of those who came back, and of those who did not',
  'repurchase.repeaters.more': (p: { amount: string }) =>
    `Those who came back had spent ${p.amount} more on their first order`,
  'repurchase.repeaters.less': (p: { amount: string }) =>
    `Those who came back had spent ${p.amount} less on their first order`,
  'repurchase.repeaters.same': 'The first orders of those who came back were no larger, as far as can be told',
  'repurchase.repeaters.sub': (p: { days: string }) =>
    `Means; Welch’s 95% interval. First row: all observed for ${count(p.days, 'day')}, who had the same time to come back`,
  'repurchase.repeaters.note': 'Other rows: all buyers, repeat against one-time; not a fair comparison.',
  'repurchase.repeaters.trap':
    'Only the first row is fair. A repeat buyer’s revenue holds two orders or more, so it is larger by definition, and whoever has been a customer for longer had more time to become one.',
  'repurchase.repeaters.claim':
    'The training material claims 27% more order value and 35% more lifetime value for repeat buyers, without saying which of these rows it means.',
  'repurchase.repeaters.little': (p: { least: string; days: string; again: string; not: string }) =>
    `At least ${p.least} customers on either side are needed, all observed for ${count(p.days, 'day')}; so far ${p.again} came back and ${p.not} did not.`,
  'repurchase.repeaters.measure.first-order': 'First order, same maturity',
  'repurchase.repeaters.measure.aov': 'Average order value, all orders',
  'repurchase.repeaters.measure.revenue': 'Revenue so far',

  'repurchase.steps.about': 'from the first order to the second, third and on',
  'repurchase.steps.lede': 'Every order is a step that not everybody takes.',
  'repurchase.steps.finding.few': (p: { n: string; days: string }) =>
    `First-time buyers observed for ${count(p.days, 'day')}: ${p.n}, too few for a rate`,
  'repurchase.steps.finding.young': (p: { days: string }) =>
    `No first-time buyer has been observed for ${count(p.days, 'day')} yet`,
  'repurchase.steps.finding.never': (p: { n: string; days: string }) =>
    `None of ${p.n} first-time buyers ordered again within ${count(p.days, 'day')}`,
  'repurchase.steps.finding.first': (p: { rate: string; days: string }) =>
    `${p.rate} of first-time buyers order again within ${count(p.days, 'day')}; later steps are too few to read`,
  'repurchase.steps.finding.rises': (p: { first: string; last: string; step: string; days: string }) =>
    `Within ${count(p.days, 'day')}, ${p.first} order again after their first order, and ${p.last} after order ${p.step}`,
  'repurchase.steps.finding.falls': (p: { first: string; last: string; step: string; days: string }) =>
    `Within ${count(p.days, 'day')}, ${p.first} order again after their first order, but only ${p.last} after order ${p.step}`,
  'repurchase.steps.finding.flat': (p: { first: string; last: string; step: string; days: string }) =>
    `Every step is about as hard as the first: ${p.first} go on within ${count(p.days, 'day')}`,
  'repurchase.steps.plain': 'From order to order',
  'repurchase.steps.only': 'Only the first step can be read so far',
  'repurchase.steps.rises': (p: { first: string; last: string; step: string }) =>
    `The first step is the hardest: ${p.first} take it, ${p.last} take ${p.step}`,
  'repurchase.steps.falls': (p: { first: string; last: string; step: string }) =>
    `Later steps are harder: ${p.first} take the first, ${p.last} take ${p.step}`,
  'repurchase.steps.flat': (p: { first: string; last: string; step: string }) =>
    `The steps are alike: ${p.first} take the first, ${p.last} take ${p.step}`,
  'repurchase.steps.sub': (p: { days: string }) =>
    `Of those who placed the n-th order, the share with another within ${count(p.days, 'day')}, 95% interval`,
  'repurchase.steps.note': (p: { n: string; days: string }) =>
    `n = ${p.n} first orders with ${count(p.days, 'day')} of follow-up. Who has ordered often is another kind of customer: the steps do not make people loyal.`,
  'repurchase.steps.pooled': (p: { n: string }) => `The last step holds every order from the ${p.n}th on.`,
  'repurchase.steps.left': (p: { n: string; least: string }) =>
    `Left out, fewer than ${p.least}: ${count(p.n, 'step')}.`,
  'repurchase.steps.axis': 'order',
  'repurchase.steps.name': (p: { n: string; next: string }) => `${p.n} → ${p.next}`,
  'repurchase.steps.last': (p: { n: string; next: string }) => `${p.n}+ → next`,

  'repurchase.waits.plain': 'How long the next order takes',
  'repurchase.waits.one': (p: { step: string; days: string }) =>
    `${p.step}: half have gone on after ${count(p.days, 'day')}`,
  'repurchase.waits.title': (p: { from: string; first: string; to: string; last: string }) =>
    `Half have ordered again after ${count(p.first, 'day')} (${p.from}), or ${count(p.last, 'day')} (${p.to})`,
  'repurchase.waits.first': (p: { from: string; days: string }) =>
    `Fewer than half have a second order so far; at ${p.from} it takes half of them ${count(p.days, 'day')}`,
  'repurchase.waits.sub': 'Share that has placed the next order, Kaplan–Meier estimate with 95% band',
  'repurchase.waits.note': (p: { to: string }) =>
    `Who had not gone on by ${p.to} counts as still waiting. Orders of one day are one here, as for the second order.`,
  'repurchase.waits.x': 'days since the order before',
  'repurchase.waits.watched': 'Still waiting',
  'repurchase.waits.table': 'Waiting times by step',
  'repurchase.waits.notYet': 'not yet',

  'repurchase.gaps.title': (p: { half: string; ninth: string }) =>
    `Half of all gaps are over within ${count(p.half, 'day')}, nine in ten within ${p.ninth}`,
  'repurchase.gaps.plain': 'How many days lie between two purchases',
  'repurchase.gaps.sub': 'Days from one purchase day of a customer to the next, gaps that have ended',
  'repurchase.gaps.note': (p: { n: string }) =>
    `n = ${count(p.n, 'gap')}. Gaps still open are not in it, so long ones are too few; the curves above count them.`,
  'repurchase.gaps.beyond': (p: { n: string; days: string }) =>
    `Not drawn: ${p.n} longer than ${count(p.days, 'day')}.`,
  'repurchase.gaps.little': (p: { least: string; n: string }) =>
    `At least ${p.least} gaps between two purchases are needed; so far there are ${p.n}.`,
  'repurchase.gaps.x': 'days',
  'repurchase.gaps.span': (p: { from: string; to: string }) => `${p.from} to ${p.to} days`,
  'repurchase.gaps.zone.half': 'half',
  'repurchase.gaps.zone.most': 'up to nine in ten',
  'repurchase.gaps.zone.late': 'unusual',
  'repurchase.gaps.unusual': (p: { days: string }) =>
    `A silence of more than ${count(p.days, 'day')} is unusual for those who buy repeatedly.`,
  'repurchase.gaps.silent': (p: { n: string }) =>
    `Open the ${p.n === '1' ? 'one repeat buyer' : `${p.n} repeat buyers`} silent for longer`,

  'repurchase.times.first': 'First orders',
  'repurchase.times.later': 'Later orders',
  'repurchase.times.weekday.title': (p: { at: string; share: string }) => `${p.at} brings most orders: ${p.share}`,
  'repurchase.times.weekday.plain': 'Orders by weekday',
  'repurchase.times.weekday.sub': 'Orders by weekday, first and later ones',
  'repurchase.times.weekday.column': 'Weekday',
  'repurchase.times.hour.title': (p: { at: string; share: string }) => `Most orders come ${p.at}: ${p.share}`,
  'repurchase.times.hour.plain': 'Orders by time of day',
  'repurchase.times.hour.sub': 'Orders by hour of the day, first and later ones',
  'repurchase.times.hour.column': 'Hour',
  'repurchase.times.hour': (p: { from: string; to: string }) => `from ${p.from} to ${p.to} o’clock`,
  'repurchase.times.note': (p: { n: string; zone: string }) => `n = ${count(p.n, 'order')}; times in ${p.zone}.`,
  'repurchase.times.untimed': 'This data has days without times.',
  'repurchase.times.little': (p: { least: string; n: string }) =>
    `At least ${p.least} orders are needed; so far there are ${p.n}.`,

  'repurchase.effects.about': 'how the definition changes your number',
  'repurchase.effects.title': (p: { n: string; low: string; high: string }) =>
    `The same orders, ${p.n} repurchase rates: from ${p.low} to ${p.high}`,
  'repurchase.effects.none': (p: { least: string }) =>
    `Definitions can be compared from ${p.least} customers on, once some have come back`,
  'repurchase.effects.lede':
    'None of them is wrong. Each answers another question, so a rate without its definition answers none.',
  'repurchase.effects.figure': (p: { times: string }) => `The largest rate is ${p.times} times the smallest`,
  'repurchase.effects.figurePlain': 'What the definition does',
  'repurchase.effects.sub': 'Four definitions; the N-day rate for several N, with and without full follow-up',
  'repurchase.effects.note': 'Numbers over the dots: N in days. Intervals (95%, Wilson) in the table.',
  'repurchase.effects.merged': 'The frame counts the orders of one day as one, so the second switch changes nothing.',
  'repurchase.effects.left': (p: { n: string; least: string }) =>
    `Not given, fewer than ${p.least} counted: ${count(p.n, 'rate')}.`,
  'repurchase.effects.legend.same': 'second order on the same day counts',
  'repurchase.effects.legend.other': 'only on another day',
  'repurchase.effects.everyone': 'everybody',
  'repurchase.effects.otherDay': 'other day only',
  'repurchase.effects.between': ', ',
  'repurchase.effects.table': 'Every definition with its numbers',
  'repurchase.effects.strip.window': 'In-window',
  'repurchase.effects.strip.window.sub': 'ordered twice or more / all buyers',
  'repurchase.effects.strip.followed': 'N-day, full follow-up',
  'repurchase.effects.strip.followed.sub': 'only those observed for N days',
  'repurchase.effects.strip.everyone': 'N-day, everybody',
  'repurchase.effects.strip.everyone.sub': 'the youngest customers too',
  'repurchase.effects.strip.orders': 'Order share',
  'repurchase.effects.strip.orders.sub': 'later orders / all orders',
  'repurchase.effects.strip.next': 'Next month',
  'repurchase.effects.strip.next.sub': 'bought in a month and the next / in it',
  'repurchase.effects.says.window': 'buyers with two orders or more / buyers',
  'repurchase.effects.says.followed': (p: { n: string }) =>
    `back within ${p.n} days / first-time buyers observed that long`,
  'repurchase.effects.says.everyone': (p: { n: string }) => `back within ${p.n} days / all first-time buyers`,
  'repurchase.effects.says.orders': 'orders that are not the first / orders',
  'repurchase.effects.says.next': 'bought in a month and the next / bought in it',
  'repurchase.effects.good.window': 'Year against year, over windows of equal length',
  'repurchase.effects.good.followed': 'Comparing months, channels, products: everybody had the same time',
  'repurchase.effects.good.everyone': 'Nothing: it falls whenever many new customers arrive',
  'repurchase.effects.good.orders': 'How much of the work is for known customers',
  'repurchase.effects.good.next': 'Goods that are used up within a month',

  'repurchase.boss.high': (p: { name: string }) => `The largest: ${p.name}`,
  'repurchase.boss.low': (p: { name: string }) => `The smallest: ${p.name}`,
  'repurchase.boss.window': (p: { rate: string; n: string; eligible: string; days: string }) =>
    `“${p.rate} are repeat buyers”: ${p.n} of ${p.eligible} buyers have ordered more than once, with as much time as the data covers. It does not say how soon, and a longer window alone makes it larger.`,
  'repurchase.boss.followed': (p: { rate: string; n: string; eligible: string; days: string }) =>
    `“${p.rate} come back within ${p.days} days”: ${p.n} of the ${p.eligible} first-time buyers who have been observed that long. Newer customers are not in it.`,
  'repurchase.boss.everyone': (p: { rate: string; n: string; eligible: string; days: string }) =>
    `“${p.rate} came back within ${p.days} days”: ${p.n} of all ${p.eligible} buyers. Who has not had ${p.days} days yet counts as not back, so it makes the shop look worse than it is.`,
  'repurchase.boss.orders': (p: { rate: string; n: string; eligible: string; days: string }) =>
    `“${p.rate} of orders come from customers we already had”: ${p.n} of ${p.eligible} orders. It does not say that ${p.rate} of customers come back: a few frequent buyers are enough.`,
  'repurchase.boss.next': (p: { rate: string; n: string; eligible: string; days: string }) =>
    `“${p.rate} buy again the next month”: ${p.n} of ${p.eligible} monthly buyers. Who buys every six weeks counts as gone every other month.`,

  'repurchase.retention.title': (p: { low: string; high: string }) =>
    `“30-day retention” can mean ${p.low} or ${p.high}`,
  'repurchase.retention.plain': 'Retention, three ways of counting',
  'repurchase.retention.sub': 'Share of first-time buyers observed for N days, 95% Wilson interval',
  'repurchase.retention.note':
    'Apps count visits; a shop sees orders. “On” is meant for daily use and is tiny in a shop; “on or after” grows with the time observed.',
  'repurchase.retention.on': (p: { n: string }) => `On day ${p.n}`,
  'repurchase.retention.within': (p: { n: string }) => `Within ${count(p.n, 'day')}`,
  'repurchase.retention.onOrAfter': (p: { n: string }) => `On day ${p.n} or after`,
  'repurchase.retention.says.on': (p: { n: string }) => `ordered exactly ${count(p.n, 'day')} after the first`,
  'repurchase.retention.says.within': (p: { n: string }) => `ordered 1 to ${p.n} days after the first`,
  'repurchase.retention.says.onOrAfter': (p: { n: string }) => `ordered ${count(p.n, 'day')} after the first, or later`,

  'segments.repurchase.by.month': (p: { value: string }) => `first order in ${p.value}`,
  'segments.repurchase.by.quarter': (p: { value: string }) => `first order in ${p.value}`,
  'segments.repurchase.by.category': (p: { value: string }) => `first category ${p.value}`,
  'segments.repurchase.by.channel': (p: { value: string }) => `first channel ${p.value}`,
  'segments.repurchase.by.region': (p: { value: string }) => `first region ${p.value}`,
  'segments.repurchase.by.product': (p: { value: string }) => `first product ${p.value}`,
  'segments.repurchase.by.amount': (p: { value: string }) => `first order’s value: ${p.value}`,
  'segments.repurchase.by.free': (p: { value: string }) => p.value,
  'segments.repurchase.by.weekday': (p: { value: string }) => `first order on a ${p.value}`,
  'segments.repurchase.by.daytime': (p: { value: string }) => `first order: ${p.value}`,
  'segments.repurchase.others': (p: { by: string }) => `all others (${p.by})`,
  'segments.repurchase.none': (p: { by: string }) => `not known (${p.by})`,
  'segments.repurchase-group.all': (p: { group: string; days: string }) => `Customers of this group: ${p.group}.`,
  'segments.repurchase-group.eligible': (p: { group: string; days: string }) =>
    `Customers observed for ${count(p.days, 'day')}; ${p.group}.`,
  'segments.repurchase-group.again': (p: { group: string; days: string }) =>
    `Customers who bought again within ${count(p.days, 'day')}; ${p.group}.`,
  'segments.repurchase-group.not': (p: { group: string; days: string }) =>
    `Customers who did not buy again within ${count(p.days, 'day')}; ${p.group}.`,
  'segments.repurchase-days.all': 'All first-time buyers.',
  'segments.repurchase-days.eligible': (p: { days: string }) => `Customers observed for ${count(p.days, 'day')}.`,
  'segments.repurchase-days.again': (p: { days: string }) =>
    `Customers who bought again within ${count(p.days, 'day')} of the first order.`,
  'segments.repurchase-days.not': (p: { days: string }) =>
    `Customers who did not buy again within ${count(p.days, 'day')} of the first order.`,
  'segments.repurchase-category.all': (p: { category: string; days: string }) =>
    `Customers who bought “${p.category}”.`,
  'segments.repurchase-category.same': (p: { category: string; days: string }) =>
    `Customers who bought “${p.category}” again within ${count(p.days, 'day')}.`,
  'segments.repurchase-category.any': (p: { category: string; days: string }) =>
    `Customers who bought anything again within ${count(p.days, 'day')} of their first “${p.category}”.`,
  'segments.repurchase-category.not': (p: { category: string; days: string }) =>
    `Customers who bought nothing within ${count(p.days, 'day')} of their first “${p.category}”.`,
  'segments.repurchase-step.all': (p: { step: string; days: string }) =>
    `Customers with at least ${count(p.step, 'order')}.`,
  'segments.repurchase-step.eligible': (p: { step: string; days: string }) =>
    `Customers observed for ${count(p.days, 'day')} after order ${p.step}.`,
  'segments.repurchase-step.again': (p: { step: string; days: string }) =>
    `Customers who ordered again within ${count(p.days, 'day')} of order ${p.step}.`,
  'segments.repurchase-step.not': (p: { step: string; days: string }) =>
    `Customers who did not order again within ${count(p.days, 'day')} of order ${p.step}.`,
  'segments.repurchase-gap': (p: { from: string; to: string }) =>
    p.from === p.to
      ? `Customers who once bought again after ${count(p.from, 'day')}.`
      : `Customers who once bought again after ${p.from} to ${p.to} days.`,
  'segments.repurchase-time.weekday': (p: { day: string }) => `Customers who have ordered on a ${p.day}.`,
  'segments.repurchase-time.hour': (p: { hour: string }) =>
    `Customers who have ordered between ${p.hour}:00 and ${p.hour}:59.`,
  'segments.repurchase-retention.on': (p: { days: string }) =>
    `Customers who ordered exactly ${count(p.days, 'day')} after the first order.`,
  'segments.repurchase-retention.within': (p: { days: string }) =>
    `Customers who ordered again within ${count(p.days, 'day')}.`,
  'segments.repurchase-retention.onOrAfter': (p: { days: string }) =>
    `Customers who ordered ${count(p.days, 'day')} after the first order, or later.`,

  'methods.repurchase-groups.name': 'Repurchase by group',
  'methods.repurchase-groups.short':
    'The N-day repurchase rate of customers grouped by their first order, each with full follow-up; all groups together are all customers.',
  'methods.repurchase-groups.text': text(
    'Groups: month, quarter, weekday and time of day of the first order; category, channel, region and product of its first line (of one time, the dearest); its value in quarters of the customers, equal values together; whether it cost anything.',
    'Named are the largest groups, ties by name; the rest is one group, and so are those of whom nothing is known. Of months and quarters the latest are kept. None is left out of the sum.',
    'Times of day: night 22 to 6, morning to 12, afternoon to 18, evening to 22, in the frame’s zone.',
    'Limits: a group is not a cause. Channels differ in their customers, months in their promotions.',
  ),
  'methods.log-rank.name': 'Log-rank test',
  'methods.log-rank.short':
    'Whether the curves of groups differ beyond chance, over their whole length and with everybody for as long as they were observed.',
  'methods.log-rank.text': text(
    'On every day on which somebody came back, each group is expected to have its share of those events, by how many of it were still watched.',
    '\tEᵢ = Σ d · nᵢ ÷ n',
    '\tVᵢⱼ = Σ d (n − d) ÷ (n − 1) · nᵢ ÷ n · ( δᵢⱼ − nⱼ ÷ n )',
    'χ² is (O − E) V⁻¹ (O − E) over all groups but one, with one degree of freedom less than groups; groups of which nothing was expected are left out.',
    'Each group against the rest: (Oᵢ − Eᵢ)² ÷ Vᵢᵢ on one degree of freedom, corrected over all groups by Holm’s method.',
    'Limits: it is sharpest where one group comes back sooner throughout; curves that cross can hide from it.',
  ),
  'methods.held.log-rank':
    'R’s survdiff: ovarian cancer trial χ² = 1.06, p = 0.303; 6-mercaptopurine against placebo (Freireich 1963) expected 19.3 and 10.7, χ² = 16.79.',
  'methods.repurchase-category.name': 'The same category again, or anything',
  'methods.repurchase-category.short':
    'Of the customers who first bought a category, observed for N days from then on: who bought it again in time, and who bought anything.',
  'methods.repurchase-category.text': text(
    '\tsame = next order of the category within N days ÷ first-time buyers of it with N days of follow-up',
    '\tany = next order of whatever kind within N days ÷ the same customers',
    'The clock starts with the customer’s first order in that category, which need not be the first of all. A customer counts once in each category.',
    'An order stands under the category of its first line; of lines of one time, the one with the larger amount. Baskets with several categories therefore count for one.',
  ),
  'methods.repeaters.name': 'Repeat and one-time buyers',
  'methods.repeaters.short':
    'The first orders of those who came back within N days beside those of customers who had the same time and did not; difference of means with Welch’s 95% interval.',
  'methods.repeaters.text': text(
    'Only customers observed for N days in full. Comparing what repeat buyers have spent in all with one-time buyers proves nothing: two orders are more than one. Comparing average order values of all their orders mixes what they were with what they became.',
    '\tinterval = difference ± t · √( s₁² ÷ n₁ + s₂² ÷ n₂ )',
    't by Welch and Satterthwaite’s degrees of freedom. Medians stand in the table, for a few large orders move a mean.',
  ),
  'methods.held.repeaters': 'R’s t.test on its data set sleep: difference −1.58, interval −3.3655 to 0.2055.',
  'methods.repurchase-steps.name': 'From order to order',
  'methods.repurchase-steps.short':
    'Of the customers who placed their n-th order and were observed for N days after it, the share that placed another in time.',
  'methods.repurchase-steps.text': text(
    '\trate of step n = order n + 1 within N days of order n ÷ orders n with N days of follow-up',
    'The ninth step holds every later order too; there one customer can count several times.',
    'Waiting times are Kaplan–Meier estimates from each purchase day to the next; there the orders of one day are one. A quantile is given while at least 20 are watched.',
    'Limits: who has ordered five times is another kind of customer than who has ordered once. A higher rate at a later step does not mean that reaching it changes anybody.',
  ),
  'methods.repurchase-gaps.name': 'Gaps between purchases',
  'methods.repurchase-gaps.short':
    'Days from one purchase day of a customer to the next. Longer than nine in ten of them counts as unusual silence.',
  'methods.repurchase-gaps.text': text(
    'All gaps that have ended in the frame; frequent buyers bring more of them. The export also counts how long each customer has been silent so far.',
    'Limits: a long gap has had less chance to end, so long ones are too few. The curves from order to order correct for it.',
  ),
  'methods.repurchase-effects.name': 'What the definition does',
  'methods.repurchase-effects.short':
    'Every repurchase rate the same orders give: four definitions, several N, a second order on the same day counted or not, with full follow-up or with everybody.',
  'methods.repurchase-effects.text': text(
    'With everybody, customers who have not had N days yet stand below the line but can hardly stand above it: the rate falls when a shop grows. It is shown because it is common.',
    'The month-to-month rate does not depend on the switches.',
    'Intervals are Wilson’s, 95%. The rates share customers and are not independent of each other.',
  ),
  'methods.retention.name': 'Retention after N days',
  'methods.retention.short':
    'Of first-time buyers observed for N days: who ordered exactly on day N, on any of the days 1 to N, or on day N or later.',
  'methods.retention.text': text(
    'Apps count visits and mean daily use; for orders, “within” is the N-day repurchase rate with another day, and “on or after” is the share not lost by day N, as far as the data reaches.',
    '“On or after” grows with the time observed after day N. Compare it only between groups observed for as long.',
  ),
} as const;
