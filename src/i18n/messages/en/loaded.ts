import { count } from './plural.ts';

export const loaded = {
  'loaded.files.title': (p: { n: string }) => (p.n === '1' ? 'One file is open' : `${p.n} files are open`),
  'loaded.files.sub':
    'Over all lines used, refunds and cancelled orders among them, as the switches below leave them; the header counts what the frame counts',
  'loaded.files.sub.other': 'Over all lines used, as the switches below leave them',
  'loaded.file': 'File',
  'loaded.kind': 'Holds',
  'loaded.kind.orders': 'orders',
  'loaded.kind.baskets': 'baskets',
  'loaded.kind.feedback': 'reviews and answers',
  'loaded.kind.members': 'a list of customers',
  'loaded.lines': 'Lines read',
  'loaded.accepted': 'Used',
  'loaded.customers': 'Customers',
  'loaded.orders': 'Orders',
  'loaded.amount': 'Amount',
  'loaded.days': 'First and last day',
  'loaded.days.span': (p: { first: string; last: string }) => `${p.first} to ${p.last}`,
  'loaded.close': 'Close',
  'loaded.remove': (p: { name: string }) => `Close ${p.name}`,
  'loaded.removed': (p: { name: string }) => `${p.name} was closed.`,
  'loaded.undo': 'Undo',
  'loaded.add': 'Add a month or a channel',
  'loaded.add.text':
    'A further file comes beside these: orders with the same number are one order, and the same customer is found in both.',

  'loaded.found.title': (p: { n: string }) => `${count(p.n, 'thing', 'things')} worth knowing about these lines`,
  'loaded.found.none': 'Nothing unusual in the lines used',
  'loaded.found.none.text':
    'No repeats, refunds, gifts, zero amounts, test customers, future dates or amounts far out of the usual.',
  'loaded.found.sub':
    'Counted over all lines that are used or left out by a rule. The switches act at once, and on every screen.',
  'loaded.found.both': (p: { what: string; effect: string }) => `${p.what} ${p.effect}`,
  'loaded.found.lines': 'See the lines',
  'loaded.found.counted': 'count',
  'loaded.found.left': 'leave out',
  'loaded.found.moves.out': (p: { amount: string }) => `Leaving them out takes ${p.amount} off the revenue.`,
  'loaded.found.moves.up': (p: { amount: string }) => `Leaving them out adds ${p.amount} to the revenue.`,
  'loaded.found.moved.out': (p: { amount: string }) => `${p.amount} of revenue is left out with them.`,
  'loaded.found.moved.up': (p: { amount: string }) => `Revenue is ${p.amount} higher without them.`,
  'loaded.found.same': 'Revenue stays the same either way.',
  'loaded.found.unnamed': 'no currency named',

  'loaded.found.refunds': (p: { n: string }) => count(p.n, 'line is money back', 'lines are money back'),
  'loaded.found.refunds.text': 'Negative amounts, refund words or a refund column.',
  'loaded.found.refunds.sum': (p: { amount: string }) => `Together ${p.amount}.`,
  'loaded.found.refund-column': (p: { amount: string }) =>
    p.amount === '' ? 'A column says what went back' : `A column says that ${p.amount} went back`,
  'loaded.found.refund-column.text': 'It names no day, so on its own day means on the day of the order it belongs to.',
  'loaded.found.cancelled': (p: { n: string }) => count(p.n, 'line was cancelled', 'lines were cancelled'),
  'loaded.found.cancelled.text': 'Closed or never paid. They are no orders under any setting.',
  'loaded.found.gifts': (p: { n: string }) => count(p.n, 'line is a gift', 'lines are gifts'),
  'loaded.found.gifts.text': 'Amount 0 by intent. They make an order only when all orders count.',
  'loaded.found.currencies': (p: { n: string }) => `${count(p.n, 'sale is', 'sales are')} in another currency`,
  'loaded.found.currencies.text': 'Currencies are never added up: one is counted at a time.',
  'loaded.found.sign-mismatch': (p: { n: string }) => `On ${count(p.n, 'line')} the sign and the status disagree`,
  'loaded.found.sign-mismatch.text':
    'Such as a positive line on a returned order. The sign decides, because money moves by the sign.',
  'loaded.found.no-customer': (p: { n: string }) => count(p.n, 'line names no customer', 'lines name no customer'),
  'loaded.found.no-customer.text':
    'Left out: without a buyer nobody can be seen coming back. There is no switch, for it would make one giant customer.',
  'loaded.found.no-customer.sum': (p: { amount: string }) => `${p.amount} was bought by nobody known.`,
  'loaded.found.not-a-sale': (p: { n: string }) => count(p.n, 'line is no sale', 'lines are no sales'),
  'loaded.found.not-a-sale.text': 'Left out: fees, transfers and shipments that the platform writes among the orders.',
  'loaded.found.totals-row': (p: { n: string }) => count(p.n, 'line is a row of totals', 'lines are rows of totals'),
  'loaded.found.totals-row.text': 'Left out: their sums would count everything twice.',
  'loaded.found.footer': (p: { n: string }) => count(p.n, 'line stands below the table', 'lines stand below the table'),
  'loaded.found.footer.text': 'Left out: notes and sums after the last order.',
  'loaded.found.copy': (p: { n: string }) =>
    count(p.n, 'line repeats an earlier line exactly', 'lines repeat an earlier line exactly'),
  'loaded.found.copy.text.other': 'Two that are alike, or a file exported twice. Only you can tell, so they count.',
  'loaded.found.copy.text': 'Several pieces of one order, or a file exported twice. Only you can tell, so they count.',
  'loaded.found.other-file': (p: { n: string }) =>
    count(p.n, 'line has an order number of another file', 'lines have order numbers of another file'),
  'loaded.found.other-file.text':
    'Where two exports overlap, the later file repeats these orders: leave them out. Where one order is split in two files, count them.',
  'loaded.found.outlier': (p: { n: string }) =>
    `${count(p.n, 'line belongs', 'lines belong')} to orders far larger than usual`,
  'loaded.found.outlier.text': (p: { cut: string }) =>
    `Orders above ${p.cut}, three times the usual spread away: wholesale, or a slip of the keyboard.`,
  'loaded.found.no-price': (p: { n: string }) => count(p.n, 'line has no price above 0', 'lines have no price above 0'),
  'loaded.found.no-price.text': 'Write-offs, samples and corrections of the stock.',
  'loaded.found.zero-value': (p: { n: string }) => count(p.n, 'line is worth 0', 'lines are worth 0'),
  'loaded.found.zero-value.text': 'An order of nothing but these counts only when all orders count.',
  'loaded.found.test-customer': (p: { n: string }) =>
    count(p.n, 'line is of a test customer', 'lines are of test customers'),
  'loaded.found.test-customer.text': 'The id or the e-mail address says test, or the address is one of example.com.',
  'loaded.found.future': (p: { n: string }) =>
    count(p.n, 'line is dated in the future', 'lines are dated in the future'),
  'loaded.found.future.text':
    'A pre-order, a wrong clock, or day and month exchanged. They move the day everything is measured from.',

  'loaded.who.title.id': (p: { n: string; all: string }) =>
    p.n === '0'
      ? 'No customer id stands in more than one file'
      : `${p.n} of ${count(p.all, 'customer')} bought in more than one file`,
  'loaded.who.title.joined': (p: { n: string; all: string }) =>
    p.n === '0'
      ? `No ids were joined: ${count(p.all, 'customer')}`
      : `${count(p.n, 'id was', 'ids were')} joined to another: ${count(p.all, 'customer')}`,
  'loaded.who.sub': 'Who is one customer',
  'loaded.who.by': 'The same customer is known by',
  'loaded.who.id': 'the same id',
  'loaded.who.contact': 'id, e-mail or phone',
  'loaded.who.how':
    'E-mail addresses are compared without regard to case, phones by their digits without the country. What is masked (138****8000) and what more than ten ids share joins nobody.',
  'loaded.who.columns': (p: { columns: string }) => `Compared: ${p.columns}.`,
  'loaded.who.columns.item': (p: { column: string; file: string }) => `“${p.column}” of ${p.file}`,
  'loaded.who.cannot':
    'No file has a column that is taken for an e-mail address or a phone, so only ids can be compared. Import a file again and choose that meaning for a column.',
  'loaded.who.file': 'File',
  'loaded.who.customers': 'Customers',
  'loaded.who.several': 'in more than one file',
  'loaded.who.all': 'altogether, each counted once',
  'loaded.who.examples': 'Ids that were joined',
  'loaded.who.person': 'Counted as',
  'loaded.who.ids': 'Ids',

  'loaded.aside.title': (p: { n: string; rate: string }) =>
    `${count(p.n, 'line was', 'lines were')} set aside, ${p.rate} of all`,
  'loaded.aside.title.none': 'Every line could be read',
  'loaded.aside.sub':
    'By reason and column. Choose a group to see how its lines could be read; the file itself stays as it is.',
  'loaded.aside.all': 'All lines set aside',
  'loaded.aside.reason': 'Reason',
  'loaded.aside.column': 'Column',
  'loaded.aside.whole': 'the whole line',
  'loaded.aside.file': 'File',
  'loaded.aside.line': 'Line',
  'loaded.aside.lines': 'Lines',
  'loaded.aside.text': 'Original text',
  'loaded.aside.show': (p: { reason: string; column: string }) => `${p.reason}: ${p.column}`,
  'loaded.aside.export': 'Export CSV',

  'loaded.rules.title': 'Rules in force',
  'loaded.rules.item': (p: { column: string; rule: string; file: string }) => `${p.file}, “${p.column}”: ${p.rule}`,
  'loaded.rules.pad': (p: { file: string }) => `${p.file}: lines that are too short are filled up`,
  'loaded.rules.undo': 'Take back',

  'loaded.fix.title': (p: { reason: string; column: string }) => `${p.reason}: how “${p.column}” is to be read`,
  'loaded.fix.title.pad': 'Lines with too few values',
  'loaded.fix.cannot': 'No rule can help here',
  'loaded.fix.suggested': 'Fits most of them',
  'loaded.fix.own': 'Rule',
  'loaded.fix.kind.date-format': 'read dates as',
  'loaded.fix.kind.decimal': 'decimals are parted by',
  'loaded.fix.kind.strip': 'take characters out',
  'loaded.fix.kind.replace': 'replace a text',
  'loaded.fix.kind.nothing': 'take it as empty',
  'loaded.fix.choose': 'choose',
  'loaded.fix.format': 'Format',
  'loaded.fix.then': 'Then read as',
  'loaded.fix.then.known': 'the other dates of the column',
  'loaded.fix.mark': 'Mark',
  'loaded.fix.mark.point': 'a point: 1,234.56',
  'loaded.fix.mark.comma': 'a comma: 1.234,56',
  'loaded.fix.characters': 'Characters',
  'loaded.fix.from': 'Text',
  'loaded.fix.to': 'Becomes',
  'loaded.fix.pad': 'Fill up with empty values',
  'loaded.fix.said.date-format': (p: { format: string }) => `dates such as ${p.format}`,
  'loaded.fix.said.decimal.point': 'a point parts the decimals',
  'loaded.fix.said.decimal.comma': 'a comma parts the decimals',
  'loaded.fix.said.strip': (p: { characters: string }) => `without “${p.characters}”`,
  'loaded.fix.said.replace': (p: { from: string; to: string }) =>
    p.to === '' ? `without “${p.from}”` : `“${p.from}” becomes “${p.to}”`,
  'loaded.fix.said.nothing': 'what cannot be read is taken as empty',
  'loaded.fix.trying': 'Trying it on every line of the group',
  'loaded.fix.would': (p: { n: string; all: string }) => `${p.n} of ${count(p.all, 'line')} could be read`,
  'loaded.fix.would.none': (p: { all: string }) => `None of the ${count(p.all, 'line')} could be read so`,
  'loaded.fix.stay': (p: { list: string }) => `What stays: ${p.list}.`,
  'loaded.fix.stay.item': (p: { n: string; reason: string }) => `${p.n} (${p.reason})`,
  'loaded.fix.written': 'As written',
  'loaded.fix.customer': 'Customer',
  'loaded.fix.day': 'Date',
  'loaded.fix.amount': 'Amount',
  'loaded.fix.apply': (p: { n: string }) => `Take in ${count(p.n, 'line')}`,
  'loaded.fix.applying': 'Taking them in',
  'loaded.fix.applied': (p: { n: string }) => `${count(p.n, 'line was', 'lines were')} taken in. The sum holds.`,
  'loaded.fix.taken.back': 'The rule was taken back; its lines are set aside again.',
  'loaded.fix.whole': 'In this file a line depends on others of its order, so the whole file is read again.',

  'loaded.nodata.title.baskets': 'Baskets do not say who came back',
  'loaded.nodata.title.feedback': 'Answers are no orders',
  'loaded.nodata.title.members': 'A list of customers holds no single orders',
  'loaded.nodata.title.orders': 'No line of this file is a sale that counts',
  'loaded.nodata.baskets':
    'The open file does not say who bought, or not when. Without both, nobody can be seen coming back: no RFM, no repurchase, no customer value.',
  'loaded.nodata.feedback':
    'The open file holds scores and comments. RFM, repurchase and customer value are computed from orders, which it does not hold.',
  'loaded.nodata.members':
    'The open file holds totals counted elsewhere, one row per customer. When each order was placed is not in it, and everything here is computed from that.',
  'loaded.nodata.orders':
    'Every line is money back, cancelled, a gift or left out by a rule. The data screen says how many of each, and lets you decide.',
  'loaded.nodata.works': 'What works with it',
  'loaded.nodata.best': 'Which products are in most baskets',
  'loaded.nodata.together': 'Which products are bought together',
  'loaded.nodata.scores': 'How often each score was given',
  'loaded.nodata.nps': 'Promoters, detractors and NPS',
  'loaded.nodata.levels': 'How many members each level has',
  'loaded.nodata.data': 'See what was found',
  'loaded.nodata.add': 'Add a file of orders',
} as const;
