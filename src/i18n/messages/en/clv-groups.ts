import { count } from './plural.ts';

type N = { n: string };
type Share = { group: string; past: string; future: string };
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvGroups = {
  'clv.groups.about': 'which customers the future comes from',
  'clv.groups.lede':
    'What each group of customers has brought so far, beside what it is expected to bring: the past is known, the future is the model’s.',
  'clv.groups.by': 'Groups by',
  'clv.groups.by.rfm': 'RFM class',
  'clv.groups.by.segment': 'saved segment',
  'clv.groups.by.month': 'month of first purchase',
  'clv.groups.by.quarter': 'quarter of first purchase',
  'clv.groups.by.channel': 'first channel',
  'clv.groups.by.category': 'first category',
  'clv.groups.by.product': 'first product',
  'clv.groups.by.region': 'first region',
  'clv.groups.rules': 'Rule set',
  'clv.groups.top': 'Groups shown',
  'clv.groups.unnamed': 'not given',
  'clv.groups.others': 'others',
  'clv.groups.earlier': 'earlier',

  'clv.groups.finding.noFit': 'No forecast can be made from these orders yet',
  'clv.groups.finding.none': 'There are no orders in this frame',
  'clv.groups.finding.noSegments': 'No segments have been saved yet',
  'clv.groups.finding.unnamed': (p: { by: string }) => `The orders do not say the ${p.by}`,
  'clv.groups.finding.single': (p: { group: string }) => `The one customer is in “${p.group}”`,
  'clv.groups.finding.one': (p: { by: string; group: string }) =>
    `By ${p.by} all customers are in one group: “${p.group}”`,
  'clv.groups.finding.small': (p: { by: string; least: string }) =>
    `By ${p.by} too few groups have ${p.least} customers to compare them`,
  'clv.groups.finding.alike': (p: { by: string }) => `By ${p.by} the future comes from where the past came from`,
  'clv.groups.finding.more': (p: Share) =>
    `“${p.group}” brought ${p.past} of the revenue so far, and is expected to bring ${p.future} of what is to come`,
  'clv.groups.finding.less': (p: Share) =>
    `“${p.group}” brought ${p.past} of the revenue so far, but is expected to bring only ${p.future} of what is to come`,
  'clv.groups.little': (p: { least: string; n: string }) =>
    `To compare groups takes at least ${p.least} customers; here there ${p.n === '1' ? 'is' : 'are'} ${p.n}.`,
  'clv.groups.missing': (p: { by: string }) =>
    `The orders do not say the ${p.by}. Assign the column on the Data screen, or group by something else.`,
  'clv.groups.noSegments': 'Save a group of customers as a segment, on any screen, and it can be compared here.',

  'clv.groups.chart.plain': 'Share of the future beside share of the past',
  'clv.groups.chart.alike': 'A customer is expected to bring about the same in every group',
  'clv.groups.chart.title': (p: { best: string; most: string; least: string; rest: string }) =>
    `A customer of “${p.best}” is expected to bring ${p.most}, one of “${p.rest}” ${p.least}`,
  'clv.groups.sub': (p: { days: string }) =>
    `Share of the revenue expected in ${p.days} days (thick) beside the share of revenue so far (thin); per head: expected revenue of one customer`,
  'clv.groups.note': (p: N) => `n = ${count(p.n, 'customer')}.`,
  'clv.groups.note.overlap':
    'Segments may overlap and need not hold everyone, so shares do not add up to 100%. n counts a customer once in every segment.',
  'clv.groups.note.rfm': 'Classes as the RFM screen makes them by default, at the as-of date.',
  'clv.groups.note.small': (p: N & { least: string }) =>
    `* ${count(p.n, 'group has', 'groups have')} fewer than ${p.least} customers: shown last, not compared.`,
  'clv.groups.note.time':
    'Later groups have had less time to bring revenue; their share of the past is small for that alone.',
  'clv.groups.column.future': 'Share of what is to come',
  'clv.groups.column.past': 'Share of revenue so far',
  'clv.groups.column.mean': 'Expected revenue per head',
  'clv.groups.column.value': 'Value per head',
  'clv.groups.column.aliveShort': 'P(alive)',
  'clv.groups.column.meanShort': 'Per head',
  'clv.groups.column.total': 'Expected',

  'clv.groups.loyal.plain': (p: { days: string }) => `Customers with ${p.days} purchase days or more beside the others`,
  'clv.groups.loyal.title': (p: { days: string; ratio: string }) =>
    `So far and expected, a customer with ${p.days} purchase days or more brings ${p.ratio} times as much as an ordinary one`,
  'clv.groups.loyal.sub': (p: { days: string }) =>
    `Revenue per customer by purchase days: expected in ${p.days} days (thick), so far (thin)`,
  'clv.groups.loyal.control': 'Loyal from',
  'clv.groups.loyal.control.unit': 'purchase days',
  'clv.groups.loyal.problem': (p: { least: string; most: string }) => `whole days, ${p.least} to ${p.most}`,
  'clv.groups.loyal.past': 'Revenue so far, loyal ÷ ordinary',
  'clv.groups.loyal.future': 'Expected revenue, loyal ÷ ordinary',
  'clv.groups.loyal.lifetime': 'Both together, loyal ÷ ordinary',
  'clv.groups.loyal.claim': 'The material’s claim',
  'clv.groups.loyal.claim.inside': 'the measured ratio agrees with it',
  'clv.groups.loyal.claim.above': 'more than measured here',
  'clv.groups.loyal.claim.below': 'less than measured here',
  'clv.groups.loyal.times': (p: N) => `${p.n}×`,
  'clv.groups.loyal.interval': (p: { low: string; high: string }) => `95% interval ${p.low} to ${p.high}`,
  'clv.groups.loyal.days': (p: N) => (p.n === '1' ? '1 day' : `${p.n} days`),
  'clv.groups.loyal.orMore': (p: N) => `${p.n} days or more`,
  'clv.groups.loyal.note': (p: { loyal: string; ordinary: string }) =>
    `n = ${p.loyal} loyal, ${count(p.ordinary, 'ordinary customer')}.`,
  'clv.groups.loyal.needs': (p: { least: string }) => `A ratio needs at least ${p.least} customers on both sides.`,
  'clv.groups.loyal.caution':
    'Who has bought more often has brought more by definition, so the ratio of the past says little about what loyalty is worth. With one margin for all, the ratio of revenue is that of profit.',
  'clv.groups.loyal.small': (p: { least: string }) => `* fewer than ${p.least} customers.`,
  'clv.groups.loyal.column.past': 'So far, per customer',
  'clv.groups.loyal.column.future': 'Expected, per customer',
  'clv.groups.loyal.column.lifetime': 'Both, per customer',
  'clv.groups.loyal.column.pastShort': 'So far',
  'clv.groups.loyal.column.futureShort': 'Expected',

  'clv.groups.features.title': 'Every customer as a row of features, for models of your own',
  'clv.groups.features.sub':
    'All that was known on the last day the model knows; the file has everyone and more columns',
  'clv.groups.features.note': (p: N) =>
    p.n === '1' ? 'The most valuable one is shown.' : `The ${p.n} most valuable are shown.`,

  'segments.clv-group.all': (p: { by: string; group: string }) => `Customers by ${p.by}: ${p.group}`,
  'segments.clv-group.by': (p: { by: string; group: string; day: string }) =>
    `Customers by ${p.by}: ${p.group}, first purchase by ${p.day}`,
  'segments.clv-group.none': 'not given',
  'segments.clv-group.rfm': 'RFM class',
  'segments.clv-group.month': 'month of first purchase',
  'segments.clv-group.quarter': 'quarter of first purchase',
  'segments.clv-group.channel': 'first channel',
  'segments.clv-group.category': 'first category',
  'segments.clv-group.product': 'first product',
  'segments.clv-group.region': 'first region',

  'methods.clv-groups.name': 'Expected revenue by group',
  'methods.clv-groups.short':
    'Sum and mean of expected revenue over the customers of a group, with its share of all expected revenue beside its share of all revenue so far.',
  'methods.clv-groups.text': text(
    'Groups are by first purchase (month, quarter, channel, category, product, region: those of the customer’s first order), by class of an RFM rule set at the as-of date, or by saved segments counted in this frame. Every customer is in one group, except for segments, which may overlap.',
    'Revenue so far is orders and refunds up to the last day the model knows. Expected revenue is expected orders × expected revenue per order within the horizon; value also counts margin and discount rate. The largest groups stand alone (of time, the newest), the rest is summed. Groups of fewer than 20 customers are marked and take no part in findings.',
  ),
  'methods.clv-loyalty.name': 'Value ratio of loyal customers',
  'methods.clv-loyalty.short':
    'Mean revenue (so far, expected, both) of customers with at least so many purchase days, divided by the mean of all others; interval by the delta method on the logarithm.',
  'methods.clv-loyalty.text': text(
    'The training material says that a loyal customer brings five to seven times the profit of an ordinary one, without saying who is loyal. Here loyal is who has bought on at least so many days (three, unless set otherwise), ordinary is everyone else. The ratio is of means per customer: revenue so far, revenue expected within the horizon, and both together. With one margin for all customers it is also the ratio of profit.',
    'The 95% interval comes from how customers of a side differ among each other: the variance of the logarithm of a ratio of two means. It does not contain the uncertainty of the model. The claim is shown beside the measured number, never in its place. The ratio of the past is above 1 almost by definition, because loyalty is counted in purchases.',
  ),
  'methods.clv-features.name': 'Customer features',
  'methods.clv-features.short':
    'A row per customer: history (x, t_x, t, mean_spend), money, forecast, and the attributes of the first order, as known on the last day the model knows.',
  'methods.clv-features.text': text(
    'x: purchase days after the first. t_x: days from the first to the last purchase. t: days from the first purchase to the last day known. mean_spend: mean revenue of the repeat purchase days. days_since_last_order counts to the day after the last known. mean_gap_days: t_x ÷ x. historic: orders and refunds. p_alive, expected_orders, spend_per_order, expected_revenue, value, next_order_day: the model’s. first_…: of the first order.',
    'Attributes of people (age, gender) and of visits (views, carts) are not in order files.',
  ),
};
