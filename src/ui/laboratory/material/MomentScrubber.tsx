import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { STEP_SECONDS } from '../../../features/frames.ts';
import { closedUtterances } from '../../../session/fold/recording.ts';
import { useFormat } from '../../locales/use-format.ts';
import { IconButton } from '../../page/IconButton.tsx';
import player from '../../source/SamplePlayer.module.css';
import { toMoment } from '../state/subject.ts';
import { useLab, useLabStore } from '../store/lab-context.ts';
import classes from './SubjectBar.module.css';

/** The moment of a recording: dragged, stepped with the arrow keys, played, or put at the end of an utterance. */
export function MomentScrubber() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useLab((lab) => lab.opened);
  const seconds = useLab(({ subject }) => (subject.kind === 'recording' ? subject.seconds : 0));
  const playing = useLab((lab) => lab.playing);
  const { moveTo, play, pause } = useLabStore();
  const utterances = useMemo(
    () =>
      (opened ? closedUtterances(opened) : []).map(({ id, startSeconds, endSeconds, segments }) => ({
        id,
        startSeconds,
        endSeconds: toMoment(endSeconds),
        text: segments.map(({ text }) => text).join(' '),
      })),
    [opened],
  );
  if (!opened) return null;
  const { durationSeconds } = opened;
  const before = utterances.findLast(({ endSeconds }) => endSeconds < seconds);
  const next = utterances.find(({ endSeconds }) => endSeconds > seconds);
  const share = (part: number) => `${(100 * part) / durationSeconds}%`;
  const jump = (icon: 'previous' | 'next', to: typeof before) => (
    <IconButton
      icon={icon}
      label={t(`lab.material.${icon}`)}
      disabled={!to}
      onClick={() => to && moveTo(to.endSeconds)}
    />
  );
  return (
    <div className={classes.moment}>
      {jump('previous', before)}
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(`lab.material.${playing ? 'pause' : 'play'}`)}
        onClick={playing ? pause : play}
      />
      {jump('next', next)}
      <div className={classes.track}>
        <input
          type="range"
          className={player.position}
          data-testid="lab-moment"
          min={0}
          max={durationSeconds}
          step="any"
          value={seconds}
          aria-label={t('lab.material.moment')}
          aria-valuetext={t('lab.material.momentValue', {
            at: format.clock(seconds, true),
            duration: format.clock(durationSeconds, true),
          })}
          style={{ '--played': share(seconds) } as React.CSSProperties}
          onChange={(event) => moveTo(event.currentTarget.valueAsNumber)}
          onKeyDown={(event) => {
            const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
            if (!steps) return;
            event.preventDefault();
            moveTo(seconds + steps * STEP_SECONDS);
          }}
        />
        <div className={classes.utterances}>
          {utterances.map(({ id, startSeconds, endSeconds, text }) => (
            <button
              key={id}
              type="button"
              className={classes.utterance}
              data-reached={seconds >= endSeconds || undefined}
              style={{ left: share(startSeconds), width: share(endSeconds - startSeconds) }}
              aria-label={t('lab.material.utterance', {
                text: text || t('lab.material.untitled'),
                at: format.clock(endSeconds, true),
              })}
              title={text}
              onClick={() => moveTo(endSeconds)}
            />
          ))}
        </div>
      </div>
      <span className={player.time} data-testid="lab-seconds" data-value={seconds}>
        {format.clock(seconds, true)} / {format.clock(durationSeconds, true)}
      </span>
    </div>
  );
}
