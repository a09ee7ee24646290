import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { createNetwork } from '../../model/index.ts';
import { sentenceCases } from '../core/judging/cases.ts';
import { syntheticPools } from '../core/testing/synthetic-data.ts';
import { startBackend } from './backend.ts';
import { readPredictor, writeNetwork } from './checkpoint.ts';
import { readIntervals, writeIntervals } from './intervals.ts';
import { DataFileError } from './readers/data-file-error.ts';

beforeAll(() => startBackend('wasm'));

it('intervals are written beside the weights, survive reading, and go with the weights they were made for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'intervals-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const network = createNetwork({ ...DEFAULT_CONFIG, width: 8, heads: 2 }, 1);
  onTestFinished(() => network.dispose());
  await writeNetwork(folder, network, 'float16');
  expect(await readIntervals(folder)).toBeNull();

  const cases = sentenceCases(syntheticPools(120, 1).sentences);
  const record = await writeIntervals(folder, network, [
    { words: cases.slice(0, 60) },
    { words: cases.slice(60) },
  ]);
  expect(record).toMatchObject({ level: 0.8, n: 120, rows: { words: { n: 120 } } });
  const table = await readIntervals(folder);
  expect(table?.subsets.language?.n).toBe(120);
  const read = await readPredictor(folder);
  expect(read.config).toEqual(network.config);
  read.dispose();

  const file = join(folder, 'model.json');
  const json = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...json, interval: { level: 2 } }));
  await expect(readIntervals(folder)).rejects.toThrow(DataFileError);

  // Other weights in their place have none.
  await writeNetwork(folder, network, 'float16');
  expect(await readIntervals(folder)).toBeNull();
  // Nor has what there is too little material for.
  await writeIntervals(folder, network, [{ words: cases.slice(0, 60) }, { words: cases.slice(60) }]);
  const none = await writeIntervals(folder, network, [
    { words: cases.slice(0, 4) },
    { words: cases.slice(4, 8) },
  ]);
  expect(none).toBeNull();
  expect(await readIntervals(folder)).toBeNull();
});
