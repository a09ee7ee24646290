import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureGroups } from '../../../corpus/run/measure-groups.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import { FEATURE_GROUPS } from '../../../features/groups/feature-groups.ts';
import {
  ALL_STAGES,
  byModality,
  createNetwork,
  type Modality,
  NO_INTERVENTION,
} from '../../../model/index.ts';
import type { Sample } from '../../../training/core/data/batch.ts';
import { predict } from '../../../training/core/predictors/prediction.ts';
import { openRandom } from '../../../training/core/random.ts';
import { startBackend } from '../../../training/node/backend.ts';
import { measureWindow } from './group-measures.ts';

const config = { ...DEFAULT_CONFIG, widths: { ...DEFAULT_CONFIG.widths, language: 4 }, width: 8, heads: 2 };
const STEPS = 12;

function windowOf(absent?: Modality): FeatureTracks {
  const random = openRandom(4);
  return byModality((modality) => {
    const { steps, widths } = config;
    const values = new Float32Array(steps * widths[modality]);
    const mask = new Float32Array(steps);
    if (modality === absent) return { values, mask };
    for (let at = 0; at < STEPS * widths[modality]; at++) values[at] = random.normal();
    return { values, mask: mask.fill(1, 0, STEPS) };
  });
}

describe('what groups of features add to a window', () => {
  beforeAll(() => startBackend('wasm'));

  it('is what they add to the same steps as a row of a corpus, and nothing of what is absent', async () => {
    const network = createNetwork(config, 1);
    const tracks = windowOf('visual');
    const steps = byModality((modality) => {
      const width = config.widths[modality];
      const values = tracks[modality].values.slice(0, STEPS * width);
      return modality === 'visual' ? null : { width, values, valid: new Uint8Array(STEPS).fill(1) };
    });
    const sample: Sample = { steps, label: 0, valences: { language: null, acoustic: null, visual: null } };
    const row = await measureGroups(network, [sample], await predict(network, [sample], (one) => one));
    const moment = await measureWindow(network, tracks);
    // Positions of this many steps are kept from the first time on.
    const before = tf.memory().numTensors;
    await measureWindow(network, tracks);
    expect(tf.memory().numTensors).toBe(before);
    expect(moment.map(({ group }) => group)).toEqual(FEATURE_GROUPS);
    for (const [index, { group, effects, gradients, levels, trends }] of moment.entries()) {
      const there = group.modality === 'acoustic';
      for (const [own, other] of [
        [effects, row[index]?.effects],
        [gradients, row[index]?.gradients],
      ] as const) {
        if (there) expect(own[0]).toBeCloseTo(other?.[0] as number, 4);
        else expect(own[0]).toBeNaN();
      }
      expect([levels[0], trends[0]].every(Number.isNaN)).toBe(!there);
    }
    network.dispose();
  });

  it('is of the network as it is changed', async () => {
    const network = createNetwork(config, 1);
    const silent = { stages: ALL_STAGES, scales: [1, 0, 1, 1, 0, 1] };
    const [whole, changed] = [
      await measureWindow(network, windowOf()),
      await measureWindow(network, windowOf(), { ...NO_INTERVENTION, ...silent }),
    ];
    for (const by of ['effects', 'gradients'] as const) {
      expect(changed[0]?.[by][0]).not.toBeCloseTo(whole[0]?.[by][0] as number, 4);
    }
    network.dispose();
  });

  it('is nothing for a network of other features, or of classes', async () => {
    const widths = { language: 4, acoustic: 7, visual: 10 };
    const other = createNetwork({ ...config, widths }, 1);
    const flat = byModality((modality) => ({
      values: new Float32Array(config.steps * widths[modality]),
      mask: new Float32Array(config.steps).fill(1),
    }));
    expect(await measureWindow(other, flat)).toEqual([]);
    const classes = createNetwork({ ...config, classes: 3 }, 1);
    expect(await measureWindow(classes, windowOf())).toEqual([]);
    for (const network of [other, classes]) network.dispose();
  });
});
