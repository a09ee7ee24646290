import { useTranslation } from 'react-i18next';
import { WINDOW_SECONDS } from '../../features/frames.ts';
import { SENTIMENT_LIMIT } from '../../model/config.ts';
import type { SessionSummary } from '../../session/stored/stored-session.ts';
import { useFormat } from '../locales/use-format.ts';
import { solidColour } from '../theme/colours.ts';
import { useScheme } from '../theme/use-scheme.ts';
import classes from './SessionRow.module.css';

const WIDTH = 160;
const HEIGHT = 36;
/** A prediction holds until the next one, as long as a window is; after that there was nothing to predict from. */
const HELD_SECONDS = WINDOW_SECONDS;
const MIDDLE = HEIGHT / 2;

/** A session's prediction from its beginning to its end, small: bars up and red above zero, down and blue below. */
export function SentimentCurve({ session: { curve, durationSeconds } }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scheme = useScheme();
  const mean = curve.reduce((sum, { sentiment }) => sum + sentiment, 0) / Math.max(1, curve.length);
  const place = (seconds: number) => (durationSeconds > 0 ? (seconds / durationSeconds) * WIDTH : 0);
  const label =
    curve.length > 0 ? t('sessions.curve', { mean: format.signed(mean, 1) }) : t('sessions.curveEmpty');
  return (
    <svg
      className={classes.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} className={classes.zero} />
      {curve.map(({ seconds, sentiment }, index) => {
        const share = Math.min(1, Math.max(-1, sentiment / SENTIMENT_LIMIT));
        const from = place(seconds);
        const next = curve[index + 1]?.seconds ?? durationSeconds;
        return (
          <rect
            key={seconds}
            x={from}
            width={Math.max(1, Math.min(place(HELD_SECONDS), place(next) - from))}
            y={share > 0 ? MIDDLE - share * MIDDLE : MIDDLE}
            height={Math.abs(share) * MIDDLE}
            fill={solidColour(share, scheme)}
          />
        );
      })}
    </svg>
  );
}
