import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcousticFrame } from '../../features/frames.ts';
import {
  createVoiceSegmenter,
  HANGOVER_SECONDS,
  LONGEST_SECONDS,
  MARGIN_SECONDS,
  ONSET_SECONDS,
} from './voice-segments.ts';

const HOP = 0.01;
const frame = (seconds: number, voiced: boolean): AcousticFrame => ({
  seconds,
  voiced,
  values: new Float32Array(21),
  pitchHertz: 0,
});

/** Alternating silence and voice, silence first, of the given lengths in seconds. */
function framesOf(lengths: readonly number[]): AcousticFrame[] {
  const frames: AcousticFrame[] = [];
  lengths.forEach((length, index) => {
    for (let i = 0; i < length / HOP; i++) frames.push(frame(frames.length * HOP, index % 2 === 1));
  });
  return frames;
}

function segmentsOf(lengths: readonly number[]) {
  const segmenter = createVoiceSegmenter();
  segmenter.push(framesOf(lengths));
  return segmenter.segments;
}

describe('createVoiceSegmenter', () => {
  it('opens at the voice, bridges a short pause, and closes after a long one', () => {
    const [segment, ...others] = segmentsOf([2, 1, 0.5, 1, 1.5]);
    expect(others).toEqual([]);
    expect(segment?.startSeconds).toBeCloseTo(2 - MARGIN_SECONDS, 1);
    expect(segment?.endSeconds).toBeCloseTo(4.5 + MARGIN_SECONDS, 1);
  });

  it('does not open for a click', () => {
    expect(segmentsOf([1, ONSET_SECONDS / 2, 2])).toEqual([]);
  });

  it('cuts a monologue at the length of a window without losing any of it', () => {
    const segments = segmentsOf([1, 25, 2]);
    expect(segments).toHaveLength(3);
    expect(segments[1]?.startSeconds).toBe(segments[0]?.endSeconds);
    expect(segments[2]?.startSeconds).toBe(segments[1]?.endSeconds);
  });

  it('closes when the stream is ended, and begins anew afterwards', () => {
    const segmenter = createVoiceSegmenter();
    segmenter.push(framesOf([0.5, 1]));
    segmenter.end();
    expect(segmenter.segments.at(-1)?.endSeconds).toBeCloseTo(1.5 + MARGIN_SECONDS, 1);
    segmenter.push([1, 2, 3].map((at) => frame(60 + at * HOP, true)));
    expect(segmenter.segments).toHaveLength(1);
  });

  it('keeps segments apart, in order, bounded in length and number, whatever comes', () => {
    const lengths = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(lengths, (given) => {
        const segments = segmentsOf(given);
        expect(segments.length).toBeLessThanOrEqual(50);
        segments.forEach(({ startSeconds, endSeconds }, index) => {
          expect(startSeconds).toBeGreaterThanOrEqual(segments[index - 1]?.endSeconds ?? 0);
          if (endSeconds === null) expect(index).toBe(segments.length - 1);
          else {
            expect(endSeconds).toBeGreaterThan(startSeconds);
            expect(endSeconds - startSeconds).toBeLessThanOrEqual(LONGEST_SECONDS + HANGOVER_SECONDS);
          }
        });
      }),
      { numRuns: 50 },
    );
  });
});
