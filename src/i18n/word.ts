import type { Phrase, PhrasePart, Quantity } from '#core/phrase.ts';
import type { Formats } from './format.ts';
import type { Messages } from './messages/en.ts';

/** A language: its texts, its formats, and the currency that amounts are written in (ISO code, or null for none). */
export interface Speech {
  t: (key: keyof Messages, params: never) => string;
  format: Formats;
  currency: string | null;
}

/** The phrase as a text in the reader's language. Give `t` and `i18n.format`, and it follows the language. */
export function word({ key, parts = {} }: Phrase, speech: Speech): string {
  const params = Object.entries(parts).map(([name, part]) => [name, wordPart(part, speech)] as const);
  // The domain layers know keys as texts only; a test walks all of them through both catalogues.
  return speech.t(key as keyof Messages, Object.fromEntries(params) as never);
}

export function wordPart(part: PhrasePart, speech: Speech): string {
  if ('as' in part) return wordQuantity(part, speech);
  if ('key' in part) return word(part, speech);
  return part.list.map((item) => wordPart(item, speech)).join(word({ key: part.between }, speech));
}

function wordQuantity(quantity: Quantity, { format, currency }: Speech): string {
  switch (quantity.as) {
    case 'text':
      return quantity.value;
    case 'month':
      return format.monthSpoken(quantity.value);
    case 'rate':
      return format.percent(quantity.value);
    case 'money':
      return format.money(quantity.value, currency, Number.isInteger(quantity.value) ? 0 : 2);
    case 'moneyShort':
      return format.moneyShort(quantity.value, currency);
    default:
      return format[quantity.as](quantity.value);
  }
}
