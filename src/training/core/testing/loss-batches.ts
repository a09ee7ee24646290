import * as tf from '@tensorflow/tfjs';
import { onTestFinished } from 'vitest';
import {
  type DbrConfig,
  type DbrInputs,
  type DbrOutputs,
  MODALITIES,
  type Modality,
  type Network,
} from '../../../model/index.ts';
import { noise, readAll } from '../../../model/testing/numbers.ts';
import { networkFor, TINY_CONFIG, windowsFor } from '../../../model/testing/windows.ts';
import { LOSS_NAMES, type LossName, type LossWeights } from '../losses/loss-weights.ts';
import { computeLosses, type Targets } from '../losses/losses.ts';

/** Every loss counts as much. */
export const ALL: LossWeights = Object.fromEntries(LOSS_NAMES.map((name) => [name, 1])) as LossWeights;
/** Enough samples with every modality for the debiased statistics. */
export const EVERYTHING: Modality[][] = Array.from({ length: 10 }, () => [...MODALITIES]);

/** Targets of noise, disposed with the test. */
export function targetsFor({ classes }: DbrConfig, items: readonly (readonly Modality[])[]): Targets {
  const batch = items.length;
  const oneHot = (x: tf.Tensor) => tf.oneHot(x.argMax(-1), classes).toFloat();
  const of = (shape: number[], seed: number) =>
    tf.tidy(() => (classes === 1 ? noise(shape, seed) : oneHot(noise(shape, seed))));
  const present = MODALITIES.map((modality) => items.map((item) => item.includes(modality)));
  const targets = {
    label: of([batch, classes], 1) as tf.Tensor2D,
    valences: of([3, batch, classes], 2) as tf.Tensor3D,
    present,
    supervised: present,
  };
  onTestFinished(() => tf.dispose([targets.label, targets.valences]));
  return targets;
}

export interface Batch {
  network: Network;
  inputs: DbrInputs;
  targets: Targets;
}

export function batchOf(items: readonly (readonly Modality[])[], change: Partial<DbrConfig> = {}): Batch {
  const config = { ...TINY_CONFIG, ...change };
  return {
    network: networkFor(config),
    inputs: windowsFor(config, { items }),
    targets: targetsFor(config, items),
  };
}

/** The terms by name, of outputs that may have been changed on the way. */
export async function termsOf(
  { network, inputs, targets }: Batch,
  weights: LossWeights = ALL,
  change: (outputs: DbrOutputs) => DbrOutputs = (outputs) => outputs,
  huber = 0,
) {
  const { terms, total } = await readAll(() => {
    const losses = computeLosses(network, change(network.forward(inputs)), targets, weights, huber);
    return { terms: losses.terms, total: losses.total };
  });
  const byName = Object.fromEntries(LOSS_NAMES.map((name, i) => [name, terms[i]])) as Record<
    LossName,
    number
  >;
  return { ...byName, total: total[0] as number };
}
