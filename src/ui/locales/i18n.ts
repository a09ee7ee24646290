import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Catalogue, en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

/** The catalogues there are; the language menu appears with the second one. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en };

/**
 * Starts i18next with the catalogues that ship with the page, so that no text waits for the network.
 *
 * @param language one of the catalogues'
 */
export async function startI18n(language = 'en'): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: Object.keys(CATALOGUES),
    resources: Object.fromEntries(
      Object.entries(CATALOGUES).map(([locale, catalogue]) => [locale, { translation: catalogue }]),
    ),
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
}
