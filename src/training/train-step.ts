import * as tf from '@tensorflow/tfjs';
import { MODALITIES, type Network, trainableVariables } from '../model/index.ts';
import { type Batch, buildBatch } from './batch.ts';
import { sampleOf } from './batching.ts';
import type { Composition } from './composition.ts';
import { seededDropouts } from './dropout.ts';
import { computeLosses, LOSS_NAMES, type Targets } from './losses.ts';
import type { AdamW } from './optimizer.ts';
import { inputsOf } from './prediction.ts';
import type { Random } from './random.ts';
import type { TrainingConfig } from './training-config.ts';

export interface StepResult {
  /** "total" is the weighted sum, the others are unweighted. */
  losses: Record<string, number>;
  /** Global norm before clipping. */
  gradientNorm: number;
}

/**
 * One gradient step on a batch of compositions.
 * @param scale multiplies the configured learning rate
 * @param random stream of the dropout masks
 */
export async function trainStep(
  network: Network,
  optimizer: AdamW,
  compositions: readonly Composition[],
  config: Pick<TrainingConfig, 'dropout' | 'losses'>,
  scale: number,
  random: Random,
): Promise<StepResult> {
  const batch = buildBatch(compositions.map(sampleOf), network.config);
  const dropouts = seededDropouts(config.dropout, random);
  const kept: tf.Tensor1D[] = [];
  const { value, grads } = tf.variableGrads(() => {
    const outputs = network.forward(inputsOf(batch, network), dropouts);
    const { total, terms } = computeLosses(network, outputs, targetsOf(batch), config.losses);
    kept.push(tf.keep(terms));
    return total;
  }, trainableVariables(network));
  const norm = optimizer.apply(grads, scale);
  const read = tf.tidy(() => tf.concat([value.reshape([1]), norm.reshape([1]), ...kept]));
  const [total = Number.NaN, gradientNorm = Number.NaN, ...terms] = await read.data();
  tf.dispose([value, norm, read, ...kept]);
  const named = LOSS_NAMES.map((name, i): [string, number] => [name, terms[i] ?? Number.NaN]);
  return { losses: { total, ...Object.fromEntries(named) }, gradientNorm };
}

function targetsOf({ size, labels, valences, present }: Batch): Targets {
  return {
    label: tf.tensor2d(labels, [size, 1]),
    valences: tf.tensor3d(valences, [MODALITIES.length, size, 1]),
    present: MODALITIES.map((_, m) => Array.from(present.subarray(m * size, (m + 1) * size), Boolean)),
  };
}
