import type * as tf from '@tensorflow/tfjs';
import { layerNorm as layerNormOp } from './ops/layer-norm.ts';
import { type Activation, linear as linearOp } from './ops/linear.ts';
import { type ProjectionsAttributes, projections as projectionsOp } from './ops/projections.ts';
import { type Parameters, parameter } from './parameters.ts';

/** While training, the keep-mask of the given shape that what it drops is multiplied by; nothing at inference. */
export type Dropout = (shape: number[]) => tf.Tensor | undefined;
export const noDropout: Dropout = () => undefined;

/** What a dense layer does beside its product. */
interface LinearOptions {
  activation?: Activation;
  dropout?: Dropout;
  /** [M, B]: takes out the layer's part of a modality of an item. */
  presence?: tf.Tensor2D;
  residual?: tf.Tensor;
}

/**
 * Dense layer over the last axis: x [..., input] -> [..., output]. A kernel [M, input, output] holds one layer per
 * modality and x's leading axis is then M: one batched matmul serves all three.
 */
export function linear(
  parameters: Parameters,
  name: string,
  x: tf.Tensor,
  { activation = 'none', dropout = noDropout, presence, residual }: LinearOptions = {},
): tf.Tensor {
  const kernel = parameter(parameters, `${name}.kernel`);
  const bias = parameter(parameters, `${name}.bias`);
  const keep = dropout([...x.shape.slice(0, -1), kernel.shape.at(-1) as number]);
  return linearOp({ x, kernel, bias, keep, presence, residual }, { activation });
}

const SIDE_BY_SIDE = ([0, 1, 2] as const).map((layer) => ({ layer, roll: 0 }));

/** Three dense layers of one input, their outputs side by side in the order of `slots`. */
export function projections(
  parameters: Parameters,
  names: readonly [string, string, string],
  x: tf.Tensor,
  slots: ProjectionsAttributes['slots'] = SIDE_BY_SIDE,
): tf.Tensor {
  const [layer0, layer1, layer2] = names;
  return projectionsOp(
    {
      x,
      kernel0: parameter(parameters, `${layer0}.kernel`),
      bias0: parameter(parameters, `${layer0}.bias`),
      kernel1: parameter(parameters, `${layer1}.kernel`),
      bias1: parameter(parameters, `${layer1}.bias`),
      kernel2: parameter(parameters, `${layer2}.kernel`),
      bias2: parameter(parameters, `${layer2}.bias`),
    },
    { slots },
  );
}

/** Layer norm over the last axis, masked where a mask [M, B, T] is given. */
export function layerNorm<T extends tf.Tensor>(
  parameters: Parameters,
  name: string,
  x: T,
  mask?: tf.Tensor3D,
): T {
  const gain = parameter(parameters, `${name}.gain`);
  const offset = parameter(parameters, `${name}.offset`);
  return layerNormOp({ x, gain, offset, mask });
}
