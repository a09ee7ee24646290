import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { useBackend } from '../../../model/testing/backends.ts';
import type { Sample } from '../data/batch.ts';
import { DEFAULT_LOSS_WEIGHTS } from '../losses/loss-weights.ts';
import { predictionObjective } from '../losses/objective.ts';
import { createLateFusion } from '../predictors/late-fusion.ts';
import { openRandom } from '../random.ts';
import { createAdamW } from './optimizer.ts';
import { type Learner, trainStep } from './train-step.ts';

const CLASSES = 3;
const NO_DROPOUT = { input: 0, hidden: 0 };

beforeAll(() => useBackend('wasm'));

/** A class written into one language feature, and into a modality's own head where `valence` gives it a target. */
function classSample(label: number, valence: number | null): Sample {
  const values = Float32Array.from({ length: 3 }, (_, i) => (i === label ? 2 : 0));
  return {
    steps: { language: { width: 3, values, valid: Uint8Array.of(1) }, acoustic: null, visual: null },
    label,
    valences: { language: valence, acoustic: valence, visual: valence },
  };
}

function classLearner(): Learner {
  const widths = { language: 3, acoustic: 2, visual: 2 };
  const kernels = { language: 1, acoustic: 1, visual: 1 };
  const predictor = createLateFusion({ widths, kernels, steps: 2, width: 4, classes: CLASSES }, 1);
  const optimizer = createAdamW(predictor, {
    learningRate: 0.02,
    weightDecay: 0,
    clipNorm: 10,
  });
  onTestFinished(() => {
    optimizer.dispose();
    predictor.dispose();
  });
  return { predictor, optimizer, objective: predictionObjective(predictor, DEFAULT_LOSS_WEIGHTS) };
}

describe('trainStep on classes', () => {
  it('learns the labels and the modalities own targets', async () => {
    const learner = classLearner();
    const samples = [0, 1, 2].map((label) => classSample(label, (label + 1) % CLASSES));
    const steps = [];
    for (let i = 0; i < 60; i++) steps.push(await trainStep(learner, samples, NO_DROPOUT, 1, openRandom(i)));
    const [first, last] = [steps[0]?.losses, steps.at(-1)?.losses];
    expect(first?.task).toBeGreaterThan(0.5);
    expect(last?.task).toBeLessThan(0.1);
    expect(last?.unimodal).toBeLessThan(0.5 * (first?.unimodal ?? 0));
  }, 30_000);

  it('asks nothing of a head without a target', async () => {
    const samples = [0, 1, 2].map((label) => classSample(label, null));
    const { losses } = await trainStep(classLearner(), samples, NO_DROPOUT, 1, openRandom(1));
    expect(losses.unimodal).toBe(0);
    expect(losses.total).toBeCloseTo(losses.task as number, 5);
  });
});
