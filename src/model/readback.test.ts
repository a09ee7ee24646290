import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, rowsOf, sum } from './testing/numbers.ts';
import { itemOf, networkFor, STAGE_SWITCHES, TINY_CONFIG, windowsFor } from './testing/windows.ts';
import { FULL_TRACE, SUMMARY_TRACE } from './trace.ts';

describeOnBackends('readTraces', () => {
  test('a batch of three gives what three singles give', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { batch: 3 });
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

  test('leaves out the names of stages that are off, and reads only what was asked for', async () => {
    const ofStage = (name: string) =>
      (/^(tsf|agpr|brf)/.exec(name)?.[0] ?? null) as 'tsf' | 'agpr' | 'brf' | null;
    for (const stages of STAGE_SWITCHES) {
      const config = { ...TINY_CONFIG, stages };
      const network = networkFor(config);
      const inputs = windowsFor(config, { batch: 1 });
      const expected = (names: readonly string[]) =>
        names.filter((name) => {
          const stage = ofStage(name);
          return stage === null || stages[stage];
        });
      const [full] = await readTraces(network, inputs, FULL_TRACE);
      expect(Object.keys(full ?? {})).toEqual(expected(FULL_TRACE));
      const [summary] = await readTraces(network, inputs);
      expect(Object.keys(summary ?? {})).toEqual(expected(SUMMARY_TRACE));
    }
  });

  test('tells the routes as none, then the lenders in the order of the modalities', async () => {
    const network = networkFor(TINY_CONFIG);
    // The visual modality lends its own way: make each row want one lender, and look for it in its column.
    const traces = await readTraces(network, windowsFor(TINY_CONFIG, { batch: 3 }), ['agprRoute']);
    for (const { agprRoute } of traces) {
      expect(agprRoute?.shape).toEqual([3, 4]);
      rowsOf(agprRoute?.values as Float32Array, 4).forEach((row, m) => {
        expect(sum(row)).toBeCloseTo(1, 5);
        expect(row[1 + m]).toBe(0);
        expect(row.filter((share) => share > 0)).toHaveLength(3);
      });
    }
    for (const absent of MODALITIES) {
      const present = MODALITIES.filter((modality) => modality !== absent);
      const inputs = windowsFor(TINY_CONFIG, { batch: 1, present });
      const [trace] = await readTraces(network, inputs, ['agprRoute']);
      const column = rowsOf(trace?.agprRoute?.values as Float32Array, 4).map(
        (row) => row[1 + MODALITIES.indexOf(absent)],
      );
      expect(column).toEqual([0, 0, 0]);
    }
  });

  test('keeps the number of tensors over a hundred forwards', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { batch: 1 });
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) await readTraces(network, inputs);
    expect(tf.memory().numTensors).toBe(before);
  });
});
