import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { constant } from './constants.ts';
import type { Dropout } from './layers.ts';
import { MODALITIES, type Modality } from './modalities.ts';
import { inputConvolution } from './ops/input-convolution.ts';
import { placedNorm } from './ops/placed-norm.ts';
import { normSpecs, type ParameterSpec, type Parameters, parameter } from './parameters.ts';

/** z-scores further out than this are clamped: one odd frame must not drown the rest. */
const Z_LIMIT = 6;
const POSITION_SCALE = 0.3;

type ProjectionConfig = Pick<DbrConfig, 'widths' | 'width' | 'kernels'>;

export function projectionSpecs(config: ProjectionConfig): ParameterSpec[] {
  const perModality = MODALITIES.flatMap((modality): ParameterSpec[] => {
    const width = config.widths[modality];
    return [
      {
        name: `projection.${modality}.mean`,
        kind: 'statistic',
        shape: [width],
        initialiser: 'statistic-mean',
      },
      { name: `projection.${modality}.std`, kind: 'statistic', shape: [width], initialiser: 'statistic-std' },
      {
        name: `projection.${modality}.kernel`,
        kind: 'kernel',
        shape: [config.kernels[modality] * width, config.width],
        initialiser: 'glorot',
      },
      { name: `projection.${modality}.bias`, kind: 'bias', shape: [config.width], initialiser: 'zeros' },
    ];
  });
  return [...perModality, ...normSpecs('projection.norm', config.width, MODALITIES.length)];
}

/**
 * Sinusoidal positions [T, d] (Vaswani et al., 2017).
 */
export function positions(steps: number, width: number): tf.Tensor2D {
  const values = new Float32Array(steps * width);
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < width; i++) {
      const angle = t / 10_000 ** ((2 * Math.floor(i / 2)) / width);
      values[t * width + i] = i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return tf.tensor2d(values, [steps, width]);
}

/**
 * Stage 0. Raw features of every modality into one width: z-score, temporal convolution, layer norm, scaled positions,
 * mask.
 * @param features per modality [B, T, d_m]
 * @param mask [M, B, T]
 * @returns H [M, B, T, d]
 */
export function projection(
  parameters: Parameters,
  features: Record<Modality, tf.Tensor3D>,
  mask: tf.Tensor3D,
  config: ProjectionConfig,
  inputDropout: Record<Modality, Dropout>,
): tf.Tensor4D {
  const steps = mask.shape[2];
  const projected = MODALITIES.map((modality, m) => {
    const of = (part: string) => parameter(parameters, `projection.${modality}.${part}`);
    const keep = inputDropout[modality](features[modality].shape);
    return inputConvolution(
      {
        features: features[modality],
        mean: of('mean'),
        std: of('std'),
        mask,
        kernel: of('kernel'),
        bias: of('bias'),
        keep,
      },
      { modality: m, taps: config.kernels[modality], limit: Z_LIMIT },
    );
  });
  const [language, acoustic, visual] = projected as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
  return placedNorm({
    language,
    acoustic,
    visual,
    gain: parameter(parameters, 'projection.norm.gain'),
    offset: parameter(parameters, 'projection.norm.offset'),
    positions: constant(parameters, `positions of ${steps}`, [], () =>
      positions(steps, config.width).mul(POSITION_SCALE),
    ),
    mask,
  });
}
