import * as tf from '@tensorflow/tfjs';
import { reconstruct } from '../../../model/decoupling.ts';
import type { DbrOutputs, Network } from '../../../model/index.ts';
import { entropy, maskedMean } from '../../../model/ops/primitives.ts';
import { parameter } from '../../../model/parameters.ts';
import { LOSS_NAMES, type LossName, type LossWeights } from './loss-weights.ts';
import { type Losses, type PredictionTargets, predictionTerms, weightedLosses } from './prediction-losses.ts';
import {
  centralMomentDiscrepancy,
  channelCorrelation,
  debiasedCka,
  featureCka,
  stopGradient,
} from './similarity.ts';

/** What a batch should have come out as. */
export interface Targets extends PredictionTargets {
  /** Which modalities each sample has, [M][B]; known before the pass, so that pairs too few are left out. */
  present: boolean[][];
}

/** Mean borrow is kept inside this band: alive, but the exception. */
const BORROW_BAND = [0.05, 0.1] as const;

/** Rows of every modality for a step-wise statistic: [M, B, T, d] -> [M, B*T, d]. */
function stepRows(x: tf.Tensor4D): tf.Tensor3D {
  const [m, b, t, d] = x.shape;
  return x.reshape([m, b * t, d]);
}

function modalityRow(x: tf.Tensor3D, m: number): tf.Tensor2D {
  const [, b, d] = x.shape;
  return x.slice([m, 0, 0], [1, b, d]).reshape([b, d]);
}

function mean(parts: tf.Tensor[]): tf.Tensor {
  return parts.length === 0 ? tf.scalar(0) : tf.addN(parts).div(parts.length);
}

/**
 * All losses of one batch. Call inside the function whose gradient is taken.
 * @throws Error when a target's shape does not match the outputs
 */
export function computeLosses(
  network: Network,
  outputs: DbrOutputs,
  targets: Targets,
  weights: LossWeights,
): Losses {
  return weightedLosses(LOSS_NAMES, lossTerms(network, outputs, targets), weights);
}

function lossTerms(
  network: Network,
  outputs: DbrOutputs,
  targets: Targets,
): Record<LossName, () => tf.Tensor> {
  const { mask, tsf, agpr, brf, sharedRebalanced, privateRebalanced } = outputs;
  const stepMask = mask.reshape([mask.shape[0], -1, 1]) as tf.Tensor3D; // (M, B*T, 1)
  const validSteps = mask.sum().maximum(1);
  const pooledShared = maskedMean(outputs.shared, mask);
  const pooledSharedRebalanced = maskedMean(sharedRebalanced, mask);
  const pooledPrivateRebalanced = maskedMean(privateRebalanced, mask);
  const pairs = modalityPairs(targets.present);
  const zero = () => tf.scalar(0);
  const meanOverValid = (x: tf.Tensor) => x.mul(mask).sum().div(validSteps);

  return {
    ...predictionTerms(outputs, targets),
    reconstruction: () => {
      const estimate = reconstruct(network.parameters, outputs, mask);
      return meanOverValid(estimate.sub(stopGradient(outputs.hidden)).square().mean(-1));
    },
    similarity: () =>
      mean(
        pairs.map(({ m, n, both }) =>
          centralMomentDiscrepancy(modalityRow(pooledShared, m), modalityRow(pooledShared, n), both),
        ),
      ),
    difference: () => featureCka(stepRows(outputs.shared), stepRows(outputs.private), stepMask).mean(),
    redundancy: () =>
      mean(
        pairs.map(({ m, n, both, count }) =>
          debiasedCka(
            modalityRow(pooledSharedRebalanced, m),
            modalityRow(pooledSharedRebalanced, n),
            both,
            count,
          ),
        ),
      ),
    leakage: () => {
      const pooled = targets.present.map((row, m) =>
        debiasedCka(
          modalityRow(pooledPrivateRebalanced, m),
          stopGradient(modalityRow(pooledSharedRebalanced, m)),
          tf.tensor1d(row.map(Number)),
          row.filter(Boolean).length,
        ),
      );
      const steps = featureCka(
        stepRows(privateRebalanced),
        stopGradient(stepRows(sharedRebalanced)),
        stepMask,
      );
      return mean(pooled).add(steps.mean());
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
      tsf ? featureCka(stepRows(tsf.temporal), stepRows(tsf.stream), stepMask).mean() : zero(),
    covariance: () => {
      if (!tsf) return zero();
      return mean(
        targets.present.map((row, m) =>
          channelCorrelation(
            modalityRow(pooledSharedRebalanced, m),
            tf.tensor1d(row.map(Number)),
            row.filter(Boolean).length,
          ),
        ),
      );
    },
    gateEntropy: () => {
      if (!brf.gate) return zero();
      const average = brf.gate.mean(0); // (d)
      const both = tf.stack([average, tf.sub(1, average)], 1);
      return tf.sub(1, entropy(both).mean().div(Math.LN2));
    },
  };
}

/** Modality pairs with the samples that have both. */
function modalityPairs(present: boolean[][]) {
  return present.flatMap((first, m) =>
    present.slice(m + 1).flatMap((second, offset) => {
      const both = first.map((here, sample) => Number(here && second[sample]));
      const count = both.reduce((sum, here) => sum + here, 0);
      return count === 0 ? [] : [{ m, n: m + 1 + offset, both: tf.tensor1d(both), count }];
    }),
  );
}
