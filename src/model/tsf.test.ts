import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read, readAll, rowsOf, sum } from './testing/numbers.ts';
import { networkFor, SUBSETS, TINY_CONFIG, windowsFor } from './testing/windows.ts';
import { structuralStream, temporalStream, tsf } from './tsf.ts';

const STEPS = 12;
const { width: WIDTH, nodes: NODES } = TINY_CONFIG;
const config = { ...TINY_CONFIG, steps: STEPS };

/** S as the decoupling hands it over: 0 in absent steps. */
function sharedFor(mask: tf.Tensor3D, seed = 5): tf.Tensor4D {
  const shape = [3, mask.shape[1], STEPS, WIDTH];
  return tf.tidy(() => noise(shape, seed).mul(mask.expandDims(-1)) as tf.Tensor4D);
}

describeOnBackends('TSF', () => {
  test('the temporal stream does not see a constant added to all steps of a channel', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config);
    const { before, everywhere, whereValid } = await readAll(() => {
      const shared = sharedFor(mask);
      const constant = noise([3, mask.shape[1], 1, WIDTH], 1, 3);
      return {
        before: temporalStream(parameters, shared, mask),
        everywhere: temporalStream(parameters, shared.add(constant), mask),
        whereValid: temporalStream(parameters, shared.add(constant.mul(mask.expandDims(-1))), mask),
      };
    });
    expect(largestDifference(everywhere, before)).toBeLessThan(2e-5);
    expect(largestDifference(whereValid, before)).toBeLessThan(2e-5);
  });

  test('the temporal stream does see the order of the steps', async () => {
    const { parameters } = networkFor(config);
    const { forwards, backwards } = await readAll(() => {
      const mask = tf.ones([3, 2, STEPS]) as tf.Tensor3D;
      const shared = sharedFor(mask);
      return {
        forwards: temporalStream(parameters, shared, mask),
        backwards: temporalStream(parameters, shared.reverse(2), mask).reverse(2),
      };
    });
    expect(largestDifference(forwards, backwards)).toBeGreaterThan(0.1);
  });

  test('a single valid step has no change to tell of', async () => {
    const { parameters } = networkFor(config);
    const { one, other } = await readAll(() => {
      const mask = tf.pad3d(tf.ones([3, 2, 1]), [
        [0, 0],
        [0, 0],
        [2, STEPS - 3],
      ]);
      return {
        one: temporalStream(parameters, sharedFor(mask, 5), mask),
        other: temporalStream(parameters, sharedFor(mask, 6), mask),
      };
    });
    expect(largestDifference(one, other)).toBe(0);
  });

  test('permuting the steps permutes the structural stream and leaves nodes and adjacency alone', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config);
    const result = await readAll(() => {
      const order = tf.tensor1d([7, 0, 11, 3, 9, 1, 10, 5, 2, 8, 4, 6], 'int32');
      const permuted = <T extends tf.Tensor>(x: T) => tf.gather(x, order, 2) as T;
      const straight = structuralStream(parameters, sharedFor(mask), mask);
      const shuffled = structuralStream(parameters, permuted(sharedFor(mask)), permuted(mask));
      return {
        stream: straight.stream,
        streamPermuted: permuted(straight.stream),
        streamOfPermuted: shuffled.stream,
        nodes: straight.nodes,
        nodesOfPermuted: shuffled.nodes,
        adjacency: straight.adjacency,
        adjacencyOfPermuted: shuffled.adjacency,
      };
    });
    expect(largestDifference(result.streamOfPermuted, result.streamPermuted)).toBeLessThan(1e-5);
    expect(largestDifference(result.streamOfPermuted, result.stream)).toBeGreaterThan(0.1);
    expect(largestDifference(result.nodesOfPermuted, result.nodes)).toBeLessThan(1e-5);
    expect(largestDifference(result.adjacencyOfPermuted, result.adjacency)).toBeLessThan(1e-5);
  });

  test('attends and assigns with weights that sum to 1, exactly none to an absent modality', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { items: SUBSETS.slice(1) });
    const { adjacency, assignment } = await readAll(() => {
      const structural = structuralStream(parameters, sharedFor(mask), mask);
      return { adjacency: structural.adjacency, assignment: structural.assignment };
    });
    // The assignment sums to 1 over a step's nodes, not over the steps: its size does not shrink with T.
    for (const row of rowsOf(assignment, NODES)) expect(sum(row)).toBeCloseTo(1, 5);
    rowsOf(adjacency, 3 * NODES).forEach((row, index) => {
      expect(sum(row)).toBeCloseTo(1, 5);
      const present = SUBSETS[1 + Math.floor(index / (3 * NODES))] ?? [];
      const heard = rowsOf(row, NODES).map((weights) => weights.some((weight) => weight !== 0));
      expect(heard).toEqual(
        ['language', 'acoustic', 'visual'].map((name) => present.some((m) => m === name)),
      );
    });
  });

  test('a gate at an end lets one stream alone through', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config);
    const result = await readAll(() => {
      const shared = sharedFor(mask);
      const rebalanced = (end: number, x: tf.Tensor4D, valid: tf.Tensor3D) => {
        const own = new Map(parameters)
          .set('tsf.gate.kernel', tf.zeros([3 * WIDTH, WIDTH]))
          .set('tsf.gate.bias', tf.fill([WIDTH], end));
        return tsf(own, x, valid).sharedRebalanced;
      };
      const backwards = (end: number) => rebalanced(end, shared.reverse(2), mask.reverse(2)).reverse(2);
      return {
        gate: tsf(parameters, shared, mask).gate,
        structural: rebalanced(-40, shared, mask),
        structuralBackwards: backwards(-40),
        temporal: rebalanced(40, shared, mask),
        temporalBackwards: backwards(40),
      };
    });
    expect(result.gate.every((value) => value > 0 && value < 1)).toBe(true);
    // The order of the steps reaches S~ through the temporal stream alone.
    expect(largestDifference(result.structural, result.structuralBackwards)).toBeLessThan(1e-4);
    expect(largestDifference(result.temporal, result.temporalBackwards)).toBeGreaterThan(0.1);
  });

  test('leaves absent steps at exactly 0', async () => {
    const { parameters } = networkFor(config);
    const { mask } = windowsFor(config, { items: SUBSETS });
    const rebalanced = await read(() => tsf(parameters, sharedFor(mask), mask).sharedRebalanced);
    const valid = await mask.data();
    rowsOf(rebalanced, WIDTH).forEach((step, index) => {
      expect(step.some((value) => value !== 0)).toBe(valid[index] === 1);
    });
  });
});
