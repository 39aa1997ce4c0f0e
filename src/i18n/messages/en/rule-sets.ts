export const ruleSets = {
  'rfm.rules.eight.name': 'Eight classes',
  'rfm.rules.eight.about':
    'Money makes a customer key or general; recency and frequency say value, keep, develop or win back. The scheme names the classes but not what counts as high: that you choose.',
  'rfm.rules.five.name': 'Five classes, value by activity',
  'rfm.rules.five.about':
    'The training material names five classes for a fresh-food shop and gives no rule. Ours: thirds by money, and active above the threshold in orders; the lowest third is not split. Written for 3 scores.',
  'rfm.rules.three.name': 'Three classes',
  'rfm.rules.three.about':
    'High value, potential, churn risk. The training material means the chance of being alive and the value to come. Here recency stands for the one and money so far for the other; frequency is not used.',
  'rfm.rules.three-counts.name': 'Three classes, F > 5 orders, V > 8',
  'rfm.rules.three-counts.about':
    'The training material writes “F > 5, V > 8” without units. Read here as more than 5 orders and more than 8 in your currency, which nearly every customer passes. Who is below the threshold in recency is a churn risk.',
  'rfm.rules.three-scores.name': 'Three classes, F > 5, V > 8 as scores',
  'rfm.rules.three-scores.about':
    'The other reading of the training material’s “F > 5, V > 8”: scores from 1 to 10 in frequency and money. Who is below the threshold in recency is a churn risk. Written for 10 scores.',
  'rfm.rules.codes125.name': '125 codes, eleven segments',
  'rfm.rules.codes125.about':
    'The list that mail tools and tutorials share: each of the 125 codes of 5 scores stands in exactly one segment. Written for 5 scores.',
  'rfm.rules.shopify.name': 'After Shopify’s names, ranges ours',
  'rfm.rules.shopify.about':
    'Shopify groups by R and the mean of F and M and publishes the names, not the ranges. These ranges are ours, so your numbers will differ from its report. Its eleventh group, Prospects, has no orders and is not in an order file. Written for 5 scores.',
  'rfm.rules.putler.name': 'Putler’s eleven segments',
  'rfm.rules.putler.about':
    'Ranges of R and the mean of F and M as Putler’s documentation has them. They overlap in 76 of 125 codes; the first in the documentation’s order counts, so Recent, Promising, Can’t lose them and Lost stay empty. It scores from 0, here nobody is below 1. Written for 5 scores.',
  'rfm.rules.quartile5.name': 'Five quartile segments',
  'rfm.rules.quartile5.about':
    'The default of the Python package pymc-marketing: lists of codes of 4 scores. Codes on no list are in no segment, which the package calls Other. Written for 4 scores.',
  'rfm.rules.rrfm.name': 'R rfm’s ten segments',
  'rfm.rules.rrfm.about':
    'The example in the manual of the R package rfm. Its ranges overlap and the first that fits counts; codes that fit none are in no segment, which the package calls Others. Written for 5 scores.',

  'segments.class.five-high-active': 'High value, active',
  'segments.class.five-high-seldom': 'High value, seldom',
  'segments.class.five-middle-active': 'Middle value, active',
  'segments.class.five-middle-seldom': 'Middle value, seldom',
  'segments.class.five-low': 'Low value',

  'segments.class.three-high': 'High value',
  'segments.class.three-potential': 'Potential',
  'segments.class.three-risk': 'Churn risk',
  'segments.class.three-counts-high': 'High value',
  'segments.class.three-counts-potential': 'Potential',
  'segments.class.three-counts-risk': 'Churn risk',
  'segments.class.three-scores-high': 'High value',
  'segments.class.three-scores-potential': 'Potential',
  'segments.class.three-scores-risk': 'Churn risk',

  'segments.class.codes125-champions': 'Champions',
  'segments.class.codes125-loyal': 'Loyal',
  'segments.class.codes125-potential-loyalist': 'Potential loyalist',
  'segments.class.codes125-new': 'New customers',
  'segments.class.codes125-promising': 'Promising',
  'segments.class.codes125-need-attention': 'Need attention',
  'segments.class.codes125-about-to-sleep': 'About to sleep',
  'segments.class.codes125-at-risk': 'At risk',
  'segments.class.codes125-cannot-lose': 'Cannot lose them',
  'segments.class.codes125-hibernating': 'Hibernating',
  'segments.class.codes125-lost': 'Lost',

  'segments.class.shopify-champions': 'Champions',
  'segments.class.shopify-loyal': 'Loyal',
  'segments.class.shopify-active': 'Active',
  'segments.class.shopify-new': 'New',
  'segments.class.shopify-promising': 'Promising',
  'segments.class.shopify-needs-attention': 'Needs attention',
  'segments.class.shopify-at-risk': 'At risk',
  'segments.class.shopify-previously-loyal': 'Previously loyal',
  'segments.class.shopify-almost-lost': 'Almost lost',
  'segments.class.shopify-dormant': 'Dormant',

  'segments.class.putler-champions': 'Champions',
  'segments.class.putler-loyal': 'Loyal',
  'segments.class.putler-potential-loyalist': 'Potential loyalist',
  'segments.class.putler-recent': 'Recent',
  'segments.class.putler-promising': 'Promising',
  'segments.class.putler-needing-attention': 'Needing attention',
  'segments.class.putler-about-to-sleep': 'About to sleep',
  'segments.class.putler-at-risk': 'At risk',
  'segments.class.putler-cannot-lose': 'Can’t lose them',
  'segments.class.putler-hibernating': 'Hibernating',
  'segments.class.putler-lost': 'Lost',

  'segments.class.quartile5-premium': 'Premium',
  'segments.class.quartile5-repeat': 'Repeat',
  'segments.class.quartile5-top-spender': 'Top spender',
  'segments.class.quartile5-at-risk': 'At risk',
  'segments.class.quartile5-inactive': 'Inactive',

  'segments.class.rrfm-champions': 'Champions',
  'segments.class.rrfm-potential-loyalist': 'Potential loyalist',
  'segments.class.rrfm-loyal': 'Loyal customers',
  'segments.class.rrfm-promising': 'Promising',
  'segments.class.rrfm-new': 'New customers',
  'segments.class.rrfm-cannot-lose': 'Can’t lose them',
  'segments.class.rrfm-at-risk': 'At risk',
  'segments.class.rrfm-need-attention': 'Need attention',
  'segments.class.rrfm-about-to-sleep': 'About to sleep',
  'segments.class.rrfm-lost': 'Lost',

  'segments.none': 'no segment',
  'segments.any': 'any segment',
  'segments.new': 'no order yet',
  'segments.away': 'no order in the window',
  'segments.rfm-move': (p: { from: string; to: string }) =>
    `Customers in “${p.from}” by one rule set and in “${p.to}” by the other.`,
  'segments.rfm-migration': (p: { before: string; from: string; to: string }) =>
    `Customers in “${p.from}” before ${p.before} and in “${p.to}” at the as-of date.`,
  'segments.rfm-history.in': (p: { segment: string; day: string }) => `Customers in “${p.segment}” on ${p.day}.`,
  'segments.rfm-history.joined': (p: { segment: string; day: string }) =>
    `Customers who came into “${p.segment}” in the month to ${p.day}.`,
  'segments.rfm-history.left': (p: { segment: string; day: string }) =>
    `Customers who left “${p.segment}” in the month to ${p.day}.`,
  'segments.rfm-history.stayed': (p: { segment: string; day: string }) =>
    `Customers who stayed in “${p.segment}” through the month to ${p.day}.`,
} as const;
