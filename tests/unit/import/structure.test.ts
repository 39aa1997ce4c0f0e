import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportError } from '#import/codes.ts';
import { findHeader } from '#import/layouts/index.ts';
import type { Dialect, ImportPlan } from '#import/plan.ts';
import { EVIDENCE, sniffStructure, textSamples, type FindHeader, type Structure } from '#import/structure.ts';
import { survey, type Survey } from '#import/survey.ts';
import { numRuns } from '../../support/runs.ts';

const sniff = async (text: string | Blob, given: Partial<Dialect> = {}, find?: FindHeader): Promise<Structure> =>
  sniffStructure(await textSamples(typeof text === 'string' ? new Blob([text]) : text), given, find);

const surveyed = (text: string | Blob, { dialect, names }: Structure): Promise<Survey> => {
  const plan = { dialect, columns: names.map((name) => ({ name, role: null })), reading: { format: 'text' } };
  return survey(typeof text === 'string' ? new Blob([text]) : text, plan as unknown as ImportPlan);
};

const PLAIN = { delimiter: ',', quote: '"', escape: 'double', comment: '', endLine: null, ragged: false, pad: false };
const HEADED = { ...PLAIN, firstLine: 1, headerLines: 1 };
const codes = ({ evidence }: Structure) => evidence.map(({ code }) => code);
const list = <T>(length: number, item: (i: number) => T): T[] => Array.from({ length }, (_, i) => item(i));

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|', '~', '^', '\u0001', '\u001f'] as const)(
    '%j is found by what it cuts',
    async (delimiter) => {
      const rows = list(30, (i) => [`c${i}`, '2024-01-05', '"a, b; c | d"', '5.00'].join(delimiter));
      const { dialect, names } = await sniff([`id,day,product,amount`.replaceAll(',', delimiter), ...rows].join('\n'));
      expect(dialect).toEqual({ ...HEADED, delimiter });
      expect(names).toEqual(['id', 'day', 'product', 'amount']);
    },
  );

  it('is not the semicolon of a column of prose', async () => {
    const rows = list(50, (i) => `c${i},2024-01-05,good; quick; ${i % 3 ? 'cheap' : 'dear; late'},5`);
    expect((await sniff(['id,day,text,amount', ...rows].join('\n'))).dialect).toEqual(HEADED);
  });

  it('is the semicolon where commas stand in numbers', async () => {
    const rows = list(20, (i) => `c${i};1,2${i % 10};3,40;5,60`);
    const { dialect, names } = await sniff(['kunde;netto;steuer;brutto', ...rows].join('\n'));
    expect(dialect).toEqual({ ...HEADED, delimiter: ';' });
    expect(names).toHaveLength(4);
  });

  it('is what the first line says (sep=;)', async () => {
    const text = 'sep=;\r\nid;day;amount\r\nc1;2024-01-05;5\r\nc2;2024-01-05;6\r\n';
    const found = await sniff(text);
    expect(found.dialect).toEqual({ ...HEADED, delimiter: ';', firstLine: 2 });
    expect(found.preamble).toEqual([{ line: 1, fields: ['sep=;'] }]);
    expect(codes(found)).toContain('delimiter-declared');
    expect(await surveyed(text, found)).toMatchObject({ records: 2, lines: 2 });
  });

  it('is one that stands nowhere when there is one column', async () => {
    const { dialect, names, rows } = await sniff(
      `comment\n${list(20, (i) => (i % 4 ? 'fine' : 'fine, but late')).join('\n')}`,
    );
    expect([dialect.delimiter, names, rows.length]).toEqual(['\t', ['comment'], 20]);
  });
});

describe('quotes, escapes, remarks', () => {
  it('are single quotes where they close at delimiters and hold some', async () => {
    const rows = list(30, (i) => `${i},'O''Hara, Ann','2024-01-05',5`);
    const { dialect, rows: read } = await sniff(['id,name,day,amount', ...rows].join('\n'));
    expect(dialect).toEqual({ ...HEADED, quote: "'" });
    expect(read[0]?.fields).toEqual(['0', "O'Hara, Ann", '2024-01-05', '5']);
  });

  it('are no apostrophes before phone numbers', async () => {
    const { dialect } = await sniff(`id,phone,amount\n${list(30, (i) => `${i},'138${i},5`).join('\n')}`);
    expect(dialect.quote).toBe('"');
  });

  it('are none where they would spoil more than they hold', async () => {
    const text = `id\tname\tamount\n${list(40, (i) => `${i}\t${i % 4 ? 'x' : '"Big" screen'}\t5`).join('\n')}`;
    const found = await sniff(text);
    expect(found.dialect).toEqual({ ...HEADED, delimiter: '\t', quote: '' });
    expect(codes(found)).toContain('quote-spoils');
    expect(await surveyed(text, found)).toMatchObject({ records: 40, lines: 40 });
  });

  it('stay as usual for one stray quote', async () => {
    const rows = list(100, (i) => (i === 3 ? '"c3,2024-01-05,5' : `c${i},2024-01-05,5`));
    expect((await sniff(['id,day,amount', ...rows].join('\n'))).dialect).toEqual(HEADED);
  });

  it('are escaped by a backslash where doubling leaves bad quotes', async () => {
    const rows = list(40, (i) => `${i},"says \\"so, ${i}\\" twice",5`);
    const found = await sniff(['id,text,amount', ...rows].join('\n'));
    expect(found.dialect).toEqual({ ...HEADED, escape: 'backslash' });
    expect(found.rows[0]?.fields).toEqual(['0', 'says "so, 0" twice', '5']);
  });

  it('a backslash at the end of a path is none', async () => {
    const rows = list(40, (i) => `${i},"C:\\dir ""${i}""\\",5`);
    expect((await sniff(['id,text,amount', ...rows].join('\n'))).dialect).toEqual(HEADED);
  });

  it.each(['#', '//', '--'] as const)('%s begins remarks', async (comment) => {
    const rows = list(30, (i) => (i % 10 === 5 ? `${comment} part ${i}, checked` : `${i},2024-01-05,5`));
    const text = [`${comment} exported`, 'id,day,amount', ...rows].join('\n');
    const found = await sniff(text);
    expect(found.dialect).toEqual({ ...HEADED, comment });
    expect(await surveyed(text, found)).toMatchObject({ records: 27, lines: 27, comments: 4 });
  });

  it('# of order names begins none', async () => {
    const rows = list(30, (i) => `#${1001 + i},2024-01-05,5`);
    expect((await sniff(['Name,Paid at,Total', ...rows].join('\n'))).dialect.comment).toBe('');
  });
});

describe('preamble, header and footer', () => {
  const data = list(12, (i) => `C${i},2024-01-0${(i % 9) + 1},p${i},1,${i}.50,x,y,z`);
  const names = 'customer,date,product,quantity,amount,a,b,c';

  it.each([
    ['nothing', [], 1],
    ['a title', ['Orders of 2024'], 2],
    ['a title in the first of eight cells', ['订单报表,,,,,,,'], 2],
    ['keys and values', ['Shop,Abc', 'From,2024-01-01', 'To,2024-01-31', ''], 5],
    ['keys and values in eight cells', ['店铺：,某某旗舰店,,,,,,', '日期：,2024-01-01,至,2024-01-31,,,,'], 3],
    [
      'notes with commas and quotes',
      ['"All amounts in USD, unless specified"', 'Definitions:', '"Sales tax, collected"', ''],
      5,
    ],
    ['blank lines', ['', ''], 3],
  ])('%s above the header', async (_, above, firstLine) => {
    const text = [...above, names, ...data].join('\n');
    const found = await sniff(text);
    expect(found.dialect).toEqual({ ...HEADED, firstLine });
    expect(found.names).toEqual(names.split(','));
    expect(found.headerRows).toEqual([{ line: firstLine, fields: names.split(',') }]);
    expect(found.preamble).toHaveLength(above.filter((line) => line !== '').length);
    expect(await surveyed(text, found)).toMatchObject({ records: 12, lines: 12 });
  });

  it('notes and sums below the last record', async () => {
    const below = ['', '83 record(s) downloaded', 'Seller ID : shop_1'];
    const text = ['', names, '', ...data, ...below].join('\n');
    const found = await sniff(text);
    expect(found.footer.map(({ fields }) => fields[0])).toEqual(below.slice(1));
    expect(await surveyed(text, found)).toMatchObject({ records: 12, lines: 14, footer: 2 });
  });

  it('sums in a row of the usual length are no record of the sample', async () => {
    const found = await sniff([names, ...data, '合计,,,12,72.00,,,'].join('\n'));
    expect(found.rows).toHaveLength(12);
    expect(found.footer).toEqual([{ line: 14, fields: ['合计', '', '', '12', '72.00', '', '', ''] }]);
  });

  it('eBay: a blank line, the header, a blank line, records, a footer', async () => {
    const text = [
      '',
      '"Sales Record Number","Order Number","Buyer Username","Buyer Name","Item Number","Item Title","Quantity","Sold For","Sale Date"',
      '',
      ...list(4, (i) => `"${100 + i}","0${i}-1","u${i}","N","123","Lamp, red","1","$5.00","Jan-0${i + 1}-24"`),
      '',
      '4,record(s) downloaded,',
      'Seller ID : shop',
    ].join('\r\n');
    const found = await sniff(text, {}, findHeader);
    expect(found.dialect).toEqual({ ...HEADED, firstLine: 2 });
    expect(codes(found)).toContain('header-layout');
    expect([found.rows.length, found.footer.length]).toEqual([4, 2]);
    expect(await surveyed(text, found)).toMatchObject({ records: 4, footer: 2 });
  });

  it('Amazon date range: nine lines of definitions', async () => {
    const text = [
      '"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"',
      '"All amounts in USD, unless specified"',
      '"Definitions:"',
      '"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."',
      '"Selling fees: Includes variable closing fees and referral fees."',
      '"Other transaction fees: Includes shipping chargebacks, shipping holdbacks, per-item fees."',
      '"Other: Includes non-order transaction amounts. For more details, see the ""Type"" column."',
      '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","total"',
      ...list(
        3,
        (i) => `"Jan ${i + 1}, 2024 1:05:09 AM PST","1","Order","11-${i}","S","Lamp, red","1","amazon.com","5.00"`,
      ),
    ].join('\n');
    for (const find of [undefined, findHeader]) {
      const found = await sniff(text, {}, find);
      expect(found.dialect).toEqual({ ...HEADED, firstLine: 8 });
      expect([found.rows.length, found.preamble.length]).toEqual([3, 7]);
    }
  });

  it('joins merged group names with the names below only where those repeat', async () => {
    const found = await sniff(
      ['订单,,,买家,,', '编号,时间,金额,编号,昵称,省份', ...list(5, (i) => `${i},2024-01-05,5,${i},n,上海`)].join('\n'),
    );
    expect(found.names).toEqual(['订单 / 编号', '时间', '金额', '买家 / 编号', '昵称', '省份']);
    expect(found.dialect).toEqual({ ...HEADED, headerLines: 2 });
    expect(found.problems).toEqual([]);
  });

  it('takes names from both lines where cells were merged down and across', async () => {
    const found = await sniff(
      ['订单号,下单时间,金额,,买家', ',,应付,实付,', ...list(5, (i) => `A${i},2024-01-05,5,4,n`)].join('\n'),
    );
    expect(found.names).toEqual(['订单号', '下单时间', '应付', '实付', '买家']);
    expect(found.dialect.headerLines).toBe(2);
  });

  it.each(['文本,yyyy-mm-dd,（元）,（个）', '[id],[date],[EUR],[pcs]', ',,元,件'])(
    'a line of units below the names (%s)',
    async (units) => {
      const found = await sniff(
        ['订单号,下单时间,金额,数量', units, ...list(5, (i) => `A${i},2024-01-05,5,1`)].join('\n'),
      );
      expect(found.names).toEqual(['订单号', '下单时间', '金额', '数量']);
      expect(found.dialect.headerLines).toBe(2);
      expect(codes(found)).toContain('header-units');
    },
  );

  it('a first record without numbers and dates is a record', async () => {
    const found = await sniff(`id,paid,amount\nA1,-,-\n${list(9, (i) => `A${i},2024-01-05,5`).join('\n')}`);
    expect([found.dialect.headerLines, found.rows[0]?.fields]).toEqual([1, ['A1', '-', '-']]);
  });

  it('keeps surplus, blank and repeated names apart', async () => {
    const found = await sniff('customer_id,,amount,amount,\nc1,2024-01-05,5,5\nc1,2024-01-05,5,5\n');
    expect(found.names).toEqual(['customer_id', 'column 2', 'amount', 'amount_2']);
    expect(found.problems).toEqual([{ code: 'duplicate-headers', params: { names: 'amount' } }]);
  });

  it('makes no column of a delimiter at the end of every line', async () => {
    const text = `id,day,amount,\n${list(9, (i) => `c${i},2024-01-05,5,`).join('\n')}`;
    const found = await sniff(text);
    expect([found.names, found.rows[0]?.fields]).toEqual([
      ['id', 'day', 'amount'],
      ['c0', '2024-01-05', '5'],
    ]);
    expect(await surveyed(text, found)).toMatchObject({ records: 9, lines: 9 });
  });

  it('names the column of row names that R leaves without one', async () => {
    const found = await sniff(`"customer","amount"\n${list(9, (i) => `"${i + 1}","c${i}",5.5`).join('\n')}`);
    expect(found.names).toEqual(['column 1', 'customer', 'amount']);
    expect(found.dialect.headerLines).toBe(1);
  });

  it('fills up records whose empty ends were left off', async () => {
    const rows = list(20, (i) => [`A${i}`, '2024-01-05', '5', '', ''].slice(0, 3 + (i % 3)).join('\t'));
    const text = ['id\tday\tamount\tcoupon\tnote', ...rows].join('\n');
    const found = await sniff(text);
    expect(found.dialect).toEqual({ ...HEADED, delimiter: '\t', pad: true });
    expect(found.names).toHaveLength(5);
    expect(await surveyed(text, found)).toMatchObject({ records: 20, lines: 20 });
  });

  it('does not fill up records that broke in two', async () => {
    const rows = list(40, (i) => (i % 10 ? `A${i},2024-01-05,fine,5,x` : `A${i},2024-01-05,fi\nne,5,x`));
    expect((await sniff(['id,day,text,amount,note', ...rows].join('\n'))).dialect).toEqual(HEADED);
  });

  it('shows the first rows with their physical lines, or the rows of a sheet', async () => {
    const text = 'a,b\n\n"x\ny",1\nz,2\n';
    expect((await sniff(text)).rows).toEqual([
      { line: 3, fields: ['x\ny', '1'] },
      { line: 5, fields: ['z', '2'] },
    ]);
    const rows = sniffStructure(await textSamples(new Blob([text])), {}, undefined, 'rows').rows;
    expect(rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('tells a line that another delimiter would cut', async () => {
    const { problems } = await sniff(`a,b,c\n${'1,2,3\n'.repeat(9)}4;5;6\n1,2,3\n`);
    expect(problems).toEqual([
      { code: 'mixed-delimiters', params: { line: 11, delimiter: ',', other: ';' }, line: 11 },
    ]);
  });

  it('takes what the reader chose', async () => {
    const text = 'x;y\n1;2,5\n3;4,5\n5;6,5\n';
    const found = await sniff(text, { delimiter: ',', headerLines: 0, firstLine: 2, quote: "'", pad: true });
    expect(found.dialect).toEqual({ ...PLAIN, quote: "'", firstLine: 2, headerLines: 0, pad: true });
    expect(found.rows.map(({ fields }) => fields)).toEqual([
      ['1;2', '5'],
      ['3;4', '5'],
      ['5;6', '5'],
    ]);
    expect((await sniff(text, { headerLines: 0 })).dialect).toMatchObject({ firstLine: 1, headerLines: 0 });
  });
});

describe('several tables in one file', () => {
  const orders = ['order,day,amount', ...list(8, (i) => `o${i},2024-01-05,5`)];
  const refunds = ['refund,order,day,amount,why', ...list(5, (i) => `r${i},o${i},2024-02-05,5,broken`)];

  it.each([
    ['parted by a blank line', [...orders, '', ...refunds], 11],
    ['with titles', ['Orders', ...orders, '', 'Refunds', ...refunds], 12],
    ['one right below the other', [...orders, ...refunds], 10],
  ])('%s: the one with the most records is taken', async (_, lines, second) => {
    const text = lines.join('\n');
    const found = await sniff(text);
    expect(found.names).toEqual(['order', 'day', 'amount']);
    expect(found.rows).toHaveLength(8);
    expect(found.dialect.endLine).toBe(second);
    expect(found.tables.map(({ names, records }) => [names.length, records])).toEqual([
      [3, 8],
      [5, 5],
    ]);
    expect(codes(found)).toContain('table-most');
    expect(await surveyed(text, found)).toMatchObject({ records: 8, lines: 8 });
    const other = found.tables[1]!;
    const { firstLine, headerLines, endLine } = other;
    const next = await sniff(text, { firstLine, headerLines, endLine });
    expect([next.names, next.rows.length]).toEqual([other.names, 5]);
    expect(await surveyed(text, next)).toMatchObject({ records: 5, lines: 5 });
  });

  it('of the same width, with other names', async () => {
    const members = ['member,joined,points', ...list(4, (i) => `m${i},2023-01-05,5`)];
    const found = await sniff([...orders, '', ...members].join('\n'));
    expect(found.tables.map(({ names }) => names[0])).toEqual(['order', 'member']);
    expect([found.rows.length, found.dialect.endLine]).toEqual([8, 11]);
  });

  it('rows gone wrong make no table', async () => {
    const rows = list(60, (i) => (i % 20 === 10 ? 'a,b\nc,5' : `o${i},2024-01-05,5,x`));
    const found = await sniff(['order,day,amount,note', ...rows].join('\n'));
    expect(found.tables).toHaveLength(1);
    expect(found.rows).toHaveLength(57);
  });
});

describe('baskets', () => {
  const items = ['whole milk', 'yogurt', 'rolls/buns', 'soda', 'coffee', 'citrus fruit'];
  it('are ragged: products in records of any length', async () => {
    const rows = list(60, (i) => items.slice(i % 5, 1 + (i % 5) + (i % 7)).join(',') || 'soda');
    const found = await sniff(rows.join('\n'));
    expect(found.dialect).toEqual({ ...PLAIN, firstLine: 1, headerLines: 0, ragged: true });
    expect(await surveyed(rows.join('\n'), found)).toMatchObject({ records: 60, lines: 60 });
  });

  it('are no reviews with commas', async () => {
    const rows = list(60, (i) => list(1 + (i % 6), (j) => `word${i}${j} and more`).join(', '));
    expect((await sniff(rows.join('\n'))).dialect.ragged).toBe(false);
  });
});

describe('refusals', () => {
  it.each([
    ['empty-file', ''],
    ['empty-file', '\n \n'],
    ['header-only', 'customer,date,amount\n'],
    ['header-only', 'sep=,\n'],
    ['too-many-columns', `${list(1001, (i) => `c${i}`).join(',')}\n${list(1001, () => '1').join(',')}\n`],
  ])('%s', async (code, text) => {
    await expect(sniff(text)).rejects.toMatchObject({ code });
  });

  it('record-too-long', async () => {
    await expect(sniff(new Blob(['x'.repeat(17 * 1024 * 1024)]))).rejects.toMatchObject({ code: 'record-too-long' });
  });
});

describe('any bytes', () => {
  const pieces = [
    'a',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\\"',
    '#',
    '--',
    '5',
    '合计',
    '\0',
    'sep=;',
  ];
  const lines = ['id,day,amount\n', '\n', 'c1,2024-01-05,5\n', '"c,2",x,""\n', 'x,y\n', '合计,,5\n', '# no\n'];
  const table = fc.array(fc.constantFrom(...lines));
  const change = fc.record({
    at: fc.nat(400),
    cut: fc.nat(20),
    put: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
  });

  it('end in a structure whose plan accounts for every record, or in a coded refusal', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(change, { maxLength: 6 }), fc.boolean(), async (lines, changes, find) => {
        let text = lines.join('');
        for (const { at, cut, put } of changes) text = text.slice(0, at) + put.join('') + text.slice(at + cut);
        try {
          const found = await sniff(text, {}, find ? findHeader : undefined);
          const { dialect, names, rows, headerRows } = found;
          expect(names.length).toBeGreaterThan(0);
          expect(new Set(names).size).toBe(names.length);
          expect(headerRows).toHaveLength(dialect.headerLines);
          if (!dialect.ragged && !dialect.pad)
            expect(rows.every(({ fields }) => fields.length === names.length)).toBe(true);
          const read = await surveyed(text, found);
          expect(read.lines).toBe(read.records + read.setAside.length);
          // A quote that never closes is found only by survey, which then reads the lines behind it afresh.
          if (!/["']/.test(text)) expect(read.records).toBe(rows.length + sums(found));
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
        }
      }),
      { numRuns: numRuns(5000) },
    );
  }, 600_000);

  /** Rows of sums that are records to survey and are left out later. */
  const sums = ({ footer, names, dialect }: Structure): number =>
    footer.filter(({ fields }) => fields.length === names.length || (dialect.pad && fields.length > 1)).length;

  it('a head full of quotes that never close is read in good time', async () => {
    const text = list(12_000, (i) => (i % 2 ? 'a,"b","""c' : `x,"${i}`)).join('\n');
    await expect(sniff(text)).resolves.toBeDefined();
  }, 5_000);
});

const DATA = '../shared/data';
describe.skipIf(!existsSync(DATA))('real files (skips without ../shared/data)', () => {
  const text = (path: string, encoding = 'utf-8') => {
    const bytes = readFileSync(`${DATA}/${path}`);
    return new TextDecoder(encoding).decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  };

  it.each<[string, Partial<Dialect>, number, number, string?]>([
    ['groceries/groceries.csv', { headerLines: 0, ragged: true }, 32, 9835],
    ['cdnow/CDNOW_master.txt', { delimiter: ' ', quote: '' }, 4, 69_659],
    ['cdnow/CDNOW_sample.txt', { delimiter: ' ', quote: '', headerLines: 0 }, 5, 6919],
    ['online_retail/online_retail.csv.gz', {}, 8, 541_909],
    ['rfm_r/rfm_data_orders.csv', {}, 6, 4906],
    ['rfm_trad_flow/RFM_TRAD_FLOW.csv', {}, 7, 26_662],
    ['nps_retail_fr/nps.csv', {}, 7, 13_954],
    ['reviews_hotel_zh/ChnSentiCorp_htl_all.csv', {}, 2, 7766],
    ['donations/donations.csv', {}, 4, 22],
    ['lifetimes/example_transactions.csv', {}, 2, 15_273],
    ['lifetimes/cdnow_customers_summary.csv', {}, 4, 2357],
    ['gbk_basket/orders_gbk.csv', {}, 2, 60_398, 'gb18030'],
    ['taobao_rfm/taobao_rfm_gb18030.csv', {}, 9, 28_833, 'gb18030'],
    ['platform_headers/amazon_sample_synthetic.txt', { delimiter: '\t' }, 32, 3],
    ['platform_headers/douyin_sample_synthetic_utf8bom.csv', {}, 21, 3],
    ['platform_headers/etsy_sample_synthetic.csv', {}, 36, 3],
    ['platform_headers/jd_sample_synthetic_gbk.csv', {}, 30, 4, 'gb18030'],
    ['platform_headers/magento2_sample_synthetic.csv', {}, 18, 3],
    ['platform_headers/shopify_sample_synthetic.csv', {}, 79, 7],
    ['platform_headers/stripe_sample_synthetic.csv', {}, 19, 4],
    ['platform_headers/taobao_sample_synthetic_gb18030.csv', {}, 37, 5, 'gb18030'],
    ['platform_headers/woocommerce_analytics_sample_synthetic.csv', {}, 11, 3],
  ])('%s', async (path, expected, columns, records, encoding) => {
    const decoded = text(path, encoding);
    for (const find of [undefined, findHeader]) {
      const found = await sniff(decoded, {}, find);
      expect(found.dialect).toEqual({ ...HEADED, ...expected });
      expect(found.tables).toHaveLength(1);
      const read = await surveyed(decoded, found);
      expect([read.records, read.setAside]).toEqual([records, []]);
      if (found.dialect.ragged) expect(read.maxFields).toBe(columns);
      else expect(found.names).toHaveLength(columns);
      for (const { code, params } of found.evidence) expect(Object.keys(params)).toEqual([...EVIDENCE[code].params]);
    }
  });
});
