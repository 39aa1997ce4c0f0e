import type { FirstMessages, Messages, RestMessages } from './messages/en.ts';
import { formats, type Formats } from './format.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type MessageKey = keyof Messages;

/** What a message needs besides its key: nothing for a plain text, one object of parameters for the others. */
type Args<K extends MessageKey> = Messages[K] extends (params: infer P) => string ? [params: P] : [];

interface Catalogue {
  first: () => Promise<FirstMessages>;
  rest: () => Promise<RestMessages>;
}

/** Each language comes with its first use: what the first screen says, and the rest when it is wanted. */
const CATALOGUES: Record<Locale, Catalogue> = {
  en: {
    first: async () => (await import('./messages/en-first.ts')).enFirst,
    rest: async () => (await import('./messages/en-rest.ts')).enRest,
  },
  'zh-CN': {
    first: async () => (await import('./messages/zh-CN-first.ts')).zhCNFirst,
    rest: async () => (await import('./messages/zh-CN-rest.ts')).zhCNRest,
  },
};

class I18n {
  #locale = $state<Locale>('zh-CN');
  #messages = $state.raw<Partial<Messages>>();
  #wanted: Locale | undefined;
  #wantsAll = false;
  #saysAll = false;
  /** Numbers, money, days and lists in the reader's language. */
  readonly format: Formats = $derived(formats(this.locale));

  get locale(): Locale {
    return this.#locale;
  }

  /** Speaks another language from now on. The page is drawn after the first one has come. */
  async use(locale: Locale): Promise<void> {
    this.#wanted = locale;
    const all = this.#wantsAll;
    const { first, rest } = CATALOGUES[locale];
    const [soon, later] = await Promise.all([first(), all ? rest() : {}]);
    if (this.#wanted !== locale || this.#wantsAll !== all) return; // another wish came meanwhile
    this.#messages = { ...soon, ...later };
    this.#locale = locale;
    this.#saysAll = all;
  }

  /** From now on everything can be said, in this language and in those that follow: what screens after the first wait for. */
  async complete(): Promise<void> {
    if (this.#saysAll) return;
    this.#wantsAll = true;
    await this.use(this.#wanted ?? this.#locale);
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
