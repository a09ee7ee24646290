import { beforeAll, describe, expect, it } from 'vitest';
import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import { createNetwork, type Modality } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { startBackend } from '../../training/node/backend.ts';
import { FEATURE_GROUPS, type FeatureGroup, runOccluded } from './feature-groups.ts';
import { groupsOfRows, levelsOf } from './group-rows.ts';

const widths = { language: 4, acoustic: ACOUSTIC_FEATURE_NAMES.length, visual: VISUAL_FEATURE_NAMES.length };
const random = openRandom(5);
const sequence = (modality: Modality) => ({
  width: widths[modality],
  values: Float32Array.from({ length: 4 * widths[modality] }, () => random.normal()),
  valid: Uint8Array.of(1, 0, 1, 1),
});
const samples = Array.from(
  { length: 9 },
  (_, row): Sample => ({
    steps: {
      language: sequence('language'),
      acoustic: sequence('acoustic'),
      visual: row === 4 ? null : sequence('visual'),
    },
    label: 0,
    valences: { language: null, acoustic: null, visual: null },
  }),
);
const source = (of: Partial<typeof widths>) => ({
  samples: async (from: number, to: number) => samples.slice(from, to),
  make: { widths: { language: 4, acoustic: null, visual: null, ...of }, extractors: {}, classes: 1 },
});
const open = () => createNetwork({ ...DEFAULT_CONFIG, widths, width: 8, heads: 2 }, 1);

describe('groups of features of some rows', () => {
  beforeAll(() => startBackend('wasm'));

  it('add what they add among all rows, in the order asked for', async () => {
    const network = open();
    const all = await runOccluded(network, samples, await predict(network, samples, (one) => one));
    const some = await groupsOfRows(network, source(widths), Int32Array.of(7, 4));
    expect(some.map(({ group }) => group.name)).toEqual(FEATURE_GROUPS.map(({ name }) => name));
    for (const [index, { group, effects }] of some.entries()) {
      const whole = all[index]?.effects as Float64Array;
      expect(effects[0]).toBeCloseTo(whole[7] as number, 5);
      if (group.modality === 'visual') expect(effects[1]).toBeNaN();
      else expect(effects[1]).toBeCloseTo(whole[4] as number, 5);
    }
    network.dispose();
  });

  it('are those of the modalities that the rows hold: none of texts, and none of features of another make', async () => {
    const network = open();
    expect(await groupsOfRows(network, source({}), Int32Array.of(0))).toEqual([]);
    const voices = await groupsOfRows(network, source({ acoustic: widths.acoustic }), Int32Array.of(0));
    expect(voices.map(({ group }) => group.name)).toEqual(['pitch', 'loudness', 'timbre']);
    network.dispose();
    const other = createNetwork(
      { ...DEFAULT_CONFIG, widths: { language: 4, acoustic: 74, visual: 35 }, width: 8, heads: 2 },
      1,
    );
    expect(
      await groupsOfRows(other, source({ acoustic: 74, visual: 35 } as never), Int32Array.of(0)),
    ).toEqual([]);
    other.dispose();
  });

  it('stand above or below the usual by their leading feature, over valid steps alone', () => {
    const of = (name: FeatureGroup['name']) =>
      FEATURE_GROUPS.find((group) => group.name === name) as FeatureGroup;
    const column = ACOUSTIC_FEATURE_NAMES.indexOf('logF0');
    const values = new Float32Array(4 * widths.acoustic);
    for (const [step, value] of [3, 100, 5, 4].entries()) values[step * widths.acoustic + column] = value;
    const steps = { ...(samples[4] as Sample).steps, acoustic: { ...sequence('acoustic'), values } };
    const flat = (width: number, value: number) => new Float32Array(width).fill(value);
    expect([...levelsOf(of('pitch'), [{ steps }], flat(36, 6), flat(36, 2))]).toEqual([-1]);
    expect([...levelsOf(of('mouth'), [{ steps }], flat(59, 0), flat(59, 1))]).toEqual([Number.NaN]);
    expect([...levelsOf(of('head'), samples.slice(0, 1), flat(59, 0), flat(59, 1))]).toEqual([Number.NaN]);
  });
});
