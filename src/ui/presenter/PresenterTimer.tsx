import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import { IconButton } from '../page/IconButton.tsx';
import classes from './PresenterBar.module.css';

/** How long it has been: runs from the beginning of the presentation, can be held and set to zero. */
export function PresenterTimer() {
  const { t } = useTranslation();
  const format = useFormat();
  const [running, setRunning] = useState(true);
  const [seconds, setSeconds] = useState(0);
  const before = useRef(0);
  useEffect(() => {
    if (!running) return;
    const began = performance.now() - 1000 * before.current;
    const timer = setInterval(() => {
      before.current = (performance.now() - began) / 1000;
      setSeconds(before.current);
    }, 250);
    return () => clearInterval(timer);
  }, [running]);
  const reset = () => {
    before.current = 0;
    setSeconds(0);
    // Stopped, so that the presenter chooses when it begins.
    if (running) setRunning(false);
  };
  return (
    <fieldset className={classes.group} aria-label={t('presenter.timer.label')}>
      <span className={classes.timer} role="timer" data-testid="presenter-timer">
        {format.clock(Math.floor(seconds))}
      </span>
      <IconButton
        icon={running ? 'pause' : 'play'}
        label={t(running ? 'presenter.timer.pause' : 'presenter.timer.start')}
        onClick={() => setRunning(!running)}
      />
      <IconButton icon="stop" label={t('presenter.timer.reset')} onClick={reset} />
    </fieldset>
  );
}
