import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VISUAL_FRAME_WIDTH, type VisualFrame } from '../frames.ts';
import { REST_SECONDS, type RestFrames, restedSeconds, watchRest } from './rest.ts';

const face = (seconds: number): VisualFrame => ({
  seconds,
  values: new Float32Array(VISUAL_FRAME_WIDTH),
  landmarks: null,
});
const nobody = (seconds: number): VisualFrame => ({ seconds, values: null, landmarks: null });
const watched = (frames: readonly VisualFrame[]) => frames.reduce<RestFrames>(watchRest, []);
const faces = (from: number, to: number) =>
  Array.from({ length: Math.round((to - from) * 5) + 1 }, (_, i) => face(from + i / 5));

it('counts the time a face is there, from its first frame on, and no more than is asked for', () => {
  expect(restedSeconds([])).toBe(0);
  expect(restedSeconds(watched([face(7)]))).toBe(0);
  expect(restedSeconds(watched(faces(7, 8)))).toBeCloseTo(1, 9);
  expect(restedSeconds(watched(faces(7, 19)))).toBe(REST_SECONDS);
});

it('begins anew when the face goes away', () => {
  expect(restedSeconds(watched([...faces(0, 1.8), nobody(1.9)]))).toBe(0);
  expect(restedSeconds(watched([...faces(0, 1.8), nobody(1.9), ...faces(2, 2.4)]))).toBeCloseTo(0.4, 9);
});

it('comes to its end on a machine that looks once in three seconds, and not by a single look after a pause', () => {
  const slow = [0, 3, 6, 9, 12].map(face);
  expect(slow.map((_, i) => restedSeconds(watched(slow.slice(0, i + 1))))).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(restedSeconds(watched([...faces(0, 1), face(60)]))).toBeCloseTo(1.5, 9);
  expect(restedSeconds(watched([face(60), ...faces(0, 1)]))).toBeCloseTo(1, 9);
});

it('has two seconds of faces and nothing else when it is over', () => {
  const film = fc.array(fc.tuple(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.boolean()));
  fc.assert(
    fc.property(film, (given) => {
      let seconds = 0;
      const frames = given.map(([gap, there]) => {
        seconds += gap;
        return there ? face(seconds) : nobody(seconds);
      });
      const kept = watched(frames);
      expect(kept.every(({ values }) => values !== null)).toBe(true);
      expect(kept).toEqual(frames.slice(frames.length - kept.length));
    }),
  );
});
