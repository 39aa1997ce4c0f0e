import { count } from './plural.ts';

type N = { n: string };
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvAct = {
  'clv.act.about': 'whom to keep close, whom to win back, whom to let go',
  'clv.act.between': ' ',
  'clv.act.noFit': 'The data carry no fit, so there is no forecast to act on.',
  'clv.act.empty': 'The plain formulas work without a fit',
  'clv.act.empty.text':
    'What would be enough for a forecast stands in the note above: customers who came back, and time to watch them.',
  'clv.act.empty.formulas': 'See the plain formulas',
  'clv.act.customers': (p: N) => count(p.n, 'customer'),
  'clv.act.frame': (p: { days: string }) =>
    `Expected revenue and values look ${p.days} days ahead. A value is revenue times the margin above, discounted by the rate above.`,

  'clv.act.finding.noFit': 'No forecast can be made from these orders yet',
  'clv.act.finding.none': 'There are no orders in this frame',
  'clv.act.finding.worthless': 'With this margin no customer is worth anything',
  'clv.act.finding.nobodyLeaves': 'By this model nobody leaves, so there is nobody to win back',
  'clv.act.finding.allStay': (p: { alive: string; keep: string }) =>
    `No valuable customer is below a ${p.alive} chance of still being one`,
  'clv.act.finding.lost': (p: { customers: string; stake: string }) =>
    `${p.customers === '1' ? 'One valuable customer has' : `${p.customers} valuable customers have`} probably left, and ${p.stake} with them`,
  'clv.act.finding.untold': 'This fit cannot tell who has left from who only pauses',
  'clv.act.untold.lede':
    'A chance of having left would be a guess here, so there are no quadrants and no win-back list by it. Expected orders are forecast as if almost nobody left.',
  'clv.act.untold.title': 'Who is overdue by their own rhythm, and which groups the future comes from, can be said',
  'clv.act.untold.lifecycle': 'See who is overdue',
  'clv.act.untold.groups': 'See the groups',
  'clv.act.lede': (p: { cut: string; days: string; alive: string }) =>
    `Valuable is who would bring ${p.cut} or more in the next ${count(p.days, 'day')} if still a customer. Probably left is who is below a ${p.alive} chance of still being one (P(alive)).`,
  'clv.act.finding.alike': 'If still customers, all would bring about the same: value does not part them',
  'clv.act.lede.alike':
    'The groups differ by 1% at most on average, so a “high value” here is a matter of the last digit. Go by the chance of still being a customer alone.',
  'clv.act.lede.plain': 'Customers by their chance of still being one, and by what they would then bring.',

  'clv.act.alive': 'Still a customer from',
  'clv.act.worth': 'Valuable is',
  'clv.act.worth.top': (p: N) => `the top ${p.n}%`,
  'clv.act.worth.mean': 'above the mean',
  'clv.act.worth.amount': 'from an amount on',
  'clv.act.worth.amount.label': 'Amount',
  'clv.act.money.problem': 'an amount of 0 or more',
  'clv.act.control.problem': '0 to 50',
  'clv.act.seed.problem': 'a whole number, 0 to 999,999',

  'clv.act.quadrant.keep': 'Keep close',
  'clv.act.quadrant.win-back': 'Win back',
  'clv.act.quadrant.grow': 'Grow',
  'clv.act.quadrant.let-go': 'Let go',
  'clv.act.quadrant.keep.who': 'still customers, worth much',
  'clv.act.quadrant.win-back.who': 'probably gone, worth much if they came back',
  'clv.act.quadrant.grow.who': 'still customers, worth little so far',
  'clv.act.quadrant.let-go.who': 'probably gone, worth little',
  'clv.act.quadrants.title': 'Four groups, four things to do',
  'clv.act.quadrants.sub': (p: { days: string }) =>
    `Every customer is in one of them; expected revenue in ${p.days} days`,
  'clv.act.quadrants.note':
    'At stake: value if still a customer, times the chance of having left. A group opens its customers.',

  'clv.act.map.plain': 'Chance of still being a customer, and what one would then be worth',
  'clv.act.map.title': (p: { people: string; money: string }) =>
    `${p.people} of customers are likely to stay and worth much: they carry ${p.money} of the expected revenue`,
  'clv.act.map.sub': (p: { days: string }) =>
    `Customers by P(alive) and by their value in ${p.days} days if they are still customers; both cuts drawn`,
  'clv.act.map.note': (p: N) =>
    `n = ${count(p.n, 'customer')}. The value is given that they are still customers, so it does not fall with P(alive).`,
  'clv.act.map.x': 'chance of still being a customer, P(alive)',
  'clv.act.map.y': 'value if still a customer',
  'clv.act.map.scale': 'customers',
  'clv.act.map.nothing': 'nothing',
  'clv.act.map.aliveRange': (p: { low: string; high: string }) => `P(alive) ${p.low} to ${p.high}`,
  'clv.act.map.worthRange': (p: { range: string }) => `${p.range} if still a customer`,

  'clv.act.column.quadrant': 'Group',
  'clv.act.column.customers': 'Customers',
  'clv.act.column.share': 'Share',
  'clv.act.column.alive': 'P(alive)',
  'clv.act.column.expected': 'Expected revenue',
  'clv.act.column.historic': 'Revenue so far',
  'clv.act.column.stake': 'At stake',
  'clv.act.column.worth': 'Value if still a customer',
  'clv.act.column.customer': 'Customer',
  'clv.act.column.group': 'Part of',
  'clv.act.column.breakEven': 'Break-even',
  'clv.act.column.days': 'Purchase days',
  'clv.act.column.last': 'Last order',
  'clv.act.column.times': 'Repeat purchase days',
  'clv.act.column.silent': 'Days since last purchase',
  'clv.act.column.orders': 'Expected orders',
  'clv.act.save': 'Save',
  'clv.act.saveOf': (p: { name: string }) => `Save “${p.name}” as a segment`,

  'clv.act.plan.cost': 'Cost per contact',
  'clv.act.plan.budget': 'Budget',
  'clv.act.plan.floor': 'P(alive) at least',
  'clv.act.plan.control': 'Kept apart as control',
  'clv.act.plan.seed': 'Seed of the draw',
  'clv.act.plan.noCap': 'no cap',
  'clv.act.plan.ofBudget': (p: { budget: string }) => `of a budget of ${p.budget}`,
  'clv.act.plan.contacts': 'To contact',
  'clv.act.plan.controls': (p: N) => `${p.n} kept apart as control group`,
  'clv.act.plan.totalCost': 'Cost of all contacts',
  'clv.act.plan.stake': 'At stake with them',
  'clv.act.plan.aliveMean': (p: { rate: string }) => `mean P(alive) ${p.rate}`,
  'clv.act.plan.breakEven': 'Break-even return',
  'clv.act.plan.worst': (p: { rate: string }) => `the last one listed needs ${p.rate}`,
  'clv.act.group.contact': 'contact',
  'clv.act.group.control': 'control group',

  'clv.act.list.plain': 'Whom to win back first',
  'clv.act.list.sub': (p: { days: string }) =>
    `Customers below the cut of P(alive), by what is at stake in ${p.days} days: value if still a customer × chance of having left`,
  'clv.act.list.title': (p: { contacts: string; needed: string; rate: string }) =>
    p.contacts === '1'
      ? `Writing to one customer pays if the contact adds ${p.rate} to the chance of a return`
      : `Writing to ${p.contacts} customers pays if it brings back ${p.needed} more of them than would come anyway (${p.rate})`,
  'clv.act.list.free': (p: { contacts: string; stake: string }) =>
    `${count(p.contacts, 'customer')} to win back, with ${p.stake} at stake`,
  'clv.act.list.nobody': 'Nobody is between the two bounds of P(alive)',
  'clv.act.list.never': (p: { pool: string }) =>
    `${count(p.pool, 'customer is', 'customers are')} between the bounds, but a contact costs more than any of them has at stake`,
  'clv.act.list.noBudget': 'The budget does not pay for one contact',
  'clv.act.list.note': (p: { pool: string; floor: string; alive: string }) =>
    `${count(p.pool, 'customer has', 'customers have')} a P(alive) from ${p.floor} to below ${p.alive}.`,
  'clv.act.list.unpaid': (p: N) =>
    `${count(p.n, 'customer is', 'customers are')} left out because a contact costs more than they have at stake.`,
  'clv.act.list.beyond': (p: N) => `${p.n} more would pay, beyond the budget.`,
  'clv.act.list.fewControls': (p: N & { least: string }) =>
    `A control group of ${p.n} tells nothing but luck; at least ${p.least} would be needed.`,
  'clv.act.list.saveContacts': (p: N) => `Save ${p.n} to contact as a segment`,
  'clv.act.list.saveControls': (p: N) => `Save the control group of ${p.n}`,
  'clv.act.list.open': 'Open the whole list',
  'clv.act.suggest.contact': 'Win back: contact',
  'clv.act.suggest.control': 'Win back: control group',

  'clv.act.heat.of': 'Show',
  'clv.act.heat.source': 'From',
  'clv.act.heat.alive.short': 'Chance of still being a customer',
  'clv.act.heat.orders.short': 'Expected orders',
  'clv.act.heat.source.model': 'the model',
  'clv.act.heat.source.shop': 'own customers',
  'clv.act.heat.title.alive': 'The more often somebody bought, the sooner silence means goodbye',
  'clv.act.heat.title.orders': 'Who will order again: often before, and lately',
  'clv.act.heat.sub.model': (p: { days: string; age: string }) =>
    `By repeat purchase days and days since the last purchase, for a customer who first bought ${p.age} days ago; orders in ${p.days} days`,
  'clv.act.heat.sub.shop': (p: { days: string }) =>
    `Mean of the shop’s own customers, by repeat purchase days and days since the last purchase; orders in ${p.days} days`,
  'clv.act.heat.note.model':
    'Asked of the middle of each class. Who bought once is as old as the silence. Empty where no such customer can be. The customers are the shop’s own, of any age.',
  'clv.act.heat.note.bgbb':
    'BG/BB counts occasions, not days: repeats are occasions with a purchase here. Asked of the middle of each class; empty where no such customer can be.',
  'clv.act.heat.note.untold': 'How fast orders fade with silence rests on leaving, which these orders do not show.',
  'clv.act.heat.little': (p: { least: string; n: string }) =>
    `A map needs at least ${p.least} customers; here there ${p.n === '1' ? 'is' : 'are'} ${p.n}.`,
  'clv.act.heat.note.shop': 'A cell opens its customers. Empty where the shop has none.',
  'clv.act.heat.scale.alive': 'P(alive)',
  'clv.act.heat.scale.orders': 'Expected orders',
  'clv.act.heat.cell': (p: { times: string; days: string }) =>
    `${p.times === '1' ? '1 repeat purchase day' : `${p.times} repeat purchase days`}, silent for ${p.days === '1' ? '1 day' : `${p.days} days`}`,
  'clv.act.heat.alive': (p: { rate: string }) => `P(alive) ${p.rate}`,
  'clv.act.heat.orders': (p: N) => `${p.n} expected orders`,
  'clv.act.heat.orMore': (p: N) => `${p.n}+`,
  'clv.act.heat.plain.alive': 'Chance of still being a customer, by purchases and silence',
  'clv.act.heat.plain.orders': 'Expected orders, by purchases and silence',
  'clv.act.heat.rowHead': 'Repeats',
  'clv.act.heat.hardly': '<1%',
  'clv.act.heat.nearly': '>99%',
  'clv.act.heat.hardlyAny': '<0.01',

  'segments.clv-act.p_alive': 'a chance of still being a customer',
  'segments.clv-act.value_if_active': 'a value, if still customers,',
  'segments.clv-act.x': 'repeat purchase days',
  'segments.clv-act.days_since': 'days since the last purchase',
  'segments.clv-win-back.both': (p: { floor: string; alive: string; day: string }) =>
    `The win-back list: customers with a P(alive) from ${p.floor} to below ${p.alive}, as known on ${p.day}, the most at stake first, as many as the budget pays, with their control group`,
  'segments.clv-win-back.contact': (p: { floor: string; alive: string; day: string }) =>
    `Those to contact of the win-back list: customers with a P(alive) from ${p.floor} to below ${p.alive}, as known on ${p.day}, the most at stake first, as many as the budget pays`,
  'segments.clv-win-back.control': (p: { floor: string; alive: string; day: string }) =>
    `The control group of the win-back list: drawn from customers with a P(alive) from ${p.floor} to below ${p.alive}, as known on ${p.day}, not to be contacted`,

  'methods.clv-quadrants.name': 'Quadrants of P(alive) and value',
  'methods.clv-quadrants.short':
    'P(alive) across, value if still a customer up: value ÷ P(alive). The two cuts make four groups that hold every customer once.',
  'methods.clv-quadrants.text': text(
    'The expected value of a customer already contains the chance of having left, so who has probably left is worth little by it, and nobody would be worth winning back. The quadrants therefore ask what a customer is worth if they are still one: value ÷ P(alive), with the same horizon, margin and discount rate. It depends on how often and for how much they bought, not on how long they have been silent. Everywhere else “value” stays the expected value.',
    'Keep close: P(alive) and value if still a customer at or above their cuts. Win back: P(alive) below, value at or above. Grow: P(alive) at or above, value below. Let go: both below. The cut of value is the top fifth unless set otherwise; one found in the data (a top share, the mean) is cut down to four digits, so that it can be said and kept.',
    'At stake is what is expected to be lost: value if still a customer × (1 − P(alive)).',
  ),
  'methods.clv-win-back.name': 'Win-back list',
  'methods.clv-win-back.short':
    'Customers with P(alive) between two bounds, by value if still a customer × (1 − P(alive)); as many as the budget pays, a drawn share kept apart. Break-even: cost ÷ value if back.',
  'methods.clv-win-back.text': text(
    'Listed are customers whose P(alive) is at least the floor and below the cut, the most at stake first (ties by customer id). Who has less at stake than a contact costs is left out: even a sure return would not pay for it. Contacts are taken from the top until the budget is spent.',
    'Break-even is cost per contact ÷ value if still a customer: the chance of a return that the contact must add to pay for itself. Of the whole list it is all cost ÷ the sum of those values.',
    'A share of the candidates is kept apart and not contacted. Who, is drawn by a hash (MD5) of customer id and seed, so the same customers are drawn at any time. They stand in the list at their own place, as far down as the contacts reach, and the export names the group of each. After the campaign, the share who came back among contacts less that among controls is what it did; the difference to last month is not.',
  ),
  'methods.clv-recency-frequency.name': 'Maps over recency and frequency',
  'methods.clv-recency-frequency.short':
    'P(alive) and expected orders by repeat purchase days and days since the last purchase: from the model at one age, or the mean of the shop’s own customers in each cell.',
  'methods.clv-recency-frequency.text': text(
    'The model’s map asks the fitted functions for the middle of each class: x repeat purchase days, last purchase so many days ago, first purchase as long ago as that of the customer in the middle of those who came back. A customer who bought once has been silent since, so there the age is the silence. Where no such customer can be, the cell stays empty.',
    'The other map shows means over the shop’s own customers of any age. Classes of days are equally wide, at most twelve.',
  ),
};
