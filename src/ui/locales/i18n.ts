import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { STEP_SECONDS, WINDOW_SECONDS, WINDOW_STEPS } from '../../features/frames.ts';
import type { CorpusWords } from './en/corpus.ts';
import { type Catalogue, en } from './en/en.ts';
import { isLanguage, LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue; corpus: CorpusWords };
  }
}

/** Numbers of the network that texts name. */
const NETWORK_NUMBERS = {
  windowSeconds: WINDOW_SECONDS,
  windowSteps: WINDOW_STEPS,
  stepSeconds: STEP_SECONDS,
  channels: DEFAULT_CONFIG.width,
};

/** Sentences of views that are opened later; a key is looked for among them after the page's own. */
const LATER = 'views';

/** Hands over sentences of a language when they are first wanted. */
const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const { page, views, corpus } = LANGUAGES[isLanguage(language) ? language : 'en'];
    (namespace === LATER ? views() : namespace === 'corpus' ? corpus() : page()).then(
      (sentences) => done(null, sentences),
      // Asked for again, some times by itself and whenever somebody wants them.
      (cause: unknown) => done(cause instanceof Error ? cause : String(cause), true),
    );
  },
};

/** Starts i18next. English is part of the page, so that no text waits and there is always something to fall back on. */
export async function startI18n(language: Language = 'en'): Promise<void> {
  i18next.off('languageChanged', tellPage);
  i18next.on('languageChanged', tellPage);
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: LANGUAGE_CODES,
      load: 'currentOnly',
      resources: { en: { translation: en } },
      partialBundledLanguages: true,
      fallbackNS: LATER,
      // React escapes what it renders.
      interpolation: { escapeValue: false, defaultVariables: NETWORK_NUMBERS },
    });
}

/**
 * Brings what the views beside Live say, in the page's language and from then on in any that is chosen.
 * @throws when it does not come
 */
export function loadViewSentences(): Promise<void> {
  return new Promise((resolve, reject) => {
    void i18next.loadNamespaces(LATER, (error) => {
      if (i18next.hasResourceBundle(i18next.language, LATER)) resolve();
      else reject(new Error('The sentences of this view did not come.', { cause: error }));
    });
  });
}

function tellPage(language: string): void {
  document.documentElement.lang = language;
}
