import { expect, it } from 'vitest';
import type { Sample } from '../../core/data/batch.ts';
import { mostFrequentClass, nearestClassMeans } from './baselines.ts';

/** A sample of steps of two features; a step of NaN is masked. */
function sample(label: number, ...steps: [number, number][]): Sample {
  const language = {
    width: 2,
    values: Float32Array.from(steps.flat()),
    valid: Uint8Array.from(steps, ([value]) => (Number.isNaN(value) ? 0 : 1)),
  };
  return {
    steps: { language: steps.length > 0 ? language : null, acoustic: null, visual: null },
    label,
    valences: { language: label, acoustic: null, visual: null },
  };
}

const TRAIN = [sample(2, [0, 0]), sample(2, [0, 2]), sample(1, [4, 4], [8, 4]), sample(0)];

it('the most frequent class is the first of several', () => {
  expect(mostFrequentClass(TRAIN)).toBe(2);
  expect(mostFrequentClass(TRAIN.slice(1))).toBe(0);
});

it('the nearest class mean is found by the valid steps alone', () => {
  // The means are (0, 1) for class 2 and (6, 4) for class 1; the first sample's is (2, 2), the second's (5, 1).
  const samples = [sample(9, [0, 0], [4, 4]), sample(9, [5, 1], [Number.NaN, 0]), sample(9)];
  expect(nearestClassMeans(TRAIN, samples, 'language')).toEqual([2, 1, 2]);
});
