import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSignals } from '../../store/live-state.ts';
import { useFrames } from '../shell/frame-loop.ts';
import { ChartHeader, useChartExport } from './ChartHeader.tsx';
import { sizedContext, token } from './canvas.ts';
import classes from './SignalStrip.module.css';
import { signalRows, signalShapes, signalSvg } from './signal-strip.ts';

const HEADER = 'signal-title';

/** The last four seconds of sound, polled from the signals: waveform above, pitch below. */
export const SignalStrip = memo(function SignalStrip({ signals }: { signals: LiveSignals }) {
  const { t } = useTranslation();
  const canvas = useFrames<HTMLCanvasElement>(25, (element) => {
    const { clientWidth: width, clientHeight: height } = element;
    const context = sizedContext(element, width, height);
    if (!context) return;
    const { bars, pitch } = signalShapes(signals, width, height);
    context.clearRect(0, 0, width, height);
    context.fillStyle = token('--ink-soft');
    for (const bar of bars) context.fillRect(bar.x, bar.y, bar.width, bar.height);
    context.strokeStyle = token('--ink');
    context.lineWidth = 1.75;
    context.lineCap = 'round';
    context.stroke(new Path2D(pitch));
  });
  const source = useChartExport({
    name: 'voice',
    rows: () => signalRows(signals, t),
    picture: () => {
      const element = canvas.current;
      if (!element) return null;
      const colours = { bars: token('--ink-soft'), pitch: token('--ink') };
      return { svg: signalSvg(signals, element.clientWidth, element.clientHeight, colours) };
    },
  });
  return (
    <figure aria-labelledby={HEADER}>
      <ChartHeader
        id={HEADER}
        title={t('capture.signal.title')}
        info={t('capture.signal.info')}
        source={source}
      />
      <canvas ref={canvas} className={classes.strip} role="img" aria-label={t('capture.signal.summary')} />
    </figure>
  );
});
