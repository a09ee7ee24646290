import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError } from './readers/data-file-error.ts';
import { fingerprints, runFolder, runLog } from './runs.ts';

describe('runFolder', () => {
  it('is the same for every way to write a path', () => {
    expect(runFolder('./models/dbr/')).toBe(runFolder('models/dbr'));
    expect(runFolder(resolve('models/dbr'))).toBe(runFolder('models/dbr'));
  });

  it('is another for every place, and none lies inside another', () => {
    const places = ['models/dbr', 'trials/dbr', 'models', 'dbr', 'models+dbr', '../models/dbr', '/dbr'];
    const folders = places.map(runFolder);
    expect(new Set(folders).size).toBe(places.length);
    expect(new Set(folders.map((folder) => dirname(folder))).size).toBe(1);
  });

  it('holds the log', () => {
    expect(dirname(runLog('models/dbr'))).toBe(runFolder('models/dbr'));
  });
});

describe('fingerprints', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prints-'));
    await writeFile(join(folder, 'a.csv'), 'one');
    await writeFile(join(folder, 'b.csv'), 'one');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('tell what files hold', async () => {
    const before = await fingerprints(folder, ['a.csv', 'b.csv', 'a.csv']);
    expect(Object.keys(before)).toEqual(['a.csv', 'b.csv']);
    expect(before['a.csv']).toBe(before['b.csv']);
    await writeFile(join(folder, 'b.csv'), 'two');
    const after = await fingerprints(folder, ['a.csv', 'b.csv']);
    expect(after['a.csv']).toBe(before['a.csv']);
    expect(after['b.csv']).not.toBe(before['b.csv']);
  });

  it('name a file that is not there', async () => {
    await expect(fingerprints(folder, ['nowhere.csv'])).rejects.toThrow(DataFileError);
  });
});
