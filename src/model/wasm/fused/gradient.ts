import type * as tf from '@tensorflow/tfjs';
import { type Op, registerGradient } from '../../ops/op.ts';
import type { Infos, Workplace } from './fuse.ts';

/** What a gradient's kernel sees: the op's inputs, its output, and the gradient that comes from there. */
type Given<Inputs> = Infos<Required<Inputs>> & { dy: tf.TensorInfo; output: tf.TensorInfo };

/** Gradients by the names of the op's moved inputs; those of inputs that are not there are left out. */
type Gradients<Inputs> = Partial<Record<keyof Inputs, tf.TensorInfo | undefined>>;

/** The gradient of an op and what wasm does for it. */
export interface FusedGradient {
  register(workplace: Workplace): void;
}

export function fusedGradient<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  work: (given: Given<Inputs>, attributes: Attributes, workplace: Workplace) => Gradients<Inputs>,
): FusedGradient {
  return {
    register: (workplace) =>
      registerGradient(op, 'wasm', ({ inputs, attrs }) => {
        const gradients = work(inputs as unknown as Given<Inputs>, attrs as unknown as Attributes, workplace);
        return op.moved.flatMap((name) => gradients[name] ?? []);
      }),
  };
}
