import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcousticFrame } from '../frames.ts';
import { ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';
import {
  normaliseFrame,
  observeSpeaker,
  POPULATION_PRIOR,
  statisticsFromFrames,
} from './speaker-normalisation.ts';

const LOG_ENERGY = ACOUSTIC_FRAME_FEATURES.indexOf('logEnergy');
const LOG_F0 = ACOUSTIC_FRAME_FEATURES.indexOf('logF0');
const MFCC2 = ACOUSTIC_FRAME_FEATURES.indexOf('mfcc2');
const CENTROID = ACOUSTIC_FRAME_FEATURES.indexOf('centroidHertz');
const VOICING = ACOUSTIC_FRAME_FEATURES.indexOf('voicing');

function frame({ hertz = 0, logEnergy = -10, mfcc2 = 0, centroid = 1000, voiced = true }): AcousticFrame {
  const values = new Float32Array(ACOUSTIC_FRAME_FEATURES.length);
  values[LOG_ENERGY] = logEnergy;
  values[MFCC2] = mfcc2;
  values[CENTROID] = centroid;
  values[VOICING] = 0.7;
  values[LOG_F0] = hertz > 0 ? Math.log(hertz) : 0;
  return { seconds: 0, values, voiced, pitchHertz: hertz };
}

const anyFrame = fc
  .record({
    hertz: fc.oneof(fc.constant(0), fc.double({ min: 60, max: 650, noNaN: true })),
    logEnergy: fc.double({ min: -23, max: 0, noNaN: true }),
    voiced: fc.boolean(),
  })
  .map(frame);

describe('speaker normalisation', () => {
  it('puts the same tune of two voices and two microphones on the same numbers', () => {
    const tune = Array.from({ length: 4000 }, (_, i) => Math.sin(i));
    const speak = (hertz: number, level: number, colour: number): AcousticFrame[] =>
      tune.map((note) =>
        frame({
          hertz: hertz * 2 ** (note / 3),
          logEnergy: level + note,
          mfcc2: colour + 20 * note,
          centroid: 1000 + 20 * colour + 300 * note,
        }),
      );
    const [low, high] = [speak(100, -14, -30), speak(220, -5, 40)].map((frames) => {
      const speaker = statisticsFromFrames(frames);
      return frames.map((one) => normaliseFrame(one, speaker).values);
    });
    for (const i of [0, 1, 2, 500]) {
      for (const feature of [LOG_F0, LOG_ENERGY, MFCC2, CENTROID]) {
        expect(Math.abs((low?.[i]?.[feature] ?? 9) - (high?.[i]?.[feature] ?? -9))).toBeLessThan(0.3);
      }
    }
  });

  it('starts from the population and moves to the speaker', () => {
    const frames = Array.from({ length: 5000 }, (_, i) => frame({ hertz: 110 + (i % 20) }));
    expect(statisticsFromFrames([])).toEqual(POPULATION_PRIOR);
    const after = [1, 100, 5000].map((n) => observeSpeaker(POPULATION_PRIOR, frames.slice(0, n)).logF0.mean);
    const distances = after.map((mean) => mean - Math.log(119.5));
    expect(distances[0]).toBeGreaterThan(distances[1] ?? 0);
    expect(distances[1]).toBeGreaterThan(distances[2] ?? 0);
    expect(distances[2]).toBeLessThan(0.02);
  });

  it('does not depend on how or in what order frames come', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 60 }), fc.nat(60), (frames, cut) => {
        const whole = statisticsFromFrames(frames);
        const parts = observeSpeaker(statisticsFromFrames(frames.slice(cut)), frames.slice(0, cut));
        for (const name of ['mfcc0', 'mfcc2', 'logEnergy', 'centroidHertz', 'logF0'] as const) {
          expect(parts[name].count).toBe(whole[name].count);
          expect(parts[name].mean).toBeCloseTo(whole[name].mean, 6);
          expect(parts[name].variance).toBeCloseTo(whole[name].variance, 3);
        }
      }),
    );
  });

  it('learns nothing from silence, nor pitch from unpitched voice', () => {
    const silence = [frame({ voiced: false, logEnergy: -20, hertz: 200 })];
    expect(statisticsFromFrames(silence)).toEqual(POPULATION_PRIOR);
    expect(statisticsFromFrames([frame({})]).logF0).toEqual(POPULATION_PRIOR.logF0);
  });

  it('leaves voicing alone: its scale is everybody’s', () => {
    expect(normaliseFrame(frame({}), POPULATION_PRIOR).values[VOICING]).toBeCloseTo(0.7, 6);
  });

  it('leaves the frame given as it was, and an unpitched log-F0 at 0', () => {
    const given = frame({ hertz: 0 });
    const copy = structuredClone(given);
    expect(normaliseFrame(given, POPULATION_PRIOR).values[LOG_F0]).toBe(0);
    expect(given).toEqual(copy);
  });

  it('survives JSON', () => {
    const speaker = statisticsFromFrames([frame({ hertz: 123 })]);
    expect(JSON.parse(JSON.stringify(speaker))).toEqual(speaker);
  });
});
