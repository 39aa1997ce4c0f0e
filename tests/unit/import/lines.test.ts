import { beforeAll, describe, expect, it } from 'vitest';
import { DATE_FORMATS, type DateFormatId } from '#import/index.ts';
import { readDateSql } from '#import/dates.ts';
import { moneySql, nullifySql, numberSql, plainNumber, textSql } from '#import/values.ts';
import { zoneShifts } from '#import/zones.ts';
import { ident, sql } from '#sql/tag.ts';
import { Importer } from './support.ts';
import type { Cell } from '../../support/duckdb.ts';

let importer: Importer;
beforeAll(async () => (importer = await Importer.open()));

/** One value through an expression, as a column rather than a constant. */
const through = (value: string, expression: ReturnType<typeof sql>): Cell =>
  importer.db.rows(sql`SELECT ${expression} AS v FROM (SELECT unnest([${value}]) AS x)`)[0]!['v']!;
const x = ident('x');

describe('dates', () => {
  const read = (format: DateFormatId, value: string, zone = 'UTC') =>
    through(value, sql`strftime(${readDateSql([format], x, { zone })}, '%Y-%m-%d %H:%M:%S')`);

  it.each([
    ['iso', '2024-01-05', '2024-01-05 00:00:00'],
    ['iso', '2024/1/5', '2024-01-05 00:00:00'],
    ['iso', '2016/5/23 22:02', '2016-05-23 22:02:00'],
    ['iso', '2019-01-01 00:17:59.000', '2019-01-01 00:17:59'],
    ['iso', ' 2024-01-05T10:20 ', '2024-01-05 10:20:00'],
    ['iso', '2024-02-30', null],
    ['iso', '2024-01-05 10:20:30+08:00', null],
    ['iso-offset', '2024-01-05T10:20:30Z', '2024-01-05 10:20:30'],
    ['iso-offset', '2024-01-05 10:20:30 +0800', '2024-01-05 02:20:30'],
    ['iso-offset', '2012-01-01 11:13:25 -0500', '2012-01-01 16:13:25'],
    ['iso-offset', '2024-01-05 10:20:30', '2024-01-05 10:20:30'],
    ['iso-offset', '2024-01-05', '2024-01-05 00:00:00'],
    ['compact', '19970101', '1997-01-01 00:00:00'],
    ['compact', '20240105143000', '2024-01-05 14:30:00'],
    ['compact', '20241305', null],
    ['chinese', '2024年3月4日', '2024-03-04 00:00:00'],
    ['chinese', '2024年3月4日 8:05', '2024-03-04 08:05:00'],
    ['chinese', '2024年3月4日8时5分', '2024-03-04 08:05:00'],
    ['dotted', '2024.03.05 14:30', '2024-03-05 14:30:00'],
    ['day-month-year', '31/12/2024', '2024-12-31 00:00:00'],
    ['day-month-year', '27.6.24 10:00:05', '2024-06-27 10:00:05'],
    ['month-day-year', '12/31/2024 2:30 PM', '2024-12-31 14:30:00'],
    ['month-day-year', '12-31-24', '2024-12-31 00:00:00'],
    ['sas', '14JUN09:17:58:34', '2009-06-14 17:58:34'],
    ['sas', '1jan2014', '2014-01-01 00:00:00'],
    ['day-name-year', '1-Jan-14', '2014-01-01 00:00:00'],
    ['day-name-year', '5 September 2026 14:22', '2026-09-05 14:22:00'],
    ['name-day-year', 'Jan 5, 2024 10:22:11 AM', '2024-01-05 10:22:11'],
    ['name-day-year', 'Jul-21-25', '2025-07-21 00:00:00'],
    ['excel-serial', '45356.604166667', '2024-03-05 14:30:00'],
    ['unix-seconds', '1709649000', '2024-03-05 14:30:00'],
    ['unix-milliseconds', '1709649000000', '2024-03-05 14:30:00'],
  ] as const)('%s reads %s as %s', (format, value, expected) => {
    expect(read(format, value)).toBe(expected);
    if (expected !== null) expect(DATE_FORMATS[format].matches(value.trim())).toBe(true);
  });

  it('every format recognises and reads its own example', () => {
    for (const [id, { example, matches }] of Object.entries(DATE_FORMATS)) {
      expect([id, matches(example), read(id as DateFormatId, example) === null]).toEqual([id, true, false]);
    }
  });

  it('turns offsets into the time of the shop, through summer and winter', () => {
    expect(read('iso-offset', '2024-01-05T10:00:00Z', 'Asia/Shanghai')).toBe('2024-01-05 18:00:00');
    expect(read('iso-offset', '2024-07-05T10:00:00Z', 'Europe/Paris')).toBe('2024-07-05 12:00:00');
    expect(read('iso-offset', '2024-01-05T10:00:00Z', 'Europe/Paris')).toBe('2024-01-05 11:00:00');
    expect(read('iso-offset', '2024-03-31T00:59:59Z', 'Europe/Paris')).toBe('2024-03-31 01:59:59');
    expect(read('iso-offset', '2024-03-31T01:00:00Z', 'Europe/Paris')).toBe('2024-03-31 03:00:00');
    expect(read('unix-seconds', '1709649000', 'America/New_York')).toBe('2024-03-05 09:30:00');
  });

  it('finds the changes of a zone to the minute', () => {
    const paris = zoneShifts('Europe/Paris').find(({ from }) => from > Date.UTC(2024, 0, 1))!;
    expect(paris).toEqual({ from: Date.UTC(2024, 2, 31, 1), minutes: 120 });
    expect(zoneShifts('UTC')).toEqual([{ from: -Infinity, minutes: 0 }]);
    expect(() => zoneShifts('Nowhere/Land')).toThrow(RangeError);
  });
});

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['12.50', 12.5],
    [' 12 ', 12],
    ['-3', -3],
    ['(3.5)', -3.5],
    ['1,234.50', 1234.5],
    ['¥1,234.50', 1234.5],
    ['88.00元', 88],
    ['$ 5', 5],
    ['-€5', -5],
    ['="12.5"', 12.5],
    ['−7', -7],
    ['1e3', 1000],
    ['1,5', null],
    ['12,34,56', null],
    ['about 3', null],
    ['nan', null],
    ['inf', null],
    ['', null],
    ['-', null],
    ['5%', null],
    ['1e300', null],
  ])('%j is %s, as a number and as money', (text, expected) => {
    expect(through(text, numberSql(x, '.'))).toBe(expected);
    expect(through(text, moneySql(x, '.'))).toBe(expected);
    if (text !== '1e300') expect(plainNumber(text, '.')).toBe(expected);
  });

  it('reads decimal commas where a column has them, never as thousands', () => {
    const cases: [string, number | null][] = [
      ['1,5', 1.5],
      ['1.234,50', 1234.5],
      ['1.234', 1234],
      ['7', 7],
      ['1.5', null],
    ];
    for (const [text, expected] of cases) {
      expect([text, through(text, numberSql(x, ','))]).toEqual([text, expected]);
      expect([text, plainNumber(text, ',')]).toEqual([text, expected]);
    }
  });

  it('money beyond DECIMAL(18,2) is no amount instead of an overflow', async () => {
    const { rows } = await importer.import(
      'customer_id,date,quantity,unit_price\na,2024-01-05,1000000,99999999999\nb,2024-01-05,3,1.115\n',
    );
    expect(rows('SELECT amount, fate FROM lines ORDER BY record')).toEqual([
      { amount: null, fate: 'bad-amount' },
      { amount: 3.35, fate: null },
    ]);
  });
});

describe('texts', () => {
  it.each([
    ['00123', '00123'],
    ['17850.0', '17850.0'],
    ['="0012"', '0012'],
    ['\t0012', '0012'],
    ["'0012", '0012'],
    ['\ufeffc1', 'c1'],
    [' 张三\u3000', '张三'],
    ['张 三', '张 三'],
    ['"quoted"', '"quoted"'],
    ['=1+2', '=1+2'],
    ['-', null],
    ['N/A', null],
    ['无', null],
    ['无退款申请', null],
    ['无印良品', '无印良品'],
    ['  ', null],
    ['NaN', null],
    ['Nana', 'Nana'],
  ])('%j becomes %j', (text, expected) => {
    const cleaned = importer.db.rows(
      sql`SELECT ${nullifySql(x)} AS v FROM (SELECT ${textSql(x)} AS x FROM (SELECT unnest([${text}]) AS x))`,
    );
    expect(cleaned[0]!['v']).toBe(expected);
  });
});

describe('kinds of lines', () => {
  const file = (rows: string[]) =>
    `customer_id,date,amount,status\n${rows.map((row) => `c,2024-01-05,${row}`).join('\n')}\n`;
  const kinds = async (rows: string[]) =>
    (await importer.import(file(rows))).rows('SELECT kind FROM lines ORDER BY record').map((row) => row['kind']);

  it('the sign wins over the word where the file writes money back as negative numbers', async () => {
    expect(
      await kinds(['5,Normal', '-5,Normal', '-5,returned', '5,returned', '0,gift', '5,gift', '5,cancelled']),
    ).toEqual(['sale', 'refund', 'refund', 'sale', 'gift', 'sale', 'cancelled']);
  });

  it('the word decides where all amounts are positive', async () => {
    expect(
      await kinds([
        '5,交易成功',
        '5,付款以后用户退款成功，交易自动关闭',
        '5,交易关闭',
        '5,等待买家付款',
        '5,无退款',
        '0,交易成功',
      ]),
    ).toEqual(['sale', 'refund', 'cancelled', 'cancelled', 'sale', 'sale']);
  });

  it('goods that came back are money that went back, also where only the quantity is negative', async () => {
    const { rows } = await importer.import(
      'customer_id,date,quantity,amount\nc,2024-01-05,2,10\nc,2024-01-06,-1,5\nc,2024-01-07,-1,-5\n',
    );
    expect(rows('SELECT kind, amount::DOUBLE AS amount FROM lines ORDER BY record')).toEqual([
      { kind: 'sale', amount: 10 },
      { kind: 'refund', amount: -5 },
      { kind: 'refund', amount: -5 },
    ]);
  });

  it('a status the user re-read is believed', async () => {
    const { rows } = await importer.import(file(['5,weird', '5,Normal', '5,void']), {
      change: (plan) => ({ ...plan, statusKinds: { ...plan.statusKinds, weird: 'cancelled' } }),
    });
    expect(rows('SELECT kind FROM lines ORDER BY record').map((row) => row['kind'])).toEqual([
      'cancelled',
      'sale',
      'cancelled',
    ]);
  });
});
