import * as tf from '@tensorflow/tfjs';
import { layerNorm } from './layer-norm.ts';
import { type Op, run } from './op.ts';
import { affine, joinFeatures, maskedMean } from './primitives.ts';

export interface StreamGateInputs {
  /** [M, B, T, d] each. */
  temporal: tf.Tensor4D;
  structural: tf.Tensor4D;
  shared: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** [3 d, d] */
  kernel: tf.Tensor;
  /** [d] */
  bias: tf.Tensor;
}

/** sigmoid(W [temporal; structural; mean of the valid steps of shared] + b) */
export const STREAM_GATE: Op<StreamGateInputs, object> = {
  name: 'DbrStreamGate',
  moved: ['temporal', 'structural', 'shared', 'kernel', 'bias'],
  reference: ({ temporal, structural, shared, mask, kernel, bias }) => {
    const context = maskedMean(shared, mask).expandDims(2).add(tf.zerosLike(shared)); // (M, B, T, d)
    return affine(joinFeatures([temporal, structural, context]), kernel, bias).sigmoid();
  },
};

export interface StreamMixInputs {
  /** [M, B, T, d] each; the gate is 1 for the temporal stream, 0 for the structural one. */
  shared: tf.Tensor4D;
  temporal: tf.Tensor4D;
  structural: tf.Tensor4D;
  gate: tf.Tensor4D;
  /** Gain and offset of the temporal stream's norm, of the structural one's and of the result's, [6, d]. */
  norms: tf.Tensor2D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** LN(S + g LN(R_temp) + (1 - g) LN(R_struct)) * mask. The inner norms keep the two streams the same size. */
export const STREAM_MIX: Op<StreamMixInputs, object> = {
  name: 'DbrStreamMix',
  moved: ['shared', 'temporal', 'structural', 'gate', 'norms'],
  reference: ({ shared, temporal, structural, gate, norms, mask }) => {
    const row = (index: number) => norms.slice([index, 0], [1, -1]).squeeze<tf.Tensor1D>([0]);
    const norm = (x: tf.Tensor4D, first: number) => ({ x, gain: row(first), offset: row(first + 1) });
    const mixed = shared
      .add(gate.mul(layerNorm(norm(temporal, 0))))
      .add(tf.sub(1, gate).mul(layerNorm(norm(structural, 2)))) as tf.Tensor4D;
    return layerNorm({ ...norm(mixed, 4), mask });
  },
};

/** @returns g [M, B, T, d] */
export function streamGate(inputs: StreamGateInputs): tf.Tensor4D {
  return run(STREAM_GATE, inputs, {}) as tf.Tensor4D;
}

/** @returns [M, B, T, d] */
export function streamMix(inputs: StreamMixInputs): tf.Tensor4D {
  return run(STREAM_MIX, inputs, {}) as tf.Tensor4D;
}
