import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

export interface SentimentInputs {
  /** [B, C] */
  logit: tf.Tensor2D;
}

export interface SentimentAttributes {
  limit: number;
}

/** limit * tanh(logit / limit), or class probabilities. */
export const SENTIMENT: Op<SentimentInputs, SentimentAttributes> = {
  name: 'DbrSentiment',
  moved: ['logit'],
  reference: ({ logit }, { limit }) =>
    logit.shape[1] === 1 ? logit.div(limit).tanh().mul(limit) : logit.softmax(),
};

/** @returns [B, C] */
export function squash(inputs: SentimentInputs, attributes: SentimentAttributes): tf.Tensor2D {
  return run(SENTIMENT, inputs, attributes) as tf.Tensor2D;
}
