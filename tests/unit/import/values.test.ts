import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decimalMark,
  idCleaning,
  isNullSql,
  isNullWord,
  moneySql,
  nullifySql,
  numberSql,
  NULL_WORDS,
  plainNumber,
  textSql,
  type DecimalMark,
  type NumberOptions,
} from '#import/values.ts';
import { ident, join, sql, type Sql } from '#sql/tag.ts';
import { openDuckDB, type Cell, type TestDuckDB } from '../../support/duckdb.ts';

const RUNS = process.env['LONG'] ? 60 : 6;
const BATCH = 400;

let db: TestDuckDB;
beforeAll(async () => (db = await openDuckDB()));

const x = ident('x');
/** An expression over texts as a column rather than constants. */
const engine = (expression: Sql, texts: readonly string[]): Cell[] =>
  db
    .rows(
      sql`SELECT ${expression} AS v FROM (SELECT unnest([${join(texts)}]) AS x, unnest(range(${texts.length})) AS i) ORDER BY i`,
    )
    .map((row) => row['v']!);
const number = (text: string, mark: DecimalMark = '.', options: NumberOptions = {}) =>
  engine(numberSql(x, mark, options), [text])[0];

describe('one number', () => {
  it.each([
    ['12', 12],
    ['12.50', 12.5],
    [' 12 ', 12],
    ['\t12.5\r', 12.5],
    ['-3', -3],
    ['+3', 3],
    ['(3.5)', -3.5],
    ['($1,250.00)', -1250],
    ['$(5)', -5],
    ['12.50-', -12.5],
    ['1,234.50', 1234.5],
    ['¥1,234.50', 1234.5],
    ['￥1，234．50', 1234.5],
    ['１２３．４５', 123.45],
    ['88.00元', 88],
    ['88元', 88],
    ['$ 5', 5],
    ['$.50', 0.5],
    ['-$.50', -0.5],
    ['−.5', -0.5],
    ['-€5', -5],
    ['€-5', -5],
    ['€5-', -5],
    ['5-€', -5],
    ['US$ 5.00', 5],
    ['CA$5', 5],
    ['A$5', 5],
    ['HK$5', 5],
    ['NT$1,200', 1200],
    ['R$ 5', 5],
    ['Rs. 500', 500],
    ['Rs.500', 500],
    ['Rs 500.50', 500.5],
    ['₹1,00,000.00', 100000],
    ['12,34,567', 1234567],
    ['₩12,000', 12000],
    ['12.50 ₽', 12.5],
    ['12.50 zł', 12.5],
    ['12.50 kr', 12.5],
    ['kr. 12', 12],
    ['CHF 1’234.50', 1234.5],
    ["1'234.50", 1234.5],
    ['12.-', 12],
    ['5.--', 5],
    ['1 234.56', 1234.56],
    ['1\u202f234.56', 1234.56],
    ['1\u2009234.56', 1234.56],
    ['USD 5', 5],
    ['5 EUR', 5],
    ['1.2万', 12000],
    ['1.2万元', 12000],
    ['1.2亿', 120000000],
    ['3千', 3000],
    ['="12.5"', 12.5],
    ['="(5)"', -5],
    ["'123", 123],
    ["'-1.5", -1.5],
    ['−7', -7],
    ['1e3', 1000],
    ['1.5E+03', 1500],
    ['$1e-2', 0.01],
    ['$1.e2', 100],
    ['1,5', null],
    ['12,34,56', null],
    ['1,23,4567', null],
    ['12 34', null],
    ['1 2', null],
    ['about 3', null],
    ['3 pieces', null],
    ['≈12', null],
    ['1O.5', null],
    ['5"', null],
    ['="5', null],
    ['--5', null],
    ['-(5)', null],
    ['(5', null],
    ['1.2.3', null],
    ['1-2', null],
    ['万', null],
    ['$', null],
    ['Rs.', null],
    ['nan', null],
    ['inf', null],
    ['', null],
    ['-', null],
    ['5%', null],
    ['1e300', null],
  ])('%j is %s, as a number and as money', (text, expected) => {
    expect([number(text), engine(moneySql(x, '.'), [text])[0], plainNumber(text, '.')]).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it.each([
    ['1,5', 1.5],
    ['1.234,50', 1234.5],
    ['1.234', 1234],
    ['7', 7],
    ['-7,5', -7.5],
    ['1 234,56', 1234.56],
    ['1\u202f234,56 €', 1234.56],
    ['116,99 €', 116.99],
    ["1'234,5", 1234.5],
    ['12,-', 12],
    ['12,50-', -12.5],
    ['(1.250,00)', -1250],
    ['1,5E+05', 150000],
    ['1,2万', 12000],
    ['Rs.500,5', 500.5],
    ['1.5', null],
    ['1,234,567', null],
    ['1.234.56', null],
  ])('where commas are decimals, %j is %s', (text, expected) => {
    expect([number(text, ','), engine(moneySql(x, ','), [text])[0], plainNumber(text, ',')]).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it('percentages are numbers in columns of rates alone', () => {
    const cases: [string, DecimalMark, number][] = [
      ['12.5%', '.', 0.125],
      ['12.5 %', '.', 0.125],
      ['-3％', '.', -0.03],
      ['12,5 %', ',', 0.125],
      ['0.125', '.', 0.125],
    ];
    for (const [text, mark, expected] of cases) {
      expect([text, number(text, mark, { rate: true })]).toEqual([text, expected]);
      expect(plainNumber(text, mark, { rate: true })).toBe(expected);
    }
    expect(plainNumber('12.5%', '.')).toBeNull();
  });

  it('money beyond DECIMAL(18,2) is none', () => {
    expect(engine(moneySql(x, '.'), ['$12345678901234567', '$9999999999999.99'])).toEqual([null, 9999999999999.99]);
  });
});

const grouped = (digits: string, sign: string) => digits.replace(/\B(?=(\d{3})+$)/g, sign);
const indian = (digits: string) =>
  digits.length > 3 ? `${digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${digits.slice(-3)}` : digits;
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));

/** Ways to write an amount of cents, by code that knows nothing of the patterns. */
const STYLES: Record<string, { mark: DecimalMark; write: (whole: string, cents: string) => string }> = {
  plain: { mark: '.', write: (whole, cents) => `${whole}.${cents}` },
  thousands: { mark: '.', write: (whole, cents) => `${grouped(whole, ',')}.${cents}` },
  german: { mark: ',', write: (whole, cents) => `${grouped(whole, '.')},${cents}` },
  'plain comma': { mark: ',', write: (whole, cents) => `${whole},${cents}` },
  french: { mark: ',', write: (whole, cents) => `${grouped(whole, '\u202f')},${cents} €` },
  blank: { mark: ',', write: (whole, cents) => `${grouped(whole, ' ')},${cents}` },
  swiss: { mark: '.', write: (whole, cents) => `CHF ${grouped(whole, '’')}.${cents}` },
  indian: { mark: '.', write: (whole, cents) => `₹${indian(whole)}.${cents}` },
  dollar: { mark: '.', write: (whole, cents) => `US$${grouped(whole, ',')}.${cents}` },
  yuan: { mark: '.', write: (whole, cents) => `${whole}.${cents}元` },
  wide: { mark: '.', write: (whole, cents) => wide(`${grouped(whole, ',')}.${cents}`) },
  text: { mark: '.', write: (whole, cents) => `="${whole}.${cents}"` },
};
const SIGNS: ((text: string) => string)[] = [(text) => `-${text}`, (text) => `(${text})`, (text) => `−${text}`];
const amounts = fc.array(fc.record({ cents: fc.bigInt({ min: 0n, max: 10n ** 14n }), negative: fc.nat(5) }), {
  minLength: BATCH,
  maxLength: BATCH,
});

describe('random numbers', () => {
  it.each(Object.keys(STYLES))('in the %s style read back to the cent', (name) => {
    const { mark, write } = STYLES[name]!;
    fc.assert(
      fc.property(amounts, (list) => {
        const written = list.map(({ cents, negative }) => {
          const digits = String(cents).padStart(3, '0');
          const text = write(digits.slice(0, -2), digits.slice(-2));
          const sign = name === 'text' ? undefined : SIGNS[negative];
          return { text: sign ? sign(text) : text, cents: Number(sign ? -cents : cents) + 0 };
        });
        const texts = written.map(({ text }) => text);
        const expected = written.map(({ cents }) => cents);
        const toCents = (value: Cell) => Math.round(Number(value) * 100) + 0;
        expect(engine(moneySql(x, mark), texts).map(toCents)).toEqual(expected);
        expect(engine(numberSql(x, mark), texts).map(toCents)).toEqual(expected);
        expect(texts.map((text) => toCents(plainNumber(text, mark)))).toEqual(expected);
        expect(decimalMark(texts)).toMatchObject({ mark, sure: true });
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('and random junk: page and engine agree', () => {
    const piece = fc.constantFrom(
      ...[
        '0',
        '1',
        '12',
        '123',
        '.',
        ',',
        "'",
        ' ',
        '-',
        '+',
        '(',
        ')',
        'e',
        'E',
        '5',
        '$',
        '¥',
        '元',
        '万',
        '%',
        'Rs.',
        'kr',
        '="',
        '"',
        '\t',
        '\u00a0',
        '１',
        '−',
        'x',
        '_',
        'inf',
      ],
    );
    const junk = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.array(junk, { minLength: BATCH, maxLength: BATCH }),
        fc.constantFrom<DecimalMark>('.', ','),
        fc.boolean(),
        (texts, mark, rate) => {
          const told = texts.map((text) => [text, plainNumber(text, mark, { rate })]);
          expect(engine(numberSql(x, mark, { rate }), texts).map((value, i) => [texts[i], value])).toEqual(told);
        },
      ),
      { numRuns: RUNS * 3 },
    );
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    [['1,234', '5,678'], '.', false],
    [['1.234', '5.678'], '.', false],
    [['1,234', '12,50'], ',', true],
    [['1,234', '12.50'], '.', true],
    [['1.234,50'], ',', true],
    [['1,234.50'], '.', true],
    [['1,234,567'], '.', true],
    [['1.234.567'], ',', true],
    [['0,123'], ',', true],
    [['1234,567'], ',', true],
    [['12', '13'], '.', true],
    [['€ 116,99', '12 €'], ',', true],
    [['12,50', '13,50', '14.50'], ',', false],
    [['abc', 'a,b', '2024-01-05'], '.', true],
    [[], '.', true],
  ] as const)('%j: %s, sure: %s', (values, mark, sure) => {
    expect(decimalMark(values)).toMatchObject({ mark, sure });
  });

  it('counts what each value shows', () => {
    expect(decimalMark(['12,50', '1.5', '1,25', '1,234', '7']).counts).toEqual({ ',': 2, '.': 1 });
  });
});

describe('texts', () => {
  const cleaned = (texts: readonly string[], options = {}) =>
    db
      .rows(
        sql`SELECT ${nullifySql(x)} AS v FROM (SELECT i, ${textSql(x, options)} AS x FROM (SELECT unnest([${join(texts)}]) AS x, unnest(range(${texts.length})) AS i)) ORDER BY i`,
      )
      .map((row) => row['v']);

  it.each([
    ['00123', '00123'],
    ['17850.0', '17850.0'],
    ['="0012"', '0012'],
    ['\t0012', '0012'],
    ["'0012", '0012'],
    ['0012  ', '0012'],
    ['\ufeffc1', 'c1'],
    [' 张三\u3000', '张三'],
    ['张 三', '张 三'],
    ['"quoted"', '"quoted"'],
    ['=1+2', '=1+2'],
    ['-', null],
    ['N/A', null],
    ['#N/A', null],
    ['#VALUE!', null],
    ['(null)', null],
    ['(BLANK)', null],
    ['（空白）', null],
    ['Undefined', null],
    ['无', null],
    ['暂无', null],
    ['未填写', null],
    ['无退款申请', null],
    ['无售后或售后取消', '无售后或售后取消'],
    ['无印良品', '无印良品'],
    ['未来', '未来'],
    ['(sic)', '(sic)'],
    ['0000-00-00', '0000-00-00'],
    ['  ', null],
    ['NaN', null],
    ['Nana', 'Nana'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleaned([text])).toEqual([expected]);
  });

  it('every word for nothing is one in the page, in cleaned texts and in raw cells, in any case', () => {
    const words = NULL_WORDS.flatMap((word) => [word, word.toUpperCase(), ` ${word}\t`]);
    expect(words.filter((word) => !isNullWord(word))).toEqual([]);
    expect(cleaned(words).filter((value) => value !== null)).toEqual([]);
    expect(engine(isNullSql(x), words)).toEqual(words.map(() => true));
  });

  it('dates of zeros are nothing where a value could not be read', () => {
    const texts = ['0000-00-00', '0000-00-00 00:00:00', '1900-01-00', '1900/1/0 0:00', '2024-01-05'];
    expect(engine(isNullSql(x), texts)).toEqual([true, true, true, true, false]);
    expect(texts.map(isNullWord)).toEqual([true, true, true, true, false]);
  });

  it('drops the .0 of ids only where asked to, and only from numbers', () => {
    const texts = ['17850.0', '="17850.0"', '0012.00', 'A1.0', '1.05', '12.0.0', '7'];
    expect(cleaned(texts, { dropPointZero: true })).toEqual(['17850', '17850', '0012', 'A1.0', '1.05', '12.0.0', '7']);
    expect(cleaned(texts)).toEqual(['17850.0', '17850.0', '0012.00', 'A1.0', '1.05', '12.0.0', '7']);
  });

  it('finds ids that went through a table of floating-point numbers', () => {
    expect(idCleaning(['17850.0', '', '13047.0', 'nan'])).toEqual({
      kind: 'drop-point-zero',
      count: 2,
      example: '17850.0',
    });
    expect(idCleaning(['17850.0', 'c1', 'c2'])).toBeNull();
    expect(idCleaning(['17850', '13047'])).toBeNull();
    expect(idCleaning(['1.05', '2.0'])).toBeNull();
    expect(idCleaning([])).toBeNull();
  });
});
