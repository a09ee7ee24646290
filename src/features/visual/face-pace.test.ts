import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STEP_SECONDS, VISUAL_FRAME_WIDTH, type VisualFrame } from '../frames.ts';
import {
  EVERY_PICTURE_MILLISECONDS,
  type FaceActivity,
  HALF_RATE_MILLISECONDS,
  type MachineLoad,
  NO_ACTIVITY,
  NOBODY_MILLISECONDS,
  observeFace,
  pictureInterval,
  RESTING_MILLISECONDS,
} from './face-pace.ts';
import { poolVisual } from './pooling.ts';

const CAMERA_SECONDS = 1 / 30;
const AT_EASE: MachineLoad = { costMilliseconds: 10, fewCores: false, pressure: 'nominal' };

const frame = (seconds: number, values: Float32Array | null): VisualFrame => ({
  seconds,
  values,
  landmarks: null,
});
/** A face with its jaw open so far; scores tremble a little from picture to picture. */
function face(seconds: number, jaw = 0.2): VisualFrame {
  const values = Float32Array.from({ length: VISUAL_FRAME_WIDTH }, (_, index) =>
    index < 52 ? 0.3 + 0.02 * Math.sin(31 * index + 97 * seconds) : 0,
  );
  values[25] = jaw;
  return frame(seconds, values);
}

/** Takes pictures off a camera as the pace says, from 0 on; the activity and the times of those taken. */
function watch(seconds: number, see: (at: number) => VisualFrame, load = AT_EASE) {
  let activity: FaceActivity = NO_ACTIVITY;
  const taken: VisualFrame[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < seconds; at += CAMERA_SECONDS) {
    if (1000 * (at - last) < pictureInterval(activity, load)) continue;
    last = at;
    const seen = see(at);
    taken.push(seen);
    activity = observeFace(activity, seen);
  }
  const rate = (from: number, to: number) =>
    taken.filter((picture) => picture.seconds >= from && picture.seconds < to).length / (to - from);
  return { activity, taken, rate };
}

const loads: fc.Arbitrary<MachineLoad> = fc.record({
  costMilliseconds: fc.double({ min: 0, max: 400, noNaN: true }),
  fewCores: fc.boolean(),
  pressure: fc.constantFrom('nominal', 'fair', 'serious', 'critical'),
});
/** A film: for each third of a second a jaw, or nobody. */
const films = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 1,
  maxLength: 40,
});
const filmed = (film: readonly (number | null)[]) => (at: number) => {
  const jaw = film[Math.floor(3 * at) % film.length] ?? null;
  return jaw === null ? frame(at, null) : face(at, jaw);
};

it('takes every picture while a face moves, few while it rests, and every one again at its first movement', () => {
  const { rate } = watch(9, (at) => face(at, at < 3 || at > 7 ? 0.5 + 0.4 * Math.sin(9 * at) : 0.5));
  expect(rate(0, 3)).toBeCloseTo(30, 0);
  expect(rate(4.5, 7)).toBeLessThan(6);
  expect(rate(7.5, 9)).toBeCloseTo(30, 0);
});

it('looks now and then while nobody is there, and closely as soon as somebody is', () => {
  const { rate } = watch(20, (at) => (at > 5 && at < 15 ? frame(at, null) : face(at, Math.sin(9 * at))));
  expect(rate(5, 8)).toBeCloseTo(30, 0);
  expect(rate(9, 15)).toBeLessThan(2.5);
  expect(rate(16, 20)).toBeCloseTo(30, 0);
});

it('notices a face that changes slowly', () => {
  const { rate } = watch(20, (at) => face(at, 0.05 * at));
  expect(rate(0, 20)).toBeGreaterThan(15);
});

it('keeps every step of a face valid where the machine can', () => {
  fc.assert(
    fc.property(films, loads, (film, load) => {
      fc.pre(load.costMilliseconds <= 100);
      const there = film.map((jaw) => jaw ?? 0.5);
      const { taken } = watch(12, filmed(there), load);
      expect(poolVisual(taken, 0, 12).every(({ valid }) => valid)).toBe(true);
    }),
  );
  expect(RESTING_MILLISECONDS / 1000 + CAMERA_SECONDS).toBeLessThan(STEP_SECONDS);
});

it('never asks for more than the machine gives, nor for less because it gives more', () => {
  fc.assert(
    fc.property(films, loads, loads, (film, load, other) => {
      const { activity } = watch(film.length / 3, filmed(film), load);
      const interval = pictureInterval(activity, load);
      expect(interval).toBeGreaterThanOrEqual(Math.max(EVERY_PICTURE_MILLISECONDS, load.costMilliseconds));
      expect(interval).toBeLessThanOrEqual(Math.max(NOBODY_MILLISECONDS, 2 * load.costMilliseconds));
      const slower = { ...load, costMilliseconds: load.costMilliseconds + other.costMilliseconds };
      for (const heavier of [
        slower,
        { ...load, fewCores: true },
        { ...load, pressure: 'critical' } as const,
      ]) {
        expect(pictureInterval(activity, heavier)).toBeGreaterThanOrEqual(interval);
      }
    }),
  );
});

it('leaves every second picture on a small machine and under pressure, most of them where it is critical', () => {
  const moving = watch(2, (at) => face(at, Math.sin(9 * at))).activity;
  expect(pictureInterval(moving, { ...AT_EASE, fewCores: true })).toBe(HALF_RATE_MILLISECONDS);
  expect(pictureInterval(moving, { ...AT_EASE, pressure: 'serious' })).toBe(HALF_RATE_MILLISECONDS);
  expect(pictureInterval(moving, { ...AT_EASE, pressure: 'critical' })).toBe(RESTING_MILLISECONDS);
});

it('begins anew with another session', () => {
  const { activity } = watch(9, (at) => face(at));
  expect(pictureInterval(activity, AT_EASE)).toBe(RESTING_MILLISECONDS);
  expect(pictureInterval(observeFace(activity, face(0)), AT_EASE)).toBe(EVERY_PICTURE_MILLISECONDS);
});
