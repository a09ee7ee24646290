import { join } from 'node:path';
import { createNetwork, type Network, trainableVariables } from '../model/index.ts';
import { readCheckpoint, readNetwork, readProgress, writeCheckpoint, writeNetwork } from './checkpoint.ts';
import type { Curriculum } from './curriculum.ts';
import { runRandom } from './epoch.ts';
import { dbrObjective } from './objective.ts';
import { createAdamW } from './optimizer.ts';
import { createStepMeter, type RunLog } from './run-log.ts';
import { learningRateScale } from './schedule.ts';
import { type Learner, trainStep } from './train-step.ts';
import type { TrainingConfig } from './training-config.ts';

/** What the trainer itself reads of a configuration; all of what it is given tells one run from another. */
export type TrainerConfig = Pick<
  TrainingConfig,
  | 'epochs'
  | 'patience'
  | 'learningRate'
  | 'warmupSteps'
  | 'weightDecay'
  | 'clipNorm'
  | 'averageDecay'
  | 'dropout'
  | 'losses'
  | 'network'
>;

export interface TrainingRun {
  config: TrainerConfig;
  curriculum: Curriculum;
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
  /** The curriculum's error of it. */
  bestError: number;
}

/**
 * Trains a network on a curriculum: AdamW with warm-up and cosine decay, the weights of the epoch with the least
 * validation error kept, early stop when that no longer falls. Needs a running tfjs backend.
 */
export async function train(run: TrainingRun): Promise<TrainedNetwork> {
  const { config, curriculum, seed, folder, log } = run;
  const { stepsPerEpoch } = curriculum;
  const { network, optimizer, progress } = await startOrResume(run);
  const learner: Learner = { predictor: network, objective: dbrObjective(network, config.losses), optimizer };
  const meter = createStepMeter(log, stepsPerEpoch * config.epochs);

  for (let epoch = progress.epochs; epoch < config.epochs; epoch++) {
    if (epoch - progress.bestEpoch > config.patience) {
      log({ kind: 'note', text: `no better validation error for ${config.patience} epochs: stopping` });
      break;
    }
    const started = performance.now();
    let step = epoch * stepsPerEpoch;
    for (const samples of curriculum.batches(epoch)) {
      const scale = learningRateScale(step, stepsPerEpoch * config.epochs, config.warmupSteps);
      const random = runRandom(seed, 'dropout', step);
      const result = await trainStep(learner, samples, config.dropout, scale, random);
      meter.step(epoch, step, scale * config.learningRate, result);
      step += 1;
    }

    const { best, validation, language } = await optimizer.withAverages(async () => {
      const judged = await curriculum.validate(network);
      const best = progress.bestError === null || judged.error < progress.bestError;
      if (best) {
        progress.bestEpoch = epoch;
        progress.bestError = judged.error;
        await writeNetwork(join(folder, 'best'), network, 'float32');
      }
      return { ...judged, best };
    });
    progress.epochs = epoch + 1;
    await writeCheckpoint(folder, network, optimizer, progress);
    log({
      kind: 'epoch',
      epoch,
      validation,
      ...(language && { language }),
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

async function startOrResume({ config, curriculum, seed, folder, log }: TrainingRun) {
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
  const network = createNetwork(config.network, seed, curriculum.statistics());
  return {
    network,
    optimizer: createAdamW(trainableVariables(network), settings),
    progress: { run, epochs: 0, bestEpoch: -1, bestError: null as number | null, optimizerStep: 0 },
  };
}
