/** The shortest decimal text that reads back as the same number, never in exponent form. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  const e = text.indexOf('e');
  if (e < 0) return text;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length, e).replace('.', '');
  const point = text.slice(sign.length, e).length === 1 ? 1 : text.indexOf('.') - sign.length;
  return sign + placed(digits, point + Number(text.slice(e + 1)));
}

const MAX_SCALE = 100;

/** An unscaled whole number with `scale` digits behind the point; a whole amount keeps its zeros, as it was typed. RangeError for a scale that no format has. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (Math.abs(scale) > MAX_SCALE) throw new RangeError(`scale ${scale}`);
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  return sign + placed(digits.padStart(scale + 1, '0'), Math.max(digits.length, scale + 1) - scale);
}

function placed(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Whole numbers from here on have 16 digits, more than a spreadsheet keeps. */
export const LONG_NUMBER = 1e15;

const MS_PER_DAY = 86_400_000;
const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** `HH:MM:SS`, with milliseconds where there are any. */
export function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000;
  return (
    `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` +
    (rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`)
  );
}

const days = new Map<number, string>();

/** `YYYY-MM-DD` of a day counted from 1970-01-01; empty beyond the years 0–9999. */
export function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * MS_PER_DAY);
  const year = date.getUTCFullYear();
  const text =
    year >= 0 && year <= 9999
      ? `${String(year).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
      : '';
  if (days.size > 50_000) days.clear();
  days.set(day, text);
  return text;
}

const PER_SECOND = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n };
const DIGITS = { s: 0, ms: 3, us: 6, ns: 9 };
export type TimeUnit = keyof typeof PER_SECOND;

/** A stamp counted since 1970: `YYYY-MM-DD HH:MM:SS` with the digits it has below the second, `Z` where it is UTC. */
export function stampText(count: bigint, unit: TimeUnit, utc: boolean): string {
  const per = PER_SECOND[unit];
  let seconds = count / per;
  let rest = count % per;
  if (rest < 0n) {
    rest += per;
    seconds -= 1n;
  }
  const all = Number(seconds);
  const day = Math.floor(all / 86_400);
  const date = dayText(day);
  if (date === '') return String(count);
  return `${date} ${timeText((all - day * 86_400) * 1000)}${fraction(rest, DIGITS[unit])}${utc ? 'Z' : ''}`;
}

/** A time of day counted from midnight. */
export function clockText(count: bigint, unit: TimeUnit): string {
  const per = PER_SECOND[unit];
  return timeText(Number(count / per) * 1000) + fraction(count % per, DIGITS[unit]);
}

/** Below the second in whole groups of three digits, nothing for zero. */
function fraction(rest: bigint, digits: number): string {
  if (rest === 0n) return '';
  return `.${String(rest)
    .padStart(digits, '0')
    .replace(/(000)+$/, '')}`;
}
