import { count } from './plural.ts';

export const data = {
  'data.about.none': 'no file yet',
  'data.about.files': (p: { n: string; size: string }) => `${p.n}, ${p.size}`,
  'data.files.one': 'one file',
  'data.files.many': (p: { n: string }) => `${p.n} files`,
  'data.title.none': 'Begin with the order file your shop system exports',
  'data.lede.none':
    'Every line has a fate: used, left out by a named rule, or set aside for you to look at. The file itself is never changed and never leaves this device.',
  'data.title.loaded': (p: { accepted: string; aside: string }) =>
    `${count(p.accepted, 'line is', 'lines are')} used, ${count(p.aside, 'was', 'were')} set aside for you to look at`,
  'data.title.loaded.clean': (p: { accepted: string }) =>
    `${count(p.accepted, 'line is', 'lines are')} used, none had to be set aside`,
  'data.lede.loaded': 'Lines read = lines used + left out by rule + set aside. The sum is checked at every import.',
  'data.import': 'Import',
  'data.importing': (p: { name: string }) => `Importing ${p.name}`,
  'data.imported': (p: { lines: string; accepted: string; aside: string; dropped: string }) =>
    `${count(p.lines, 'line')} read: ${p.accepted} used, ${p.dropped} left out by rule, ${p.aside} set aside.`,
  'data.dismiss': 'Put the file away',
  'data.overview': 'See what the orders say',
  'data.close': 'Close these files',
  'data.closed': 'The files were closed. Saved segments are kept.',
  'import.phase.survey': 'finding the lines',
  'import.phase.read': 'reading and checking values',
  'import.phase.build': 'counting orders and customers',

  'data.preview.title': (p: { name: string }) => `What the columns of ${p.name} mean`,
  'data.preview.line': 'Line',
  'data.preview.as': (p: { column: string }) => `Meaning of the column ${p.column}`,
  'data.preview.skip': 'not imported',
  'data.preview.distinct': (p: { n: string }) => `${count(p.n, 'value', 'different values')} in the sample`,
  'data.preview.numeric': (p: { rate: string }) => `${p.rate} numbers`,
  'data.preview.empty': 'empty in the sample',

  'data.sum.lines': 'Lines read',
  'data.sum.accepted': 'used',
  'data.sum.quarantined': 'set aside',
  'data.funnel.title': (p: { rate: string }) =>
    `${p.rate} of the lines name a customer and a price above 0, and are no refund`,
  'data.funnel.sub': 'Lines left after each step',
  'data.funnel.lines': 'all lines',
  'data.funnel.customer': 'with a customer',
  'data.funnel.refund': 'that are not money back',
  'data.funnel.positive': 'with quantity and price above 0',
  'data.checks.title': 'What was noticed',
  'data.checks.sub': 'Counted over all lines of the file',
  'data.checks.cleanElse': 'Besides the lines set aside, nothing unusual was found.',
  'data.checks.clean': 'Nothing unusual was found.',
  'data.check.duplicates': (p: { n: string }) =>
    `${count(p.n, 'line repeats', 'lines repeat')} an earlier line exactly`,
  'data.check.duplicates.text':
    'They may be several pieces of one order or a double export. They are kept and counted.',
  'data.check.currencies': (p: { n: string; code: string }) => `Sales in other currencies than ${p.code}: ${p.n}`,
  'data.check.currencies.text':
    'One currency is counted at a time, never a sum of several. The frame at the top of the page chooses which.',
  'data.check.refunds': (p: { n: string }) => `${count(p.n, 'line is', 'lines are')} money back`,
  'data.check.refunds.text': 'Negative amounts or refund words. The frame says whether and when they lower revenue.',
  'data.check.cancelled': (p: { n: string }) => `${count(p.n, 'line was', 'lines were')} cancelled or never paid`,
  'data.check.cancelled.text': 'They never count as orders.',
  'data.check.gifts': (p: { n: string }) => count(p.n, 'line is a gift', 'lines are gifts'),
  'data.check.gifts.text': 'Amount 0 by intent. They count only when the frame counts all orders.',
  'data.check.zeroPrice': (p: { n: string }) => `${count(p.n, 'line has', 'lines have')} no price above 0`,
  'data.check.zeroPrice.text': 'Samples, write-offs or errors of entry.',
  'data.check.signMismatch': (p: { n: string }) => `On ${count(p.n, 'line')} sign and status word disagree`,
  'data.check.signMismatch.text':
    'A positive line on a returned order, or a negative one called normal. The sign decides.',
  'data.check.future': (p: { n: string }) => `${count(p.n, 'line is', 'lines are')} dated in the future`,
  'data.check.future.text': 'A wrong clock, a pre-order, or day and month exchanged.',

  'data.quarantine.title': (p: { n: string; rate: string }) =>
    `${count(p.n, 'line was', 'lines were')} set aside, ${p.rate} of all`,
  'data.quarantine.sub': 'With line number, reason and original text; the lines of the file itself are as they were',
  'data.quarantine.all': 'All',
  'data.quarantine.reason': 'Reason',
  'data.quarantine.column': 'Column',
  'data.quarantine.whole': 'the whole line',
  'data.quarantine.text': 'Original text',
  'data.quarantine.source': 'File',
  'data.rules.title': 'Left out by rule',
  'data.report.export': 'Export import report',
  'data.export': 'Export CSV',
  'data.sum.check': 'checked',
} as const;
