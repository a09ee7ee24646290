import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { useLive } from '../../page/live-context.tsx';
import classes from './Rates.module.css';

/** How fast it all runs here. */
export function Rates() {
  const { t } = useTranslation();
  const format = useFormat();
  const { predictionsPerSecond, faceFramesPerSecond } = useLive((live) => live.rates);
  const latency = useLive(({ prediction, freshness }) =>
    freshness.kind === 'past' ? null : (prediction?.latencySeconds ?? null),
  );
  return (
    <dl className={classes.rates}>
      <Rate value={format.number(predictionsPerSecond, 1)} name={t('backend.predictions')} />
      <Rate value={format.number(faceFramesPerSecond, 0)} name={t('backend.faces')} />
      <Rate value={latency === null ? '–' : format.number(1000 * latency, 0)} name={t('backend.latency')} />
    </dl>
  );
}

function Rate({ value, name }: { value: string; name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
