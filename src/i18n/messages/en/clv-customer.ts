import { count } from './plural.ts';

const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');

/** One customer by a model: whether they are one still, and what may come. */
export const clvCustomer = {
  'life.none': 'Whose forecast do you want to see?',
  'life.none.lede': 'Type a customer’s id, or choose one below.',
  'life.gone': (p: { id: string }) => `Nobody here is called ${p.id}`,
  'life.gone.lede': 'No customer with an order in this frame has this id. Search for another, or widen the frame.',
  'life.later': (p: { id: string }) => `${p.id} had not bought yet`,
  'life.later.lede': (p: { day: string }) => `The first order came after ${p.day}, the last day the model may know.`,
  'life.unfitted': (p: { id: string }) => `There is no forecast for ${p.id} yet`,
  'life.title.alive': (p: { id: string; chance: string }) =>
    `${p.id} is still a customer, with a chance of ${p.chance}`,
  'life.title.gone': (p: { id: string; chance: string }) =>
    `${p.id} has probably left: the chance of still being a customer is ${p.chance}`,
  'life.title.nbd': (p: { id: string; orders: string }) =>
    `${p.id}: ${count(p.orders, 'order')} expected, if nobody ever leaves`,
  'life.loading': (p: { id: string }) => `${p.id}: the forecast is being made`,
  'life.title.untold': (p: { id: string; orders: string }) =>
    `${p.id}: ${count(p.orders, 'order')} expected; whether they have left cannot be told`,
  'life.ahead.alive.untold': 'cannot be told from these orders',
  'life.curve.untold':
    'This fit cannot tell leaving from a long pause, so its P(alive) says nothing. Orders are forecast as if almost nobody left; a longer history would tell more.',
  'life.title.bgOnce': (p: { id: string }) => `${p.id} bought once, and BG/NBD cannot say whether for good`,
  'life.chance.least': 'less than 1%',
  'life.chance.most': 'more than 99%',
  'life.lede': (p: { day: string; silent: string }) =>
    `Last bought on ${p.day}, ${count(p.silent, 'day')} before the last day that is known.`,
  'life.lede.today': (p: { day: string }) => `Last bought on ${p.day}, the last day that is known.`,
  'life.lede.next': (p: { day: string }) =>
    `If still a customer, the next order is as likely before ${p.day} as after it.`,
  'life.lede.far': 'Even if still a customer, the next order may be ten years away.',

  'life.search': 'Customer',
  'life.search.hint': 'Enter shows the id as typed.',
  'life.search.none': 'No id begins or goes on like this.',
  'life.search.found': 'Customers with this in their id:',
  'life.search.best': 'Those with the most revenue so far:',
  'life.search.row': (p: { orders: string; money: string }) => `${count(p.orders, 'order')}, ${p.money}`,
  'life.page': 'Orders of this customer',
  'life.link': 'Forecast',

  'life.days': (p: { n: string }) => count(p.n, 'day'),
  'life.known.days': 'Purchase days',
  'life.known.x': (p: { x: string; orders: string }) => `x = ${p.x} repeat; ${count(p.orders, 'order')} in all`,
  'life.known.first': 'First purchase',
  'life.known.last': 'Last purchase',
  'life.known.tx': (p: { days: string }) => `t_x = ${p.days} days after the first`,
  'life.known.t': 'Watched for',
  'life.known.t.note': 'T, from the first purchase',
  'life.known.spend': 'Mean spend',
  'life.known.spend.note': 'per repeat purchase day',
  'life.known.spend.none': 'no repeat purchase yet',
  'life.known.place': 'Place by value',
  'life.known.place.note': (p: { n: string }) => `of ${count(p.n, 'customer')}`,
  'life.ahead': (p: { days: string }) => `Ahead, in the next ${p.days} days`,
  'life.ahead.alive': 'Still a customer',
  'life.ahead.orders': 'Expected orders',
  'life.ahead.hardly': 'under 0.01',
  'life.ahead.range': (p: { range: string; share: string }) => `${p.range} in ${p.share} of such cases`,
  'life.ahead.revenue': 'Expected revenue',
  'life.ahead.perOrder': (p: { money: string }) => `${p.money} an order`,
  'life.ahead.interval': (p: { low: string; high: string }) => `the mean is held between ${p.low} and ${p.high} (95%)`,
  'life.ahead.next': 'Next order',
  'life.ahead.next.note': 'median day, if still a customer',
  'life.ahead.next.far': 'more than ten years away',
  'life.ahead.more': 'After one more order today',
  'life.ahead.more.note': (p: { now: string }) => `expected revenue, instead of ${p.now}; that order not counted`,
  'life.ahead.value': 'Expected value',
  'life.ahead.value.note': 'with your margin and discount',

  'life.range': (p: { low: string; high: string }) => `${p.low} to ${p.high} orders`,
  'life.range.one': (p: { low: string }) => count(p.low, 'order'),
  'life.range.none': 'no order',

  'life.bgOnce.title': 'P(alive) of 100% is a property of BG/NBD, not of this customer',
  'life.bgOnce':
    'In BG/NBD nobody can leave before the second purchase, so every one-time buyer counts as a customer for ever. MBG/NBD lets them leave after the first.',
  'life.bgOnce.link': 'Use MBG/NBD',

  'life.curve.plain': 'The chance of still being a customer, day by day',
  'life.curve.until': (p: { day: string }) =>
    `Without an order, the chance of still being a customer falls below one half on ${p.day}`,
  'life.curve.since': (p: { day: string }) =>
    `The chance of still being a customer has been below one half since ${p.day}`,
  'life.curve.sub': (p: { from: string; days: string }) =>
    `P(alive) by day from ${p.from}, as the model with today’s parameters would have said it on that day; dashed: the next ${p.days} days, if no order comes`,
  'life.curve.note': 'Strokes on the axis are purchase days.',
  'life.curve.note.bgbb': (p: { unit: string }) => `BG/BB counts by the ${p.unit}: the curve moves when one has ended.`,
  'life.curve.note.nbd': 'NBD knows nobody who leaves: it says 100% of everyone, always.',
  'life.curve.ahead': 'if no order comes',
  'life.curve.bought': (p: { day: string }) => `${p.day}, a purchase`,
  'life.curve.seen': (p: { day: string }) => `known to ${p.day}`,
  'life.curve.unseen': 'not known yet',
  'life.curve.half': (p: { day: string }) => `below one half: ${p.day}`,

  'life.odds.title': (p: { chance: string; range: string; share: string }) =>
    `At least one order with a chance of ${p.chance}; ${p.share} of such customers place ${p.range}`,
  'life.odds.sub': (p: { days: string }) => `Chance of so many purchase days in the next ${p.days} days`,
  'life.odds.note':
    'The range leaves out a tenth at either end, or less where whole orders do not allow it. That the parameters are estimates is not in it.',
  'life.odds.none': 'no order',
  'life.odds.n': (p: { n: string }) => count(p.n, 'order'),
  'life.odds.between': (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  'life.odds.more': (p: { n: string }) => `${p.n} or more`,

  'life.col.day': 'Day',
  'life.col.alive': 'Still a customer',
  'life.col.what': 'What is known',
  'life.col.known': 'as known',
  'life.col.ahead': 'if no order comes',
  'life.col.orders': 'Orders',
  'life.col.chance': 'Chance',

  'methods.clv-life.name': 'One customer’s P(alive) over time',
  'methods.clv-life.short':
    'What the model, with today’s parameters, would have said on each day knowing the purchases until then. It falls while nothing comes and jumps at a purchase.',
  'methods.clv-life.text': text(
    'Days run from the first purchase to the last day that is known, and on through the horizon as if no order came. A silence weighs more on a frequent buyer: the curve falls faster after many purchases close together.',
    'Chances of so many orders are exact under the model: with the chance P(alive) the customer buys on, at rates and with chances of leaving that their history leaves likely, otherwise not at all.',
    '\tP(k orders) = P(alive) · P(k | still a customer), and for k = 0 also 1 − P(alive)',
    'The range leaves out a tenth of such customers at either end, or less where whole orders do not allow it; its share is what remains. The interval of the expected revenue is another thing: how fast the data hold the mean.',
    'One more order today is the same history with a purchase on the last day. The spend per order stays: an order as large as expected teaches nothing new of it.',
    'Limits: of one customer, nearly everything is possible; lists of many are what forecasts are for.',
  ),
};
