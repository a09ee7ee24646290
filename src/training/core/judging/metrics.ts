import { roundHalfToEven } from '../../../diagnostics/round-half-to-even.ts';

/** Sentiment metrics as thuiar/MMSA computes them. NaN (null in JSON) where a figure is undefined, as a correlation with a constant is. */
export interface SentimentMetrics {
  /** Truths equal to 0 dropped, then `> 0` on both sides. */
  acc2_non0: number;
  /** `>= 0` on both sides. */
  acc2_has0: number;
  /** F1 of the same two classes, weighted by how often each is true. */
  f1_non0: number;
  f1_has0: number;
  /** Clipped to ±2, rounded half to even, equal. */
  acc5: number;
  /** Clipped to ±3, rounded half to even, equal. */
  acc7: number;
  mae: number;
  /** Pearson's r. */
  corr: number;
}

/** Shares in [0, 1]; precision, recall and F1 are means over the classes that occur on either side. */
export interface ClassMetrics {
  accuracy: number;
  f1_macro: number;
  precision_macro: number;
  recall_macro: number;
}

/** @throws RangeError when the lists differ in length. */
export function sentimentMetrics(
  predictions: readonly number[],
  truths: readonly number[],
): SentimentMetrics {
  const pairs = pair(predictions, truths);
  const nonZero = pairs.filter(([, truth]) => truth !== 0).map(([p, t]) => [p > 0, t > 0] as const);
  const hasZero = pairs.map(([p, t]) => [p >= 0, t >= 0] as const);
  return {
    acc2_non0: agreement(nonZero),
    acc2_has0: agreement(hasZero),
    f1_non0: weightedF1(nonZero),
    f1_has0: weightedF1(hasZero),
    acc5: agreement(pairs.map(([p, t]) => [level(p, 2), level(t, 2)])),
    acc7: agreement(pairs.map(([p, t]) => [level(p, 3), level(t, 3)])),
    mae: mean(pairs.map(([p, t]) => Math.abs(p - t))),
    corr: pearson(pairs),
  };
}

/** Nearer to 0 than this is neither positive nor negative. */
const NO_SIGN = 0.25;

/** Mean recall of negative, neutral and positive, those that occur; a prediction within 0.25 of 0 is neutral. */
export function balancedSigns(predictions: readonly number[], truths: readonly number[]): number {
  const pairs = pair(predictions, truths).map(([p, t]) => [signOf(p), signOf(t)] as const);
  const recalls = [...new Set(pairs.map(([, truth]) => truth))].map((sign) =>
    agreement(pairs.filter(([, truth]) => truth === sign)),
  );
  return mean(recalls);
}

function signOf(value: number): number {
  return Math.abs(value) < NO_SIGN ? 0 : Math.sign(value);
}

/** @throws RangeError when the lists differ in length. */
export function classMetrics(predictions: readonly number[], truths: readonly number[]): ClassMetrics {
  const pairs = pair(predictions, truths);
  const scores = classScores(pairs);
  return {
    accuracy: agreement(pairs),
    f1_macro: mean(scores.map((score) => score.f1)),
    precision_macro: mean(scores.map((score) => score.precision)),
    recall_macro: mean(scores.map((score) => score.recall)),
  };
}

type Pair<T> = readonly [prediction: T, truth: T];

function pair(predictions: readonly number[], truths: readonly number[]): Pair<number>[] {
  if (predictions.length !== truths.length) {
    throw new RangeError(`${predictions.length} predictions for ${truths.length} truths`);
  }
  return predictions.map((prediction, i) => [prediction, truths[i] as number]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function agreement<T>(pairs: readonly Pair<T>[]): number {
  return pairs.filter(([prediction, truth]) => prediction === truth).length / pairs.length;
}

/** The sentiment level in [-limit, limit]; `+ 0` turns -0 into 0. */
export function level(value: number, limit: number): number {
  return roundHalfToEven(Math.max(-limit, Math.min(limit, value))) + 0;
}

function classScores<T>(pairs: readonly Pair<T>[]) {
  return [...new Set(pairs.flat())].map((name) => {
    const predicted = pairs.filter(([prediction]) => prediction === name).length;
    const support = pairs.filter(([, truth]) => truth === name).length;
    const hits = pairs.filter(([prediction, truth]) => prediction === name && truth === name).length;
    return {
      support,
      precision: predicted === 0 ? 0 : hits / predicted,
      recall: support === 0 ? 0 : hits / support,
      f1: (2 * hits) / (predicted + support),
    };
  });
}

function weightedF1(pairs: readonly Pair<boolean>[]): number {
  return classScores(pairs).reduce((sum, { f1, support }) => sum + f1 * support, 0) / pairs.length;
}

function pearson(pairs: readonly Pair<number>[]): number {
  const centre = mean(pairs.map(([p]) => p));
  const truthCentre = mean(pairs.map(([, t]) => t));
  let product = 0;
  let square = 0;
  let truthSquare = 0;
  for (const [p, t] of pairs) {
    product += (p - centre) * (t - truthCentre);
    square += (p - centre) ** 2;
    truthSquare += (t - truthCentre) ** 2;
  }
  return product / Math.sqrt(square * truthSquare);
}
