import { expect, test } from 'vitest';
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
    const traces = await readTraces(networkFor(TINY_CONFIG), windowsFor(TINY_CONFIG));
    for (const { logit, sentiment } of traces) {
      const [value = Number.NaN] = logit.values;
      expect(sentiment.values[0]).toBeCloseTo(3 * Math.tanh(value / 3), 5);
    }
  });

  test('gives class probabilities from a class head', async () => {
    const config = { ...TINY_CONFIG, classes: 5 };
    const [trace] = await readTraces(networkFor(config), windowsFor(config));
    const exponentials = trace?.logit.values.map(Math.exp) as Float32Array;
    const expected = exponentials.map((value) => value / sum(exponentials));
    expect(largestDifference(trace?.sentiment.values as Float32Array, expected)).toBeLessThan(1e-5);
    expect(trace?.contributions.shape).toEqual([2, 3, config.steps, 5]);
    expect(trace?.unimodal.shape).toEqual([3, 5]);
  });

  test('padding changes nothing and contributes nothing, whatever is present', async () => {
    const config = { ...TINY_CONFIG, steps: LONG };
    const network = networkFor(config);
    const short = windowsFor(config, { steps: SHORT, items: SUBSETS });
    const unchanged = ['logit', 'sentiment', 'unimodal', 'agprRoute', 'brfGate', 'tsfAdjacency'] as const;
    const trimmed = await readTraces(network, short, [...unchanged, 'contributions']);
    const full = await readTraces(network, padded(short, LONG), [...unchanged, 'contributions']);
    full.forEach((trace, item) => {
      const expected = trimmed[item];
      const present = describeSet(SUBSETS[item] ?? []);
      for (const name of unchanged) {
        const difference = largestDifference(trace[name]?.values ?? [], expected?.[name]?.values ?? []);
        expect(difference, `${name} with ${present}`).toBeLessThan(1e-5);
      }
      const rows = rowsOf(trace.contributions.values, LONG);
      rowsOf(expected?.contributions.values as Float32Array, SHORT).forEach((row, index) => {
        const padding = rows[index]?.subarray(SHORT);
        expect(largestDifference(rows[index]?.subarray(0, SHORT) ?? [], row), present).toBeLessThan(1e-5);
        expect(padding).toHaveLength(LONG - SHORT);
        expect(padding?.every((share) => share === 0)).toBe(true);
      });
    });
  });

  test('every traced number is finite, whatever is present', async () => {
    const inputs = windowsFor(TINY_CONFIG, { items: SUBSETS });
    const traces = await readTraces(networkFor(TINY_CONFIG), inputs, FULL_TRACE);
    traces.forEach((trace, item) => {
      for (const name of FULL_TRACE) {
        const message = `${name} with ${describeSet(SUBSETS[item] ?? [])}`;
        expect(trace[name]?.values.every(Number.isFinite), message).toBe(true);
      }
    });
  });

  test('an absent modality cannot be heard, a present one can', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: SUBSETS });
    const before = await readTraces(network, inputs, ['logit']);
    for (const modality of MODALITIES) {
      const features = inputs.features[modality].mul(-0.5) as typeof inputs.features.language;
      const changed = { ...inputs, features: { ...inputs.features, [modality]: features } };
      const after = await readTraces(network, changed, ['logit']);
      features.dispose();
      SUBSETS.forEach((present, item) => {
        const difference = largestDifference(
          after[item]?.logit.values ?? [],
          before[item]?.logit.values ?? [],
        );
        const message = `${modality} with ${describeSet(present)}`;
        if (present.includes(modality)) expect(difference, message).toBeGreaterThan(1e-4);
        else expect(difference, message).toBe(0);
      });
    }
  });

  const others: [string, Partial<DbrConfig>][] = [
    ['other features', { widths: { language: 1, acoustic: 74, visual: 35 } }],
    ['one step', { steps: 1 }],
    ['many steps', { steps: 50 }],
    ['other sizes within', { width: 12, heads: 3, nodes: 3, anchors: 5 }],
    ['other kernels', { kernels: { language: 5, acoustic: 1, visual: 7 } }],
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

  test.each(STAGE_SWITCHES)('a stage that is off changes nothing, %o', async (stages) => {
    const config = { ...TINY_CONFIG, stages };
    const names = ['shared', 'sharedRebalanced', 'private', 'privateRebalanced'] as const;
    const [trace] = await readTraces(networkFor(config), windowsFor(config), names);
    const values = names.map((name) => trace?.[name]?.values ?? []) as [Float32Array, ...Float32Array[]];
    const changes = (before: number, after: number) =>
      largestDifference(values[before] ?? [], values[after] ?? []) > 0;
    expect({ tsf: changes(0, 1), agpr: changes(2, 3) }).toEqual({ tsf: stages.tsf, agpr: stages.agpr });
  });

  test.each([
    ['own', false],
    ['rebalanced', true],
    [undefined, true],
  ] as const)('what others say moves an opinion read as %s: %s', async (opinions, moved) => {
    const network = networkFor({ ...TINY_CONFIG, opinions });
    const inputs = windowsFor(TINY_CONFIG);
    const { language } = windowsFor(TINY_CONFIG, { seed: 2 }).features;
    const others = { ...inputs, features: { ...inputs.features, language } };
    const [first] = await readTraces(network, inputs, ['unimodal']);
    const [second] = await readTraces(network, others, ['unimodal']);
    const change = MODALITIES.map((_, m) =>
      Math.abs((first?.unimodal.values[m] ?? Number.NaN) - (second?.unimodal.values[m] ?? Number.NaN)),
    );
    expect(change.map((by) => by > 1e-5)).toEqual([true, moved, moved]);
  });
});
