import * as tf from '@tensorflow/tfjs';
import { expect, onTestFinished, test } from 'vitest';
import { createNetwork, type Network, trainableVariables } from '../../../model/index.ts';
import { usePrimitives } from '../../../model/ops/mode.ts';
import type { ParameterKind } from '../../../model/parameters.ts';
import { describeOnBackends } from '../../../model/testing/backends.ts';
import { largestDifference, noise, read } from '../../../model/testing/numbers.ts';
import { TINY_CONFIG } from '../../../model/testing/windows.ts';
import { type AdamW, type AdamWSettings, createAdamW } from './optimizer.ts';

const SETTINGS: AdamWSettings = { learningRate: 0.1, weightDecay: 0.01, clipNorm: 1e6 };

function variableOf(values: number[], shape: number[] = [values.length]): tf.Variable {
  const variable = tf.tidy(() => tf.variable(tf.tensor(values, shape)));
  onTestFinished(() => variable.dispose());
  return variable;
}

function optimizerOf(
  variables: tf.Variable[],
  settings: Partial<AdamWSettings> = {},
  kind: ParameterKind = 'kernel',
): AdamW {
  const specs = variables.map(({ name, shape }) => ({ name, kind, shape, initialiser: 'zeros' as const }));
  const parameters = new Map(variables.map((variable) => [variable.name, variable]));
  const optimizer = createAdamW({ specs, parameters }, { ...SETTINGS, ...settings });
  onTestFinished(() => optimizer.dispose());
  return optimizer;
}

/** One step with given gradients; the norm before clipping. */
async function step(optimizer: AdamW, grads: [tf.Variable, number[]][], rate = 1): Promise<number> {
  const named = grads.map(([variable, grad]) => [variable.name, tf.tensor(grad, variable.shape)] as const);
  const norm = optimizer.apply(Object.fromEntries(named), rate);
  const [value] = await norm.data();
  norm.dispose();
  return value as number;
}

const valuesByName = async ({ parameters }: Network) =>
  new Map(
    await Promise.all(
      [...parameters].map(async ([name, tensor]) => [name, await tensor.data<'float32'>()] as const),
    ),
  );

const valuesOf = (variable: tf.Variable) => read(() => variable.clone());

/** AdamW by hand: what `weights` become under the gradients, one a step. */
function byHand(weights: number[], steps: number[][], decay: number, rate = 1): number[] {
  const size = SETTINGS.learningRate * rate;
  return weights.map((weight, i) => {
    let [w, m, v] = [weight, 0, 0];
    steps.forEach((grads, index) => {
      const g = grads[i] as number;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      const t = index + 1;
      w -= size * decay * w + (size * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
    });
    return w;
  });
}

describeOnBackends('AdamW', () => {
  test('takes the first step by hand: the decay, and the rate against the sign of the gradient', async () => {
    const weights = [1, -2, 3, 4];
    const kernel = variableOf(weights, [4, 1]);
    const norm = await step(optimizerOf([kernel]), [[kernel, [3, -4, 0.5, 1e-3]]]);
    expect(norm).toBeCloseTo(Math.hypot(3, -4, 0.5, 1e-3), 4);
    const expected = [1 * 0.999 - 0.1, -2 * 0.999 + 0.1, 3 * 0.999 - 0.1, 4 * 0.999 - 0.1];
    expect(largestDifference(await valuesOf(kernel), expected)).toBeLessThan(1e-5);
  });

  test('takes several steps by hand, at any rate of a schedule', async () => {
    const weights = [1, -2, 3, 4];
    const grads = [
      [3, -4, 0.5, 1],
      [-1, 2, 0.5, 0],
      [0.2, 2, -0.5, 7],
    ];
    for (const rate of [1, 0.25]) {
      const kernel = variableOf(weights, [4, 1]);
      const optimizer = optimizerOf([kernel]);
      for (const grad of grads) await step(optimizer, [[kernel, grad]], rate);
      const expected = byHand(weights, grads, SETTINGS.weightDecay, rate);
      expect(largestDifference(await valuesOf(kernel), expected)).toBeLessThan(1e-4);
    }
  });

  test('decays kernels and anchors, not biases and norms, of whatever size', async () => {
    for (const shape of [[8, 4], [3, 6, 4], [3, 4], [4], [1]]) {
      for (const kind of ['kernel', 'anchor', 'bias', 'norm'] as const) {
        const size = shape.reduce((a, b) => a * b, 1);
        const variable = variableOf(new Array(size).fill(2), shape);
        await step(optimizerOf([variable], {}, kind), [[variable, new Array(size).fill(0)]]);
        const decays = kind === 'kernel' || kind === 'anchor';
        expect((await valuesOf(variable))[0], `${kind} [${shape}]`).toBeCloseTo(decays ? 2 * 0.999 : 2, 6);
      }
    }
  });

  test("decays a network's temporal kernels, and none of its biases and norms", async () => {
    const network = createNetwork(TINY_CONFIG, 1);
    onTestFinished(() => network.dispose());
    const before = await valuesByName(network);
    const optimizer = createAdamW(network, SETTINGS);
    onTestFinished(() => optimizer.dispose());
    const still = trainableVariables(network).map(
      (variable) => [variable.name, tf.zerosLike(variable)] as const,
    );
    optimizer.apply(Object.fromEntries(still), 1).dispose();
    const after = await valuesByName(network);
    const moved = [...after].filter(
      ([name, values]) => largestDifference(values, before.get(name) ?? []) > 0,
    );
    const names = moved.map(([name]) => name);
    expect(names).toContain('tsf.temporal.1.kernel');
    expect(names).toEqual([...before.keys()].filter((name) => /\.(kernel|queries|anchors)$/.test(name)));
  });

  test('takes the steps of its reference, of any sizes, with and without gradients and averages', async () => {
    const shapes = [[7, 5], [3], [1], [2, 3, 4], [13]];
    const run = async (inPrimitives: boolean) => {
      const variables = shapes.map((shape, i) => {
        const values = tf.tidy(() => [...noise(shape, i + 1).dataSync()]);
        return variableOf(values, shape);
      });
      const optimizer = optimizerOf(variables, { clipNorm: 2, averageDecay: 0.9 });
      usePrimitives(inPrimitives);
      try {
        for (let i = 0; i < 3; i++) {
          const moving = variables.filter((_, v) => (v + i) % 4 !== 0);
          await step(
            optimizer,
            moving.map((variable, v) => [
              variable,
              tf.tidy(() => [...noise([variable.size], 10 * i + v + 1).dataSync()]),
            ]),
            0.5,
          );
        }
      } finally {
        usePrimitives(false);
      }
      const weights = await Promise.all(variables.map(async (variable) => [...(await valuesOf(variable))]));
      return [...weights.flat(), ...(await optimizer.state()).moments];
    };
    expect(largestDifference(await run(false), await run(true))).toBeLessThan(1e-5);
  });

  test('clips by the norm over all gradients', async () => {
    const [first, second] = [variableOf([0, 0]), variableOf([0])];
    const optimizer = optimizerOf([first, second], { clipNorm: 1 });
    const norm = await step(optimizer, [
      [first, [30, 0]],
      [second, [-40]],
    ]);
    expect(norm).toBeCloseTo(50, 3);
    const { moments } = await optimizer.state();
    // First moments 0.1 g, second 0.001 g^2, of the gradient scaled to norm 1.
    const expected = [0.1 * 0.6, 0, 0.1 * -0.8, 0.001 * 0.36, 0, 0.001 * 0.64];
    expect(largestDifference(moments.slice(0, expected.length), expected)).toBeLessThan(1e-6);
  });

  test('leaves a gradient below the limit alone, and a variable without one', async () => {
    const [first, second] = [variableOf([1, 1]), variableOf([5])];
    const optimizer = optimizerOf([first, second], { clipNorm: 10 });
    await step(optimizer, [[first, [3, 4]]]);
    expect(largestDifference((await optimizer.state()).moments.slice(0, 2), [0.3, 0.4])).toBeLessThan(1e-6);
    expect([...(await valuesOf(second))]).toEqual([5]);
  });

  test('finds the bottom of a quadratic', async () => {
    const target = [1, -2, 0.5, 3];
    const x = variableOf([5, 5, -5, 0]);
    const optimizer = optimizerOf([x], { clipNorm: 1 });
    for (let i = 0; i < 200; i++) {
      const { value, grads } = tf.variableGrads(
        () =>
          x
            .sub(tf.tensor1d(target))
            .square()
            .mul(tf.tensor1d([1, 10, 0.1, 3]))
            .sum() as tf.Scalar,
        [x],
      );
      tf.dispose([value, optimizer.apply(grads, 1 - i / 200)]);
    }
    expect(largestDifference(await valuesOf(x), target)).toBeLessThan(0.01);
  });

  test('goes on from a restored state as if it had never stopped', async () => {
    const grads = [4, 5, 6, 7].map((seed) => tf.tidy(() => [...noise([6], seed).dataSync()]));
    const straight = variableOf([1, 2, 3, 4, 5, 6], [6, 1]);
    const optimizer = optimizerOf([straight]);
    for (const grad of grads.slice(0, 2)) await step(optimizer, [[straight, grad]]);
    const [state, weights] = [await optimizer.state(), [...(await valuesOf(straight))]];
    for (const grad of grads.slice(2)) await step(optimizer, [[straight, grad]]);

    const resumed = variableOf(weights, [6, 1]);
    const again = optimizerOf([resumed]);
    again.restore(state);
    expect(await again.state()).toEqual(state);
    for (const grad of grads.slice(2)) await step(again, [[resumed, grad]]);
    expect(await valuesOf(resumed)).toEqual(await valuesOf(straight));
    expect(await again.state()).toEqual(await optimizer.state());
    expect(state.step).toBe(2);
  });

  test('lends the running average of the weights and takes it back', async () => {
    const x = variableOf([1, 2]);
    const optimizer = optimizerOf([x], { averageDecay: 0.2 });
    const seen: number[][] = [];
    for (let i = 0; i < 4; i++) {
      await step(optimizer, [[x, [1, -3]]]);
      seen.push([...(await valuesOf(x))]);
    }
    // The first steps keep (n - 1) / (n + 9) of the average, later ones the decay.
    const expected = seen.reduce((average, weights, n) => {
      const keep = Math.min(0.2, n / (n + 10));
      return weights.map((weight, i) => keep * (average[i] ?? 0) + (1 - keep) * weight);
    });
    const lent = await optimizer.withAverages(() => valuesOf(x));
    expect(largestDifference(lent, expected)).toBeLessThan(1e-6);
    expect([...(await valuesOf(x))]).toEqual(seen.at(-1));
    await expect(optimizer.withAverages(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect([...(await valuesOf(x))]).toEqual(seen.at(-1));
  });

  test('without averaging lends the weights themselves', async () => {
    const x = variableOf([1, 2]);
    const optimizer = optimizerOf([x]);
    for (let i = 0; i < 3; i++) await step(optimizer, [[x, [1, -3]]]);
    const weights = await valuesOf(x);
    expect(await optimizer.withAverages(() => valuesOf(x))).toEqual(weights);
  });

  test('refuses the state of another network', () => {
    const optimizer = optimizerOf([variableOf([1, 2])]);
    expect(() => optimizer.restore({ step: 1, moments: new Float32Array(7) })).toThrow(/7 numbers.* needs 6/);
  });

  test('keeps the number of tensors', async () => {
    const kernel = variableOf([1, 2, 3, 4], [4, 1]);
    const optimizer = optimizerOf([kernel]);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await step(optimizer, [[kernel, [1, 2, 3, 4]]]);
    optimizer.restore(await optimizer.state());
    expect(tf.memory().numTensors).toBe(before);
  });
});
