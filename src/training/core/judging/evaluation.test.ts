import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { startBackend } from '../../node/backend.ts';
import type { Pools } from '../data/pools.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { SYNTHETIC_WIDTHS, syntheticPictures, syntheticPools } from '../testing/synthetic-data.ts';
import { evaluateComposed } from './evaluation.ts';
import { faceShift } from './face-shift.ts';

const SMILE = BLENDSHAPE_NAMES.indexOf('mouthSmileLeft');

/** Sees nothing but how far the mouth smiles, and says three times that. */
const smileReader: Predictor = {
  config: { widths: SYNTHETIC_WIDTHS, steps: 40, classes: 1 },
  parameters: new Map(),
  forward({ features, mask }) {
    const seen = mask.slice([MODALITIES.indexOf('visual'), 0, 0], [1, -1, -1]).squeeze<tf.Tensor2D>([0]);
    const smile = features.visual.slice([0, 0, SMILE], [-1, -1, 1]).squeeze<tf.Tensor2D>([2]).mul(seen);
    const steps = seen.sum(1, true).maximum(1);
    const sentiment = smile.sum(1, true).div(steps).mul<tf.Tensor2D>(3);
    return { mask, unimodal: tf.zeros([3, sentiment.shape[0], 1]), logit: sentiment, sentiment };
  },
  dispose: () => undefined,
};

let pools: Pools;
beforeAll(async () => {
  await startBackend('cpu');
  pools = syntheticPools(12, 1);
});

describe('evaluateComposed', () => {
  it('judges on the same compositions whenever the seed is the same, and on others when it is not', async () => {
    const [one, again, other] = [
      await evaluateComposed(smileReader, pools, 1),
      await evaluateComposed(smileReader, pools, 1),
      await evaluateComposed(smileReader, pools, 2),
    ];
    expect(again).toEqual(one);
    expect(other.conditions).not.toEqual(one.conditions);
  });

  it('composes every sentence as often as asked', async () => {
    expect((await evaluateComposed(smileReader, pools, 1)).n).toBe(12);
    expect((await evaluateComposed(smileReader, pools, 1, 3)).n).toBe(36);
  });

  it('gives a row for all, each condition and each missing modality', async () => {
    const { conditions } = await evaluateComposed(smileReader, pools, 1);
    expect(Object.keys(conditions)).toEqual([
      'all',
      'congruent',
      'neutral',
      'conflicting',
      'without_language',
      'without_acoustic',
      'without_visual',
    ]);
    // The reader has eyes only: a composition without a face leaves it at 0.
    expect(conditions.without_visual?.corr).toBeNaN();
    expect(conditions.congruent?.corr).toBeGreaterThan(0.5);
  });
});

describe('faceShift', () => {
  const neutral = () => pools.sentences.map((sentence) => ({ ...sentence, valence: 0.1 }));

  it('tells what an emotion moves against a neutral face, and counts what was trained on', async () => {
    const shown = syntheticPictures(5, 3);
    const labelled = shown.map((picture, i) => ({ ...picture, split: i % 2 ? 'train' : 'valid' }));
    const result = await faceShift(smileReader, neutral(), labelled, shown, 1);
    expect(result).toMatchObject({ sentences: 12, neutralPictures: 5, withoutFace: 0 });
    const { happiness, anger, neutral: base } = result?.emotions ?? {};
    expect(happiness?.shift).toBeGreaterThan(1.5);
    expect(Math.abs(anger?.shift ?? Number.NaN)).toBeLessThan(0.05);
    expect(happiness?.error).toBeLessThan(0.1);
    expect(happiness?.pictures).toBe(5);
    expect(happiness?.trained).toBeGreaterThan(0);
    expect(base).toBeUndefined();
  });

  it('has nothing to say without a neutral sentence or a neutral face', async () => {
    const faces = syntheticPictures(2, 3);
    const loud = pools.sentences.map((sentence) => ({ ...sentence, valence: 2 }));
    expect(await faceShift(smileReader, loud, [], faces, 1)).toBeNull();
    const smiles = faces.filter(({ emotion }) => emotion === 'happiness');
    expect(await faceShift(smileReader, neutral(), [], smiles, 1)).toBeNull();
  });
});
