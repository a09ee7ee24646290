import { expect, it } from 'vitest';
import { NpzError } from '../features/npz/npz-error.ts';
import { blobSource, openNpz } from '../features/npz/npz-reader.ts';
import { writeNpz } from '../features/npz/npz-writer.ts';
import { readFeatureFile } from '../features/ready/feature-file.ts';
import { MODALITIES } from '../model/modalities.ts';
import { syntheticFeatures } from '../training/testing/synthetic-features.ts';
import { expectHardy, hostileBytes } from './hostile-input.ts';

it('any .npz file is read as features that can be computed with, or refused', async () => {
  const sound = await Promise.all(
    [1, 3].map(async (classes) => (await writeNpz(syntheticFeatures(2, classes, classes))).arrayBuffer()),
  );
  const files = hostileBytes(...sound.map((bytes) => new Uint8Array(bytes)));
  await expectHardy(
    files,
    async ({ bytes, rubbish }) => {
      const npz = await openNpz(blobSource(new Blob([bytes as Uint8Array<ArrayBuffer>])));
      expect(rubbish, 'rubbish was taken for an archive').toBe(false);
      const { samples, classes } = await readFeatureFile('any.npz', npz);
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
