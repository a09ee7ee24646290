import { bankDiagnostics, tabulate } from '../../../diagnostics/index.ts';
import {
  createNetwork,
  type DbrConfig,
  DEFAULT_ARCHITECTURE,
  type Network,
  type Stages,
} from '../../../model/index.ts';
import type { Sample } from '../data/batch.ts';
import { featureStatistics, NO_LEAST_STD } from '../data/statistics.ts';
import { sentimentMetrics } from '../judging/metrics.ts';
import { dbrObjective } from '../losses/objective.ts';
import { runRandom } from '../plan/epoch.ts';
import { summariseSamples } from '../predictors/utterances.ts';
import { createAdamW } from '../steps/optimizer.ts';
import { learningRateScale } from '../steps/schedule.ts';
import { trainStep } from '../steps/train-step.ts';
import type { ToyPoint, ToySettings } from './toy-run.ts';
import { composeToySet, TOY_STEPS, TOY_WIDTHS } from './toy-set.ts';

const BATCH = 32;
const TRAINING = { learningRate: 0.01, weightDecay: 0.01, clipNorm: 1 };
const WARMUP_STEPS = 20;
const NO_DROPOUT_RATES = { input: 0, hidden: 0 };

/** The same code as the network that ships, narrow enough for a minute. */
export function toyConfig(stages: Stages): DbrConfig {
  return {
    widths: TOY_WIDTHS,
    steps: TOY_STEPS,
    width: 16,
    heads: 2,
    kernels: DEFAULT_ARCHITECTURE.kernels,
    nodes: 2,
    anchors: 3,
    classes: 1,
    stages,
  };
}

/**
 * Trains a tiny DBR network on the toy set. The same settings give the same numbers on the same backend. Needs a running
 * tfjs backend.
 * @param report called once before the first step and after every epoch
 * @returns the trained network, the caller's to dispose
 */
export async function trainToy(settings: ToySettings, report: (point: ToyPoint) => void): Promise<Network> {
  const { seed, stages, losses, epochs } = settings;
  const { training, heldOut } = composeToySet(seed);
  const config = toyConfig(stages);
  const network = createNetwork(config, seed, featureStatistics(training, config.widths, NO_LEAST_STD));
  const optimizer = createAdamW(network, TRAINING);
  const learner = { predictor: network, objective: dbrObjective(network, losses), optimizer };
  const totalSteps = epochs * Math.ceil(training.length / BATCH);
  try {
    report({ epoch: 0, losses: null, heldOut: await judge(network, heldOut) });
    let step = 0;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const results = [];
      for (const samples of batches(training, seed, epoch)) {
        const scale = learningRateScale(step, totalSteps, WARMUP_STEPS);
        const random = runRandom(seed, 'dropout', step);
        results.push((await trainStep(learner, samples, NO_DROPOUT_RATES, scale, random)).losses);
        step += 1;
      }
      report({ epoch, losses: means(results), heldOut: await judge(network, heldOut) });
    }
    return network;
  } catch (error) {
    network.dispose();
    throw error;
  } finally {
    optimizer.dispose();
  }
}

/** All samples once, in an order of the epoch's own. */
function batches(samples: readonly Sample[], seed: number, epoch: number): Sample[][] {
  const shuffled = runRandom(seed, 'batches', epoch).shuffle([...samples]);
  return Array.from({ length: Math.ceil(samples.length / BATCH) }, (_, i) =>
    shuffled.slice(i * BATCH, (i + 1) * BATCH),
  );
}

async function judge(network: Network, samples: readonly Sample[]): Promise<ToyPoint['heldOut']> {
  const table = tabulate(await summariseSamples(network, samples, (sample) => sample));
  const { after, balance } = bankDiagnostics(table);
  const { mae } = sentimentMetrics(
    [...table.columns.prediction],
    samples.map(({ label }) => label),
  );
  const leakages = Object.values(after.leakage).flatMap(({ value }) => value ?? []);
  return {
    mae,
    balance: balance.mean,
    absoluteBalance: balance.meanAbsolute,
    leakage: leakages.length === 0 ? null : leakages.reduce((sum, value) => sum + value, 0) / leakages.length,
    redundancy: after.meanRedundancy,
    complementarity: after.complementarity.value,
  };
}

function means(results: readonly Record<string, number>[]): Record<string, number> {
  const [first = {}] = results;
  return Object.fromEntries(
    Object.keys(first).map((name) => [
      name,
      results.reduce((sum, result) => sum + (result[name] as number), 0) / results.length,
    ]),
  );
}
