import { startBackend } from '../backend.ts';
import {
  type Evaluation,
  evaluateComposed,
  evaluateFaces,
  evaluateSpeech,
  evaluateText,
} from '../evaluation.ts';
import { metricsTable } from '../metrics-table.ts';
import { valencePool } from '../pools.ts';
import type { Predictor } from '../predictor.ts';
import { heldOut, loadClips, loadPictures, loadSentences } from '../training-data.ts';
import { DEFAULT_MODEL, integerOption, parseOptions, UsageError } from './command-line.ts';
import { openPredictor } from './open-network.ts';

interface Files {
  text: string | undefined;
  speech: string | undefined;
  faces: string | undefined;
}

/**
 * `npm run evaluate`: judges a network on one modality's file, or on compositions of all three files.
 * @throws UsageError, DataFileError
 */
export async function evaluateCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, {
    model: { type: 'string', default: DEFAULT_MODEL },
    text: { type: 'string' },
    speech: { type: 'string' },
    faces: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  });
  const seed = integerOption('seed', options.seed, 0);
  const { text, speech, faces } = options;
  await startBackend('wasm');
  const predictor = await openPredictor(options.model);
  try {
    const evaluation = await evaluateFiles(predictor, { text, speech, faces }, seed);
    process.stdout.write(options.json ? `${JSON.stringify(evaluation)}\n` : printed(evaluation));
  } finally {
    predictor.dispose();
  }
}

async function evaluateFiles(
  predictor: Predictor,
  { text, speech, faces }: Files,
  seed: number,
): Promise<Evaluation> {
  if (text && speech && faces) {
    const pools = {
      sentences: heldOut(await loadSentences(text)),
      clips: valencePool(heldOut(await loadClips(speech))),
      pictures: valencePool(heldOut(await loadPictures(faces))),
    };
    return evaluateComposed(predictor, pools, seed);
  }
  const given = [text, speech, faces].filter((file) => file !== undefined);
  if (given.length !== 1)
    throw new UsageError('give --text, --speech or --faces, or all three for composed samples');
  if (text) return evaluateText(predictor, heldOut(await loadSentences(text)));
  if (speech) return evaluateSpeech(predictor, heldOut(await loadClips(speech)));
  return evaluateFaces(predictor, heldOut(await loadPictures(faces as string)), seed);
}

function printed({ task, n, conditions }: Evaluation): string {
  return `${task}, ${n} samples\n\n${metricsTable(conditions)}\n`;
}
