import { useHash } from '@mantine/hooks';
import { Suspense, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FileDrop } from '../files/FileDrop.tsx';
import { useLessons } from '../lessons/walk/lesson-context.tsx';
import { Header } from './header/Header.tsx';
import '../link/first-address.ts';
import { readShellLink } from '../link/shell-link.ts';
import { useShellLink } from '../link/use-shell-link.ts';
import { viewIdOf } from '../link/view-ids.ts';
import { loadViewSentences } from '../locales/i18n.ts';
import { useUpdateOffer } from '../offline/update-offer.tsx';
import { useDownloadQuestion } from '../offline/use-download-question.tsx';
import { onDemand } from '../page/on-demand.tsx';
import { present, presenter } from '../presenter/presenter-store.ts';
import { ViewBoundary } from '../problems/ViewBoundary.tsx';
import { useNotices } from './notices.tsx';
import classes from './Shell.module.css';
import { usePreload } from './use-preload.ts';
import { useUnseenRest } from './use-unseen-rest.ts';
import { VIEWS } from './views.ts';

const LessonDock = onDemand(() =>
  Promise.all([import('../lessons/LessonDock.tsx'), loadViewSentences()]).then(
    ([{ LessonDock: component }]) => component,
  ),
);

const PresenterBar = onDemand(() =>
  import('../presenter/PresenterBar.tsx').then(({ PresenterBar: component }) => component),
);

/** Header and the view the address names, with the lesson that is followed beside it. */
export function Shell() {
  const { t } = useTranslation();
  const [hash] = useHash({ getInitialValueInEffect: false });
  const id = viewIdOf(hash);
  const Component = VIEWS[id];
  const inLesson = useLessons(({ openId }) => openId !== null);
  const presenting = useStore(presenter, ({ on }) => on);
  const main = useRef<HTMLElement>(null);
  const { open } = useShellLink();
  const follow = useEffectEvent(() => {
    open(hash);
    if (readShellLink({ search: window.location.search, hash }).present) present(true);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address that is opened is followed once
  useEffect(() => follow(), [hash]);
  useNotices();
  useUpdateOffer();
  useDownloadQuestion();
  usePreload();
  useUnseenRest(id);
  return (
    <div className={classes.shell}>
      <div className={classes.page}>
        {/* A link to #main would leave the view that the address names. */}
        <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
          {t('app.skip')}
        </button>
        <Header view={id} />
        <main ref={main} tabIndex={-1} className={classes.main}>
          <ViewBoundary key={id}>
            <Suspense fallback={<p className={classes.loading}>{t('app.loading')}</p>}>
              <Component />
            </Suspense>
          </ViewBoundary>
        </main>
        <FileDrop />
        {presenting && (
          <ViewBoundary>
            <Suspense>
              <PresenterBar view={main} />
            </Suspense>
          </ViewBoundary>
        )}
      </div>
      {inLesson && (
        <ViewBoundary>
          <Suspense>
            <LessonDock />
          </Suspense>
        </ViewBoundary>
      )}
    </div>
  );
}
