import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError } from '../readers/data-file-error.ts';
import { recordOf } from '../testing/card-files.ts';
import { ablationsSchema } from './ablations-file.ts';
import { ablationsText, collectAblations } from './collect.ts';
import type { StudyRun } from './plan.ts';
import {
  finishedRecord,
  openStudy,
  type Study,
  studyConfig,
  studyFolder,
  writeStudyConfig,
} from './study.ts';

const run: StudyRun = { variant: 'plain', seed: 2 };
let folder: string;
let study: Study;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'study-'));
  study = await openStudy('models/dbr/train.json', 3, folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** What the trainer leaves behind when it is done. */
async function finish(which: StudyRun, config: unknown, seed: number): Promise<void> {
  await mkdir(studyFolder(study, which), { recursive: true });
  const record = JSON.stringify({ ...recordOf({ seed }), config });
  await writeFile(join(studyFolder(study, which), 'evaluation.json'), record);
}

describe('a study', () => {
  it('takes its number of epochs over the configuration it starts from', () => {
    expect(studyConfig(study, run).epochs).toBe(3);
    expect(studyConfig(study, run).network.stages).toEqual({ tsf: false, agpr: false, brf: false });
  });

  it('gives the trainer the variant it means', async () => {
    const file = await writeStudyConfig(study, { variant: 'late-fusion', seed: 1 });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      architecture: 'late-fusion',
      epochs: 3,
    });
  });

  it('refuses a configuration that is none before any run', async () => {
    const file = join(folder, 'train.json');
    await writeFile(file, '{"epochs": 3}');
    await expect(openStudy(file, null)).rejects.toThrow(DataFileError);
  });
});

describe('finishedRecord', () => {
  it('takes up a run of the same configuration and seed, and no other', async () => {
    expect(await finishedRecord(study, run)).toBeNull();
    const config = studyConfig(study, run);
    await finish(run, config, 2);
    expect((await finishedRecord(study, run))?.seed).toBe(2);
    await finish(run, config, 1);
    expect(await finishedRecord(study, run)).toBeNull();
    await finish(run, { ...config, epochs: 4 }, 2);
    expect(await finishedRecord(study, run)).toBeNull();
    await finish(run, studyConfig(study, { variant: 'full', seed: 2 }), 2);
    expect(await finishedRecord(study, run)).toBeNull();
  });

  it('makes again what was cut short', async () => {
    await mkdir(studyFolder(study, run), { recursive: true });
    await writeFile(join(studyFolder(study, run), 'evaluation.json'), '{"seed": 2, "resu');
    expect(await finishedRecord(study, run)).toBeNull();
  });
});

describe('collectAblations', () => {
  it('gathers runs by variant and seed in a file that can be read again and names no folder', () => {
    const record = (seed: number) => recordOf({ seed, epochSeconds: [100, 90, 500] });
    const gathered = collectAblations(studyConfig(study, run), [
      { run: { variant: 'plain', seed: 2 }, record: record(2) },
      { run: { variant: 'full', seed: 1 }, record: record(1) },
      { run: { variant: 'plain', seed: 1 }, record: record(1) },
    ]);
    const text = ablationsText(gathered);
    const read = ablationsSchema.parse(JSON.parse(text));
    expect(read.variants.plain?.map(({ seed, epochSeconds }) => [seed, epochSeconds])).toEqual([
      [1, 100],
      [2, 100],
    ]);
    expect(read.variants.full).toHaveLength(1);
    expect(text).not.toContain(folder);
  });

  it('rounds figures to what seeds can agree on', () => {
    const record = recordOf();
    const all = record.results['composed samples']?.conditions.all;
    if (all) all.mae = 0.123456789;
    const text = ablationsText(
      collectAblations(studyConfig(study, run), [{ run: { variant: 'full', seed: 1 }, record }]),
    );
    expect(text).toContain('"mae": 0.1235');
  });
});
