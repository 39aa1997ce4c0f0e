import { count } from './plural.ts';

export const repurchase = {
  'repurchase.about': 'who buys again, and how long it takes',
  'repurchase.view.rates': 'Rates',
  'repurchase.view.definitions': 'What the definition does',
  'repurchase.view.groups': 'Groups',
  'repurchase.view.orders': 'Order by order',
  'repurchase.view.value': 'Repurchase and value',
  'repurchase.finding.none': 'No orders in this frame',
  'repurchase.finding.few': (p: { customers: string }) =>
    `Customers so far: ${p.customers}, too few for a repurchase rate`,
  'repurchase.finding.never': (p: { customers: string }) =>
    `None of ${p.customers} customers has bought again on another day`,
  'repurchase.finding.half': (p: { days: string }) => `Half of new customers are back within ${count(p.days, 'day')}`,
  'repurchase.finding.half-rest': (p: { days: string; rest: string }) =>
    `Half of new customers are back within ${count(p.days, 'day')}; after half a year ${p.rest} still have not bought again`,
  'repurchase.finding.share': (p: { days: string; share: string }) =>
    `${p.share} of new customers are back within ${count(p.days, 'day')}`,
  'repurchase.lede': (p: { rates: string; last: string }) =>
    `The same shop can have a repurchase rate of ${p.rates} or ${p.last}: it depends only on what is counted.`,
  'repurchase.lede.between': ', ',
  'repurchase.needed': (p: { least: string; n: string }) =>
    `A rate needs at least ${p.least} customers; this frame has ${p.n}. Widen the period or the customers.`,

  'repurchase.controls.definition': 'Definition to quote',
  'repurchase.controls.days': 'Within (N)',
  'repurchase.controls.compare': 'Compare by',
  'repurchase.controls.compare.first': 'first order’s value',
  'repurchase.controls.compare.none': 'nothing',
  'repurchase.controls.sameDay': 'A second order on the same day counts',
  'repurchase.days': (p: { n: string }) => (p.n === '1' ? '1 day' : `${p.n} days`),

  'repurchase.def.window.name': 'In-window repurchase rate',
  'repurchase.def.window.says': 'ordered twice or more / all buyers',
  'repurchase.def.days.name': (p: { n: string }) => `${p.n}-day repurchase rate`,
  'repurchase.def.days.short': 'N-day repurchase rate',
  'repurchase.def.days.says': (p: { n: string }) => `back within ${p.n} days / observed that long`,
  'repurchase.def.orders.name': 'Order share',
  'repurchase.def.orders.says': 'orders by returning customers / orders',
  'repurchase.def.next.name': 'Next-month rate',
  'repurchase.def.next.says': 'bought in a month and the next / in it',

  'repurchase.curve.above': 'Those who spend more on the first order come back sooner',
  'repurchase.curve.below': 'Those who spend less on the first order come back sooner',
  'repurchase.curve.same': 'The size of the first order says little about coming back',
  'repurchase.curve.plain': 'How long until the second order',
  'repurchase.curve.never': 'No second order on another day yet',
  'repurchase.curve.noEvents': 'Nobody has bought again on another day. The curve begins with the first who does.',
  'repurchase.curve.half': (p: { days: string }) => `After ${count(p.days, 'day')} half have bought again`,
  'repurchase.curve.share': (p: { days: string; share: string }) =>
    `After ${count(p.days, 'day')} ${p.share} have bought again`,
  'repurchase.curve.sub': 'Share that has placed a second order, Kaplan–Meier estimate with 95% band',
  'repurchase.curve.sub.split': (p: { amount: string }) =>
    `Share that has placed a second order, Kaplan–Meier estimate with 95% band; split at the median first order, ${p.amount}`,
  'repurchase.curve.note': (p: { n: string; to: string }) =>
    `n = ${p.n}. Who had not bought again by ${p.to} counts as still waiting (censored); orders of one day are one. Drawn while at least 20 are watched.`,
  'repurchase.curve.x': 'days since the first order',
  'repurchase.curve.watched': 'Not yet back',
  'repurchase.curve.all': 'All customers',
  'repurchase.curve.part.above': (p: { amount: string }) => `First order above ${p.amount}`,
  'repurchase.curve.part.below': (p: { amount: string }) => `First order up to ${p.amount}`,
  'repurchase.curve.median': (p: { days: string }) => `half back by day ${p.days}`,
  'repurchase.curve.noMedian': 'half are not yet back',
  'repurchase.curve.read': (p: { rate: string }) => `${p.rate} back`,
  'repurchase.curve.readBand': (p: { rate: string; interval: string }) => `${p.rate} back (95% interval ${p.interval})`,
  'repurchase.curve.dayRead': (p: { n: string }) => `Day ${p.n}`,
  'repurchase.and': ' and ',

  'repurchase.column.part': 'Group',
  'repurchase.column.day': 'Day',
  'repurchase.column.at_risk': 'Watched',
  'repurchase.column.events': 'Came back that day',
  'repurchase.column.survival': 'Not yet back',
  'repurchase.column.low': '95% low',
  'repurchase.column.high': '95% high',
  'repurchase.column.definition': 'Definition',
  'repurchase.column.days': 'Within',
  'repurchase.column.eligible': 'Observed',
  'repurchase.column.counted': 'Counted',
  'repurchase.column.repurchased': 'Back',
  'repurchase.column.rate': 'Rate',
  'repurchase.column.interval': '95% interval',
  'repurchase.column.merged': 'Merged',
  'repurchase.column.observed_share': 'Observed, of all',
  'repurchase.column.month': 'Month',
  'repurchase.column.buyers': 'Buyers',
  'repurchase.column.returned': 'Bought in the next',

  'repurchase.four.title': (p: { low: string; high: string }) => `One shop, rates from ${p.low} to ${p.high}`,
  'repurchase.four.titlePlain': 'One shop, four repurchase rates',
  'repurchase.four.sub': 'Four definitions, 95% Wilson intervals; in colour: the one to quote',
  'repurchase.four.note': (p: { customers: string }) =>
    `n = ${count(p.customers, 'customer')}. The next-month rate is over all months whose next one is over.`,
  'repurchase.four.left': (p: { names: string; least: string }) =>
    `Left out, fewer than ${p.least} counted: ${p.names}.`,
  'repurchase.four.open': (p: { n: string }) =>
    `Open the ${p.n === '1' ? 'one customer' : `${p.n} customers`} with a second order`,

  'repurchase.table.title': (p: { low: string; high: string }) =>
    `More time, and the rate goes from ${p.low} to ${p.high}`,
  'repurchase.table.titlePlain': 'How long you wait decides the rate',
  'repurchase.table.sub': 'N-day rate, only customers observed for N days in full',
  'repurchase.table.little': (p: { least: string; n: string }) =>
    `A rate needs at least ${p.least} customers watched for the whole length. So far there ${p.n === '0' ? 'are none' : p.n === '1' ? 'is one at most' : `are ${p.n} at most`}.`,
  'repurchase.table.thin': (p: { share: string }) => `only ${p.share}`,
  'repurchase.table.thinNote': (p: { days: string; n: string; share: string }) =>
    `${p.days} days: only ${p.n} customers (${p.share}) were observed that long, the oldest ones; they do not stand for the shop.`,
  'repurchase.table.merged': 'Merged: orders of one day as one.',

  'repurchase.months.title': (p: { month: string; rate: string }) =>
    `The buyers of ${p.month} came back most: ${p.rate} bought in the next month too`,
  'repurchase.months.titlePlain': 'Who bought this month and again in the next',
  'repurchase.months.sub': 'Next-month rate: share of a month’s buyers who bought in the next month too, 95% interval',
  'repurchase.months.note': (p: { low: string; high: string }) =>
    `n = ${p.low === p.high ? p.low : `${p.low} to ${p.high}`} buyers a month. Months whose next one is not over are left out.`,
  'repurchase.months.axis': (p: { from: string; to: string }) => `month (${p.from} to ${p.to})`,
  'repurchase.months.little': 'A next-month rate needs at least two whole months, the first with 20 buyers.',

  'repurchase.claims.title': 'The material’s numbers and yours',
  'repurchase.claims.sub': 'Repurchase rates quoted in the training material: claims, not verified, only to compare',
  'repurchase.claims.claim': 'Claim',
  'repurchase.claims.material': 'Material',
  'repurchase.claims.yours': 'This shop, as quoted',
  'repurchase.claims.range': 'All definitions',
  'repurchase.claims.same': 'Same definition?',
  'repurchase.claims.china': 'Average in China (iResearch 2024)',
  'repurchase.claims.west': 'Average in the West (same source)',
  'repurchase.claims.unnamed': 'not said',
  'repurchase.claims.note':
    'Listed as the material states them, without definition or period; no conclusion rests on them.',

  'repurchase.quote.title': 'A sentence ready to quote',
  'repurchase.quote.window': (p: { eligible: string; n: string; rate: string; interval: string }) =>
    `In-window repurchase rate ${p.rate} (95% interval ${p.interval}): of ${p.eligible} buyers ${p.n} ordered at least twice.`,
  'repurchase.quote.days': (p: { days: string; eligible: string; n: string; rate: string; interval: string }) =>
    `${p.days}-day repurchase rate ${p.rate} (95% interval ${p.interval}): of ${p.eligible} first-time buyers observed for ${p.days} days in full ${p.n} bought again within ${p.days} days.`,
  'repurchase.quote.orders': (p: { eligible: string; n: string; rate: string; interval: string }) =>
    `Order share of returning customers ${p.rate} (95% interval ${p.interval}): ${p.n} of ${p.eligible} orders were not the customer’s first.`,
  'repurchase.quote.next': (p: { eligible: string; n: string; rate: string; interval: string }) =>
    `Next-month rate ${p.rate} (95% interval ${p.interval}): of ${p.eligible} monthly buyers ${p.n} bought in the next month too.`,
  'repurchase.quote.sameDay.yes': 'A second order on the same day counts.',
  'repurchase.quote.sameDay.no': 'Orders of one day count as one.',
  'repurchase.quote.little': (p: { least: string; n: string }) =>
    `Too few to quote: this definition divides by ${p.n}; at least ${p.least} are needed.`,
  'repurchase.sentence.between': ' ',
} as const;
