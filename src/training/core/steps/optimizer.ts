import * as tf from '@tensorflow/tfjs';
import { type Network, trainableVariables } from '../../../model/index.ts';
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
  const decaying = new Set(
    network.specs.filter(({ kind }) => DECAYS[kind]).map(({ name }) => network.parameters.get(name)),
  );
  const moments = () =>
    variables.map((variable) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false)));
  const first = moments();
  const second = moments();
  const averages = variables.map((variable) => tf.tidy(() => tf.variable(variable.clone(), false)));
  const kept = [...first, ...second, ...averages];
  let step = 0;

  return {
    apply(grads, rate) {
      step += 1;
      const norm = tf.tidy(
        () =>
          tf
            .stack(Object.values(grads).map((grad) => grad.square().sum()))
            .sum()
            .sqrt() as tf.Scalar,
      );
      tf.tidy(() => {
        const scale = tf.minimum(1, tf.div(clipNorm, norm.add(1e-6)));
        const size = learningRate * rate;
        variables.forEach((variable, index) => {
          const raw = grads[variable.name];
          const m = first[index];
          const v = second[index];
          if (!raw || !m || !v) return;
          const grad = raw.mul(scale);
          m.assign(m.mul(beta1).add(grad.mul(1 - beta1)));
          v.assign(v.mul(beta2).add(grad.square().mul(1 - beta2)));
          const update = m.div(1 - beta1 ** step).div(
            v
              .div(1 - beta2 ** step)
              .sqrt()
              .add(epsilon),
          );
          const decayed = decaying.has(variable) ? variable.mul(1 - size * weightDecay) : variable;
          variable.assign(decayed.sub(update.mul(size)));
        });
        // An average over fewer steps than the decay looks back on would be of the random start.
        const keep = Math.min(averageDecay, (step - 1) / (step + 9));
        averages.forEach((average, index) => {
          const variable = variables[index] as tf.Variable;
          average.assign(keep === 0 ? variable.clone() : average.mul(keep).add(variable.mul(1 - keep)));
        });
      });
      tf.dispose(grads);
      return norm;
    },
    async withAverages(work) {
      const exchange = () =>
        tf.tidy(() => {
          averages.forEach((average, index) => {
            const variable = variables[index] as tf.Variable;
            const current = variable.clone();
            variable.assign(average.clone());
            average.assign(current);
          });
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
      const flat = new Float32Array(values.reduce((sum, part) => sum + part.length, 0));
      let offset = 0;
      for (const part of values) {
        flat.set(part, offset);
        offset += part.length;
      }
      return { step, moments: flat };
    },
    restore(state) {
      const expected = kept.reduce((sum, moment) => sum + moment.size, 0);
      if (state.moments.length !== expected) {
        throw new Error(
          `The checkpoint holds ${state.moments.length} numbers of the optimizer's, this network needs ${expected}.`,
        );
      }
      step = state.step;
      let offset = 0;
      for (const moment of kept) {
        const part = state.moments.slice(offset, offset + moment.size);
        tf.tidy(() => moment.assign(tf.tensor(part, moment.shape)));
        offset += moment.size;
      }
    },
    dispose: () => tf.dispose(kept),
  };
}
