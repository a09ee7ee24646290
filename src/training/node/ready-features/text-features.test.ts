import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXTRACTORS, LANGUAGE_WIDTH } from '../../../features/frames.ts';
import { blobSource, openNpz } from '../../../features/npz/npz-reader.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { readFeatureFile } from '../../../features/ready/feature-file.ts';
import { startBackend } from '../backend.ts';
import { textFeatures } from './text-features.ts';

let folder: string;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'text-features-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function csv(content: string): Promise<string> {
  const path = join(folder, 'text.csv');
  await writeFile(path, content);
  return path;
}

const ROWS =
  'id,text,intent,label,split\na,thank you so much,Thank,2,train\nb,no,Oppose,-1.5,valid\nc,go,Leave,0,test\n';

it('gives a file of ready features with the texts’ token vectors and no other modality', async () => {
  const arrays = await textFeatures(await csv(ROWS), 'intent');
  const file = await readFeatureFile('t.npz', await openNpz(blobSource(await writeNpz(arrays))));
  expect(file).toMatchObject({
    widths: { language: LANGUAGE_WIDTH, acoustic: null, visual: null },
    extractors: { language: EXTRACTORS.language },
    classes: 3,
    classNames: ['Leave', 'Oppose', 'Thank'],
  });
  expect(file.samples.map(({ label, split }) => [label, split])).toEqual([
    [2, 'train'],
    [1, 'valid'],
    [0, 'test'],
  ]);
  const lengths = file.samples.map(({ steps }) => steps.language?.valid.length ?? 0);
  expect(lengths[0]).toBe(file.steps);
  expect(lengths[1]).toBeLessThan(file.steps);
  expect(arrays.text?.values).toEqual(['thank you so much', 'no', 'go']);
}, 60_000);

it('takes numbers for sentiment', async () => {
  const { labels, classes } = await textFeatures(await csv(ROWS), 'label');
  expect(labels?.values).toEqual(Float32Array.of(2, -1.5, 0));
  expect(classes).toBeUndefined();
}, 60_000);

it('names the row and column that is missing or empty', async () => {
  await expect(textFeatures(await csv(ROWS), 'mood')).rejects.toThrow('row 2: column "mood" is missing');
  const path = await csv('id,text,intent,split\na,hi,Greet,train\nb,hm,,train\n');
  await expect(textFeatures(path, 'intent')).rejects.toThrow(`${path}, row 3: column "intent" is empty`);
});
