export const samples = {
  'samples.roaster.name': 'A coffee roaster with a leaky second order',
  'samples.roaster.question': 'Everybody loves the first bag. Where do they go?',
  'samples.roaster.facts': '7,400 customers, 24 months, CNY',
  'samples.kids.name': 'A children’s clothes shop that lives twice a year',
  'samples.kids.question': 'Are they lost, or only waiting for the season?',
  'samples.kids.facts': '7,200 customers, 36 months, CNY',
  'samples.tea.name': 'A tea shop whose members stop at the line',
  'samples.tea.question': 'What happens just above 1,000 yuan?',
  'samples.tea.facts': '4,900 customers, 18 months, CNY',

  'samples.roaster.second': (p: { share: string; customers: string }) =>
    `Of ${p.customers} customers, only ${p.share} ever ordered a second time.`,
  'samples.roaster.third': (p: { share: string }) =>
    `Of those who did, ${p.share} ordered a third time: the leak is between the first order and the second.`,
  'samples.roaster.channel': (p: { own: string; market: string }) =>
    `It is the marketplace that leaks: ${p.market} of those who began there came back, against ${p.own} in the shop’s own channel.`,
  'samples.kids.season': (p: { share: string }) =>
    `${p.share} of all orders fall in four months: March, April, September and October.`,
  'samples.kids.waiting': (p: { quiet: string; within: string; share: string }) =>
    `Of the customers who were quiet for ${p.quiet} days after their first order, ${p.share} were back within ${p.within} days: they were waiting for the season.`,
  'samples.tea.line': (p: { low: string; line: string; high: string; below: string; above: string }) =>
    `${p.above} customers have spent between ${p.line} and ${p.high} yuan, but only ${p.below} between ${p.low} and ${p.line}.`,
  'samples.tea.stop': (p: { line: string; other: string; stop: string; otherStop: string }) =>
    `Of those who reached ${p.line} yuan, ${p.stop} never ordered again; of those who reached ${p.other} yuan, ${p.otherStop}.`,
} as const;
