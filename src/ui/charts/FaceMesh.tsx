import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSignals } from '../../store/live-state.ts';
import { useFrames } from '../shell/frame-loop.ts';
import { sizedContext } from './canvas.ts';
import classes from './FaceMesh.module.css';
import { type FaceLines, faceLines } from './face-lines.ts';
import { coverRectangle, traceLines } from './mesh-geometry.ts';

interface FaceMeshProps {
  signals: LiveSignals;
  label: string;
  /** Width and height of the picture the landmarks lie in. */
  pictureSize: () => { width: number; height: number };
}

/**
 * The face mesh over a picture, in the text colour of its place, redrawn when new landmarks are there. `data-faces`
 * counts them.
 */
export const FaceMesh = memo(function FaceMesh({ signals, label, pictureSize }: FaceMeshProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<FaceLines | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const drawn = useRef<{ landmarks: Float32Array | null; width: number; colour: string } | null>(null);
  const faces = useRef(0);

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

  const canvas = useFrames<HTMLCanvasElement>(30, (element) => {
    const { landmarks } = signals;
    const { clientWidth: width, clientHeight: height } = element;
    const { color: colour } = getComputedStyle(element);
    const last = drawn.current;
    if (last?.landmarks === landmarks && last.width === width && last.colour === colour) return;
    const context = lines && sizedContext(element, width, height);
    if (!context) return;
    drawn.current = { landmarks, width, colour };
    context.clearRect(0, 0, width, height);
    if (!landmarks) return;
    faces.current += 1;
    element.dataset.faces = String(faces.current);
    const picture = pictureSize();
    const into = coverRectangle(picture.width, picture.height, width, height);
    context.strokeStyle = colour;
    context.lineJoin = 'round';
    stroke(context, 0.36, 0.7, () => traceLines(context, landmarks, lines.net, into));
    stroke(context, 0.95, 1.6, () => traceLines(context, landmarks, lines.features, into));
  });

  return (
    <>
      <canvas
        ref={canvas}
        className={classes.mesh}
        data-testid="mesh"
        data-faces="0"
        role="img"
        aria-label={label}
      />
      {failure && (
        <p role="alert" className={classes.failure}>
          {t('capture.meshFailed', { detail: failure })}
        </p>
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
