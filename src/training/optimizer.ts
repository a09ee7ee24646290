import * as tf from '@tensorflow/tfjs';

export interface AdamWSettings {
  learningRate: number;
  /** Decoupled decay a step, times the learning rate; biases, norms and other vectors are left alone. */
  weightDecay: number;
  /** Largest global norm of the gradient. */
  clipNorm: number;
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
  /** First and second moments in the order of the variables, and the step count: a checkpoint's other half. */
  state(): { step: number; moments: Float32Array };
  restore(state: { step: number; moments: Float32Array }): void;
  dispose(): void;
}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter, 2019) and clipping by global norm, neither of which tfjs's
 * own Adam has. All on tensors, so that nothing is read back from the device.
 */
export function createAdamW(variables: tf.Variable[], settings: AdamWSettings): AdamW {
  const { learningRate, weightDecay, clipNorm, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = settings;
  const moments = () =>
    variables.map((variable) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false)));
  const first = moments();
  const second = moments();
  let step = 0;

  return {
    apply(grads, rate) {
      step += 1;
      const norm = tf.tidy(
        () => tf.addN(Object.values(grads).map((grad) => grad.square().sum())).sqrt() as tf.Scalar,
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
          const kept = decays(variable) ? variable.mul(1 - size * weightDecay) : variable;
          variable.assign(kept.sub(update.mul(size)));
        });
      });
      tf.dispose(grads);
      return norm;
    },
    state() {
      const values = [...first, ...second].map((moment) => moment.dataSync() as Float32Array);
      const flat = new Float32Array(values.reduce((sum, part) => sum + part.length, 0));
      let offset = 0;
      for (const part of values) {
        flat.set(part, offset);
        offset += part.length;
      }
      return { step, moments: flat };
    },
    restore(state) {
      const all = [...first, ...second];
      const expected = all.reduce((sum, moment) => sum + moment.size, 0);
      if (state.moments.length !== expected) {
        throw new Error(
          `The checkpoint holds ${state.moments.length} moments, this network needs ${expected}.`,
        );
      }
      step = state.step;
      let offset = 0;
      for (const moment of all) {
        const part = state.moments.slice(offset, offset + moment.size);
        tf.tidy(() => moment.assign(tf.tensor(part, moment.shape)));
        offset += moment.size;
      }
    },
    dispose: () => tf.dispose([...first, ...second]),
  };
}

/** Kernels, queries and anchors decay; biases, gains and offsets do not. */
function decays(variable: tf.Variable): boolean {
  return variable.size > (variable.shape.at(-1) ?? 1) * 3;
}
