import { useTranslation } from 'react-i18next';
import { stepOf } from '../charts/seven-steps.ts';
import { divergingGradient, type Scheme } from '../colours.ts';
import { useFormat } from '../locales/use-format.ts';
import classes from './SentimentReadout.module.css';
import { useView } from './view-context.tsx';

/**
 * The sentiment in one line that stays on top of a phone's screen while the rest scrolls under it. Screen readers have
 * the gauge, which says the same.
 */
export function SentimentReadout({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentiment = useView((view) => view.picture?.shown.sentiment ?? null);
  return (
    <div className={classes.readout} aria-hidden="true">
      <strong>{sentiment === null ? '–' : format.signed(sentiment, 1)}</strong>
      <span>{sentiment === null ? t('sentiment.waiting') : t(`steps.${stepOf(sentiment)}`)}</span>
      <span className={classes.scale} style={{ background: divergingGradient(scheme) }}>
        {sentiment !== null && <i style={{ left: `${((sentiment + 3) / 6) * 100}%` }} />}
      </span>
    </div>
  );
}
