import i18next, { type TFunction } from 'i18next';
import { type Format, formatOf } from './format.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** What the page and the Corpus view say in a language, where there is no page. */
export async function wordsOf(
  language: Language,
): Promise<{ t: TFunction<['corpus', 'translation']>; format: Format }> {
  const { page, views, corpus } = LANGUAGES[language];
  const [translation, more, own] = await Promise.all([page(), views(), corpus()]);
  const words = i18next.createInstance();
  await words.init({
    lng: language,
    resources: { [language]: { translation: { ...translation, ...more }, corpus: own } },
    interpolation: { escapeValue: false },
  });
  return { t: words.getFixedT(language, ['corpus', 'translation']), format: formatOf(language) };
}
