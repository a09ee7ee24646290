import { useTranslation } from 'react-i18next';
import { useGlide, write } from '../../charts/drawing/use-glide.ts';
import { stepOf } from '../../charts/prediction/seven-steps.ts';
import { useFormat } from '../../locales/use-format.ts';
import { divergingGradient } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { usePast } from '../view/use-past.ts';
import { useView } from '../view/view-context.tsx';
import classes from './SentimentReadout.module.css';

/**
 * The sentiment in one line that stays on top of a phone's screen while the rest scrolls under it. Screen readers have
 * the gauge, which says the same.
 */
export function SentimentReadout() {
  const scheme = useScheme();
  const { t } = useTranslation();
  const format = useFormat();
  const sentiment = useView((view) => view.picture?.shown.sentiment ?? null);
  const past = usePast();
  const said = sentiment === null ? '–' : format.signed(sentiment, 1);
  const label = () => {
    if (sentiment === null) return t('sentiment.waiting');
    if (past) return past.nothing ? t('freshness.was', { value: said, ago: past.ago }) : past.ago;
    return t(`steps.${stepOf(sentiment)}`);
  };
  const answers = sentiment !== null && !past?.nothing;
  const readout = useGlide<HTMLDivElement>([sentiment ?? Number.NaN], (root, [now = Number.NaN]) => {
    if (Number.isNaN(now)) return;
    const mark = root.querySelector<HTMLElement>('[data-mark]');
    if (mark) mark.style.left = `${((now + 3) / 6) * 100}%`;
    if (answers) write(root, '[data-number]', format.signed(now, 1));
  });
  return (
    <div ref={readout} className={classes.readout} aria-hidden="true" data-past={past !== null || undefined}>
      <strong data-number>{answers ? said : '–'}</strong>
      <span>{label()}</span>
      <span className={classes.scale} style={{ background: divergingGradient(scheme) }}>
        {sentiment !== null && <i data-mark />}
      </span>
    </div>
  );
}
