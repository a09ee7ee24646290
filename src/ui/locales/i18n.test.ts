import i18next from 'i18next';
import { expect, it, vi } from 'vitest';
import { WINDOW_SECONDS, WINDOW_STEPS } from '../../features/frames.ts';
import { startI18n } from './i18n.ts';
import { LANGUAGE_CODES } from './languages.ts';

it.each(LANGUAGE_CODES)("names the network's numbers in %s as they are", async (language) => {
  vi.stubGlobal('document', { documentElement: {} });
  await startI18n(language);
  await i18next.changeLanguage(language);
  expect(i18next.t('glossary.window.meaning')).toContain(` ${WINDOW_SECONDS} `);
  const formula = i18next.t('glossary.window.formula');
  expect(formula).toContain(`= ${WINDOW_SECONDS} `);
  expect(formula).toContain(`≤ ${WINDOW_STEPS}`);
});
