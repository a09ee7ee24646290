import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import type { DbrConfig } from './config.ts';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, rowsOf, sum } from './testing/numbers.ts';
import {
  describeSet,
  networkFor,
  STAGE_SWITCHES,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';
import { EXPLORATION_TRACE, FULL_TRACE, SUMMARY_TRACE } from './trace.ts';

const { steps: STEPS } = TINY_CONFIG;

function nameOf(stages: DbrConfig['stages']): string {
  return describeSet(Object.entries(stages).flatMap(([stage, on]) => (on ? [stage] : [])));
}

const HEADS: [string, Partial<DbrConfig>][] = [
  ...STAGE_SWITCHES.map((stages): [string, Partial<DbrConfig>] => [nameOf(stages), { stages }]),
  ['a class head', { classes: 4 }],
  ['a class head on plain decoupling', { classes: 4, stages: { tsf: false, agpr: false, brf: false } }],
];

describeOnBackends('BRF', () => {
  describe.each(HEADS)('with %s', (_, change) => {
    const config = { ...TINY_CONFIG, ...change };

    test('contributions sum to logit - bias, and absent steps contribute exactly 0', async () => {
      const inputs = windowsFor(config, { items: SUBSETS });
      const mask = await inputs.mask.data();
      const traces = await readTraces(networkFor(config), inputs);
      traces.forEach((trace, item) => {
        const cells = rowsOf(trace.contributions.values, config.classes);
        expect(cells).toHaveLength(2 * MODALITIES.length * STEPS);
        const total = trace.logit.values.map(
          (__, c) =>
            sum(cells.map((cell) => cell[c] as number)) + (trace.contributionBias.values[c] as number),
        );
        expect(largestDifference(total, trace.logit.values)).toBeLessThan(1e-5);
        cells.forEach((cell, index) => {
          const [m, t] = [Math.floor(index / STEPS) % MODALITIES.length, index % STEPS];
          const valid = mask[(m * SUBSETS.length + item) * STEPS + t] === 1;
          expect(cell.some((share) => share !== 0)).toBe(valid);
        });
      });
      // The first item has nothing to say: what is left is the bias.
      expect(traces[0]?.logit.values).toEqual(traces[0]?.contributionBias.values);
    });
  });

  test('the gate lies in (0, 1), and without BRF there is none', async () => {
    const inputs = windowsFor(TINY_CONFIG);
    for (const trace of await readTraces(networkFor(TINY_CONFIG), inputs, FULL_TRACE)) {
      expect(trace.brfGate?.values).toHaveLength(TINY_CONFIG.width);
      expect(trace.brfGate?.values.every((value) => value > 0 && value < 1)).toBe(true);
    }
    const without = { ...TINY_CONFIG, stages: { ...TINY_CONFIG.stages, brf: false } };
    const [trace] = await readTraces(networkFor(without), inputs, FULL_TRACE);
    expect(trace?.brfGate).toBeUndefined();
  });

  /** Gates of three windows when the context reads these of its columns alone. */
  async function gatesReading(from: number, columns: number): Promise<Float32Array[]> {
    const network = networkFor(TINY_CONFIG);
    const kernel = network.parameters.get('brf.context.kernel') as tf.Variable;
    const [rows] = kernel.shape as [number, number];
    tf.tidy(() => {
      const isRead = tf.tensor2d(
        Array.from({ length: rows }, (_, i) => [Number(i >= from && i < from + columns)]),
      );
      kernel.assign(kernel.mul(isRead));
    });
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES, MODALITIES, ['visual']] });
    return (await readTraces(network, inputs)).map(({ brfGate }) => brfGate?.values ?? new Float32Array());
  }
  // The context is s, p and |s - p|, then presence, each modality's own prediction, and their spread.
  const ofPresence = 3 * TINY_CONFIG.width;
  const ofOpinions = ofPresence + MODALITIES.length;

  test('the gate is told which modalities are there', async () => {
    const [one = [], same = [], other = []] = await gatesReading(ofPresence, MODALITIES.length);
    expect(largestDifference(one, same)).toBeLessThan(1e-6);
    expect(largestDifference(one, other)).toBeGreaterThan(1e-3);
  });

  test('the gate is told what each modality says by itself, and how far these lie apart', async () => {
    const [one = [], other = []] = await gatesReading(ofOpinions, MODALITIES.length);
    expect(largestDifference(one, other)).toBeGreaterThan(1e-4);
    // One modality does not disagree with itself: to its gate the spread is as good as nothing.
    const [many = [], , single = []] = await gatesReading(ofOpinions + MODALITIES.length, 1);
    const [nothing = []] = await gatesReading(0, 0);
    expect(largestDifference(single, nothing)).toBeLessThan(1e-3);
    expect(largestDifference(many, nothing)).toBeGreaterThan(1e-3);
  });

  test.each([
    ['shared', 60],
    ['private', -60],
  ] as const)('a gate at an end takes all from the %s branch', async (branch, end) => {
    const network = networkFor(TINY_CONFIG);
    const { width } = TINY_CONFIG;
    tf.tidy(() => {
      (network.parameters.get('brf.gate.kernel') as tf.Variable).assign(tf.zeros([width, width]));
      (network.parameters.get('brf.gate.bias') as tf.Variable).assign(tf.fill([width], end));
    });
    const [trace] = await readTraces(network, windowsFor(TINY_CONFIG), ['contributions']);
    const [shared, privates] = rowsOf(
      trace?.contributions.values as Float32Array,
      MODALITIES.length * STEPS,
    ).map((shares) => Math.max(...shares.map(Math.abs))) as [number, number];
    const [open, closed] = branch === 'shared' ? [shared, privates] : [privates, shared];
    expect(open).toBeGreaterThan(1e-3);
    expect(closed).toBeLessThan(1e-6);
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
          expect([...row.map((weight) => Number(weight > 0))]).toEqual([...valid]);
        });
      }
    });
  });

  test.each([
    ['brfSharedToPrivate', 'brfSharedToPrivateHeads'],
    ['brfPrivateToShared', 'brfPrivateToSharedHeads'],
  ] as const)(
    'the heads of %s sum to 1 over valid steps, differ, and their mean is the map',
    async (map, heads) => {
      const inputs = windowsFor(TINY_CONFIG);
      const traces = await readTraces(networkFor(TINY_CONFIG), inputs, [map, heads]);
      const masks = rowsOf((await inputs.mask.data()) as Float32Array, STEPS);
      const { heads: count } = TINY_CONFIG;
      expect(count).toBeGreaterThan(1);
      traces.forEach((trace, item) => {
        expect(trace[heads]?.shape).toEqual([MODALITIES.length, count, STEPS, STEPS]);
        const rows = rowsOf(trace[heads]?.values as Float32Array, STEPS);
        rows.forEach((row, index) => {
          const modality = Math.floor(index / (count * STEPS));
          const valid = masks[modality * traces.length + item] as Float32Array;
          expect(sum(row)).toBeCloseTo(1, 5);
          expect([...row.map((weight) => Number(weight > 0))]).toEqual([...valid]);
        });
        rowsOf(trace[map]?.values as Float32Array, STEPS).forEach((mean, index) => {
          const [modality, step] = [Math.floor(index / STEPS), index % STEPS];
          mean.forEach((weight, read) => {
            const ofHeads = Array.from(
              { length: count },
              (_, head) => rows[(modality * count + head) * STEPS + step]?.[read] ?? Number.NaN,
            );
            expect(sum(ofHeads) / count).toBeCloseTo(weight, 6);
          });
        });
        const [first, second] = [rows[0], rows[STEPS]].map((row) => [...(row ?? [])]);
        expect(first).not.toEqual(second);
      });
    },
  );

  test('heads are read for an exploration alone', () => {
    expect([...SUMMARY_TRACE, ...FULL_TRACE].filter((name) => name.includes('Heads'))).toEqual([]);
    expect(EXPLORATION_TRACE.filter((name) => name.includes('Heads'))).toHaveLength(2);
  });
});
