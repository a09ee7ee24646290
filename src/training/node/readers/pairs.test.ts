import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { readPairsFile, readResiduals } from './pairs.ts';
import { readFaceShare } from './votes.ts';

const HEADER = 'clip,file,speaker,emotion,intensity,split,first_frame,frames,fps';
let folder: string;

async function pairs(rows: string, frames: number, width = 52): Promise<string> {
  const values = (columns: number) =>
    Float32Array.from({ length: frames * columns }, (_, i) => Math.floor(i / columns));
  const npz = await writeNpz({
    blendshapes: { shape: [frames, width], values: values(width) },
    pose: { shape: [frames, 16], values: values(16) },
  });
  await writeFile(join(folder, 'pairs.npz'), npz.stream());
  await writeFile(join(folder, 'pairs.csv'), `${HEADER}\n${rows}`);
  return join(folder, 'pairs.csv');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairs-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('readPairsFile', () => {
  it('gives each clip the frames it names', async () => {
    const path = await pairs(
      'one,../a.opus,s1,anger,strong,train,0,2,9.99\ntwo,../b.opus,s2,calm,normal,valid,2,3,10\n',
      5,
    );
    const [one, two] = await readPairsFile(path);
    expect(one).toMatchObject({ id: 'one', speaker: 's1', path: join(folder, '../a.opus'), split: 'train' });
    expect(two?.track.framesPerSecond).toBe(10);
    expect([...(two?.track.matrices ?? [])]).toEqual([2, 3, 4].flatMap((frame) => Array(16).fill(frame)));
    expect(two?.track.blendshapes).toHaveLength(3 * 52);
  });

  it('says which row asks for what is not there, and what is wrong with the arrays', async () => {
    const row = 'one,a.opus,s,anger,normal,train,0,9,10\n';
    await expect(readPairsFile(await pairs(row, 5))).rejects.toThrow(
      /pairs\.csv, row 2: asks for frames up to 9.*has 5/,
    );
    await expect(readPairsFile(await pairs(row, 9, 51))).rejects.toThrow(/blendshapes has shape \[9, 51\]/);
    await expect(readPairsFile(await pairs(row.replace('9,10', '1.5,10'), 9))).rejects.toThrow(
      /"frames" is not a whole/,
    );
    await expect(readResiduals(join(folder, 'nowhere.npz'))).rejects.toThrow('no such file');
  });
});

describe('readFaceShare', () => {
  it('counts the votes that went with one of two opposites', async () => {
    const path = join(folder, 'votes.csv');
    await writeFile(
      path,
      'clip,voice,face,together\na,anger,happiness,happiness\nb,happiness,sadness,fear\nc,happiness,anger,happiness\n' +
        'd,anger,happiness,happiness\ne,anger,happiness,neutral\nf,neutral,happiness,happiness\n',
    );
    expect(await readFaceShare(path)).toBeCloseTo(3 / 4, 9);
    await writeFile(path, 'clip,voice,face,together\na,anger,anger,anger\n');
    await expect(readFaceShare(path)).rejects.toThrow('has no clip whose voice and face are opposite');
  });
});
