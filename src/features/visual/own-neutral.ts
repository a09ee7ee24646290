import { STEP_SECONDS, type VisualFrame } from '../frames.ts';
import { BLENDSHAPE_NAMES } from './blendshapes.ts';
import { medianFace } from './median-face.ts';
import { POPULATION_NEUTRAL } from './population-neutral.ts';

/**
 * What is known of how one person's face rests. Both sums grow by every frame that is seen, so that what was seen in
 * several places can be added up.
 */
export interface OwnNeutral {
  /** Seconds the face was seen, those near to rest counting most. */
  restingSeconds: number;
  /** [52] How far it was from everybody's neutral face, summed over the same seconds. */
  excess: Float64Array;
  /** When the newest frame was, with or without a face; null before any. */
  lastSeconds: number | null;
}

const SHAPES = BLENDSHAPE_NAMES.length;
/** After so many seconds at rest a face's own neutral counts as much as everybody's. */
const PRIOR_SECONDS = 10;
/** A face so far from everybody's neutral (root of the summed squares of 52 scores) counts half: it expresses something. */
const HALF_WEIGHT_DISTANCE = 0.7;

/** A face not yet seen. */
export const UNKNOWN_FACE: OwnNeutral = {
  restingSeconds: 0,
  excess: new Float64Array(SHAPES),
  lastSeconds: null,
};

/**
 * What is known once a frame more was seen. It counts for the time since the frame before, at most for a step: faces
 * are looked at as often as they move. The first frame of all counts nothing, and so does one without a face.
 */
export function seeFace(known: OwnNeutral, { seconds, values }: VisualFrame): OwnNeutral {
  const since = known.lastSeconds === null ? 0 : seconds - known.lastSeconds;
  const lasted = Math.max(0, Math.min(STEP_SECONDS, since));
  if (!values || lasted === 0) return { ...known, lastSeconds: seconds };
  const apart = POPULATION_NEUTRAL.map((neutral, shape) => (values[shape] ?? 0) - neutral);
  const weight = lasted / (1 + (Math.hypot(...apart) / HALF_WEIGHT_DISTANCE) ** 2);
  return {
    restingSeconds: known.restingSeconds + weight,
    excess: known.excess.map((sum, shape) => sum + weight * (apart[shape] ?? 0)),
    lastSeconds: seconds,
  };
}

/** What two stretches of one face tell together. */
export function togetherKnown(one: OwnNeutral, other: OwnNeutral): OwnNeutral {
  return {
    restingSeconds: one.restingSeconds + other.restingSeconds,
    excess: one.excess.map((sum, shape) => sum + (other.excess[shape] ?? 0)),
    lastSeconds: null,
  };
}

/** The neutral face [52] a person is measured against: everybody's, drawn to their own as that becomes known. */
export function neutralOf({ restingSeconds, excess }: OwnNeutral): Float32Array {
  return Float32Array.from(
    POPULATION_NEUTRAL,
    (neutral, shape) => neutral + (excess[shape] ?? 0) / (PRIOR_SECONDS + restingSeconds),
  );
}

/** The neutral face [52] of somebody who was asked to rest theirs: the median of each shape; null without a face. */
export function declaredNeutral(frames: readonly VisualFrame[]): Float32Array | null {
  const faces = frames.flatMap(({ values }) => (values ? [values] : []));
  return faces.length === 0 ? null : medianFace(faces);
}

/** The frame with its blendshapes as what they are above or below a neutral face; head and velocity stay. */
export function againstNeutral<Frame extends VisualFrame>(frame: Frame, neutral: Float32Array): Frame {
  const values = frame.values?.map((value, index) => value - (neutral[index] ?? 0)) ?? null;
  return { ...frame, values };
}
