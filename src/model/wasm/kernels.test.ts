import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PATIENCE, useBackend } from '../testing/backends.ts';
import { largestDifference, noise, read } from '../testing/numbers.ts';
import { installWasmKernels } from './install.ts';

beforeAll(async () => {
  await useBackend('cpu');
  await useBackend('wasm');
}, PATIENCE);

interface Product {
  a: number[];
  b: number[];
  transposeA: boolean;
  transposeB: boolean;
}

/** Products of rank 2 to 4, every transposition; matrices narrower than a SIMD vector, and not multiples of it. */
const products: fc.Arbitrary<Product> = fc
  .record({
    lead: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    rows: fc.integer({ min: 1, max: 14 }),
    inner: fc.integer({ min: 1, max: 14 }),
    columns: fc.integer({ min: 1, max: 14 }),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
  })
  .map(({ lead, rows, inner, columns, transposeA, transposeB }) => ({
    a: [...lead, ...(transposeA ? [inner, rows] : [rows, inner])],
    b: [...lead, ...(transposeB ? [columns, inner] : [inner, columns])],
    transposeA,
    transposeB,
  }));

async function on<T>(backend: 'cpu' | 'wasm', compute: () => Promise<T>): Promise<T> {
  await tf.setBackend(backend);
  return compute();
}

function multiply({ a, b, transposeA, transposeB }: Product, seed = 1): Promise<Float32Array> {
  return read(() => tf.matMul(noise(a, seed), noise(b, seed + 1), transposeA, transposeB));
}

describe('the wasm kernels', { timeout: PATIENCE }, () => {
  test('are in place, and may be put there again', async () => {
    await tf.setBackend('wasm');
    const kernel = tf.getKernel('BatchMatMul', 'wasm').kernelFunc;
    installWasmKernels();
    expect(tf.getKernel('BatchMatMul', 'wasm').kernelFunc).toBe(kernel);
    await tf.setBackend('cpu');
    installWasmKernels();
    expect(tf.getKernel('BatchMatMul', 'wasm').kernelFunc).toBe(kernel);
  });

  test('multiply as the cpu does', async () => {
    await fc.assert(
      fc.asyncProperty(products, async (product) => {
        const expected = await on('cpu', () => multiply(product));
        expect(largestDifference(await on('wasm', () => multiply(product)), expected)).toBeLessThan(1e-4);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, Product]>([
    ['longer than a panel', { a: [2, 150, 21], b: [2, 150, 13], transposeA: true, transposeB: false }],
    ['large', { a: [3, 130, 70], b: [3, 90, 70], transposeA: false, transposeB: true }],
    ['one operand broadcast', { a: [2, 3, 5, 4], b: [1, 3, 5, 6], transposeA: true, transposeB: false }],
  ])('multiply as the cpu does: %s', async (_, product) => {
    const expected = await on('cpu', () => multiply(product));
    expect(largestDifference(await on('wasm', () => multiply(product)), expected)).toBeLessThan(1e-4);
  });

  test('sum as the cpu does, over any axes', async () => {
    const sums = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }).chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        axes: fc.subarray(
          shape.map((_, axis) => axis),
          { minLength: 1 },
        ),
        keepDims: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(sums, async ({ shape, axes, keepDims }) => {
        const compute = () => {
          const total = noise(shape, 3).sum(axes, keepDims);
          // The shape counts too.
          return read(() => tf.concat([total.flatten(), tf.tensor1d(total.shape)]));
        };
        const expected = await on('cpu', compute);
        expect(largestDifference(await on('wasm', compute), expected)).toBeLessThan(1e-4);
      }),
      { numRuns: 200 },
    );
  });

  test('split as the cpu does, along any axis', async () => {
    const splits = fc
      .array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 4 })
      .chain((shape) =>
        fc.record({ shape: fc.constant(shape), axis: fc.integer({ min: 0, max: shape.length - 1 }) }),
      );
    await fc.assert(
      fc.asyncProperty(splits, async ({ shape, axis }) => {
        const length = shape[axis] as number;
        const compute = () =>
          read(() => {
            const [head, tail] = tf.split(noise(shape, 4), [1, length - 1], axis) as [tf.Tensor, tf.Tensor];
            return tf.concat([head.flatten(), tail.mul(2).flatten()]);
          });
        const expected = await on('cpu', compute);
        expect(largestDifference(await on('wasm', compute), expected)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('leave what lies around their output alone, also when the memory grows', async () => {
    await tf.setBackend('wasm');
    const product = { a: [2, 7, 5], b: [2, 7, 6], transposeA: true, transposeB: false };
    const neighbours = Array.from({ length: 20 }, (_, i) => tf.fill([1 + i], i));
    const before = await multiply(product);
    const megabytes = tf.ones([2 ** 25]);
    expect(await multiply(product)).toEqual(before);
    megabytes.dispose();
    neighbours.forEach((tensor, i) => {
      expect([...tensor.dataSync()]).toEqual(new Array(1 + i).fill(i));
      tensor.dispose();
    });
  });

  test('leave nothing behind', async () => {
    await tf.setBackend('wasm');
    const product = { a: [2, 7, 5], b: [2, 6, 5], transposeA: false, transposeB: true };
    await multiply(product);
    const { numTensors, numDataBuffers, numBytes } = tf.memory();
    // The backend's own count: it sees what a kernel took for itself and tfjs never heard of.
    const held = tf.backend().numDataIds();
    for (let i = 0; i < 20; i++) await multiply(product);
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers, numBytes });
    expect(tf.backend().numDataIds()).toBe(held);
  });

  test('a clone and its original outlive each other', async () => {
    await tf.setBackend('wasm');
    const original = tf.tensor1d([1, 2, 3]);
    const clone = original.clone();
    const second = clone.clone();
    original.dispose();
    expect([...clone.dataSync()]).toEqual([1, 2, 3]);
    clone.dispose();
    // Memory given free too early would be handed out here.
    const other = tf.tensor1d([7, 8, 9]);
    expect([...second.add(other).dataSync()]).toEqual([8, 10, 12]);
    tf.dispose([second, other]);
  });

  test('give the gradients of the cpu', async () => {
    const gradientsOf = ({ a, b, transposeA, transposeB }: Product) =>
      read(() => {
        const product = (x: tf.Tensor, y: tf.Tensor) =>
          tf.matMul(x, y, transposeA, transposeB).square().sum();
        const [dx, dy] = tf.grads(product)([noise(a, 1), noise(b, 2)]) as [tf.Tensor, tf.Tensor];
        return tf.concat([dx.flatten(), dy.flatten()]);
      });
    await fc.assert(
      fc.asyncProperty(products, async (product) => {
        const expected = await on('cpu', () => gradientsOf(product));
        const scale = Math.max(1, ...expected.map(Math.abs));
        const given = await on('wasm', () => gradientsOf(product));
        expect(largestDifference(given, expected) / scale).toBeLessThan(1e-5);
      }),
      { numRuns: 100 },
    );
  });
});
