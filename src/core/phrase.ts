/** A number or a text, and the way it wants to be written in the reader's language. Days are day numbers, rates 0–1. */
export type Quantity =
  | { as: 'integer' | 'decimal' | 'rate' | 'percentWhole' | 'money' | 'moneyShort' | 'day' | 'month'; value: number }
  | { as: 'text'; value: string };

/** Several parts, with the message key of what stands between them. */
export interface PhraseList {
  list: readonly PhrasePart[];
  between: string;
}

export type PhrasePart = Quantity | Phrase | PhraseList;

/** What the domain has to say, without words: a message key and its parts. `i18n/word.ts` turns it into a text. */
export interface Phrase {
  key: string;
  parts?: Readonly<Record<string, PhrasePart>>;
}
