import { beforeAll, describe, expect, it } from 'vitest';
import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { FEATURE_GROUPS, occluded } from '../../features/groups/feature-groups.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import { byModality, createNetwork, type Modality } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { startBackend } from '../../training/node/backend.ts';
import { measureGroups, runsOf } from './measure-groups.ts';

const widths = { language: 4, acoustic: ACOUSTIC_FEATURE_NAMES.length, visual: VISUAL_FEATURE_NAMES.length };
const network = () => createNetwork({ ...DEFAULT_CONFIG, widths, width: 8, heads: 2 }, 1);
const random = openRandom(3);
const sequence = (modality: Modality) => ({
  width: widths[modality],
  values: Float32Array.from({ length: 5 * widths[modality] }, () => random.normal()),
  valid: new Uint8Array(5).fill(1),
});
const samples = Array.from(
  { length: 6 },
  (_, row): Sample => ({
    steps: {
      language: sequence('language'),
      acoustic: row % 3 === 0 ? null : sequence('acoustic'),
      visual: sequence('visual'),
    },
    label: 0,
    valences: { language: null, acoustic: null, visual: null },
  }),
);
const means = { acoustic: new Float32Array(widths.acoustic), visual: new Float32Array(widths.visual) };

describe('groups of features', () => {
  beforeAll(() => startBackend('wasm'));

  it('all taken away leave what absence leaves', async () => {
    const net = network();
    const all = samples.map((sample) => occluded(sample, FEATURE_GROUPS, means));
    const absent = samples.map((sample) => ({
      ...sample,
      steps: { ...sample.steps, acoustic: null, visual: null },
    }));
    expect(await predict(net, all, (one) => one)).toEqual(await predict(net, absent, (one) => one));
    net.dispose();
  });

  it('add what the prediction has more than one made by hand without them, and nothing where there is no voice', async () => {
    const net = network();
    const predictions = await predict(net, samples, (one) => one);
    const effects = await measureGroups(net, samples, predictions);
    expect(effects.map(({ group }) => group.name)).toEqual(FEATURE_GROUPS.map(({ name }) => name));
    for (const { group, effects: of } of effects) {
      const without = await predict(net, samples, (one) => occluded(one, [group], means));
      samples.forEach((sample, row) => {
        if (!sample.steps[group.modality]) expect(of[row]).toBeNaN();
        else expect(of[row]).toBeCloseTo((predictions[row] as number) - (without[row] as number), 5);
      });
      expect(
        [...of].some((effect) => Math.abs(effect) > 1e-6),
        group.name,
      ).toBe(true);
    }
    net.dispose();
  });

  it('measures the same by occlusion and by gradient x input near the average, where the answer is straight', async () => {
    const net = network();
    const near = samples.map((sample) => ({
      ...sample,
      steps: byModality((modality) => {
        const own = sample.steps[modality];
        return own && { ...own, values: own.values.map((value) => 3e-6 * value) };
      }),
    }));
    const runs: number[] = [];
    const predictions = await predict(net, near, (one) => one);
    const found = await measureGroups(net, near, predictions, undefined, (done) => runs.push(done));
    const largest = Math.max(
      ...found.flatMap(({ effects }) => [...effects].filter(Number.isFinite).map(Math.abs)),
    );
    for (const { group, effects, gradients } of found) {
      near.forEach((sample, row) => {
        if (!sample.steps[group.modality]) expect(gradients[row]).toBeNaN();
        else
          expect(Math.abs((effects[row] as number) - (gradients[row] as number))).toBeLessThan(largest / 20);
      });
    }
    expect(largest).toBeGreaterThan(1e-5);
    expect(runs.reduce((sum, done) => sum + done, 0)).toBe(near.length * runsOf(FEATURE_GROUPS.length));
    net.dispose();
  });

  it('has no gradient of a class, whose answer is a name', async () => {
    const net = createNetwork({ ...DEFAULT_CONFIG, widths, width: 8, heads: 2, classes: 3 }, 1);
    const found = await measureGroups(net, samples, new Float64Array(samples.length));
    for (const { gradients } of found) expect(gradients.every(Number.isNaN)).toBe(true);
    net.dispose();
  });
});
