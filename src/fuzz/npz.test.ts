import { expect, it } from 'vitest';
import { NpzError } from '../features/npz/npz-error.ts';
import { blobSource, openNpz } from '../features/npz/npz-reader.ts';
import { writeNpz } from '../features/npz/npz-writer.ts';
import { readFeatureFile } from '../features/ready/feature-file.ts';
import { MOST_STEPS } from '../model/config.ts';
import { MODALITIES } from '../model/modalities.ts';
import { syntheticFeatures } from '../training/node/testing/synthetic-features.ts';
import { expectHardy, hostileBytes } from './hostile-input.ts';

it('any .npz file is read as features that can be computed with, or refused', async () => {
  const sound = await Promise.all(
    [1, 3].map(async (classes) => (await writeNpz(syntheticFeatures(2, classes, classes))).arrayBuffer()),
  );
  const features = syntheticFeatures(3, 3, 1);
  const whole = Float32Array.of(0, 2, 1);
  const otherwise = [
    // Classes as floats, labels as MulT has them, names as MMSA has them, token ids, more steps than any network takes.
    { ...features, labels: { shape: [3], values: whole } },
    { ...features, labels: { shape: [3, 1, 1], values: whole.map((label) => label - 0.5) } },
    {
      ...features,
      audio: { shape: [3, 1, 1], values: whole },
      language: { shape: [3, 3, 1], values: Int16Array.of(101, 1, 0, 102, 1, 0, 103, 1, 0) },
    },
    {
      labels: { shape: [1], values: Float32Array.of(1) },
      visual: { shape: [1, 600, 1], values: new Float32Array(600).fill(1) },
    },
  ];
  const written = await Promise.all(otherwise.map(async (arrays) => (await writeNpz(arrays)).arrayBuffer()));
  const packed = [[0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0], [...'BZh91AY&SY'].map((one) => one.charCodeAt(0))];
  const files = hostileBytes(
    ...[...sound, ...written].map((bytes) => new Uint8Array(bytes)),
    ...packed.map((bytes) => Uint8Array.from(bytes)),
  );
  await expectHardy(
    files,
    async ({ bytes, rubbish }) => {
      const npz = await openNpz(blobSource(new Blob([bytes as Uint8Array<ArrayBuffer>])));
      expect(rubbish, 'rubbish was taken for an archive').toBe(false);
      const { samples, classes, steps: longest } = await readFeatureFile('any.npz', npz);
      expect(longest).toBeLessThanOrEqual(MOST_STEPS);
      for (const { label, steps } of samples) {
        if (classes === 1) expect(Math.abs(label)).toBeLessThanOrEqual(3);
        else expect(Number.isInteger(label) && label >= 0 && label < classes).toBe(true);
        for (const modality of MODALITIES) {
          for (const value of steps[modality]?.values ?? []) expect(Number.isFinite(value)).toBe(true);
        }
      }
    },
    (error) => error instanceof NpzError,
  );
});
