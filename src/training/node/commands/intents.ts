import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classMetrics } from '../../core/judging/metrics.ts';
import { readPredictor } from '../checkpoint.ts';
import { mostFrequentClass, nearestClassMeans } from '../ready-features/baselines.ts';
import { judgeSamples } from '../ready-features/evaluation.ts';
import { loadFeatureFile } from '../ready-features/load.ts';
import { DATA_OPTION, integerOption, MODEL_OPTION, parseOptions, SEED_OPTION } from './command-line.ts';
import { writeTextFeatures } from './text-features.ts';
import { trainOnFeatures } from './train-features.ts';

const TRANSCRIPTS = join('text', 'mintrec.csv');
/** Where the features and the network are left; git ignores the folder. */
const WORKPLACE = join('.cache', 'intents');

const USAGE = {
  command: 'npm run intents',
  does: 'Trains a network on the 20 intents of MIntRec’s transcripts and writes its results to mintrec.json of the model.',
  options: {
    data: DATA_OPTION,
    seed: SEED_OPTION,
    model: { ...MODEL_OPTION, says: 'The model whose card reports it.' },
  },
} as const;

/**
 * `npm run intents`: shows the class head on the 20 intents of MIntRec's transcripts. Makes ready features of them,
 * trains a network, and writes how it does on the validation split into mintrec.json beside the weights of the app,
 * whose card tells of it; with two baselines on the same vectors.
 * @throws UsageError, DataFileError, BackendError, TrainingError
 */
export async function intentsCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, USAGE);
  const seed = integerOption('seed', options.seed, 0);
  const path = join(WORKPLACE, 'mintrec.npz');
  const out = join(WORKPLACE, 'network');
  await writeTextFeatures(join(options.data, TRANSCRIPTS), 'intent', path);
  await trainOnFeatures(path, { config: undefined, epochs: undefined, seed, backend: 'wasm', out });

  const { samples, classes } = await loadFeatureFile(path);
  const train = samples.filter(({ split }) => split === 'train');
  const valid = samples.filter(({ split }) => split === 'valid');
  const truths = valid.map(({ label }) => label);
  const most = mostFrequentClass(train);
  const network = await readPredictor(out);
  const record = {
    command: 'npm run intents',
    seed,
    n: valid.length,
    classes,
    ...(await judgeSamples(network, valid)),
    baselines: {
      'nearest class mean': classMetrics(nearestClassMeans(train, valid, 'language'), truths),
      'most frequent class': classMetrics(
        valid.map(() => most),
        truths,
      ),
    },
  };
  network.dispose();
  await writeFile(join(options.model, 'mintrec.json'), `${JSON.stringify(record, null, 1)}\n`);
}
