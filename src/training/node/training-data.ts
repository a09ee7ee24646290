import { join } from 'node:path';
import type { Split } from '../../features/ready/split.ts';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { behaviourSentences } from '../core/behaviour/sentences.ts';
import { LABEL_WEIGHTS } from '../core/data/composition.ts';
import { emotionValence } from '../core/data/emotions.ts';
import { personOf } from '../core/data/face-features.ts';
import {
  type Clip,
  type Picture,
  type Portion,
  type Sentence,
  type Take,
  type Takes,
  type TrainingData,
  takesOf,
  valencePool,
} from '../core/data/pools.ts';
import { sequenceAt } from '../core/data/step-store.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import { openRandom } from '../core/random.ts';
import { DataFileError } from './readers/data-file-error.ts';
import { readFaceFile } from './readers/faces.ts';
import { readPairsFile, readResiduals } from './readers/pairs.ts';
import { readSpeechFile, type SpeechRow } from './readers/speech.ts';
import { readTextFile } from './readers/text.ts';
import { readFaceShare } from './readers/votes.ts';
import { acousticFrames, poolClips } from './speech-extraction.ts';
import { languageSteps } from './text-extraction.ts';

/** Different sentences made from templates; an epoch has some of them. */
const TEMPLATE_SENTENCES = 20000;
const TEMPLATE_SEED = 1;
const POOL_SEED = 1;
/** Where nobody was asked, a face counts against an opposite voice as it does beside it. */
const STANDARD_FACE_SHARE = LABEL_WEIGHTS.visual / (LABEL_WEIGHTS.acoustic + LABEL_WEIGHTS.visual);

/** An item and the split its row names. */
export type Assigned<Item> = Item & { split: Split };

interface RowOptions {
  /** Which of a file's rows are wanted; features of the others need not be there. All, if not given. */
  choose?: Choice;
}
type Choice = <Row extends { split: Split }>(rows: readonly Row[]) => readonly Row[];
const everyRow: Choice = (rows) => rows;

interface SentenceOptions extends RowOptions {
  /** How each text is written, where not as it stands in the file. */
  written?: (text: string) => string;
}

/** Sentences of a file with their token vectors. Needs a running tfjs backend. @throws DataFileError */
export async function loadSentences(
  file: string,
  { choose = everyRow, written = (text) => text }: SentenceOptions = {},
): Promise<Assigned<Sentence & { id: string; group: string | undefined }>[]> {
  const rows = choose(await readTextFile(file));
  const store = await languageSteps(rows.map(({ text }) => written(text)));
  return rows.map(({ id, label, split, group }, i) => ({
    id,
    valence: label,
    split,
    group,
    tokens: sequenceAt(store, i),
  }));
}

/** Sentences made from templates, with their token vectors. Needs a running tfjs backend. */
export async function loadBehaviour(
  part: 'train' | 'held out',
  count: number,
  seed: number,
): Promise<(Sentence & { form: string })[]> {
  const made = behaviourSentences(part, count, seed);
  const store = await languageSteps(made.map(({ text }) => text));
  return made.map(({ form, label }, i) => ({
    form,
    valence: label,
    alone: true,
    tokens: sequenceAt(store, i),
  }));
}

interface ClipOptions extends RowOptions {
  /** Training clips also as another room and microphone recorded them. */
  rerecorded?: boolean;
}

/** Clips of a file with their pooled acoustic steps; clips without any voice are left out. @throws DataFileError */
export async function loadClips(
  file: string,
  { choose = everyRow, rerecorded = false }: ClipOptions = {},
): Promise<Assigned<Clip & { id: string; speaker: string }>[]> {
  const rows = choose(await readSpeechFile(file));
  const clips = (await clipsOf(file, rows, rerecorded)).map((clip, i) => {
    const { file: id, speaker, split } = rows[i] as SpeechRow;
    return { ...clip, id, speaker, split };
  });
  const heard = clips.filter(isHeard);
  if (heard.length === 0) throw new DataFileError(file, null, 'names no clip in which a voice is heard');
  return heard;
}

/** Takes of a file: voices with the faces of the same moments; those without any voice are left out. @throws DataFileError */
export async function loadTakes(
  file: string,
  { choose = everyRow, rerecorded = false }: ClipOptions = {},
): Promise<Assigned<Take & { id: string }>[]> {
  const rows = choose(await readPairsFile(file));
  const clips = await clipsOf(file, rows, rerecorded);
  const people = new Map(
    [...new Set(rows.map(({ speaker }) => speaker))].map((speaker) => [
      speaker,
      personOf(rows.filter((row) => row.speaker === speaker).map(({ track }) => track)),
    ]),
  );
  return rows
    .map(({ id, speaker, split, track: seen }, i) => {
      const clip = clips[i] as Clip;
      const person = people.get(speaker);
      const track = { ...seen, ...(person && { person }) };
      return { id, speaker, split, track, clip, emotion: clip.emotion, valence: clip.valence };
    })
    .filter(({ clip }) => isHeard(clip));
}

async function clipsOf(file: string, rows: readonly SpeechRow[], rerecorded: boolean): Promise<Clip[]> {
  const frames = await acousticFrames(file, rows);
  const store = poolClips(rows, frames);
  const training = rows.filter(({ split }) => split === 'train');
  const again = rerecorded ? await acousticFrames(file, training, { rerecorded }) : [];
  const rerecordings = new Map(again.map((heard, i) => [training[i], heard]));
  return rows.map((row, i) => {
    const heard = rerecordings.get(row);
    return {
      emotion: row.emotion,
      valence: emotionValence(row.emotion, row.intensity),
      steps: sequenceAt(store, i),
      frames: frames[i] ?? [],
      ...(heard?.some(({ voiced }) => voiced) && { rerecorded: heard }),
    };
  });
}

function isHeard({ steps }: Clip): boolean {
  return steps.valid.includes(1);
}

/** Face pictures of a file. @throws DataFileError */
export async function loadPictures(file: string): Promise<Assigned<Picture & { id: string }>[]> {
  const rows = await readFaceFile(file, BLENDSHAPE_NAMES);
  return rows.map((row) => ({ ...row, valence: emotionValence(row.emotion) }));
}

/**
 * What a file's rows are judged on: the split furthest from training that the file has (test, else valid, else train),
 * so that a file holding several never mixes training rows into a result.
 */
export function heldOut<Item extends { split: Split }>(items: readonly Item[]): Item[] {
  const splits: Split[] = ['test', 'valid', 'train'];
  const chosen = splits.find((split) => items.some((item) => item.split === split));
  return items.filter(({ split }) => split === chosen);
}

/** Reads everything a configuration names under `folder`. Needs a running tfjs backend. @throws DataFileError */
export async function loadTrainingData(
  folder: string,
  { data, shares }: Pick<TrainingConfig, 'data' | 'shares'>,
): Promise<TrainingData> {
  const sentences = async (files: readonly string[], split: Split): Promise<Sentence[]> => {
    const lists: Sentence[][] = [];
    for (const file of files)
      lists.push(required(join(folder, file), await loadSentences(join(folder, file)), split));
    return lists.flat();
  };
  const rerecorded = (shares.rerecorded ?? 0) > 0;
  const clips = await loadClips(join(folder, data.speech), { rerecorded });
  const pictures = await loadPictures(join(folder, data.faces));
  const takes = data.pairs === undefined ? null : await loadTakes(join(folder, data.pairs), { rerecorded });
  const believed = takes && (await takesSettings(folder, data));
  const { levelled } = data;
  const others = (split: Split) => ({
    clips: valencePool(required(join(folder, data.speech), clips, split), { levelled }),
    pictures: valencePool(required(join(folder, data.faces), pictures, split), { levelled }),
    ...(takes &&
      believed && { takes: { ...takesOf(required(data.pairs ?? '', takes, split), levelled), ...believed } }),
  });
  const portions: Portion[] = [];
  for (const { file, samples, alone, pool } of data.text.portions) {
    const path = join(folder, file);
    const loaded = await loadSentences(path, { choose: (rows) => trainingPool(rows, pool) });
    portions.push({
      samples,
      sentences: required(path, loaded, 'train').map((one) => ({ ...one, alone })),
    });
  }
  if (data.text.behaviour > 0)
    portions.push({
      samples: data.text.behaviour,
      sentences: await loadBehaviour('train', TEMPLATE_SENTENCES, TEMPLATE_SEED),
    });
  return {
    whole: await sentences(data.text.whole, 'train'),
    sampled: await sentences(data.text.sampled, 'train'),
    portions,
    train: others('train'),
    valid: { sentences: await sentences(data.text.validation, 'valid'), ...others('valid') },
  };
}

/** So many of the training rows, the same every time; all rows where no number is given. */
function trainingPool<Row extends { split: Split }>(rows: readonly Row[], size?: number): readonly Row[] {
  if (size === undefined) return rows;
  const training = rows.filter(({ split }) => split === 'train');
  return openRandom(POOL_SEED).shuffle(training).slice(0, size);
}

/** Errors to draw from, and whom people believe. @throws DataFileError */
export async function takesSettings(
  folder: string,
  { residuals, votes }: Pick<TrainingConfig['data'], 'residuals' | 'votes'>,
): Promise<Pick<Takes, 'residuals' | 'faceShare'>> {
  return {
    residuals: residuals === undefined ? [] : await readResiduals(join(folder, residuals)),
    faceShare: votes === undefined ? STANDARD_FACE_SHARE : await readFaceShare(join(folder, votes)),
  };
}

function required<Item>(file: string, items: readonly Assigned<Item>[], split: Split): Assigned<Item>[] {
  const kept = items.filter((item) => item.split === split);
  if (kept.length === 0) throw new DataFileError(file, null, `has no rows of the split "${split}"`);
  return kept;
}
