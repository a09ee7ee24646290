import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../model/index.ts';
import { startBackend } from './backend.ts';
import { composedCurriculum } from './composed-curriculum.ts';
import { DEFAULT_LOSS_WEIGHTS } from './losses.ts';
import type { LogEntry } from './run-log.ts';
import { SYNTHETIC_WIDTHS, syntheticPools } from './testing/synthetic-data.ts';
import { train } from './trainer.ts';
import type { TrainingConfig } from './training-config.ts';
import type { TrainingData } from './training-data.ts';

const pools = syntheticPools(32, 4);
const data: TrainingData = { whole: pools.sentences, sampled: [], train: pools, valid: pools };
const config: TrainingConfig = {
  data: { text: { whole: ['-'], sampled: [], validation: ['-'] }, speech: '-', faces: '-' },
  samplesPerEpoch: 32,
  validationCompositions: 1,
  epochs: 20,
  patience: 20,
  batch: 32,
  learningRate: 0.02,
  warmupSteps: 2,
  weightDecay: 0.0001,
  clipNorm: 1,
  averageDecay: 0.5,
  dropout: { input: 0, hidden: 0 },
  losses: DEFAULT_LOSS_WEIGHTS,
  network: { ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2, nodes: 2, anchors: 3 },
};

let folder: string;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'training-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(name: string, given: Partial<TrainingConfig>) {
  const entries: LogEntry[] = [];
  const trained = await train({
    config: { ...config, ...given },
    curriculum: composedCurriculum(data, config, 1),
    seed: 1,
    folder: join(folder, name),
    log: (entry) => entries.push(entry),
  });
  const weights = [...trained.network.parameters.values()].flatMap((tensor) => [...tensor.dataSync()]);
  trained.network.dispose();
  const errors = entries.flatMap((entry) =>
    entry.kind === 'epoch' ? [entry.validation.mae ?? Number.NaN] : [],
  );
  return { ...trained, weights, errors, entries };
}

describe('train', () => {
  it('learns a small composed set', async () => {
    const before = tf.memory().numTensors;
    const { errors, bestError, bestEpoch, entries } = await run('learns', {});
    expect(errors).toHaveLength(20);
    expect(bestError).toBeLessThan(0.6 * (errors[0] as number));
    expect(bestError).toBe(errors[bestEpoch]);
    const steps = entries.filter((entry) => entry.kind === 'steps');
    expect(steps).toHaveLength(1);
    expect(steps.every(({ losses }) => Object.values(losses).every(Number.isFinite))).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  }, 120_000);

  it('goes on after an interruption as if there had been none', async () => {
    const dropout = { input: 0.1, hidden: 0.1 };
    const whole = await run('whole', { epochs: 3, dropout });
    const interrupted = train({
      config: { ...config, epochs: 3, dropout },
      curriculum: composedCurriculum(data, config, 1),
      seed: 1,
      folder: join(folder, 'resumed'),
      log: (entry) => {
        if (entry.kind === 'epoch' && entry.epoch === 1) throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    const resumed = await run('resumed', { epochs: 3, dropout });
    expect(resumed.errors).toHaveLength(1);
    expect(resumed.weights).toEqual(whole.weights);
  }, 60_000);
});
