import { join } from 'node:path';
import { createPredictor, objectiveOf, type TrainedPredictor } from '../core/plan/architectures.ts';
import type { Curriculum } from '../core/plan/curriculum.ts';
import { runRandom } from '../core/plan/epoch.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import { createAdamW } from '../core/steps/optimizer.ts';
import { learningRateScale } from '../core/steps/schedule.ts';
import { trainStep } from '../core/steps/train-step.ts';
import {
  forgetProgress,
  type RunProgress,
  readCheckpoint,
  readPredictor,
  readProgress,
  writeCheckpoint,
  writeNetwork,
} from './checkpoint.ts';
import { createStepMeter, type RunLog } from './run-log.ts';

/** What the trainer itself reads of a configuration; all of what it is given tells one run from another. */
export type TrainerConfig = Pick<
  TrainingConfig,
  | 'architecture'
  | 'epochs'
  | 'patience'
  | 'learningRate'
  | 'warmupSteps'
  | 'weightDecay'
  | 'clipNorm'
  | 'averageDecay'
  | 'dropout'
  | 'losses'
  | 'huber'
  | 'network'
>;

export interface TrainingRun {
  config: TrainerConfig;
  curriculum: Curriculum;
  /** Fingerprints of the files the curriculum is made of: with other data it is another run. */
  data: Record<string, string>;
  /** The same seed gives the same numbers on the same backend. */
  seed: number;
  /** Where the run keeps its checkpoints; a run of the same configuration, data and seed goes on from there. */
  folder: string;
  log: RunLog;
}

/** Training came to no network that could be kept. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
}

/** The network whose validation error was least. */
export interface TrainedNetwork {
  network: TrainedPredictor;
  /** Counted from 0. */
  bestEpoch: number;
  /** The curriculum's error of it. */
  bestError: number;
}

/**
 * Trains a network on a curriculum: AdamW with warm-up and cosine decay, the weights of the epoch with the least
 * validation error kept, early stop when that no longer falls. A run that was interrupted goes on; one that was
 * finished is not trained again. Needs a running tfjs backend.
 * @throws TrainingError when no epoch had a validation error that is a number
 */
export async function train(run: TrainingRun): Promise<TrainedNetwork> {
  const { config, data, seed, folder, log } = run;
  const progress = await readProgress(folder, JSON.stringify({ config, data, seed }));
  if (progress && isFinished(progress, config)) {
    const text = `already trained with this configuration, data and seed; delete ${folder} to train again`;
    log({ kind: 'note', text });
    return trained(folder, progress);
  }
  return trained(folder, await trainOn(run, progress));
}

/** Trains from where the run stands, or from the start, to its end. */
async function trainOn(run: TrainingRun, resumed: RunProgress | null): Promise<RunProgress> {
  const { config, curriculum, seed, folder, log } = run;
  const { stepsPerEpoch } = curriculum;
  const totalSteps = stepsPerEpoch * config.epochs;
  const { network, optimizer, progress } = resumed ? await resume(run, resumed) : await start(run);
  const learner = {
    predictor: network,
    objective: objectiveOf(network, config.losses, config.huber),
    optimizer,
  };
  const meter = createStepMeter(log, totalSteps);

  while (!isFinished(progress, config)) {
    const epoch = progress.epochs;
    const started = performance.now();
    let step = epoch * stepsPerEpoch;
    for (const samples of curriculum.batches(epoch)) {
      const scale = learningRateScale(step, totalSteps, config.warmupSteps);
      const random = runRandom(seed, 'dropout', step);
      const result = await trainStep(learner, samples, config.dropout, scale, random);
      meter.step(epoch, step, scale * config.learningRate, result);
      step += 1;
    }

    const { best, validation, language } = await optimizer.withAverages(async () => {
      const judged = await curriculum.validate(network);
      const best = judged.error < (progress.bestError ?? Number.POSITIVE_INFINITY);
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
  if (progress.epochs < config.epochs)
    log({ kind: 'note', text: `no better validation error for ${config.patience} epochs: stopped` });
  network.dispose();
  optimizer.dispose();
  return progress;
}

/** All epochs done, or too many without a better validation error. */
function isFinished({ epochs, bestEpoch }: RunProgress, config: TrainerConfig): boolean {
  return epochs >= config.epochs || epochs - bestEpoch > config.patience;
}

async function resume({ config, folder, log }: TrainingRun, progress: RunProgress) {
  log({ kind: 'note', text: `resuming after epoch ${progress.epochs - 1} of ${folder}` });
  const { network, moments } = await readCheckpoint(folder, progress);
  const optimizer = createAdamW(network, config);
  optimizer.restore({ step: progress.optimizerStep, moments });
  return { network, optimizer, progress };
}

async function start({ config, curriculum, data, seed, folder }: TrainingRun) {
  await forgetProgress(folder);
  const network = createPredictor(config.architecture, config.network, seed, curriculum.statistics());
  const optimizer = createAdamW(network, config);
  const run = JSON.stringify({ config, data, seed });
  const progress: RunProgress = { run, epochs: 0, bestEpoch: -1, bestError: null, optimizerStep: 0 };
  return { network, optimizer, progress };
}

async function trained(folder: string, { bestEpoch, bestError }: RunProgress): Promise<TrainedNetwork> {
  if (bestError === null)
    throw new TrainingError('the training diverged from the first epoch; try a smaller learningRate');
  return { network: await readPredictor(join(folder, 'best')), bestEpoch, bestError };
}
