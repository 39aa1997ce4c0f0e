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
  #theme = $state<Theme>('system');
  readonly #store: ReaderStore;

  constructor(store: ReaderStore) {
    this.#store = store;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** Never rejects: without a kept choice the browser's language counts. */
  async restore(): Promise<void> {
    const kept = await this.#store.get().catch(() => ({ locale: undefined, theme: undefined }));
    this.#show(
      LOCALES.find((locale) => locale === kept.locale) ?? browserLocale(),
      THEMES.find((theme) => theme === kept.theme) ?? 'system',
    );
  }

  /** What a link asks for is shown but not kept: it is the sender's choice, not the reader's. */
  follow(params: URLSearchParams): void {
    const locale = LOCALES.find((known) => known === params.get('lang'));
    const theme = THEMES.find((known) => known === params.get('theme'));
    this.#show(locale ?? i18n.locale, theme ?? this.#theme);
  }

  setLocale(locale: Locale): void {
    this.#show(locale, this.#theme);
    this.#keep();
  }

  setTheme(theme: Theme): void {
    this.#show(i18n.locale, theme);
    this.#keep();
  }

  #show(locale: Locale, theme: Theme): void {
    i18n.locale = locale;
    this.#theme = theme;
    const root = document.documentElement;
    root.lang = locale;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }

  // A choice that cannot be kept still holds for this visit.
  #keep(): void {
    this.#store.put({ locale: i18n.locale, theme: this.#theme }).catch(() => {});
  }
}

const browserLocale = (): Locale =>
  navigator.languages.some((language) => language.startsWith('zh')) ? 'zh-CN' : 'en';
