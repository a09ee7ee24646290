import type * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { createNetwork, type Network, trainableVariables } from './network.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, read, rowsOf } from './testing/numbers.ts';
import { FULL_CONFIG, TINY_CONFIG, windowsFor } from './testing/windows.ts';

async function parametersOf(network: Network): Promise<Record<string, Float32Array>> {
  const entries = [...network.parameters].map(
    async ([name, tensor]) => [name, await read(() => tensor.clone())] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

describeOnBackends('a network', () => {
  test('is the same for the same seed and another for another', async () => {
    const [first, again, other] = [7, 7, 8].map((seed) => createNetwork(TINY_CONFIG, seed)) as [
      Network,
      Network,
      Network,
    ];
    const [one, same, two] = await Promise.all([first, again, other].map(parametersOf));
    for (const name of first.parameters.keys()) {
      expect(largestDifference(one?.[name] ?? [], same?.[name] ?? []), name).toBe(0);
      const drawn = /kernel$|anchors$|queries$/.test(name);
      const differs = largestDifference(one?.[name] ?? [], two?.[name] ?? []) > 0;
      expect(differs, name).toBe(drawn);
    }
    const inputs = windowsFor(TINY_CONFIG);
    const logits = [first, again, other].map((network) => readTraces(network, inputs, ['logit']));
    const [a, b, c] = (await Promise.all(logits)).map(([trace]) => trace?.logit.values[0]);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
    for (const network of [first, again, other]) network.dispose();
  });

  test('starts with anchors that are orthogonal within a modality, of unit RMS', async () => {
    const network = createNetwork(TINY_CONFIG, 3);
    const { width, anchors } = TINY_CONFIG;
    const gram = await read(() => {
      const a = network.parameters.get('agpr.anchors') as tf.Tensor3D;
      return a.matMul(a, false, true).div(width);
    });
    rowsOf(gram, anchors).forEach((row, index) => {
      const identity = row.map((_, k) => Number(k === index % anchors));
      expect(largestDifference(row, identity)).toBeLessThan(1e-4);
    });
    network.dispose();
  });

  test('disposes all it made', () => {
    const inputs = windowsFor(TINY_CONFIG);
    const before = inputs.mask.isDisposed;
    const network = createNetwork(TINY_CONFIG, 3);
    const tensors = [...network.parameters.values()];
    network.dispose();
    expect(before).toBe(false);
    expect(tensors.every((tensor) => tensor.isDisposed)).toBe(true);
    expect(inputs.mask.isDisposed).toBe(false);
  });

  test('trains everything but the statistics', () => {
    const network = createNetwork(FULL_CONFIG, 1);
    const trained = new Set<tf.Tensor>(trainableVariables(network));
    const fixed = [...network.parameters].flatMap(([name, tensor]) => (trained.has(tensor) ? [] : [name]));
    expect(fixed.sort()).toEqual(
      ['language', 'acoustic', 'visual']
        .flatMap((modality) => ['mean', 'std'].map((part) => `projection.${modality}.${part}`))
        .sort(),
    );
    network.dispose();
  });

  test('refuses statistics of another width', () => {
    const statistics = { mean: new Float32Array(2), std: new Float32Array(2) };
    const all = { language: statistics, acoustic: statistics, visual: statistics };
    expect(() => createNetwork(TINY_CONFIG, 1, all)).toThrow(/language have 2 features, the network 3/);
  });
});
