import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { STANDARD_SHARES } from '../core/data/composition.ts';
import type { TrainingData } from '../core/data/pools.ts';
import { DEFAULT_LOSS_WEIGHTS } from '../core/losses/loss-weights.ts';
import { ARCHITECTURES, isDbr } from '../core/plan/architectures.ts';
import { composedCurriculum } from '../core/plan/composed-curriculum.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import { SYNTHETIC_WIDTHS, syntheticPools } from '../core/testing/synthetic-data.ts';
import { startBackend } from './backend.ts';
import type { LogEntry } from './run-log.ts';
import { TrainingError, type TrainingRun, train } from './trainer.ts';

const pools = syntheticPools(32, 4);
const data: TrainingData = { whole: pools.sentences, sampled: [], train: pools, valid: pools };
const config: TrainingConfig = {
  architecture: 'dbr',
  data: {
    text: { whole: ['-'], sampled: [], portions: [], behaviour: 0, validation: ['-'] },
    speech: '-',
    faces: '-',
    levelled: false,
  },
  samplesPerEpoch: 32,
  shares: STANDARD_SHARES,
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
  huber: 0,
  network: { ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2, nodes: 2, anchors: 3 },
};

let folder: string;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'training-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** One run in a folder of that name; `log` sees every entry and may interrupt. */
async function run(
  name: string,
  given: Partial<TrainingConfig>,
  { log = () => {}, ...changes }: Partial<TrainingRun> = {},
) {
  const entries: LogEntry[] = [];
  const trained = await train({
    config: { ...config, ...given },
    curriculum: composedCurriculum(data, config, 1),
    data: { 'text.csv': 'a' },
    seed: 1,
    folder: join(folder, name),
    log: (entry) => {
      entries.push(entry);
      log(entry);
    },
    ...changes,
  });
  const weights = [...trained.network.parameters.values()].flatMap((tensor) => [...tensor.dataSync()]);
  trained.network.dispose();
  const errors = entries.flatMap((entry) =>
    entry.kind === 'epoch' ? [entry.validation.mae ?? Number.NaN] : [],
  );
  return { ...trained, weights, errors, entries };
}

function interruptAfter(epoch: number) {
  return (entry: LogEntry) => {
    if (entry.kind === 'epoch' && entry.epoch === epoch) throw new Error('interrupted');
  };
}

describe.each(ARCHITECTURES)('training %s', (architecture) => {
  it('learns a small composed set', async () => {
    const before = tf.memory().numTensors;
    const { errors, bestError, bestEpoch, entries, network } = await run(`${architecture} learns`, {
      architecture,
    });
    expect(isDbr(network)).toBe(architecture === 'dbr');
    expect(errors).toHaveLength(20);
    expect(bestError).toBeLessThan(0.6 * (errors[0] as number));
    expect(bestError).toBe(errors[bestEpoch]);
    const steps = entries.filter((entry) => entry.kind === 'steps');
    expect(steps).toHaveLength(1);
    expect(steps.every(({ losses }) => Object.values(losses).every(Number.isFinite))).toBe(true);
    expect(Object.keys(steps[0]?.losses ?? {})).toEqual(
      expect.arrayContaining(['total', 'task', 'unimodal']),
    );
    expect(tf.memory().numTensors).toBe(before);
  }, 120_000);

  it('gives the same numbers for the same seed, interrupted or not', async () => {
    const given = { architecture, epochs: 3, dropout: { input: 0.1, hidden: 0.1 } };
    const whole = await run(`${architecture} whole`, given);
    const name = `${architecture} resumed`;
    await expect(run(name, given, { log: interruptAfter(1) })).rejects.toThrow('interrupted');
    const resumed = await run(name, given);
    expect(whole.errors).toHaveLength(3);
    expect(resumed.errors).toEqual(whole.errors.slice(2));
    expect(resumed.weights).toEqual(whole.weights);
  }, 60_000);
});

describe('a run', () => {
  const given: Partial<TrainingConfig> = { architecture: 'late-fusion', epochs: 2 };

  it('that is finished is not trained again', async () => {
    const first = await run('finished', given);
    const again = await run('finished', given);
    expect(again.errors).toEqual([]);
    expect(again.entries).toEqual([{ kind: 'note', text: expect.stringContaining('already trained') }]);
    expect(again.weights).toEqual(first.weights);
    expect(again).toMatchObject({ bestEpoch: first.bestEpoch, bestError: first.bestError });
  });

  it.each<[string, Partial<TrainingConfig>, Partial<TrainingRun>]>([
    ['another configuration', { learningRate: 0.01 }, {}],
    ['fewer epochs', { epochs: 1 }, {}],
    ['another seed', {}, { seed: 2 }],
    ['other data', {}, { data: { 'text.csv': 'b' } }],
  ])('with %s starts from the beginning', async (name, change, changes) => {
    await run(name, given);
    const { errors } = await run(name, { ...given, ...change }, changes);
    expect(errors).toHaveLength(change.epochs ?? 2);
  });

  it('that went on in a folder of another one leaves it nothing to go on from', async () => {
    await expect(run('taken over', given, { log: interruptAfter(0) })).rejects.toThrow('interrupted');
    const beforeItsFirstEpoch = new Error('interrupted');
    const curriculum = composedCurriculum(data, config, 1);
    const failing = { ...curriculum, validate: () => Promise.reject(beforeItsFirstEpoch) };
    await expect(run('taken over', given, { seed: 2, curriculum: failing })).rejects.toThrow('interrupted');
    expect((await run('taken over', given)).errors).toHaveLength(2);
  });

  it('stops when the validation error no longer falls', async () => {
    const curriculum = composedCurriculum(data, config, 1);
    const never = { ...curriculum, validate: async () => ({ error: 1, validation: { mae: 1 } }) };
    const { errors, bestEpoch, entries } = await run(
      'stops',
      { ...given, epochs: 9, patience: 2 },
      { curriculum: never },
    );
    expect(errors).toHaveLength(3);
    expect(bestEpoch).toBe(0);
    expect(entries.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('stopped') });
  });

  it('that diverges says so', async () => {
    await expect(run('diverges', { ...given, learningRate: 1e38 })).rejects.toThrow(TrainingError);
  });
});
