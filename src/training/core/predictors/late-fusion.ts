import * as tf from '@tensorflow/tfjs';
import { disposeConstants } from '../../../model/constants.ts';
import { NO_DROPOUT, sentimentOf } from '../../../model/dbr.ts';
import type { DbrConfig, DbrInputs, Dropouts, FeatureStatistics, InputShape } from '../../../model/index.ts';
import { MODALITIES } from '../../../model/index.ts';
import { linear } from '../../../model/layers.ts';
import { createParameters } from '../../../model/network.ts';
import { maskedMean, presence } from '../../../model/ops/primitives.ts';
import { linearSpecs, type ParameterSpec, type Parameters } from '../../../model/parameters.ts';
import { projection, projectionSpecs } from '../../../model/projection.ts';
import type { Prediction, Predictor } from './predictor.ts';

/** What of a DBR network's configuration a late-fusion one has. */
export type LateFusionConfig = InputShape & Pick<DbrConfig, 'width' | 'kernels' | 'classes'>;

/** The common baseline: each modality is summed up alone, and only the summaries meet. */
export interface LateFusion extends Predictor {
  config: LateFusionConfig;
  /** What the parameters are, in their order. */
  specs: readonly ParameterSpec[];
}

/** Hidden units for each of a representation's d: brings the default network to the size of the DBR one. */
const HIDDEN_FACTOR = 7;

/** Every parameter, in a fixed order. */
export function lateFusionSpecs(config: LateFusionConfig): ParameterSpec[] {
  const hidden = HIDDEN_FACTOR * config.width;
  return [
    ...projectionSpecs(config),
    ...linearSpecs('unimodal', config.width, config.classes, MODALITIES.length),
    ...linearSpecs('fusion.first', MODALITIES.length * (config.width + 1), hidden),
    ...linearSpecs('fusion.second', hidden, hidden),
    ...linearSpecs('fusion.head', hidden, config.classes),
  ];
}

/** A fresh baseline, the same for the same seed. @param statistics feature statistics for the z-score */
export function createLateFusion(
  config: LateFusionConfig,
  seed: number,
  statistics?: FeatureStatistics,
): LateFusion {
  return lateFusionOf(config, createParameters(lateFusionSpecs(config), seed, statistics));
}

/** Wraps parameters that are already tensors. */
export function lateFusionOf(config: LateFusionConfig, parameters: Map<string, tf.Tensor>): LateFusion {
  return {
    config,
    specs: lateFusionSpecs(config),
    parameters,
    forward: (inputs, dropouts = NO_DROPOUT) => lateFusion(parameters, config, inputs, dropouts),
    dispose: () => {
      disposeConstants(parameters);
      tf.dispose([...parameters.values()]);
    },
  };
}

/**
 * The DBR network's projection, the mean of each modality's valid steps, and an MLP with two hidden layers on the
 * means joined with which modalities are there. Pure; call it inside `tf.tidy`.
 */
function lateFusion(
  parameters: Parameters,
  config: LateFusionConfig,
  { features, mask }: DbrInputs,
  dropouts: Dropouts,
): Prediction {
  const projected = projection(parameters, features, mask, config, dropouts.input);
  const means = maskedMean(projected, mask); // (M, B, d)
  const summary = tf.concat([means, presence(mask).expandDims(-1)], -1); // (M, B, d + 1)
  const [count, batch, width] = summary.shape as [number, number, number];
  const joined = summary.transpose([1, 0, 2]).reshape([batch, count * width]);
  const hidden = { activation: 'gelu', dropout: dropouts.hidden } as const;
  const first = linear(parameters, 'fusion.first', joined, hidden);
  const second = linear(parameters, 'fusion.second', first, hidden);
  const logit = linear(parameters, 'fusion.head', second) as tf.Tensor2D;
  return {
    mask,
    unimodal: linear(parameters, 'unimodal', means) as tf.Tensor3D,
    logit,
    sentiment: sentimentOf(logit),
  };
}
