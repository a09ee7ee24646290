import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { blobSource, openNpz } from '../../../features/npz/npz-reader.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { type FeatureFile, readFeatureFile } from '../../../features/ready/feature-file.ts';
import { MODALITIES } from '../../../model/index.ts';
import { openRandom } from '../../core/random.ts';
import { startBackend } from '../backend.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { syntheticFeatures } from '../testing/synthetic-features.ts';
import { train } from '../trainer.ts';
import { type FeatureTrainingConfig, featureTrainingConfig } from './config.ts';
import { dropModalities, featureCurriculum } from './curriculum.ts';

let folder: string;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'curriculum-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function features(classes: number, more = {}): Promise<FeatureFile> {
  const arrays = { ...syntheticFeatures(48, classes, 1), ...more };
  return readFeatureFile('f.npz', await openNpz(blobSource(await writeNpz(arrays))));
}

async function small(file: FeatureFile): Promise<FeatureTrainingConfig> {
  const config = await featureTrainingConfig(undefined, file);
  return { ...config, batch: 12, network: { ...config.network, width: 8, heads: 2, nodes: 2, anchors: 3 } };
}

describe('featureCurriculum', () => {
  it('gives every training sample once an epoch, in another order and with other modalities each time', async () => {
    const file = await features(1);
    const curriculum = featureCurriculum(file, await small(file), 7);
    const epoch = (index: number) =>
      [...curriculum.batches(index)].map((batch) =>
        batch.map(({ label, steps }) => [label, ...MODALITIES.map((modality) => steps[modality] !== null)]),
      );
    expect(curriculum.stepsPerEpoch).toBe(3);
    expect(epoch(0)).toHaveLength(3);
    expect(epoch(0)).toEqual(epoch(0));
    expect(epoch(0)).not.toEqual(epoch(1));
    const labels = (index: number) => epoch(index).flatMap((batch) => batch.map(([label]) => Number(label)));
    const training = file.samples.filter(({ split }) => split === 'train').map(({ label }) => label);
    expect(labels(2).sort()).toEqual([...training].sort());
  });

  it('asks for both splits', async () => {
    const file = await features(1, { split: { shape: [48], values: new Int8Array(48) } });
    const config = await small(file);
    expect(() => featureCurriculum(file, config, 1)).toThrow(DataFileError);
    expect(() => featureCurriculum(file, config, 1)).toThrow('f.npz: has no samples of the split "valid"');
  });

  it.each([
    // The plain network for one of them: what is tried here is what it is given.
    ['sentiment', 1, 0.9, { tsf: false, agpr: false, brf: false }],
    ['classes', 3, 0.4, DEFAULT_CONFIG.stages],
  ])(
    'teaches a network %s, with modalities that have no label of their own',
    async (_, classes, error, stages) => {
      const own = Array.from({ length: 48 }, (_, i) => (i % 3 === 0 ? -1 : 0));
      const file = await features(classes, {
        labels_visual: {
          shape: [48],
          values:
            classes === 1
              ? Float32Array.from(own, (value) => (value < 0 ? Number.NaN : 0))
              : Int32Array.from(own),
        },
      });
      const given = await small(file);
      const config: FeatureTrainingConfig = {
        ...given,
        network: { ...given.network, stages },
        epochs: 10,
        learningRate: 0.02,
        warmupSteps: 5,
        averageDecay: 0.8,
      };
      const { network, bestError } = await train({
        config,
        curriculum: featureCurriculum(file, config, 1),
        data: {},
        seed: 1,
        folder: join(folder, `${classes}`),
        log: () => {},
      });
      network.dispose();
      expect(bestError).toBeLessThan(error);
    },
    300_000,
  );
});

describe('dropModalities', () => {
  it('keeps at least one that was there', async () => {
    const random = openRandom(3);
    const { samples } = await features(1);
    let dropped = 0;
    for (let turn = 0; turn < 20; turn++) {
      for (const sample of samples) {
        const left = dropModalities(sample, 0.5, random).steps;
        const kept = MODALITIES.filter((modality) => left[modality]);
        expect(kept.length).toBeGreaterThan(0);
        expect(kept.every((modality) => left[modality] === sample.steps[modality])).toBe(true);
        dropped += MODALITIES.filter((modality) => sample.steps[modality]).length - kept.length;
      }
    }
    // Of 2,680 modalities about half, and a little less because one must stay.
    expect(dropped).toBeGreaterThan(900);
    expect(dropped).toBeLessThan(1340);
  });
});
