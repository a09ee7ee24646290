import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { decoupling, reconstruct } from './decoupling.ts';
import { noDropout } from './layers.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read, rowsOf } from './testing/numbers.ts';
import { networkFor, TINY_CONFIG, windowsFor } from './testing/windows.ts';

const { width: WIDTH, steps: STEPS } = TINY_CONFIG;
const BATCH = 2;
const PER_MODALITY = BATCH * STEPS * WIDTH;

describeOnBackends('the decoupling', () => {
  test('encodes the same steps to the same shared and to different private vectors', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const mask = tf.ones([3, BATCH, STEPS]) as tf.Tensor3D;
    const hidden = tf.tidy(() => noise([1, BATCH, STEPS, WIDTH], 2).tile([3, 1, 1, 1]) as tf.Tensor4D);
    for (const branch of ['shared', 'private'] as const) {
      const [first, second, third] = rowsOf(
        await read(() => decoupling(parameters, hidden, mask, TINY_CONFIG, noDropout)[branch]),
        PER_MODALITY,
      ) as [Float32Array, Float32Array, Float32Array];
      const spread = Math.max(largestDifference(first, second), largestDifference(first, third));
      if (branch === 'shared') expect(spread).toBeLessThan(1e-5);
      else expect(spread).toBeGreaterThan(0.1);
    }
  });

  test('leaves absent steps at exactly 0, also when decoded', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG, { items: [['language', 'acoustic'], ['visual']] });
    const hidden = tf.tidy(() => noise([3, BATCH, STEPS, WIDTH], 2).mul(mask.expandDims(-1)) as tf.Tensor4D);
    const branches = () => decoupling(parameters, hidden, mask, TINY_CONFIG, noDropout);
    const valid = await mask.data();
    for (const part of [
      () => branches().shared,
      () => branches().private,
      () => reconstruct(parameters, branches(), mask),
    ]) {
      rowsOf(await read(part), WIDTH).forEach((step, index) => {
        expect(step.some((value) => value !== 0)).toBe(valid[index] === 1);
      });
    }
  });
});
