import { Button, Progress } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartName } from '../../app/live-state.ts';
import { useFormat } from '../locales/use-format.ts';
import { useLive, useLiveActions } from '../page/live-context.tsx';
import classes from './PartNote.module.css';
import { ProblemNote } from './ProblemNote.tsx';

/** How a part of the model is doing, beside what it feeds; nothing to see once it is ready. */
export const PartNote = memo(function PartNote({ part }: { part: PartName }) {
  const state = useLive((live) => live.parts[part]);
  return (
    <div data-testid={`part-${part}`} data-status={state.status} className={classes.part}>
      <PartBody part={part} />
    </div>
  );
});

function PartBody({ part }: { part: PartName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useLive((live) => live.parts[part]);
  const { retryPart, cancelPart } = useLiveActions();
  const name = t(`parts.${part}`);
  // The face model waits for a camera; until then nobody misses it. Any other part that is idle was cancelled.
  const needed = useLive((live) => part !== 'face' || live.channels.camera.status === 'on');
  if (state.status === 'ready') return null;
  if (state.status === 'failed') {
    return (
      <ProblemNote
        problem={state.problem}
        retry={{ label: t('parts.retry'), run: () => void retryPart(part) }}
      />
    );
  }
  if (state.status === 'idle') {
    if (!needed) return null;
    return (
      <div className={classes.line} role="status">
        <span>{t('parts.idle', { part: name })}</span>
        <Button size="compact-xs" variant="default" onClick={() => void retryPart(part)}>
          {t('parts.load')}
        </Button>
      </div>
    );
  }
  const { loadedBytes, totalBytes, attempt } = state;
  const here = totalBytes !== null && loadedBytes >= totalBytes;
  const doing = here
    ? t('parts.starting', { part: name })
    : attempt > 1
      ? t('parts.again', { part: name, attempt })
      : t('parts.loading', { part: name });
  const bytes = totalBytes
    ? t('parts.bytes', { loaded: format.megabytes(loadedBytes), total: format.megabytes(totalBytes) })
    : t('parts.bytesSoFar', { loaded: format.megabytes(loadedBytes) });
  return (
    <div>
      <div className={classes.line}>
        <span>
          {doing} {loadedBytes > 0 && !here && <span className={classes.bytes}>{bytes}</span>}
        </span>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => cancelPart(part)}>
          {t('parts.cancel')}
        </Button>
      </div>
      <Progress
        size={3}
        value={totalBytes ? (100 * loadedBytes) / totalBytes : 100}
        animated={here || totalBytes === null}
        aria-label={doing}
      />
    </div>
  );
}
