import type * as tf from '@tensorflow/tfjs';
import { type Agpr, agpr, agprSpecs } from './agpr.ts';
import { brf, brfSpecs } from './brf.ts';
import type { Brf } from './brf-outputs.ts';
import { type DbrConfig, SENTIMENT_LIMIT } from './config.ts';
import { decoupling, decouplingSpecs } from './decoupling.ts';
import { type Intervention, NO_INTERVENTION, stagesRun } from './intervention.ts';
import { type Dropout, noDropout } from './layers.ts';
import { byModality, MODALITIES, type Modality } from './modalities.ts';
import { opinionOf } from './ops/pooling.ts';
import { squash } from './ops/sentiment.ts';
import { linearSpecs, type ParameterSpec, type Parameters, parameter } from './parameters.ts';
import { projection, projectionSpecs } from './projection.ts';
import { weighPlayers } from './setup.ts';
import { type Tsf, tsf, tsfSpecs } from './tsf.ts';

/** Every parameter of a network, in a fixed order. */
export function dbrSpecs(config: DbrConfig): ParameterSpec[] {
  return [
    ...projectionSpecs(config),
    ...decouplingSpecs(config),
    ...(config.stages.tsf ? tsfSpecs(config) : []),
    ...(config.stages.agpr ? agprSpecs(config) : []),
    ...linearSpecs('unimodal', config.width, config.classes, MODALITIES.length),
    ...brfSpecs(config),
  ];
}

/** A batch as the network takes it: features [B, T, d_m] per modality, mask [M, B, T] (1 valid, 0 absent). */
export interface DbrInputs {
  features: Record<Modality, tf.Tensor3D>;
  mask: tf.Tensor3D;
}

/** Multiplies by random keep-masks while training; both the identity at inference. */
export interface Dropouts {
  /** On each modality's standardised features. */
  input: Record<Modality, Dropout>;
  hidden: Dropout;
}

export const NO_DROPOUT: Dropouts = {
  input: byModality(() => noDropout),
  hidden: noDropout,
};

/** Everything a forward pass computed, batched (B) and still on the device. */
export interface DbrOutputs {
  mask: tf.Tensor3D;
  /** H [M, B, T, d] */
  hidden: tf.Tensor4D;
  /** S, P [M, B, T, d] */
  shared: tf.Tensor4D;
  private: tf.Tensor4D;
  /** S~, P~ [M, B, T, d], before any scaling; S and P themselves where the stage is off. */
  sharedRebalanced: tf.Tensor4D;
  privateRebalanced: tf.Tensor4D;
  tsf: Tsf | null;
  agpr: Agpr | null;
  brf: Brf;
  /** Each modality's own prediction, [M, B, C]. */
  unimodal: tf.Tensor3D;
  /** [B, C] */
  logit: tf.Tensor2D;
  /** 3 tanh(logit / 3), or class probabilities; [B, C]. */
  sentiment: tf.Tensor2D;
}

/**
 * The whole network: projection, decoupling, TSF, AGPR, BRF and the heads. Pure; call it inside `tf.tidy`.
 * The form of the modules is this project's own; their purpose is that of Meng et al., arXiv 2604.25179.
 * @param intervention stages bypassed and players scaled, with the same weights
 */
export function dbr(
  parameters: Parameters,
  config: DbrConfig,
  inputs: DbrInputs,
  dropouts: Dropouts = NO_DROPOUT,
  intervention: Intervention = NO_INTERVENTION,
): DbrOutputs {
  const { mask } = inputs;
  const stages = stagesRun(config, intervention);
  const hidden = projection(parameters, inputs.features, mask, config, dropouts.input);
  const branches = decoupling(parameters, hidden, mask, config, dropouts.hidden);
  const factorised = stages.tsf ? tsf(parameters, branches.shared, mask) : null;
  const rebalanced = stages.agpr ? agpr(parameters, branches.private, mask, config) : null;
  const sharedRebalanced = factorised?.sharedRebalanced ?? branches.shared;
  const privateRebalanced = rebalanced?.privateRebalanced ?? branches.private;
  const unimodal = opinionOf({
    x: config.opinions === 'own' ? branches.private : privateRebalanced,
    mask,
    kernel: parameter(parameters, 'unimodal.kernel') as tf.Tensor3D,
    bias: parameter(parameters, 'unimodal.bias') as tf.Tensor2D,
  });
  const players = weighPlayers({ mask, sharedRebalanced, privateRebalanced }, intervention.scales);
  const reunited = brf(parameters, players, unimodal, config, intervention);
  const { logit } = reunited;
  return {
    mask,
    hidden,
    ...branches,
    sharedRebalanced,
    privateRebalanced,
    tsf: factorised,
    agpr: rebalanced,
    brf: reunited,
    unimodal,
    logit,
    sentiment: sentimentOf(logit),
  };
}

/** What a logit [B, C] says: 3 tanh(logit / 3) in sentiment points, or class probabilities. */
export function sentimentOf(logit: tf.Tensor2D): tf.Tensor2D {
  return squash({ logit }, { limit: SENTIMENT_LIMIT });
}
