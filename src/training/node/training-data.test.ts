import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Split } from '../../features/ready/split.ts';
import { describeWithData } from '../../features/real-data.test-fixture.ts';
import { readSpeechFile } from './readers/speech.ts';
import { readTextFile } from './readers/text.ts';
import { heldOut, loadPictures } from './training-data.ts';

/** Every file these tests read. */
const FILES = ['text/mosi.csv', 'text/mosei.csv', 'speech/speech.csv', 'faces/blendshapes.csv'];

describe('heldOut', () => {
  const rows = (...splits: Split[]) => splits.map((split, id) => ({ id, split }));
  const kept = (...splits: Split[]) => heldOut(rows(...splits)).map(({ id }) => id);

  it('judges on the split furthest from training', () => {
    expect(kept('train', 'valid', 'train', 'test')).toEqual([3]);
    expect(kept('train', 'valid', 'valid')).toEqual([1, 2]);
    expect(kept('train', 'train')).toEqual([0, 1]);
    expect(kept()).toEqual([]);
  });
});

describeWithData('the data', FILES, ([mosi = '', mosei = '', speech = '', faces = '']) => {
  it('has transcripts in every split used, with sentiment on both sides', async () => {
    for (const file of [mosi, mosei]) {
      const rows = await readTextFile(file);
      for (const split of ['train', 'valid']) {
        const labels = rows.filter((row) => row.split === split).map(({ label }) => label);
        expect(Math.min(...labels)).toBeLessThan(-2);
        expect(Math.max(...labels)).toBeGreaterThan(2);
      }
    }
  });

  it('has clips whose speakers stay on one side of the split', async () => {
    const clips = await readSpeechFile(speech);
    const splits = new Map<string, Set<string>>();
    for (const { speaker, split } of clips)
      splits.set(speaker, (splits.get(speaker) ?? new Set()).add(split));
    expect([...splits.values()].every((sides) => sides.size === 1)).toBe(true);
    expect(clips.every(({ path }) => existsSync(path))).toBe(true);
  });

  it('has faces of both signs of sentiment in both splits', async () => {
    const pictures = await loadPictures(faces);
    for (const split of ['train', 'valid']) {
      const valences = pictures.filter((picture) => picture.split === split).map(({ valence }) => valence);
      expect(Math.min(...valences)).toBeLessThan(0);
      expect(Math.max(...valences)).toBeGreaterThan(0);
    }
  }, 30_000);
});
