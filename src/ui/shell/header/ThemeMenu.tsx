import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../page/IconButton.tsx';
import { Icon, type IconName } from '../../page/icons.tsx';
import { PopupMenu } from '../../page/popups.tsx';

const SCHEMES: Record<MantineColorScheme, IconName> = { light: 'sun', dark: 'moon', auto: 'auto' };

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { t } = useTranslation();
  // Mantine stops transitions with an inline style, which the page's policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <PopupMenu
      target={
        <IconButton icon={SCHEMES[colorScheme]} size={32} label={t('theme.label')} data-testid="theme" />
      }
      choices={(['light', 'dark', 'auto'] as const).map((scheme) => ({
        text: t(`theme.${scheme}`),
        left: <Icon name={SCHEMES[scheme]} />,
        right: scheme === colorScheme ? <Icon name="check" /> : null,
        onClick: () => setColorScheme(scheme),
      }))}
    />
  );
}
