import { STEP_SECONDS } from '../../../features/frames.ts';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import { openRandom, type Random } from '../random.ts';
import type { FaceTrack, Picture, ValencePool } from './pools.ts';

/** A recorded face as it is shown: all the while off by the same error. */
export interface TrackPlan {
  track: FaceTrack;
  /** [52]; null for none. */
  offset: Float32Array | null;
}

/** A face track before it is rendered. */
export type FacePlan = PicturesPlan | TrackPlan;

/** Pictures: what to show for how long, and the seed of its noise. */
export interface PicturesPlan {
  /** Held or passed through in this order, evenly spaced over the track. */
  keyframes: readonly Picture[];
  durationSeconds: number;
  framesPerSecond: number;
  seed: number;
}

/** One frame as the FaceLandmarker would have answered. */
export interface RawFaceFrame {
  seconds: number;
  blendshapes: Float32Array; // [52]
  matrix: Float32Array; // [16]
}

const BLENDSHAPES = BLENDSHAPE_NAMES.length;
const MATRIX = 16;
const SHORTEST_SECONDS = 2;
const LONGEST_SECONDS = 8;
/** What the app reaches live, from a laptop without a GPU to one with. */
const SLOWEST_FRAMES = 10;
const FASTEST_FRAMES = 15;
const MOST_PICTURES = 3;
const MOST_NEUTRAL = 2;

/** Noise of a blendshape at 0.5; it vanishes towards 0 and 1, where the FaceLandmarker's own is nil. */
const BLENDSHAPE_NOISE = 0.03;
/** A seated head sways by up to this around its place (centimetres), this often (hertz). */
const LARGEST_SWAY = 2;
const SWAY_HERTZ = [0.1, 0.7] as const;
/** Frame to frame jitter of the head's position, centimetres. */
const LARGEST_JITTER = 0.05;

/** Draws a track around a picture: 1-3 pictures of its emotion and 0-2 neutral ones, in any order, 2-8 s. */
export function planFace(picture: Picture, pool: ValencePool<Picture>, random: Random): PicturesPlan {
  const keyframes = [picture];
  const alike = (one: { emotion: string }) => one.emotion === picture.emotion;
  for (let more = random.integer(MOST_PICTURES); more > 0; more--) {
    keyframes.push(pool.draw(random, alike) ?? picture);
  }
  for (let more = random.integer(MOST_NEUTRAL + 1); more > 0; more--) {
    const neutral = pool.draw(random, ({ emotion }) => emotion === 'neutral');
    if (neutral) keyframes.push(neutral);
  }
  return {
    keyframes: random.shuffle(keyframes),
    durationSeconds: random.between(SHORTEST_SECONDS, LONGEST_SECONDS),
    framesPerSecond: random.between(SLOWEST_FRAMES, FASTEST_FRAMES),
    seed: random.integer(2 ** 32),
  };
}

/** One picture held: the track of a single labelled face. */
export function holdFace(picture: Picture, durationSeconds: number, seed: number): PicturesPlan {
  return { keyframes: [picture], durationSeconds, framesPerSecond: SLOWEST_FRAMES, seed };
}

/** Pooled steps a track has. */
export function faceSteps(plan: FacePlan): number {
  const seconds =
    'track' in plan ? frameCount(plan.track) / plan.track.framesPerSecond : plan.durationSeconds;
  return Math.ceil(seconds / STEP_SECONDS);
}

/** The track's frames. */
export function renderFace(plan: FacePlan): RawFaceFrame[] {
  return 'track' in plan ? renderTrack(plan) : renderPictures(plan);
}

function frameCount({ matrices }: FaceTrack): number {
  return matrices.length / MATRIX;
}

function renderTrack({ track, offset }: TrackPlan): RawFaceFrame[] {
  const { framesPerSecond, blendshapes, matrices } = track;
  return Array.from({ length: frameCount(track) }, (_, frame) => ({
    seconds: frame / framesPerSecond,
    blendshapes: withOffset(blendshapes.slice(frame * BLENDSHAPES, (frame + 1) * BLENDSHAPES), offset),
    matrix: matrices.slice(frame * MATRIX, (frame + 1) * MATRIX),
  }));
}

/** Blendshapes with an error on top, within their range. */
export function withOffset(blendshapes: Float32Array, offset: Float32Array | null): Float32Array {
  return blendshapes.map((value, shape) => Math.max(0, Math.min(1, value + (offset?.[shape] ?? 0))));
}

/**
 * Blendshapes and head rotation pass smoothly from picture to picture; the head's place is that of
 * the first picture with a slow sway and a little jitter, because pictures of different people stand in different places
 * and jumping between them would be a motion nobody makes.
 */
function renderPictures(plan: PicturesPlan): RawFaceFrame[] {
  const random = openRandom(plan.seed);
  const sways = [0, 1, 2].map(() => ({
    size: random.between(0, LARGEST_SWAY),
    hertz: random.between(...SWAY_HERTZ),
    phase: random.between(0, 2 * Math.PI),
  }));
  const jitter = random.between(0, LARGEST_JITTER);
  const frames: RawFaceFrame[] = [];
  const count = Math.round(plan.durationSeconds * plan.framesPerSecond);
  for (let index = 0; index < count; index++) {
    const seconds = index / plan.framesPerSecond;
    const { from, to, share } = keyframesAt(plan, seconds);
    const blendshapes = mix(from.blendshapes, to.blendshapes, share).map((value) => {
      const noisy = value + 2 * BLENDSHAPE_NOISE * Math.sqrt(value * (1 - value)) * random.normal();
      return Math.max(0, Math.min(1, noisy));
    });
    const matrix = mix(from.matrix, to.matrix, share);
    for (const [axis, { size, hertz, phase }] of sways.entries()) {
      const home = plan.keyframes[0]?.matrix[12 + axis] ?? 0;
      const sway = size * Math.sin(2 * Math.PI * hertz * seconds + phase);
      matrix[12 + axis] = home + sway + jitter * random.normal();
    }
    frames.push({ seconds, blendshapes, matrix });
  }
  return frames;
}

/** The two pictures a moment lies between and how far it is on its way, eased in and out. */
function keyframesAt({ keyframes, durationSeconds }: PicturesPlan, seconds: number) {
  const place = (seconds / durationSeconds) * (keyframes.length - 1);
  const index = Math.min(Math.floor(place), keyframes.length - 1);
  const from = keyframes[index] as Picture;
  const to = keyframes[index + 1] ?? from;
  const way = place - index;
  return { from, to, share: way * way * (3 - 2 * way) };
}

function mix(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => value + ((to[i] ?? value) - value) * share);
}
