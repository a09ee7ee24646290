import type { Network } from '../../model/index.ts';
import { startBackend } from '../backend.ts';
import { readNetwork } from '../checkpoint.ts';
import {
  type Evaluation,
  evaluateComposed,
  evaluateFaces,
  evaluateSpeech,
  evaluateText,
} from '../evaluation.ts';
import { metricsTable } from '../metrics-table.ts';
import { valencePool } from '../pools.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { heldOut, loadClips, loadPictures, loadSentences } from '../training-data.ts';
import { DEFAULT_MODEL, integerOption, parseOptions, UsageError } from './command-line.ts';

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
  const network = await openNetwork(options.model);
  try {
    const evaluation = await evaluateFiles(network, { text, speech, faces }, seed);
    process.stdout.write(options.json ? `${JSON.stringify(evaluation)}\n` : printed(evaluation));
  } finally {
    network.dispose();
  }
}

async function evaluateFiles(
  network: Network,
  { text, speech, faces }: Files,
  seed: number,
): Promise<Evaluation> {
  if (text && speech && faces) {
    const pools = {
      sentences: heldOut(await loadSentences(text)),
      clips: valencePool(heldOut(await loadClips(speech))),
      pictures: valencePool(heldOut(await loadPictures(faces))),
    };
    return evaluateComposed(network, pools, seed);
  }
  const given = [text, speech, faces].filter((file) => file !== undefined);
  if (given.length !== 1)
    throw new UsageError('give --text, --speech or --faces, or all three for composed samples');
  if (text) return evaluateText(network, heldOut(await loadSentences(text)));
  if (speech) return evaluateSpeech(network, heldOut(await loadClips(speech)));
  return evaluateFaces(network, heldOut(await loadPictures(faces as string)), seed);
}

/** The network of a folder. @throws DataFileError when none can be read there */
export async function openNetwork(folder: string): Promise<Network> {
  return readNetwork(folder).catch((cause: unknown) => {
    const trouble = cause instanceof Error ? cause.message : String(cause);
    throw new DataFileError(folder, null, `no network can be read here: ${trouble}`, { cause });
  });
}

function printed({ task, n, conditions }: Evaluation): string {
  return `${task}, ${n} samples\n\n${metricsTable(conditions)}\n`;
}
