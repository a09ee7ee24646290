import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { logitContributions, shapleyValues } from '../diagnostics/index.ts';
import { classesOf, ofClass } from './class-trace.ts';
import {
  createNetwork,
  DEFAULT_ARCHITECTURE,
  EXPLORATION_TRACE,
  type PlainTrace,
  readTraces,
} from './index.ts';

const CLASSES = 4;
const config = {
  ...DEFAULT_ARCHITECTURE,
  widths: { language: 3, acoustic: 2, visual: 4 },
  steps: 5,
  width: 8,
  heads: 2,
  classes: CLASSES,
};
let trace: PlainTrace;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const network = createNetwork(config, 7);
  const features = {
    language: tf.randomNormal<tf.Rank.R3>([1, 5, 3], 0, 1, 'float32', 1),
    acoustic: tf.randomNormal<tf.Rank.R3>([1, 5, 2], 0, 1, 'float32', 2),
    visual: tf.randomNormal<tf.Rank.R3>([1, 5, 4], 0, 1, 'float32', 3),
  };
  const [first] = await readTraces(network, { features, mask: tf.ones([3, 1, 5]) }, EXPLORATION_TRACE);
  if (!first) throw new Error('no trace');
  trace = first;
});

it('adds up for every class, to its own logit', () => {
  expect(classesOf(trace)).toBe(CLASSES);
  for (let chosen = 0; chosen < CLASSES; chosen++) {
    const { values, bias, total } = logitContributions(ofClass(trace, chosen));
    expect(values).toHaveLength(2 * 3 * 5);
    expect(total).toBe(trace.logit.values[chosen]);
    expect(values.reduce((sum, share) => sum + share, bias)).toBeCloseTo(total, 5);
  }
});

it('has Shapley values that share out the class’s probability', () => {
  const reached = Array.from({ length: CLASSES }, (_, chosen) => {
    const { coalitions } = ofClass(trace, chosen);
    if (!coalitions) throw new Error('no coalitions');
    const all = coalitions.values.at(-1) ?? Number.NaN;
    expect(all).toBeCloseTo(trace.sentiment.values[chosen] ?? Number.NaN, 5);
    const worth = shapleyValues(coalitions.values).reduce((sum, value) => sum + value, 0);
    expect(worth).toBeCloseTo(all - (coalitions.values[0] ?? Number.NaN), 5);
    return all;
  });
  expect(reached.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 5);
});

it('keeps what comes before the head, and knows no other class', () => {
  expect(ofClass(trace, 2).sharedRebalanced).toBe(trace.sharedRebalanced);
  expect(() => ofClass(trace, CLASSES)).toThrow(RangeError);
});
