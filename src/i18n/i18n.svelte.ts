import type { Messages } from './messages/en.ts';
import { formats, type Formats } from './format.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof Messages;

/** What a message needs besides its key: nothing for a plain text, one object of parameters for the others. */
type Args<K extends MessageKey> = Messages[K] extends (params: infer P) => string ? [params: P] : [];

/** Each language comes with its first use. */
const CATALOGUES: Record<Locale, () => Promise<Messages>> = {
  en: async () => (await import('./messages/en.ts')).en,
  'zh-CN': async () => (await import('./messages/zh-CN.ts')).zhCN,
};

class I18n {
  #locale = $state<Locale>('zh-CN');
  #messages = $state.raw<Messages>();
  #wanted: Locale | undefined;
  /** Numbers, money, days and lists in the reader's language. */
  readonly format: Formats = $derived(formats(this.locale));

  get locale(): Locale {
    return this.#locale;
  }

  /** Speaks another language from now on. The page is drawn after the first one has come. */
  async use(locale: Locale): Promise<void> {
    this.#wanted = locale;
    const messages = await CATALOGUES[locale]();
    if (this.#wanted !== locale) return; // another wish came meanwhile
    this.#messages = messages;
    this.#locale = locale;
  }

  /** True when a key built from data (an error code, a role) has a text. */
  readonly has = (key: string): key is MessageKey => this.#messages !== undefined && Object.hasOwn(this.#messages, key);

  // A field, so that it can be handed on by itself.
  readonly t = <K extends MessageKey>(key: K, ...args: Args<K>): string => {
    const message = this.#messages?.[key] as string | ((params: unknown) => string);
    return typeof message === 'string' ? message : message(args[0]);
  };
}

export const i18n = new I18n();

/** The text for a key in the reader's language; reactive in components. */
export const { t } = i18n;

export const hasMessage = i18n.has;
