import { STEP_SECONDS } from './frames.ts';

/** Slack against times such as 0.1 + 0.2 that miss a step's border by rounding. */
const ROUNDING_STEPS = 1e-6;

/**
 * Sorts frames into steps of 0.25 s from `startSeconds` on. Frames before the start or at or after the end are left
 * out; a step without frames is an empty list.
 *
 * @param endSeconds end of the last step; without it, the last step is the last frame's
 */
export function framesByStep<Frame extends { seconds: number }>(
  frames: readonly Frame[],
  startSeconds: number,
  endSeconds?: number,
): Frame[][] {
  const stepOf = (seconds: number): number =>
    Math.floor((seconds - startSeconds) / STEP_SECONDS + ROUNDING_STEPS);
  const wanted =
    endSeconds === undefined
      ? frames.reduce((most, { seconds }) => Math.max(most, stepOf(seconds) + 1), 0)
      : Math.max(0, Math.ceil((endSeconds - startSeconds) / STEP_SECONDS - ROUNDING_STEPS));
  const steps: Frame[][] = Array.from({ length: wanted }, () => []);
  for (const frame of frames) {
    if (endSeconds === undefined || frame.seconds < endSeconds) steps[stepOf(frame.seconds)]?.push(frame);
  }
  return steps;
}

/** Mean of one column over frames; 0 for no frames. */
export function columnMean(rows: readonly Float32Array[], column: number): number {
  if (rows.length === 0) return 0;
  return rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
}

/** Standard deviation (of the frames themselves, n not n - 1) of one column; 0 for no frames. */
export function columnDeviation(rows: readonly Float32Array[], column: number): number {
  if (rows.length === 0) return 0;
  const mean = columnMean(rows, column);
  return Math.sqrt(rows.reduce((sum, row) => sum + ((row[column] ?? 0) - mean) ** 2, 0) / rows.length);
}
