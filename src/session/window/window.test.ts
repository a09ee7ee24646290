import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACOUSTIC_FRAME_WIDTH,
  ACOUSTIC_WIDTH,
  LANGUAGE_WIDTH,
  STEP_SECONDS,
  type TokenFrame,
  VISUAL_FRAME_WIDTH,
  VISUAL_WIDTH,
  WINDOW_STEPS,
} from '../../features/frames.ts';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import type { TranscriptSegment } from '../types.ts';
import { createTimeline } from './timeline.ts';
import { cutWindow, isEmpty } from './window.ts';

const segment: TranscriptSegment = {
  id: 's',
  text: 'one two',
  startSeconds: 0,
  endSeconds: 1,
  source: 'typed',
  final: true,
};
const token = (start: number, end: number): TokenFrame => ({
  piece: 'x',
  start,
  end,
  values: new Float32Array(LANGUAGE_WIDTH).fill(0.1),
});

interface Given {
  /** Gaps between frames, whether voiced, whether a face; seconds. */
  voice: readonly (readonly [number, boolean])[];
  faces: readonly (readonly [number, boolean])[];
}

/** Every frame carries its own time as the values of its head, which nothing is taken from, so that a window tells what it was made of. */
function timelineOf({ voice, faces }: Given) {
  const timeline = createTimeline();
  let seconds = 0;
  for (const [gap, voiced] of voice) {
    seconds += gap;
    const values = new Float32Array(ACOUSTIC_FRAME_WIDTH).fill(Math.sin(seconds));
    timeline.addAcoustic([{ seconds, values, voiced, pitchHertz: voiced ? 150 : 0 }]);
  }
  seconds = 0;
  for (const [gap, face] of faces) {
    seconds += gap;
    const values = face ? new Float32Array(VISUAL_FRAME_WIDTH).fill(seconds) : null;
    timeline.addVisual({ seconds, values, landmarks: face ? new Float32Array(478 * 3) : null });
  }
  return timeline;
}

const stream = fc.array(fc.tuple(fc.double({ min: 0.001, max: 2, noNaN: true }), fc.boolean()), {
  maxLength: 60,
});
const span = fc
  .tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }))
  .map(([startSeconds, length]) => ({ startSeconds, endSeconds: startSeconds + length }));

describe('cutWindow', () => {
  it('has the network sizes, masks of 0 and 1, and no NaN, whatever the streams', () => {
    fc.assert(
      fc.property(stream, stream, span, fc.nat(60), (voice, faces, times, tokenCount) => {
        const tokens = Array.from({ length: tokenCount }, () => token(0, 3));
        const window = cutWindow(
          { ...times, utteranceId: null, segments: [segment] },
          timelineOf({ voice, faces }),
          () => ({ text: segment.text, tokens }),
        );
        const widths = { language: LANGUAGE_WIDTH, acoustic: ACOUSTIC_WIDTH, visual: VISUAL_WIDTH };
        for (const [modality, width] of Object.entries(widths)) {
          const track = window.tracks[modality as keyof typeof widths];
          expect(track.values).toHaveLength(WINDOW_STEPS * width);
          expect(track.mask).toHaveLength(WINDOW_STEPS);
          expect(track.mask.every((m) => m === 0 || m === 1)).toBe(true);
          expect(track.values.every(Number.isFinite)).toBe(true);
        }
        expect(window.tokens).toHaveLength(Math.min(tokenCount, WINDOW_STEPS));
        expect(window.tracks.language.mask.filter((m) => m === 1)).toHaveLength(window.tokens.length);
      }),
      { numRuns: 60 },
    );
  });

  it('looks at nothing outside its time', () => {
    fc.assert(
      fc.property(stream, span, (faces, times) => {
        const timeline = timelineOf({ voice: [], faces });
        const { tracks } = cutWindow({ ...times, utteranceId: null, segments: [] }, timeline, () => null);
        tracks.visual.mask.forEach((valid, step) => {
          if (valid === 0) return;
          const meanTime = tracks.visual.values[step * VISUAL_WIDTH + BLENDSHAPE_NAMES.length] ?? Number.NaN;
          const stepStart = times.startSeconds + step * STEP_SECONDS;
          expect(meanTime).toBeGreaterThanOrEqual(stepStart - 1e-4);
          expect(meanTime).toBeLessThanOrEqual(Math.min(stepStart + STEP_SECONDS, times.endSeconds) + 1e-4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a gap where there was silence or no face', () => {
    const voice = Array.from({ length: 100 }, (_, i) => [0.01, i < 25 || i >= 75] as const);
    const faces = Array.from({ length: 20 }, (_, i) => [0.05, i < 5] as const);
    const window = cutWindow(
      { startSeconds: 0, endSeconds: 1.01, utteranceId: 'u', segments: [] },
      timelineOf({ voice, faces }),
      () => null,
    );
    expect(Array.from(window.tracks.acoustic.mask.slice(0, 5))).toEqual([1, 1, 0, 1, 1]);
    expect(Array.from(window.tracks.visual.mask.slice(0, 4))).toEqual([1, 1, 0, 0]);
    expect(window.tracks.language.mask.includes(1)).toBe(false);
    expect(isEmpty(window)).toBe(false);
  });

  it('measures a face against the neutral one declared, whenever in the window that was', () => {
    const timeline = timelineOf({
      voice: [],
      faces: Array.from({ length: 40 }, () => [0.05, true] as const),
    });
    const cut = () =>
      cutWindow({ startSeconds: 0, endSeconds: 2, utteranceId: null, segments: [] }, timeline, () => null)
        .tracks.visual.values;
    const smile = BLENDSHAPE_NAMES.indexOf('mouthSmileLeft');
    const before = cut();
    const neutral = new Float32Array(BLENDSHAPE_NAMES.length);
    neutral[smile] = 0.5;
    timeline.declareNeutral(neutral);
    // The first step's frames are at .05, .1, .15 and .2 s.
    expect(cut()[smile]).toBeCloseTo(0.125 - 0.5, 6);
    timeline.declareNeutral(null);
    expect(cut()).toEqual(before);
    expect(before[smile]).not.toBeCloseTo(0.125 - 0.5, 2);
  });

  it('names its language steps by the text they stand for', () => {
    const window = cutWindow(
      { startSeconds: 0, endSeconds: 1, utteranceId: 'u', segments: [segment] },
      createTimeline(),
      ({ text }) => ({ text, tokens: [token(0, 3), token(4, 7)] }),
    );
    expect(window.tokens).toEqual([
      { segmentId: 's', start: 0, end: 3, text: 'one' },
      { segmentId: 's', start: 4, end: 7, text: 'two' },
    ]);
  });

  it('is empty when nothing was there', () => {
    const span = { startSeconds: 0, endSeconds: 10, utteranceId: null, segments: [] };
    expect(isEmpty(cutWindow(span, createTimeline(), () => null))).toBe(true);
  });
});
