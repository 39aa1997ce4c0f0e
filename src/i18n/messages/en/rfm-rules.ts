import { count } from './plural.ts';

export const rfmRules = {
  'rfm.rules.choose': 'Rule set',
  'rfm.rules.group.published': 'Published',
  'rfm.rules.group.own': 'Your own',
  'rfm.rules.own': 'Your own rule set',
  'rfm.rules.about.own': 'Your own rule set. It is kept in this browser.',
  'rfm.rules.editing': (p: { name: string }) => `editing “${p.name}”`,
  'rfm.rules.missing': (p: { id: string }) =>
    `The rule set ${p.id} is not kept in this browser; the eight classes stand in its place. It may be kept where the link was made.`,
  'rfm.rules.misfit': (p: { k: string }) =>
    `This rule set is written for ${p.k} scores in every dimension, and the cut points chosen make another number. Scores it does not know are in no segment.`,

  'rfm.rules.finding.empty': 'No segment yet: add one and paint its cells',
  'rfm.rules.finding.whole': (p: { segments: string; cells: string }) =>
    `Every customer is in exactly one of ${count(p.segments, 'segment')}`,
  'rfm.rules.finding.overlaps': (p: { overlaps: string; cells: string }) =>
    `Nobody is left out, but ${p.overlaps} of ${p.cells} cells belong to more than one segment`,
  'rfm.rules.finding.holes': (p: { holes: string; cells: string }) =>
    `${p.holes} of ${p.cells} cells are in no segment; nobody stands there now`,
  'rfm.rules.finding.out': (p: { customers: string; holes: string; cells: string }) =>
    `${p.customers} customers are in no segment: ${p.holes} of ${p.cells} cells are left out`,
  'rfm.rules.finding.one-out': (p: { holes: string; cells: string }) =>
    `One customer is in no segment: ${p.holes} of ${p.cells} cells are left out`,

  'rfm.rules.best': (p: { segment: string; people: string; money: string }) =>
    `“${p.segment}”: ${p.people} of people, ${p.money} of money`,
  'rfm.rules.ranges.title': (p: { n: string }) => `Who is in ${p.n === '1' ? 'the segment' : `the ${p.n} segments`}`,
  'rfm.rules.ranges.sub': 'Ranges in days, orders and money, by the cut points that hold now',
  'rfm.rules.ranges.sub.ntile':
    'Ranges in days, orders and money. Equal groups part equal customers: at a border some have one score, some the other',
  'rfm.rules.col.segment': 'Segment',
  'rfm.rules.col.who': 'Who they are',
  'rfm.rules.col.claims': 'Segments that hold it',
  'rfm.rules.words.none': 'no range holds them',

  'rfm.rules.range': (p: { ranges: string }) => p.ranges,
  'rfm.rules.range.and': ', ',
  'rfm.rules.range.or': '; or ',
  'rfm.rules.range.more': (p: { rows: string; n: string }) => `${p.rows}; and ${count(p.n, 'more range')}`,
  'rfm.rules.range.anyone': 'everyone',
  'rfm.rules.range.empty': 'no cell',
  'rfm.rules.range.nobody': 'no value lies there',
  'rfm.rules.side.high': (p: { dimension: string }) => `${p.dimension} high`,
  'rfm.rules.side.low': (p: { dimension: string }) => `${p.dimension} low`,
  'rfm.rules.score.one': (p: { dimension: string; low: string }) => `${p.dimension} ${p.low}`,
  'rfm.rules.score.between': (p: { dimension: string; low: string; high: string }) =>
    `${p.dimension} ${p.low}–${p.high}`,
  'rfm.rules.fm': (p: { low: string; high: string }) =>
    p.low === p.high ? `mean of the scores F and M ${p.low}` : `mean of the scores F and M ${p.low}–${p.high}`,
  'rfm.rules.r.any': 'whenever',
  'rfm.rules.r.one': (p: { n: string }) => `bought ${count(p.n, 'day')} ago`,
  'rfm.rules.r.to': (p: { n: string }) => `bought in the last ${count(p.n, 'day')}`,
  'rfm.rules.r.from': (p: { n: string }) => `last bought ${count(p.n, 'day')} ago or longer`,
  'rfm.rules.r.between': (p: { low: string; high: string }) => `last bought ${p.low} to ${p.high} days ago`,
  'rfm.rules.f.any': 'any number of orders',
  'rfm.rules.f.one': (p: { n: string }) => count(p.n, 'order'),
  'rfm.rules.f.to': (p: { n: string }) => `${p.n} orders or less`,
  'rfm.rules.f.from': (p: { n: string }) => `${p.n} orders or more`,
  'rfm.rules.f.between': (p: { low: string; high: string }) => `${p.low} to ${p.high} orders`,
  'rfm.rules.m.total': (p: { range: string }) => `spent ${p.range}`,
  'rfm.rules.m.average': (p: { range: string }) => `average order ${p.range}`,
  'rfm.rules.money.and': ', ',
  'rfm.rules.money.above': (p: { sum: string }) => `more than ${p.sum}`,
  'rfm.rules.money.from': (p: { sum: string }) => `${p.sum} or more`,
  'rfm.rules.money.to': (p: { sum: string }) => `up to ${p.sum}`,
  'rfm.rules.money.below': (p: { sum: string }) => `less than ${p.sum}`,

  'rfm.rules.high': 'high',
  'rfm.rules.low': 'low',
  'rfm.rules.cube.whole': (p: { cells: string }) => `Each of the ${p.cells} cells belongs to one segment`,
  'rfm.rules.cube.overlaps': (p: { cells: string; overlaps: string }) =>
    `${p.overlaps} of ${p.cells} cells belong to several segments; the first one gets them`,
  'rfm.rules.cube.holes': (p: { cells: string; holes: string }) =>
    `${p.holes} of ${p.cells} cells belong to no segment`,
  'rfm.rules.cube.both': (p: { cells: string; holes: string; overlaps: string }) =>
    `${p.holes} of ${p.cells} cells belong to no segment, ${p.overlaps} to several`,
  'rfm.rules.cube.sub': 'Slices of M; R across, lately on the right; F up. Numbers as in the table',
  'rfm.rules.cube.note': (p: { cells: string; overlaps: string; holes: string }) =>
    [
      `${p.cells} cells.`,
      ...(p.overlaps === '0' ? [] : ['+ : several segments hold the cell, the first in the list gets it.']),
      ...(p.holes === '0' ? [] : ['Dashed: no segment.']),
      'A click opens the customers of the cell.',
    ].join(' '),
  'rfm.rules.cube.keys': 'Arrow keys move in R and F, Page Up and Page Down in M. Enter opens the customers.',
  'rfm.rules.cube.keysPaint': 'Arrow keys move in R and F, Page Up and Page Down in M. Enter or space paints.',
  'rfm.rules.cube.slice': (p: { m: string; words: string }) => `M ${p.m}: ${p.words}`,
  'rfm.rules.cell.at': (p: { r: string; f: string; m: string; words: string }) =>
    `R ${p.r}, F ${p.f}, M ${p.m}: ${p.words}`,
  'rfm.rules.cell.hole': 'In no segment',
  'rfm.rules.cell.customers': (p: { n: string }) => count(p.n, 'customer'),
  'rfm.rules.cell.also': (p: { names: string }) => `Also held by ${p.names}, further down the list`,

  'rfm.rules.actions': 'This rule set',
  'rfm.rules.edit': 'Edit',
  'rfm.rules.copy': 'Copy',
  'rfm.rules.copyOwn': 'Make your own from it',
  'rfm.rules.fromEmpty': 'Start empty',
  'rfm.rules.remove': 'Delete',
  'rfm.rules.removed': (p: { name: string }) => `“${p.name}” was deleted.`,
  'rfm.rules.undo': 'Undo',
  'rfm.rules.copyName': (p: { name: string }) => `${p.name}, mine`,
  'rfm.rules.newName': 'My rule set',
  'rfm.rules.draft.kept': (p: { name: string }) => `“${p.name}” has changes that are not saved`,
  'rfm.rules.draft.goOn': 'Go on editing',
  'rfm.rules.draft.forget': 'Discard them',

  'rfm.rules.name': 'Name of the rule set',
  'rfm.rules.save': 'Save',
  'rfm.rules.save.changes': 'Save changes',
  'rfm.rules.save.asNew': 'Save as another',
  'rfm.rules.saved': (p: { name: string }) => `“${p.name}” was saved.`,
  'rfm.rules.discard': 'Discard',
  'rfm.rules.discarded': (p: { name: string }) => `The changes to “${p.name}” were discarded.`,
  'rfm.rules.problem.no-segments': 'Add at least one segment.',
  'rfm.rules.problem.unnamed': 'Every segment needs a name.',
  'rfm.rules.problem.same-name': 'Two segments have the same name.',
  'rfm.rules.paint': 'Paint the cells of the cube',
  'rfm.rules.paint.text':
    'Choose a segment in the list, then press or sweep over the cells that belong to it. R runs across, lately on the right; F runs up, often at the top.',
  'rfm.rules.paint.with': (p: { name: string }) => `Paint with “${p.name}”`,
  'rfm.rules.paint.nobody': 'In no segment: painting takes cells away',
  'rfm.rules.segments': (p: { n: string }) => count(p.n, 'segment'),
  'rfm.rules.segmentName': (p: { n: string }) => `Name of segment ${p.n}`,
  'rfm.rules.newSegment': (p: { n: string }) => `Segment ${p.n}`,
  'rfm.rules.addSegment': 'Add a segment',
  'rfm.rules.removeSegment': (p: { name: string }) => `Remove “${p.name}”`,
  'rfm.rules.earlier': (p: { name: string }) => `Move “${p.name}” up`,
  'rfm.rules.later': (p: { name: string }) => `Move “${p.name}” down`,
  'rfm.rules.order': 'A cell that several segments hold goes to the first of them in this list.',
  'rfm.rules.rows': (p: { n: string }) => count(p.n, 'row of ranges', 'rows of ranges'),
  'rfm.rules.row': (p: { n: string; name: string }) => `Row ${p.n} of “${p.name}”`,
  'rfm.rules.addRow': 'Add a row',
  'rfm.rules.removeRow': (p: { n: string; name: string }) => `Remove row ${p.n} of “${p.name}”`,
  'rfm.rules.bound.from': (p: { dimension: string }) => `${p.dimension} from`,
  'rfm.rules.bound.to': (p: { dimension: string }) => `${p.dimension} to`,

  'rfm.move.customers': (p: { n: string; share: string }) => `${count(p.n, 'customer')}, ${p.share} of all`,
  'rfm.move.revenue': (p: { sum: string; share: string }) => `${p.sum}, ${p.share} of revenue`,

  'rfm.compare.side': (p: { rules: string; words: string }) => `${p.rules} (${p.words})`,
  'rfm.compare.side.and': ', ',
  'rfm.compare.about': 'the same customers by two rule sets',
  'rfm.compare.left': 'Left',
  'rfm.compare.right': 'Right',
  'rfm.compare.measure': 'Cells show',
  'rfm.compare.orders': 'Orders',
  'rfm.compare.alike': (p: { customers: string }) => `Both put all ${p.customers} customers into the same segment`,
  'rfm.compare.moved': (p: { moved: string; share: string }) =>
    `${p.moved} customers (${p.share}) change their segment`,
  'rfm.compare.moved.one': (p: { share: string }) => `One customer (${p.share}) changes the segment`,
  'rfm.compare.money': (p: { sum: string; share: string }) =>
    `With them ${p.sum}, ${p.share} of the revenue, changes its class.`,
  'rfm.compare.tell': (p: { share: string }) =>
    `The segment on the left tells the one on the right for ${p.share} of the customers`,
  'rfm.compare.tell.all': 'The segment on the left tells the one on the right for every customer',
  'rfm.compare.money.tell': (p: { sum: string; share: string }) =>
    `The others stand apart from where most of their segment are, with ${p.sum}, ${p.share} of the revenue.`,
  'rfm.compare.matrix.plain': 'Every pair of segments',
  'rfm.compare.matrix.same': (p: { segment: string; moved: string; customers: string }) =>
    `${p.segment} loses the most: ${p.moved} of ${p.customers} go elsewhere`,
  'rfm.compare.matrix': (p: { segment: string; customers: string; segments: string }) =>
    `${p.segment} is parted the most: its ${p.customers} customers stand in ${p.segments} segments on the right`,
  'rfm.compare.sub': (p: { left: string; right: string }) => `Customers by ${p.left} (down) and ${p.right} (across)`,
  'rfm.compare.sub.revenue': (p: { left: string; right: string }) =>
    `Revenue of the customers by ${p.left} (down) and ${p.right} (across)`,
  'rfm.compare.note': (p: { n: string }) => `n = ${p.n}. A click opens the customers of a cell.`,
  'rfm.compare.note.same': (p: { n: string }) =>
    `n = ${p.n}. Framed: the same segment on both sides. A click opens the customers of a cell.`,
  'rfm.compare.cell': (p: { from: string; to: string }) => `${p.from} → ${p.to}`,
  'rfm.compare.moves.title': (p: { from: string; to: string; n: string }) =>
    `The largest move: ${count(p.n, 'customer')} from ${p.from} to ${p.to}`,
  'rfm.compare.pairs.title': (p: { from: string; to: string; n: string }) =>
    `The largest pair: ${count(p.n, 'customer')} in ${p.from} (left) and ${p.to} (right)`,
  'rfm.compare.moves.sub': 'The ten largest, by customers',

  'rfm.migration.since': 'Compared with',
  'rfm.migration.back': (p: { days: string }) => `${p.days} days before`,
  'rfm.migration.back.own': 'a date of yours',
  'rfm.migration.before': 'Earlier date',
  'rfm.migration.cuts': 'Cut points are',
  'rfm.migration.cuts.anew': 'anew at each date',
  'rfm.migration.cuts.kept': 'kept from the earlier',
  'rfm.migration.at': (p: { day: string }) => `As of ${p.day}`,
  'rfm.migration.new': 'No order yet',
  'rfm.migration.away': 'No order in the window',
  'rfm.migration.short': 'The orders span too few days to compare two dates',
  'rfm.migration.short.lede':
    'From four days of orders on, the earlier date can lie between the first and the last of them.',
  'rfm.migration.few': (p: { customers: string; day: string }) =>
    `Too few customers by ${p.day} to compare: ${p.customers}`,
  'rfm.migration.few.lede': (p: { least: string }) =>
    `From ${p.least} customers at the earlier date on, moves are more than a handful of people. A later date has more of them.`,
  'rfm.migration.title': (p: { fell: string; rose: string; day: string }) =>
    `Since ${p.day}, ${count(p.fell, 'customer has', 'customers have')} slipped and ${p.rose} ${p.rose === '1' ? 'has' : 'have'} moved up`,
  'rfm.migration.still': (p: { day: string }) => `Since ${p.day}, nobody has changed the segment`,
  'rfm.migration.lede': (p: { stayed: string; known: string; share: string; fresh: string }) =>
    `${p.stayed} of ${p.known} (${p.share}) stayed where they were; ${count(p.fresh, 'customer is', 'customers are')} new since.`,
  'rfm.migration.flow.title': (p: { down: string; up: string }) =>
    `Customers with ${p.down} of revenue slipped, customers with ${p.up} moved up`,
  'rfm.migration.flow.plain': 'Where customers went',
  'rfm.migration.flow.sub': (p: { from: string; to: string }) =>
    `Customers by segment on ${p.from} (left) and on ${p.to} (right)`,
  'rfm.migration.note.anew': 'Scores and thresholds are taken anew at each date.',
  'rfm.migration.note.kept': 'Scores and thresholds are those of the earlier date.',
  'rfm.migration.note.up': 'Up is towards the first segment of the rule set. Revenue is what counts at the as-of date.',
  'rfm.migration.note.refunds': 'Refunds moved to their orders count at both dates.',
  'rfm.migration.way.fell': 'slipped',
  'rfm.migration.way.rose': 'moved up',
  'rfm.migration.way.stayed': 'stayed',
  'rfm.migration.way.new': 'new',
  'rfm.migration.way.left': 'left the window',
  'rfm.migration.way.back': 'came back',
  'rfm.migration.matrix.title': (p: { segment: string; stayed: string; customers: string }) =>
    `Of ${p.customers} in ${p.segment}, ${p.stayed} are still there`,
  'rfm.migration.matrix.plain': 'From segment to segment',
  'rfm.migration.matrix.sub': (p: { from: string; to: string }) =>
    `Customers by segment on ${p.from} (down) and on ${p.to} (across)`,
  'rfm.migration.matrix.note': (p: { n: string }) =>
    `${p.n} customers were known at the earlier date. Framed: stayed. A click opens the customers of a cell.`,
  'rfm.migration.cell': (p: { n: string; share: string; from: string }) =>
    `${count(p.n, 'customer')}, ${p.share} of ${p.from}`,

  'rfm.history.plain': 'Sizes of the segments at month ends',
  'rfm.history.grew': (p: { segment: string; from: string; to: string; month: string }) =>
    `${p.segment} grew from ${p.from} to ${p.to} customers since ${p.month}`,
  'rfm.history.shrank': (p: { segment: string; from: string; to: string; month: string }) =>
    `${p.segment} shrank from ${p.from} to ${p.to} customers since ${p.month}`,
  'rfm.history.same': (p: { segment: string; to: string; month: string }) =>
    `${p.segment} has ${count(p.to, 'customer')}, as many as at the end of ${p.month}`,
  'rfm.history.sub': 'Customers per segment at month ends, the last twelve at most',
  'rfm.history.note': 'Each month end with the orders known by then, scored anew.',
  'rfm.history.hidden': (p: { n: string }) => `The ${p.n} largest are drawn; the table has all.`,
  'rfm.history.churn': (p: { segment: string; joined: string; left: string; month: string }) =>
    `${p.segment} in ${p.month}: ${p.joined} came, ${p.left} left`,
  'rfm.history.churn.plain': 'Who came and who left',
  'rfm.history.churn.sub': 'Customers who came into the segment (up) and who left it (down), per month',
  'rfm.history.churn.note': 'Against the month end before. A click opens who came.',
  'rfm.history.short': 'Sizes over time need two month ends in the frame. A frame of two months or more has them.',
  'rfm.history.few': (p: { least: string }) => `Sizes over time are drawn from ${p.least} customers on.`,
  'rfm.history.of': 'Segment',
  'rfm.history.month': 'Month end',
  'rfm.history.joined': 'Came',
  'rfm.history.left': 'Left',
  'rfm.history.stayed': 'Stayed',
  'rfm.history.revenue': 'Revenue by then',

  'methods.rfm-rule-sets.name': 'Rule sets and the score cube',
  'methods.rfm-rule-sets.short':
    'A rule set names customers by ranges of R, F and M. Each combination is a cell; a cell in several segments goes to the first, a cell in none leaves its customers without a segment.',
  'methods.rfm-rule-sets.text':
    'A rule set is a list of segments, each with rows of ranges in the places of R, F and M: scores 1 to k, high or low against the threshold, or limits of its own. The first segment with a row that holds a customer’s cell gets the customer. A cell that no segment holds is a hole, a cell that several hold an overlap; both are counted and marked. Published sets are taken as published, with their holes and overlaps; where the source gives names without ranges, the rule set says whose ranges they are. A set written for k scores is always scored with k. Your own sets are kept in this browser and named custom:<id> in links.',
  'methods.rfm-compare.name': 'Comparing rule sets',
  'methods.rfm-compare.short':
    'The same customers in the same frame, named by two rule sets or two ways to score. Of one rule set, who is in another segment has moved.',
  'methods.rfm-compare.text':
    'Both sides score the same customers in the same frame. Of one rule set on both sides, a customer agrees when the segment is the same. Of two rule sets no segment is the same, so the share told is the one of customers who stand, on the right, where most of their segment on the left stand. Revenue is that of the customers.',
  'methods.rfm-migration.name': 'Migration between dates',
  'methods.rfm-migration.short':
    'Customers by segment at an earlier date and at the as-of date, each with the orders known by then. Cut points are taken anew at each date, or kept from the earlier one.',
  'methods.rfm-migration.text':
    'At the earlier date only orders before it count, and recency runs to that date. Cut points and thresholds are taken anew at each date, so a customer who does nothing can still move because the others did; kept, they move only by their own orders and silence. No order yet: the first order is at or after the earlier date. With a window of the last days, the window moves with the date, and customers without an order in it are named so. Up means towards the first segment of the rule set. Sizes over time take the last twelve month ends; joined and left compare with the month end before.',
} as const;
