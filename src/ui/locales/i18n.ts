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

/** Hands over sentences of a language when they are first wanted. */
const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const sentences = LANGUAGES[isLanguage(language) ? language : 'en'];
    (namespace === 'corpus' ? sentences.corpus() : sentences.translation()).then(
      (catalogue) => done(null, catalogue),
      (cause: unknown) => done(cause instanceof Error ? cause : String(cause), false),
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
      // React escapes what it renders.
      interpolation: { escapeValue: false, defaultVariables: NETWORK_NUMBERS },
    });
}

function tellPage(language: string): void {
  document.documentElement.lang = language;
}
