import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sequenceAt, storeOf } from '../core/data/step-store.ts';
import { cachePath, readCachedSteps, writeCachedSteps } from './feature-cache.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'features-'));
});
afterAll(() => rm(folder, { recursive: true }));

const store = storeOf(2, [
  { width: 2, values: Float32Array.of(1, 2, 3, 4), valid: Uint8Array.of(1, 0) },
  { width: 2, values: new Float32Array(0), valid: new Uint8Array(0) },
  { width: 2, values: Float32Array.of(5, 6), valid: Uint8Array.of(1) },
]);

describe('cachePath', () => {
  it('depends on every part and on where one ends', () => {
    const paths = [
      ['1', 'ab', 'c'],
      ['1', 'a', 'bc'],
      ['2', 'ab', 'c'],
      ['1', 'ab'],
    ];
    expect(new Set(paths.map((parts) => cachePath('x', parts, folder))).size).toBe(paths.length);
    expect(cachePath('x', ['1', 'a'], folder)).toBe(cachePath('x', ['1', Buffer.from('a')], folder));
  });
});

describe('cached steps', () => {
  it('come back as they were written', async () => {
    const path = join(folder, 'deep', 'a.steps');
    await writeCachedSteps(path, store);
    const read = await readCachedSteps(path);
    expect(read).toEqual(store);
    expect(sequenceAt(store, 2)).toEqual({
      width: 2,
      values: Float32Array.of(5, 6),
      valid: Uint8Array.of(1),
    });
    expect(() => sequenceAt(store, 3)).toThrow(RangeError);
  });

  it('count as absent when there are none, or when the file was cut short', async () => {
    expect(await readCachedSteps(join(folder, 'nowhere.steps'))).toBeNull();
    const path = join(folder, 'cut.steps');
    await writeCachedSteps(path, store);
    await writeFile(path, (await readFile(path)).subarray(0, -1));
    expect(await readCachedSteps(path)).toBeNull();
  });
});
