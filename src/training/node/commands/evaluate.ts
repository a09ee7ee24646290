import { basename } from 'node:path';
import { valencePool } from '../../core/data/pools.ts';
import {
  type Evaluation,
  evaluateComposed,
  evaluateFaces,
  evaluateSpeech,
  evaluateText,
} from '../../core/judging/evaluation.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';
import { startBackend } from '../backend.ts';
import { metricsTable } from '../card/metrics-table.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { siblingFolders } from '../siblings.ts';
import { heldOut, loadClips, loadPictures, loadSentences } from '../training-data.ts';
import { integerOption, MODEL_OPTION, parseOptions, SEED_OPTION, UsageError } from './command-line.ts';
import { evaluateFeatureFile, printedFeatures, requireLiveFeatures } from './evaluate-features.ts';
import { openPredictor } from './open-network.ts';

interface Files {
  text: string | undefined;
  speech: string | undefined;
  faces: string | undefined;
}

type Judging = (predictor: Predictor) => Promise<Evaluation>;

const USAGE = {
  command: 'npm run evaluate',
  does: 'Evaluates a network on one file of --text, --speech or --faces, on compositions of all three, or on --features.',
  options: {
    model: MODEL_OPTION,
    text: { type: 'string', value: 'FILE.csv', says: 'Transcripts: id, text, label, split.' },
    speech: { type: 'string', value: 'FILE.csv', says: 'Clips: file, speaker, emotion, intensity, split.' },
    faces: {
      type: 'string',
      value: 'FILE.csv',
      says: 'Pictures: id, emotion, split, blendshapes, pose0-15.',
    },
    features: { type: 'string', value: 'FILE.npz', says: 'Ready features.' },
    seed: { ...SEED_OPTION, says: 'Seed of the compositions, a whole number.' },
    json: { type: 'boolean', default: false, says: 'Prints one JSON object and nothing else.' },
  },
} as const;

/**
 * `npm run evaluate`: judges a network on one modality's file, on compositions of all three files, or on ready features.
 * @throws UsageError, DataFileError
 */
export async function evaluateCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, USAGE);
  const seed = integerOption('seed', options.seed, 0);
  const { text, speech, faces, features } = options;
  if (features !== undefined && (text ?? speech ?? faces) !== undefined)
    throw new UsageError('give --features or files of text, speech and faces, not both');
  await startBackend('wasm');
  const predictor = await openPredictor(options.model);
  try {
    if (features !== undefined) {
      const evaluation = await evaluateFeatureFile(options.model, predictor, features);
      process.stdout.write(options.json ? `${JSON.stringify(evaluation)}\n` : printedFeatures(evaluation));
      return;
    }
    requireLiveFeatures(options.model, predictor);
    const judge = await openFiles({ text, speech, faces }, seed);
    const evaluation = {
      ...(await judge(predictor)),
      variants: await judgeSiblings(options.model, predictor, judge),
    };
    process.stdout.write(
      options.json ? `${JSON.stringify(evaluation)}\n` : printed(options.model, evaluation),
    );
  } finally {
    predictor.dispose();
  }
}

/** Reads the files once and says how a network is judged on them. @throws UsageError, DataFileError */
async function openFiles({ text, speech, faces }: Files, seed: number): Promise<Judging> {
  if (text && speech && faces) {
    const pools = {
      sentences: heldOut(await loadSentences(text)),
      clips: valencePool(heldOut(await loadClips(speech))),
      pictures: valencePool(heldOut(await loadPictures(faces))),
    };
    return (predictor) => evaluateComposed(predictor, pools, seed);
  }
  const given = [text, speech, faces].filter((file) => file !== undefined);
  if (given.length !== 1)
    throw new UsageError('give --text, --speech or --faces, or all three for composed samples');
  if (text) {
    const sentences = heldOut(await loadSentences(text));
    return (predictor) => evaluateText(predictor, sentences);
  }
  if (speech) {
    const clips = heldOut(await loadClips(speech));
    return (predictor) => evaluateSpeech(predictor, clips);
  }
  const pictures = heldOut(await loadPictures(faces as string));
  return (predictor) => evaluateFaces(predictor, pictures, seed);
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
    variants[basename(sibling)] = (await judge(other)).conditions;
    other.dispose();
  }
  return variants;
}

function printed(folder: string, { task, n, conditions, variants }: Evaluation): string {
  const others = Object.entries(variants).map(([name, rows]) => `\n${name}\n\n${metricsTable(rows)}\n`);
  return `${basename(folder)}: ${task}, ${n} samples\n\n${metricsTable(conditions)}\n${others.join('')}`;
}
