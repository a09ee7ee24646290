import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FEATURE_WIDTHS as widths } from '../../features/frames.ts';
import { siblingFolders } from './siblings.ts';

let models: string;
beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'siblings-'));
  const files: Record<string, string> = {
    dbr: JSON.stringify({ config: { widths, classes: 1 } }),
    plain: JSON.stringify({ config: { classes: 1, widths, stages: {} } }),
    fusion: JSON.stringify({ config: { widths, classes: 1 } }),
    intents: JSON.stringify({ config: { widths, classes: 20 } }),
    theirs: JSON.stringify({ config: { widths: { ...widths, visual: 35 }, classes: 1 } }),
    damaged: '{"config": ',
    other: '[]',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(models, name));
    await writeFile(join(models, name, 'model.json'), text);
  }
  await mkdir(join(models, 'empty'));
  await writeFile(join(models, 'manifest.json'), '{}');
});
afterAll(() => rm(models, { recursive: true }));

it('finds the networks beside one that take the same inputs and answer the same question', async () => {
  const config = { widths, classes: 1 };
  expect(await siblingFolders(join(models, 'dbr'), config)).toEqual([
    join(models, 'fusion'),
    join(models, 'plain'),
  ]);
  expect(await siblingFolders(`${join(models, 'plain')}/`, config)).toEqual([
    join(models, 'dbr'),
    join(models, 'fusion'),
  ]);
});

it('finds none for a network that stands alone', async () => {
  expect(await siblingFolders(join(models, 'intents'), { widths, classes: 20 })).toEqual([]);
});
