import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import type { PlainTrace } from '../../model/index.ts';
import { largestDifference, selfTestTracks } from './self-test.ts';

const traceOf = (logit: number[]): PlainTrace => {
  const tensor = (values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
  return {
    logit: tensor(logit),
    sentiment: tensor([0]),
    contributions: tensor([0.5, 0.25]),
    contributionBias: tensor([0]),
    unimodal: tensor([1, 2, 3]),
  };
};

describe('largestDifference', () => {
  it('is zero for the same trace and finds the worst value of all', () => {
    expect(largestDifference(traceOf([1]), traceOf([1]))).toBe(0);
    expect(largestDifference(traceOf([1]), traceOf([1.5]))).toBeCloseTo(0.5);
  });

  it('does not let NaN or another shape pass', () => {
    expect(largestDifference(traceOf([1]), traceOf([Number.NaN]))).toBe(Number.POSITIVE_INFINITY);
    expect(largestDifference(traceOf([1]), traceOf([1, 1]))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('selfTestTracks', () => {
  it('is the same every time, with every modality present and a gap inside', () => {
    const tracks = selfTestTracks(DEFAULT_CONFIG);
    expect(selfTestTracks(DEFAULT_CONFIG)).toEqual(tracks);
    expect(tracks.acoustic.mask[5]).toBe(0);
    for (const track of Object.values(tracks)) {
      expect(track.mask).toHaveLength(DEFAULT_CONFIG.steps);
      expect(track.mask).toContain(1);
      expect(track.mask).toContain(0);
    }
  });
});
