import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sample } from '../../core/data/batch.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';
import { startBackend } from '../backend.ts';
import { evaluateFeatures, type FeatureMetrics, validationError, withOnly } from './evaluation.ts';

beforeAll(() => startBackend('cpu'));

/** Says the sum of everything it sees, or takes it for the class. */
function summing(classes: number): Predictor {
  return {
    config: { widths: { language: 1, acoustic: 1, visual: 1 }, steps: 2, classes },
    parameters: new Map(),
    forward({ features, mask }) {
      const { language, acoustic, visual } = features;
      const sum = tf.addN([language, acoustic, visual]).sum([1, 2]);
      const output = classes === 1 ? sum.reshape([-1, 1]) : tf.oneHot(sum.toInt(), classes).toFloat();
      const logit = output as tf.Tensor2D;
      return { mask, unimodal: tf.stack([logit, logit, logit]) as tf.Tensor3D, logit, sentiment: logit };
    },
    dispose() {},
  };
}

function sample(label: number, language: number | null, acoustic: number | null): Sample {
  const one = (value: number | null) =>
    value === null ? null : { width: 1, values: Float32Array.of(value), valid: Uint8Array.of(1) };
  return {
    steps: { language: one(language), acoustic: one(acoustic), visual: null },
    label,
    valences: { language: label, acoustic: label, visual: null },
  };
}

describe('evaluateFeatures', () => {
  it('judges sentiment as it is and with modalities left out, on the samples that have any', async () => {
    const samples = [sample(1.5, 1, 0.5), sample(-1, -1, null), sample(2, null, 1)];
    const { n, task, conditions } = await evaluateFeatures(summing(1), samples);
    expect({ n, task }).toEqual({ n: 3, task: 'features' });
    const figures = Object.entries(conditions).map(([name, one]) => [name, one.n, 'mae' in one && one.mae]);
    expect(figures).toEqual([
      ['all', 3, 1 / 3],
      ['language_alone', 2, 0.25],
      ['acoustic_alone', 2, 1],
      ['without_language', 2, 1],
      ['without_acoustic', 2, 0.25],
      ['without_visual', 3, 1 / 3],
    ]);
  });

  it('takes the likeliest class', async () => {
    const samples = [sample(2, 1, 1), sample(0, 0, 0), sample(1, 1, 1), sample(2, 2, null)];
    const { conditions } = await evaluateFeatures(summing(3), samples);
    // Predicted 2, 0, 2, 2 for 2, 0, 1, 2.
    expect(conditions.all).toEqual({
      n: 4,
      accuracy: 3 / 4,
      precision_macro: (1 + 0 + 2 / 3) / 3,
      recall_macro: (1 + 0 + 1) / 3,
      f1_macro: (1 + 0 + 0.8) / 3,
    });
    expect(validationError(conditions.all as FeatureMetrics)).toBeCloseTo(0.4);
  });
});

describe('withOnly', () => {
  it('leaves the rest of the sample as it is', () => {
    const whole = sample(1, 2, 3);
    expect(withOnly(whole, ['acoustic', 'visual'])).toEqual({
      ...whole,
      steps: { ...whole.steps, language: null },
    });
  });
});
