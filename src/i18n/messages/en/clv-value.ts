import { count } from './plural.ts';

const NUMBERS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const inWords = (n: string): string => NUMBERS[Number(n)] || n;
const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');

/** Lifetime value by a model: tiers, concentration, customers, parameters. */
export const clvValue = {
  'value.about': 'what each customer is expected to bring',
  'value.fitting': 'What customers are expected to bring',
  'value.none': 'There is no forecast in these orders yet',
  'value.finding.none': 'Nobody had bought by the day that is known last',
  'value.finding.nothing': (p: { days: string }) => `No value is expected in the next ${p.days} days`,
  'value.finding.few': (p: { customers: string; money: string; days: string }) =>
    `${count(p.customers, 'customer is', 'customers are')} expected to bring ${p.money} in the next ${p.days} days`,
  'value.finding.alike': (p: { customers: string; money: string; days: string }) =>
    `All ${p.customers} customers are expected to bring about the same: ${p.money} each in the next ${p.days} days`,
  'value.finding.one': (p: { share: string; days: string }) =>
    `A single customer carries ${p.share} of the next ${p.days} days`,
  'value.finding.oneIn': (p: { n: string; share: string; days: string }) =>
    `One customer in ${inWords(p.n)} carries ${p.share} of the next ${p.days} days`,
  'value.finding.share': (p: { customers: string; share: string; days: string }) =>
    `${p.customers} of the customers carry ${p.share} of the next ${p.days} days`,
  'value.finding.top': (p: { customers: string; share: string; days: string }) =>
    `The best ${p.customers} of the customers carry ${p.share} of the next ${p.days} days`,
  'value.finding.future': (p: { customers: string; cut: string; days: string }) =>
    `${count(p.customers, 'customer has', 'customers have')} more than ${p.cut} of their revenue ahead, in the next ${p.days} days`,
  'value.finding.noFuture': (p: { cut: string; days: string }) =>
    `No customer has more than ${p.cut} of their revenue ahead, in the next ${p.days} days`,
  'value.lede': (p: { customers: string; day: string; orders: string; unit: string; money: string; days: string }) =>
    `Of ${count(p.customers, 'customer')} known on ${p.day} the model expects ${count(p.orders, 'repeat purchase day')} worth ${p.money} in the ${p.days} days after.`,
  'value.lede.occasions': (p: {
    customers: string;
    day: string;
    orders: string;
    unit: string;
    money: string;
    days: string;
  }) =>
    `Of ${count(p.customers, 'customer')} known on ${p.day} the model expects ${count(p.orders, 'purchase')}, at most one a ${p.unit}, worth ${p.money} in the ${p.days} days after.`,
  'value.lede.came': (p: { came: string; day: string }) => `By ${p.day}, ${p.came} came.`,
  'value.lede.cameSoFar': (p: { came: string; day: string; seen: string; days: string }) =>
    `${p.came} came by ${p.day}, when ${p.seen} of the ${p.days} days have been seen.`,
  'value.gap': ' ',
  'value.trust.low': (p: { rate: string }) => `The sum was ${p.rate} too low.`,
  'value.trust.high': (p: { rate: string }) => `The sum was ${p.rate} too high.`,
  'value.trust.right': 'The sum was right to a hundredth.',
  'value.trust.untested':
    'Nothing after the fit has been seen yet, so this is untested. Set “Fitted to” back to see how it would have done.',
  'value.trust.partly': 'Too early to hold the sum against it.',
  'value.trust.link': 'How far to trust these numbers',
  'value.empty.title': 'What would be enough',

  'value.key.orders': 'Expected orders',
  'value.key.orders.note': (p: { each: string; unit: string }) => `repeat purchase days, ${p.each} a customer`,
  'value.key.orders.occasions': (p: { each: string; unit: string }) => `at most one a ${p.unit}, ${p.each} a customer`,
  'value.key.revenue': 'Expected revenue',
  'value.key.revenue.note': (p: { each: string }) => `${p.each} a customer`,
  'value.key.value': 'Expected value',
  'value.key.value.note': (p: { revenue: string; settings: string }) => `of ${p.revenue} revenue; ${p.settings}`,
  'value.key.margin': (p: { rate: string }) => `margin ${p.rate}`,
  'value.key.discount': (p: { rate: string }) => `discounted ${p.rate} a year`,
  'value.key.alive': 'Still customers',
  'value.key.alive.note': (p: { customers: string }) => `of ${p.customers}; each one’s chance, added up`,
  'value.key.alive.nbd': 'this model lets nobody leave',
  'value.key.alive.unknown': 'these orders cannot tell who has left',
  'value.key.formula': 'Plain formula',
  'value.key.formula.note': (p: { times: string }) => `${p.times} times the model: nobody leaves`,
  'value.key.formula.times': (p: { times: string }) => `${p.times} times the model`,
  'value.key.formula.same': 'nobody leaves, all go on as so far',
  'value.key.formula.short': (p: { days: string; least: string }) =>
    `${p.days} days make no yearly rhythm; ${p.least} would`,
  'value.key.settings.between': ', ',

  'value.tier.high': 'High',
  'value.tier.middle': 'Middle',
  'value.tier.low': 'Low',
  'value.rule.value.high': (p: { high: string; days: string }) =>
    `the most valuable, who hold ${p.high} of the value expected in ${p.days} days`,
  'value.rule.value.middle': (p: { high: string; middle: string; days: string }) =>
    `those between ${p.high} and ${p.middle} of the value expected in ${p.days} days`,
  'value.rule.value.low': (p: { middle: string; days: string }) =>
    `those after ${p.middle} of the value expected in ${p.days} days`,
  'value.rule.future.high': (p: { high: string; days: string }) =>
    `more than ${p.high} of their revenue is expected in the ${p.days} days to come`,
  'value.rule.future.middle': (p: { high: string; middle: string; days: string }) =>
    `between ${p.middle} and ${p.high} of their revenue is expected in the ${p.days} days to come`,
  'value.rule.future.low': (p: { middle: string; days: string }) =>
    `at most ${p.middle} of their revenue is expected in the ${p.days} days to come`,
  'value.rule.customers.high': (p: { high: string; days: string }) =>
    `the ${p.high} of the customers with the most value expected in ${p.days} days`,
  'value.rule.customers.middle': (p: { high: string; middle: string; days: string }) =>
    `the customers from ${p.high} to ${p.middle} by value expected in ${p.days} days`,
  'value.rule.customers.low': (p: { middle: string; days: string }) =>
    `the customers after the first ${p.middle} by value expected in ${p.days} days`,
  'segments.clv-tier': (p: { tier: string; rule: string; day: string }) =>
    `Customers of the tier “${p.tier}” (${p.rule}), as known on ${p.day}.`,

  'value.tiers.by': 'High means',
  'value.tiers.by.value': 'holds the value',
  'value.tiers.by.future': 'has most ahead',
  'value.tiers.by.customers': 'ranks first',
  'value.tiers.high': 'High up to',
  'value.tiers.middle': 'Middle up to',
  'value.tiers.highFrom': 'High above',
  'value.tiers.middleFrom': 'Middle above',
  'value.tiers.plain': 'Tiers of expected value',
  'value.tiers.title.value': (p: { customers: string; share: string }) =>
    `${count(p.customers, 'customer holds', 'customers hold')} ${p.share} of what is still to come`,
  'value.tiers.title.customers': (p: { customers: string; share: string }) =>
    `The first ${count(p.customers, 'customer holds', 'customers hold')} ${p.share} of what is still to come`,
  'value.tiers.title.future': (p: { customers: string; cut: string }) =>
    `${count(p.customers, 'customer has', 'customers have')} more than ${p.cut} of their revenue ahead`,
  'value.tiers.sub': (p: { days: string; unit: string }) =>
    `By value expected in ${p.days} days; averages per customer, orders in repeat purchase days`,
  'value.tiers.sub.occasions': (p: { days: string; unit: string }) =>
    `By value expected in ${p.days} days; averages per customer, at most one order a ${p.unit}`,
  'value.tiers.note.value': (p: { n: string }) =>
    `n = ${count(p.n, 'customer')}. The deck’s “share above 60%” is read as the smallest group that holds it.`,
  'value.tiers.note.future': (p: { n: string }) =>
    `n = ${count(p.n, 'customer')}. The deck’s “share above 60%” is read as expected ÷ (expected + so far), in revenue: it favours newcomers.`,
  'value.tiers.note.customers': (p: { n: string }) =>
    `n = ${count(p.n, 'customer')}. The deck’s “share” is read as a share of the customers.`,
  'value.tiers.note.came': (p: { day: string; seen: string; days: string }) =>
    `Came: by ${p.day}, ${p.seen} of ${p.days} days.`,
  'value.tiers.who.value.high': (p: { high: string }) => `up to ${p.high} of the value`,
  'value.tiers.who.value.middle': (p: { next: string }) => `the next ${p.next}`,
  'value.tiers.who.value.low': (p: { last: string }) => `the last ${p.last}`,
  'value.tiers.who.future.high': (p: { high: string }) => `above ${p.high} still to come`,
  'value.tiers.who.future.middle': (p: { middle: string; high: string }) => `${p.middle} to ${p.high}`,
  'value.tiers.who.future.low': (p: { middle: string }) => `${p.middle} or less`,
  'value.tiers.who.customers.high': (p: { high: string }) => `the best ${p.high}`,
  'value.tiers.who.customers.middle': (p: { next: string }) => `the next ${p.next}`,
  'value.tiers.who.customers.low': (p: { last: string }) => `the last ${p.last}`,
  'value.tiers.little': (p: { least: string; n: string }) =>
    `Tiers need at least ${p.least} customers; here there are ${p.n}. The list below has each of them.`,
  'value.tiers.alike':
    'The model expects about the same of every customer. Tiers would follow nothing but the order of their ids.',
  'value.tiers.nothing':
    'Nothing is expected of anyone, so there is nothing to share out. Look at margin, horizon and what orders bring.',
  'value.tiers.customers': (p: { n: string; share: string }) => `${p.n} (${p.share})`,
  'value.tiers.everyone': 'Everyone',
  'value.tiers.save': 'Save',
  'value.tiers.saveOf': (p: { tier: string }) => `Save “${p.tier}” as a segment`,
  'value.tiers.suggestion': (p: { tier: string }) => `Tier: ${p.tier}`,

  'value.column.tier': 'Tier',
  'value.column.customers': 'Customers',
  'value.column.customersShare': 'of all',
  'value.column.valueShare': 'Share of value',
  'value.column.valueEach': 'Value each',
  'value.column.alive': 'Still a customer',
  'value.column.orders': 'Expected orders',
  'value.column.ordersEach': 'Expected',
  'value.column.came': 'Came',
  'value.column.customer': 'Customer',
  'value.column.place': 'Place',
  'value.column.x': 'Repeat purchase days',
  'value.column.lastDay': 'Last order',
  'value.column.revenue': 'Expected revenue',
  'value.column.interval': '95% interval',
  'value.column.value': 'Value',
  'value.column.next': 'Next order',
  'value.column.historic': 'So far',
  'value.column.formula': 'Plain formula',
  'value.column.amount': 'Amount',
  'value.column.amountShare': 'Share',
  'value.column.measure': 'Measure',
  'value.column.parameter': 'Parameter',
  'value.column.estimate': 'Estimate',
  'value.column.error': 'Standard error',
  'value.column.low': 'From',
  'value.column.high': 'To',
  'value.column.meaning': 'Says',

  'value.curve.title': (p: { ahead: string; past: string }) =>
    `A fifth of the customers holds ${p.ahead} of what is to come; so far a fifth brought ${p.past}`,
  'value.curve.titleAhead': (p: { ahead: string }) => `A fifth of the customers holds ${p.ahead} of what is to come`,
  'value.curve.plain': 'How concentrated the value to come is',
  'value.curve.sub': (p: { days: string }) => `Value expected in ${p.days} days beside revenue so far, best first`,
  'value.curve.note': (p: { n: string }) => `n = ${count(p.n, 'customer')}. Each curve in its own order.`,
  'value.curve.x': 'share of customers',
  'value.curve.equal': 'all alike',
  'value.curve.ahead': 'value to come',
  'value.curve.past': 'revenue so far',
  'value.curve.customers': (p: { share: string }) => `best ${p.share} of customers`,
  'value.curve.share': (p: { share: string }) => `${p.share} of the value to come`,
  'value.curve.high': (p: { share: string }) => `high: ${p.share} of customers`,
  'value.curve.middle': (p: { share: string }) => `middle: up to ${p.share}`,

  'value.list.title': (p: { n: string; money: string; share: string }) =>
    `The first ${p.n} customers hold ${p.share} of what is to come: ${p.money}`,
  'value.list.plain': 'What each customer is expected to bring',
  'value.list.sub': (p: { days: string }) => `Customers by value expected in ${p.days} days; choose one to see why`,
  'value.list.note': (p: { day: string }) => `As known on ${p.day}.`,
  'value.list.interval':
    'The interval is of the expectation, from how well the model is known; what one customer really does varies far more.',
  'value.list.noInterval': 'No interval: these orders do not pin the parameters down.',
  'value.list.next': 'Next order: by that day half of those still customers have come again.',
  'value.list.noteSpend': 'Every order is taken at the mean of the shop.',
  'value.list.noteOccasions': (p: { unit: string }) =>
    `BG/BB counts each ${p.unit} with a purchase once; its revenue is that of the shop’s purchase days in such a ${p.unit}.`,
  'value.list.empty': 'There is no customer to list.',
  'value.one.title': (p: { id: string }) => `Why ${p.id}`,
  'value.one.sum': (p: { alive: string; orders: string; spend: string; revenue: string }) =>
    `${p.alive} chance of still being a customer × ${p.orders} orders if so × ${p.spend} an order = ${p.revenue}`,
  'value.one.sumPlain': (p: { orders: string; spend: string; revenue: string }) =>
    `${p.orders} orders × ${p.spend} an order = ${p.revenue}`,
  'value.one.history': (p: { x: string; day: string; ago: string }) =>
    `${p.x === '0' ? 'Bought on one day only' : `Came back on ${count(p.x, 'day')}`}, last on ${p.day}, ${p.ago} days before the last that is known.`,
  'value.one.customer': 'Open this customer',
  'value.one.course': 'How the chance went',
  'value.one.close': 'Close',
  'value.shrink.title': (p: { once: string; repeater: string }) =>
    `Why ${p.once}, who bought once, stands above ${p.repeater}`,
  'value.shrink.facts': (p: {
    once: string;
    onceAlive: string;
    onceOrders: string;
    onceSpend: string;
    onceValue: string;
    repeater: string;
    x: string;
    alive: string;
    orders: string;
    spend: string;
    value: string;
  }) =>
    `${p.once}: ${p.onceAlive} still a customer, ${p.onceOrders} orders if so, ${p.onceSpend} each, worth ${p.onceValue}. ${p.repeater}, who came back on ${count(p.x, 'day')}: ${p.alive}, ${p.orders} orders, ${p.spend}, worth ${p.value}.`,
  'value.shrink.alive': (p: { repeater: string }) =>
    `The chance of still being a customer decides: ${p.repeater} has been silent for long by their own rhythm, while of the other too little is known to say they left.`,
  'value.shrink.spend': (p: { repeater: string }) =>
    `Money decides: ${p.repeater} has shown to spend little, while of the other nothing is known yet, and the model takes the average of the shop.`,
  'value.shrink.orders': (p: { repeater: string }) =>
    `The rhythm decides: ${p.repeater} has shown to come seldom, while of the other little is known yet, and the model takes a rhythm near the average.`,

  'value.fit.title': 'Fitted parameters, maximum likelihood',
  'value.fit.sub': (p: { model: string; unit: string; day: string }) =>
    `${p.model}, unit of time: ${p.unit}, fitted to ${p.day}`,
  'value.fit.loglik': 'log-likelihood',
  'value.fit.loglik.note': (p: { customers: string; repeats: string; unit: string }) =>
    `${count(p.customers, 'customer')}, ${count(p.repeats, 'repeat purchase day')}`,
  'value.fit.loglik.occasions': (p: { customers: string; repeats: string; unit: string }) =>
    `${count(p.customers, 'customer')}, ${count(p.repeats, 'repeat purchase')}, at most one a ${p.unit}`,
  'value.fit.spend': 'p, q, γ (spend)',
  'value.fit.spend.note': (p: { mean: string; pearson: string }) =>
    `${p.mean} an order on average; with frequency: Pearson ${p.pearson}`,
  'value.fit.spend.mean': (p: { mean: string }) => `${p.mean} an order on average`,
  'value.fit.spend.none': 'the shop’s mean',
  'value.fit.spend.none.note': 'spend could not be modelled',
  'value.fit.rate': (p: { every: string; spread: string }) =>
    `on average a purchase day every ${p.every} while a customer, ${p.spread}`,
  'value.fit.every.day': (p: { n: string }) => count(p.n, 'day'),
  'value.fit.every.week': (p: { n: string }) => count(p.n, 'week'),
  'value.fit.every.month': (p: { n: string }) => count(p.n, 'month'),
  'value.fit.every.quarter': (p: { n: string }) => count(p.n, 'quarter'),
  'value.fit.every.year': (p: { n: string }) => count(p.n, 'year'),
  'value.fit.spread.wide': 'and customers differ a lot',
  'value.fit.spread.some': 'and customers differ',
  'value.fit.spread.alike': 'and customers are much alike',
  'value.fit.dropout.purchase': (p: { rate: string }) => `${p.rate} leave after a purchase, on average`,
  'value.fit.dropout': 'leaving',
  'value.fit.dropout.day': (p: { rate: string }) => `${p.rate} leave on the first day, then ever fewer`,
  'value.fit.dropout.week': (p: { rate: string }) => `${p.rate} leave in the first week, then ever fewer`,
  'value.fit.dropout.month': (p: { rate: string }) => `${p.rate} leave in the first month, then ever fewer`,
  'value.fit.dropout.quarter': (p: { rate: string }) => `${p.rate} leave in the first quarter, then ever fewer`,
  'value.fit.dropout.year': (p: { rate: string }) => `${p.rate} leave in the first year, then ever fewer`,
  'value.fit.dropout.untold': 'these orders cannot tell how many leave',
  'value.fit.dropout.none': 'nobody leaves',
  'value.fit.dropout.none.value': 'none',
  'value.fit.occasion.buy': (p: { rate: string }) => `buys in ${p.rate} of the occasions, on average`,
  'value.fit.occasion.leave': (p: { rate: string }) => `${p.rate} leave before an occasion, on average`,
  'value.fit.note': (p: { aic: string; bic: string; agreeing: string; starts: string }) =>
    `AIC ${p.aic}, BIC ${p.bic}. ${p.agreeing} of ${p.starts} starts reached this maximum.`,
  'value.fit.json': 'Export model (JSON)',
  'value.fit.none': 'These orders carry no fit; the reason stands above. The export says so too.',
  'value.fit.between': ', ',
  'value.empty.text':
    'Some customers who bought on two days or more, and some time after their first. Until then the plain formulas say what they can.',
  'value.empty.formulas': 'See the plain formulas',
  'value.empty.data': 'Load more orders',

  'methods.clv-tiers.name': 'Tiers of value',
  'methods.clv-tiers.short':
    'High is the smallest group of the most valuable customers who together hold 60% of the value expected within the horizon; middle reaches 85%; the rest is low. Both cuts, and the reading, can be changed.',
  'methods.clv-tiers.text': text(
    'The deck calls high whose “future share is above 60%”, which can be read in three ways.',
    'By value (default): customers in order of expected value; high are all until the sum before them has reached the cut. The group can hold a little more than the cut, never less.',
    'By what is ahead: expected revenue ÷ (expected revenue + revenue so far) of the customer themself is above the cut. This favours newcomers, who have no past to set against the future.',
    'By customers: the best so many percent of the customers, rounded up.',
    'Equal values are put in order by customer id. Came: days with a purchase within the horizon after the last known day, as far as the data have seen.',
  ),
} as const;
