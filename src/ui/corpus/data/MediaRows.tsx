import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { corpusInbox } from '../../files/corpus-inbox.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import classes from './RunPanel.module.css';

/** How the videos and sounds brought here become sessions, whose utterances are rows then. Nothing while none do. */
export function MediaRows() {
  const { t } = useTranslation('corpus');
  const { mediaQueue, mediaFiles } = useLiveStore();
  const media = useStore(corpusInbox, (inbox) => inbox.media);
  const items = useStore(mediaQueue.state, (queue) => queue.items);
  const share = useStore(mediaFiles.state, (state) => state.progress?.share ?? 0);
  const own = items.filter(({ id }) => media.includes(id));
  const reading = own.find(({ status }) => status === 'reading');
  const pending = own.filter(({ status }) => status === 'waiting' || status === 'reading');
  const problems = own.flatMap(({ status, problems }) => (status === 'failed' ? problems : []));
  if (pending.length === 0) return null;
  const done = own.length - pending.length;
  const title = t('bring.media', {
    done: done + 1,
    count: own.length,
    name: (reading ?? pending[0])?.file.name ?? '',
  });
  return (
    <div className={classes.panel} data-testid="corpus-media" data-done={done}>
      <strong role="status">{title}</strong>
      <Progress className={classes.bar} value={(100 * (done + share)) / own.length} aria-label={title} />
      <Button
        size="compact-sm"
        variant="default"
        data-testid="corpus-media-cancel"
        onClick={() => {
          for (const { id } of pending.toReversed()) mediaQueue.cancel(id);
        }}
      >
        {t('run.cancel')}
      </Button>
      {problems.map((problem) => (
        <ProblemNote key={`${problem.code} ${problem.detail}`} problem={problem} />
      ))}
    </div>
  );
}
