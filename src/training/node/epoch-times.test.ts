import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { epochSeconds } from './epoch-times.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'times-'));
});
afterAll(() => rm(folder, { recursive: true }));

const epoch = (index: number, seconds: number) => JSON.stringify({ kind: 'epoch', epoch: index, seconds });

it('reads the epochs of the last run, one that was interrupted included', async () => {
  const log = join(folder, 'log.jsonl');
  const lines = [
    ...[epoch(0, 10), epoch(1, 11), epoch(2, 12)],
    ...[epoch(0, 20), '{"kind":"steps","epoch":1}', '{"kind":"epoch","ep'],
    ...['{"kind":"note","text":"going on"}', epoch(1, 21), ''],
  ];
  await writeFile(log, lines.join('\n'));
  expect(await epochSeconds(log)).toEqual([20, 21]);
});

it('knows none without a log', async () => {
  expect(await epochSeconds(join(folder, 'nowhere.jsonl'))).toEqual([]);
});
