import { Loader, UnstyledButton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../page/IconButton.tsx';
import { onDemand } from '../page/on-demand.tsx';
import { ViewBoundary } from '../problems/ViewBoundary.tsx';
import classes from './AboutButton.module.css';

const AboutDrawer = onDemand(() => import('./AboutDrawer.tsx').then((module) => module.AboutDrawer));

/** Opens "About the model": an icon, or a link where it has words. The drawer and the model card load on the first opening. */
export function AboutButton({ children }: { children?: string }) {
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
      {children ? (
        <UnstyledButton className={classes.link} onClick={open} data-testid="about">
          {children}
        </UnstyledButton>
      ) : (
        <IconButton icon="info" size={32} label={t('about.open')} tip={t('about.open')} onClick={open} />
      )}
      {wanted && (
        <ViewBoundary>
          <Suspense fallback={<Loader size="xs" className={classes.loader} />}>
            <AboutDrawer opened={opened} onClose={() => setOpened(false)} />
          </Suspense>
        </ViewBoundary>
      )}
    </>
  );
}
