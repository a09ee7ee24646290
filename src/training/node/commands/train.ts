import { join } from 'node:path';
import { composedCurriculum } from '../../core/plan/composed-curriculum.ts';
import type { TrainingConfig } from '../../core/plan/training-config.ts';
import { BACKENDS, type BackendName, startBackend } from '../backend.ts';
import { writeNetwork } from '../checkpoint.ts';
import { openRunLog } from '../run-log.ts';
import { fingerprints, runFolder, runLog } from '../runs.ts';
import { writeSelfTest } from '../self-test.ts';
import { train } from '../trainer.ts';
import { readTrainingConfig } from '../training-config.ts';
import { loadTrainingData } from '../training-data.ts';
import {
  DEFAULT_DATA,
  DEFAULT_MODEL,
  integerOption,
  parseOptions,
  SEED_OPTION,
  UsageError,
} from './command-line.ts';
import { writeReport } from './report.ts';
import type { RunOptions } from './run-options.ts';
import { trainOnFeatures } from './train-features.ts';

const USAGE = {
  command: 'npm run train',
  does: 'Trains a network on the data folder, or with --features on a feature file.',
  options: {
    data: { type: 'string', value: 'FOLDER', says: 'The data folder.', otherwise: DEFAULT_DATA },
    features: { type: 'string', value: 'FILE.npz', says: 'Feature file, instead of --data.' },
    config: {
      type: 'string',
      value: 'FILE.json',
      says: 'The configuration.',
      otherwise: `${join(DEFAULT_MODEL, 'train.json')}; with --features, one that fits the file`,
    },
    seed: SEED_OPTION,
    epochs: { type: 'string', value: 'N', says: 'Epochs at most.', otherwise: 'the configuration’s' },
    backend: {
      type: 'string',
      default: 'wasm',
      value: 'NAME',
      says: `Backend to compute on: ${BACKENDS.join(', ')}.`,
    },
    out: {
      type: 'string',
      value: 'FOLDER',
      says: 'Folder the network is written to.',
      otherwise: `${DEFAULT_MODEL}; with --features it must be given`,
    },
  },
} as const;

/**
 * `npm run train`: trains a network on composed data and writes model.json, weights.bin, evaluation.json, card.md and
 * self-test.json; with --features a network for other people's features, and neither card nor self-test.
 * @throws UsageError, DataFileError, BackendError, TrainingError
 */
export async function trainCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, USAGE);
  const { features, data, out = DEFAULT_MODEL } = options;
  const run: RunOptions = {
    config: options.config,
    epochs: options.epochs === undefined ? undefined : integerOption('epochs', options.epochs, 1),
    seed: integerOption('seed', options.seed, 0),
    backend: backendNamed(options.backend),
    out,
  };
  if (features === undefined) return trainOnCompositions(data ?? DEFAULT_DATA, run);
  if (data !== undefined) throw new UsageError('give --data or --features, not both');
  if (options.out === undefined)
    throw new UsageError('--features asks for --out models/NAME, a folder of its own');
  return trainOnFeatures(features, run);
}

async function trainOnCompositions(
  folder: string,
  { config: path = join(DEFAULT_MODEL, 'train.json'), epochs, seed, backend, out }: RunOptions,
): Promise<void> {
  const given = await readTrainingConfig(path);
  const config = { ...given, epochs: epochs ?? given.epochs };
  await startBackend(backend);

  const data = await loadTrainingData(folder, config);
  const log = openRunLog(runLog(out));
  const { network, bestEpoch } = await train({
    config,
    curriculum: composedCurriculum(data, config, seed),
    data: await fingerprints(folder, filesOf(config.data)),
    seed,
    folder: runFolder(out),
    log,
  });
  await writeNetwork(out, network, 'float16');
  network.dispose();
  await writeReport(out, { data: folder, config, seed, bestEpoch });
  await writeSelfTest(out);
  log({ kind: 'note', text: `${out} holds the weights of epoch ${bestEpoch} and their card` });
}

/** Every file that samples are made of. */
function filesOf({ text, speech, faces, pairs, residuals, votes }: TrainingConfig['data']): string[] {
  const portions = text.portions.map(({ file }) => file);
  const optional = [pairs, pairs?.replace(/\.csv$/i, '.npz'), residuals, votes];
  return [
    ...text.whole,
    ...text.sampled,
    ...text.validation,
    ...portions,
    speech,
    faces,
    ...optional.filter((file) => file !== undefined),
  ];
}

function backendNamed(name: string): BackendName {
  const backend = BACKENDS.find((one) => one === name);
  if (!backend) throw new UsageError(`--backend is "${name}", not one of ${BACKENDS.join(', ')}`);
  return backend;
}
