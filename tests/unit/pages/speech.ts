import { formats } from '#i18n/format.ts';
import { en, type Messages } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import type { Speech } from '#i18n/word.ts';

/** A language without the page around it. A key without a text throws. */
export function speech(locale: 'en' | 'zh-CN', currency: string | null = 'GBP'): Speech {
  const messages: Messages = locale === 'en' ? en : zhCN;
  return {
    t: (key, params) => {
      const message = messages[key] as unknown;
      if (typeof message === 'string') return message;
      if (typeof message === 'function') return (message as (params: never) => string)(params);
      throw new Error(`no message ${key} in ${locale}`);
    },
    format: formats(locale),
    currency,
  };
}

/** Words that no finding may ever hold. */
export const ABSURD = /NaN|Infinity|undefined|null|∞/;
