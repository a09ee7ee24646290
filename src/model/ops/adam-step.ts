import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

/** Of n variables, in their order: `weight0` ..., and `gradient0` ... for those that have one. Rows hold all their numbers. */
export type AdamStepInputs = Record<`weight${number}`, tf.Tensor> &
  Partial<Record<`gradient${number}`, tf.Tensor>> & {
    /** First and second moments and the running average of the weights, a row each. */
    first: tf.Tensor1D;
    second: tf.Tensor1D;
    average: tf.Tensor1D;
    /** 1 for numbers that decay, and for those that have a gradient; rows too. */
    decaying: tf.Tensor1D;
    moved: tf.Tensor1D;
  };

export interface AdamStepAttributes {
  /** How many steps there were, this one included. */
  step: number;
  /** Learning rate of this step. */
  rate: number;
  weightDecay: number;
  clipNorm: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** How much of the average stays. */
  keep: number;
}

/** What a step leaves: the gradient's global norm before clipping, [ ], the three rows, and the weights in their order. */
export interface AdamStep {
  norm: tf.Scalar;
  first: tf.Tensor1D;
  second: tf.Tensor1D;
  average: tf.Tensor1D;
  weights: tf.Tensor[];
}

/** Which variables there are. */
export function weightsOf<T>(inputs: Record<string, T | undefined>): T[] {
  const weights: T[] = [];
  for (let i = 0; `weight${i}` in inputs; i++) weights.push(inputs[`weight${i}`] as T);
  return weights;
}

/**
 * A step of Adam with decoupled weight decay (Loshchilov & Hutter, 2019) and clipping by global norm. All variables in one
 * row, because a kernel's call costs more than the few numbers of a bias.
 */
export const ADAM_STEP: Op<AdamStepInputs, AdamStepAttributes, tf.Tensor[]> = {
  name: 'DbrAdamStep',
  moved: [],
  reference: (inputs, { step, rate, weightDecay, clipNorm, beta1, beta2, epsilon, keep }) => {
    const { moved, decaying, average } = inputs;
    const variables = weightsOf<tf.Tensor>(inputs);
    const raw = joinRow(variables.map((variable, i) => inputs[`gradient${i}`] ?? tf.zerosLike(variable)));
    const norm = raw.square().sum().sqrt() as tf.Scalar;
    const grad = raw.mul(tf.minimum(1, tf.div(clipNorm, norm.add(1e-6))));
    const towards = (moment: tf.Tensor1D, target: tf.Tensor, beta: number) =>
      moment.add<tf.Tensor1D>(
        target
          .sub(moment)
          .mul(moved)
          .mul(1 - beta),
      );
    const first = towards(inputs.first, grad, beta1);
    const second = towards(inputs.second, grad.square(), beta2);
    const deviation = second
      .div(1 - beta2 ** step)
      .sqrt()
      .add(epsilon);
    const update = first.div(1 - beta1 ** step).div(deviation);
    const weights = joinRow(variables);
    const decay = weights.mul(decaying).mul(weightDecay);
    const stepped = weights.sub(update.add(decay).mul(moved).mul(rate)) as tf.Tensor1D;
    const kept = keep === 0 ? stepped : stepped.add(average.sub(stepped).mul(keep));
    return [norm, first, second, kept, ...splitRow(stepped, variables)];
  },
};

/** Tensors in one row, [size]. */
export function joinRow(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.concat(tensors.map((tensor) => tensor.reshape<tf.Tensor1D>([tensor.size])));
}

/** A row's pieces in the shapes of the tensors it was joined of. */
export function splitRow(row: tf.Tensor1D, like: readonly tf.Tensor[]): tf.Tensor[] {
  const pieces = tf.split(
    row,
    like.map(({ size }) => size),
  );
  return pieces.map((piece, i) => piece.reshape((like[i] as tf.Tensor).shape));
}

export function adamStep(inputs: AdamStepInputs, attributes: AdamStepAttributes): AdamStep {
  const [norm, first, second, average, ...weights] = run(ADAM_STEP, inputs, attributes);
  return { norm, first, second, average, weights } as AdamStep;
}
