import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import classes from './RunTable.module.css';
import { HELD_OUT_CURVES } from './run-curves.ts';
import { switchedOff, type ToyRunRecord, variantOf } from './toy-runs.ts';

/** The runs side by side: what they did without, and the figures at their newest epoch. */
export function RunTable({ runs }: { runs: readonly ToyRunRecord[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-testid="train-runs">
        <thead>
          <tr>
            <th scope="col">{t('train.column.run')}</th>
            <th scope="col">{t('train.column.network')}</th>
            <th scope="col">{t('train.seed')}</th>
            <th scope="col">{t('train.column.epochs')}</th>
            <th scope="col">{t('train.column.seconds')}</th>
            {HELD_OUT_CURVES.map((curve) => (
              <th key={curve} scope="col">
                {t(`train.heldOut.${curve}.title`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.number} data-status={run.status}>
              <th scope="row">{run.number}</th>
              <td>
                <RunName run={run} />
              </td>
              <td>{run.settings.seed}</td>
              <td>{run.points.at(-1)?.epoch ?? 0}</td>
              <td>{format.number(run.seconds, 0)}</td>
              {HELD_OUT_CURVES.map((curve) => {
                const value = run.points.at(-1)?.heldOut[curve] ?? null;
                return (
                  <td key={curve} data-curve={curve}>
                    {value === null ? '–' : format.number(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunName({ run }: { run: ToyRunRecord }) {
  const { t } = useTranslation();
  const variant = variantOf(run.settings);
  const off = switchedOff(run.settings);
  const names = [
    ...off.stages.map((stage) => stage.toUpperCase()),
    ...off.losses.map((loss) => t(`train.loss.${loss}.name`)),
  ];
  const status = run.status === 'done' ? '' : ` (${t(`train.status.${run.status}`)})`;
  return variant ? (
    <>
      {t(`train.variant.${variant}`)}
      {status}
    </>
  ) : (
    <>
      {t('train.without', { names: names.join(', ') })}
      {status}
    </>
  );
}
