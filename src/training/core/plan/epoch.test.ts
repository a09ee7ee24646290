import { describe, expect, it } from 'vitest';
import { STANDARD_SHARES } from '../data/composition.ts';
import type { TrainingData } from '../data/pools.ts';
import { syntheticPools } from '../testing/synthetic-data.ts';
import { composeEpoch, composeValidation, epochSize } from './epoch.ts';

const train = syntheticPools(30, 1);
const valid = syntheticPools(6, 2);
const data: TrainingData = {
  whole: train.sentences.slice(0, 10),
  sampled: train.sentences.slice(10),
  train,
  valid,
};

describe('composeEpoch', () => {
  const sentencesOf = (epoch: number, size = 18) =>
    composeEpoch(data, { samplesPerEpoch: size, shares: STANDARD_SHARES }, 1, epoch).map(
      ({ sentence }) => sentence,
    );

  it('has every sentence of the whole files and fills up with others, none twice', () => {
    const sentences = sentencesOf(0);
    expect(sentences).toHaveLength(18);
    expect(new Set(sentences).size).toBe(18);
    expect(data.whole.every((sentence) => sentences.includes(sentence))).toBe(true);
  });

  it('is fresh each epoch and the same for the same seed and epoch', () => {
    const settings = { samplesPerEpoch: 18, shares: STANDARD_SHARES };
    expect(composeEpoch(data, settings, 1, 3)).toEqual(composeEpoch(data, settings, 1, 3));
    expect(sentencesOf(0)).not.toEqual(sentencesOf(1));
  });

  it('is never smaller than the whole files nor larger than all', () => {
    for (const [wanted, size] of [
      [4, 10],
      [18, 18],
      [99, 30],
    ] as const) {
      expect(epochSize(data, wanted)).toBe(size);
      expect(sentencesOf(0, wanted)).toHaveLength(size);
    }
  });
});

describe('composeValidation', () => {
  it('composes validation sentences alone, several times each, always alike', () => {
    const samples = composeValidation(data, 3, 1);
    expect(samples).toHaveLength(18);
    expect(samples.every(({ sentence }) => valid.sentences.includes(sentence))).toBe(true);
    expect(composeValidation(data, 3, 1)).toEqual(samples);
    expect(new Set(samples.filter(({ sentence }) => sentence === valid.sentences[0])).size).toBe(3);
  });
});
