import { Button, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RecorderState } from '../../../app/kept/session-recorder.ts';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveSignals, useLiveStore } from '../../page/live-context.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import classes from './RecordBar.module.css';

const KEPT = ['audio', 'video'] as const;

/** Records the person's own session; there while devices are the source. */
export function RecordBar() {
  const { t } = useTranslation();
  const onDevices = useLive(({ source }) => source.kind === 'devices');
  const status = useRecorder((recorder) => recorder.status);
  const problem = useRecorder((recorder) => recorder.problem);
  const kept = useRecorder((recorder) => recorder.kept);
  if (!onDevices) return null;
  return (
    <div className={classes.bar} data-testid="record-bar" data-status={status}>
      {status === 'off' || status === 'starting' ? <Idle /> : <Running />}
      {problem && <ProblemNote problem={problem} />}
      {!kept && status !== 'off' && <p className={classes.note}>{t('record.held')}</p>}
    </div>
  );
}

function useRecorder<Slice>(select: (state: RecorderState) => Slice): Slice {
  return useStore(useLiveStore().recorder.state, select);
}

function Idle() {
  const { t, i18n } = useTranslation();
  const { recorder } = useLiveStore();
  const { status, keep, id, kept } = useRecorder((state) => state);
  const title = () => {
    const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    return t('record.title', { date: when.format(new Date()) });
  };
  return (
    <>
      <fieldset className={classes.row} aria-label={t('record.label')}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={
            <span className={classes.dot}>
              <Icon name="record" size={14} />
            </span>
          }
          loading={status === 'starting'}
          data-testid="record-start"
          onClick={() => void recorder.start(title())}
        >
          {t('record.start')}
        </Button>
        {KEPT.map((kind) => (
          <Switch
            key={kind}
            size="xs"
            label={t(`record.keep.${kind}`)}
            checked={keep[kind]}
            onChange={(event) => recorder.setKeep(kind, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <p className={classes.note} role="status">
        {id === null ? (
          t('record.note')
        ) : (
          <>
            {t(kept ? 'record.kept' : 'record.notKept')} <a href="#/sessions">{t('record.open')}</a>
          </>
        )}
      </p>
    </>
  );
}

function Running() {
  const { t } = useTranslation();
  const { recorder } = useLiveStore();
  const finishing = useRecorder(({ status }) => status === 'finishing');
  return (
    <div className={classes.row}>
      <Button
        size="compact-sm"
        leftSection={<Icon name="stop" size={14} />}
        loading={finishing}
        data-testid="record-stop"
        onClick={() => void recorder.stop()}
      >
        {t('record.stop')}
      </Button>
      <span className={classes.running}>
        <span className={classes.dot} data-running>
          <Icon name="record" size={12} />
        </span>
        {finishing ? t('record.finishing') : <Time />}
      </span>
    </div>
  );
}

/** How long it has been; the session's clock began with the recording. */
function Time() {
  const { t } = useTranslation();
  const format = useFormat();
  const signals = useLiveSignals();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor(signals.seconds)), 250);
    return () => clearInterval(timer);
  }, [signals]);
  return <span data-testid="record-time">{t('record.running', { time: format.clock(seconds) })}</span>;
}
