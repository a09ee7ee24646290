import { useTranslation } from 'react-i18next';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import type { Measured } from '../../../corpus/slice-metrics.ts';
import { useFormat } from '../../locales/use-format.ts';
import { MetricHead } from '../slices/MetricHead.tsx';
import classes from '../slices/SlicePanel.module.css';
import { measuredText } from '../slices/slice-words.ts';
import { useCorpus } from '../store/corpus-context.ts';
import type { KeptMetrics } from './use-missing-metrics.ts';

interface KeptTableProps {
  lines: readonly KeptMetrics[];
  metric: MetricName;
  nameOf(kept: KeptMetrics['kept']): string;
  waiting: boolean;
}

/** One metric of both networks, a line for each way of giving them some modalities. */
export function KeptTable({ lines, metric, nameOf, waiting }: KeptTableProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const compares = useCorpus((state) => state.b !== null);
  const written = (of: Measured | null | undefined, signed = false) =>
    measuredText(of, signed, { t, format });
  return (
    <>
      <div className={classes.scroller}>
        <table
          className={classes.table}
          data-testid="corpus-missing-table"
          data-waiting={waiting || undefined}
        >
          <MetricHead of={t('missing.given')} />
          <tbody>
            {lines.map(({ kept, metrics }) => {
              const of = metrics?.metrics[metric];
              return (
                <tr key={(kept ?? []).join()}>
                  <th scope="row">{nameOf(kept)}</th>
                  <td>{metrics?.n ?? (waiting ? '…' : 0)}</td>
                  <td data-metric={of?.a.value}>{written(of?.a)}</td>
                  {compares && <td>{written(of?.b)}</td>}
                  {compares && <td>{written(of?.difference, true)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {waiting && <p role="status">{t('slices.waiting')}</p>}
    </>
  );
}
