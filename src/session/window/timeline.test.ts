import { describe, expect, it } from 'vitest';
import { ACOUSTIC_FRAME_WIDTH, VISUAL_FRAME_WIDTH } from '../../features/frames.ts';
import { POPULATION_NEUTRAL } from '../../features/visual/population-neutral.ts';
import { createTimeline, createWholeTimeline, KEPT_SECONDS } from './timeline.ts';

const values = (width: number) => Float32Array.from({ length: width }, (_, i) => i / 8);

describe('createTimeline', () => {
  it('holds the last minutes in bounded memory, without landmarks', () => {
    const timeline = createTimeline();
    const values = new Float32Array(ACOUSTIC_FRAME_WIDTH);
    const face = new Float32Array(VISUAL_FRAME_WIDTH);
    for (let i = 0; i < 5 * 60 * 100; i++) {
      timeline.addAcoustic([{ seconds: i / 100, values, voiced: false, pitchHertz: 0 }]);
      if (i % 3 === 0) {
        timeline.addVisual({ seconds: i / 100, values: face, landmarks: new Float32Array(478 * 3) });
      }
    }
    expect(timeline.acoustic.size).toBe(KEPT_SECONDS * 100);
    expect(timeline.visual.size).toBe(KEPT_SECONDS * 30);
    expect(timeline.visual.latest()?.landmarks).toBeNull();
    expect(timeline.acoustic.between(0, 300 - KEPT_SECONDS)).toEqual([]);
  });

  it('gives back what it was given', () => {
    const timeline = createTimeline();
    const voice = { seconds: 1, values: values(ACOUSTIC_FRAME_WIDTH), voiced: true, pitchHertz: 220 };
    const noise = { ...voice, seconds: 1.01, voiced: false, pitchHertz: 0 };
    timeline.addAcoustic([voice, noise]);
    expect(timeline.acoustic.between(0, 2)).toEqual([voice, noise]);
    const face = { seconds: 1, values: values(VISUAL_FRAME_WIDTH), landmarks: null };
    const nobody = { seconds: 1.05, values: null, landmarks: null };
    timeline.addVisual(face);
    timeline.addVisual(nobody);
    expect(timeline.visual.between(0, 2)).toEqual([face, nobody]);
    expect(timeline.visual.latest()).toEqual(nobody);
  });

  it('knows a face by all that was seen of it, though it keeps the last minutes, unless a neutral one is declared', () => {
    const [bounded, whole] = [createTimeline(), createWholeTimeline()];
    for (let i = 0; i < 200 * 4; i++) {
      const rested = Float32Array.from({ length: VISUAL_FRAME_WIDTH }, (_, shape) =>
        i < 400 ? (POPULATION_NEUTRAL[shape] ?? 0) + 0.01 : (POPULATION_NEUTRAL[shape] ?? 0),
      );
      for (const timeline of [bounded, whole])
        timeline.addVisual({ seconds: i / 4, values: rested, landmarks: null });
    }
    expect(bounded.neutral).toEqual(whole.neutral);
    expect(bounded.neutral[1]).toBeCloseTo((POPULATION_NEUTRAL[1] ?? 0) + 0.01 * (100 / 210), 3);
    const known = bounded.neutral;
    const declared = values(52);
    bounded.declareNeutral(declared);
    expect(bounded.neutral).toEqual(declared);
    bounded.declareNeutral(null);
    expect(bounded.neutral).toEqual(known);
  });
});
