import type * as tf from '@tensorflow/tfjs';
import { ADAM_STEP, type AdamStepAttributes, weightsOf } from '../../ops/adam-step.ts';
import { registerFused } from '../../ops/op.ts';
import { type Fused, sizeOf, type Workplace } from './fuse.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

function step(inputs: tf.NamedTensorInfoMap, attributes: AdamStepAttributes, workplace: Workplace) {
  const { make, zeros, at, kernels } = workplace;
  const { rate, weightDecay, clipNorm, beta1, beta2, epsilon, keep } = attributes;
  const weights = weightsOf<tf.TensorInfo>(inputs);
  const rows = [inputs.first, inputs.second, inputs.average, inputs.decaying] as tf.TensorInfo[];
  const [norm, ...newRows] = [zeros([]), ...rows.slice(0, 3).map(({ shape }) => make(shape))];
  const stepped = weights.map(({ shape }) => make(shape));
  const gradients = weights.map((_, i) => at(inputs[`gradient${i}`]));
  gradients.forEach((gradient, i) => {
    if (gradient) kernels.addSquares(gradient, sizeOf((weights[i] as tf.TensorInfo).shape), at(norm));
  });
  kernels.root(at(norm));
  const [from, to] = [rows.map(at), newRows.map(at)];
  let offset = 0;
  weights.forEach((weight, i) => {
    const size = sizeOf(weight.shape);
    const here = (row: number) => row + offset * FLOAT;
    kernels.adamStep(
      ...[
        at(weight),
        gradients[i] as number,
        ...from.map(here),
        at(norm),
        at(stepped[i]),
        ...to.map(here),
        size,
      ],
      ...[clipNorm, rate, weightDecay, 1 - beta1, 1 - beta2],
      ...[1 - beta1 ** attributes.step, 1 - beta2 ** attributes.step, epsilon, keep],
    );
    offset += size;
  });
  return [norm, ...newRows, ...stepped] as tf.TensorInfo[];
}

export const OPTIMIZER: Fused[] = [
  {
    register: (workplace) =>
      registerFused(ADAM_STEP, {
        backendName: 'wasm',
        kernelFunc: ({ inputs, attrs }) => step(inputs, attrs as unknown as AdamStepAttributes, workplace),
      }),
  },
];
