import * as tf from '@tensorflow/tfjs';
import type { Prediction } from '../predictors/predictor.ts';

/** What a batch's predictions should have come out as. For a class head, labels and valences are one-hot over C. */
export interface PredictionTargets {
  /** [B, C] */
  label: tf.Tensor2D;
  /** Each modality's own valence, [M, B, C]. */
  valences: tf.Tensor3D;
  /** Which of a sample's modalities are there and have a valence of their own, [M][B]. */
  supervised: boolean[][];
}

/** What a predictor's losses come to. */
export interface Losses {
  /** Weighted sum. */
  total: tf.Scalar;
  /** Unweighted terms in the order of their names, [n]; 0 where a stage is off or the weight is 0. */
  terms: tf.Tensor1D;
}

/** The terms every predictor is trained with, whatever its architecture. */
export const PREDICTION_LOSS_NAMES = ['task', 'unimodal'] as const;

/**
 * Task: the prediction against the label. Unimodal: each modality's own prediction against its own valence, mean over
 * those that have one. L1 for sentiment, cross-entropy for classes.
 * @throws Error when a target's shape does not match the prediction
 */
export function predictionTerms(
  { logit, sentiment, unimodal }: Prediction,
  { label, valences, supervised }: PredictionTargets,
): Record<(typeof PREDICTION_LOSS_NAMES)[number], () => tf.Tensor> {
  tf.util.assertShapesMatch(logit.shape, label.shape, 'label: ');
  tf.util.assertShapesMatch(unimodal.shape, valences.shape, 'valences: ');
  return {
    task: () => deviation(label.shape[1] === 1 ? sentiment : logit, label).mean(),
    unimodal: () => {
      const mask = tf.tensor2d(supervised.map((row) => row.map(Number))); // (M, B)
      return deviation(unimodal, valences).mul(mask).sum().div(mask.sum().maximum(1));
    },
  };
}

/** L1 for sentiment, cross-entropy for classes; prediction and target [..., C] -> [...]. */
function deviation(prediction: tf.Tensor, target: tf.Tensor): tf.Tensor {
  return target.shape.at(-1) === 1
    ? prediction.sub(target).abs().sum(-1)
    : prediction.logSoftmax().mul(target).sum(-1).neg();
}

/** Weighs terms and adds them up; one of weight 0 is not computed. */
export function weightedLosses<Name extends string>(
  names: readonly Name[],
  terms: Record<Name, () => tf.Tensor>,
  weights: Record<Name, number>,
): Losses {
  const values = tf.stack(
    names.map((name) => (weights[name] === 0 ? tf.scalar(0) : terms[name]())),
  ) as tf.Tensor1D;
  const total = values.mul(tf.tensor1d(names.map((name) => weights[name]))).sum<tf.Scalar>();
  return { total, terms: values };
}
