import { beforeAll, describe, expect, it } from 'vitest';
import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import { createNetwork, type Modality } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { startBackend } from '../../training/node/backend.ts';
import { FEATURE_GROUPS, occluded, runOccluded } from './feature-groups.ts';

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

  it('share no column, and leave out only what says that there is a face and the neutral shape', () => {
    const left = (modality: Modality, names: readonly string[]) => {
      const taken = FEATURE_GROUPS.filter((one) => one.modality === modality).flatMap(
        ({ columns }) => columns,
      );
      expect(new Set(taken).size).toBe(taken.length);
      return names.filter((_, column) => !taken.includes(column));
    };
    expect(left('acoustic', ACOUSTIC_FEATURE_NAMES)).toEqual([]);
    expect(left('visual', VISUAL_FEATURE_NAMES).filter((name) => !/facePresent|neutral/.test(name))).toEqual(
      [],
    );
  });

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
    const effects = await runOccluded(net, samples, predictions);
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
});
