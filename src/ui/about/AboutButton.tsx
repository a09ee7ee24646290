import { ActionIcon, Loader, Tooltip, UnstyledButton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AboutButton.module.css';

const AboutDrawer = lazy(() =>
  import('./AboutDrawer.tsx').then((module) => ({ default: module.AboutDrawer })),
);

interface AboutButtonProps {
  /** A sign in the header, or a line of text beside the prediction. */
  variant: 'icon' | 'link';
  children: ReactNode;
}

/** Opens "About the model". The drawer and the model card load on the first opening. */
export function AboutButton({ variant, children }: AboutButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  // A word in the drawer leads to the glossary, which would lie behind it.
  useWindowEvent('hashchange', () => setOpened(false));
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      {variant === 'icon' ? (
        <Tooltip label={t('about.open')}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('about.open')} onClick={open}>
            {children}
          </ActionIcon>
        </Tooltip>
      ) : (
        <UnstyledButton className={classes.link} onClick={open} data-testid="about">
          {children}
        </UnstyledButton>
      )}
      {wanted && (
        <Suspense fallback={<Loader size="xs" className={classes.loader} />}>
          <AboutDrawer opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
