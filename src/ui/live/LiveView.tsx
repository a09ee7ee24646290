import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLessons } from '../lessons/walk/lesson-context.tsx';
import { Tour } from '../tour/Tour.tsx';
import { BalancePanel } from './balance/BalancePanel.tsx';
import { CapturePanel } from './capture/CapturePanel.tsx';
import { LiveFigureSource } from './LiveFigureSource.tsx';
import classes from './LiveView.module.css';
import { SentimentPanel } from './outcome/SentimentPanel.tsx';
import { SentimentReadout } from './outcome/SentimentReadout.tsx';
import { TimelinePanel } from './outcome/TimelinePanel.tsx';
import { ViewProvider } from './view/view-context.tsx';

/** The Live view: what comes in, how the branches share the work, what comes out. */
export function LiveView() {
  const { t } = useTranslation();
  const inLesson = useLessons(({ openId }) => openId !== null);
  return (
    <ViewProvider>
      <VisuallyHidden component="h1">{t('views.live')}</VisuallyHidden>
      <LiveFigureSource>
        <div className={classes.view}>
          <SentimentReadout />
          <div className={classes.columns}>
            <CapturePanel />
            <BalancePanel />
            <div className={classes.outcome}>
              <SentimentPanel />
              <TimelinePanel />
            </div>
          </div>
        </div>
      </LiveFigureSource>
      {/* A lesson shows the view itself. */}
      {!inLesson && <Tour />}
    </ViewProvider>
  );
}
