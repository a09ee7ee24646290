import { type Interval, interval, type Resampled, resampled } from '../diagnostics/resampled.ts';
import { FEWEST_SHOWN } from '../diagnostics/vector-set.ts';
import type { Columns } from './columns.ts';
import {
  classMetricsOf,
  type MetricName,
  moreIsBetter,
  type RowMetric,
  SENTIMENT_METRICS,
} from './row-metrics.ts';

/** A metric over some rows. */
export interface Measured {
  /** NaN where the rows do not determine it. */
  value: number;
  /** 95 % over random halves of the rows; null where some of them do not determine it, or below 30 rows. */
  interval: Interval | null;
}

/** One metric of one slice, for each network, and what the first has more than the second. */
export interface SliceMetric {
  a: Measured;
  b: Measured | null;
  /** Row by row the same rows of both networks, so that what they share cancels. */
  difference: Measured | null;
  /** The first network's, minus that over all other rows. */
  rest: Measured | null;
  /** The whole interval of `rest` is on the worse side. */
  worse: boolean;
}

export interface SliceMetrics {
  /** Rows that have a label and an answer of each network. */
  n: number;
  metrics: Partial<Record<MetricName, SliceMetric>>;
}

/** What metrics are computed from. */
export interface Judged {
  classes: number;
  /** [N], NaN where nobody says. */
  label: Float64Array;
  /** [N]; a class head's likeliest class. */
  a: Float64Array;
  b: Float64Array | null;
}

/** What of a corpus and its networks metrics are computed from; null where the first has not run. */
export function judgedOf(columns: Columns, classes: number): Judged | null {
  if (!columns.get('a:prediction')) return null;
  return {
    classes,
    label: columns.numbers('data:label'),
    a: columns.numbers('a:prediction'),
    b: columns.get('b:prediction') && columns.numbers('b:prediction'),
  };
}

/** The metrics of a head, in the order they are shown. */
export function metricsOf(classes: number): [MetricName, RowMetric][] {
  const metrics = classes === 1 ? SENTIMENT_METRICS : classMetricsOf(classes);
  return Object.entries(metrics) as [MetricName, RowMetric][];
}

/** Slices with their metrics, in the same order; null of those that have none, or none yet. */
export function withMetrics<Slice extends object>(
  slices: readonly Slice[],
  metrics: readonly (SliceMetrics | null)[] | null,
): (Slice & { metrics: SliceMetrics | null })[] {
  return slices.map((slice, index) => ({ ...slice, metrics: metrics?.[index] ?? null }));
}

/**
 * Metrics of slices of some rows, with intervals: a thousand halves a metric, so not for a page's own thread.
 * @param rows all that are looked at: each slice is compared with the rest of them
 */
export function sliceMetrics(
  judged: Judged,
  rows: Int32Array,
  slices: readonly Int32Array[],
): SliceMetrics[] {
  const { label, a, b } = judged;
  const counted = [label, a, ...(b ? [b] : [])];
  const labelled = (of: Int32Array) =>
    of.filter((row) => counted.every((values) => !Number.isNaN(values[row] as number)));
  const all = labelled(rows);
  const metrics = metricsOf(judged.classes);
  return slices.map((slice) => {
    const own = labelled(slice);
    const inSlice = new Set(own);
    const rest = all.filter((row) => !inSlice.has(row));
    return {
      n: own.length,
      metrics: Object.fromEntries(
        metrics.map(([name, metric]) => [name, sliceMetric(judged, name, metric, own, rest)]),
      ),
    };
  });
}

function sliceMetric(
  judged: Judged,
  name: MetricName,
  metric: RowMetric,
  own: Int32Array,
  rest: Int32Array,
): SliceMetric {
  const a = metricOver(metric, judged.a, judged.label, own);
  const b = judged.b && metricOver(metric, judged.b, judged.label, own);
  const others = rest.length > 0 ? metricOver(metric, judged.a, judged.label, rest) : null;
  const toRest = others && minus(a, others);
  const within = toRest?.interval;
  return {
    a: measured(a),
    b: b && measured(b),
    difference: b && minus(a, b),
    rest: toRest,
    worse: within ? (moreIsBetter(name) ? within.high < 0 : within.low > 0) : false,
  };
}

/** A metric over rows and over their halves, from what each row adds to its sums. */
export function metricOver(
  metric: RowMetric,
  predictions: Float64Array,
  label: Float64Array,
  rows: Int32Array,
): Resampled {
  const terms = Array.from(rows, (row) => metric.terms(predictions[row] as number, label[row] as number));
  const width = terms[0]?.length ?? 0;
  const flat = Float64Array.from(terms.flat());
  const sums = new Float64Array(width);
  return resampled(rows.length, (places) => {
    sums.fill(0);
    for (const place of places) {
      for (let term = 0; term < width; term++) {
        sums[term] = (sums[term] as number) + (flat[place * width + term] as number);
      }
    }
    return metric.of(sums);
  });
}

function measured(of: Resampled): Measured {
  return { value: of.value ?? Number.NaN, interval: of.n < FEWEST_SHOWN ? null : interval(of) };
}

function minus(one: Resampled, other: Resampled): Measured {
  return measured({
    value: (one.value ?? Number.NaN) - (other.value ?? Number.NaN),
    n: Math.min(one.n, other.n),
    draws: one.draws.map((draw, at) => draw - (other.draws[at] as number)),
  });
}
