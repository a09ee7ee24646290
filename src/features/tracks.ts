import { type ModalityTrack, WINDOW_STEPS } from './frames.ts';
import type { StepSequence } from './step-sequence.ts';

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
  const track = emptyTrack(width, length);
  layOut(track, width, steps.length, (step) => {
    const { values, valid } = steps[step] as PooledStep;
    return valid ? values : null;
  });
  return track;
}

/** The same of a sequence. @throws RangeError when it is of another width */
export function padSequence(sequence: StepSequence, width: number, length: number): ModalityTrack {
  const track = emptyTrack(width, length);
  layOutSequence(sequence, width, track);
  return track;
}

/**
 * Lays a sequence out in a track that is all zero, such as a row of a batch.
 * @returns whether any of its steps is valid
 * @throws RangeError when it is of another width
 */
export function layOutSequence(sequence: StepSequence, width: number, track: ModalityTrack): boolean {
  const { values, valid } = sequence;
  return layOut(track, width, valid.length, (step) =>
    valid[step] ? values.subarray(step * sequence.width, (step + 1) * sequence.width) : null,
  );
}

/** @param valuesOf a step's values; null when it is a gap */
function layOut(
  { values, mask }: ModalityTrack,
  width: number,
  steps: number,
  valuesOf: (step: number) => Float32Array | null,
): boolean {
  const first = Math.max(0, steps - mask.length);
  let any = false;
  for (let step = first; step < steps; step++) {
    const own = valuesOf(step);
    if (!own) continue;
    if (own.length !== width) throw new RangeError(`A step has ${own.length} values, not ${width}.`);
    values.set(own, (step - first) * width);
    mask[step - first] = 1;
    any = true;
  }
  return any;
}

function emptyTrack(width: number, length: number): ModalityTrack {
  return { values: new Float32Array(length * width), mask: new Float32Array(length) };
}

/** A modality that is not there at all. */
export function absentTrack(width: number, length = WINDOW_STEPS): ModalityTrack {
  return padTrack([], width, length);
}
