import { join } from 'node:path';
import { createNetwork, type Network, trainableVariables } from '../model/index.ts';
import { batchesOf, sampleOf } from './batching.ts';
import { readCheckpoint, readNetwork, readProgress, writeCheckpoint, writeNetwork } from './checkpoint.ts';
import { composeEpoch, composeValidation, epochSize, runRandom } from './epoch.ts';
import { compositionMetrics, evaluateText } from './evaluation.ts';
import { createAdamW } from './optimizer.ts';
import { createStepMeter, type RunLog } from './run-log.ts';
import { learningRateScale } from './schedule.ts';
import { featureStatistics } from './statistics.ts';
import { trainStep } from './train-step.ts';
import type { TrainingConfig } from './training-config.ts';
import type { TrainingData } from './training-data.ts';

export interface TrainingRun {
  config: TrainingConfig;
  data: TrainingData;
  /** The same seed gives the same numbers on the same backend. */
  seed: number;
  /** Where the run keeps its checkpoints; a run of the same configuration and seed goes on from there. */
  folder: string;
  log: RunLog;
}

/** The network whose validation error was least. */
export interface TrainedNetwork {
  network: Network;
  /** Counted from 0. */
  bestEpoch: number;
  /** Mean absolute error on the validation compositions. */
  bestError: number;
}

/**
 * Trains a network: fresh compositions every epoch, AdamW with warm-up and cosine decay, the weights of the epoch with
 * the least validation error kept, early stop when that no longer falls. Needs a running tfjs backend.
 */
export async function train(run: TrainingRun): Promise<TrainedNetwork> {
  const { config, data, seed, folder, log } = run;
  const validation = composeValidation(data, config.validationCompositions, seed);
  const state = await startOrResume(run);
  const { network, optimizer, progress } = state;
  const stepsPerEpoch = Math.ceil(epochSize(data, config.samplesPerEpoch) / config.batch);
  const meter = createStepMeter(log, stepsPerEpoch * config.epochs);

  for (let epoch = progress.epochs; epoch < config.epochs; epoch++) {
    if (epoch - progress.bestEpoch > config.patience) {
      log({ kind: 'note', text: `no better validation error for ${config.patience} epochs: stopping` });
      break;
    }
    const started = performance.now();
    const compositions = composeEpoch(data, config.samplesPerEpoch, seed, epoch);
    const batches = batchesOf(compositions, config.batch, runRandom(seed, 'batches', epoch));
    for (const [index, batch] of batches.entries()) {
      const step = epoch * stepsPerEpoch + index;
      const scale = learningRateScale(step, stepsPerEpoch * config.epochs, config.warmupSteps);
      const random = runRandom(seed, 'dropout', step);
      const result = await trainStep(network, optimizer, batch, config, scale, random);
      meter.step(epoch, step, scale * config.learningRate, result);
    }

    const { composed, language, best } = await optimizer.withAverages(async () => {
      const composed = await compositionMetrics(network, validation);
      const language = await evaluateText(network, data.valid.sentences);
      const best = progress.bestError === null || composed.mae < progress.bestError;
      if (best) {
        progress.bestEpoch = epoch;
        progress.bestError = composed.mae;
        await writeNetwork(join(folder, 'best'), network, 'float32');
      }
      return { composed, language, best };
    });
    progress.epochs = epoch + 1;
    await writeCheckpoint(folder, network, optimizer, progress);
    log({
      kind: 'epoch',
      epoch,
      validation: { ...composed },
      language: { ...language.conditions.all },
      best,
      seconds: (performance.now() - started) / 1000,
    });
  }
  network.dispose();
  optimizer.dispose();
  return {
    network: await readNetwork(join(folder, 'best')),
    bestEpoch: progress.bestEpoch,
    bestError: progress.bestError ?? Number.NaN,
  };
}

async function startOrResume({ config, data, seed, folder, log }: TrainingRun) {
  const run = JSON.stringify({ config, seed });
  const settings = {
    learningRate: config.learningRate,
    weightDecay: config.weightDecay,
    clipNorm: config.clipNorm,
    averageDecay: config.averageDecay,
  };
  const progress = await readProgress(folder, run);
  if (progress && progress.epochs < config.epochs) {
    log({ kind: 'note', text: `going on after epoch ${progress.epochs - 1} of ${folder}` });
    const { network, moments } = await readCheckpoint(folder);
    const optimizer = createAdamW(trainableVariables(network), settings);
    optimizer.restore({ step: progress.optimizerStep, moments });
    return { network, optimizer, progress };
  }
  const samples = composeEpoch(data, config.samplesPerEpoch, seed, 0).map((composition) =>
    sampleOf(composition),
  );
  const statistics = featureStatistics(samples, config.network.widths);
  const network = createNetwork(config.network, seed, statistics);
  return {
    network,
    optimizer: createAdamW(trainableVariables(network), settings),
    progress: { run, epochs: 0, bestEpoch: -1, bestError: null as number | null, optimizerStep: 0 },
  };
}
