import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLessons } from '../lessons/walk/lesson-context.tsx';
import { CAME_BY_LINK } from '../link/first-address.ts';
import { highlight } from '../page/highlight.ts';
import { useLive } from '../page/live-context.tsx';
import { presenter } from '../presenter/presenter-store.ts';
import classes from './Tour.module.css';
import { keepTourSeen, tourSeen } from './tour-seen.ts';
import { endTour, moveTour, startTour, TOUR_STOPS, tour } from './tour-store.ts';

/** The tour of the Live view: by itself on a first visit, then never again unless somebody asks for it. */
export function Tour() {
  const stop = useStore(tour, (state) => state.stop);
  // A lesson shows around itself, and whoever presents knows the place.
  const guided = useLessons(({ openId }) => openId !== null);
  const presented = useStore(presenter, ({ on }) => on);
  // Somebody who plays something of their own, or came for something else, is not interrupted.
  const own = useLive(({ source }) => source.kind !== 'sample');
  const alone = !guided && !presented && !own;
  useEffect(() => {
    if (!alone) return;
    if (!tourSeen() && !CAME_BY_LINK) startTour();
    return endTour;
  }, [alone]);
  return stop === null ? null : <Stop stop={stop} />;
}

/** One stop: what to look at is outlined, and the card keeps to the other side of the page. */
function Stop({ stop }: { stop: number }) {
  const { t } = useTranslation();
  const title = useId();
  const [side, setSide] = useState<'left' | 'right'>('right');
  const { name, selector } = TOUR_STOPS[stop] ?? TOUR_STOPS[0];
  useEffect(keepTourSeen, []);
  const stand = useEffectEvent((element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    setSide(window.innerWidth - right >= left ? 'right' : 'left');
  });
  useEffect(() => {
    const element = document.querySelector(selector);
    if (!element) return;
    stand(element);
    return highlight(element);
  }, [selector]);
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') endTour();
  });
  const last = stop === TOUR_STOPS.length - 1;
  return (
    <section
      className={classes.card}
      data-side={side}
      aria-labelledby={title}
      data-testid="tour"
      data-stop={name}
    >
      <h2 id={title}>{t(`tour.${name}.title`)}</h2>
      <p aria-live="polite">{t(`tour.${name}.text`)}</p>
      <div className={classes.row}>
        <span className={classes.place}>
          {stop + 1} / {TOUR_STOPS.length}
        </span>
        {!last && (
          <Button size="compact-sm" variant="subtle" data-testid="tour-skip" onClick={endTour}>
            {t('tour.skip')}
          </Button>
        )}
        {stop > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => moveTour(-1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button size="compact-sm" data-testid="tour-next" onClick={() => moveTour(1)}>
          {t(last ? 'tour.done' : 'tour.next')}
        </Button>
      </div>
    </section>
  );
}
