import { useMergedRef } from '@mantine/hooks';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSignals } from '../../../app/live-state.ts';
import { movingFramesPerSecond, useFrames } from '../../page/frame-loop.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { ProblemDetails } from '../../problems/ProblemDetails.tsx';
import { sizedContext } from '../drawing/canvas.ts';
import classes from './FaceMesh.module.css';
import { type FaceLines, faceLines } from './face-lines.ts';
import { coverRectangle, traceLines } from './mesh-geometry.ts';

interface FaceMeshProps {
  /** Where the newest landmarks are. */
  signals: Pick<LiveSignals, 'landmarks'>;
  label: string;
  /** Whatever the colour of the lines (the text colour of their place) depends on: it is read again when this changes. */
  look: string;
  /** Width and height of the picture the landmarks lie in. */
  pictureSize: () => { width: number; height: number };
}

/** The face mesh over a picture, redrawn when new landmarks are there. `data-faces` counts them. */
export const FaceMesh = memo(function FaceMesh({ signals, label, look, pictureSize }: FaceMeshProps) {
  const { t } = useTranslation();
  const { ref: sizeRef, width, height } = useElementSize<HTMLCanvasElement>();
  const [lines, setLines] = useState<FaceLines | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const faces = useRef(0);
  /** The landmarks on the canvas; undefined when it must be painted whatever they are. */
  const drawn = useRef<Float32Array | null | undefined>(undefined);
  const colour = useRef('');

  useEffect(() => {
    let gone = false;
    faceLines().then(
      (loaded) => !gone && setLines(loaded),
      (cause: unknown) => !gone && setFailure(cause instanceof Error ? cause.message : String(cause)),
    );
    return () => {
      gone = true;
    };
  }, []);

  const frames = useFrames<HTMLCanvasElement>(movingFramesPerSecond(), (canvas) => {
    const { landmarks } = signals;
    if (drawn.current === landmarks) return;
    const context = lines && sizedContext(canvas, width, height);
    if (!context) return;
    drawn.current = landmarks;
    context.clearRect(0, 0, width, height);
    if (!landmarks) return;
    faces.current += 1;
    canvas.dataset.faces = String(faces.current);
    const picture = pictureSize();
    const into = coverRectangle(picture.width, picture.height, width, height);
    context.strokeStyle = colour.current;
    context.lineJoin = 'round';
    stroke(context, 0.36, 0.7, () => traceLines(context, landmarks, lines.net, into));
    stroke(context, 0.95, 1.6, () => traceLines(context, landmarks, lines.features, into));
  });
  useEffect(() => {
    if (frames.current && look) colour.current = getComputedStyle(frames.current).color;
    if (width && height) drawn.current = undefined;
  }, [frames, look, width, height]);

  return (
    <>
      <canvas
        ref={useMergedRef(sizeRef, frames)}
        className={classes.mesh}
        data-testid="mesh"
        data-faces="0"
        role="img"
        aria-label={label}
      />
      {failure && (
        <div role="alert" className={classes.failure}>
          {t('capture.meshFailed')}
          <ProblemDetails raw={failure} />
        </div>
      )}
    </>
  );
});

function stroke(context: CanvasRenderingContext2D, alpha: number, width: number, trace: () => void): void {
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.beginPath();
  trace();
  context.stroke();
  context.globalAlpha = 1;
}
