import { en, type Messages } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import { formats, type Formats } from './format.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof Messages;

/** What a message needs besides its key: nothing for a plain text, one object of parameters for the others. */
type Args<K extends MessageKey> = Messages[K] extends (params: infer P) => string ? [params: P] : [];

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN };

class I18n {
  locale = $state<Locale>('zh-CN');
  readonly #messages = $derived(catalogues[this.locale]);
  /** Numbers, money, days and lists in the reader's language. */
  readonly format: Formats = $derived(formats(this.locale));

  // A field, so that it can be handed on by itself.
  readonly t = <K extends MessageKey>(key: K, ...args: Args<K>): string => {
    const message = this.#messages[key] as string | ((params: unknown) => string);
    return typeof message === 'string' ? message : message(args[0]);
  };
}

export const i18n = new I18n();

/** The text for a key in the reader's language; reactive in components. */
export const { t } = i18n;

/** True when a key built from data (an error code, a role) has a text. */
export const hasMessage = (key: string): key is MessageKey => Object.hasOwn(en, key);
