import { count } from './plural.ts';

export const importing = {
  'import.code.empty-file': 'The file is empty',
  'import.remedy.empty-file': 'Nothing was imported. Export the file again and check that it has lines.',
  'import.code.header-only': 'The file has a header but no lines below it',
  'import.remedy.header-only': 'Nothing was imported. Export again with a longer date range.',
  'import.code.binary-file': 'This is not a text file',
  'import.remedy.binary-file':
    'Nothing was imported. A file does not become CSV by its name: open it in the program it came from and save it as CSV (UTF-8).',
  'import.code.record-too-long': (p: { line: string; limit: string }) =>
    `Line ${p.line} goes on for more than ${p.limit} without an end`,
  'import.remedy.record-too-long':
    'Nothing was imported and reading was stopped. The file is damaged or not a table: export it again.',
  'import.code.too-many-columns': (p: { columns: string; limit: string }) =>
    `The file has ${count(p.columns, 'column')}; at most ${p.limit} can be read`,
  'import.remedy.too-many-columns':
    'Nothing was imported. Keep the columns for customer, date and amount, and remove the rest.',
  'import.code.unsupported-format': (p: { format: string }) => `Not yet supported: ${p.format}`,
  'import.remedy.unsupported-format':
    'Nothing was imported. Open the file in the program it came from, choose "Save as" and "CSV UTF-8", and drop the new file here.',
  'import.code.merged-cells': (p: { cells: string }) => `${count(p.cells, 'merged cell')} repeat the value above them`,
  'import.remedy.merged-cells':
    'Amounts in such cells count once for every row. Unmerge the cells where that is not what the sheet means.',
  'import.code.bad-json': 'Not a JSON record',
  'import.remedy.bad-json': 'The line is set aside with its text. The other lines are not touched by it.',
  'import.code.gzip-broken': 'The .gz file is damaged or was cut short',
  'import.remedy.gzip-broken': 'Nothing was imported. Download or compress the file again.',
  'import.code.encrypted-file': 'The file is protected by a password',
  'import.remedy.encrypted-file':
    'Nothing was imported. Open it with its password, save it without one, and choose the new file. Platforms often send the password by text message.',
  'import.code.archive-broken': 'The archive is damaged or was cut short',
  'import.remedy.archive-broken': 'Nothing was imported. Download it again, or unpack it and choose the files inside.',
  'import.code.archive-method': 'The archive is compressed in a way that cannot be read here',
  'import.remedy.archive-method': 'Nothing was imported. Unpack it and choose the files inside.',
  'import.code.nested-archive': (p: { name: string }) => `The archive holds another archive: ${p.name}`,
  'import.remedy.nested-archive': 'Nothing was imported. Unpack the outer archive and choose the inner one.',
  'import.code.workbook-broken': 'The workbook is damaged or was cut short',
  'import.remedy.workbook-broken':
    'Nothing was imported. Download it again. If Excel or WPS can still open it, save it there as .xlsx and choose the new file.',
  'import.code.workbook-too-old': 'This .xls file is of a kind that cannot be read here',
  'import.remedy.workbook-too-old':
    'Nothing was imported. Open the file in Excel or WPS, save it as .xlsx, and choose the new file.',
  'import.code.parquet-broken': 'The Parquet file is damaged or holds something that cannot be read here',
  'import.remedy.parquet-broken': 'Nothing was imported. Write the file again, or export it as CSV.',
  'import.code.json-broken': (p: { line: string; column: string }) =>
    `The JSON is broken at line ${p.line}, character ${p.column}`,
  'import.remedy.json-broken': 'Nothing was imported. The file was probably cut short: export it again.',
  'import.code.arrow-broken': 'The Arrow file is damaged or holds something that cannot be read here',
  'import.remedy.arrow-broken': 'Nothing was imported. Write the file again, or export it as Parquet or CSV.',
  'import.code.arrow-compressed': 'The Arrow file is compressed',
  'import.remedy.arrow-compressed':
    'Nothing was imported. Write it again without compression, or as Parquet, which may be compressed.',
  'import.code.no-table': 'There is no table in this file',
  'import.remedy.no-table': 'Nothing was imported. Check that this is the export with the order lines.',
  'import.code.file-gone': 'The file can no longer be read',
  'import.remedy.file-gone':
    'It was moved, deleted or changed after you chose it. What was loaded before is still there. Choose the file again.',
  'import.code.too-large': (p: { estimate: string; limit: string }) =>
    `This file would need about ${p.estimate} of memory; a browser tab can give ${p.limit}`,
  'import.remedy.too-large':
    'Nothing was imported. Split the file by date, or leave out columns you do not need, such as product names.',
  'import.code.too-many-bad-lines': (p: { bad: string; lines: string }) =>
    `${p.bad} of the first ${count(p.lines, 'line')} do not fit the columns`,
  'import.remedy.too-many-bad-lines':
    'Nothing was imported. Most likely another character separates the columns: change the separator and try again.',
  'import.code.counts-differ': (p: { expected: string; found: string }) =>
    `The file has ${count(p.expected, 'line')}, but ${p.found} came out`,
  'import.remedy.counts-differ':
    'The import was taken back, so that no line is lost unseen. Please report this file’s shape (not its content).',
  'import.code.no-date-column': 'No column says when an order was placed',
  'import.remedy.no-date-column':
    'Nothing was imported. Choose the column with the order or payment date; without one, repurchase cannot be measured.',
  'import.code.no-customer-column': 'No column says who bought',
  'import.remedy.no-customer-column':
    'Nothing was imported. Choose the column with the customer (id, nickname, phone, e-mail). An order number does not tell whether a customer came back.',
  'import.code.no-amount-column': 'No column says how much was paid',
  'import.remedy.no-amount-column': 'Nothing was imported. Choose the amount, or both quantity and unit price.',
  'import.code.no-product-column': 'No column says what was bought',
  'import.remedy.no-product-column':
    'Nothing was imported. Choose the column with the product, its name or its number; without one, baskets hold nothing.',
  'import.code.no-answer-column': 'No column holds a score or a comment',
  'import.remedy.no-answer-column': 'Nothing was imported. Choose the column with the score or with what was written.',
  'import.code.no-valid-dates': (p: { column: string }) => `Nothing in “${p.column}” can be read as a date`,
  'import.remedy.no-valid-dates': 'Nothing was imported. Choose another column, or another date format for this one.',
  'import.code.role-twice': (p: { role: string; columns: string }) =>
    `More than one column is chosen as ${p.role}: ${p.columns}`,
  'import.remedy.role-twice': 'Nothing was imported. Keep one of them and set the others to “do not import”.',

  'import.code.ambiguous-date': (p: { column: string; example: string }) =>
    `In “${p.column}”, day and month cannot be told apart (${p.example})`,
  'import.remedy.ambiguous-date':
    'The day is taken to come first. If the month does, import the file once more and choose so before.',
  'import.code.duplicate-headers': (p: { names: string }) => `Some columns have the same name: ${p.names}`,
  'import.remedy.duplicate-headers':
    'All were kept; the later ones carry a number. Check that the right one is chosen.',
  'import.code.ambiguous-decimal': (p: { column: string; example: string }) =>
    `In “${p.column}”, ${p.example} may have a decimal or a thousands separator`,
  'import.remedy.ambiguous-decimal':
    'Amounts could come out a thousand times too large or too small. Check how the numbers of this column are read before importing.',
  'import.code.undecodable-bytes': (p: { count: string; line: string }) =>
    `${count(p.count, 'place', 'places')} cannot be read in this encoding, the first on line ${p.line}`,
  'import.remedy.undecodable-bytes':
    'Lines with such places are set aside with their text, never guessed. If there are many, another encoding is more likely.',
  'import.code.long-numbers': (p: { cells: string }) =>
    `${count(p.cells, 'number has', 'numbers have')} more digits than a workbook can hold`,
  'import.remedy.long-numbers':
    'Excel keeps 15 digits and turns the rest into zeros, so long order numbers may be damaged already. If the platform offers CSV, that file has them whole.',
  'import.code.no-buyer': 'Nothing in this file says who bought',
  'import.remedy.no-buyer':
    'It is imported for what sells and what sells together. RFM, repurchase and customer value need a column that names the buyer.',
  'import.code.masked-buyers': (p: { column: string; share: string }) => `In “${p.column}”, ${p.share} are masked`,
  'import.remedy.masked-buyers':
    'Two people can look the same under the mask, so some who came back may be two who did not. If there is a column that is not masked, choose that one.',
  'import.code.shared-buyers': (p: { column: string; value: string; share: string }) =>
    `In “${p.column}”, “${p.value}” stands on ${p.share} of the lines`,
  'import.remedy.shared-buyers':
    'That is hardly one person: a stand-in for guests or for the till, perhaps. As one customer it would spoil every average.',
  'import.code.totals-repeated': (p: { column: string }) =>
    `“${p.column}” seems to hold the total of the whole order on every line`,
  'import.remedy.totals-repeated':
    'It is counted once per order and shared out over its lines. If every line has an amount of its own, give the column the meaning “amount”.',
  'import.code.orders-restart': (p: { column: string }) => `The numbers in “${p.column}” begin anew each day`,
  'import.remedy.orders-restart':
    'An order is therefore told by its number and its day together. If there is a column with numbers that never repeat, choose that one.',
  'import.code.second-status': (p: { column: string; value: string }) =>
    `“${p.column}” speaks of money back or cancelled orders too (“${p.value}”)`,
  'import.remedy.second-status':
    'Only one column can be the status, and this one is not it. If its refunds stand in no other column, choose it instead.',
  'import.code.mostly-undone': (p: { column: string; value: string; share: string }) =>
    `${p.share} of the lines are taken for cancelled or refunded by “${p.column}”, most for “${p.value}”`,
  'import.remedy.mostly-undone':
    'They count for nothing. In some tills “closed” only means done: check what each word is taken for before importing.',
  'import.code.mixed-currencies': (p: { column: string; signs: string }) =>
    `The amounts in “${p.column}” carry different currencies: ${p.signs}`,
  'import.remedy.mixed-currencies':
    'Without a column for the currency they would be added up as one. Import a file for each currency, or add such a column.',
  'import.code.mixed-delimiters': (p: { line: string; delimiter: string; other: string }) =>
    `Line ${p.line} is separated by ${p.other}, the rest by ${p.delimiter}`,
  'import.remedy.mixed-delimiters':
    'Lines with the other separator will be set aside with their text. Files glued together are better imported one by one.',

  'import.code.field-count': 'Wrong number of fields',
  'import.remedy.field-count':
    'The line is set aside with its text. Usually a value holds the separator without quotes around it.',
  'import.code.unclosed-quote': 'A quotation mark is opened and never closed',
  'import.remedy.unclosed-quote':
    'Only that line is set aside; all others were read. Close the quotation mark or remove it.',
  'import.code.bad-quote': 'Text follows a closing quotation mark',
  'import.remedy.bad-quote': 'The line is set aside with its text. A quotation mark inside a value has to be doubled.',
  'import.code.undecodable': 'Characters that cannot be read in this encoding',
  'import.remedy.undecodable':
    'The line is set aside with what could be read of it. Choose another encoding, or correct the line.',
  'import.code.missing-date': 'No date',
  'import.remedy.missing-date': 'The line is set aside with its text. Orders never paid often have no payment date.',
  'import.code.bad-date': 'Not a date',
  'import.remedy.bad-date': 'The line is set aside with its text. Correct the date, or choose another date format.',
  'import.code.missing-amount': 'No amount',
  'import.remedy.missing-amount': 'The line is set aside with its text. Fill in the amount, 0 for a gift.',
  'import.code.bad-amount': 'Not an amount',
  'import.remedy.bad-amount':
    'The line is set aside with its text. Write a plain number below ten quadrillion, such as 88.00.',
  'import.code.missing-quantity': 'No quantity',
  'import.remedy.missing-quantity': 'The line is set aside with its text; without it there is no amount.',
  'import.code.bad-quantity': 'Quantity is not a number',
  'import.remedy.bad-quantity': 'The line is set aside with its text. Write a plain number.',
  'import.code.missing-price': 'No unit price',
  'import.remedy.missing-price': 'The line is set aside with its text; without it there is no amount.',
  'import.code.bad-price': 'Unit price is not a number',
  'import.remedy.bad-price': 'The line is set aside with its text. Write a plain number.',
  'import.code.bad-discount': 'Discount is not a number',
  'import.remedy.bad-discount':
    'The line is set aside with its text. Write a plain number, or do not import this column.',
  'import.code.bad-refund': 'Money given back is not a number',
  'import.remedy.bad-refund':
    'The line is set aside with its text. Write a plain number, or do not import this column.',
  'import.code.bad-score': 'Score is not a number',
  'import.remedy.bad-score': 'The line is set aside with its text. Write a plain number, or do not import this column.',
  'import.code.missing-product': 'No product',
  'import.remedy.missing-product':
    'The line is set aside with its text: without a product it adds nothing to a basket.',

  'import.code.footer': 'Below the table',
  'import.remedy.footer': 'Left out by rule: notes and sums that stand under the last record are no orders.',
  'import.code.no-customer': 'No customer',
  'import.remedy.no-customer': 'Left out by rule: a line without a buyer cannot count towards anyone coming back.',
  'import.code.no-price': 'No price',
  'import.remedy.no-price': 'Left out by rule: the unit price is zero or less.',
  'import.code.totals-row': 'A row of sums',
  'import.remedy.totals-row': 'Left out by rule: totals and subtotals among the lines are no orders.',
  'import.code.not-a-sale': 'Not a sale',
  'import.remedy.not-a-sale': 'Left out by rule: fees, payouts and the sums of an order are no sales.',
  'import.code.zero-value': 'Amount is zero',
  'import.remedy.zero-value': 'Left out by rule: the amount is zero.',
  'import.code.copy': 'An exact repeat',
  'import.remedy.copy': 'Left out by rule: the line repeats an earlier one of the same file exactly.',
  'import.code.future': 'Dated in the future',
  'import.remedy.future': 'Left out by rule: the day had not come when the file was imported.',
  'import.code.test-customer': 'A test customer',
  'import.remedy.test-customer': 'Left out by rule: the customer’s name or address says that it is a test.',
  'import.code.outlier': 'An order far larger than usual',
  'import.remedy.outlier': 'Left out by rule: the order is far above what orders of this file usually come to.',
  'import.code.other-file': 'Already in another file',
  'import.remedy.other-file': 'Left out by rule: an earlier file has an order with the same number.',

  'import.phase.open': 'opening the file',

  'import.severity.stop': 'Cannot be imported',
  'import.severity.warn': 'Please check',
  'import.severity.line': 'Set aside',
  'import.severity.rule': 'Left out by rule',

  'import.role.none': 'Do not import',
  'import.role.order_id': 'Order number',
  'import.role.customer_id': 'Customer',
  'import.role.ordered_at': 'Order date',
  'import.role.amount': 'Amount',
  'import.role.quantity': 'Quantity',
  'import.role.unit_price': 'Unit price',
  'import.role.product_id': 'Product number',
  'import.role.product': 'Product',
  'import.role.category': 'Category',
  'import.role.channel': 'Channel',
  'import.role.region': 'Region',
  'import.role.discount': 'Discount',
  'import.role.currency': 'Currency',
  'import.role.status': 'Order status',
  'import.role.time_of_day': 'Time of day',
  'import.role.created_at': 'Date created',
  'import.role.order_total': 'Order total',
  'import.role.refunded': 'Money given back',
  'import.role.email': 'E-mail',
  'import.role.phone': 'Phone',
  'import.role.score': 'Score',
  'import.role.comment': 'Comment',
  'import.role.label': 'Label',
  'import.role.last_order_at': 'Last order',
  'import.role.orders': 'Number of orders',
  'import.role.spend': 'Total spent',
  'import.role.points': 'Points',

  'import.dateFormat.iso': 'Year, month, day',
  'import.dateFormat.iso-offset': 'Year, month, day, with time zone',
  'import.dateFormat.compact': 'Year, month, day in one number',
  'import.dateFormat.chinese': 'Chinese date',
  'import.dateFormat.dotted': 'Year, month, day with points',
  'import.dateFormat.day-month-year': 'Day first',
  'import.dateFormat.month-day-year': 'Month first',
  'import.dateFormat.day-month-year-zone': 'Day first, with time zone',
  'import.dateFormat.month-day-year-zone': 'Month first, with time zone',
  'import.dateFormat.sas': 'SAS date and time',
  'import.dateFormat.day-name-year': 'Day, month name, year',
  'import.dateFormat.name-day-year': 'Month name, day, year',
  'import.dateFormat.day-name-year-zone': 'Day, month name, year, with time zone',
  'import.dateFormat.name-day-year-zone': 'Month name, day, year, with time zone',
  'import.dateFormat.excel-serial': 'Excel day number',
  'import.dateFormat.unix-seconds': 'Seconds since 1970',
  'import.dateFormat.unix-milliseconds': 'Milliseconds since 1970',

  'import.delimiter.comma': 'comma',
  'import.delimiter.tab': 'tab',
  'import.delimiter.semicolon': 'semicolon',
  'import.delimiter.bar': 'vertical bar',
  'import.delimiter.blanks': 'blanks',

  'import.format.xlsx': 'Excel workbook (.xlsx)',
  'import.format.xls': 'old Excel workbook (.xls)',
  'import.format.zip': 'zip archive',
  'import.format.parquet': 'Parquet',
  'import.format.arrow': 'Arrow',
  'import.format.json': 'JSON',
  'import.format.html': 'web page table (often named .xls)',
  'import.format.sqlite': 'SQLite database',
  'import.format.pdf': 'PDF',
  'import.format.xlsb': 'binary Excel workbook (.xlsb)',
  'import.format.ods': 'OpenDocument (.ods)',
  'import.format.word': 'Word document',
  'import.format.rar': 'RAR archive',
  'import.format.7z': '7-Zip archive',
  'import.format.image': 'picture',
  'import.format.office': 'Office file without a table',
  'import.format.mhtml': 'web archive (often named .xls)',
} as const;
