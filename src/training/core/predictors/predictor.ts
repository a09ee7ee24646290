import type * as tf from '@tensorflow/tfjs';
import type { DbrConfig, DbrInputs, Dropouts, InputShape } from '../../../model/index.ts';

/** What a forward pass says about a batch; a network may give more. */
export interface Prediction {
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** Each modality's own prediction, before the softmax of classes; [M, B, C]. */
  unimodal: tf.Tensor3D;
  /** [B, C] */
  logit: tf.Tensor2D;
  /** Sentiment in [-3, 3], or class probabilities; [B, C]. */
  sentiment: tf.Tensor2D;
}

/** What fixes a predictor's inputs and outputs. */
export type PredictorConfig = InputShape & Pick<DbrConfig, 'classes'>;

/**
 * What training, prediction and evaluation need of a network; the DBR network is one. Owns its tensors: call `dispose`
 * when done.
 */
export interface Predictor {
  config: PredictorConfig;
  parameters: Map<string, tf.Tensor>;
  /** Wrap in `tf.tidy` and keep only what is needed. */
  forward(inputs: DbrInputs, dropouts?: Dropouts): Prediction;
  dispose(): void;
}
