const MONTHS =
  /(jan|feb|fév|mar|mär|mrz|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|okt|nov|dec|dez|déc|mon|tue|wed|thu|fri|sat|sun)[a-zéûä]*\.?/gi;

/** A number or a date in one of the ways they are written, but no id with letters. */
export function isValue(cell: string): boolean {
  const bare = cell
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '');
  if (bare.length > 40 || !/\d/.test(bare)) return false;
  const plain = bare.replace(MONTHS, '').replace(/\b([ap]m|utc|gmt|cny|rmb|usd|eur|gbp|hkd|jpy)\b/gi, '');
  return /^[\d\s.,:/\-+()%$¥￥€£'年月日时分秒元TZ−]*$/.test(plain);
}

/** The most common number, the larger where two are equally common. */
export function dominant(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}
