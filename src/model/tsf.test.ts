import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read, rowsOf, sum } from './testing/numbers.ts';
import { networkFor, TINY_CONFIG, windowsFor } from './testing/windows.ts';
import { structuralStream, temporalStream, tsf } from './tsf.ts';

const STEPS = 12;
const BATCH = 2;
const WIDTH = TINY_CONFIG.width;
const NODES = 3 * TINY_CONFIG.nodes;
const config = { ...TINY_CONFIG, steps: STEPS };

/** S as the decoupling hands it over: 0 in absent steps. */
function sharedFor(mask: tf.Tensor3D, seed = 5): tf.Tensor4D {
  return tf.tidy(() => noise([3, BATCH, STEPS, WIDTH], seed).mul(mask.expandDims(-1)) as tf.Tensor4D);
}

describeOnBackends('TSF', () => {
  test('the temporal stream does not see a constant added to all steps of a channel', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH });
    const shared = sharedFor(mask);
    const before = await read(() => temporalStream(parameters, shared, mask));
    for (const seed of [1, 2, 3]) {
      const constant = noise([3, BATCH, 1, WIDTH], seed, 3);
      const everywhere = await read(() => temporalStream(parameters, shared.add(constant), mask));
      expect(largestDifference(everywhere, before)).toBeLessThan(2e-5);
      const whereValid = await read(() =>
        temporalStream(parameters, shared.add(constant.mul(mask.expandDims(-1))), mask),
      );
      expect(largestDifference(whereValid, before)).toBeLessThan(2e-5);
    }
  });

  test('the temporal stream does see the order of the steps', async () => {
    const { parameters } = networkFor(config);
    const mask = tf.ones([3, BATCH, STEPS]) as tf.Tensor3D;
    const shared = sharedFor(mask);
    const forwards = await read(() => temporalStream(parameters, shared, mask));
    const backwards = await read(() => temporalStream(parameters, shared.reverse(2), mask).reverse(2));
    expect(largestDifference(forwards, backwards)).toBeGreaterThan(0.1);
  });

  test('a single valid step has no change to tell of', async () => {
    const { parameters } = networkFor(config);
    const mask = tf.tidy(() =>
      tf.pad3d(tf.ones([3, BATCH, 1]), [
        [0, 0],
        [0, 0],
        [2, STEPS - 3],
      ]),
    );
    const one = await read(() => temporalStream(parameters, sharedFor(mask, 5), mask));
    const other = await read(() => temporalStream(parameters, sharedFor(mask, 6), mask));
    expect(largestDifference(one, other)).toBe(0);
  });

  test('permuting the steps permutes the structural stream and leaves nodes and adjacency alone', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH });
    const shared = sharedFor(mask);
    const order = [7, 0, 11, 3, 9, 1, 10, 5, 2, 8, 4, 6];
    const permuted = <T extends tf.Tensor>(x: T) => tf.gather(x, tf.tensor1d(order, 'int32'), 2) as T;
    const straight = () => structuralStream(parameters, shared, mask, config);
    const shuffled = () => structuralStream(parameters, permuted(shared), permuted(mask), config);

    const expected = await read(() => permuted(straight().stream));
    expect(largestDifference(await read(() => shuffled().stream), expected)).toBeLessThan(1e-5);
    expect(largestDifference(expected, await read(() => straight().stream))).toBeGreaterThan(0.1);
    for (const part of ['nodes', 'adjacency'] as const) {
      const unmoved = await read(() => straight()[part]);
      expect(largestDifference(await read(() => shuffled()[part]), unmoved)).toBeLessThan(1e-5);
    }
  });

  test('each node attends with weights that sum to 1, with exactly none to an absent modality', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH, present: ['language', 'visual'] });
    const adjacency = await read(() => structuralStream(parameters, sharedFor(mask), mask, config).adjacency);
    const acoustic = [TINY_CONFIG.nodes, 2 * TINY_CONFIG.nodes] as const;
    for (const row of rowsOf(adjacency, NODES)) {
      expect(sum(row)).toBeCloseTo(1, 5);
      expect([...row.slice(...acoustic)]).toEqual(new Array(TINY_CONFIG.nodes).fill(0));
    }
  });

  test('a step takes its nodes back with weights that sum to 1, so its size does not shrink with T', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH });
    const assignment = await read(
      () => structuralStream(parameters, sharedFor(mask), mask, config).assignment,
    );
    for (const row of rowsOf(assignment, TINY_CONFIG.nodes)) expect(sum(row)).toBeCloseTo(1, 5);
  });

  test('a gate at an end lets one stream alone through', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH });
    const shared = sharedFor(mask);
    const gate = await read(() => tsf(parameters, shared, mask, config).gate);
    expect(gate.every((value) => value > 0 && value < 1)).toBe(true);

    const rebalanced = (end: number, x: tf.Tensor4D, valid: tf.Tensor3D) => {
      const own = new Map(parameters)
        .set('tsf.gate.kernel', tf.zeros([3 * WIDTH, WIDTH]))
        .set('tsf.gate.bias', tf.fill([WIDTH], end));
      return tsf(own, x, valid, config).sharedRebalanced;
    };
    const backwards = (end: number) => rebalanced(end, shared.reverse(2), mask.reverse(2)).reverse(2);
    const differenceOfOrders = async (end: number) =>
      largestDifference(await read(() => backwards(end)), await read(() => rebalanced(end, shared, mask)));
    // The order of the steps reaches S~ through the temporal stream alone.
    expect(await differenceOfOrders(-40)).toBeLessThan(1e-4);
    expect(await differenceOfOrders(40)).toBeGreaterThan(0.1);
  });

  test('leaves absent steps at exactly 0', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { batch: BATCH, present: ['acoustic'] });
    const rebalanced = await read(() => tsf(parameters, sharedFor(mask), mask, config).sharedRebalanced);
    const valid = await mask.data();
    rowsOf(rebalanced, WIDTH).forEach((step, index) => {
      expect(step.some((value) => value !== 0)).toBe(valid[index] === 1);
    });
  });
});
