import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DbrConfig, type DbrOutputs, MODALITIES, type Modality } from '../../../model/index.ts';
import { describeOnBackends, PATIENCE, useBackend } from '../../../model/testing/backends.ts';
import { describeSet, STAGE_SWITCHES, SUBSETS, TINY_CONFIG } from '../../../model/testing/windows.ts';
import { ALL, type Batch, batchOf, EVERYTHING, targetsFor, termsOf } from '../testing/loss-batches.ts';
import { DEFAULT_LOSS_WEIGHTS, LOSS_NAMES, type LossName, type LossWeights } from './loss-weights.ts';
import { computeLosses } from './losses.ts';
import { predictionTerms } from './prediction-losses.ts';

/** The weighted sum of a batch's losses, its terms and the global norm of its gradient. */
function gradientOf({ network, inputs, targets }: Batch, weights: LossWeights) {
  const terms: number[] = [];
  const { value, grads } = tf.variableGrads(() => {
    const losses = computeLosses(network, network.forward(inputs), targets, weights);
    terms.push(...losses.terms.dataSync());
    return losses.total;
  });
  const norm = Math.hypot(...Object.values(grads).flatMap((grad) => [...grad.dataSync()]));
  tf.dispose([value, grads]);
  return { norm, terms: Object.fromEntries(LOSS_NAMES.map((name, i) => [name, terms[i]])) };
}

const alone = (name: LossName): LossWeights =>
  Object.fromEntries(LOSS_NAMES.map((other) => [other, Number(other === name)])) as LossWeights;

/** Terms of a stage that is off. */
const OF_STAGE: Record<keyof DbrConfig['stages'], LossName[]> = {
  tsf: ['decorrelation', 'covariance'],
  agpr: ['anchors', 'orthogonality', 'borrow'],
  brf: ['gateEntropy', 'balance'],
};

/** The one answer with the least task loss for labels, found by trying. */
function bestAnswer(labels: readonly number[], huber: number): number {
  const answers = Array.from({ length: 301 }, (_, index) => index / 100 - 3);
  const losses = answers.map((answer) => taskLoss(answer, labels, huber));
  return answers[losses.indexOf(Math.min(...losses))] as number;
}

/** Of the same answer to every sample. */
function taskLoss(answer: number, labels: readonly number[], huber: number): number {
  return tf.tidy(() => {
    const batch = labels.length;
    const targets = {
      label: tf.tensor2d([...labels], [batch, 1]),
      valences: tf.zeros<tf.Rank.R3>([3, batch, 1]),
      supervised: MODALITIES.map(() => labels.map(() => false)),
    };
    const sentiment = tf.fill<tf.Rank.R2>([batch, 1], answer);
    const prediction = {
      logit: sentiment,
      sentiment,
      unimodal: tf.zeros<tf.Rank.R3>([3, batch, 1]),
      mask: tf.ones<tf.Rank.R3>([3, batch, 1]),
    };
    return predictionTerms(prediction, targets, huber).task().dataSync()[0] as number;
  });
}

describe('what is best said of samples that look alike', () => {
  beforeAll(() => useBackend('cpu'));

  test(
    'is their median by the absolute error, and nearer their mean by Huber’s',
    () => {
      const labels = [0, 0, 0, -2, -2];
      expect(bestAnswer(labels, 0)).toBeCloseTo(0, 2);
      expect(bestAnswer(labels, 1)).toBeCloseTo(-2 / 3, 2);
      expect(bestAnswer(labels, 3)).toBeCloseTo(-0.8, 2);
    },
    PATIENCE,
  );
});

describeOnBackends('the losses', () => {
  test('are the weighted sum of their terms', async () => {
    const batch = batchOf(EVERYTHING);
    const terms = await termsOf(batch, DEFAULT_LOSS_WEIGHTS);
    const sum = LOSS_NAMES.reduce((total, name) => total + DEFAULT_LOSS_WEIGHTS[name] * terms[name], 0);
    expect(terms.total).toBeCloseTo(sum, 4);
    expect(await termsOf(batch, alone('task'))).toMatchObject({ total: terms.task, unimodal: 0, leakage: 0 });
  });

  test('refuse targets of another shape', () => {
    const { network, inputs } = batchOf(EVERYTHING);
    const targets = targetsFor(TINY_CONFIG, SUBSETS);
    expect(() => tf.tidy(() => computeLosses(network, network.forward(inputs), targets, ALL).total)).toThrow(
      /label/,
    );
  });

  describe('by hand', () => {
    test('task: mean absolute error of the sentiment', async () => {
      const batch = batchOf([[...MODALITIES], ['language']]);
      const off = (outputs: DbrOutputs) => ({
        ...outputs,
        sentiment: batch.targets.label.add(tf.tensor2d([[0.5], [-1.5]])) as tf.Tensor2D,
      });
      expect((await termsOf(batch, ALL, off)).task).toBeCloseTo(1, 5);
    });

    test('task: the square of errors below Huber’s, and what is above it as it is', async () => {
      const batch = batchOf([[...MODALITIES], ['language']]);
      const off = (outputs: DbrOutputs) => ({
        ...outputs,
        sentiment: batch.targets.label.add(tf.tensor2d([[0.5], [-3]])) as tf.Tensor2D,
      });
      // .5 squared over twice 2; 3 less half of 2.
      expect((await termsOf(batch, ALL, off, 2)).task).toBeCloseTo((0.0625 + 2) / 2, 5);
    });

    test('task: cross-entropy of the classes', async () => {
      const batch = batchOf(EVERYTHING, { classes: 3 });
      const even = (outputs: DbrOutputs) => ({ ...outputs, logit: tf.zeros([10, 3]) as tf.Tensor2D });
      expect((await termsOf(batch, ALL, even)).task).toBeCloseTo(Math.log(3), 5);
    });

    test('unimodal: mean over the modalities that are there', async () => {
      const batch = batchOf([['language'], ['language', 'visual']]);
      const errors = tf.tensor3d([1, 2, 50, 60, 70, 6], [3, 2, 1]);
      const off = (outputs: DbrOutputs) => ({
        ...outputs,
        unimodal: batch.targets.valences.add(errors) as tf.Tensor3D,
      });
      expect((await termsOf(batch, ALL, off)).unimodal).toBeCloseTo((1 + 2 + 6) / 3, 5);
      errors.dispose();
    });

    test('unimodal: not for a modality without a valence of its own', async () => {
      const batch = batchOf([['language'], ['language', 'visual']]);
      batch.targets.supervised = [
        [true, false],
        [false, false],
        [false, true],
      ];
      const errors = tf.tensor3d([1, 2, 50, 60, 70, 6], [3, 2, 1]);
      const off = (outputs: DbrOutputs) => ({
        ...outputs,
        unimodal: batch.targets.valences.add(errors) as tf.Tensor3D,
      });
      expect((await termsOf(batch, ALL, off)).unimodal).toBeCloseTo((1 + 6) / 2, 5);
      errors.dispose();
    });

    test.each([
      [0.02, 0.03],
      [0.075, 0],
      [0.3, 0.2],
    ])('borrow: a mean of %f lies %f outside its band', async (mean, expected) => {
      const batch = batchOf([['language'], [...MODALITIES]]);
      const borrowing = (outputs: DbrOutputs) => ({
        ...outputs,
        agpr: outputs.agpr && { ...outputs.agpr, borrow: outputs.mask.mul(mean) as tf.Tensor3D },
      });
      expect((await termsOf(batch, ALL, borrowing)).borrow).toBeCloseTo(expected, 5);
    });

    test('anchors: from 0 when no step prefers one to -log K when each has its own and all are used', async () => {
      const batch = batchOf(EVERYTHING);
      const { anchors } = TINY_CONFIG;
      const assigned = (assignment: (outputs: DbrOutputs) => tf.Tensor) => (outputs: DbrOutputs) => ({
        ...outputs,
        mask: tf.onesLike(outputs.mask),
        agpr: outputs.agpr && { ...outputs.agpr, assignment: assignment(outputs) as tf.Tensor4D },
      });
      const even = assigned(({ agpr }) =>
        tf.fill((agpr as { assignment: tf.Tensor }).assignment.shape, 1 / anchors),
      );
      expect((await termsOf(batch, ALL, even)).anchors).toBeCloseTo(0, 5);
      const inTurn = assigned(({ agpr }) => {
        const { shape } = (agpr as { assignment: tf.Tensor }).assignment;
        const steps = shape.slice(0, -1).reduce((a, b) => a * b, 1);
        return tf
          .oneHot(tf.range(0, steps, 1, 'int32').mod(anchors).toInt(), anchors)
          .toFloat()
          .reshape(shape);
      });
      expect((await termsOf(batch, ALL, inTurn)).anchors).toBeCloseTo(-Math.log(anchors), 2);
    });

    test('orthogonality: 0 for orthogonal anchors of any size, and the mean square of the cosines otherwise', async () => {
      const batch = batchOf([[...MODALITIES]]);
      const { anchors: k, width } = TINY_CONFIG;
      const anchors = batch.network.parameters.get('agpr.anchors') as tf.Variable;
      tf.tidy(() => anchors.assign(tf.eye(k, width).mul(3).expandDims(0).tile([3, 1, 1])));
      expect((await termsOf(batch)).orthogonality).toBeCloseTo(0, 5);
      tf.tidy(() => anchors.assign(tf.ones([3, k, width])));
      expect((await termsOf(batch)).orthogonality).toBeCloseTo((k * k - k) / (k * k), 5);
    });

    test('gateEntropy: 0 for an even gate, 1 for a gate that is always at one end', async () => {
      const batch = batchOf([[...MODALITIES], ['visual']]);
      const gated = (value: number) => (outputs: DbrOutputs) => ({
        ...outputs,
        brf: { ...outputs.brf, gate: tf.fill([2, TINY_CONFIG.width], value) as tf.Tensor2D },
      });
      expect((await termsOf(batch, ALL, gated(0.5))).gateEntropy).toBeCloseTo(0, 5);
      expect((await termsOf(batch, ALL, gated(1))).gateEntropy).toBeCloseTo(1, 4);
    });

    test.each([
      [1, 1, 0],
      [1, 0, 0.9],
      [0, 3, 0.9],
      [3, 1, 0.4],
    ])(
      'balance: contributions of %f and %f a step lie %f outside the band',
      async (shared, privates, expected) => {
        const batch = batchOf([[...MODALITIES], ['visual']]);
        const sharing = (outputs: DbrOutputs) => ({
          ...outputs,
          brf: {
            ...outputs.brf,
            contributions: () =>
              tf.stack([tf.fill([2, 3, 5, 1], -shared), tf.fill([2, 3, 5, 1], privates)], 1),
          },
        });
        expect((await termsOf(batch, ALL, sharing)).balance).toBeCloseTo(expected, 4);
      },
    );

    test('similarity: next to 0 for modalities that pool to the same', async () => {
      const batch = batchOf(EVERYTHING);
      const same = (outputs: DbrOutputs) => ({
        ...outputs,
        mask: tf.onesLike(outputs.mask),
        shared: outputs.shared.slice([0], [1]).tile([3, 1, 1, 1]) as tf.Tensor4D,
      });
      expect((await termsOf(batch, ALL, same)).similarity).toBeLessThan(1e-3);
      expect((await termsOf(batch)).similarity).toBeGreaterThan(0.1);
    });

    test('difference and leakage: 1 and 2 for a private branch that is the shared one', async () => {
      const batch = batchOf(EVERYTHING);
      const leaking = (outputs: DbrOutputs) => ({
        ...outputs,
        private: outputs.shared,
        privateRebalanced: outputs.sharedRebalanced,
      });
      const terms = await termsOf(batch, ALL, leaking);
      expect(terms.difference).toBeCloseTo(1, 2);
      expect(terms.leakage).toBeGreaterThan(1.5);
      expect(terms.leakage).toBeLessThan(2.01);
    });
  });
});

describe('the gradient of the losses, on the backend that trains', { timeout: PATIENCE }, () => {
  beforeAll(() => useBackend('wasm'), PATIENCE);

  // A band that holds the mean borrow has no slope.
  test.each(LOSS_NAMES.filter((name) => name !== 'borrow'))('%s alone has a value and a slope', (name) => {
    const { norm, terms } = gradientOf(batchOf(EVERYTHING), alone(name));
    expect(Math.abs(terms[name] ?? 0)).toBeGreaterThan(1e-6);
    expect(norm).toBeGreaterThan(0);
    expect(norm).toBeLessThan(1e3);
  });

  const batches: [string, Modality[][]][] = [
    ...SUBSETS.map((present): [string, Modality[][]] => [
      describeSet(present),
      EVERYTHING.map(() => present),
    ]),
    ['a mixture', [...SUBSETS, ...SUBSETS]],
    ['a single sample', [[...MODALITIES]]],
  ];
  test.each(batches)('is finite, and so are the losses, with %s', (_, items) => {
    const { norm, terms } = gradientOf(batchOf(items), ALL);
    expect(Number.isFinite(norm)).toBe(true);
    for (const [name, value] of Object.entries(terms)) expect(Number.isFinite(value), name).toBe(true);
  });

  test.each(STAGE_SWITCHES)('is finite with stages off, whose own losses are 0: %o', (stages) => {
    const { norm, terms } = gradientOf(batchOf([...EVERYTHING, ['language']], { stages }), ALL);
    expect(norm).toBeGreaterThan(0);
    expect(Number.isFinite(norm)).toBe(true);
    const off = (Object.keys(OF_STAGE) as (keyof typeof stages)[]).filter((stage) => !stages[stage]);
    for (const name of off.flatMap((stage) => OF_STAGE[stage])) expect(terms[name], name).toBe(0);
  });

  test('is finite for a class head', () => {
    const { norm, terms } = gradientOf(batchOf(EVERYTHING, { classes: 3 }), ALL);
    expect(terms.task).toBeGreaterThan(0);
    expect(norm).toBeGreaterThan(0);
    expect(Number.isFinite(norm)).toBe(true);
  });
});
