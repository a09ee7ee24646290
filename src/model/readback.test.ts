import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, rowsOf, sum } from './testing/numbers.ts';
import { itemOf, networkFor, STAGE_SWITCHES, TINY_CONFIG, windowsFor } from './testing/windows.ts';
import { EXPLORATION_TRACE, FULL_TRACE, SUMMARY_TRACE } from './trace.ts';

describeOnBackends('readTraces', (backend) => {
  test('a batch of three gives what three singles give', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: [['language', 'visual'], MODALITIES, ['acoustic']] });
    const together = await readTraces(network, inputs, FULL_TRACE);
    expect(together).toHaveLength(3);
    for (const [item, trace] of together.entries()) {
      const [alone] = await readTraces(network, itemOf(inputs, item), FULL_TRACE);
      for (const name of FULL_TRACE) {
        expect(trace[name]?.shape, name).toEqual(alone?.[name]?.shape);
        const difference = largestDifference(trace[name]?.values ?? [], alone?.[name]?.values ?? []);
        expect(difference, name).toBeLessThan(1e-5);
      }
    }
    const [first, second] = together;
    expect(largestDifference(first?.logit.values ?? [], second?.logit.values ?? [])).toBeGreaterThan(1e-4);
  });

  test.each(STAGE_SWITCHES)('leaves out the names of stages that are off, %o', async (stages) => {
    const config = { ...TINY_CONFIG, stages };
    const network = networkFor(config);
    const inputs = windowsFor(config);
    const expected = (names: readonly string[]) =>
      names.filter((name) => Object.entries(stages).every(([stage, on]) => on || !name.startsWith(stage)));
    const [full] = await readTraces(network, inputs, FULL_TRACE);
    expect(Object.keys(full ?? {})).toEqual(expected(FULL_TRACE));
    const [summary] = await readTraces(network, inputs);
    expect(Object.keys(summary ?? {})).toEqual(expected(SUMMARY_TRACE));
  });

  test('tells the routes as none, then the lenders in the order of the modalities', async () => {
    const pairs = MODALITIES.map((absent) => MODALITIES.filter((modality) => modality !== absent));
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES, ...pairs] });
    const traces = await readTraces(networkFor(TINY_CONFIG), inputs, ['agprRoute']);
    const [all, ...withoutOne] = traces.map(({ agprRoute }) => rowsOf(agprRoute?.values as Float32Array, 4));
    all?.forEach((row, m) => {
      expect(sum(row)).toBeCloseTo(1, 5);
      expect(row[1 + m]).toBe(0);
      expect(row.filter((share) => share > 0)).toHaveLength(3);
    });
    withoutOne.forEach((table, absent) => {
      expect(table.map((row) => row[1 + absent])).toEqual([0, 0, 0]);
    });
  });

  test('reads the coalitions of one window with its trace', async () => {
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    const [trace] = await readTraces(networkFor(TINY_CONFIG), inputs, EXPLORATION_TRACE);
    expect(trace?.coalitions?.shape).toEqual([64]);
    expect(trace?.coalitions?.values.at(-1)).toBeCloseTo(trace?.sentiment.values[0] as number, 5);
    const bias = trace?.contributionBias.values[0] as number;
    expect(trace?.coalitions?.values[0]).toBeCloseTo(3 * Math.tanh(bias / 3), 5);
  });

  // A software GPU takes a second for a forward on a busy machine, and a leak shows in the first.
  const forwards = backend === 'webgpu' ? 10 : 100;
  test(`keeps the number of tensors over ${forwards} forwards`, async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG);
    // The first makes what a network keeps until it is disposed.
    await readTraces(network, inputs);
    const before = tf.memory().numTensors;
    for (let i = 0; i < forwards; i++) await readTraces(network, inputs);
    expect(tf.memory().numTensors).toBe(before);
  });
});
