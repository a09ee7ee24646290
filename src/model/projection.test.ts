import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { NO_DROPOUT } from './dbr.ts';
import { MODALITIES, type Modality } from './modalities.ts';
import { createNetwork, type FeatureStatistics, type Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import { positions, projection } from './projection.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read } from './testing/numbers.ts';
import { networkFor, TINY_CONFIG, windowsFor } from './testing/windows.ts';

const { widths, width: WIDTH, kernels, steps: STEPS } = TINY_CONFIG;

function project(parameters: Parameters, inputs: ReturnType<typeof windowsFor>) {
  return read(() => projection(parameters, inputs.features, inputs.mask, TINY_CONFIG, NO_DROPOUT.input));
}

function changed(inputs: ReturnType<typeof windowsFor>, change: (x: tf.Tensor3D, m: Modality) => tf.Tensor) {
  const features = Object.fromEntries(
    MODALITIES.map((modality) => [modality, change(inputs.features[modality], modality)]),
  ) as typeof inputs.features;
  return { ...inputs, features };
}

describeOnBackends('the projection', () => {
  test('scores features against the stored statistics', async () => {
    const statistics = Object.fromEntries(
      MODALITIES.map((modality) => [
        modality,
        {
          mean: Float32Array.from({ length: widths[modality] }, (_, i) => 10 * i - 3),
          std: Float32Array.from({ length: widths[modality] }, (_, i) => (i === 1 ? 0 : 0.5 + i)),
        },
      ]),
    ) as FeatureStatistics;
    const raw = createNetwork(TINY_CONFIG, 1, statistics);
    const plain = createNetwork(TINY_CONFIG, 1);
    const inputs = windowsFor(TINY_CONFIG);
    // A feature that never varied is centred and not scaled.
    const scaled = changed(inputs, (x, modality) => {
      const { mean, std } = statistics[modality];
      return x.mul(tf.tensor1d(std.map((s) => s || 1))).add(tf.tensor1d(mean));
    });
    const difference = largestDifference(
      await project(raw.parameters, scaled),
      await project(plain.parameters, inputs),
    );
    expect(difference).toBeLessThan(1e-4);
    for (const network of [raw, plain] satisfies Network[]) network.dispose();
  });

  test('takes no feature further out than six standard deviations', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG);
    const at = (factor: number) =>
      project(
        parameters,
        changed(inputs, (x) => x.sign().mul(factor)),
      );
    expect(largestDifference(await at(6), await at(1e6))).toBe(0);
    expect(largestDifference(await at(6), await at(5))).toBeGreaterThan(1e-3);
  });

  test('convolves in time as a convolution does, zeros beyond the ends', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const features = Object.fromEntries(
      MODALITIES.map((modality, m) => [modality, noise([2, STEPS, widths[modality]], m)]),
    ) as Record<Modality, tf.Tensor3D>;
    const mask = tf.ones([3, 2, STEPS]) as tf.Tensor3D;
    const get = (name: string) => parameters.get(name) as tf.Tensor;
    const given = await read(() => projection(parameters, features, mask, TINY_CONFIG, NO_DROPOUT.input));
    const expected = await read(() => {
      const convolved = MODALITIES.map((modality) => {
        const kernel = get(`projection.${modality}.kernel`);
        return tf
          .conv1d(
            features[modality],
            kernel.reshape([kernels[modality], widths[modality], WIDTH]) as tf.Tensor3D,
            1,
            'same',
          )
          .add(get(`projection.${modality}.bias`));
      });
      const joined = tf.stack(convolved);
      const { mean, variance } = tf.moments(joined, -1, true);
      const shape = [3, 1, 1, WIDTH];
      return joined
        .sub(mean)
        .div(variance.add(1e-5).sqrt())
        .mul(get('projection.norm.gain').reshape(shape))
        .add(get('projection.norm.offset').reshape(shape))
        .add(positions(STEPS, WIDTH).mul(0.3));
    });
    expect(largestDifference(given, expected)).toBeLessThan(1e-5);
  });
});
