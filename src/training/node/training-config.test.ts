import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { readTrainingConfig } from './training-config.ts';

const SHIPPED = 'models/dbr/train.json';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function changed(change: Record<string, unknown>): Promise<string> {
  const path = join(folder, 'train.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(SHIPPED, 'utf8')), ...change }));
  return path;
}

describe('readTrainingConfig', () => {
  it('reads the shipped configuration, for the default network', async () => {
    expect((await readTrainingConfig(SHIPPED)).network).toEqual(DEFAULT_CONFIG);
  });

  it('lays a network over the default one', async () => {
    const stages = { tsf: false, agpr: false, brf: false };
    const { network } = await readTrainingConfig(await changed({ network: { width: 16, stages } }));
    expect(network).toEqual({ ...DEFAULT_CONFIG, width: 16, stages });
  });

  it.each([
    [{ batch: 0 }, 'batch'],
    [{ losses: { task: -1 } }, 'losses.task'],
    [{ speed: 3 }, 'speed'],
    [{ network: { width: 50 } }, 'multiple of heads'],
  ])('names what is wrong with %j', async (change, trouble) => {
    await expect(readTrainingConfig(await changed(change))).rejects.toThrow(trouble);
  });

  it('says when the file is not JSON or not there', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{');
    await expect(readTrainingConfig(path)).rejects.toThrow('is not JSON');
    await expect(readTrainingConfig(join(folder, 'nowhere.json'))).rejects.toThrow('cannot be read');
  });
});
