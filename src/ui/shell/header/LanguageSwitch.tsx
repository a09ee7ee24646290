import { useTranslation } from 'react-i18next';
import { keepLanguage } from '../../locales/language-choice.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../locales/languages.ts';
import { Segments } from '../../page/Segments.tsx';
import classes from './LanguageSwitch.module.css';

/** The languages by their signs; the page changes over at once. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segments
      className={classes.switch}
      label={t('languageMenu')}
      choices={LANGUAGE_CODES}
      isOn={(code) => code === i18n.language}
      onPress={(code) => {
        keepLanguage(code);
        void i18n.changeLanguage(code);
      }}
      text={(code) => LANGUAGES[code].sign}
      testId={(code) => `language-${code}`}
      attributes={(code) => ({
        lang: code,
        title: LANGUAGES[code].name,
        'aria-label': LANGUAGES[code].name,
      })}
    />
  );
}
