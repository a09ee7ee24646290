import * as tf from '@tensorflow/tfjs';
import { MODALITIES, trainableVariables } from '../../../model/index.ts';
import { type Batch, buildBatch, type Sample } from '../data/batch.ts';
import type { Targets } from '../losses/losses.ts';
import type { Objective } from '../losses/objective.ts';
import { inputsOf } from '../predictors/prediction.ts';
import type { Predictor } from '../predictors/predictor.ts';
import type { Random } from '../random.ts';
import { type DropoutRates, seededDropouts } from './dropout.ts';
import type { AdamW } from './optimizer.ts';

export interface StepResult {
  /** "total" is the weighted sum, the others are unweighted. */
  losses: Record<string, number>;
  /** Global norm before clipping. */
  gradientNorm: number;
}

/** A predictor with what training needs besides: what it should make small, and what moves it. */
export interface Learner {
  predictor: Predictor;
  objective: Objective;
  optimizer: AdamW;
}

/**
 * One gradient step on a batch of samples.
 * @param scale multiplies the configured learning rate
 * @param random stream of the dropout masks
 */
export async function trainStep(
  { predictor, objective, optimizer }: Learner,
  samples: readonly Sample[],
  rates: DropoutRates,
  scale: number,
  random: Random,
): Promise<StepResult> {
  const batch = buildBatch(samples, predictor.config);
  const dropouts = seededDropouts(rates, random);
  const kept: tf.Tensor1D[] = [];
  const { value, grads } = tf.variableGrads(() => {
    const targets = targetsOf(batch, predictor.config.classes);
    const { total, terms } = objective.losses(inputsOf(batch, predictor), targets, dropouts);
    kept.push(tf.keep(terms));
    return total;
  }, trainableVariables(predictor));
  const norm = optimizer.apply(grads, scale);
  const read = tf.tidy(() => tf.concat([value.reshape([1]), norm.reshape([1]), ...kept]));
  const [total = Number.NaN, gradientNorm = Number.NaN, ...terms] = await read.data();
  tf.dispose([value, norm, read, ...kept]);
  const named = objective.names.map((name, i): [string, number] => [name, terms[i] ?? Number.NaN]);
  return { losses: { total, ...Object.fromEntries(named) }, gradientNorm };
}

/** Numbers as they are, classes one-hot over C. */
function targetsOf({ size, labels, valences, present, supervised }: Batch, classes: number): Targets {
  const count = MODALITIES.length;
  const flags = (values: Float32Array) =>
    MODALITIES.map((_, m) => Array.from(values.subarray(m * size, (m + 1) * size), Boolean));
  const oneHot = (indices: Float32Array) =>
    tf.oneHot(tf.tensor1d(Int32Array.from(indices), 'int32'), classes).toFloat();
  return {
    label: classes === 1 ? tf.tensor2d(labels, [size, 1]) : (oneHot(labels) as tf.Tensor2D),
    valences:
      classes === 1
        ? tf.tensor3d(valences, [count, size, 1])
        : oneHot(valences).reshape([count, size, classes]),
    present: flags(present),
    supervised: flags(supervised),
  };
}
