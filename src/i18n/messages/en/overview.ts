export const start = {
  'start.title': 'Who comes back to your shop, who does not, and what to do about it',
  'start.lede':
    'Give it the order file your shop system exports. Within a minute it tells you three true things about your customers, each with its definition, its rows and its margin of error.',
  'start.drop.title': 'Drop your order files here',
  'start.drop.text':
    'CSV or TSV in UTF-8, also as .gz. One row per order or per order line, with a date, a customer and an amount; the columns are recognised in Chinese and English, and you can correct every guess on a preview.',
  'start.drop.choose': 'Choose files',
  'start.drop.release': 'Let go to look at the files',
  'start.samples.title': 'No file at hand? Three shops, one truth each',
  'start.samples.making': (p: { name: string }) => `Making “${p.name}” on this device`,
  'start.privacy.title': 'Nothing leaves this device',
  'start.privacy.text': 'No server, no account, no upload. The browser itself forbids it.',
  'start.privacy.prove': 'Prove it',
  'start.methods.title': 'Every number can be checked',
  'start.methods.text': 'Each figure shows its definition, its SQL and its rows, and is held to published results.',
  'start.methods.link': 'How each number is defined',
  'start.kept.title': 'Kept on this device',
  'start.kept.text': (p: { n: string }) => `Segments saved here: ${p.n}. The orders themselves were not kept.`,
  'start.kept.link': 'See the segments',
  'start.kept.none': 'Segments you save stay here, in this browser. The orders themselves are not kept.',
} as const;
