import { beforeAll, describe, expect, it } from 'vitest';
import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { FEATURE_GROUPS } from '../../features/groups/feature-groups.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import { createNetwork, type Modality } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { startBackend } from '../../training/node/backend.ts';
import { groupsOfRows } from './group-rows.ts';
import { measureGroups } from './measure-groups.ts';

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
    const all = await measureGroups(network, samples, await predict(network, samples, (one) => one));
    const shares: number[] = [];
    const some = await groupsOfRows(network, source(widths), Int32Array.of(7, 4), (share) =>
      shares.push(share),
    );
    expect(shares.at(-1)).toBeCloseTo(1, 9);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(some.map(({ group }) => group.name)).toEqual(FEATURE_GROUPS.map(({ name }) => name));
    for (const [index, { group, ...measured }] of some.entries()) {
      for (const by of ['effects', 'gradients'] as const) {
        const whole = all[index]?.[by] as Float64Array;
        expect(measured[by][0]).toBeCloseTo(whole[7] as number, 5);
        if (group.modality === 'visual') expect(measured[by][1]).toBeNaN();
        else expect(measured[by][1]).toBeCloseTo(whole[4] as number, 5);
      }
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
});
