import { createPredictor, objectiveOf } from '../../../src/training/core/plan/architectures.ts';
import { composedCurriculum } from '../../../src/training/core/plan/composed-curriculum.ts';
import { runRandom } from '../../../src/training/core/plan/epoch.ts';
import { createAdamW } from '../../../src/training/core/steps/optimizer.ts';
import { trainStep } from '../../../src/training/core/steps/train-step.ts';
import { startBackend } from '../../../src/training/node/backend.ts';
import { readTrainingConfig } from '../../../src/training/node/training-config.ts';
import { inProject } from '../../project/project.ts';
import { inPrimitives } from './as-in-0.1.ts';
import { noisePools } from './pools.ts';

const SENTENCES = 320;
const VALIDATION = 32;
/** The first round is not counted: code is compiled, memory is found. */
const ROUNDS = 4;
const SEED = 1;

/** What `npm run bench -- epoch --json` prints. */
export interface EpochFigures {
  samples: number;
  /** Processor time, median of the rounds. */
  epochCpuMs: number;
  epochToPrimitives: number;
}

/**
 * What `npm run train` does in an epoch, by the configuration of models/dbr but on fewer samples: composing, steps, and
 * judging the averaged weights. With our kernels and in primitives in turn, on wasm in this process. Processor time, so
 * that whatever else the machine does counts for little.
 */
export async function measureEpoch(): Promise<EpochFigures> {
  await startBackend('wasm');
  const [fused, primitives] = [await trainer(), await trainer()];
  const taken = { fused: [] as number[], primitives: [] as number[] };
  for (let epoch = 0; epoch < ROUNDS; epoch++) {
    taken.fused.push(await cpuMs(() => fused(epoch)));
    taken.primitives.push(await cpuMs(() => inPrimitives(() => primitives(epoch))));
  }
  const [ours, theirs] = [median(taken.fused.slice(1)), median(taken.primitives.slice(1))];
  return {
    samples: SENTENCES,
    epochCpuMs: Math.round(ours),
    epochToPrimitives: Number((ours / theirs).toFixed(3)),
  };
}

/** A network in training; runs an epoch. */
async function trainer(): Promise<(epoch: number) => Promise<void>> {
  const config = await readTrainingConfig(inProject('models/dbr/train.json'));
  const { sentences, ...train } = noisePools(SENTENCES, SEED);
  const data = { whole: sentences, sampled: [], train, valid: noisePools(VALIDATION, SEED + 1) };
  const settings = { ...config, samplesPerEpoch: SENTENCES, shares: { ...config.shares, takes: 0 } };
  const curriculum = composedCurriculum(data, settings, SEED);
  const network = createPredictor(config.architecture, config.network, SEED, curriculum.statistics());
  const optimizer = createAdamW(network, config);
  const learner = {
    predictor: network,
    objective: objectiveOf(network, config.losses, config.huber),
    optimizer,
  };
  return async (epoch) => {
    let step = epoch * curriculum.stepsPerEpoch;
    for (const samples of curriculum.batches(epoch)) {
      await trainStep(learner, samples, config.dropout, 1, runRandom(SEED, 'dropout', step));
      step += 1;
    }
    await optimizer.withAverages(() => curriculum.validate(network));
  };
}

async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
