import { join } from 'node:path';
import { BACKENDS, type BackendName, startBackend } from '../backend.ts';
import { writeNetwork } from '../checkpoint.ts';
import { composedCurriculum } from '../composed-curriculum.ts';
import { writeReport } from '../report.ts';
import { openRunLog } from '../run-log.ts';
import { fingerprints, runFolder, runLog } from '../runs.ts';
import { train } from '../trainer.ts';
import { readTrainingConfig } from '../training-config.ts';
import { loadTrainingData } from '../training-data.ts';
import { DEFAULT_DATA, DEFAULT_MODEL, integerOption, parseOptions, UsageError } from './command-line.ts';

/**
 * `npm run train`: trains a network on composed data and writes model.json, weights.bin, evaluation.json and card.md.
 * @throws UsageError, DataFileError, BackendError, TrainingError
 */
export async function trainCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, {
    data: { type: 'string', default: DEFAULT_DATA },
    config: { type: 'string', default: join(DEFAULT_MODEL, 'train.json') },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string' },
    backend: { type: 'string', default: 'wasm' },
    out: { type: 'string', default: DEFAULT_MODEL },
  });
  const seed = integerOption('seed', options.seed, 0);
  const given = await readTrainingConfig(options.config);
  const config = options.epochs ? { ...given, epochs: integerOption('epochs', options.epochs, 1) } : given;
  await startBackend(backendNamed(options.backend));

  const data = await loadTrainingData(options.data, config);
  const log = openRunLog(runLog(options.out));
  const { text, speech, faces } = config.data;
  const { network, bestEpoch } = await train({
    config,
    curriculum: composedCurriculum(data, config, seed),
    data: await fingerprints(options.data, [
      ...text.whole,
      ...text.sampled,
      ...text.validation,
      speech,
      faces,
    ]),
    seed,
    folder: runFolder(options.out),
    log,
  });
  await writeNetwork(options.out, network, 'float16');
  network.dispose();
  await writeReport(options.out, { data: options.data, config, seed, bestEpoch });
  log({ kind: 'note', text: `${options.out} holds the weights of epoch ${bestEpoch} and their card` });
}

function backendNamed(name: string): BackendName {
  const backend = BACKENDS.find((one) => one === name);
  if (!backend) throw new UsageError(`--backend is "${name}", not one of ${BACKENDS.join(', ')}`);
  return backend;
}
