import {
  localStorageColorSchemeManager,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from '@mantine/core';
import { LANGUAGE_CODES, type Language } from '../locales/languages.ts';
import { type LinkTable, oneOf, readLink } from './link-table.ts';

/** What a link holds of the whole page. */
export interface ShellLink {
  language: Language;
  theme: MantineColorScheme;
  /** It is presented: large, one panel at a time. */
  present: true;
}

export const SHELL_LINK: LinkTable<ShellLink> = {
  language: {
    key: 'lang',
    read: oneOf(LANGUAGE_CODES),
    // Always: the names in exported tables are in the page's language.
    write: (language) => language,
  },
  theme: {
    key: 'theme',
    read: oneOf(['light', 'dark', 'auto']),
    write: (theme) => (theme === 'auto' ? null : theme),
  },
  present: {
    key: 'present',
    // Named and nothing more: `&present`.
    read: { safeParse: (text) => (text === '' ? { success: true, data: true } : { success: false }) },
    // A link that is passed on opens the view itself.
    write: () => null,
  },
};

/** What an address asks of the whole page: after the `#`, or else before it. */
export function readShellLink({ search, hash }: { search: string; hash: string }): Partial<ShellLink> {
  return { ...readLink(SHELL_LINK, search).view, ...readLink(SHELL_LINK, hash).view };
}

/** The person's own choice of colours, but for a page opened by a link that names one: that choice is not kept. */
export function linkedColourScheme(address: { search: string; hash: string }): MantineColorSchemeManager {
  const own = localStorageColorSchemeManager();
  const { theme } = readShellLink(address);
  return { ...own, get: (fallback) => theme ?? own.get(fallback) };
}
