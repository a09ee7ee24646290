import { type ModalityTrack, WINDOW_STEPS } from './frames.ts';

/** One pooled step (0.25 s, or one token). An invalid step carries no data: its values are not looked at. */
export interface PooledStep {
  values: Float32Array;
  valid: boolean;
}

/**
 * Lays steps out as the network takes them: the last T of them, oldest first, padding after. Invalid steps and padding
 * are mask 0 and zero.
 *
 * @param width d_m, the length of every step's values
 * @throws RangeError when a step has another length.
 */
export function padTrack(steps: readonly PooledStep[], width: number, length = WINDOW_STEPS): ModalityTrack {
  const track: ModalityTrack = { values: new Float32Array(length * width), mask: new Float32Array(length) };
  for (const [step, { values, valid }] of steps.slice(-length).entries()) {
    if (!valid) continue;
    if (values.length !== width) throw new RangeError(`A step has ${values.length} values, not ${width}.`);
    track.values.set(values, step * width);
    track.mask[step] = 1;
  }
  return track;
}

/** A modality that is not there at all. */
export function absentTrack(width: number, length = WINDOW_STEPS): ModalityTrack {
  return padTrack([], width, length);
}
