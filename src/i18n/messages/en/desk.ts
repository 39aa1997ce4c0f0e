import { count } from './plural.ts';

export const desk = {
  'desk.looking': (p: { name: string }) => `Looking at ${p.name}`,
  'desk.remove': 'Remove this file',
  'desk.remove.table': 'Leave this table out',

  'desk.title.looking': 'Looking at the file',
  'desk.title.looking.many': (p: { n: string }) => `Looking at ${p.n} tables`,
  'desk.title.ready': (p: { what: string }) => `${p.what}: ready to import`,
  'desk.title.ready.many': (p: { n: string }) => `${p.n} tables are ready to import`,
  'desk.title.ask': (p: { n: string }) =>
    p.n === '1' ? 'One question before it is imported' : `${p.n} questions before it is imported`,
  'desk.title.ask.many': (p: { n: string; asked: string }) =>
    `${count(p.n, 'table')}, ${count(p.asked, 'question')} before importing`,
  'desk.title.blocked': (p: { n: string }) =>
    p.n === '1' ? 'One thing has to be settled before importing' : `${p.n} things have to be settled before importing`,
  'desk.title.refused': 'This file cannot be imported as it is',
  'desk.title.refused.some': (p: { n: string; all: string }) =>
    `${p.n} of ${p.all} cannot be imported as ${p.n === '1' ? 'it is' : 'they are'}`,
  'desk.title.none': 'No table is chosen',
  'desk.lede.none': 'Choose at least one of the tables below.',
  'desk.lede.review':
    'Check what each column means, then import. The file itself is not changed and does not leave this device.',
  'desk.lede.ask': 'Only you can know the answer; the data allow both.',
  'desk.lede.blocked': 'What is missing is said below, with what to do. Nothing has been imported yet.',
  'desk.lede.refused': 'Remove it or choose another file. Nothing was changed; what is open stays open.',

  'desk.kind.orders.name': 'Orders',
  'desk.kind.baskets.name': 'Baskets',
  'desk.kind.feedback.name': 'Reviews and answers',
  'desk.kind.members.name': 'A list of customers',
  'desk.what.orders': 'Orders, by the names of their columns',
  'desk.what.orders.values': 'Orders, by what their columns hold',
  'desk.what.unknown': 'Not recognised yet',
  'desk.what.baskets': 'Baskets: what was bought together',
  'desk.what.feedback': 'Reviews and answers',
  'desk.what.members': 'A list of customers',
  'desk.kind': 'What the file holds',
  'desk.kind.change': 'It holds something else',
  'desk.kind.orders.good':
    'Who bought, when and for how much: every analysis, from repurchase and RFM to customer value.',
  'desk.kind.baskets.good': 'What was bought together, without a buyer or a day: what sells, and what sells with it.',
  'desk.kind.feedback.good': 'Scores and comments: how satisfied people are, and what they write about.',
  'desk.kind.members.good':
    'One row per customer with totals counted elsewhere: who they are, to be found and compared.',
  'desk.why.baskets': 'No RFM and no repurchase from this file',
  'desk.why.baskets.customer': 'It does not say who bought, so nobody can be seen coming back.',
  'desk.why.baskets.day': 'It does not say when, so no time between two orders can be measured.',
  'desk.why.baskets.both': 'It says neither who bought nor when, so nobody can be seen coming back.',
  'desk.why.baskets.chosen': 'It is taken as baskets, so buyers and days are not followed.',
  'desk.why.baskets.works': 'What sells and what sells together works, and so does the SQL desk (basket_lines).',
  'desk.why.baskets.need':
    'A column with the buyer (id, nickname, phone or e-mail) and one with the day of the order would make all of it possible. Choose them below if they are there.',
  'desk.why.baskets.other':
    'An export with one row per product sold, naming the buyer, the day and the amount, would make all of it possible.',
  'desk.why.feedback': 'No RFM and no repurchase from this file',
  'desk.why.feedback.works': 'Answers are no orders. They are open to the SQL desk (feedback).',
  'desk.why.feedback.need':
    'With a column that names the customer, answers can be set beside what the same people bought.',
  'desk.why.members': 'No RFM and no repurchase from this file',
  'desk.why.members.works':
    'It has totals per customer, not the single orders they were counted from. It is open to the SQL desk (members).',
  'desk.why.members.need': 'Export the orders themselves, one row each, and everything can be computed.',

  'desk.fact.lines': (p: { n: string }) => `about ${count(p.n, 'line')}`,
  'desk.fact.lines.counted': (p: { n: string }) => count(p.n, 'line'),
  'desk.fact.columns': (p: { used: string; all: string }) => `${p.used} of ${count(p.all, 'column')} used`,
  'desk.layout.not': 'It is not from this platform',
  'desk.layout.off': 'The platform’s layout was set aside; columns are taken by their names.',
  'desk.layout.on': 'Look at it afresh',

  'desk.tables.title': (p: { n: string; name: string }) => `${p.name} holds ${count(p.n, 'table')}`,
  'desk.tables.sub': 'Tick those to import. Each is looked at below.',
  'desk.tables.hidden': 'hidden in the workbook',
  'desk.tables.cannot': (p: { why: string }) => `cannot be imported: ${p.why}`,
  'desk.tables.looking': 'being looked at',
  'desk.tables.open': (p: { n: string }) => count(p.n, 'thing to settle', 'things to settle'),

  'desk.several': (p: { n: string }) =>
    `${count(p.n, 'table stands', 'tables stand')} in this file; one of them is read`,
  'desk.several.text': (p: { tables: string }) =>
    `Not read: ${p.tables}. Which one is read is chosen under “How the file is read”.`,

  'desk.format.text': 'text',
  'desk.format.xlsx': 'Excel workbook',
  'desk.format.xls': 'old Excel workbook',
  'desk.format.parquet': 'Parquet',
  'desk.format.json': 'JSON',
  'desk.format.ndjson': 'JSON lines',
  'desk.format.arrow': 'Arrow',
  'desk.format.html': 'web page table',
  'desk.format.other': 'unknown',

  'desk.date.question': (p: { example: string; column: string }) => `Which day is ${p.example} in “${p.column}”?`,
  'desk.date.why': 'Every date sampled can be read with day or month first, so the file does not say.',
  'desk.date.why.both': (p: { n: string }) =>
    `${count(p.n, 'sampled date fits', 'sampled dates fit')} one order only, and not all the same one: files from two sources were perhaps joined. The order you choose is tried first.`,
  'desk.date.dayFirst': (p: { day: string }) => `${p.day}: the day comes first`,
  'desk.date.monthFirst': (p: { day: string }) => `${p.day}: the month comes first`,
  'desk.date.answered': 'Answered. Dates of this column are read this way.',
  'desk.decimal.question': (p: { example: string; column: string }) => `How much is ${p.example} in “${p.column}”?`,
  'desk.decimal.why': 'The sampled numbers can be read either way. Wrongly read, every amount is a thousand times off.',
  'desk.decimal.comma.parts': (p: { value: string }) => `${p.value}: the comma parts the decimals`,
  'desk.decimal.comma.groups': (p: { value: string }) => `${p.value}: the comma groups thousands`,
  'desk.decimal.point.parts': (p: { value: string }) => `${p.value}: the point parts the decimals`,
  'desk.decimal.point.groups': (p: { value: string }) => `${p.value}: the point groups thousands`,
  'desk.decimal.answered': 'Answered. Numbers of this column are read this way.',

  'desk.columns.title': 'What the columns mean',
  'desk.columns.sub': 'The first lines as they stand; below each name, what the column is taken for',
  'desk.columns.title.ragged': 'What the lines hold',
  'desk.columns.sub.ragged': 'The first lines as they stand: each is a basket, each value a product',
  'desk.columns.above': 'Above the table, not read',
  'desk.columns.below': 'Below the table, left out',
  'desk.column': (p: { n: string }) => `column ${p.n}`,
  'desk.columns.line': (p: { line: string }) => `Line ${p.line}`,
  'desk.columns.more': (p: { n: string }) => `Show ${count(p.n, 'more line')}`,
  'desk.columns.fewer': 'Show fewer lines',
  'desk.columns.others': (p: { n: string }) => `Show ${count(p.n, 'column that is', 'columns that are')} not used`,
  'desk.columns.used': 'Show only the columns used',

  'desk.read.title': 'How the file is read',
  'desk.read.text': (p: { encoding: string; delimiter: string; header: string }) =>
    `${p.encoding}, columns parted by ${p.delimiter}, ${p.header}`,
  'desk.read.ragged': (p: { encoding: string; delimiter: string }) =>
    `${p.encoding}, one basket a line, products parted by ${p.delimiter}`,
  'desk.read.table': (p: { format: string; header: string }) => `${p.format}, ${p.header}`,
  'desk.read.header.none': 'no names above the columns',
  'desk.read.header.one': (p: { line: string }) => `names on line ${p.line}`,
  'desk.read.header.many': (p: { first: string; last: string }) => `names on lines ${p.first} to ${p.last}`,

  'desk.encoding': 'Encoding',
  'desk.encoding.sub': 'The same lines of your file in each encoding. Choose the one that reads right.',
  'desk.encoding.as': (p: { name: string }) => `Read as ${p.name}`,
  'desk.encoding.chosen': 'chosen',
  'desk.encoding.other': 'Another encoding',
  'desk.encoding.lost': (p: { n: string; line: string }) =>
    `${count(p.n, 'place', 'places')} cannot be read, the first on line ${p.line}. Such lines are set aside, never guessed.`,
  'desk.encoding.bom': 'The file says so itself, by the mark at its beginning.',
  'desk.encoding.ascii':
    'All characters are plain Latin letters, digits and signs, which nearly every encoding writes alike.',
  'desk.encoding.nul-pattern': 'Every second byte is zero, as in this encoding.',
  'desk.encoding.valid-utf8': (p: { lines: string }) =>
    `${count(p.lines, 'line')} with other than Latin letters, all of them valid.`,
  'desk.encoding.mostly-utf8': (p: { lines: string; invalidLines: string }) =>
    `All but ${p.invalidLines} of ${count(p.lines, 'line')} are valid.`,
  'desk.encoding.common-han': (p: { found: string; characters: string }) =>
    `${p.found} of ${p.characters} characters come out as common Chinese ones.`,
  'desk.encoding.kana': (p: { found: string; characters: string }) =>
    `${p.found} of ${p.characters} characters come out as Japanese kana.`,
  'desk.encoding.hangul': (p: { found: string; characters: string }) =>
    `${p.found} of ${p.characters} characters come out as Korean.`,
  'desk.encoding.boxes': (p: { found: string; characters: string }) =>
    `${p.found} of ${p.characters} characters come out as lines and boxes of old programs.`,
  'desk.encoding.letters': (p: { found: string; characters: string; language: string }) =>
    `${p.found} of ${p.characters} characters come out as letters of ${p.language}.`,
  'desk.encoding.fallback': (p: { characters: string }) =>
    `Only ${count(p.characters, 'character')} to judge by: please check the text.`,
  'desk.encoding.given': 'Chosen by you.',

  'desk.dialect.delimiter': 'Columns are parted by',
  'desk.dialect.quote': 'Quotation mark',
  'desk.dialect.escape': 'A quotation mark inside a value is',
  'desk.dialect.comment': 'Remarks begin with',
  'desk.dialect.header': 'Lines with names',
  'desk.dialect.firstLine': 'The table begins on line',
  'desk.dialect.ragged': 'Each line is a basket, with any number of products',
  'desk.dialect.pad': 'Lines that are too short are filled up with empty values',
  'desk.dialect.table': 'Which table',
  'desk.dialect.table.lines': (p: { first: string; last: string; names: string }) =>
    `lines ${p.first} to ${p.last}: ${p.names}`,
  'desk.dialect.table.rest': (p: { first: string; names: string }) => `from line ${p.first} on: ${p.names}`,
  'desk.delimiter.comma': 'commas',
  'desk.delimiter.tab': 'tabs',
  'desk.delimiter.semicolon': 'semicolons',
  'desk.delimiter.bar': 'vertical bars',
  'desk.delimiter.tilde': 'tildes (~)',
  'desk.delimiter.caret': 'carets (^)',
  'desk.delimiter.soh': 'control characters (0x01)',
  'desk.delimiter.us': 'control characters (0x1F)',
  'desk.delimiter.blank': 'runs of spaces',
  'desk.quote.double': 'double (")',
  'desk.quote.single': "single (')",
  'desk.quote.none': 'none',
  'desk.escape.double': 'doubled',
  'desk.escape.backslash': 'after a backslash',
  'desk.comment.none': 'no remarks',
  'desk.header.0': 'none',
  'desk.header.n': (p: { n: string }) => p.n,
  'desk.evidence.delimiter-fields': (p: { delimiter: string; fields: string; good: string; records: string }) =>
    `Parted by ${p.delimiter}, ${p.good} of ${count(p.records, 'sampled line')} have ${count(p.fields, 'column')}.`,
  'desk.evidence.delimiter-declared': (p: { delimiter: string }) => `The first line of the file names ${p.delimiter}.`,
  'desk.evidence.delimiter-none': 'No character parts the lines into columns.',
  'desk.evidence.quote-used': (p: { quote: string; records: string }) =>
    `Values stand in ${p.quote} on ${count(p.records, 'sampled line')}.`,
  'desk.evidence.quote-unused': (p: { quote: string }) => `No sampled value needs quotes; ${p.quote} is usual.`,
  'desk.evidence.quote-spoils': (p: { records: string }) =>
    `Taken as quotes, the marks would spoil ${count(p.records, 'sampled line')}.`,
  'desk.evidence.escape-backslash': (p: { records: string }) =>
    `Without backslashes, ${count(p.records, 'sampled line')} would come apart.`,
  'desk.evidence.comment-lines': (p: { comment: string; lines: string; line: string }) =>
    `${count(p.lines, 'line begins', 'lines begin')} with ${p.comment}, the first is line ${p.line}.`,
  'desk.evidence.preamble-lines': (p: { lines: string; text: string }) =>
    `${count(p.lines, 'line stands', 'lines stand')} above the table: “${p.text}”`,
  'desk.evidence.header-layout': (p: { line: string }) => `Line ${p.line} holds the names this platform writes.`,
  'desk.evidence.header-names': (p: { line: string }) =>
    `Line ${p.line} holds names; numbers and dates begin below it.`,
  'desk.evidence.header-groups': (p: { line: string }) => `Line ${p.line} groups several columns under one name.`,
  'desk.evidence.header-units': (p: { line: string }) => `Line ${p.line} says more about the names, such as units.`,
  'desk.evidence.header-none': (p: { line: string }) => `Line ${p.line} holds values already, no names.`,
  'desk.evidence.table-most': (p: { tables: string; records: string; line: string }) =>
    `Of ${p.tables} tables in the file, the one from line ${p.line} has the most lines (${p.records} sampled).`,
  'desk.evidence.ragged-counts': (p: { least: string; most: string; records: string }) =>
    `${count(p.records, 'sampled line')} with ${p.least} to ${p.most} values each, and the same words again and again.`,
  'desk.evidence.pad-short': (p: { short: string; records: string; fields: string }) =>
    `${p.short} of ${count(p.records, 'sampled line')} have fewer than ${p.fields} values.`,

  'desk.dates.title': 'Dates',
  'desk.dates.sum': (p: { column: string; format: string }) => `${p.column}: ${p.format}`,
  'desk.dates.sum.more': (p: { column: string; format: string; more: string }) =>
    `${p.column}: ${p.format} and ${count(p.more, 'other way', 'other ways')}`,
  'desk.dates.sum.none': (p: { column: string }) => `${p.column}: no format reads it`,
  'desk.dates.column': (p: { column: string }) => `How the dates in “${p.column}” are written`,
  'desk.dates.order': 'Tried in this order; the first that reads a value wins.',
  'desk.dates.count': (p: { n: string; all: string }) => `${p.n} of ${p.all} sampled`,
  'desk.dates.count.own': 'chosen by you',
  'desk.dates.first': (p: { format: string }) => `Try ${p.format} first`,
  'desk.dates.drop': (p: { format: string }) => `Leave out ${p.format}`,
  'desk.dates.add': 'Another way of writing',
  'desk.dates.unread': (p: { n: string; examples: string }) =>
    `${count(p.n, 'sampled value is', 'sampled values are')} no date: ${p.examples}. Such lines are set aside.`,
  'desk.dates.utc': 'These times are UTC, not shop time',

  'desk.meaning.title': 'What words and amounts mean',
  'desk.meaning.sum.words': (p: { n: string }) => count(p.n, 'status word'),
  'desk.meaning.sum.currency': (p: { code: string }) => `amounts in ${p.code}`,
  'desk.meaning.sum.column': 'currency in a column',
  'desk.meaning.sum.unknown': 'currency not said',
  'desk.status.caption': 'What each status means',
  'desk.status.value': 'Status',
  'desk.status.count': 'In the preview',
  'desk.status.kind': 'Counts as',
  'desk.status.as': (p: { value: string }) => `“${p.value}” counts as`,
  'desk.status.none': 'none',
  'desk.status.sale': 'sale',
  'desk.status.refund': 'money back',
  'desk.status.cancelled': 'cancelled or unpaid',
  'desk.status.gift': 'gift',
  'desk.back': 'Money back stands in the file',
  'desk.back.sign': 'as amounts below zero',
  'desk.back.status': 'as a status word, with the amount as paid',
  'desk.back.rows': 'as rows of their own, with positive amounts',
  'desk.totals': 'The amount stands',
  'desk.totals.line': 'on each line, for that line',
  'desk.totals.once': 'once per order, on its first line',
  'desk.totals.repeated': 'on each line, for the whole order',
  'desk.discount': 'The amount is',
  'desk.discount.in': 'after the discount',
  'desk.discount.less': 'before the discount, which is taken off',
  'desk.currency': 'Currency',
  'desk.currency.unknown': 'not said',
  'desk.currency.other': 'another …',
  'desk.currency.code': 'ISO code, three letters',
  'desk.currency.wrong': 'Three letters, such as CHF',
  'desk.currency.hint': 'No column says it; it is only for showing amounts.',

  'desk.numbers.title': 'Numbers and customer ids',
  'desk.numbers.decimal': (p: { column: string }) => `Decimals in “${p.column}”`,
  'desk.numbers.point': 'point: 1,234.50',
  'desk.numbers.comma': 'comma: 1.234,50',
  'desk.numbers.pointZero': (p: { example: string; clean: string; column: string }) =>
    `In “${p.column}”, ${p.example} is the id ${p.clean}`,
  'desk.numbers.fold.email': (p: { column: string }) =>
    `“${p.column}” holds e-mail addresses: compared without regard to capitals.`,
  'desk.numbers.fold.phone': (p: { column: string }) =>
    `“${p.column}” holds phone numbers: compared by their digits, without +86 or 0086.`,
  'desk.numbers.sum.decimal.point': 'decimal point',
  'desk.numbers.sum.decimal.comma': 'decimal comma',
  'desk.numbers.sum.fold.email': 'customers by e-mail',
  'desk.numbers.sum.fold.phone': 'customers by phone',
  'desk.numbers.sum.id': 'ids as written',

  'desk.mode': 'When imported',
  'desk.mode.add': 'add to the open files',
  'desk.mode.replace': 'in place of the open files',
  'desk.mode.same': 'It has the same columns as a file that is open: a further month is added, not put in its place.',
  'desk.segments.stay': 'Saved segments stay.',
} as const;
