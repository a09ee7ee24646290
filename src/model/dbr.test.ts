import { describe, expect, test } from 'vitest';
import type { DbrConfig } from './config.ts';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, rowsOf, sum } from './testing/numbers.ts';
import {
  describeSet,
  networkFor,
  padded,
  STAGE_SWITCHES,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';
import { FULL_TRACE } from './trace.ts';

const SHORT = 17;
const LONG = 40;

describeOnBackends('the DBR network', () => {
  test('squashes the logit to 3 tanh(logit / 3)', async () => {
    for (const trace of await readTraces(networkFor(TINY_CONFIG), windowsFor(TINY_CONFIG, { batch: 4 }))) {
      const [logit = Number.NaN] = trace.logit.values;
      expect(trace.sentiment.values[0]).toBeCloseTo(3 * Math.tanh(logit / 3), 5);
    }
  });

  test('gives class probabilities from a class head', async () => {
    const config = { ...TINY_CONFIG, classes: 5 };
    const [trace] = await readTraces(networkFor(config), windowsFor(config, { batch: 1 }));
    const exponentials = trace?.logit.values.map(Math.exp) as Float32Array;
    const expected = exponentials.map((value) => value / sum(exponentials));
    expect(largestDifference(trace?.sentiment.values as Float32Array, expected)).toBeLessThan(1e-5);
    expect(trace?.contributions.shape).toEqual([2, 3, config.steps, 5]);
    expect(trace?.unimodal.shape).toEqual([3, 5]);
  });

  describe.each(SUBSETS.map((present) => [describeSet(present), present] as const))(
    'with %s',
    (_, present) => {
      test('padding changes nothing and contributes nothing', async () => {
        const config = { ...TINY_CONFIG, steps: LONG };
        const network = networkFor(config);
        const short = windowsFor(config, { steps: SHORT, present });
        const names = ['logit', 'sentiment', 'contributions', 'unimodal', 'agprRoute', 'brfGate'] as const;
        const trimmed = await readTraces(network, short, names);
        const full = await readTraces(network, padded(short, LONG), names);
        full.forEach((trace, item) => {
          const expected = trimmed[item];
          for (const name of ['logit', 'sentiment', 'unimodal', 'agprRoute', 'brfGate'] as const) {
            const [given, wanted] = [trace[name]?.values, expected?.[name]?.values];
            expect(largestDifference(given ?? [], wanted ?? [])).toBeLessThan(1e-5);
          }
          const rows = rowsOf(trace.contributions.values, LONG);
          rowsOf(expected?.contributions.values as Float32Array, SHORT).forEach((row, index) => {
            expect(largestDifference(rows[index]?.subarray(0, SHORT) ?? [], row)).toBeLessThan(1e-5);
            expect(rows[index]?.subarray(SHORT).every((share) => share === 0)).toBe(true);
          });
        });
      });

      test('every traced number is finite', async () => {
        const traces = await readTraces(
          networkFor(TINY_CONFIG),
          windowsFor(TINY_CONFIG, { present }),
          FULL_TRACE,
        );
        for (const trace of traces) {
          for (const name of FULL_TRACE) expect(trace[name]?.values.every(Number.isFinite), name).toBe(true);
        }
      });

      test('an absent modality cannot be heard, a present one can', async () => {
        const network = networkFor(TINY_CONFIG);
        const inputs = windowsFor(TINY_CONFIG, { present });
        const [before] = await readTraces(network, inputs, ['logit']);
        for (const modality of MODALITIES) {
          const louder = inputs.features[modality].mul(-0.5) as typeof inputs.features.language;
          const changed = { ...inputs, features: { ...inputs.features, [modality]: louder } };
          const [after] = await readTraces(network, changed, ['logit']);
          louder.dispose();
          const difference = largestDifference(after?.logit.values ?? [], before?.logit.values ?? []);
          if (present.includes(modality)) expect(difference).toBeGreaterThan(1e-4);
          else expect(difference).toBe(0);
        }
      });
    },
  );

  const others: [string, Partial<DbrConfig>][] = [
    ['other features', { widths: { language: 1, acoustic: 74, visual: 35 } }],
    ['one step', { steps: 1 }],
    ['many steps', { steps: 50 }],
    ['another width', { width: 12, heads: 3 }],
    ['other kernels', { kernels: { language: 5, acoustic: 1, visual: 7 } }],
    ['other nodes and anchors', { nodes: 3, anchors: 5 }],
  ];
  test.each(others)('is built from the same code for %s', async (_, change) => {
    const config = { ...TINY_CONFIG, ...change };
    const [trace] = await readTraces(networkFor(config), windowsFor(config), FULL_TRACE);
    const { steps: t, width: d, nodes: k, anchors } = config;
    expect(Object.fromEntries(FULL_TRACE.map((name) => [name, trace?.[name]?.shape]))).toEqual({
      logit: [1],
      sentiment: [1],
      contributions: [2, 3, t],
      contributionBias: [1],
      unimodal: [3],
      agprRoute: [3, 4],
      agprBudget: [3, t],
      agprBorrow: [3, t],
      brfGate: [d],
      agprAnchors: [3, t, anchors],
      shared: [3, t, d],
      private: [3, t, d],
      sharedRebalanced: [3, t, d],
      privateRebalanced: [3, t, d],
      tsfTemporal: [3, t, d],
      tsfStructural: [3, t, d],
      tsfGate: [3, t, d],
      tsfAdjacency: [3 * k, 3 * k],
      tsfAssignment: [3, t, k],
      brfSharedToPrivate: [3, t, t],
      brfPrivateToShared: [3, t, t],
    });
    for (const name of FULL_TRACE) expect(trace?.[name]?.values.every(Number.isFinite), name).toBe(true);
  });

  test('a stage that is off changes nothing', async () => {
    for (const stages of STAGE_SWITCHES) {
      const config = { ...TINY_CONFIG, stages };
      const names = ['shared', 'sharedRebalanced', 'private', 'privateRebalanced'] as const;
      const [trace] = await readTraces(networkFor(config), windowsFor(config), names);
      const changes = (before: 'shared' | 'private', after: 'sharedRebalanced' | 'privateRebalanced') =>
        largestDifference(trace?.[before]?.values ?? [], trace?.[after]?.values ?? []) > 0;
      expect(changes('shared', 'sharedRebalanced')).toBe(stages.tsf);
      expect(changes('private', 'privateRebalanced')).toBe(stages.agpr);
    }
  });
});
