import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { useLive } from '../../page/live-context.tsx';
import { PartNote } from '../../problems/PartNote.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import classes from './RunPanel.module.css';

/** How reading a file, and running a network over its rows, goes. Nothing when neither is under way. */
export function RunPanel() {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const { runs, runChosen } = useCorpusStore();
  const reading = useCorpus((state) => state.reading);
  const run = useCorpus((state) => state.run);
  const text = useLive(({ parts }) => parts.text.status);
  const rows = useCorpus((state) => state.corpus?.rows ?? 0);
  const waiting = useCorpus((state) => state.waiting);
  const encoding = useCorpus((state) => state.encoding);
  if (reading !== null)
    return (
      <p role="status" className={classes.panel}>
        {t('run.reading', { name: reading.length > 0 ? reading.join(', ') : t('bring.sessionsRead') })}
      </p>
    );
  if (!run) return null;
  const { network, status, done, rowsPerSecond } = run;
  const name = t(`network.${network}`);
  if (status === 'stopped')
    return (
      <div className={classes.panel} data-testid="corpus-run" data-run={status}>
        <span role="status">{t('run.stopped', { network: name, done, rows })}</span>
        <Button size="compact-sm" data-testid="corpus-run-again" onClick={runChosen}>
          {t('run.again')}
        </Button>
      </div>
    );
  const waits = encoding && text !== 'ready';
  const left = rowsPerSecond === null || rowsPerSecond === 0 ? null : (rows - done) / rowsPerSecond;
  return (
    <div className={classes.panel} data-testid="corpus-run" data-run={status} data-done={done}>
      {waits && <PartNote part="text" />}
      <strong>{t('run.title', { network: name })}</strong>
      <Progress
        className={classes.bar}
        value={rows > 0 ? (100 * done) / rows : 0}
        aria-label={t('run.title', { network: name })}
      />
      <span>
        {t('run.progress', { done, rows })}
        {status === 'paused' && ` · ${t('run.paused')}`}
        {status === 'running' &&
          left !== null &&
          ` · ${t('run.rate', { rate: format.number(rowsPerSecond ?? 0, 0), left: format.clock(left) })}`}
        {waiting.length > 0 &&
          ` · ${t('networks.following', { names: format.list(waiting.map((next) => t(`network.${next}`))) })}`}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        data-testid="corpus-run-pause"
        onClick={status === 'paused' ? runs.goOn : runs.pause}
      >
        {t(status === 'paused' ? 'run.goOn' : 'run.pause')}
      </Button>
      <Button size="compact-sm" variant="default" data-testid="corpus-run-cancel" onClick={runs.cancel}>
        {t('run.cancel')}
      </Button>
    </div>
  );
}
