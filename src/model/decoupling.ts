import type * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { type Dropout, layerNorm, linear, projections } from './layers.ts';
import { MODALITIES } from './modalities.ts';
import { attention, QUERY_KEY_VALUE } from './ops/attention.ts';
import { joinFeatures, maskSteps } from './ops/primitives.ts';
import { attentionSpecs, linearSpecs, normSpecs, type ParameterSpec, type Parameters } from './parameters.ts';

function encoderSpecs(name: string, width: number, stack?: number): ParameterSpec[] {
  return [
    ...normSpecs(`${name}.attentionNorm`, width, stack),
    ...attentionSpecs(`${name}.attention`, width, stack),
    ...normSpecs(`${name}.feedForwardNorm`, width, stack),
    ...linearSpecs(`${name}.expand`, width, 2 * width, stack),
    ...linearSpecs(`${name}.contract`, 2 * width, width, stack),
    ...normSpecs(`${name}.finalNorm`, width, stack),
  ];
}

export function decouplingSpecs(config: DbrConfig): ParameterSpec[] {
  return [
    ...encoderSpecs('decoupling.shared', config.width),
    ...encoderSpecs('decoupling.private', config.width, MODALITIES.length),
    ...linearSpecs('decoupling.decoder', 2 * config.width, config.width, MODALITIES.length),
  ];
}

/** Pre-norm transformer layer with a final layer norm: H [M, B, T, d] -> [M, B, T, d], masked. */
function encode(
  parameters: Parameters,
  name: string,
  hidden: tf.Tensor4D,
  mask: tf.Tensor3D,
  heads: number,
  dropout: Dropout,
): tf.Tensor4D {
  const normed = layerNorm(parameters, `${name}.attentionNorm`, hidden);
  const packed = projections(
    parameters,
    [`${name}.attention.query`, `${name}.attention.key`, `${name}.attention.value`],
    normed,
  ) as tf.Tensor4D;
  const read = attention(
    { queries: packed, sources: packed, mask },
    { heads, width: hidden.shape[3], reads: [QUERY_KEY_VALUE] },
  );
  const attended = linear(parameters, `${name}.attention.output`, read, { dropout, residual: hidden });
  const expanded = linear(
    parameters,
    `${name}.expand`,
    layerNorm(parameters, `${name}.feedForwardNorm`, attended),
    { activation: 'gelu' },
  );
  const fed = linear(parameters, `${name}.contract`, expanded, { dropout, residual: attended });
  return layerNorm(parameters, `${name}.finalNorm`, fed as tf.Tensor4D, mask);
}

export interface Decoupled {
  /** S [M, B, T, d]: one encoder with the same weights for every modality. */
  shared: tf.Tensor4D;
  /** P [M, B, T, d]: one encoder each. */
  private: tf.Tensor4D;
}

/**
 * Stage 1. Splits each modality into what all share and what it has alone (as in MISA, Hazarika et al. 2020, and DMD,
 * Li et al. 2023).
 * @param hidden H [M, B, T, d]
 */
export function decoupling(
  parameters: Parameters,
  hidden: tf.Tensor4D,
  mask: tf.Tensor3D,
  config: DbrConfig,
  dropout: Dropout,
): Decoupled {
  return {
    shared: encode(parameters, 'decoupling.shared', hidden, mask, config.heads, dropout),
    private: encode(parameters, 'decoupling.private', hidden, mask, config.heads, dropout),
  };
}

/** The decoder of the reconstruction loss: [S; P] -> an estimate of H, [M, B, T, d], masked. */
export function reconstruct(parameters: Parameters, decoupled: Decoupled, mask: tf.Tensor3D): tf.Tensor4D {
  const both = joinFeatures([decoupled.shared, decoupled.private]);
  return maskSteps(linear(parameters, 'decoupling.decoder', both) as tf.Tensor4D, mask);
}
