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
  'data.title.loaded.nothing': 'Not one line could be used',
  'data.lede.loaded': 'Lines read = lines used + left out by rule + set aside. The sum is checked at every import.',
  'data.import': 'Import',
  'data.importing': (p: { name: string }) => `Importing ${p.name}`,
  'data.imported': (p: { lines: string; accepted: string; aside: string; dropped: string }) =>
    `${count(p.lines, 'line')} read: ${p.accepted} used, ${p.dropped} left out by rule, ${p.aside} set aside.`,
  'data.dismiss': 'Put the file away',
  'data.dismiss.many': 'Put the files away',
  'data.named': (p: { name: string; what: string }) => `${p.name}: ${p.what}`,
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
  'data.funnel.positive.amount': 'with an amount above 0',
  'data.funnel.positive': 'with quantity and price above 0',

  'data.report.export': 'Export import report',
} as const;
