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
 * those that have one. Absolute error for sentiment, or Huber's; cross-entropy for classes.
 * @param huber errors of sentiment up to this size count by their square: where samples that look alike differ, the best
 *   answer is then nearer their mean than their median, which is 0 where most are neutral; 0: none do
 * @throws Error when a target's shape does not match the prediction
 */
export function predictionTerms(
  { logit, sentiment, unimodal }: Prediction,
  { label, valences, supervised }: PredictionTargets,
  huber: number,
): Record<(typeof PREDICTION_LOSS_NAMES)[number], () => tf.Tensor> {
  tf.util.assertShapesMatch(logit.shape, label.shape, 'label: ');
  tf.util.assertShapesMatch(unimodal.shape, valences.shape, 'valences: ');
  return {
    task: () => deviation(label.shape[1] === 1 ? sentiment : logit, label, huber).mean(),
    unimodal: () => {
      const mask = tf.tensor2d(supervised.map((row) => row.map(Number))); // (M, B)
      return deviation(unimodal, valences, huber).mul(mask).sum().div(mask.sum().maximum(1));
    },
  };
}

/** Huber's error for sentiment, cross-entropy for classes; prediction and target [..., C] -> [...]. */
function deviation(prediction: tf.Tensor, target: tf.Tensor, huber: number): tf.Tensor {
  return target.shape.at(-1) === 1
    ? huberError(prediction.sub(target).abs(), huber).sum(-1)
    : prediction.logSoftmax().mul(target).sum(-1).neg();
}

/** Grows by 1 for each further 1 past `huber`, as the absolute error does; to there as the square. */
function huberError(size: tf.Tensor, huber: number): tf.Tensor {
  if (huber === 0) return size;
  const squared = size.minimum(huber);
  return squared.mul(size.sub(squared.mul(0.5))).div(huber);
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
