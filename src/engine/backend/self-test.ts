import type { FeatureTracks, ModalityTrack } from '../../features/frames.ts';
import type { DbrConfig, PlainTrace } from '../../model/index.ts';
import type { WrittenTrace } from '../../model/trace.ts';

/** A backend whose numbers differ from the cpu's by more than this is not used. */
export const SELF_TEST_TOLERANCE = 1e-4;

/** Smooth values of about unit size that differ from step to step, and a mask with padding and a gap. */
function fixedTrack(width: number, steps: number, validSteps: number, gapAt: number): ModalityTrack {
  const mask = Float32Array.from({ length: steps }, (_, t) => (t < validSteps && t !== gapAt ? 1 : 0));
  const values = Float32Array.from({ length: steps * width }, (_, i) => {
    const step = Math.floor(i / width);
    return mask[step] === 1 ? Math.sin(1.7 * step + 0.37 * (i % width) + width) : 0;
  });
  return { values, mask };
}

/** The same window every time, for any network: every modality present, none of them complete. */
export function selfTestTracks({ widths, steps }: DbrConfig): FeatureTracks {
  return {
    language: fixedTrack(widths.language, steps, Math.ceil(steps * 0.3), -1),
    acoustic: fixedTrack(widths.acoustic, steps, Math.ceil(steps * 0.8), 5),
    visual: fixedTrack(widths.visual, steps, steps - 1, 9),
  };
}

/** Largest difference of a trace from another of the same network; Infinity when they do not match up or hold NaN. */
export function largestDifference(trace: PlainTrace, other: WrittenTrace): number {
  let largest = 0;
  for (const [name, { values }] of Object.entries(trace)) {
    const others = other[name]?.values;
    if (others?.length !== values.length) return Number.POSITIVE_INFINITY;
    for (const [index, value] of values.entries()) {
      const difference = Math.abs(value - (others[index] ?? Number.NaN));
      if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
      largest = Math.max(largest, difference);
    }
  }
  return largest;
}
