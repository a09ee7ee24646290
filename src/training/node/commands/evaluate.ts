import { basename } from 'node:path';
import type { IntervalTable } from '../../../diagnostics/index.ts';
import { valencePool } from '../../core/data/pools.ts';
import { type CaseRows, clipCases, composedRows, pictureCases, takeRows } from '../../core/judging/cases.ts';
import { type Evaluation, evaluateRows } from '../../core/judging/evaluation.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';
import { startBackend } from '../backend.ts';
import { metricsTable } from '../card/metrics-table.ts';
import { readIntervals } from '../intervals.ts';
import { behaviourRows, textRows } from '../judged-rows.ts';
import { predictionRows } from '../prediction-rows.ts';
import { writePredictions } from '../predictions-file.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { siblingFolders } from '../siblings.ts';
import { heldOut, loadClips, loadPictures, loadSentences, loadTakes } from '../training-data.ts';
import { integerOption, MODEL_OPTION, parseOptions, SEED_OPTION, UsageError } from './command-line.ts';
import { evaluateFeatureFile, printedFeatures, requireLiveFeatures } from './evaluate-features.ts';
import { openPredictor } from './open-network.ts';

interface Files {
  text: string | undefined;
  speech: string | undefined;
  faces: string | undefined;
  pairs: string | undefined;
  behaviour: boolean;
}

type Judging = (predictor: Predictor, intervals: IntervalTable | null) => Promise<Evaluation>;

interface Task {
  task: Evaluation['task'];
  rows: CaseRows;
}

const USAGE = {
  command: 'npm run evaluate',
  does: 'Evaluates a network on one of --text, --speech, --faces, --pairs and --behaviour, on compositions of text, speech and faces, or on --features.',
  options: {
    model: MODEL_OPTION,
    text: { type: 'string', value: 'FILE.csv', says: 'Transcripts: id, text, label, split.' },
    speech: { type: 'string', value: 'FILE.csv', says: 'Clips: file, speaker, emotion, intensity, split.' },
    faces: {
      type: 'string',
      value: 'FILE.csv',
      says: 'Pictures: id, emotion, split, blendshapes, pose0-15.',
    },
    pairs: {
      type: 'string',
      value: 'FILE.csv',
      says: 'Takes: clips with the frames of their faces in FILE.npz.',
    },
    behaviour: {
      type: 'boolean',
      default: false,
      says: 'Sentences made from templates that no network is trained on.',
    },
    features: { type: 'string', value: 'FILE.npz', says: 'Ready features.' },
    predictions: {
      type: 'string',
      value: 'FILE.csv',
      says: 'Writes what the network says of each sample of the row "all".',
    },
    seed: { ...SEED_OPTION, says: 'Seed of the compositions, a whole number.' },
    json: { type: 'boolean', default: false, says: 'Prints one JSON object and nothing else.' },
  },
} as const;

/**
 * `npm run evaluate`: judges a network on one modality's file, on takes, on templates, on compositions of all three files,
 * or on ready features.
 * @throws UsageError, DataFileError
 */
export async function evaluateCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, USAGE);
  const seed = integerOption('seed', options.seed, 0);
  const { text, speech, faces, pairs, behaviour, features, predictions } = options;
  if (features !== undefined && ((text ?? speech ?? faces ?? pairs) !== undefined || behaviour))
    throw new UsageError('give --features or other files, not both');
  if (features !== undefined && predictions !== undefined)
    throw new UsageError('--predictions does not go with --features');
  await startBackend('wasm');
  const predictor = await openPredictor(options.model);
  try {
    const intervals = await readIntervals(options.model);
    if (features !== undefined) {
      const evaluation = await evaluateFeatureFile(options.model, predictor, features, intervals);
      process.stdout.write(options.json ? `${JSON.stringify(evaluation)}\n` : printedFeatures(evaluation));
      return;
    }
    requireLiveFeatures(options.model, predictor);
    const task = await openFiles({ text, speech, faces, pairs, behaviour }, seed);
    const judge: Judging = (judged, own) => evaluateRows(task.task, judged, task.rows, own);
    const evaluation = {
      ...(await judge(predictor, intervals)),
      variants: await judgeSiblings(options.model, predictor, judge),
    };
    if (predictions !== undefined)
      await writePredictions(
        predictions,
        await predictionRows(predictor, task.rows.all ?? [], (one) => one.sample(), intervals),
      );
    process.stdout.write(
      options.json ? `${JSON.stringify(evaluation)}\n` : printed(options.model, evaluation),
    );
  } finally {
    predictor.dispose();
  }
}

/** Reads the files once and says what a network is judged on. @throws UsageError, DataFileError */
async function openFiles({ text, speech, faces, pairs, behaviour }: Files, seed: number): Promise<Task> {
  if (text && speech && faces && !pairs && !behaviour) {
    const pools = {
      sentences: await loadSentences(text, { choose: heldOut }),
      clips: valencePool(await loadClips(speech, { choose: heldOut })),
      pictures: valencePool(heldOut(await loadPictures(faces))),
    };
    return { task: 'composed', rows: composedRows(pools, seed, 1) };
  }
  const given = [text, speech, faces, pairs, behaviour || undefined].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new UsageError(
      'give one of --text, --speech, --faces, --pairs and --behaviour, or the first three for composed samples',
    );
  if (text) return { task: 'text', rows: await textRows(text) };
  if (speech)
    return { task: 'speech', rows: { all: clipCases(await loadClips(speech, { choose: heldOut })) } };
  if (pairs) return { task: 'pairs', rows: takeRows(await loadTakes(pairs, { choose: heldOut }), seed) };
  if (behaviour) return { task: 'behaviour', rows: await behaviourRows(seed) };
  return {
    task: 'faces',
    rows: { all: pictureCases(heldOut(await loadPictures(faces as string)), seed) },
  };
}

/** The same of the networks beside one; one that cannot be read is named on standard error and left out. */
async function judgeSiblings(
  folder: string,
  predictor: Predictor,
  judge: Judging,
): Promise<Evaluation['variants']> {
  const variants: Evaluation['variants'] = {};
  for (const sibling of await siblingFolders(folder, predictor.config)) {
    const other = await openPredictor(sibling).catch((error: unknown) => {
      if (!(error instanceof DataFileError)) throw error;
      process.stderr.write(`left out: ${error.message}\n`);
      return null;
    });
    if (!other) continue;
    variants[basename(sibling)] = (await judge(other, await readIntervals(sibling))).conditions;
    other.dispose();
  }
  return variants;
}

function printed(folder: string, { task, n, conditions, variants }: Evaluation): string {
  const others = Object.entries(variants).map(([name, rows]) => `\n${name}\n\n${metricsTable(rows)}\n`);
  return `${basename(folder)}: ${task}, ${n} samples\n\n${metricsTable(conditions)}\n${others.join('')}`;
}
