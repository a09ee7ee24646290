import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CATALOGUES } from '../locales/i18n.ts';
import { Icon } from './icons.tsx';

/** The languages there are, each by its own name; nothing to choose while there is one. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const catalogues = Object.entries(CATALOGUES);
  if (catalogues.length < 2) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('languageMenu')}>
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {catalogues.map(([locale, catalogue]) => (
          <Menu.Item
            key={locale}
            lang={locale}
            rightSection={locale === i18n.language ? <Icon name="check" /> : null}
            onClick={() => void i18n.changeLanguage(locale)}
          >
            {catalogue.language}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
