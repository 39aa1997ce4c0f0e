import { count } from './plural.ts';

const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const clvTrust = {
  'segments.clv-tenth': (p: { tenth: string; of: string; day: string }) =>
    `Customers in group ${p.tenth} of ${p.of} by expected orders, as known on ${p.day}`,

  'trust.about': 'how far to trust the forecast, judged by days the model had not seen',
  'trust.span.days': (p: { n: string }) => count(p.n, 'day'),
  'trust.span.weeks': (p: { n: string }) => count(p.n, 'week'),
  'trust.guess.last': '“same as last period”',
  'trust.guess.average': 'each customer’s own average',
  'trust.model.n': (p: { n: string }) => `model ${p.n}`,
  'trust.actual.n': (p: { n: string }) => `actual ${p.n}`,
  'trust.expected': 'expected',
  'trust.actualInterval': 'actual, 95% interval',
  'trust.customers': (p: { n: string }) => count(p.n, 'customer'),

  'trust.split.label': 'The model knows orders up to',
  'trust.split.says': (p: { known: string; held: string; until: string }) =>
    `It knows ${p.known}; the ${p.held} up to ${p.until} judge it.`,
  'trust.split.none': 'Nothing is held out: there are no later days to judge the model by.',
  'trust.split.proposed':
    'This split is proposed: the last third of the frame judges, but no more than the days looked ahead.',
  'trust.split.back': 'Use the proposed split',
  'trust.split.before': (p: { known: string }) => `fitted on these ${p.known}`,
  'trust.split.after': 'held out',

  'trust.title.waiting': 'Fitting on the first part of the frame, then asking about the rest',
  'trust.title.unknown': 'Too little has been held out to judge the model',
  'trust.title.nothing': 'Nothing is held out, so nothing can judge the model',
  'trust.title.noFit': 'There is no fit to judge on these days',
  'trust.title.bgbb': 'BG/BB counts occasions, so purchase days cannot judge it',
  'trust.title.trust': (p: { off: string }) => `Trust it: it ranks customers well, and the total came within ${p.off}`,
  'trust.title.ranking.low': (p: { off: string }) => `Good for ranking customers, ${p.off} low on the total`,
  'trust.title.ranking.high': (p: { off: string }) => `Good for ranking customers, ${p.off} high on the total`,
  'trust.title.ranking.beaten': (p: { guess: string }) => `For ranking only: ${p.guess} came nearer per customer`,
  'trust.title.ranking.fair': 'For a rough ranking only: it tells customers apart, but not sharply',
  'trust.title.ranking.groups': 'Good for ranking customers, not for how much each group will buy',
  'trust.title.ranking.plain': 'Good for ranking customers',
  'trust.title.dont.beaten': (p: { guess: string }) => `Do not trust it: ${p.guess} came nearer`,
  'trust.title.dont.poor': 'Do not trust it: it ranks customers hardly better than chance',
  'trust.title.dont.unsettled': 'Do not trust it: the search for its parameters did not come to rest',
  'trust.lede.nothing':
    'The day it is fitted to is the last of the frame. Choose an earlier one: the orders after it then show how good the forecast was.',
  'trust.lede.noFit':
    'What the data lack is said below. An earlier or later split, more months, or all customers instead of a segment may help.',
  'trust.lede.bgbb':
    'It says in how many weeks or months somebody buys, not on how many days. Choose one of the other models to see it held against what came.',

  'trust.paragraph': (p: { all: string }) => p.all,
  'trust.between': ' ',
  'trust.lack.days': (p: { has: string; least: string }) =>
    `A judgement needs at least ${p.least} days after the split; there are ${p.has}.`,
  'trust.lack.customers': (p: { has: string; least: string }) =>
    `A judgement needs at least ${p.least} customers known by the split; there are ${p.has}.`,
  'trust.lack.orders': (p: { has: string; least: string }) =>
    `A judgement needs at least ${p.least} repeat purchase days after the split; there are ${p.has}.`,
  'trust.says.beaten.both': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, came nearer: off by ${p.theirs} orders per customer on average, the model by ${p.ours}, and nearer for large misses too.`,
  'trust.says.beaten.mae': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, came nearer on average: off by ${p.theirs} orders per customer, the model by ${p.ours}. Large misses are rarer with the model (RMSE ${p.ourRoot} against ${p.theirRoot}).`,
  'trust.says.beaten.rmse': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, has fewer large misses (RMSE ${p.theirRoot} against ${p.ourRoot}), though on average the model is off by ${p.ours} orders per customer and the guess by ${p.theirs}.`,
  'trust.says.beaten.close': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, comes about as near on average. Large misses are rarer with the model (RMSE ${p.ourRoot} against ${p.theirRoot}).`,
  'trust.says.beaten.mean': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, came nearer on average: off by ${p.theirs} orders per customer, the model by ${p.ours}. In large misses the two are alike.`,
  'trust.says.beaten.alike': (p: { guess: string; theirs: string; ours: string; theirRoot: string; ourRoot: string }) =>
    `A plain guess, ${p.guess}, comes as near as the model, on average (off by ${p.theirs} orders per customer) and in large misses.`,
  'trust.says.total': (p: { known: string; held: string; expected: string; actual: string }) =>
    `Fitted on the first ${p.known} and then asked about the next ${p.held}, the model expected ${p.expected} repeat orders and ${p.actual} came.`,
  'trust.says.total.chance': (p: { known: string; held: string; expected: string; actual: string }) =>
    `Fitted on the first ${p.known} and then asked about the next ${p.held}, the model expected ${p.expected} repeat orders and ${p.actual} came, which chance alone could make of so few.`,
  'trust.says.ranking.good': (p: { share: string }) =>
    `It orders customers well: the tenth it rated highest made ${p.share} of them.`,
  'trust.says.ranking.fair': (p: { share: string }) =>
    `It orders customers roughly: the tenth it rated highest made ${p.share} of them.`,
  'trust.says.ranking.poor': (p: { share: string }) =>
    `It hardly tells customers apart: the tenth it rated highest made ${p.share} of them.`,
  'trust.says.errors': (p: { mae: string; last: string; average: string }) =>
    `Per customer it is off by ${p.mae} orders on average, better than “same as last period” (${p.last}) and than the customer’s own average (${p.average}).`,
  'trust.says.errors.close': (p: { mae: string; last: string; average: string }) =>
    `Per customer it is off by ${p.mae} orders on average, hardly nearer than a plain guess: “same as last period” is off by ${p.last}, the customer’s own average by ${p.average}.`,
  'trust.says.groups': (p: { off: string }) =>
    `Groups of customers did not do what was said of them: they were off by ${p.off} of what came.`,
  'trust.says.use.trust': 'Use it to choose whom to write to and to plan how many orders will come.',
  'trust.says.use.ranking': 'Use it to choose whom to write to, not to promise a turnover.',
  'trust.says.use.order': 'Use it to choose whom to write to, not to say how much one customer will buy.',
  'trust.says.use.dont': 'Do not act on it; try another model, another split, or the plain guess.',
  'trust.says.aliveUnknown':
    'The chance of still being a customer says nothing here, because this data cannot tell who has left.',
  'trust.says.spendBiased': 'Money is less certain than orders: those who come often spend differently per order.',
  'trust.noWholeYear.title': 'It has not seen a whole year, and it knows no seasons',
  'trust.noWholeYear':
    'A busy season after the split looks like a model that is too low, a quiet one like a model that is too high. Fit on a full year when you have one.',

  'trust.track.plain': 'Repeat orders over time, and what the model expects',
  'trust.track.known': (p: { known: string }) => `The model follows the ${p.known} it was fitted on`,
  'trust.track.keeps': (p: { all: string; off: string; known: string }) =>
    `The model keeps up for all ${p.all}, within ${p.off}`,
  'trust.track.behind': (p: { known: string; off: string; all: string }) =>
    `The model keeps up for ${p.known}, then falls behind by ${p.off}`,
  'trust.track.ahead': (p: { known: string; off: string; all: string }) =>
    `The model keeps up for ${p.known}, then runs ahead by ${p.off}`,
  'trust.track.already.low': (p: { off: string }) => `The model is ${p.off} low already on the days it was fitted on`,
  'trust.track.already.high': (p: { off: string }) => `The model is ${p.off} high already on the days it was fitted on`,
  'trust.track.sub': 'Cumulative repeat purchase days of the customers known by the split; dashed: the model',
  'trust.track.note': (p: { customers: string; repeats: string; band: string }) =>
    `n = ${count(p.customers, 'customer')}, ${p.repeats} repeat purchase days. ${p.band}`,
  'trust.track.band': (p: { n: string; customers: string }) =>
    `Band: 95% of ${p.n} parametric bootstraps, each with parameters and ${count(p.customers, 'customer')} drawn anew.`,
  'trust.track.bandKnown': (p: { n: string; customers: string }) =>
    `Band: 95% of ${p.n} simulations of ${count(p.customers, 'customer')} at the parameters found; how uncertain these are is not in it.`,
  'trust.period.7': 'week',
  'trust.period.28': 'four weeks',
  'trust.period.91': 'quarter',
  'trust.period.364': 'year',
  'trust.steps.plain': 'What came in each period',
  'trust.steps.none': 'No period after the split stands out',
  'trust.steps.miss': (p: { actual: string; expected: string; period: string; end: string }) =>
    `The largest miss: ${p.actual} came in the ${p.period} to ${p.end}, ${p.expected} were expected`,
  'trust.steps.sub': (p: { period: string }) => `Repeat purchase days per ${p.period}; dashed: the model`,
  'trust.steps.note': 'Grey ground: days the model had not seen. Periods cut short are left out.',
  'trust.callout': (p: { n: string; actual: string }) => `week ${p.n}: ${count(p.actual, 'order')}`,
  'trust.axis.weeks': (p: { day: string }) => `weeks since ${p.day}`,
  'trust.read.until': (p: { day: string }) => `until ${p.day}`,
  'trust.read.range': (p: { low: string; high: string }) => `(${p.low}–${p.high})`,

  'trust.tenths.few': 'Too few customers for tenths',
  'trust.tenths.plain': 'What was expected of each tenth, and what came',
  'trust.tenths.good': 'Predictions rise with the facts, at the right height',
  'trust.tenths.off': 'Predictions rise with the facts, but by another amount',
  'trust.tenths.low': 'Predictions rise with the facts, and sit too low',
  'trust.tenths.high': 'Predictions rise with the facts, and sit too high',
  'trust.tenths.poor': 'Predictions hardly rise with the facts',
  'trust.tenths.sub': (p: { held: string }) => `Mean repeat orders per customer in the held-out ${p.held}, by tenth`,
  'trust.tenths.note': (p: { n: string }) =>
    `n = ${count(p.n, 'customer')}, in ten groups of equal size. Those expected alike are parted by their ids.`,
  'trust.tenth': (p: { n: string }) => `Tenth ${p.n}`,
  'trust.axis.tenths': 'tenth by expected orders, 10 = highest',
  'trust.frequency.few': 'Too few customers for groups',
  'trust.frequency.plain': 'By how often customers had come back',
  'trust.frequency.none': (p: { repeats: string; expected: string; actual: string }) =>
    `Of those who had not come back, ${p.expected} orders each were expected; ${p.actual} came`,
  'trust.frequency.once': (p: { repeats: string; expected: string; actual: string }) =>
    `Of those who had come back once, ${p.expected} orders each were expected; ${p.actual} came`,
  'trust.frequency.some': (p: { repeats: string; expected: string; actual: string }) =>
    `Of those who had come back ${p.repeats} times, ${p.expected} orders each were expected; ${p.actual} came`,
  'trust.frequency.more': (p: { repeats: string; expected: string; actual: string }) =>
    `Of those who had come back ${p.repeats} times or more, ${p.expected} orders each were expected; ${p.actual} came`,
  'trust.frequency.sub': (p: { held: string }) =>
    `Mean repeat orders per customer in the held-out ${p.held}, by repeat purchase days so far`,
  'trust.frequency.note': (p: { n: string }) => `n = ${count(p.n, 'customer')}.`,
  'trust.axis.repeatsKnown': 'repeat purchase days before the split',
  'trust.repeats.short': (p: { n: string }) => `${p.n}+`,
  'trust.repeats.one': (p: { n: string }) => count(p.n, 'repeat purchase day'),
  'trust.repeats.range': (p: { from: string; to: string }) => `${p.from}–${p.to} repeat purchase days`,
  'trust.repeats.more': (p: { n: string }) => `${p.n} or more repeat purchase days`,

  'trust.errors.title.plain': 'Errors of the model and of two plain guesses',
  'trust.errors.title.model': 'The model comes nearest',
  'trust.errors.title.guess': (p: { guess: string }) => `Nearest per customer: ${p.guess}`,
  'trust.errors.sub': (p: { held: string }) => `Error per customer in the held-out ${p.held}, in orders`,
  'trust.errors.note': (p: { n: string }) =>
    `n = ${count(p.n, 'customer')}. “Last period”: as many as in the same number of days before the split.`,
  'trust.errors.column.name': 'Forecast',
  'trust.errors.column.bias': 'Total',
  'trust.errors.column.gini': 'Ranking',
  'trust.errors.best': (p: { name: string }) => `${p.name} ✓ nearest`,
  'trust.errors.hint.mae': 'Mean absolute error: how many orders it is off by, on average',
  'trust.errors.hint.rmse': 'Root of the mean squared error: large misses weigh more',
  'trust.errors.hint.bias': 'Sum of the forecasts over what came',
  'trust.errors.hint.gini': 'How much of the order of customers it finds: 1 all, 0 none',

  'trust.models.ask': 'Would another model do better?',
  'trust.models.ask.text':
    'Fits MBG/NBD, BG/NBD, Pareto/NBD and NBD to the same days and compares how well they explain them and what came after.',
  'trust.models.ask.button': 'Fit all four models',
  'trust.models.title.none': 'No model could be fitted',
  'trust.models.title.past': (p: { name: string }) => `${p.name} explains the known days best`,
  'trust.models.title.same': (p: { name: string }) => `${p.name} explains the known days best, and was nearest after`,
  'trust.models.title.other': (p: { name: string; other: string }) =>
    `${p.name} explains the known days best, ${p.other} was nearest after`,
  'trust.models.sub':
    'Fitted to the same days: log-likelihood, information criteria (smaller is better), and errors in the days held out',
  'trust.models.note':
    'BG/BB is not here: it counts weeks or months with an order, so its likelihood and errors are of other things.',
  'trust.models.bgbb': 'BG/BB does not compare with the other models',
  'trust.models.bgbb.text':
    'It counts weeks or months with an order, so its likelihood and errors are of other things. Choose a model of time to compare.',
  'trust.models.column.model': 'Model',
  'trust.models.warned': (p: { name: string }) => `${p.name} (with a warning)`,
  'trust.models.hint.ll': 'Log-likelihood: larger is better',
  'trust.models.hint.aic': 'Akaike’s criterion: two points for each parameter',
  'trust.models.hint.bic': 'Bayes’ criterion: ln of the customers for each parameter',

  'trust.spend.plain': 'How often customers come, and what they spend',
  'trust.spend.hardly': 'How often customers buy hardly goes with how much they spend',
  'trust.spend.little': (p: { n: string }) =>
    `To compare, customers have to come back different numbers of times. So far ${count(p.n, 'customer has', 'customers have')} come back and paid, all about as often.`,
  'trust.spend.little.title': 'Too few who came back',
  'trust.spend.correlated': 'How often customers buy goes with how much they spend, which the model of spend denies',
  'trust.spend.sub': 'Mean spend per repeat purchase day, by how often customers had come back; lines: 95% intervals',
  'trust.spend.note': (p: { n: string; pearson: string; spearman: string }) =>
    `n = ${count(p.n, 'customer')} who came back and paid. Pearson ${p.pearson}, Spearman ${p.spearman}; from 0.3 on the model of spend misleads.`,
  'trust.spend.note.few': (p: { n: string }) => `n = ${count(p.n, 'customer')} who came back and paid.`,
  'trust.spend.claim': (p: { mean: string }) => `Gamma-Gamma: ${p.mean} for all`,
  'trust.spend.slightly': 'How often customers buy goes a little with how much they spend',
  'trust.axis.repeats': 'repeat purchase days',
  'trust.axis.spend': 'spend a day',

  'trust.identity.settled': 'The data pin the model down',
  'trust.identity.settled.text':
    'The search found one best place from its starts, the likelihood falls off on every side, and each parameter is known within bounds.',
  'trust.identity.wide': 'The model’s parameters are known only roughly',
  'trust.identity.wide.text':
    'There is one best place, but other parameters explain these orders nearly as well. Forecasts use them together and are steadier than each by itself.',
  'trust.identity.flat': 'The data cannot tell leaving from pausing',
  'trust.identity.flat.text':
    'The likelihood is about as high where nobody ever leaves. How often customers buy is known, and forecasts of orders hold; who has left is not. The NBD gives the same forecasts without claiming more.',
  'trust.identity.unsettled': 'The search did not come to rest',
  'trust.identity.unsettled.text': 'What is shown is the best place that was found, not one known to be the best.',
  'trust.identity.ratio': (p: { ratio: string; least: string }) =>
    `Against the NBD, in which nobody leaves: likelihood ratio ${p.ratio}; from ${p.least} on leaving shows.`,
  'trust.identity.numbers': 'Parameters and evidence',
  'trust.identity.ll': 'Log-likelihood',
  'trust.identity.starts': 'Starts that agree',
  'trust.identity.starts.of': (p: { n: string; of: string }) => `${p.n} of ${p.of}`,
  'trust.identity.gradient': 'Largest slope left',
  'trust.identity.condition': 'Condition number',
  'trust.identity.caption': (p: { unit: string }) => `Parameters by maximum likelihood, unit of time: ${p.unit}`,
  'trust.identity.column.name': 'Parameter',
  'trust.identity.column.value': 'Estimate',
  'trust.identity.column.error': 'Standard error',
  'trust.identity.column.low': '95% from',
  'trust.identity.column.high': 'to',
  'trust.identity.note':
    'Intervals are even in logarithms. The slope is per customer; a condition number in the millions means a direction in which nothing is known.',

  'trust.column.end': 'Until',
  'trust.column.actualSum': 'Actual, sum',
  'trust.column.expectedSum': 'Model, sum',
  'trust.column.actualStep': 'Actual, period',
  'trust.column.expectedStep': 'Model, period',
  'trust.column.low': '95% from',
  'trust.column.high': 'to',
  'trust.column.customers': 'Customers',
  'trust.column.expected': 'Expected',
  'trust.column.actual': 'Actual',
  'trust.column.tenth': 'Tenth',
  'trust.column.least': 'Expected from',
  'trust.column.most': 'to',
  'trust.column.repeats': 'Repeats so far',
  'trust.column.spend': 'Spend a day',

  'methods.clv-holdout.name': 'Held-out days, errors and the verdict',
  'methods.clv-holdout.short':
    'The model is fitted on orders up to a day and asked about the days after it. Its errors per customer stand beside two guesses that need no model.',
  'methods.clv-holdout.text': text(
    'Judged are the customers who had bought by the split; later ones are left out. Actual is the number of their purchase days after it, up to the end of the frame or of the days looked ahead, whichever comes first. Without a split in the link one is proposed: the last third of the frame.',
    'Plain guesses: “same as last period” is the customer’s repeat purchase days in the same number of days before the split; “own average” is repeats ÷ days since the first purchase × days held out.',
    '\tMAE = mean |forecast − actual|, RMSE = √ mean (forecast − actual)²',
    'Ranking is the Gini coefficient of what came when customers stand in the order of the forecast, over the same in their own order: 1 is perfect, 0 is chance; those forecast alike count as one piece.',
    'Trust it: the total within 10%, ranking at least 0.5, groups off by at most 25% of what came, and no plain guess nearer by MAE or RMSE. Do not: ranking below 0.25, a search that did not come to rest, or a plain guess better in both errors while ranking is below 0.5. In between, trust the ranking only.',
    'No verdict below 28 days, 100 customers or 50 repeat purchase days after the split: chance would speak louder than the model.',
    'Limits: one split is one draw. Move it to see whether the verdict stands.',
  ),
  'methods.clv-tracking.name': 'Tracking of repeat orders',
  'methods.clv-tracking.short':
    'Repeat purchase days of the customers known by the split, as they came, beside Σ customers × E[X(t − first day)] over the days on which customers first bought.',
  'methods.clv-tracking.text': text(
    'First purchases are left out on both sides: the model does not say when customers come for the first time.',
    'Periods are counted from the split, so that it ends one: weeks, or four weeks, quarters or years of 52 weeks where there would be more than 160.',
    'The band is a parametric bootstrap: 200 times, parameters are drawn from the normal distribution of their logarithms, and customers with these parameters; 95% of the 200 curves lie in it. Shops of more than 1,000 customers are represented by 1,000, their scatter scaled down. Where the parameters’ scatter is not known, only customers are drawn.',
    'Limits: the model knows no seasons, campaigns or holidays; what came may leave the band because of them.',
  ),
  'methods.clv-deciles.name': 'Calibration by tenths',
  'methods.clv-deciles.short':
    'Customers in ten groups of equal size by expected orders: the mean of what was expected beside the mean of what came.',
  'methods.clv-deciles.text': text(
    'A model is calibrated when groups do what was said of them, whatever single customers do. Those expected alike are parted by their ids.',
    'The interval is mean ± 1.96 standard errors, not below 0, and never narrower than for counts that only chance scatters (Poisson); where none came its end is −ln 0.025 ÷ customers.',
  ),
  'methods.clv-criteria.name': 'Comparing models',
  'methods.clv-criteria.short':
    'Log-likelihood LL on the same days, AIC = 2k − 2 LL and BIC = k ln n − 2 LL with k parameters and n customers; smaller is better.',
  'methods.clv-criteria.text': text(
    'MBG/NBD, BG/NBD, Pareto/NBD and NBD give probabilities to the same purchase times, so their likelihoods compare. BG/BB gives them to occasions, which is another data set.',
    'A criterion says how well a model explains what it has seen; the errors say how well it foretold. They need not agree.',
  ),
  'methods.clv-spend-check.name': 'Frequency and spend',
  'methods.clv-spend-check.short':
    'Gamma-Gamma takes what an order brings to be unrelated to how often somebody orders. Correlations over customers who came back and paid show whether that holds.',
  'methods.clv-spend-check.text': text(
    'Pearson’s correlation of repeat purchase days and mean spend, and Spearman’s of their ranks, since a few large buyers move the first. From 0.3 on in either the assumption is called wrong.',
    'If it held, mean spend would be the same at any frequency: the dashed line, p γ ÷ (q − 1).',
  ),
  'methods.clv-identity.name': 'Whether the data pin the model down',
  'methods.clv-identity.short':
    'Evidence that the maximum is one: slope, agreement of starts, shape of the likelihood, and the gain over a model in which nobody leaves.',
  'methods.clv-identity.text': text(
    'Standard errors come from the inverse of the information matrix in the logarithms of the parameters; intervals are even there, so none reaches below 0.',
    'The likelihood ratio is 2 (LL of the model − LL of the NBD). Below 5.991, the 95% point of χ² with two degrees of freedom, leaving cannot be told from pausing: the NBD is the model’s limit when nobody leaves.',
    'Parameters are called roughly known when the condition number is above 10⁶ or an interval is wider than a hundredfold.',
  ),
};
