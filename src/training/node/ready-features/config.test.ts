import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { featureTrainingConfig } from './config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feature-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

const FILE = {
  path: 'f.npz',
  widths: { language: 768, acoustic: 5, visual: null },
  steps: 50,
  classes: 20,
  extractors: { language: 'bert@1' },
};

async function config(content: unknown) {
  const path = join(folder, 'config.json');
  await writeFile(path, JSON.stringify(content));
  return featureTrainingConfig(path, FILE);
}

describe('featureTrainingConfig', () => {
  it('takes widths, steps and classes from the file and the rest from the defaults', async () => {
    const { network, batch } = await featureTrainingConfig(undefined, FILE);
    const widths = { language: 768, acoustic: 5, visual: 1 };
    expect(network).toEqual({
      ...DEFAULT_CONFIG,
      widths,
      steps: 50,
      classes: 20,
      extractors: { language: 'bert@1' },
    });
    expect(batch).toBe(32);
    expect((await featureTrainingConfig(undefined, { ...FILE, steps: 500 })).batch).toBe(8);
  });

  it('lays a configuration over the defaults', async () => {
    const given = await config({ epochs: 3, batch: 5, network: { width: 24 }, losses: { leakage: 0 } });
    expect(given).toMatchObject({ epochs: 3, batch: 5, patience: 8, network: { width: 24, steps: 50 } });
    expect(given.losses).toMatchObject({ leakage: 0, task: 1 });
  });

  it('refuses what is the file’s own, what it does not know and what does not fit', async () => {
    await expect(config({ network: { steps: 40 } })).rejects.toThrow(
      'network.steps: comes from the feature file',
    );
    await expect(config({ samplesPerEpoch: 10 })).rejects.toThrow(DataFileError);
    await expect(config({ modalityDropout: 1 })).rejects.toThrow('modalityDropout');
    await expect(featureTrainingConfig(undefined, { ...FILE, steps: 4000 })).rejects.toThrow('f.npz');
  });
});
