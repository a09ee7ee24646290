import { useMergedRef } from '@mantine/hooks';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSignals } from '../../../app/live-state.ts';
import { movingFramesPerSecond, useFrames } from '../../page/frame-loop.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { sizedContext, token } from '../drawing/canvas.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import classes from './SignalStrip.module.css';
import { signalRows, signalShapes, signalSvg } from './signal-strip.ts';

interface SignalStripProps {
  signals: LiveSignals;
}

/** The last four seconds of sound, polled from the signals: waveform above, pitch below. */
export const SignalStrip = memo(function SignalStrip({ signals }: SignalStripProps) {
  const { t } = useTranslation();
  const { ref: sizeRef, width, height } = useElementSize<HTMLCanvasElement>();
  const frames = useFrames<HTMLCanvasElement>(movingFramesPerSecond(), (canvas) => {
    const context = sizedContext(canvas, width, height);
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
      if (width === 0) return null;
      const paint = { bars: 'var(--ink-soft)', pitch: 'var(--ink)' };
      return { svg: signalSvg(signals, width, height, paint), notes: [t('figure.signal')] };
    },
  });
  return (
    <ChartFigure
      id="signal"
      title={t('capture.signal.title')}
      info={t('capture.signal.info')}
      source={source}
    >
      <canvas
        ref={useMergedRef(sizeRef, frames)}
        className={classes.strip}
        role="img"
        aria-label={t('capture.signal.summary')}
      />
    </ChartFigure>
  );
});
