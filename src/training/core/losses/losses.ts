import * as tf from '@tensorflow/tfjs';
import { reconstruct } from '../../../model/decoupling.ts';
import type { DbrOutputs, Network } from '../../../model/index.ts';
import { centralMomentDiscrepancy } from '../../../model/ops/losses/central-moments.ts';
import { channelCorrelation } from '../../../model/ops/losses/channel-correlation.ts';
import { type CountedRows, countedRows, stopGradient } from '../../../model/ops/losses/counted-rows.ts';
import { debiasedCka } from '../../../model/ops/losses/debiased-cka.ts';
import { featureCka } from '../../../model/ops/losses/feature-cka.ts';
import { poolSteps } from '../../../model/ops/masked-mean.ts';
import { entropy, roll } from '../../../model/ops/primitives.ts';
import { parameter } from '../../../model/parameters.ts';
import { LOSS_NAMES, type LossName, type LossWeights } from './loss-weights.ts';
import { type Losses, type PredictionTargets, predictionTerms, weightedLosses } from './prediction-losses.ts';
/** What a batch should have come out as. */
export interface Targets extends PredictionTargets {
  /** Which modalities each sample has, [M][B]; known before the pass, so that pairs too few are left out. */
  present: boolean[][];
}

/** Mean borrow is kept inside this band: alive, but the exception. */
const BORROW_BAND = [0.05, 0.1] as const;
/** So far from even the branches may share the work of a sample: |beta| within it costs nothing. */
const BALANCE_BAND = 0.1;

/** Rows of every modality for a step-wise statistic: [M, B, T, d] -> [M, B*T, d]. */
function stepRows(x: tf.Tensor4D): tf.Tensor3D {
  const [m, b, t, d] = x.shape;
  return x.reshape([m, b * t, d]);
}

/**
 * All losses of one batch. Call inside the function whose gradient is taken.
 * @param huber as `predictionTerms` takes it
 * @throws Error when a target's shape does not match the outputs
 */
export function computeLosses(
  network: Network,
  outputs: DbrOutputs,
  targets: Targets,
  weights: LossWeights,
  huber = 0,
): Losses {
  return weightedLosses(LOSS_NAMES, lossTerms(network, outputs, targets, huber), weights);
}

function lossTerms(
  network: Network,
  outputs: DbrOutputs,
  targets: Targets,
  huber: number,
): Record<LossName, () => tf.Tensor> {
  const { mask, tsf, agpr, brf, sharedRebalanced, privateRebalanced } = outputs;
  const weights = mask.reshape([mask.shape[0], -1, 1]) as tf.Tensor3D; // (M, B*T, 1)
  const validSteps = mask.sum().maximum(1);
  const pooledShared = poolSteps({ x: outputs.shared, mask });
  const pooledSharedRebalanced = poolSteps({ x: sharedRebalanced, mask });
  const pooledPrivateRebalanced = poolSteps({ x: privateRebalanced, mask });
  const { present, pairs } = setsOf(targets.present);
  const zero = () => tf.scalar(0);
  const meanOverValid = (x: tf.Tensor) => x.mul(mask).sum().div(validSteps);

  return {
    ...predictionTerms(outputs, targets, huber),
    reconstruction: () => {
      const estimate = reconstruct(network.parameters, outputs, mask);
      return meanOverValid(estimate.sub(stopGradient(outputs.hidden)).square().mean(-1));
    },
    similarity: () =>
      meanOverPairs(centralMomentDiscrepancy({ x: pooledShared, y: roll(pooledShared, 1) }, pairs), pairs),
    difference: () =>
      featureCka({ x: stepRows(outputs.shared), y: stepRows(outputs.private), weights }).mean(),
    redundancy: () =>
      meanOverPairs(
        debiasedCka({ x: pooledSharedRebalanced, y: roll(pooledSharedRebalanced, 1) }, pairs),
        pairs,
      ),
    leakage: () => {
      const pooled = debiasedCka({ x: pooledPrivateRebalanced, fixed: pooledSharedRebalanced }, present);
      const steps = featureCka({
        x: stepRows(privateRebalanced),
        fixed: stepRows(sharedRebalanced),
        weights,
      });
      return pooled.mean().add(steps.mean());
    },
    anchors: () => {
      if (!agpr) return zero();
      const counts = mask.sum([1, 2]).maximum(1); // (M)
      const each = entropy(agpr.assignment).mul(mask).sum([1, 2]).div(counts); // (M), mean H
      const average = agpr.assignment.mul(mask.expandDims(-1)).sum([1, 2]).div(counts.expandDims(-1)); // (M, K)
      return each.sub(entropy(average)).mean();
    },
    orthogonality: () => {
      if (!agpr) return zero();
      const anchors = parameter(network.parameters, 'agpr.anchors') as tf.Tensor3D;
      const directions = anchors.div(anchors.square().sum(-1, true).add(1e-8).sqrt()) as tf.Tensor3D;
      return tf.matMul(directions, directions, false, true).sub(tf.eye(anchors.shape[1])).square().mean();
    },
    borrow: () => {
      if (!agpr) return zero();
      const average = meanOverValid(agpr.borrow);
      return tf.sub(BORROW_BAND[0], average).relu().add(average.sub(BORROW_BAND[1]).relu());
    },
    decorrelation: () =>
      tsf ? featureCka({ x: stepRows(tsf.temporal), y: stepRows(tsf.stream), weights }).mean() : zero(),
    covariance: () => (tsf ? channelCorrelation(pooledSharedRebalanced, present).mean() : zero()),
    gateEntropy: () => {
      if (!brf.gate) return zero();
      const average = brf.gate.mean(0); // (d)
      const both = tf.stack([average, tf.sub(1, average)], 1);
      return tf.sub(1, entropy(both).mean().div(Math.LN2));
    },
    balance: () => {
      // Without BRF nothing weighs the branches against each other.
      if (!brf.gate) return zero();
      const sums = brf.contributions().abs().sum([2, 3, 4]); // (B, 2)
      const [shared, privates] = tf.unstack(sums, 1) as [tf.Tensor, tf.Tensor];
      const beta = shared.sub(privates).div(shared.add(privates).add(1e-6));
      return beta.abs().sub(BALANCE_BAND).relu().mean();
    },
  };
}

/** The samples that have a modality, and those that have it and the next one: in a ring of three, all the pairs there are. */
function setsOf(present: readonly boolean[][]): { present: CountedRows; pairs: CountedRows } {
  const next = (m: number) => present[(m + 1) % present.length] as boolean[];
  const both = present.map((row, m) => row.map((here, sample) => here && next(m)[sample] === true));
  return { present: countedRows(present), pairs: countedRows(both) };
}

/** Mean of a statistic of pairs, [G], over those that any sample has; 0 without one. */
function meanOverPairs(statistic: tf.Tensor1D, { counts }: CountedRows): tf.Tensor {
  const some = counts.map((count) => Number(count > 0));
  return statistic.dot(tf.tensor1d(some)).div(Math.max(1, some.filter(Boolean).length));
}
