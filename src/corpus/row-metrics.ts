import { type ClassMetrics, level, type SentimentMetrics } from '../training/core/judging/metrics.ts';

/**
 * A metric as a function of sums over rows, so that it can be had of thousands of resamples in no time: what each row adds
 * to the sums, and the metric they make. `sentimentMetrics` and `classMetrics` say the same of all rows at once.
 */
export interface RowMetric {
  terms: (prediction: number, truth: number) => readonly number[];
  /** NaN where the rows do not determine it. */
  of: (sums: Float64Array) => number;
}

const one = (is: boolean) => (is ? 1 : 0);

/** Share of the counted rows that hit. */
const share = (
  of: (prediction: number, truth: number) => { hit: boolean; counted?: boolean },
): RowMetric => ({
  terms: (prediction, truth) => {
    const { hit, counted = true } = of(prediction, truth);
    return [one(counted && hit), one(counted)];
  },
  of: ([hits = 0, counted = 0]) => hits / counted,
});

/** F1 of two classes, weighted by how often each is true. */
const weightedF1 = (of: (value: number) => boolean, counts: (truth: number) => boolean): RowMetric => ({
  terms: (prediction, truth) => {
    const [said, is, counted] = [of(prediction), of(truth), counts(truth)];
    return [
      one(counted && said && is),
      one(counted && said && !is),
      one(counted && !said && is),
      one(counted && !said && !is),
    ];
  },
  of: ([both = 0, said = 0, is = 0, neither = 0]) => {
    const f1 = (hits: number) => (hits === 0 ? 0 : (2 * hits) / (2 * hits + said + is));
    return (f1(both) * (both + is) + f1(neither) * (neither + said)) / (both + said + is + neither);
  },
});

const positive = (value: number) => value > 0;
const atLeastZero = (value: number) => value >= 0;
const isNotZero = (value: number) => value !== 0;

/** The metrics of sentiment as MMSA computes them. */
export const SENTIMENT_METRICS: Readonly<Record<keyof SentimentMetrics, RowMetric>> = {
  acc2_non0: share((p, t) => ({ hit: positive(p) === positive(t), counted: isNotZero(t) })),
  acc2_has0: share((p, t) => ({ hit: atLeastZero(p) === atLeastZero(t) })),
  f1_non0: weightedF1(positive, isNotZero),
  f1_has0: weightedF1(atLeastZero, () => true),
  acc5: share((p, t) => ({ hit: level(p, 2) === level(t, 2) })),
  acc7: share((p, t) => ({ hit: level(p, 3) === level(t, 3) })),
  mae: { terms: (p, t) => [Math.abs(p - t), 1], of: ([errors = 0, n = 0]) => errors / n },
  corr: {
    terms: (p, t) => [1, p, t, p * p, t * t, p * t],
    of: ([n = 0, p = 0, t = 0, pp = 0, tt = 0, pt = 0]) =>
      (pt - (p * t) / n) / Math.sqrt((pp - (p * p) / n) * (tt - (t * t) / n)),
  },
};

/** The metrics of C classes; a class that occurs on neither side does not count. */
export function classMetricsOf(classes: number): Readonly<Record<keyof ClassMetrics, RowMetric>> {
  /** Hits, predictions and truths of every class. */
  const terms = (prediction: number, truth: number) => {
    const counts = new Array<number>(3 * classes).fill(0);
    if (prediction === truth) counts[truth] = 1;
    counts[classes + prediction] = 1;
    counts[2 * classes + truth] = 1;
    return counts;
  };
  const macro = (of: (hits: number, predicted: number, truths: number) => number): RowMetric => ({
    terms,
    of: (sums) => {
      let total = 0;
      let occurring = 0;
      for (let name = 0; name < classes; name++) {
        const [hits, predicted, truths] = [
          sums[name] ?? 0,
          sums[classes + name] ?? 0,
          sums[2 * classes + name] ?? 0,
        ];
        if (predicted + truths === 0) continue;
        total += of(hits, predicted, truths);
        occurring += 1;
      }
      return total / occurring;
    },
  });
  return {
    accuracy: share((p, t) => ({ hit: p === t })),
    f1_macro: macro((hits, predicted, truths) => (2 * hits) / (predicted + truths)),
    precision_macro: macro((hits, predicted) => (predicted === 0 ? 0 : hits / predicted)),
    recall_macro: macro((hits, _, truths) => (truths === 0 ? 0 : hits / truths)),
  };
}

export const METRIC_NAMES = [
  'acc2_non0',
  'acc2_has0',
  'f1_non0',
  'f1_has0',
  'acc5',
  'acc7',
  'mae',
  'corr',
  'accuracy',
  'f1_macro',
  'precision_macro',
  'recall_macro',
] as const satisfies readonly (keyof SentimentMetrics | keyof ClassMetrics)[];
export type MetricName = (typeof METRIC_NAMES)[number];

/** Whether more of it is better. */
export function moreIsBetter(metric: MetricName): boolean {
  return metric !== 'mae';
}
