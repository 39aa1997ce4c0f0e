import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DATE_FORMAT_IDS,
  DATE_FORMATS,
  profileDates,
  readDate,
  readDateSql,
  type DateFormatId,
} from '#import/dates.ts';
import { zoneShifts } from '#import/zones.ts';
import { ident, join, sql } from '#sql/tag.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';

const RUNS = process.env['LONG'] ? 100 : 20;
const BATCH = 200;
const UTC = { zone: 'UTC' };

let db: TestDuckDB;
beforeAll(async () => (db = await openDuckDB()));

/** Microseconds since 1970 of each text as a column of the engine reads it. */
function engine(formats: readonly DateFormatId[], texts: readonly string[], options = UTC): (number | null)[] {
  const read = readDateSql(formats, ident('x'), options);
  const rows = db.rows(
    sql`SELECT epoch_us(${read}) AS v FROM (SELECT unnest([${join(texts)}]) AS x, unnest(range(${texts.length})) AS i) ORDER BY i`,
  );
  return rows.map(({ v }) => (v === null ? null : Number(v)));
}

const iso = (micros: number | null) =>
  micros === null ? null : new Date(micros / 1000).toISOString().replace('T', ' ').replace('Z', '');
const read = (format: DateFormatId, text: string, zone = 'UTC') => iso(engine([format], [text], { zone })[0]!);

describe('one text', () => {
  it.each([
    ['iso', '2024-01-05', '2024-01-05 00:00:00.000'],
    ['iso', '2024/1/5', '2024-01-05 00:00:00.000'],
    ['iso', '2016/5/23 22:02', '2016-05-23 22:02:00.000'],
    ['iso', '2025-1-5 9:08', '2025-01-05 09:08:00.000'],
    ['iso', '2019-01-01 00:17:59.000', '2019-01-01 00:17:59.000'],
    ['iso', '2019-01-01 00:17:59.0', '2019-01-01 00:17:59.000'],
    ['iso', ' 2024-01-05T10:20 ', '2024-01-05 10:20:00.000'],
    ['iso', '２０２４-01-05　10:20', '2024-01-05 10:20:00.000'],
    ['iso', '2024/1/5 下午3:05', '2024-01-05 15:05:00.000'],
    ['iso', '2024-01-05 3:05 PM', '2024-01-05 15:05:00.000'],
    ['iso', '2024-01-05 24:00:00', '2024-01-06 00:00:00.000'],
    ['iso', '2024-02-30', null],
    ['iso', '0000-00-00 00:00:00', null],
    ['iso', 'epoch', null],
    ['iso', '2024-01-05 10:20:30+08:00', null],
    ['iso', '2024-1-5 1:0:0Z', null],
    ['iso', '2024-01-05 10:20:30Z ', null],
    ['iso-offset', '2024-01-05T10:20:30Z', '2024-01-05 10:20:30.000'],
    ['iso-offset', '2024-01-15T10:00:00.123Z', '2024-01-15 10:00:00.123'],
    ['iso-offset', '2024-01-05 10:20:30 +0800', '2024-01-05 02:20:30.000'],
    ['iso-offset', '2012-01-01 11:13:25 -0500', '2012-01-01 16:13:25.000'],
    ['iso-offset', '2024-01-05 10:20:30 GMT+8', '2024-01-05 02:20:30.000'],
    ['iso-offset', '2024-01-05 10:20:30', '2024-01-05 10:20:30.000'],
    ['iso-offset', '2024-01-05', '2024-01-05 00:00:00.000'],
    ['iso-offset', '2024-01-05 10:20:30 XYZ', null],
    ['compact', '19970101', '1997-01-01 00:00:00.000'],
    ['compact', '20240105143000', '2024-01-05 14:30:00.000'],
    ['compact', '20240105 14:30', '2024-01-05 14:30:00.000'],
    ['compact', '20241305', null],
    ['chinese', '2024年3月4日', '2024-03-04 00:00:00.000'],
    ['chinese', '2024年3月4日 8:05', '2024-03-04 08:05:00.000'],
    ['chinese', '2024年3月4日8时5分', '2024-03-04 08:05:00.000'],
    ['chinese', '2024年1月5日 下午3:05', '2024-01-05 15:05:00.000'],
    ['chinese', '2024年1月5日 上午12:05', '2024-01-05 00:05:00.000'],
    ['chinese', '2024年1月5日 15时05分', '2024-01-05 15:05:00.000'],
    ['chinese', '2024 年 1 月 5 日 15:05:06', '2024-01-05 15:05:06.000'],
    ['chinese', '24年1月5日', '2024-01-05 00:00:00.000'],
    ['chinese', '２０２４年１月５日', '2024-01-05 00:00:00.000'],
    ['chinese', '2024年1月5日 星期五 10点', '2024-01-05 10:00:00.000'],
    ['chinese', '2024年1月', null],
    ['dotted', '2024.03.05 14:30', '2024-03-05 14:30:00.000'],
    ['day-month-year', '31/12/2024', '2024-12-31 00:00:00.000'],
    ['day-month-year', '27.6.24 10:00:05', '2024-06-27 10:00:05.000'],
    ['day-month-year', '1/1/69', '1969-01-01 00:00:00.000'],
    ['day-month-year', '1/1/68', '2068-01-01 00:00:00.000'],
    ['day-month-year-zone', '01.09.2026 10:22:11 UTC', '2026-09-01 10:22:11.000'],
    ['month-day-year', '12/31/2024 2:30 PM', '2024-12-31 14:30:00.000'],
    ['month-day-year', '1/5/2024, 12:05:06\u202fAM', '2024-01-05 00:05:06.000'],
    ['month-day-year', '12-31-24', '2024-12-31 00:00:00.000'],
    ['month-day-year', '12/31/2024 14:30 PM', '2024-12-31 14:30:00.000'],
    ['month-day-year', '12/31/2024 14:30 AM', null],
    ['sas', '14JUN09:17:58:34', '2009-06-14 17:58:34.000'],
    ['sas', '1jan2014', '2014-01-01 00:00:00.000'],
    ['day-name-year', '1-Jan-14', '2014-01-01 00:00:00.000'],
    ['day-name-year', '5 September 2026 14:22', '2026-09-05 14:22:00.000'],
    ['day-name-year', '10-Dez-25', '2025-12-10 00:00:00.000'],
    ['day-name-year', '3. März 2024', '2024-03-03 00:00:00.000'],
    ['day-name-year', '15 janv. 2024', '2024-01-15 00:00:00.000'],
    ['day-name-year', '1er août 2024', '2024-08-01 00:00:00.000'],
    ['day-name-year', '1ER AOÛT 2024 à 9:05', '2024-08-01 09:05:00.000'],
    ['day-name-year', '3 Marzipan 2024', null],
    ['day-name-year-zone', '05-Sep-2026 14:22:10 IST', '2026-09-05 08:52:10.000'],
    ['day-name-year-zone', 'Mon, 05 Jan 2024 10:00:00 +0000', '2024-01-05 10:00:00.000'],
    ['name-day-year', 'Jan 5, 2024 10:22:11 AM', '2024-01-05 10:22:11.000'],
    ['name-day-year', 'Jul-21-25', '2025-07-21 00:00:00.000'],
    ['name-day-year', 'September 3, 2026', '2026-09-03 00:00:00.000'],
    ['name-day-year-zone', 'Jun 8, 2025 10:23:05 PM PDT', '2025-06-09 05:23:05.000'],
    ['name-day-year-zone', 'Fri Jan 05 2024 10:00:00 GMT+0800 (China Standard Time)', '2024-01-05 02:00:00.000'],
    ['excel-serial', '45356.604166667', '2024-03-05 14:30:00.000'],
    ['excel-serial', '45356.6041667', '2024-03-05 14:30:00.000'],
    ['excel-serial', '45356.60416810185', '2024-03-05 14:30:00.124'],
    ['excel-serial', '45356', '2024-03-05 00:00:00.000'],
    ['excel-serial', '19999', null],
    ['unix-seconds', '1709649000', '2024-03-05 14:30:00.000'],
    ['unix-milliseconds', '1709649000000', '2024-03-05 14:30:00.000'],
  ] as const)('%s reads %s as %s', (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
    expect(iso(readDate([format], text, UTC))).toBe(expected);
    expect(DATE_FORMATS[format].matches(text)).toBe(expected !== null);
  });

  it.each(DATE_FORMAT_IDS)('%s recognises its own example as the only or the preferred reading', (id) => {
    expect(profileDates([DATE_FORMATS[id].example])!.formats[0]!.format).toBe(id);
    expect(read(id, DATE_FORMATS[id].example)).not.toBeNull();
  });
});

describe('zones', () => {
  it('turns offsets into the time of the shop, through summer and winter', () => {
    expect(read('iso-offset', '2024-01-05T10:00:00Z', 'Asia/Shanghai')).toBe('2024-01-05 18:00:00.000');
    expect(read('iso-offset', '2024-07-05T10:00:00Z', 'Europe/Paris')).toBe('2024-07-05 12:00:00.000');
    expect(read('iso-offset', '2024-01-05T10:00:00Z', 'Europe/Paris')).toBe('2024-01-05 11:00:00.000');
    expect(read('iso-offset', '2024-03-31T00:59:59Z', 'Europe/Paris')).toBe('2024-03-31 01:59:59.000');
    expect(read('iso-offset', '2024-03-31T01:00:00Z', 'Europe/Paris')).toBe('2024-03-31 03:00:00.000');
    expect(read('unix-seconds', '1709649000', 'America/New_York')).toBe('2024-03-05 09:30:00.000');
  });

  it('leaves naive stamps as they stand, unless the column is in UTC', () => {
    const options = { zone: 'Asia/Shanghai' };
    const texts = ['2024-01-05 20:00:00', '2024/1/5 8:00 PM', '2024-01-05'];
    expect(engine(['iso'], texts, options).map(iso)).toEqual([
      '2024-01-05 20:00:00.000',
      '2024-01-05 20:00:00.000',
      '2024-01-05 00:00:00.000',
    ]);
    const utc = { ...options, utc: true };
    expect(engine(['iso'], texts, utc).map(iso)).toEqual([
      '2024-01-06 04:00:00.000',
      '2024-01-06 04:00:00.000',
      '2024-01-05 08:00:00.000',
    ]);
    expect(texts.map((text) => readDate(['iso'], text, utc))).toEqual(engine(['iso'], texts, utc));
    const offsets = ['2024-01-05 20:00:00', '2024-01-05 20:00:00Z', '2024-01-05 20:00:00 PST'];
    expect(engine(['iso-offset'], offsets, utc).map(iso)).toEqual([
      '2024-01-06 04:00:00.000',
      '2024-01-06 04:00:00.000',
      '2024-01-06 12:00:00.000',
    ]);
  });

  it('takes CST for the time of China in a shop that lives by it, and for that of Chicago in any other', () => {
    expect(read('iso-offset', '2024-01-05 10:00:00 CST', 'Asia/Shanghai')).toBe('2024-01-05 10:00:00.000');
    expect(read('iso-offset', '2024-01-05 10:00:00 CST', 'America/Chicago')).toBe('2024-01-05 10:00:00.000');
    expect(read('iso-offset', '2024-01-05 10:00:00 CST', 'UTC')).toBe('2024-01-05 16:00:00.000');
  });

  it('finds the changes of a zone to the minute', () => {
    const paris = zoneShifts('Europe/Paris').find(({ from }) => from > Date.UTC(2024, 0, 1))!;
    expect(paris).toEqual({ from: Date.UTC(2024, 2, 31, 1), minutes: 120 });
    expect(zoneShifts('UTC')).toEqual([{ from: -Infinity, minutes: 0 }]);
    expect(() => zoneShifts('Nowhere/Land')).toThrow(RangeError);
  });

  it('agrees with Intl on random instants in zones that shift', () => {
    const zones = ['Europe/Paris', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    const instant = fc.integer({ min: Date.UTC(1991, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instant, { minLength: 50, maxLength: 50 }), (zone, instants) => {
        const texts = instants.map(String);
        const wall = instants.map((seconds) => wallOf(seconds, zone));
        expect(engine(['unix-seconds'], texts, { zone }).map(iso)).toEqual(wall);
        expect(texts.map((text) => iso(readDate(['unix-seconds'], text, { zone })))).toEqual(wall);
      }),
      { numRuns: RUNS },
    );
  });
});

const wallOf = (seconds: number, zone: string) =>
  `${new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone: zone })}.000`;

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
interface Parts {
  y: number;
  m: number;
  d: number;
  h: number;
  i: number;
  s: number;
  ms: number;
}
const EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DE = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const FR = 'janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.'.split(' ');
const noon = ({ h }: Parts) => (h < 12 ? 'AM' : 'PM');
const h12 = ({ h }: Parts) => h % 12 || 12;
const clock = ({ h, i, s }: Parts) => `${pad(h)}:${pad(i)}:${pad(s)}`;

/** Ways to write a stamp to the second, by code that knows nothing of the patterns; all zones written are +08:00. */
const WRITERS: Record<DateFormatId, ((parts: Parts) => string)[]> = {
  iso: [
    (p) => `${p.y}-${pad(p.m)}-${pad(p.d)} ${clock(p)}`,
    (p) => `${p.y}/${p.m}/${p.d} ${p.h}:${pad(p.i)}:${pad(p.s)}`,
    (p) => `${p.y}-${p.m}-${p.d}T${clock(p)}.0`,
    (p) => `${p.y}/${p.m}/${p.d} ${h12(p)}:${pad(p.i)}:${pad(p.s)} ${noon(p)}`,
    (p) => `${p.y}/${p.m}/${p.d} ${p.h < 12 ? '上午' : '下午'}${h12(p)}:${pad(p.i)}:${pad(p.s)}`,
  ],
  'iso-offset': [
    (p) => `${p.y}-${pad(p.m)}-${pad(p.d)}T${clock(p)}+08:00`,
    (p) => `${p.y}-${pad(p.m)}-${pad(p.d)} ${clock(p)} +0800`,
    (p) => `${p.y}/${p.m}/${p.d} ${clock(p)}.000 HKT`,
  ],
  compact: [
    (p) => `${p.y}${pad(p.m)}${pad(p.d)}${pad(p.h)}${pad(p.i)}${pad(p.s)}`,
    (p) => `${p.y}${pad(p.m)}${pad(p.d)} ${clock(p)}`,
  ],
  chinese: [
    (p) => `${p.y}年${p.m}月${p.d}日 ${clock(p)}`,
    (p) => `${p.y}年${pad(p.m)}月${pad(p.d)}日${p.h}时${p.i}分${p.s}秒`,
    (p) => `${p.y} 年 ${p.m} 月 ${p.d} 日 ${p.h < 12 ? '上午' : '下午'}${h12(p)}:${pad(p.i)}:${pad(p.s)}`,
    (p) => `${pad(p.y % 100)}年${p.m}月${p.d}日 ${clock(p)}`,
  ],
  dotted: [(p) => `${p.y}.${p.m}.${p.d} ${clock(p)}`],
  'day-month-year': [
    (p) => `${p.d}/${p.m}/${p.y} ${clock(p)}`,
    (p) => `${pad(p.d)}.${pad(p.m)}.${pad(p.y % 100)} ${clock(p)}`,
    (p) => `${pad(p.d)}-${pad(p.m)}-${p.y} ${h12(p)}:${pad(p.i)}:${pad(p.s)} ${noon(p).toLowerCase()}`,
  ],
  'month-day-year': [
    (p) => `${p.m}/${p.d}/${p.y} ${clock(p)}`,
    (p) => `${p.m}/${p.d}/${p.y}, ${h12(p)}:${pad(p.i)}:${pad(p.s)}\u202f${noon(p)}`,
    (p) => `${pad(p.m)}-${pad(p.d)}-${pad(p.y % 100)} ${clock(p)}`,
  ],
  'day-month-year-zone': [(p) => `${pad(p.d)}.${pad(p.m)}.${p.y} ${clock(p)} SGT`],
  'month-day-year-zone': [(p) => `${p.m}/${p.d}/${p.y} ${h12(p)}:${pad(p.i)}:${pad(p.s)} ${noon(p)} GMT+8`],
  sas: [
    (p) => `${pad(p.d)}${EN[p.m - 1]!.toUpperCase()}${pad(p.y % 100)}:${clock(p)}`,
    (p) => `${p.d}${EN[p.m - 1]!}${p.y}:${clock(p)}`,
  ],
  'day-name-year': [
    (p) => `${p.d}-${EN[p.m - 1]!}-${pad(p.y % 100)} ${clock(p)}`,
    (p) => `${p.d}. ${DE[p.m - 1]!} ${p.y} um ${clock(p)} Uhr`,
    (p) => `${p.d}${p.d === 1 ? 'er' : ''} ${FR[p.m - 1]!} ${p.y} ${clock(p)}`,
  ],
  'name-day-year': [
    (p) => `${EN[p.m - 1]!} ${p.d}, ${p.y} ${h12(p)}:${pad(p.i)}:${pad(p.s)} ${noon(p)}`,
    (p) => `${EN[p.m - 1]!}-${pad(p.d)}-${pad(p.y % 100)} ${clock(p)}`,
  ],
  'day-name-year-zone': [(p) => `${pad(p.d)}-${EN[p.m - 1]!}-${p.y} ${clock(p)} HKT`],
  'name-day-year-zone': [(p) => `${EN[p.m - 1]!} ${p.d}, ${p.y} ${h12(p)}:${pad(p.i)}:${pad(p.s)} ${noon(p)} SGT`],
  'excel-serial': [
    (p) => (stamp(p) / 86_400_000 + 25_569).toFixed(9),
    (p) => (stamp(p) / 86_400_000 + 25_569).toFixed(6),
  ],
  'unix-seconds': [(p) => String(stamp(p) / 1000 - 8 * 3600)],
  'unix-milliseconds': [(p) => String(stamp(p) - 8 * 3_600_000)],
};
const stamp = ({ y, m, d, h, i, s }: Parts) => Date.UTC(y, m - 1, d, h, i, s);

/** Within what two-digit years can say, and what is a serial of its kind. */
const someParts = fc
  .integer({ min: Date.UTC(1987, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
  .map((seconds): Parts => {
    const [y, m, d, h, i, s] = new Date(seconds * 1000).toISOString().split(/\D/).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return { y, m, d, h, i, s, ms: 0 };
  });
const SHANGHAI = { zone: 'Asia/Shanghai' };
// Summers of 1986–1991 had another offset, which a written +08:00 does not follow.
const afterSummerTime = someParts.filter(({ y }) => y > 1991);

/** A stamp written somehow in a format, and the microseconds it means. */
const written = (id: DateFormatId) =>
  fc
    .tuple(afterSummerTime, fc.constantFrom(...WRITERS[id]))
    .map(([parts, write]) => ({ text: write(parts), micros: stamp(parts) * 1000 }));

describe('random stamps', () => {
  it.each(DATE_FORMAT_IDS)('%s: written by other code, recognised and read back exactly', (id) => {
    fc.assert(
      fc.property(fc.array(written(id), { minLength: BATCH, maxLength: BATCH }), (stamps) => {
        const texts = stamps.map(({ text }) => text);
        const expected = stamps.map(({ micros }) => micros);
        expect(texts.filter((text) => !DATE_FORMATS[id].matches(text))).toEqual([]);
        expect(engine([id], texts, SHANGHAI)).toEqual(expected);
        expect(texts.map((text) => readDate([id], text, SHANGHAI))).toEqual(expected);
        const profile = profileDates(texts)!;
        expect(profile.formats.map(({ format }) => format)).toEqual([id]);
        expect(profile.unread.count).toBe(0);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it('two or three formats in one column read back exactly by the formats found', () => {
    const compatible = DATE_FORMAT_IDS.filter((id) => !id.startsWith('month-day'));
    fc.assert(
      fc.property(
        fc
          .shuffledSubarray(compatible, { minLength: 2, maxLength: 3 })
          .chain((ids) => fc.array(fc.oneof(...ids.map(written)), { minLength: BATCH, maxLength: BATCH })),
        (stamps) => {
          const texts = stamps.map(({ text }) => text);
          const profile = profileDates(texts)!;
          const formats = profile.formats.map(({ format }) => format);
          expect(profile.unread.count).toBe(0);
          expect(profile.formats.reduce((sum, { count }) => sum + count, 0)).toBe(texts.length);
          expect(engine(formats, texts, SHANGHAI)).toEqual(stamps.map(({ micros }) => micros));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('a text that was damaged is read by the engine exactly as by the recogniser, or by neither', () => {
    const damaged = (text: fc.Arbitrary<string>) =>
      fc
        .tuple(
          text,
          fc.nat(40),
          fc.constantFrom(
            '',
            '0',
            '1',
            '9',
            ' ',
            '-',
            ':',
            '/',
            '.',
            'Z',
            '+',
            'a',
            '月',
            '\t',
            '０',
            ' UTC',
            'Z ',
            ' BC',
          ),
        )
        .map(([value, at, piece]) => value.slice(0, at) + piece + value.slice(at + (piece === '' ? 1 : at % 2)));
    const any = fc.constantFrom(...DATE_FORMAT_IDS).chain((id) => damaged(written(id).map(({ text }) => text)));
    fc.assert(
      fc.property(
        fc.constantFrom(...DATE_FORMAT_IDS),
        fc.array(
          fc.oneof(
            any,
            damaged(any),
            fc.string({ maxLength: 12 }).filter((text) => !text.includes('\0')),
          ),
          { minLength: BATCH, maxLength: BATCH },
        ),
        (id, texts) => {
          const told = texts.map((text) => readDate([id], text, SHANGHAI));
          expect(Object.fromEntries(texts.map((text, i) => [text, told[i]]))).toEqual(
            Object.fromEntries(engine([id], texts, SHANGHAI).map((micros, i) => [texts[i], micros])),
          );
          expect(texts.map((text) => DATE_FORMATS[id].matches(text))).toEqual(told.map((micros) => micros !== null));
        },
      ),
      { numRuns: RUNS * 3 },
    );
  });

  it('two formats that both read a text read the same date, but for the order of day and month', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DATE_FORMAT_IDS).chain(written), ({ text }) => {
        const ids = DATE_FORMAT_IDS.filter((id) => DATE_FORMATS[id].matches(text) && !id.startsWith('month-day'));
        expect(new Set(ids.map((id) => readDate([id], text, SHANGHAI))).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS * 100 },
    );
  });
});

describe('a column', () => {
  it('asks when day and month fit both ways, and not when one value decides', () => {
    expect(profileDates(['05/01/2024', '06/02/2024'])).toMatchObject({
      formats: [{ format: 'day-month-year', count: 2, example: '05/01/2024' }],
      rival: { format: 'day-month-year', instead: 'month-day-year', example: '05/01/2024', decided: 0 },
    });
    expect(profileDates(['05/01/2024', '31/01/2024'])).toMatchObject({
      formats: [{ format: 'day-month-year', count: 2 }],
      rival: null,
    });
    expect(profileDates(['01/05/2024', '01/31/2024'])).toMatchObject({
      formats: [{ format: 'month-day-year', count: 2 }],
      rival: null,
    });
  });

  it('lists both orders and asks where values contradict each other', () => {
    expect(profileDates(['31/01/2024', '30/01/2024', '01/31/2024', '05/06/2024'])).toEqual({
      formats: [
        { format: 'day-month-year', count: 3, example: '31/01/2024' },
        { format: 'month-day-year', count: 1, example: '01/31/2024' },
      ],
      unread: { count: 0, examples: [] },
      rival: { format: 'day-month-year', instead: 'month-day-year', example: '05/06/2024', decided: 3 },
    });
  });

  it('asks about stamps with a zone as well', () => {
    expect(profileDates(['01.09.2026 10:22:11 UTC'])!.rival).toMatchObject({ instead: 'month-day-year-zone' });
  });

  it('counts several formats and what none of them reads; words for nothing do not count', () => {
    expect(profileDates(['2024-01-05', '2024-01-06', '45356.5', 'soon', '-', '0000-00-00 00:00:00', ''])).toEqual({
      formats: [
        { format: 'iso', count: 2, example: '2024-01-05' },
        { format: 'excel-serial', count: 1, example: '45356.5' },
      ],
      unread: { count: 1, examples: ['soon'] },
      rival: null,
    });
  });

  it('a stray number among written dates is no date', () => {
    const values = [...Array<string>(99).fill('2024-01-05'), '1709649000'];
    expect(profileDates(values)).toMatchObject({ formats: [{ format: 'iso' }], unread: { examples: ['1709649000'] } });
  });

  it('is no column of dates when under half of the values are', () => {
    expect(profileDates(['soon'])).toBeNull();
    expect(profileDates([])).toBeNull();
    expect(profileDates(['2024-01-05', 'a', 'b'])).toBeNull();
    expect(profileDates(['2024-01-05', 'a'])).not.toBeNull();
  });
});
