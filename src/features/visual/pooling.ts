import { type ModalityTrack, VISUAL_FRAME_WIDTH, VISUAL_WIDTH, type VisualFrame } from '../frames.ts';
import { columnMean, framesByStep } from '../steps.ts';
import { type PooledStep, padTrack } from '../tracks.ts';

/**
 * Pools frames to steps of 0.25 s: means of the 58 values over the frames with a face, then the share of frames that
 * had one. A step is valid when any had.
 */
export function poolVisual(
  frames: readonly VisualFrame[],
  startSeconds: number,
  endSeconds?: number,
): PooledStep[] {
  return framesByStep(frames, startSeconds, endSeconds).map((step) => {
    const faces = step.map(({ values }) => values).filter((values) => values !== null);
    const values = new Float32Array(VISUAL_WIDTH);
    for (let column = 0; column < VISUAL_FRAME_WIDTH; column += 1) values[column] = columnMean(faces, column);
    if (step.length > 0) values[VISUAL_FRAME_WIDTH] = faces.length / step.length;
    return { values, valid: faces.length > 0 };
  });
}

/** The visual track [T, 59] of the window that begins at `startSeconds`. */
export function visualTrack(
  frames: readonly VisualFrame[],
  startSeconds: number,
  endSeconds?: number,
): ModalityTrack {
  return padTrack(poolVisual(frames, startSeconds, endSeconds), VISUAL_WIDTH);
}
