import { join } from 'node:path';
import type { Split } from '../../features/ready/split.ts';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { emotionValence } from '../core/data/emotions.ts';
import {
  type Clip,
  type Picture,
  type Sentence,
  type TrainingData,
  valencePool,
} from '../core/data/pools.ts';
import { sequenceAt } from '../core/data/step-store.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import { DataFileError } from './readers/data-file-error.ts';
import { readFaceFile } from './readers/faces.ts';
import { readSpeechFile } from './readers/speech.ts';
import { readTextFile } from './readers/text.ts';
import { acousticSteps } from './speech-extraction.ts';
import { languageSteps } from './text-extraction.ts';

/** An item and the split its row names. */
export type Assigned<Item> = Item & { split: Split };

/** Sentences of a file with their token vectors. Needs a running tfjs backend. @throws DataFileError */
export async function loadSentences(file: string): Promise<Assigned<Sentence>[]> {
  const rows = await readTextFile(file);
  const store = await languageSteps(rows.map(({ text }) => text));
  return rows.map(({ label, split }, i) => ({ valence: label, split, tokens: sequenceAt(store, i) }));
}

/** Clips of a file with their pooled acoustic steps; clips without any voice are left out. @throws DataFileError */
export async function loadClips(file: string): Promise<Assigned<Clip>[]> {
  const rows = await readSpeechFile(file);
  const store = await acousticSteps(file, rows);
  const clips = rows
    .map(({ emotion, intensity, split }, i) => ({
      emotion,
      valence: emotionValence(emotion, intensity),
      split,
      steps: sequenceAt(store, i),
    }))
    .filter(({ steps }) => steps.valid.includes(1));
  if (clips.length === 0) throw new DataFileError(file, null, 'names no clip in which a voice is heard');
  return clips;
}

/** Face pictures of a file. @throws DataFileError */
export async function loadPictures(file: string): Promise<Assigned<Picture>[]> {
  const rows = await readFaceFile(file, BLENDSHAPE_NAMES);
  return rows.map((row) => ({ ...row, valence: emotionValence(row.emotion) }));
}

/**
 * What a file's rows are judged on: the split furthest from training that the file has (test, else valid, else train),
 * so that a file holding several never mixes training rows into a result.
 */
export function heldOut<Item>(items: readonly Assigned<Item>[]): Assigned<Item>[] {
  const splits: Split[] = ['test', 'valid', 'train'];
  const chosen = splits.find((split) => items.some((item) => item.split === split));
  return items.filter(({ split }) => split === chosen);
}

/** Reads everything a configuration names under `folder`. Needs a running tfjs backend. @throws DataFileError */
export async function loadTrainingData(folder: string, { data }: TrainingConfig): Promise<TrainingData> {
  const sentences = async (files: readonly string[], split: Split): Promise<Sentence[]> => {
    const lists: Sentence[][] = [];
    for (const file of files)
      lists.push(required(join(folder, file), await loadSentences(join(folder, file)), split));
    return lists.flat();
  };
  const clips = await loadClips(join(folder, data.speech));
  const pictures = await loadPictures(join(folder, data.faces));
  const others = (split: Split) => ({
    clips: valencePool(required(join(folder, data.speech), clips, split)),
    pictures: valencePool(required(join(folder, data.faces), pictures, split)),
  });
  return {
    whole: await sentences(data.text.whole, 'train'),
    sampled: await sentences(data.text.sampled, 'train'),
    train: others('train'),
    valid: { sentences: await sentences(data.text.validation, 'valid'), ...others('valid') },
  };
}

function required<Item>(file: string, items: readonly Assigned<Item>[], split: Split): Assigned<Item>[] {
  const kept = items.filter((item) => item.split === split);
  if (kept.length === 0) throw new DataFileError(file, null, `has no rows of the split "${split}"`);
  return kept;
}
