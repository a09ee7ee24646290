import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { QueuedMedia } from '../../../app/media/media-queue.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import classes from './MediaPanel.module.css';

/** Files that were brought together: each with how it is doing. */
export function MediaQueue() {
  const { t } = useTranslation();
  const { state, clear } = useLiveStore().mediaQueue;
  const items = useStore(state, (queue) => queue.items);
  if (items.length === 0) return null;
  const over = items.every(({ status }) => status !== 'waiting' && status !== 'reading');
  const done = items.filter(({ status }) => status === 'done').length;
  return (
    <div data-testid="media-queue">
      <div className={classes.line}>
        <strong role="status" className={classes.doing}>
          {t('files.queue', { done, count: items.length })}
        </strong>
        {over && (
          <Button size="compact-xs" variant="default" onClick={clear}>
            {t('files.clearQueue')}
          </Button>
        )}
      </div>
      <ol className={classes.queue}>
        {items.map((item) => (
          <QueueRow key={item.id} item={item} />
        ))}
      </ol>
    </div>
  );
}

function QueueRow({ item }: { item: QueuedMedia }) {
  const { t } = useTranslation();
  const { cancel } = useLiveStore().mediaQueue;
  const { id, file, transcript, status, problems, made } = item;
  const pending = status === 'waiting' || status === 'reading';
  return (
    <li className={classes.queued} data-testid="media-queued" data-status={status}>
      <span className={classes.said}>
        {file.name}
        {transcript && ` + ${transcript.name}`}
      </span>
      <span>{t(`files.status.${status}`)}</span>
      {made && !made.kept && <strong>{t('sessions.notKept')}</strong>}
      {made && <a href={`#/laboratory?session=${made.id}`}>{t('sessions.file.look')}</a>}
      {pending && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('files.cancelOne', { name: file.name })}
          onClick={() => cancel(id)}
        >
          {t('sessions.file.cancel')}
        </Button>
      )}
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
    </li>
  );
}
