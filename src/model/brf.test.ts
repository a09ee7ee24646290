import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import type { DbrConfig } from './config.ts';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, read, rowsOf, sum } from './testing/numbers.ts';
import {
  describeSet,
  networkFor,
  STAGE_SWITCHES,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';
import { FULL_TRACE } from './trace.ts';

const { steps: STEPS } = TINY_CONFIG;

function nameOf(stages: DbrConfig['stages']): string {
  return describeSet(Object.entries(stages).flatMap(([stage, on]) => (on ? [stage] : [])));
}

describeOnBackends('BRF', () => {
  describe.each(STAGE_SWITCHES.map((stages) => [nameOf(stages), stages] as const))('with %s', (_, stages) => {
    test.each([1, 4])('contributions sum to logit - bias, %i classes', async (classes) => {
      const config = { ...TINY_CONFIG, stages, classes };
      const network = networkFor(config);
      const inputs = windowsFor(config, { batch: 3 });
      for (const trace of await readTraces(network, inputs)) {
        const cells = rowsOf(trace.contributions.values, classes);
        expect(cells).toHaveLength(2 * MODALITIES.length * STEPS);
        const total = trace.logit.values.map(
          (__, c) =>
            sum(cells.map((cell) => cell[c] as number)) + (trace.contributionBias.values[c] as number),
        );
        expect(largestDifference(total, trace.logit.values)).toBeLessThan(1e-5);
        expect(Math.max(...trace.contributions.values.map(Math.abs))).toBeGreaterThan(1e-3);
      }
    });
  });

  test.each([true, false])('absent steps and modalities contribute exactly 0, brf %s', async (brf) => {
    const config = { ...TINY_CONFIG, stages: { ...TINY_CONFIG.stages, brf } };
    const network = networkFor(config);
    for (const present of SUBSETS) {
      const inputs = windowsFor(config, { batch: 1, present });
      const mask = await inputs.mask.data();
      const [trace] = await readTraces(network, inputs, ['contributions']);
      trace?.contributions.values.forEach((share, cell) => {
        expect(share !== 0).toBe(mask[cell % mask.length] === 1);
      });
      expect(trace?.contributions.values).toHaveLength(2 * mask.length);
    }
  });

  test('with nothing present the logit is the bias', async () => {
    for (const stages of STAGE_SWITCHES) {
      const config = { ...TINY_CONFIG, stages };
      const [trace] = await readTraces(networkFor(config), windowsFor(config, { batch: 1, present: [] }));
      expect(trace?.logit.values).toEqual(trace?.contributionBias.values);
      expect(Number.isFinite(trace?.logit.values[0])).toBe(true);
    }
  });

  test('the gate lies in (0, 1), and without BRF there is none', async () => {
    const inputs = windowsFor(TINY_CONFIG);
    const gate = await read(() => networkFor(TINY_CONFIG).forward(inputs).brf.gate as tf.Tensor);
    expect(gate).toHaveLength(2 * TINY_CONFIG.width);
    expect(gate.every((value) => value > 0 && value < 1)).toBe(true);
    const without = { ...TINY_CONFIG, stages: { ...TINY_CONFIG.stages, brf: false } };
    const [trace] = await readTraces(networkFor(without), inputs, FULL_TRACE);
    expect(trace?.brfGate).toBeUndefined();
  });

  test('a gate at an end takes all from one branch', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { batch: 1 });
    const { width } = TINY_CONFIG;
    const kernel = network.parameters.get('brf.gate.kernel') as tf.Variable;
    const bias = network.parameters.get('brf.gate.bias') as tf.Variable;
    kernel.assign(tf.zeros([width, width]));
    for (const [end, closed] of [
      [60, 1],
      [-60, 0],
    ] as const) {
      bias.assign(tf.fill([width], end));
      const [trace] = await readTraces(network, inputs, ['contributions']);
      const branches = rowsOf(trace?.contributions.values as Float32Array, MODALITIES.length * STEPS);
      expect(Math.max(...(branches[closed] as Float32Array).map(Math.abs))).toBeLessThan(1e-6);
      expect(Math.max(...(branches[1 - closed] as Float32Array).map(Math.abs))).toBeGreaterThan(1e-3);
    }
  });

  test('every step reads the other branch with weights that sum to 1 over its valid steps', async () => {
    const inputs = windowsFor(TINY_CONFIG);
    const names = ['brfSharedToPrivate', 'brfPrivateToShared'] as const;
    const traces = await readTraces(networkFor(TINY_CONFIG), inputs, names);
    const masks = rowsOf((await inputs.mask.data()) as Float32Array, STEPS);
    traces.forEach((trace, item) => {
      for (const name of names) {
        rowsOf(trace[name]?.values as Float32Array, STEPS).forEach((row, index) => {
          const valid = masks[Math.floor(index / STEPS) * traces.length + item] as Float32Array;
          expect(sum(row)).toBeCloseTo(1, 5);
          row.forEach((weight, t) => {
            expect(weight > 0).toBe(valid[t] === 1);
          });
        });
      }
    });
  });
});
