import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { BACKENDS, PATIENCE, useBackend } from '../testing/backends.ts';
import { lossOpCases } from '../testing/loss-op-cases.ts';
import { largestDifference, noise, readAll } from '../testing/numbers.ts';
import { type OpCase, opCases, SIZES, type Sizes } from '../testing/op-cases.ts';
import { LINEAR } from './linear.ts';
import { usePrimitives } from './mode.ts';
import { run } from './op.ts';

/** The backend with kernels of its own that is tried here: wasm in Node, webgpu in Chromium. */
const backend = BACKENDS.at(-1) as (typeof BACKENDS)[number];
const RUNS = backend === 'webgpu' ? 2 : 12;

/** An op's value, and the gradients of a weighted sum of it. */
function valueAndGradients({ op, inputs, attributes }: OpCase): Record<string, tf.Tensor> {
  const moved = (op.moved as readonly string[]).filter((name) => inputs[name]);
  const value = run(op, inputs, attributes);
  if (moved.length === 0) return { value };
  const weights = noise(value.shape, 9);
  const objective = (...tensors: tf.Tensor[]) => {
    const given = Object.fromEntries(moved.map((name, i) => [name, tensors[i]]));
    return run(op, { ...inputs, ...given }, attributes)
      .mul(weights)
      .sum();
  };
  const gradients = tf.grads(objective)(moved.map((name) => inputs[name] as tf.Tensor));
  return { value, ...Object.fromEntries(gradients.map((gradient, i) => [`d ${moved[i]}`, gradient])) };
}

async function bothWays(make: () => OpCase) {
  const primitives = await readAll(() => {
    usePrimitives(true);
    try {
      return valueAndGradients(make());
    } finally {
      usePrimitives(false);
    }
  });
  return { primitives, fused: await readAll(() => valueAndGradients(make())) };
}

const casesOf = (sizes: Sizes): Record<string, () => OpCase> => ({
  ...opCases(sizes),
  ...lossOpCases(sizes),
});
const SOME_SIZES: Sizes = { b: 2, t: 5, heads: 2, perHead: 4, n: 6, few: 3, classes: 1, seed: 1 };

describe(`ops on ${backend}`, { timeout: PATIENCE }, () => {
  beforeAll(() => useBackend(backend), PATIENCE);

  test.each(Object.keys(casesOf(SOME_SIZES)))(
    '%s: value and gradients are those of its reference',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(SIZES, async (sizes) => {
          const { primitives, fused } = await bothWays(() => (casesOf(sizes)[name] as () => OpCase)());
          expect(Object.keys(fused)).toEqual(Object.keys(primitives));
          for (const [part, expected] of Object.entries(primitives)) {
            const scale = Math.max(1, ...expected.map(Math.abs));
            // A norm's gradient is what is left of numbers that nearly cancel.
            const tolerance = part === 'value' ? 1e-5 : 5e-5;
            expect(largestDifference(fused[part] ?? [], expected) / scale, part).toBeLessThan(tolerance);
          }
        }),
        { numRuns: RUNS },
      );
    },
  );

  // A training run that diverges is told by its numbers: no kernel may turn NaN into a number. On a GPU nobody promises it.
  test.skipIf(backend === 'webgpu').each(['none', 'gelu', 'sigmoid', 'tanh'] as const)(
    'NaN stays NaN: linear with %s',
    async (activation) => {
      const x = tf.fill([2, 5], Number.NaN);
      const read = await readAll(() => ({
        y: run(LINEAR, { x, kernel: noise([5, 6], 1), bias: noise([6], 2) }, { activation }),
      }));
      expect([...(read.y ?? [])].every(Number.isNaN)).toBe(true);
      x.dispose();
    },
  );

  test.each(Object.keys(casesOf(SOME_SIZES)))('%s: leaves nothing behind', async (name) => {
    const once = () => readAll(() => valueAndGradients((casesOf(SOME_SIZES)[name] as () => OpCase)()));
    await once();
    const { numTensors, numBytes } = tf.memory();
    const held = tf.backend().numDataIds();
    for (let i = 0; i < 3; i++) await once();
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(tf.backend().numDataIds()).toBe(held);
  });
});
