import { count } from './plural.ts';

/** A count within a sentence. */
const none = (n: string): string => (n === '0' ? 'none' : n);
const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');

/** Tiers of value from month to month. */
export const clvRefresh = {
  'refresh.loading': 'Tiers from month to month',
  'refresh.fitting': (p: { n: string }) => `Valuing customers on ${count(p.n, 'day')}`,
  'refresh.phase': (p: { day: string; phase: string }) => `${p.day}: ${p.phase}`,
  'refresh.phase.tiers': 'tiers',
  'refresh.cancelled': 'Stopped before all months were valued',
  'refresh.again': 'Value the months',
  'refresh.unfitted': 'At none of these month ends do the orders carry a fit',
  'refresh.unfitted.lede':
    'A model of repeat buying needs customers who came back, and days to watch them. The plain formulas work on less.',
  'refresh.one': 'There is one day with a fit, and tiers need two to be compared',
  'refresh.one.lede':
    'Moves and courses need two month ends whose orders carry a fit: look back further, or come back next month.',
  'refresh.gaps': 'Month ends without a fit',
  'refresh.gap': (p: { day: string; cause: string }) => (p.cause === '' ? p.day : `${p.day}: ${p.cause}`),

  'refresh.months': 'Look back',
  'refresh.months.n': (p: { n: string }) => `${p.n} month ends`,
  'refresh.params': 'Parameters are',
  'refresh.params.anew': 'fitted anew each month',
  'refresh.params.kept': 'kept from the last day',
  'refresh.before': 'Moves from',
  'refresh.after': 'to',

  'refresh.title': (p: { changed: string; known: string; up: string; down: string; from: string; to: string }) =>
    `From ${p.from} to ${p.to}, ${p.changed} of ${count(p.known, 'customer')} changed their tier: ${none(p.up)} up, ${none(p.down)} down`,
  'refresh.still': (p: { known: string; from: string; to: string }) =>
    `From ${p.from} to ${p.to}, none of ${count(p.known, 'customer')} changed their tier`,
  'refresh.lede.new': (p: { fresh: string; from: string }) =>
    p.fresh === '0'
      ? `Nobody bought for the first time after ${p.from}.`
      : `${count(p.fresh, 'customer')} bought for the first time after ${p.from}.`,
  'refresh.alike': 'All customers are expected to bring about the same, so nobody can move between tiers',
  'refresh.alike.lede': (p: { from: string; to: string }) =>
    `On ${p.from} or ${p.to} the model parts customers by nothing, and tiers would follow the order of their ids.`,
  'refresh.few': (p: { n: string; from: string }) =>
    `${count(p.n, 'customer')} had bought by ${p.from}: too few to speak of moves`,
  'refresh.few.lede': (p: { least: string }) =>
    `With ${p.least} customers known on the earlier day there is something to say.`,
  'refresh.refit': (p: { refit: string; changed: string; share: string }) =>
    `${p.refit} of the ${p.changed} changes, ${p.share}, are the refit’s: with the last day’s parameters on both days these customers would have kept their tier.`,
  'refresh.refit.few': (p: { refit: string; changed: string }) =>
    `${p.refit} of the ${p.changed} changes ${p.refit === '1' ? 'is' : 'are'} the refit’s: with the last day’s parameters on both days the tier would have stayed.`,
  'refresh.refit.none': (p: { changed: string }) =>
    `The refit alone moved nobody: with the last day’s parameters on both days, ${p.changed === '1' ? 'this customer changes' : `all ${p.changed} change`} their tier too.`,
  'refresh.refit.all': (p: { changed: string }) =>
    `${p.changed === '1' ? 'The change is' : `All ${p.changed} changes are`} the refit’s: with the last day’s parameters on both days nobody changes.`,

  'refresh.new': 'Not yet a customer',
  'refresh.way.up': 'moved up',
  'refresh.way.down': 'moved down',
  'refresh.way.stayed': 'stayed',
  'refresh.way.new': 'new',
  'refresh.flow.plain': 'Who moved between tiers',
  'refresh.flow.title': (p: { up: string; down: string }) =>
    `${p.up === '0' ? 'Nobody' : p.up} moved up, ${p.down === '0' ? 'nobody' : p.down} moved down`,
  'refresh.flow.sub': (p: { from: string; to: string; days: string }) =>
    `Customers by tier of expected value in the next ${p.days} days, as known on ${p.from} and on ${p.to}`,
  'refresh.n': (p: { n: string; fresh: string }) =>
    `${count(p.n, 'customer')} known on the earlier day, ${none(p.fresh)} new since.`,
  'refresh.rule': (p: { rule: string }) => `High: ${p.rule}; set under “Value”.`,
  'refresh.note.value': 'Money below the counts is what is expected on the later day.',
  'refresh.note.kept': 'The last day’s parameters hold on all days, so every move is the customers’ own.',
  'refresh.note.anew': 'Every month end is valued by a model that knew no later order.',
  'refresh.move': (p: { from: string; to: string }) => `${p.from} → ${p.to}`,
  'refresh.move.customers': (p: { n: string }) => count(p.n, 'customer'),
  'refresh.move.value': (p: { before: string; after: string }) => `expected value ${p.before} → ${p.after}`,
  'refresh.move.refit': (p: { n: string }) => `${p.n} by the refit alone`,
  'refresh.matrix.plain': 'From tier to tier',
  'refresh.matrix.title': (p: { tier: string; stayed: string; customers: string }) =>
    `${p.tier}: ${p.stayed} of ${p.customers} are where they were`,
  'refresh.matrix.sub': (p: { from: string; to: string }) =>
    `Customers by tier on ${p.from} (rows) and on ${p.to} (columns)`,
  'refresh.matrix.note': 'Framed: same tier on both days. Shares in the readout are of the row.',
  'refresh.cell': (p: { n: string; all: string; share: string }) => `${p.n} of ${p.all} (${p.share})`,

  'refresh.bars': 'Bars show',
  'refresh.bars.customers': 'customers',
  'refresh.bars.value': 'expected value',
  'refresh.sizes.customers': (p: { from: string; to: string; first: string; last: string }) =>
    `The high tier: ${count(p.from, 'customer')} on ${p.first}, ${p.to} on ${p.last}`,
  'refresh.sizes.value': (p: { from: string; to: string; first: string; last: string }) =>
    `The high tier’s expected value: ${p.from} on ${p.first}, ${p.to} on ${p.last}`,
  'refresh.sizes.plain.customers': 'Tiers at each month end',
  'refresh.sizes.plain.value': 'Value of the tiers at each month end',
  'refresh.sizes.sub.customers': (p: { days: string }) =>
    `Customers by tier of expected value in the next ${p.days} days`,
  'refresh.sizes.sub.value': (p: { days: string }) => `Expected value of the tiers in the next ${p.days} days`,
  'refresh.sizes.unfitted': 'no fit',
  'refresh.sizes.note': 'A click opens the high tier of that day.',

  'refresh.value.plain': 'Expected value at each month end',
  'refresh.value.rose': (p: { from: string; to: string; first: string; last: string }) =>
    `What all customers are expected to bring rose from ${p.from} on ${p.first} to ${p.to} on ${p.last}`,
  'refresh.value.fell': (p: { from: string; to: string; first: string; last: string }) =>
    `What all customers are expected to bring fell from ${p.from} on ${p.first} to ${p.to} on ${p.last}`,
  'refresh.value.same': (p: { to: string; first: string; last: string }) =>
    `What all customers are expected to bring is ${p.to} on ${p.last}, as on ${p.first}`,
  'refresh.value.swings': (p: { low: string; high: string }) =>
    `The expected value of all customers swings: ${p.low} at its lowest month end, ${p.high} at its highest`,
  'refresh.value.sub': (p: { days: string }) =>
    `Expected value of all customers known by then, in the ${p.days} days after each day; below, the model’s parameters`,
  'refresh.value.note.anew':
    'More customers make more value. Parameters that jump from month to month say that the data do not hold them fast.',
  'refresh.value.note.kept': 'More customers make more value. The parameters are those of the last day throughout.',
  'refresh.parameters': 'Parameters at each month end',
  'refresh.parameter.r': 'r',
  'refresh.parameter.alpha': 'α',
  'refresh.parameter.a': 'a',
  'refresh.parameter.b': 'b',
  'refresh.parameter.s': 's',
  'refresh.parameter.beta': 'β',
  'refresh.parameter.gamma': 'γ',
  'refresh.parameter.delta': 'δ',

  'refresh.col.month': 'As known on',
  'refresh.col.tier': 'Tier',
  'refresh.col.customers': 'Customers',
  'refresh.col.share': 'Share',
  'refresh.col.value': 'Expected value',
  'refresh.col.valueShare': 'Share of value',
  'refresh.col.orders': 'Expected orders',
  'refresh.col.before': 'Value before',
  'refresh.col.after': 'Value after',
  'refresh.col.refit': 'By the refit alone',
  'refresh.col.newcomer': 'A newcomer’s orders',
  'refresh.col.newcomer.hint': (p: { days: string }) =>
    `Repeat purchase days a new customer has in their first ${p.days} days, on average`,
  'refresh.col.warnings': 'Beware',

  'segments.clv-move': (p: { from: string; to: string; before: string; after: string }) =>
    `Customers of the tier “${p.from}” of expected value on ${p.before} who were of the tier “${p.to}” on ${p.after}`,
  'segments.clv-move.new': (p: { to: string; before: string; after: string }) =>
    `Customers who first bought after ${p.before} and were of the tier “${p.to}” of expected value on ${p.after}`,

  'methods.clv-refresh.name': 'Tiers from month to month',
  'methods.clv-refresh.short':
    'At each month end the model is fitted on what was known then, and customers are put into tiers by the value expected of them from that day on.',
  'methods.clv-refresh.text': text(
    'A tier is a rank among customers, not a property of one: who stands still while others rise goes down.',
    'The last point is the last day that is known; the others are the month ends before it. Each looks ahead by the same horizon. Customers who had not bought by the earlier day are new. The first day of the frame stays where it is.',
    'A move has two causes: what customers did, and what the newer orders taught the model. Moves of the refit alone are those of customers who would have kept their tier with the last day’s parameters on both days. With kept parameters all moves are the customers’ own.',
    'Limits: month ends whose orders carry no fit are named and left out. With few customers a tier is a handful of people, and a move of one changes its share.',
  ),
};
