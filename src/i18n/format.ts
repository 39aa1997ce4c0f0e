const DAY_MS = 86_400_000;

/** Formatters of one language. Days are day numbers (days since 1970-01-01), rates are 0–1. */
export function formats(locale: string) {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  // Day before month, as 10 Dec 2011 cannot be misread.
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' });
  const integer = number({ maximumFractionDigits: 0 });
  const decimal = number({ maximumFractionDigits: 2 });
  const percent = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percentWhole = number({ style: 'percent', maximumFractionDigits: 0 });
  const medium = locale === 'en' ? date({ day: 'numeric', month: 'short', year: 'numeric' }) : undefined;
  const monthNames = date(locale === 'en' ? { month: 'short', year: 'numeric' } : { year: 'numeric', month: 'long' });
  const monthShort = date({ month: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const moneyFormats = new Map<string, Intl.NumberFormat>();
  const fixedFormats: Intl.NumberFormat[] = [];
  const fixedFormat = (digits: number) =>
    (fixedFormats[digits] ??= number({ minimumFractionDigits: digits, maximumFractionDigits: digits }));

  function moneyFormat(currency: string | null, compact: boolean, digits: number | undefined): Intl.NumberFormat {
    const key = `${currency ?? ''} ${compact} ${digits ?? ''}`;
    let format = moneyFormats.get(key);
    if (!format) {
      const shape: Intl.NumberFormatOptions = compact
        ? { notation: 'compact', maximumSignificantDigits: 3, useGrouping: 'always' as const }
        : { minimumFractionDigits: digits ?? 2, maximumFractionDigits: digits ?? 2 };
      const known = currency !== null && /^[A-Z]{3}$/.test(currency);
      format = number(known ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...shape } : shape);
      moneyFormats.set(key, format);
    }
    return format;
  }
  const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
  const whole = (value: number) => new Date(value * DAY_MS);

  return {
    integer: (value: number) => integer.format(value),
    decimal: (value: number) => decimal.format(value),
    /** With the given number of decimals, always shown. */
    fixed: (value: number, digits: number) => fixedFormat(digits).format(value),
    percent: (rate: number) => percent.format(rate),
    percentWhole: (rate: number) => percentWhole.format(rate),
    money: (value: number, currency: string | null, digits?: number) =>
      moneyFormat(currency, false, digits).format(value),
    moneyShort: (value: number, currency: string | null) => moneyFormat(currency, true, undefined).format(value),
    /** 10 Dec 2011 in English, 2011-12-10 in Chinese. */
    day: (day: number) => (medium ? medium.format(whole(day)) : iso(day)),
    month: (day: number) => (medium ? monthNames.format(whole(day)) : iso(day).slice(0, 7)),
    /** In a sentence: Dec 2011 in English, 2011年12月 in Chinese. */
    monthSpoken: (day: number) => monthNames.format(whole(day)),
    monthShort: (day: number) => monthShort.format(whole(day)),
    year: (day: number) => iso(day).slice(0, 4),
    iso,
    list: (items: readonly string[]) => list.format(items),
    bytes: (bytes: number) =>
      bytes < 1e6
        ? `${integer.format(Math.max(1, Math.round(bytes / 1e3)))} kB`
        : `${number({ maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`,
  };
}

export type Formats = ReturnType<typeof formats>;
