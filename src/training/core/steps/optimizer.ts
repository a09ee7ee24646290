import * as tf from '@tensorflow/tfjs';
import { type Network, trainableVariables } from '../../../model/index.ts';
import { adamStep, joinRow, splitRow } from '../../../model/ops/adam-step.ts';
import type { ParameterKind } from '../../../model/parameters.ts';

/** What weight decay pulls towards 0: what multiplies, not what shifts or scales. */
const DECAYS: Record<ParameterKind, boolean> = {
  kernel: true,
  anchor: true,
  bias: false,
  norm: false,
  statistic: false,
};

export interface AdamWSettings {
  learningRate: number;
  /** Decoupled decay a step, times the learning rate; biases and norms are left alone. */
  weightDecay: number;
  /** Largest global norm of the gradient. */
  clipNorm: number;
  /**
   * How much of the running average of the weights a step keeps, once enough steps are done; 0 (the default) is no
   * averaging: the average is then the weights themselves.
   */
  averageDecay?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

export interface AdamW {
  /**
   * One step; disposes the gradients.
   * @param grads by variable name, as `tf.variableGrads` gives them; a variable without one stays
   * @param rate multiplies the learning rate (warm-up, decay)
   * @returns the gradient's global norm before clipping, [ ]
   */
  apply(grads: tf.NamedTensorMap, rate: number): tf.Scalar;
  /**
   * Runs `work` with the running average of the weights in the variables' place (Polyak & Juditsky, 1992): it is judged
   * and kept, while training goes on from the weights themselves.
   */
  withAverages<Result>(work: () => Promise<Result>): Promise<Result>;
  /** First and second moments and averages in the order of the variables, and the step count: a checkpoint's other half. */
  state(): Promise<{ step: number; moments: Float32Array }>;
  restore(state: { step: number; moments: Float32Array }): void;
  dispose(): void;
}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter, 2019) and clipping by global norm, neither of which tfjs's
 * own Adam has. All on tensors, so that nothing is read back from the device.
 */
export function createAdamW(network: Pick<Network, 'specs' | 'parameters'>, settings: AdamWSettings): AdamW {
  const { learningRate, weightDecay, clipNorm, averageDecay = 0 } = settings;
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = settings;
  const variables = trainableVariables(network);
  const row = createRow(variables);
  const kinds = new Map(network.specs.map(({ name, kind }) => [network.parameters.get(name), kind]));
  const decaying = row.flags((variable) => DECAYS[kinds.get(variable) ?? 'statistic']);
  const zeros = () => tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([row.size]), false));
  const first = zeros();
  const second = zeros();
  const average = tf.tidy(() => tf.variable(joinRow(variables), false));
  const kept = [first, second, average];
  /** Which variables had a gradient in the last step, as flags: nearly always the same, so kept. */
  let moved = { names: '', flags: row.flags(() => true) };
  let step = 0;

  const movedBy = (grads: tf.NamedTensorMap): tf.Tensor1D => {
    const names = Object.keys(grads).sort().join();
    if (names !== moved.names) {
      moved.flags.dispose();
      moved = { names, flags: row.flags(({ name }) => name in grads) };
    }
    return moved.flags;
  };

  return {
    apply(grads, rate) {
      step += 1;
      const flags = movedBy(grads);
      const norm = tf.tidy(() => {
        const stepped = adamStep(
          { ...row.inputs(grads), first, second, average, decaying, moved: flags },
          {
            ...{ step, rate: learningRate * rate, weightDecay, clipNorm, beta1, beta2, epsilon },
            // An average over fewer steps than the decay looks back on would be of the random start.
            keep: Math.min(averageDecay, (step - 1) / (step + 9)),
          },
        );
        first.assign(stepped.first);
        second.assign(stepped.second);
        average.assign(stepped.average);
        row.assign(stepped.weights);
        return stepped.norm;
      });
      tf.dispose(grads);
      return norm;
    },
    async withAverages(work) {
      const exchange = () =>
        tf.tidy(() => {
          const weights = joinRow(variables);
          row.assign(splitRow(average, variables));
          average.assign(weights);
        });
      exchange();
      try {
        return await work();
      } finally {
        exchange();
      }
    },
    async state() {
      const values = await Promise.all(kept.map((moment) => moment.data<'float32'>()));
      const moments = new Float32Array(kept.length * row.size);
      values.forEach((part, index) => {
        moments.set(part, index * row.size);
      });
      return { step, moments };
    },
    restore(state) {
      const expected = kept.length * row.size;
      if (state.moments.length !== expected) {
        throw new Error(
          `The checkpoint holds ${state.moments.length} numbers of the optimizer's, this network needs ${expected}.`,
        );
      }
      step = state.step;
      kept.forEach((moment, index) => {
        const part = state.moments.slice(index * row.size, (index + 1) * row.size);
        tf.tidy(() => moment.assign(tf.tensor1d(part)));
      });
    },
    dispose: () => tf.dispose([...kept, decaying, moved.flags]),
  };
}

/** Variables in one row, in their order. */
function createRow(variables: readonly tf.Variable[]) {
  const sizes = variables.map(({ size }) => size);
  const size = sizes.reduce((sum, length) => sum + length, 0);
  return {
    size,
    /** The variables and what gradients they have, as a step takes them. */
    inputs: (grads: tf.NamedTensorMap) =>
      Object.fromEntries(
        variables.flatMap((variable, i) => {
          const gradient = grads[variable.name];
          return [[`weight${i}`, variable], ...(gradient ? [[`gradient${i}`, gradient]] : [])];
        }),
      ) as Record<`weight${number}`, tf.Tensor>,
    /** 1 for every number of the variables that it is true of, [size]. */
    flags(isTrue: (variable: tf.Variable) => boolean): tf.Tensor1D {
      return tf.tensor1d(
        variables.flatMap((variable) => new Array(variable.size).fill(Number(isTrue(variable)))),
      );
    },
    /** Puts values into the variables. */
    assign(values: readonly tf.Tensor[]): void {
      variables.forEach((variable, i) => {
        variable.assign(values[i] as tf.Tensor);
      });
    },
  };
}
