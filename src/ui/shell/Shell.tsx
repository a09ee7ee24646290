import { useHash } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLessons } from '../lessons/lesson-context.tsx';
import { AboutButton } from './AboutButton.tsx';
import { BackendBadge } from './BackendBadge.tsx';
import { Icon, Logo } from './icons.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LoadingPill } from './LoadingPill.tsx';
import { useNotices } from './notices.tsx';
import { useUpdateOffer } from './offline/update-offer.tsx';
import { PresentButton } from './presenter/PresentButton.tsx';
import { asksToPresent, present, presenter } from './presenter/presenter-store.ts';
import classes from './Shell.module.css';
import { ThemeMenu } from './ThemeMenu.tsx';
import { ViewBoundary } from './ViewBoundary.tsx';
import { VIEWS, viewOf } from './views.ts';

const LessonDock = lazy(() =>
  import('../lessons/LessonDock.tsx').then(({ LessonDock: component }) => ({ default: component })),
);

const PresenterBar = lazy(() =>
  import('./presenter/PresenterBar.tsx').then(({ PresenterBar: component }) => ({ default: component })),
);

/** Header and the view the address names, with the lesson that is followed beside it. */
export function Shell() {
  const { t } = useTranslation();
  const [hash] = useHash({ getInitialValueInEffect: false });
  const { id, Component } = viewOf(hash);
  const inLesson = useLessons(({ openId }) => openId !== null);
  const presenting = useStore(presenter, ({ on }) => on);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asksToPresent({ search: window.location.search, hash })) present(true);
  }, [hash]);
  useNotices();
  useUpdateOffer();
  return (
    <div className={classes.shell}>
      <div className={classes.page}>
        {/* A link to #main would leave the view that the address names. */}
        <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
          {t('app.skip')}
        </button>
        <header className={classes.header}>
          <span className={classes.brand} title={t('app.tagline')}>
            <Logo />
            <span className={classes.name}>{t('app.name')}</span>
          </span>
          {VIEWS.length > 1 && (
            <nav aria-label={t('views.label')} className={classes.views}>
              {VIEWS.map((view) => (
                <a key={view.id} href={`#/${view.id}`} aria-current={view.id === id ? 'page' : undefined}>
                  {t(`views.${view.id}`)}
                </a>
              ))}
            </nav>
          )}
          <span className={classes.tagline}>{t('app.tagline')}</span>
          <div className={classes.tools}>
            <LoadingPill />
            <BackendBadge />
            <AboutButton variant="icon">
              <Icon name="info" />
            </AboutButton>
            <PresentButton />
            <LanguageSwitch />
            <ThemeMenu />
          </div>
        </header>
        <main ref={main} tabIndex={-1} className={classes.main}>
          <ViewBoundary key={id}>
            <Suspense fallback={<p className={classes.loading}>{t('app.loading')}</p>}>
              <Component />
            </Suspense>
          </ViewBoundary>
        </main>
        {presenting && (
          <Suspense>
            <PresenterBar view={main} />
          </Suspense>
        )}
      </div>
      {inLesson && (
        <Suspense>
          <LessonDock />
        </Suspense>
      )}
    </div>
  );
}
