import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { disposeConstants } from './constants.ts';
import { type DbrInputs, type DbrOutputs, type Dropouts, dbr, dbrSpecs, NO_DROPOUT } from './dbr.ts';
import type { Intervention } from './intervention.ts';
import { MODALITIES, type Modality } from './modalities.ts';
import { initialise, type ParameterSpec } from './parameters.ts';

/** Mean and standard deviation of each feature over the training data's valid steps, [d_m] each. */
export type FeatureStatistics = Record<Modality, { mean: Float32Array; std: Float32Array }>;

/** A feature that never varied in training says nothing: it is centred but not scaled. */
const STD_FLOOR = 1e-4;

/** A configuration with its tensors. Owns them: call `dispose` when done. */
export interface Network {
  config: DbrConfig;
  /** What the parameters are, in their order. */
  specs: readonly ParameterSpec[];
  parameters: Map<string, tf.Tensor>;
  /** Runs the network; wrap in `tf.tidy` and keep only what is needed. */
  forward(inputs: DbrInputs, dropouts?: Dropouts, intervention?: Intervention): DbrOutputs;
  dispose(): void;
}

/** True for what training moves: everything but the stored feature statistics. */
export function isTrainable({ kind }: Pick<ParameterSpec, 'kind'>): boolean {
  return kind !== 'statistic';
}

/** Wraps parameters that are already tensors. */
export function networkOf(config: DbrConfig, parameters: Map<string, tf.Tensor>): Network {
  return {
    config,
    specs: dbrSpecs(config),
    parameters,
    forward: (inputs, dropouts = NO_DROPOUT, intervention) =>
      dbr(parameters, config, inputs, dropouts, intervention),
    dispose: () => {
      disposeConstants(parameters);
      for (const tensor of parameters.values()) tensor.dispose();
    },
  };
}

/**
 * A fresh network, the same for the same seed. Trainable parameters are `tf.Variable`s of the same name.
 * @param statistics feature statistics for the z-score; without them features pass as they are
 */
export function createNetwork(config: DbrConfig, seed: number, statistics?: FeatureStatistics): Network {
  return networkOf(config, createParameters(dbrSpecs(config), seed, statistics));
}

/** Fresh tensors for `specs`, the statistics in those of the projection. */
export function createParameters(
  specs: ParameterSpec[],
  seed: number,
  statistics?: FeatureStatistics,
): Map<string, tf.Tensor> {
  const parameters = new Map<string, tf.Tensor>();
  specs.forEach((spec, index) => {
    const initial = initialise(spec, seed * 1009 + index + 1);
    // Names stay out of the global variable registry's way: two networks may live side by side.
    parameters.set(spec.name, isTrainable(spec) ? tf.variable(initial, true) : initial);
    if (isTrainable(spec)) initial.dispose();
  });
  if (statistics) storeStatistics(parameters, statistics);
  return parameters;
}

function storeStatistics(parameters: Map<string, tf.Tensor>, statistics: FeatureStatistics): void {
  for (const modality of MODALITIES) {
    const { mean, std } = statistics[modality];
    const stored = { mean, std: std.map((s) => (s < STD_FLOOR ? 1 : s)) };
    for (const [part, values] of Object.entries(stored)) {
      const name = `projection.${modality}.${part}`;
      const width = parameters.get(name)?.size;
      if (width !== values.length) {
        throw new Error(`Statistics of ${modality} have ${values.length} features, the network ${width}.`);
      }
      parameters.get(name)?.dispose();
      parameters.set(name, tf.tensor1d(values));
    }
  }
}

/** The variables training moves, in a fixed order. */
export function trainableVariables({ parameters }: Pick<Network, 'parameters'>): tf.Variable[] {
  return [...parameters.values()].filter((tensor): tensor is tf.Variable => tensor instanceof tf.Variable);
}
