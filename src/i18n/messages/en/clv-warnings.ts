import { count } from './plural.ts';

export const clvWarnings = {
  'clv.warning.useNbd': 'Use the NBD, where nobody leaves',

  'clv.warning.model.no-customers.title': 'No customers to learn from',
  'clv.warning.model.no-customers.text': 'Nobody had bought by the day the model is fitted to.',
  'clv.warning.model.no-customers.remedy': 'Choose a later day, or widen the period or the customers above.',

  'clv.warning.model.no-repeats.title': 'Nobody has come back yet',
  'clv.warning.model.no-repeats.text': (p: { customers: string }) =>
    `${count(p.customers, 'customer has', 'customers have')} bought on one day only. Without a second purchase day there is no rhythm to learn.`,
  'clv.warning.model.no-repeats.remedy':
    'Load more months of orders. Until then the plain formulas are all this data can carry.',

  'clv.warning.model.no-time.title': 'No time has passed since the first purchases',
  'clv.warning.model.no-time.text': (p: { customers: string }) =>
    `${count(p.customers, 'customer')} bought on the last day that is known, and nobody could have come back yet.`,
  'clv.warning.model.no-time.remedy': 'Choose a later day, or load orders from before and after.',

  'clv.warning.model.few-repeats.title': 'Few returns to learn from',
  'clv.warning.model.few-repeats.text': (p: { repeats: string; least: string }) =>
    `All customers together came back on ${count(p.repeats, 'day')}; a steady estimate needs at least ${p.least} repeat purchase days.`,
  'clv.warning.model.few-repeats.remedy':
    'Take every number here as a rough guess. A longer period, or all customers instead of a segment, would help.',

  'clv.warning.model.short-window.title': 'The window is short',
  'clv.warning.model.short-window.text': (p: { days: string; least: string }) =>
    `The longest history is ${count(p.days, 'day')}. Below ${p.least} days a pause between orders and leaving for good look alike.`,
  'clv.warning.model.short-window.remedy':
    'Trust forecasts for weeks, not for a year, and do not act on the chance of still being a customer. Load a full year when you have one.',

  'clv.warning.model.dropout-unidentified.title': 'This data cannot tell who has left',
  'clv.warning.model.dropout-unidentified.text': (p: { ratio: string; least: string }) =>
    `A model in which nobody ever leaves explains these orders about as well (likelihood ratio ${p.ratio}, needed ${p.least}). How often customers have bought so far holds. The chance of still being a customer does not, and orders are forecast as if almost nobody left.`,
  'clv.warning.model.dropout-unidentified.remedy':
    'Take the forecast for the upper end of what may come, and do not act on the chance of still being a customer. The NBD says so openly: in it nobody leaves.',

  'clv.warning.model.at-the-edge.title': 'The data do not bound the model',
  'clv.warning.model.at-the-edge.text':
    'The best fit lies at an edge: as far as these orders tell, customers do not differ in how often they buy, or in how they leave. Nothing says how sure the parameters are, so there is no interval.',
  'clv.warning.model.at-the-edge.remedy':
    'Use totals with care, and no difference between customers. More customers or a longer period would help.',

  'clv.warning.model.not-converged.title': 'The search for the best fit did not come to rest',
  'clv.warning.model.not-converged.text': 'The likelihood still rises at the parameters shown.',
  'clv.warning.model.not-converged.remedy':
    'Do not use the parameters. Try another model, another unit of time, or leave out customers who are not like the others.',

  'clv.warning.model.extreme-buyer.alone.title': 'Only one customer came back',
  'clv.warning.model.extreme-buyer.alone.text': (p: { x: string; share: string }) =>
    `All ${count(p.x, 'repeat purchase day')} are those of one customer. What others will do cannot be learned from one.`,
  'clv.warning.model.extreme-buyer.alone.remedy':
    'Do not plan by these numbers. More customers who come back are needed; a longer period may have them.',

  'clv.warning.model.extreme-buyer.title': 'One customer is unlike all others',
  'clv.warning.model.extreme-buyer.text': (p: { x: string; share: string }) =>
    `One customer came back on ${count(p.x, 'day')}, ${p.share} of all repeat purchase days. By the rhythm of the others there should be no such customer, and the fit leans towards this one.`,
  'clv.warning.model.extreme-buyer.remedy':
    'See whether it is a reseller, a test account or a till. If so, leave the customer out with a segment and fit again.',

  'clv.warning.spend.no-repeaters.title': 'No spend of returning customers to learn from',
  'clv.warning.spend.no-repeaters.text': 'Spend per order is learned from those who came back, and nobody did.',
  'clv.warning.spend.no-repeaters.remedy': 'Every order is taken at the mean of the shop.',

  'clv.warning.spend.too-few-repeaters.title': 'Too few returning customers to model what an order brings',
  'clv.warning.spend.too-few-repeaters.text': (p: { repeaters: string; least: string }) =>
    `${count(p.repeaters, 'customer')} came back and paid; the model of spend needs at least ${p.least}.`,
  'clv.warning.spend.too-few-repeaters.remedy': 'Every order is taken at the mean of the shop.',

  'clv.warning.spend.no-positive-spend.title': 'Returning customers paid nothing',
  'clv.warning.spend.no-positive-spend.text': (p: { repeaters: string }) =>
    `${count(p.repeaters, 'customer')} came back, none with an amount above 0 on average.`,
  'clv.warning.spend.no-positive-spend.remedy':
    'Every order is taken at the mean of the shop. See on the Data page whether the amounts were read from the right column.',

  'clv.warning.spend.same-spend.title': 'Everyone pays the same',
  'clv.warning.spend.same-spend.text': (p: { repeaters: string; mean: string }) =>
    `All ${p.repeaters} returning customers spend ${p.mean} on average. There is no difference to model.`,
  'clv.warning.spend.same-spend.remedy': 'Every order is taken at the mean of the shop, which is right here.',

  'clv.warning.spend.q-at-most-one.title': 'Spend differs too wildly for a mean',
  'clv.warning.spend.q-at-most-one.text': (p: { q: string }) =>
    `The model of spend found q = ${p.q}; at 1 or below its mean over all customers is infinite.`,
  'clv.warning.spend.q-at-most-one.remedy':
    'Every order is taken at the mean of the shop. See whether a few huge orders are real, and leave them out if not.',

  'clv.warning.spend.correlated.title': 'Those who come often spend differently per order',
  'clv.warning.spend.correlated.text': (p: { pearson: string; spearman: string; least: string }) =>
    `The model of spend takes frequency and spend to be unrelated; here they go together (Pearson ${p.pearson}, Spearman ${p.spearman}; ${p.least} counts as too much).`,
  'clv.warning.spend.correlated.remedy':
    'Expected orders are not touched by this. Expected revenue is: value the groups apart, for example wholesale and retail.',

  'clv.warning.spend.zero-left-out.title': 'Returning customers who paid nothing were left out',
  'clv.warning.spend.zero-left-out.text': (p: { customers: string }) =>
    `${count(p.customers, 'customer')} came back with orders of 0 on average. The model of spend knows only amounts above 0.`,
  'clv.warning.spend.zero-left-out.remedy': 'An order of theirs is taken at the mean over all customers.',

  'clv.warning.spend.negative-left-out.title': 'Returning customers with negative spend were left out',
  'clv.warning.spend.negative-left-out.text': (p: { customers: string }) =>
    `${count(p.customers, 'customer')} came back and got more back than they paid. The model of spend knows only amounts above 0.`,
  'clv.warning.spend.negative-left-out.remedy':
    'An order of theirs is taken at the mean over all customers. Counting refunds on their own date may change this.',

  'clv.warning.spend.not-converged.title': 'The search for the model of spend did not come to rest',
  'clv.warning.spend.not-converged.text':
    'The likelihood still rises at the parameters shown, or the searches from different starts disagree.',
  'clv.warning.spend.not-converged.remedy': 'Take expected revenue as a rough guess; expected orders are not touched.',
};
