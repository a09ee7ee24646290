import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { type Dropout, joinFeatures, layerNorm, maskSteps, shiftSteps } from './layers.ts';
import { MODALITIES, type Modality } from './modalities.ts';
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

/** Stored-statistics z-score of one modality's features [B, T, d_m], clamped to +-6. */
function standardise(parameters: Parameters, modality: Modality, features: tf.Tensor3D): tf.Tensor3D {
  const mean = parameter(parameters, `projection.${modality}.mean`);
  const std = parameter(parameters, `projection.${modality}.std`);
  return features.sub(mean).div(std).clipByValue(-Z_LIMIT, Z_LIMIT) as tf.Tensor3D;
}

/**
 * Stage 0. Raw features of every modality into one width: z-score, temporal convolution (shifted slices and one
 * matmul), layer norm, scaled positions, mask.
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
  const [, batch, steps] = mask.shape;
  const projected = MODALITIES.map((modality, m) => {
    const valid = mask.slice([m, 0, 0], [1, batch, steps]);
    const standard = standardise(parameters, modality, features[modality]).expandDims(0) as tf.Tensor4D; // (1, B, T, d_m)
    const x = maskSteps(inputDropout[modality](standard), valid);
    const half = (config.kernels[modality] - 1) / 2;
    const taps = Array.from({ length: config.kernels[modality] }, (_, tap) => shiftSteps(x, half - tap));
    const stacked = joinFeatures(taps); // (1, B, T, kernel*d_m)
    return stacked
      .reshape([batch * steps, -1])
      .matMul(parameter(parameters, `projection.${modality}.kernel`) as tf.Tensor2D)
      .add(parameter(parameters, `projection.${modality}.bias`))
      .reshape([1, batch, steps, config.width]) as tf.Tensor4D;
  });
  const joined = tf.concat(projected, 0) as tf.Tensor4D; // (M, B, T, d)
  const placed = layerNorm(parameters, 'projection.norm', joined).add(
    positions(steps, config.width).mul(POSITION_SCALE),
  ) as tf.Tensor4D;
  return maskSteps(placed, mask);
}
