import { count } from './plural.ts';

type N = { n: string };
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const lifecycle = {
  'lifecycle.view.states': 'States now',
  'lifecycle.view.flows': 'Month by month',
  'lifecycle.view.hazard': 'Chance of return',
  'lifecycle.view.stages': 'Stages and ladder',
  'lifecycle.about.states': 'who is in their rhythm, who is overdue',
  'lifecycle.about.flows': 'who comes, stays, goes and returns',
  'lifecycle.about.hazard': 'how long waiting is worth it',
  'lifecycle.about.stages': 'from first order to super-user',
  'lifecycle.loading': 'Looking at the gaps between orders',
  'lifecycle.between': ' ',
  'lifecycle.yes': 'yes',
  'lifecycle.no': 'no',
  'lifecycle.few': 'few',
  'lifecycle.days': (p: N) => count(p.n, 'day'),
  'lifecycle.times': (p: N) => `${p.n}×`,
  'lifecycle.save': 'Save as segment',

  'lifecycle.state.none': 'not yet a customer',
  'lifecycle.state.new': 'new',
  'lifecycle.state.active': 'active',
  'lifecycle.state.won-back': 'won back',
  'lifecycle.state.silent': 'silent',
  'lifecycle.state.lost': 'lost',
  'lifecycle.stage.first': 'one order',
  'lifecycle.stage.repeat': 'repurchasing',
  'lifecycle.stage.super': 'super-users',
  'lifecycle.step.1': '1 order',
  'lifecycle.step.2': '2 orders',
  'lifecycle.step.3-4': '3 or 4 orders',
  'lifecycle.step.5+': '5 orders or more',
  'lifecycle.loyalty.loyal': 'loyal',
  'lifecycle.loyalty.swing': 'swing',
  'lifecycle.loyalty.young': 'too early to tell',
  'lifecycle.loyalty.once': 'one purchase day',

  'lifecycle.cadence': 'Usual gap',
  'lifecycle.cadence.own': 'each customer’s own',
  'lifecycle.cadence.shop': 'the shop’s',
  'lifecycle.cut.silent': 'Silent after',
  'lifecycle.cut.lost': 'Lost after',
  'lifecycle.cut.auto': 'what the data says',
  'lifecycle.cut.times': 'times the usual gap',
  'lifecycle.cut.days': 'days',
  'lifecycle.cut.unit.times': '×',
  'lifecycle.cut.unit.days': 'days',
  'lifecycle.cut.number': (p: { cut: string }) => `${p.cut}: number`,
  'lifecycle.cut.refused': 'Lost must come after silent.',
  'lifecycle.cuts.own': (p: { customers: string; silent: string; lost: string; ownSilent: string; ownLost: string }) =>
    `Silent: more than ${p.ownSilent} times their own usual gap without an order; lost: more than ${p.ownLost} times. ${count(p.customers, 'customer')} ${p.customers === '1' ? 'has' : 'have'} such a gap; for all others it is ${p.silent} and ${count(p.lost, 'day')}.`,
  'lifecycle.cuts.shop': (p: { silent: string; lost: string }) =>
    `Silent is who has not ordered for more than ${count(p.silent, 'day')}, lost for more than ${p.lost}.`,

  'lifecycle.cuts.silentDays': (p: { silent: string; lost: string; ownLost: string }) =>
    `Silent is who has not ordered for more than ${count(p.silent, 'day')}, lost who has waited more than ${p.ownLost} times their own usual gap since that order, or ${count(p.lost, 'day')} without one.`,
  'lifecycle.cuts.lostDays': (p: { silent: string; lost: string; ownSilent: string }) =>
    `Silent is who has waited more than ${p.ownSilent} times their own usual gap, or ${count(p.silent, 'day')} without one; lost who has not ordered for more than ${count(p.lost, 'day')}.`,
  'lifecycle.crossed':
    'By these cut-offs lost would come before silent. It begins the day after silent instead; choose a later cut-off for lost.',

  'lifecycle.finding.none': 'There are no orders in this frame',
  'lifecycle.finding.unknown': (p: { customers: string }) =>
    p.customers === '1'
      ? 'The one customer has not come back yet, so no gap is usual'
      : `None of the ${p.customers} customers has come back yet, so no gap is usual`,
  'lifecycle.finding.few': (p: { customers: string; silent: string; lost: string }) =>
    p.customers === '1'
      ? p.lost === '1'
        ? 'The one customer is lost'
        : p.silent === '1'
          ? 'The one customer has gone silent'
          : 'The one customer is not overdue'
      : `Of ${p.customers} customers, ${p.silent} ${p.silent === '1' ? 'has' : 'have'} gone silent and ${p.lost} ${p.lost === '1' ? 'is' : 'are'} lost`,
  'lifecycle.finding.all': (p: { customers: string }) => `None of the ${p.customers} customers is overdue`,
  'lifecycle.finding.states': (p: { silent: string; lost: string }) =>
    `${p.silent} of customers have gone silent, ${p.lost} are lost`,
  'lifecycle.unknown.lede':
    'Nothing in the data tells how long a silence is too long. Set the days by hand to see the states.',
  'lifecycle.unknown.text':
    'States need at least one customer who bought on two days, or cut-offs set by hand above: choose “days” for silent and for lost.',
  'lifecycle.short':
    'The orders span less than twice the days after which a customer counts as lost. Longer gaps could hardly be seen to end, so the cut-offs from the data are rather short. Set them by hand if you know better.',

  'lifecycle.states.title': (p: { state: string; share: string; revenue: string }) =>
    `The ${p.share} who are ${p.state} have brought ${p.revenue} of revenue`,
  'lifecycle.states.plain': 'Where each customer stands',
  'lifecycle.states.sub': 'Customers by state on the last day; revenue: all their orders in the frame',
  'lifecycle.states.note': (p: { customers: string }) => `n = ${count(p.customers, 'customer')}, each in one state.`,
  'lifecycle.states.plainCuts': 'by the data',
  'lifecycle.zone.present': 'in rhythm',
  'lifecycle.gaps.title.own': (p: { silent: string; lost: string; beyondSilent: string; beyondLost: string }) =>
    `${p.beyondSilent} of returns came after more than ${p.silent} times the customer’s own gap, ${p.beyondLost} after more than ${p.lost} times`,
  'lifecycle.gaps.title.rest': (p: { silent: string; lost: string; beyondSilent: string; beyondLost: string }) =>
    `${p.beyondSilent} of returns came after more than ${count(p.silent, 'day')}, ${p.beyondLost} after more than ${p.lost}`,
  'lifecycle.gaps.plain.own': 'Gaps measured by the customer’s own usual gap',
  'lifecycle.gaps.plain.rest': 'Days between two purchases',
  'lifecycle.gaps.sub.own':
    'Gaps that ended with an order, as multiples of the customer’s median gap before; lines: the cut-offs',
  'lifecycle.gaps.sub.rest':
    'Gaps that ended with an order, in days; lines: the cut-offs of customers without a gap of their own',
  'lifecycle.gaps.axis.own': 'times the own usual gap',
  'lifecycle.gaps.axis.rest': 'days from one purchase day to the next',
  'lifecycle.gaps.bin.own': (p: { low: string; high: string }) => `${p.low} to ${p.high} times`,
  'lifecycle.gaps.bin.rest': (p: { low: string; high: string }) =>
    p.low === p.high ? count(p.low, 'day') : `${p.low} to ${p.high} days`,
  'lifecycle.gaps.open.own': (p: { low: string }) => `${p.low} times and more`,
  'lifecycle.gaps.open.rest': (p: { low: string }) => `${p.low} days and more`,
  'lifecycle.gaps.note.own': (p: { gaps: string; customers: string }) =>
    `n = ${count(p.gaps, 'gap')}, each after three known ones. The last bar holds all longer ones.`,
  'lifecycle.gaps.note.rest': (p: { gaps: string; customers: string }) =>
    `n = ${count(p.gaps, 'gap')}. Silences that have not ended are not gaps yet. The last bar holds all longer ones.`,
  'lifecycle.gaps.note.few': (p: { least: string }) =>
    `Fewer than ${p.least}: the cut-offs are twice and three times the median.`,
  'lifecycle.gaps.little.own': (p: { customers: string }) =>
    p.customers === '0'
      ? 'A usual gap of one’s own takes purchases on four days; nobody has them yet. Everyone is measured by the shop’s gaps.'
      : `Purchases on four days make a usual gap (${count(p.customers, 'customer')} so far); it takes a fifth to compare with it.`,
  'lifecycle.gaps.little.rest': 'A gap takes a customer who bought on two days; there is none yet.',

  'lifecycle.by': 'Stayed means',
  'lifecycle.by.rhythm': 'not lost',
  'lifecycle.by.month': 'bought each month',
  'lifecycle.month': 'Month',
  'lifecycle.month.all': 'all complete months',
  'lifecycle.month.part': (p: { month: string }) => `${p.month} (not over)`,
  'lifecycle.note.cut': (p: { shown: string; total: string }) =>
    `The last ${p.shown} of ${p.total} months are drawn; the export has all.`,
  'lifecycle.flows.finding.rhythm': (p: { kept: string; gone: string; months: string }) =>
    `Month by month ${p.kept} of customers stay and ${p.gone} are lost`,
  'lifecycle.flows.finding.month': (p: { kept: string; gone: string; months: string }) =>
    `Of one month’s buyers ${p.kept} buy again in the next`,
  'lifecycle.flows.early': (p: { customers: string }) =>
    `${count(p.customers, 'customer')} came; it is too early to say who stays`,
  'lifecycle.flows.lede.rhythm':
    'Counted by states at month ends, as known on that day: who was not lost when the month began, and is not when it ends, has stayed.',
  'lifecycle.flows.lede.month':
    'Counted by calendar months: who bought in a month and in the one before has returned; who bought only in the one before is dormant, though perhaps within their rhythm.',
  'lifecycle.flow.rhythm.kept': 'stayed',
  'lifecycle.flow.rhythm.newcomers': 'new',
  'lifecycle.flow.rhythm.returned': 'back from lost',
  'lifecycle.flow.rhythm.lost': 'lost',
  'lifecycle.flow.month.kept': 'returning',
  'lifecycle.flow.month.newcomers': 'new',
  'lifecycle.flow.month.returned': 'resurrected',
  'lifecycle.flow.month.lost': 'dormant',
  'lifecycle.flow.title.rhythm': (p: {
    month: string;
    kept: string;
    newcomers: string;
    returned: string;
    lost: string;
  }) => `${p.month}: ${p.newcomers} new, ${p.returned} back from lost, ${p.lost} lost`,
  'lifecycle.flow.title.month': (p: {
    month: string;
    kept: string;
    newcomers: string;
    returned: string;
    lost: string;
  }) => `${p.month}: ${p.kept} returned, ${p.newcomers} were new, ${p.returned} resurrected, ${p.lost} stayed away`,
  'lifecycle.flow.plain': 'Who came and went',
  'lifecycle.flow.sub.rhythm': 'Customers per month; below the line: those who passed into lost',
  'lifecycle.flow.sub.month':
    'Buyers per month by what they did before; below the line: last month’s buyers who did not come',
  'lifecycle.flow.note.rhythm': 'Click a month to open its customers. Hatched: not over yet.',
  'lifecycle.flow.note.month': 'Click a month to open its customers. Hatched: not over yet, more may come.',
  'lifecycle.flow.little': 'Flows need orders in at least two months.',
  'lifecycle.open.month': (p: { month: string }) => `Customers of ${p.month}:`,
  'lifecycle.open.flow': (p: { flow: string; n: string }) => `${p.flow} ${p.n}`,
  'lifecycle.retention.title.rhythm': (p: { rate: string; churn: string }) =>
    `${p.rate} stay from month to month; churn is ${p.churn}`,
  'lifecycle.retention.title.month': (p: { rate: string; churn: string }) =>
    `${p.rate} buy in the next month too; ${p.churn} do not`,
  'lifecycle.retention.plain': 'Retention by month',
  'lifecycle.retention.sub.rhythm':
    'Share of those not lost when the month began who are not lost at its end; churn is the rest',
  'lifecycle.retention.sub.month': 'Share of the month before’s buyers who bought in the month; churn is the rest',
  'lifecycle.retention.note.rhythm': (p: { least: string }) =>
    `Complete months with at least ${p.least} customers, from when a customer could be lost at all. The axis does not begin at 0.`,
  'lifecycle.retention.note.month': (p: { least: string }) =>
    `Complete months after one with at least ${p.least} buyers.`,
  'lifecycle.retention.little.rhythm': (p: { least: string }) =>
    `Retention needs a complete month that begins late enough for somebody to be lost, with at least ${p.least} customers.`,
  'lifecycle.retention.little.month': (p: { least: string }) =>
    `Retention needs a complete month after one with at least ${p.least} buyers.`,
  'lifecycle.retention.counts': (p: { month: string; kept: string; base: string }) =>
    `${p.month}: ${p.kept} of ${p.base}`,
  'lifecycle.stock.title': (p: { month: string; present: string; lost: string }) =>
    `${p.month} ends with ${count(p.present, 'customer')} not lost and ${p.lost} lost`,
  'lifecycle.stock.change': (p: {
    month: string;
    present: string;
    lost: string;
    before: string;
    was: string;
    wasLost: string;
  }) =>
    `From ${p.before} to ${p.month} customers not lost went from ${p.was} to ${p.present}, those lost from ${p.wasLost} to ${p.lost}`,
  'lifecycle.stock.plain': 'Customers by state over time',
  'lifecycle.stock.sub': 'Customers by state at the end of each month, as known then',
  'lifecycle.stock.note': 'The last bar stands at the last day of the frame. Click a month to see its moves.',
  'lifecycle.matrix.title': (p: { month: string; back: string; lost: string }) =>
    `Silent customers, ${p.month}: ${p.back} ordered again, ${p.lost} were lost`,
  'lifecycle.matrix.plain': (p: { month: string }) => `From state to state, ${p.month}`,
  'lifecycle.matrix.sub': 'Rows: state when the month began; columns: state at its end; share of the row',
  'lifecycle.matrix.note': 'Choose a cell to open its customers. Rows of few customers show counts.',
  'lifecycle.matrix.note.all': 'All complete months together; choose one month to open its customers.',
  'lifecycle.matrix.rowHead': 'From',
  'lifecycle.matrix.scale': 'Share of the row',
  'lifecycle.matrix.place': (p: { from: string; to: string; month: string }) => `${p.from} → ${p.to}, ${p.month}`,
  'lifecycle.matrix.place.none': (p: { from: string; to: string; month: string }) =>
    `first order in the month → ${p.to}, ${p.month}`,
  'lifecycle.matrix.counts': (p: { n: string; all: string }) => `${p.n} of ${count(p.all, 'customer')}`,
  'lifecycle.matrix.rate': (p: { rate: string; interval: string }) => `${p.rate} (95% interval ${p.interval})`,
  'lifecycle.matrix.part': 'The month is not over.',
  'lifecycle.path.title': (p: { months: string; lost: string; back: string }) =>
    p.months === '1'
      ? `In this month ${count(p.lost, 'customer was', 'customers were')} lost and ${p.back} came back after a silence`
      : `In these ${p.months} months ${count(p.lost, 'customer was', 'customers were')} lost and ${p.back} came back after a silence`,
  'lifecycle.path.plain': 'How customers moved from state to state',
  'lifecycle.path.sub': 'Customers by state at the end of each month, and how they moved',
  'lifecycle.path.note': 'Up to the month chosen above. Click a band to open its customers.',
  'lifecycle.path.span': 'Months',
  'lifecycle.path.little': 'Moves need a month of orders before the one chosen above.',

  'lifecycle.within': 'Back within',
  'lifecycle.chance': 'Chance below',
  'lifecycle.hazard.finding': (p: { day: string; days: string; chance: string }) =>
    `After ${count(p.day, 'day')} of silence the chance of an order in the next ${p.days} days is below ${p.chance}`,
  'lifecycle.hazard.dip': (p: { day: string; days: string; chance: string }) =>
    `After ${count(p.day, 'day')} of silence the chance of an order in the next ${p.days} days falls below ${p.chance}, and rises again later`,
  'lifecycle.hazard.above': (p: { day: string; days: string; chance: string; rate: string }) =>
    `Even after ${count(p.day, 'day')} of silence the chance of an order in the next ${p.days} days is ${p.rate}`,
  'lifecycle.hazard.never': (p: { days: string; chance: string; rate: string }) =>
    `The chance of an order in the next ${p.days} days is below ${p.chance} from the start`,
  'lifecycle.hazard.short': (p: { days: string }) =>
    `The orders span less than ${count(p.days, 'day')}: nobody could be followed that long`,
  'lifecycle.hazard.few': 'Too few purchases could be followed to give a chance',
  'lifecycle.hazard.title': (p: { days: string; first: string; later: string }) =>
    `Right after the first purchase the chance is ${p.first}, after a later one ${p.later}`,
  'lifecycle.hazard.plain': (p: { days: string }) => `Chance of an order in the next ${p.days} days`,
  'lifecycle.hazard.sub': (p: { days: string }) =>
    `Of customers silent for so many days, the share who ordered within the next ${p.days}; bands: 95% intervals`,
  'lifecycle.hazard.note': (p: { silences: string; least: string; days: string }) =>
    `n = ${count(p.silences, 'silence')} followed for ${p.days} days; drawn while at least ${p.least} lasted. A frequent customer counts with every silence. A point opens who is silent that long today.`,
  'lifecycle.hazard.axis': 'days of silence',
  'lifecycle.hazard.day': (p: N) => `after ${count(p.n, 'day')} of silence`,
  'lifecycle.hazard.callout': (p: { day: string }) => count(p.day, 'day'),
  'lifecycle.hazard.reading': (p: { rate: string; interval: string; returned: string; eligible: string }) =>
    `${p.rate} (${p.interval}), ${p.returned} of ${p.eligible}`,
  'lifecycle.hazard.cut': (p: { silentDay: string; silent: string; days: string }) =>
    `At the cut-off for silent (${count(p.silentDay, 'day')}) it is ${p.silent}; nobody could be followed as far as the one for lost.`,
  'lifecycle.hazard.cuts': (p: { silentDay: string; silent: string; lostDay: string; lost: string; days: string }) =>
    `At the cut-off for silent (${count(p.silentDay, 'day')}) it is ${p.silent}, at the one for lost (${count(p.lostDay, 'day')}) ${p.lost}.`,
  'lifecycle.hazard.little': (p: { least: string; days: string }) =>
    `A chance needs at least ${p.least} purchases followed for ${count(p.days, 'day')} or more.`,
  'lifecycle.part.all': 'after any purchase',
  'lifecycle.part.first': 'after the first purchase',
  'lifecycle.part.later': 'after a later purchase',
  'lifecycle.part.short.all': 'all',
  'lifecycle.part.short.first': 'first',
  'lifecycle.part.short.later': 'later',

  'lifecycle.super': 'Super-users',
  'lifecycle.super.by.top': 'by revenue',
  'lifecycle.super.by.orders': 'by orders',
  'lifecycle.super.slider.top': 'Top share',
  'lifecycle.super.slider.orders': 'Least orders',
  'lifecycle.super.value.top': (p: { value: string }) => `Top ${p.value}%`,
  'lifecycle.super.value.orders': (p: { value: string }) => `${p.value}+ orders`,
  'lifecycle.super.lede':
    'New: one order. Repurchasing: two or more. Super-users: among the latter, those the threshold picks. One large order makes no super-user.',
  'lifecycle.super.finding.top': (p: { value: string; customers: string; revenue: string }) =>
    `${count(p.customers, 'super-user')} in the top ${p.value}% by revenue ${p.customers === '1' ? 'has' : 'have'} brought ${p.revenue} of it`,
  'lifecycle.super.finding.orders': (p: { value: string; customers: string; revenue: string }) =>
    `${count(p.customers, 'super-user')} with ${p.value} orders or more ${p.customers === '1' ? 'has' : 'have'} brought ${p.revenue} of revenue`,
  'lifecycle.super.few.top': (p: { value: string; customers: string }) =>
    `${count(p.customers, 'customer')} in the top ${p.value}% came more than once`,
  'lifecycle.super.few.orders': (p: { value: string; customers: string }) =>
    `${count(p.customers, 'customer')} ${p.customers === '1' ? 'has' : 'have'} placed ${p.value} orders or more`,
  'lifecycle.super.nobody.top': (p: { value: string; customers: string }) =>
    `Nobody in the top ${p.value}% by revenue has ordered twice`,
  'lifecycle.super.nobody.orders': (p: { value: string; customers: string }) =>
    `Nobody has placed ${p.value} orders yet`,
  'lifecycle.follow': 'Followed for',
  'lifecycle.stages.title': (p: { share: string; revenue: string }) =>
    `${p.share} of customers stopped at one order so far; they brought ${p.revenue} of revenue`,
  'lifecycle.stages.plain': 'Customers by stage',
  'lifecycle.stages.sub': 'Customers by stage on the last day, and what they have brought',
  'lifecycle.stages.note': (p: { customers: string }) => `n = ${count(p.customers, 'customer')}, each in one stage.`,
  'lifecycle.threshold.title': (p: { rule: string; customers: string; revenue: string }) =>
    `${p.rule}: ${count(p.customers, 'customer')}, ${p.revenue} of revenue`,
  'lifecycle.threshold.plain': 'What each threshold holds',
  'lifecycle.threshold.sub.top': 'Share of revenue from super-users, by the share of customers taken from the top',
  'lifecycle.threshold.sub.orders': 'Share of revenue from super-users, by the least number of orders',
  'lifecycle.threshold.note': 'Only customers with two orders or more. A point sets the threshold.',
  'lifecycle.threshold.reading': (p: { revenue: string; customers: string }) =>
    `${p.revenue} of revenue, ${count(p.customers, 'customer')}`,
  'lifecycle.threshold.little': 'There is no revenue to share out.',
  'lifecycle.threshold.few': (p: { least: string }) =>
    `A threshold needs at least ${p.least} customers to say something.`,
  'lifecycle.threshold.nobody': 'Super-users have ordered twice or more; nobody has yet.',
  'lifecycle.later.title': (p: { days: string; top: string; once: string }) =>
    `Of super-users ${p.top} came again within ${p.days} days, of one-time buyers ${p.once}`,
  'lifecycle.later.plain': (p: { days: string }) => `Who came again within ${p.days} days`,
  'lifecycle.later.sub': (p: { days: string }) =>
    `Stages as known ${count(p.days, 'day')} before the last day; share who have ordered since`,
  'lifecycle.later.note':
    'Super-users are chosen for having bought much: the difference describes them and does not prove what a programme would do. The training material claims 75% for super members and 30% for others.',
  'lifecycle.later.counts': (p: { bought: string; customers: string }) => `${p.bought} of ${p.customers}`,
  'lifecycle.later.little': (p: { least: string; days: string }) =>
    `A comparison needs two stages with at least ${p.least} customers each, ${count(p.days, 'day')} before the last day.`,
  'lifecycle.upgrades.from': 'From',
  'lifecycle.upgrades.from.first': 'one order',
  'lifecycle.upgrades.from.repeat': 'repurchasing',
  'lifecycle.upgrades.title.first': (p: { rate: string }) =>
    `In an average month ${p.rate} of those with one order place their second`,
  'lifecycle.upgrades.title.repeat': (p: { rate: string }) =>
    `In an average month ${p.rate} of repurchasing customers become super-users`,
  'lifecycle.upgrades.plain': 'Upgrades by month',
  'lifecycle.upgrades.sub': 'Of those in the stage when the month began, the share who left it upwards in the month',
  'lifecycle.upgrades.note.top':
    'Super-user here: two orders and as much spent as the last of today’s top share. Complete months only; refunds are not taken off.',
  'lifecycle.upgrades.note.orders': 'Complete months only.',
  'lifecycle.upgrades.little': (p: { least: string }) =>
    `An upgrade rate needs a complete month that began with at least ${p.least} customers in the stage.`,
  'lifecycle.ladder.title': (p: { step: string; rate: string; reached: string }) =>
    `The hardest step is the one after ${p.step}: ${p.rate} of ${p.reached} have taken it`,
  'lifecycle.ladder.none': (p: { step: string }) => `Nobody has gone beyond ${p.step} yet`,
  'lifecycle.ladder.plain': 'The loyalty ladder',
  'lifecycle.ladder.sub': 'Customers standing on each step now, and all who reached it',
  'lifecycle.ladder.note': (p: { days: string }) =>
    `“Went on” is the share of those who reached the step, so far; newcomers still have time. The table also has the rate within ${count(p.days, 'day')}, among those followed that long. Days: median of those who went on.`,
  'lifecycle.loyalty.title': (p: { loyal: string; swing: string }) =>
    `Among those who can be judged, ${p.loyal} are loyal and ${p.swing} swing`,
  'lifecycle.loyalty.plain': 'Loyal and swing customers',
  'lifecycle.loyalty.sub':
    'Loyal: three purchase days or more and never silent. Swing: came back, but was silent at least once, or is now',
  'lifecycle.loyalty.note':
    'By what they did, with the cut-off for silent of the first view. The training material’s 32% loyal and 68% swing come from a survey and are another thing.',

  'lifecycle.column.state': 'State',
  'lifecycle.column.customers': 'Customers',
  'lifecycle.column.share': 'Share',
  'lifecycle.column.orders': 'Orders',
  'lifecycle.column.revenue': 'Revenue',
  'lifecycle.column.revenueShare': 'of revenue',
  'lifecycle.column.own': 'With own gap',
  'lifecycle.column.medianDays': 'Days since',
  'lifecycle.column.from': 'From',
  'lifecycle.column.below': 'Below',
  'lifecycle.column.open': 'all longer',
  'lifecycle.column.gaps': 'Gaps',
  'lifecycle.column.monthEnd': 'Month end',
  'lifecycle.column.complete': 'Month over',
  'lifecycle.column.fromState': 'When the month began',
  'lifecycle.column.toState': 'At its end',
  'lifecycle.column.base.rhythm': 'Not lost before',
  'lifecycle.column.base.month': 'Bought the month before',
  'lifecycle.column.retention': 'Retention',
  'lifecycle.column.interval': '95% interval',
  'lifecycle.column.part': 'Silence',
  'lifecycle.column.silence': 'Days of silence',
  'lifecycle.column.eligible': 'Lasted and followed',
  'lifecycle.column.returned': 'Ended by an order',
  'lifecycle.column.chance': 'Chance',
  'lifecycle.column.stage': 'Stage',
  'lifecycle.column.aov': 'AOV',
  'lifecycle.column.leastRevenue': 'Least revenue',
  'lifecycle.column.threshold.top': 'Top %',
  'lifecycle.column.threshold.orders': 'Least orders',
  'lifecycle.column.boughtSince': 'Ordered since',
  'lifecycle.column.atStart': 'In it before',
  'lifecycle.column.upgraded': 'Upgraded',
  'lifecycle.column.upgradeRate': 'Upgrade rate',
  'lifecycle.column.step': 'Step',
  'lifecycle.column.reached': 'Reached',
  'lifecycle.column.standing': 'Standing',
  'lifecycle.column.moved': 'Went on (customers)',
  'lifecycle.column.conversion': 'Went on',
  'lifecycle.column.waited': 'Days to it',
  'lifecycle.column.followed': 'Followed',
  'lifecycle.column.within': (p: { days: string }) => `in ${p.days} days`,
  'lifecycle.column.loyalty': 'By behaviour',

  'segments.lifecycle-state': (p: { state: string }) => `Customers whose lifecycle state is “${p.state}”.`,
  'segments.lifecycle-move': (p: { day: string; from: string; to: string }) =>
    `Customers who were ${p.from} when the month up to ${p.day} began, and ${p.to} on that day.`,
  'segments.lifecycle-month.kept': (p: { month: string }) =>
    `Customers who bought in ${p.month} and in the month before.`,
  'segments.lifecycle-month.newcomers': (p: { month: string }) => `Customers whose first order was in ${p.month}.`,
  'segments.lifecycle-month.returned': (p: { month: string }) =>
    `Customers who bought in ${p.month}, not in the month before, but earlier.`,
  'segments.lifecycle-month.lost': (p: { month: string }) =>
    `Customers who bought in the month before ${p.month}, but not in it.`,
  'segments.lifecycle-stage': (p: { stage: string; rule: string }) =>
    `Customers of the stage “${p.stage}” (super-users: ${p.rule}).`,
  'segments.lifecycle-super.top': (p: { value: string }) => `top ${p.value}% by revenue with two orders or more`,
  'segments.lifecycle-super.orders': (p: { value: string }) => `${p.value} orders or more`,
  'segments.lifecycle-later': (p: { stage: string; days: string }) =>
    `Customers who were of the stage “${p.stage}” ${count(p.days, 'day')} before the last day.`,
  'segments.lifecycle-upgrade.first': (p: { month: string }) =>
    `Customers who placed their second order in ${p.month}, after a first in an earlier month.`,
  'segments.lifecycle-upgrade.repeat': (p: { month: string }) => `Customers who became super-users in ${p.month}.`,
  'segments.lifecycle-loyalty': (p: { loyalty: string }) => `Customers who are “${p.loyalty}” by behaviour.`,

  'methods.group.lifecycle': 'Lifecycle',
  'methods.lifecycle-states.name': 'Lifecycle states',
  'methods.lifecycle-states.short':
    'New, active, won back, silent or lost, by the days since the last purchase against the usual gap: the customer’s own, where three gaps are known, else the shop’s.',
  'methods.lifecycle-states.text': text(
    'Purchase days are counted, so that two orders on one day leave no gap. A customer’s own usual gap is the median of their gaps; it is known from three gaps on, that is four purchase days, and for each silence only the gaps before it count.',
    '\toverdue ratio = days since the last purchase ÷ own median gap',
    'A silence is counted up to the last day of the frame. “Days since” in the table are those of RFM, up to the as-of date, and so at least one more.',
    'Cut-offs from the data: the 90th percentile (silent) and the 97.5th (lost) of what returning customers took. For customers with an own gap these are percentiles of gap ÷ own median gap before it; for the others percentiles of all gaps in days. Below 20 such gaps, twice and three times the median stand in their place. Without any gap nothing is judged.',
    'Cut-offs by hand: multiples of the usual gap (for customers without one of their own, of the shop’s median gap), or days for everyone.',
    'New: one purchase day and not yet beyond the cut-off for silent. Active: two or more, not beyond it. Won back: the last purchase ended a silence beyond the cut-off, and no new one has begun; with the next order in time the customer is active again. Silent and lost: beyond the first and the second cut-off. Lost begins at least one day after silent.',
    'At the end of an earlier month the state uses only the orders up to that day. The cut-offs themselves are one definition for all months, taken from all gaps of the frame, so that months can be compared.',
    'Limits: gaps that have not ended cannot be measured, so in a short frame the percentiles are too low. Where nearly everyone bought once, the cut-offs rest on the few who came back. A silent customer may be content: see the chance of return.',
  ),
  'methods.lifecycle-flows.name': 'Retention by states',
  'methods.lifecycle-flows.short':
    'Of the customers not lost when a month begins, the share not lost at its end. Churn is 1 − retention.',
  'methods.lifecycle-flows.text': text(
    'States are taken at the end of each month, as known then; in a month that is not over, on the last day of the frame.',
    '\tnot lost at the end = not lost at the beginning + new + back from lost − lost',
    'New: first order in the month. Lost: passed into lost in the month. Back from lost: was lost when the month began and is not at its end. What happens and is undone within one month is not seen.',
    'Retention is shown from the first month that begins later than the cut-off for lost after the first day of the frame: before, nobody could have been lost. The interval is Wilson’s.',
    'Limits: a customer is counted as lost when the cut-off has passed, not when they decided to leave.',
  ),
  'methods.lifecycle-months.name': 'Returning, resurrected, dormant',
  'methods.lifecycle-months.short':
    'By calendar months: returning bought in the month and the one before; resurrected bought before, but not in the month before; dormant bought in the month before, but not in this.',
  'methods.lifecycle-months.text': text(
    '\tbuyers of the month = new + returning + resurrected',
    '\tdormant = buyers of the month before − returning',
    'Retention is returning ÷ buyers of the month before, with Wilson’s interval; churn is 1 − retention. This is how product analytics counts a lifecycle.',
    'Limits: a customer who buys every six weeks is dormant and resurrected by turns. For shops whose usual gap is longer than a month, the states say more.',
  ),
  'methods.lifecycle-hazard.name': 'Chance of return by silence',
  'methods.lifecycle-hazard.short':
    'Of silences that had lasted d days and could be followed for N days more, the share that ended with an order in those N days.',
  'methods.lifecycle-hazard.text': text(
    'A silence begins on every purchase day and ends on the next one. For each number of days d, the silences are counted that had lasted d days and whose day d + N is not after the last day of the frame; nothing is counted that was not followed to the end.',
    '\tchance(d) = ended within (d, d + N] ÷ lasted d days and followed for N more',
    'The first purchase and later ones are told apart, because those who came back once come back more readily. Shown while at least 20 silences lasted; the interval is Wilson’s.',
    'The day named in the finding is the first from which on the chance stays below the chosen rate, as far as it could be followed.',
    'Limits: a frequent customer counts with every silence, so the intervals are somewhat too narrow. Short silences are those of all customers, long ones of few.',
  ),
  'methods.lifecycle-stages.name': 'Stages and super-users',
  'methods.lifecycle-stages.short':
    'One order, repurchasing, super-users. Super-users are the top x % by revenue, or those with n orders or more, and have at least two orders.',
  'methods.lifecycle-stages.text': text(
    'Top x %: the first ⌈x · n⌉ of all n customers by revenue, ties by customer id; those of them with one order stay in the first stage. The training material names super-users and gives no rule, so the threshold is yours.',
    'Coming again: the stages are taken as known N days before the last day, and only orders after that day count. Otherwise super-users would have come again by definition.',
    'Upgrade rate: of those in a stage when a month began, the share who left it upwards in the month. With the top share, a customer becomes a super-user on reaching, with two orders or more, what the last of today’s top share has spent; today’s threshold is used for all months, and refunds are not taken off.',
    'Limits: super-users are chosen by the past. That they come again more often is selection, not an effect of any programme.',
  ),
  'methods.lifecycle-ladder.name': 'Ladder and loyalty',
  'methods.lifecycle-ladder.short':
    'Steps of 1, 2, 3 to 4, and 5 orders or more, with the share that went on and the days it took. Loyal customers were never silent, swing customers were.',
  'methods.lifecycle-ladder.text': text(
    'Went on: of all who reached a step, those who reached the next so far. Within N days: of those who reached it at least N days before the last day, those who reached the next within N days. The days are the median of those who went on.',
    'Loyal: purchases on three days or more and never a silence beyond the cut-off for silent, the present one included. Swing: on two days or more and at least one such silence. On two days without one: too early to tell. The cut-offs are those of the lifecycle states.',
    'Limits: this is loyalty by behaviour. What customers feel takes a survey.',
  ),
} as const;
