import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DbrConfig } from './config.ts';
import type { DbrInputs } from './dbr.ts';
import { dbrSpecs } from './dbr.ts';
import { reconstruct } from './decoupling.ts';
import { MODALITIES } from './modalities.ts';
import { isTrainable, type Network } from './network.ts';
import { PATIENCE, useBackend } from './testing/backends.ts';
import { largestDifference, noise, sum } from './testing/numbers.ts';
import {
  describeSet,
  disposeWindows,
  networkFor,
  openNetwork,
  openWindows,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';

/** Weights of the objective's values; drawn once, as central differences ask for them hundreds of times. */
const drawn = new Map<string, tf.Tensor>();

function weightsFor(shape: number[], seed: number): tf.Tensor {
  const key = `${seed}: ${shape}`;
  const weights = drawn.get(key) ?? tf.keep(noise(shape, seed));
  drawn.set(key, weights);
  return weights;
}

/** One number that every parameter moves: all that a loss looks at, each value with a weight of its own. */
function objective(network: Network, inputs: DbrInputs): tf.Scalar {
  const outputs = network.forward(inputs);
  const parts = [
    outputs.logit,
    outputs.unimodal,
    outputs.sharedRebalanced,
    outputs.privateRebalanced,
    reconstruct(network.parameters, outputs, inputs.mask),
  ];
  return tf.addN(parts.map((part, index) => part.mul(weightsFor(part.shape, 50 + index)).sum())) as tf.Scalar;
}

/** Gradient of the objective by parameter name. */
function gradients(network: Network, inputs: DbrInputs): Map<string, Float32Array> {
  const { value, grads } = tf.variableGrads(() => objective(network, inputs));
  const byName = [...network.parameters].flatMap(([name, tensor]) => {
    const grad = tensor instanceof tf.Variable ? grads[tensor.name] : undefined;
    return grad ? [[name, grad.dataSync() as Float32Array] as const] : [];
  });
  tf.dispose([value, grads]);
  return new Map(byName);
}

const norm = (values: Float32Array) => Math.hypot(...values);
const trainableNames = (config: DbrConfig) =>
  dbrSpecs(config)
    .filter(isTrainable)
    .map(({ name }) => name);

/** A softmax does not see what is added to all its logits: these biases move nothing, by construction. */
const WITHOUT_EFFECT = /(attention|message|Reads|structural)\.key\.bias|Pool\.bias/;

describe('gradients against central differences', { timeout: PATIENCE }, () => {
  let network: Network;
  let inputs: DbrInputs;
  let byName: Map<string, Float32Array>;

  beforeAll(async () => {
    await useBackend('cpu');
    network = openNetwork(TINY_CONFIG, 3);
    inputs = openWindows(TINY_CONFIG);
    byName = gradients(network, inputs);
  }, PATIENCE);
  afterAll(() => {
    network.dispose();
    disposeWindows(inputs);
  });

  /** Slope of the objective along a direction in one parameter's space. */
  function slope(variable: tf.Variable, direction: Float32Array, step: number): number {
    const start = variable.clone();
    const at = (by: number) =>
      tf.tidy(() => {
        variable.assign(start.add(tf.tensor(direction, variable.shape).mul(by)));
        return objective(network, inputs).dataSync()[0] as number;
      });
    const difference = at(step) - at(-step);
    variable.assign(start);
    start.dispose();
    return difference / (2 * step);
  }

  test('reach every parameter', () => {
    expect([...byName.keys()]).toEqual(trainableNames(TINY_CONFIG));
    const unmoved = [...byName].flatMap(([name, grad]) => (norm(grad) > 1e-3 ? [] : [name]));
    expect(unmoved).toEqual(trainableNames(TINY_CONFIG).filter((name) => WITHOUT_EFFECT.test(name)));
  });

  test.each(trainableNames(TINY_CONFIG))('%s', (name) => {
    const variable = network.parameters.get(name) as tf.Variable;
    const grad = byName.get(name) as Float32Array;
    // One direction that leans on every entry: random, and half along the gradient so that its slope is not small.
    const random = tf.tidy(() => noise([variable.size], 7).dataSync() as Float32Array);
    const side = Math.sign(sum(random.map((value, i) => value * (grad[i] as number)))) || 1;
    const length = norm(grad) || 1;
    const leaning = random.map((value, i) => (side * value) / norm(random) + (grad[i] as number) / length);
    const direction = leaning.map((value) => value / norm(leaning));
    const expected = sum(grad.map((value, i) => value * (direction[i] as number)));
    const difference = Math.abs(slope(variable, direction, 5e-3) - expected);
    expect(difference).toBeLessThan(2e-3 + 0.01 * length);
  });
});

const MIDDLE_CONFIG: DbrConfig = {
  ...TINY_CONFIG,
  widths: { language: 9, acoustic: 7, visual: 11 },
  width: 16,
  heads: 4,
  steps: 9,
  anchors: 6,
  nodes: 4,
};

describe('gradients on wasm', { timeout: PATIENCE }, () => {
  /** On the named backend, of the same network and windows. */
  async function gradientsOn(...backend: Parameters<typeof useBackend>) {
    await useBackend(...backend);
    return gradients(networkFor(MIDDLE_CONFIG, 3), windowsFor(MIDDLE_CONFIG));
  }

  // The stock kernels first: once replaced they are gone.
  test.each([
    ['stock', true],
    ['SIMD', false],
  ])('are those of the cpu, with the %s kernels', async (_, stock) => {
    const expected = await gradientsOn('cpu');
    const given = await gradientsOn('wasm', { stock });
    const steepest = Math.max(...[...expected.values()].map(norm));
    for (const [name, grad] of expected) {
      const scale = Math.max(norm(grad), 1e-3 * steepest);
      expect(largestDifference(given.get(name) ?? [], grad) / scale, name).toBeLessThan(1e-4);
    }
  });

  test.each(SUBSETS.map((present) => [describeSet(present), present] as const))(
    'are finite with %s',
    async (_, present) => {
      await useBackend('wasm');
      const byName = gradients(
        networkFor(TINY_CONFIG),
        windowsFor(TINY_CONFIG, { items: [present, present] }),
      );
      for (const [name, grad] of byName) expect(grad.every(Number.isFinite), name).toBe(true);
      for (const modality of MODALITIES) {
        const moved = norm(byName.get(`projection.${modality}.kernel`) as Float32Array) > 0;
        expect(moved, modality).toBe(present.includes(modality));
      }
    },
  );
});
