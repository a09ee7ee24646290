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
  const interval = useView((view) => view.picture?.shown.interval ?? null);
  const past = usePast();
  const said = sentiment === null ? '–' : format.signed(sentiment, 1);
  const label = () => {
    if (sentiment === null) return t('sentiment.waiting');
    if (past) return past.nothing ? t('freshness.was', { value: said, ago: past.ago }) : past.ago;
    return t(`steps.${stepOf(sentiment)}`);
  };
  const answers = sentiment !== null && !past?.nothing;
  const target = [sentiment, interval?.low, interval?.high].map((value) => value ?? Number.NaN);
  const readout = useGlide<HTMLDivElement>(target, (root, [now = Number.NaN, low = now, high = now]) => {
    if (Number.isNaN(now)) return;
    const percent = (value: number) => `${((value + 3) / 6) * 100}%`;
    const mark = root.querySelector<HTMLElement>('[data-mark]');
    if (mark) mark.style.left = percent(now);
    const band = root.querySelector<HTMLElement>('[data-band]');
    if (band) Object.assign(band.style, { left: percent(low), right: percent(-high) });
    if (answers) write(root, '[data-number]', format.signed(now, 1));
  });
  return (
    <div ref={readout} className={classes.readout} aria-hidden="true" data-past={past !== null || undefined}>
      <strong data-number>{answers ? said : '–'}</strong>
      <span>{label()}</span>
      <span className={classes.scale} style={{ background: divergingGradient(scheme) }}>
        {answers && interval && <b data-band />}
        {sentiment !== null && <i data-mark />}
      </span>
    </div>
  );
}
