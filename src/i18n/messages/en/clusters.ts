import { count } from './plural.ts';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const clusters = {
  'engine.code.fit-lost': 'The computation stopped before it had an answer. Start it again.',
  'engine.code.fit-start-failed':
    'The part of the page that computes could not be started. Load the page again; your files and saved definitions stay.',

  'clusters.about': 'groups found by algorithm',
  'clusters.loading': 'Looking for groups of customers',
  'clusters.stopped': 'The search for groups was stopped',
  'clusters.failed': 'The search for groups failed',
  'clusters.finding.clear': (p: { groups: string }) => `Your customers fall into ${p.groups} groups`,
  'clusters.finding.weak': (p: { groups: string }) => `Your customers form ${p.groups} groups with blurred borders`,
  'clusters.finding.none': 'Your customers do not fall into groups',
  'clusters.finding.clear.lede': (p: { name: string; people: string; money: string }) =>
    `The first one, “${p.name}”, is ${p.people} of the customers and brings ${p.money} of the revenue.`,
  'clusters.finding.weak.lede': (p: { name: string; people: string; money: string }) =>
    `The first one, “${p.name}”, is ${p.people} of the customers and brings ${p.money} of the revenue. The borders run through the crowd: people on both sides of one are much alike.`,
  'clusters.finding.none.lede': (p: { groups: string; silhouette: string; reference: string; stability: string }) =>
    `Cut into ${p.groups}, they are about as far apart as a crowd without groups would be (silhouette ${p.silhouette}, the crowd ${p.reference}; resampled shops agree to ${p.stability} of 1). Read the parts below as cuts, not as kinds of people; a rule set says as much and is easier to explain.`,
  'clusters.finding.few': (p: { customers: string; least: string }) =>
    `${count(p.customers, 'customer')} so far: groups are looked for from ${p.least} on`,
  'clusters.finding.few.lede': 'With fewer, a group is a handful of people and changes with the next order.',
  'clusters.few.rather': 'Classes by rules can do with fewer customers.',
  'clusters.finding.alike': 'Your customers are too much alike to group',
  'clusters.finding.alike.lede': (p: { distinct: string; least: string }) =>
    `In days since the last order, orders and money there are only ${p.distinct} different customers; ${p.least} are needed.`,

  'clusters.groups': 'Groups',
  'clusters.groups.suggested': (p: { groups: string }) => `suggested: ${p.groups}`,
  'clusters.groups.suggested.plain': 'suggested',
  'clusters.groups.unlike': (p: { asked: string; most: string }) =>
    `The link asks for ${p.asked} groups, but there are only ${p.most} different customers.`,
  'clusters.monetary': 'Money is',
  'clusters.monetary.total': 'revenue',
  'clusters.monetary.average': 'average order',
  'clusters.seed': 'Seed',
  'clusters.run': 'Look for groups',
  'clusters.cancelled': 'Nothing is shown, because the search was cancelled.',
  'clusters.phase.read': 'Reading the customers',
  'clusters.phase.sort': 'Putting the customers in order',
  'clusters.phase.groups': 'Trying 2 to 10 groups',
  'clusters.phase.resample': 'Grouping resampled shops, to see what stays',

  'clusters.name': (p: { traits: string }) => capital(p.traits),
  'clusters.name.between': ', ',
  'clusters.name.middle': 'As the median customer',
  'clusters.trait.days.least': 'very recent',
  'clusters.trait.days.less': 'recent',
  'clusters.trait.days.more': 'long silent',
  'clusters.trait.days.most': 'silent longest',
  'clusters.trait.orders.most': 'very frequent',
  'clusters.trait.orders.more': 'frequent',
  'clusters.trait.orders.less': 'seldom',
  'clusters.trait.orders.least': 'very seldom',
  'clusters.trait.orders.several': 'several orders',
  'clusters.trait.orders.once': 'one order',
  'clusters.trait.money.most': 'very high spend',
  'clusters.trait.money.more': 'high spend',
  'clusters.trait.money.less': 'low spend',
  'clusters.trait.money.least': 'very low spend',

  'clusters.table.title': (p: { name: string; people: string; money: string }) =>
    `“${p.name}” brings ${p.money} of the revenue with ${p.people} of the customers`,
  'clusters.table.plain': 'The groups',
  'clusters.table.sub':
    'Most revenue first. The typical customer is the centre of the group, a geometric mean; names compare it with the median customer',
  'clusters.table.note': (p: { n: string; seed: string }) =>
    `${count(p.n, 'customer')}; seed ${p.seed}. Stays: mean Jaccard similarity over 20 resampled shops; above 0.75 a group is stable, below 0.6 do not rely on it (Hennig 2007).`,
  'clusters.table.note.sample': (p: { n: string; seed: string; fitted: string }) =>
    `${count(p.n, 'customer')}; centres found on ${p.fitted} of them drawn by seed ${p.seed}, then everybody goes to the nearest one. Stays: mean Jaccard similarity over 20 resampled shops; above 0.75 a group is stable, below 0.6 do not rely on it (Hennig 2007).`,
  'clusters.col.group': 'Group',
  'clusters.col.customers': 'Customers',
  'clusters.col.share': 'Share',
  'clusters.col.revenue': 'Revenue',
  'clusters.col.revenueShare': 'Share of revenue',
  'clusters.col.days': 'Days since last order',
  'clusters.col.orders': 'Orders',
  'clusters.col.money.total': 'Spent',
  'clusters.col.money.average': 'Average order',
  'clusters.col.stays': 'Stays',
  'clusters.col.save': 'Save',
  'clusters.save': (p: { group: string }) => `Save “${p.group}” as a segment`,
  'clusters.everyone': 'Everyone',
  'clusters.export.customers': 'Export the customers (CSV)',

  'clusters.choice.k': 'Number of groups',
  'clusters.choice.within': 'Left inside',
  'clusters.choice.silhouette': 'Silhouette',
  'clusters.choice.reference': 'Crowd without groups',
  'clusters.choice.lead': 'Above the crowd',
  'clusters.choice.stability': 'Resamples agree',
  'clusters.elbow.title': (p: { groups: string; explained: string }) =>
    `${p.groups} groups account for ${p.explained} of the differences between customers`,
  'clusters.elbow.sub':
    'Variance of the three features left inside the groups, by number of groups. An elbow would be where it stops falling fast',
  'clusters.silhouette.title.clear': (p: { groups: string; silhouette: string; reference: string }) =>
    `${p.groups} groups stand apart: silhouette ${p.silhouette}, a crowd without groups ${p.reference}`,
  'clusters.silhouette.title.weak': (p: { groups: string; silhouette: string; reference: string }) =>
    `${p.groups} groups stand a little apart: silhouette ${p.silhouette}, a crowd without groups ${p.reference}`,
  'clusters.silhouette.title.none': (p: { groups: string; silhouette: string; reference: string }) =>
    `${p.groups} groups hardly stand apart: silhouette ${p.silhouette}, a crowd without groups ${p.reference}`,
  'clusters.silhouette.sub':
    'How much nearer customers are to their own group than to the next, from 0 to 1 at best. From 0.5 on groups are plain to see',
  'clusters.silhouette.note': (p: { sample: string }) =>
    `On ${p.sample} customers drawn by the seed. The crowd: as many made customers, with the same spread and slant but no groups.`,
  'clusters.silhouette.here': 'this shop',
  'clusters.silhouette.crowd': 'a crowd without groups',
  'clusters.stability.title': (p: { groups: string; stability: string }) =>
    `${p.groups} groups come out alike in resampled shops: ${p.stability} of 1`,
  'clusters.stability.sub':
    'Mean adjusted Rand index between these groups and those of 20 resampled shops, by number of groups; 0 is chance',
  'clusters.stability.note': (p: { stable: string }) => `Numbers of groups below ${p.stable} are not suggested.`,
  'clusters.reason.lead': (p: { groups: string; stable: string }) =>
    `${p.groups} is suggested: of the numbers that resampled shops agree on (at least ${p.stable}), it stands highest above a crowd without groups.`,
  'clusters.reason.stable': (p: { groups: string; stable: string }) =>
    `No number of groups comes out alike in resampled shops (at least ${p.stable}); ${p.groups} comes closest.`,

  'clusters.map.title': (p: { share: string }) =>
    `By days and money alone, ${p.share} of the customers stand among their own group`,
  'clusters.map.plain': 'The groups by days and money',
  'clusters.map.sub.total':
    'Customers by days since the last order and revenue (log scale), in the colour of the group most of a field belongs to; the stronger, the more customers',
  'clusters.map.sub.average':
    'Customers by days since the last order and average order value (log scale), in the colour of the group most of a field belongs to; the stronger, the more customers',
  'clusters.map.note': (p: { n: string }) => `${count(p.n, 'customer')}; the third feature, orders, is not drawn.`,
  'clusters.map.days': 'days since last order',
  'clusters.map.money.total': 'revenue',
  'clusters.map.money.average': 'average order value',
  'clusters.map.own': (p: { own: string; all: string }) => `${p.own} of ${count(p.all, 'customer')} here`,
  'clusters.map.days.range': (p: { from: string; to: string }) => `${p.from} to ${p.to} days`,

  'clusters.compare.with': 'Compare with',
  'clusters.compare.title.same': (p: { rand: string }) =>
    `The groups say nearly the same as the rule set: agreement ${p.rand} of 1`,
  'clusters.compare.title.some': (p: { rand: string }) => `The groups and the rule set agree in part: ${p.rand} of 1`,
  'clusters.compare.title.little': (p: { rand: string }) =>
    `The groups cut the customers quite differently from the rule set: agreement ${p.rand} of 1`,
  'clusters.compare.plain': 'The groups beside a rule set',
  'clusters.compare.sub': (p: { rules: string }) =>
    `Share of each group’s customers in the segments of “${p.rules}”. Agreement: adjusted Rand index, 0 is chance`,
  'clusters.compare.note': (p: { n: string }) => `${count(p.n, 'customer')}; scores as on the view “Classes”.`,
  'clusters.compare.note.bounded': (p: { n: string; segments: string }) =>
    `${count(p.n, 'customer')}; scores as on the view “Classes”. The ${p.segments} largest segments are drawn, the rest together; the agreement counts all of them.`,
  'clusters.compare.others': 'others',
  'clusters.compare.segment': 'Segment',
  'clusters.compare.cell': (p: { customers: string; all: string }) => `${p.customers} of ${count(p.all, 'customer')}`,
  'clusters.compare.scale': 'share of the group',

  'segments.cluster.total': (p: { days: string; orders: string; money: string; cluster: string; clusters: string }) =>
    `Customers most like one whose last order was ${count(p.days, 'day')} ago, with ${count(p.orders, 'order')} and ${p.money} spent (group ${p.cluster} of ${p.clusters} found by algorithm).`,
  'segments.cluster.average': (p: { days: string; orders: string; money: string; cluster: string; clusters: string }) =>
    `Customers most like one whose last order was ${count(p.days, 'day')} ago, with ${count(p.orders, 'order')} of ${p.money} on average (group ${p.cluster} of ${p.clusters} found by algorithm).`,

  'segments.cluster-class': (p: { group: string; segment: string }) => `${p.group} Of these: ${p.segment}`,
  'segments.cluster-field.total': (p: { from: string; to: string; low: string; high: string }) =>
    `Customers whose last order was ${p.from} to ${p.to} days ago and who spent ${p.low} to ${p.high} in all.`,
  'segments.cluster-field.average': (p: { from: string; to: string; low: string; high: string }) =>
    `Customers whose last order was ${p.from} to ${p.to} days ago and whose orders average ${p.low} to ${p.high}.`,

  'methods.rfm-clusters.name': 'Groups found by algorithm',
  'methods.rfm-clusters.short':
    'k-means on the logarithms of days since the last order, orders and money, each scaled to standard deviation 1; every customer belongs to the nearest centre.',
  'methods.rfm-clusters.text': [
    'The features are natural logarithms of R in days, F and M, so that 1 and 2 orders are as far apart as 10 and 20. Each has its mean taken off and is divided by its standard deviation (z-score). Money below the first percentile of what was spent, and none at all, counts as that percentile: one customer who got nearly everything refunded would otherwise stretch the scale.',
    '\tz = (ln value − mean) ÷ standard deviation',
    'k-means with k-means++ beginnings (Arthur and Vassilvitskii 2007), eight of them, the best carried on until no step improves. Random numbers come from the seed in the link: the same customers and the same seed give the same groups on any machine. Above 50,000 customers the centres are found on a sample of 50,000 drawn by the seed, and everybody goes to the nearest centre.',
    'How many groups: the variance left inside them (elbow), the mean silhouette (Rousseeuw 1987) on up to 2,000 customers beside that of a made crowd with the same spread and slant but no groups, and the agreement of 20 resampled shops (adjusted Rand index, Hubert and Arabie 1985; per group the Jaccard similarity after Hennig 2007). Suggested is, of the numbers whose resamples agree to 0.8 or more, the one whose silhouette stands highest above the crowd’s.',
    '“Groups” are spoken of when the silhouette is 0.5 or more and at least 0.1 above the crowd’s; “blurred borders” from 0.05 above; below, or when resamples disagree, that there are none. These bounds are ours; that 0.5 is a reasonable structure says Kaufman and Rousseeuw (1990).',
    'A saved segment keeps the centres and the scaling. Later, or in another frame, customers go to the nearest of the same centres; nothing is computed anew.',
    'Limits: k-means always finds groups, also where there are none, and likes them round and of equal width. The names are proposals, made from what sets a centre half a standard deviation (“very”: one and a half) apart from the median customer.',
  ].join('\n\n'),
} as const;
