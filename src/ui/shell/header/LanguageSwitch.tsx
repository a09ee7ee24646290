import { useTranslation } from 'react-i18next';
import { keepLanguage } from '../../locales/language-choice.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../locales/languages.ts';
import classes from './LanguageSwitch.module.css';

/** The languages by their signs; the page changes over at once. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className={classes.switch} aria-label={t('languageMenu')}>
      {LANGUAGE_CODES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={LANGUAGES[code].name}
          aria-label={LANGUAGES[code].name}
          aria-pressed={code === i18n.language}
          data-testid={`language-${code}`}
          onClick={() => {
            keepLanguage(code);
            void i18n.changeLanguage(code);
          }}
        >
          {LANGUAGES[code].sign}
        </button>
      ))}
    </fieldset>
  );
}
