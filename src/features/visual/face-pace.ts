import { VISUAL_FRAME_WIDTH, type VisualFrame } from '../frames.ts';
import { BLENDSHAPE_NAMES } from './blendshapes.ts';

/** How a face went on lately. */
export interface FaceActivity {
  /** Of the frame seen last, on the session clock. */
  seconds: number;
  /** When it last moved. */
  movedSeconds: number;
  /** When it was last there; null when it never was. */
  seenSeconds: number | null;
  /** How it looked when it last moved: what drifts slowly moves too. Null while it is away. */
  pose: Float32Array | null;
}

/** What the machine has to give. */
export interface MachineLoad {
  /** Milliseconds that the last pictures took from camera to answer. */
  costMilliseconds: number;
  /** Prediction and screen need the same cores. */
  fewCores: boolean;
  /** What the browser says of the processor (Compute Pressure), `nominal` where it says nothing. */
  pressure: 'nominal' | 'fair' | 'serious' | 'critical';
}

/** A little less than a camera's 33 ms: browsers stamp pictures with some jitter. */
export const EVERY_PICTURE_MILLISECONDS = 28;
/** The same of every second picture. */
export const HALF_RATE_MILLISECONDS = 60;
/** With a camera's 33 ms on top still less than a step of 250 ms: every step has a picture, so a still face stays valid. */
export const RESTING_MILLISECONDS = 180;
/** Soon enough for somebody who sits down. */
export const NOBODY_MILLISECONDS = 500;

/** A face is looked at closely for so long after it moved, or was last there: it pauses, turns, is covered by a hand. */
const RESTS_AFTER_SECONDS = 1;
const AWAY_AFTER_SECONDS = 3;
/** Smaller differences are the tracker's own trembling: blendshape score, radians, centimetres a second. */
const LEAST_BLENDSHAPE = 0.08;
const LEAST_ROTATION = 0.05;
const LEAST_VELOCITY = 15;
/** The detector has at most so much of its time. */
const MOST_SHARE = 0.8;

const ROTATION_AT = BLENDSHAPE_NAMES.length;
const VELOCITY_AT = ROTATION_AT + 3;

/** A camera that was just opened: nothing is known, so it is looked at closely. */
export const NO_ACTIVITY: FaceActivity = {
  seconds: Number.NEGATIVE_INFINITY,
  movedSeconds: Number.POSITIVE_INFINITY,
  seenSeconds: null,
  pose: null,
};

/** The activity after one more frame. A clock that went back is a new session's. */
export function observeFace(before: FaceActivity, { seconds, values }: VisualFrame): FaceActivity {
  const known = seconds >= before.seconds && before.movedSeconds <= before.seconds ? before : null;
  if (!known) return { seconds, movedSeconds: seconds, seenSeconds: values && seconds, pose: values };
  if (!values) return { ...known, seconds, pose: null };
  const moved = known.pose === null || differs(known.pose, values);
  return {
    seconds,
    movedSeconds: moved ? seconds : known.movedSeconds,
    seenSeconds: seconds,
    pose: moved ? values : known.pose,
  };
}

/** Fewest milliseconds until the next picture is looked at. */
export function pictureInterval(activity: FaceActivity, load: MachineLoad): number {
  const { seconds, movedSeconds, seenSeconds } = activity;
  // Movement counts from the first look: who is not there yet may come.
  const lastSign = Math.max(movedSeconds, seenSeconds ?? Number.NEGATIVE_INFINITY);
  const affordable = Math.max(load.costMilliseconds / MOST_SHARE, fullRate(load));
  if (activity.pose === null && seconds - lastSign > AWAY_AFTER_SECONDS) {
    return Math.max(affordable, NOBODY_MILLISECONDS);
  }
  const rests = activity.pose !== null && seconds - movedSeconds > RESTS_AFTER_SECONDS;
  return rests ? Math.max(affordable, RESTING_MILLISECONDS) : affordable;
}

function fullRate({ fewCores, pressure }: MachineLoad): number {
  if (pressure === 'critical') return RESTING_MILLISECONDS;
  return fewCores || pressure === 'serious' ? HALF_RATE_MILLISECONDS : EVERY_PICTURE_MILLISECONDS;
}

function differs(from: Float32Array, to: Float32Array): boolean {
  for (let index = 0; index < VISUAL_FRAME_WIDTH; index++) {
    const [a, b] = [from[index] ?? 0, to[index] ?? 0];
    if (index >= VELOCITY_AT ? Math.abs(b) > LEAST_VELOCITY : Math.abs(b - a) > leastOf(index)) return true;
  }
  return false;
}

const leastOf = (index: number) => (index < ROTATION_AT ? LEAST_BLENDSHAPE : LEAST_ROTATION);
