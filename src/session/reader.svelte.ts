import { i18n, LOCALES, type Locale } from '#i18n/i18n.svelte.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where the reader's choices are kept between visits. */
export interface ReaderStore {
  get(): Promise<{ locale?: string | undefined; theme?: string | undefined }>;
  put(choices: { locale: Locale; theme: Theme }): Promise<void>;
}

/** How the reader wants the page: language and theme, from the link, else as last time, else as the browser says. */
export class Reader {
  /** The reader's own; a link may show another. */
  #choice: { locale: Locale; theme: Theme } = { locale: 'zh-CN', theme: 'system' };
  #theme = $state<Theme>('system');
  readonly #store: ReaderStore;

  constructor(store: ReaderStore) {
    this.#store = store;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** Without a kept choice the browser's language counts. Shown by the first `follow`. */
  async restore(): Promise<void> {
    const kept = await this.#store.get().catch(() => ({ locale: undefined, theme: undefined }));
    this.#choice = {
      locale: LOCALES.find((locale) => locale === kept.locale) ?? browserLocale(),
      theme: THEMES.find((theme) => theme === kept.theme) ?? 'system',
    };
  }

  /** What a link asks for is shown but not kept: it is the sender's choice, not the reader's. */
  async follow(params: URLSearchParams): Promise<void> {
    this.#showTheme(THEMES.find((known) => known === params.get('theme')) ?? this.#choice.theme);
    await this.#showLocale(LOCALES.find((known) => known === params.get('lang')) ?? this.#choice.locale);
  }

  async setLocale(locale: Locale): Promise<void> {
    this.#choice = { ...this.#choice, locale };
    await this.#showLocale(locale);
    await this.#keep();
  }

  async setTheme(theme: Theme): Promise<void> {
    this.#choice = { ...this.#choice, theme };
    this.#showTheme(theme);
    await this.#keep();
  }

  async #showLocale(locale: Locale): Promise<void> {
    await i18n.use(locale);
    document.documentElement.lang = locale;
  }

  #showTheme(theme: Theme): void {
    this.#theme = theme;
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }

  // A choice that cannot be kept still holds for this visit.
  async #keep(): Promise<void> {
    await this.#store.put(this.#choice).catch(() => {});
  }
}

const browserLocale = (): Locale =>
  navigator.languages.some((language) => language.startsWith('zh')) ? 'zh-CN' : 'en';
