import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { FeatureFile } from '../../../features/ready/feature-file.ts';
import { splitSchema } from '../../../features/ready/split.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { startBackend } from '../backend.ts';
import { readPredictor, writeNetwork } from '../checkpoint.ts';
import { epochSeconds } from '../epoch-times.ts';
import { type IntervalRecord, readIntervals, writeIntervals } from '../intervals.ts';
import { featureHalves } from '../ready-features/calibration.ts';
import { featureTrainingConfig } from '../ready-features/config.ts';
import { featureCurriculum } from '../ready-features/curriculum.ts';
import { evaluateFeatures, type FeatureEvaluation } from '../ready-features/evaluation.ts';
import { loadFeatureFile } from '../ready-features/load.ts';
import { openRunLog } from '../run-log.ts';
import { fingerprints, runFolder, runLog } from '../runs.ts';
import { train } from '../trainer.ts';
import type { RunOptions } from './run-options.ts';

/**
 * `npm run train -- --features FILE.npz`: a network for these features. Writes model.json, weights.bin and
 * evaluation.json with the results on the valid and test splits.
 * @throws DataFileError, BackendError, TrainingError
 */
export async function trainOnFeatures(
  path: string,
  { config: configPath, epochs, seed, backend, out }: RunOptions,
): Promise<void> {
  await startBackend(backend);
  const features = await loadFeatureFile(path);
  const given = await featureTrainingConfig(configPath, features);
  const config = { ...given, epochs: epochs ?? given.epochs };
  const log = openRunLog(runLog(out));
  log({ kind: 'note', text: summaryOf(features) });
  const { network, bestEpoch } = await train({
    config,
    curriculum: featureCurriculum(features, config, seed),
    data: await fingerprints(dirname(path), [basename(path)]),
    seed,
    folder: runFolder(out),
    log,
  });
  await writeNetwork(out, network, 'float16');
  network.dispose();

  const record = {
    features: basename(path),
    classNames: features.classNames,
    seed,
    bestEpoch,
    epochSeconds: await epochSeconds(runLog(out)),
    backend: tf.getBackend(),
    config,
    ...(await judge(out, features)),
  };
  await writeFile(join(out, 'evaluation.json'), `${JSON.stringify(record, null, 1)}\n`);
  log({ kind: 'note', text: `${out} holds the weights of epoch ${bestEpoch} and their figures` });
}

interface Judged {
  /** Null for classes, and with too few validation samples. */
  interval: IntervalRecord | null;
  results: Record<string, FeatureEvaluation>;
}

/** The network as it was written, half precision and all, on every split it was not trained on. */
async function judge(folder: string, features: FeatureFile): Promise<Judged> {
  const predictor = await readPredictor(folder);
  try {
    const halves = featureHalves(features);
    const interval = halves && (await writeIntervals(folder, predictor, halves));
    const intervals = await readIntervals(folder);
    const results: Record<string, FeatureEvaluation> = {};
    for (const split of ['valid', 'test'] as const) {
      const held = features.samples.filter((sample) => sample.split === split);
      if (held.length > 0) results[split] = await evaluateFeatures(predictor, held, intervals);
    }
    return { interval, results };
  } finally {
    predictor.dispose();
  }
}

/** One line on what a file holds, so that a misspelt array is noticed. */
function summaryOf({ path, widths, steps, classes, samples }: FeatureFile): string {
  const modalities = MODALITIES.map((modality) => {
    const there = samples.filter((sample) => sample.steps[modality]).length;
    return widths[modality] === null ? `no ${modality}` : `${modality} ${widths[modality]} wide in ${there}`;
  });
  const splits = splitSchema.options.map(
    (split) => `${samples.filter((sample) => sample.split === split).length} ${split}`,
  );
  const task = classes === 1 ? 'sentiment' : `${classes} classes`;
  return `${path}: ${task}; ${splits.join(', ')}; ${modalities.join(', ')}; up to ${steps} steps`;
}
