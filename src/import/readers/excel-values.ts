import { dayText, plainNumber, timeText } from './numbers.ts';

/** How a number format makes a number look. `elapsed` counts hours beyond 24. */
export type NumberKind = 'number' | 'date' | 'stamp' | 'time' | 'elapsed';

const BUILT_IN: Readonly<Record<number, NumberKind>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'stamp',
  45: 'time',
  46: 'elapsed',
  47: 'time',
  // East Asian versions write these without their code.
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, 'time'])),
};

/** The kind of a number format, by its code where the file gives one, else by its built-in id. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  return code === undefined ? (BUILT_IN[id] ?? 'number') : kindOfCode(code);
}

function kindOfCode(code: string): NumberKind {
  const first = code
    .replace(/"[^"]*"?|\\.|[_*]./g, '')
    .split(';')[0]!
    .toLowerCase();
  if (/\[(h+|m+|s+)\]/.test(first)) return 'elapsed';
  const plain = first.replace(/\[[^\]]*\]?/g, '').replace(/am\/pm|a\/p|上午\/下午/g, 'h');
  if (plain.includes('general')) return 'number';
  const time = /[hs]/.test(plain);
  const date = /[yd]|ggg|e(?![+-])|aaa/.test(plain) || (!time && plain.includes('m'));
  if (date) return time ? 'stamp' : 'date';
  return time ? 'time' : 'number';
}

const MS_PER_DAY = 86_400_000;
/** 1970-01-01 and 9999-12-31 as Excel counts days. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const LAST_DAY = 2_958_465;

/**
 * A day number as a date, exact to the millisecond: `YYYY-MM-DD`, or with the time where the format shows one or the
 * value has one. What no calendar holds stays a number.
 */
export function serialText(serial: number, kind: Exclude<NumberKind, 'number'>, is1904: boolean): string {
  if (serial < 0 || serial > LAST_DAY + 1) return plainNumber(serial);
  let day = Math.floor(serial);
  let ms = Math.round((serial - day) * MS_PER_DAY);
  if (ms === MS_PER_DAY) {
    day++;
    ms = 0;
  }
  // A count of hours is small; a stamp that merely looks like one is not.
  if (kind === 'elapsed' && day < 10_000) return timeText(day * MS_PER_DAY + ms);
  if (day === 0 && !(is1904 && kind === 'date')) return timeText(ms);
  const date = calendarDay(day, is1904);
  return kind === 'date' && ms === 0 ? date : `${date} ${timeText(ms)}`;
}

function calendarDay(day: number, is1904: boolean): string {
  if (is1904) return dayText(day - EPOCH_1904);
  // Lotus took 1900 for a leap year, and Excel has a day 60 that never was.
  if (day === 60) return '1900-02-29';
  return dayText(day - EPOCH_1900 + (day < 60 ? 1 : 0));
}
