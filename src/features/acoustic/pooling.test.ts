import { describe, expect, it } from 'vitest';
import { ACOUSTIC_FRAME_WIDTH, ACOUSTIC_WIDTH, type AcousticFrame, WINDOW_STEPS } from '../frames.ts';
import { ACOUSTIC_FEATURE_NAMES } from './feature-names.ts';
import { acousticTrack, poolAcoustic } from './pooling.ts';

function frame(seconds: number, value: number, { voiced = true, pitchHertz = 150 } = {}): AcousticFrame {
  const values = new Float32Array(ACOUSTIC_FRAME_WIDTH).fill(value);
  return { seconds, values, voiced, pitchHertz };
}
const named = (values: Float32Array | undefined, name: string): number =>
  values?.[ACOUSTIC_FEATURE_NAMES.indexOf(name)] ?? Number.NaN;

describe('acoustic pooling', () => {
  it('takes mean and deviation of the frames of each quarter second', () => {
    const steps = poolAcoustic([frame(0.01, 1), frame(0.02, 3), frame(0.25, 10), frame(0.49, 10)], 0);
    expect(steps.map(({ valid }) => valid)).toEqual([true, true]);
    expect(steps[0]?.values.length).toBe(ACOUSTIC_WIDTH);
    expect([...(steps[0]?.values ?? [])]).toEqual([...Array(21).fill(2), ...Array(15).fill(1)]);
    expect([...(steps[1]?.values ?? [])]).toEqual([...Array(21).fill(10), ...Array(15).fill(0)]);
  });

  it('pools pitch over pitched frames alone', () => {
    const [step] = poolAcoustic([frame(0.01, 1), frame(0.02, 5), frame(0.03, 9, { pitchHertz: 0 })], 0);
    expect(named(step?.values, 'logF0')).toBe(3);
    expect(named(step?.values, 'logF0Deviation')).toBe(2);
    expect(named(step?.values, 'mfcc0')).toBe(5);
    const [whisper] = poolAcoustic([frame(0.01, 7, { pitchHertz: 0 })], 0);
    expect(named(whisper?.values, 'logF0')).toBe(0);
    expect(whisper?.valid).toBe(true);
  });

  it('calls a step without voice, or without frames, absent', () => {
    const frames = [frame(10.1, 1), frame(10.3, 1, { voiced: false }), frame(10.8, 1)];
    expect(poolAcoustic(frames, 10).map(({ valid }) => valid)).toEqual([true, false, false, true]);
    expect(poolAcoustic(frames, 10, 11.25).length).toBe(5);
    expect(poolAcoustic([], 0)).toEqual([]);
  });

  it('lays the last window out as a track, steps first', () => {
    const steps = WINDOW_STEPS + 8;
    const frames = Array.from({ length: 25 * steps }, (_, i) => frame(i / 100, Math.floor(i / 25)));
    const { values, mask } = acousticTrack(frames, 0);
    expect([...mask]).toEqual(Array(WINDOW_STEPS).fill(1));
    expect(values[0]).toBe(8);
    expect(values[(WINDOW_STEPS - 1) * ACOUSTIC_WIDTH]).toBe(steps - 1);
    const short = acousticTrack(frames.slice(0, 50), 0);
    expect([...short.mask]).toEqual([1, 1, ...Array(WINDOW_STEPS - 2).fill(0)]);
  });
});
