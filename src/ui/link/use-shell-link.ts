import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../locales/languages.ts';
import { readLink } from './link-table.ts';
import { SHELL_LINK, type ShellLink } from './shell-link.ts';

/** What a link holds of the whole page now, and what opens a link's part of it. */
export function useShellLink(): { link: Omit<ShellLink, 'present'>; open: (hash: string) => void } {
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return {
    link: { language: isLanguage(i18n.language) ? i18n.language : 'en', theme: colorScheme },
    open(hash) {
      const { language, theme } = readLink(SHELL_LINK, hash).view;
      if (language && language !== i18n.language) void i18n.changeLanguage(language);
      if (theme && theme !== colorScheme) setColorScheme(theme);
    },
  };
}
