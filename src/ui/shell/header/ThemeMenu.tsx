import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../page/IconButton.tsx';
import { Icon, type IconName } from '../../page/icons.tsx';

const SCHEMES: Record<MantineColorScheme, IconName> = { light: 'sun', dark: 'moon', auto: 'auto' };

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { t } = useTranslation();
  // Mantine stops transitions with an inline style, which the page's policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon={SCHEMES[colorScheme]} size={32} label={t('theme.label')} data-testid="theme" />
      </Menu.Target>
      <Menu.Dropdown>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={SCHEMES[scheme]} />}
            rightSection={scheme === colorScheme ? <Icon name="check" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
