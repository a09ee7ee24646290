import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformStream } from '../diagnostics/uniform-stream.ts';
import { classMetrics, sentimentMetrics } from '../training/core/judging/metrics.ts';
import { betaEvidence, betasOf } from './beta-evidence.ts';
import { allRows } from './order.ts';
import { classMetricsOf, type MetricName, SENTIMENT_METRICS } from './row-metrics.ts';
import { metricOver, sliceMetrics } from './slice-metrics.ts';
import { judgedRows, randomCorpus } from './testing/corpus-fixture.ts';

const judged = judgedRows(400);
const rows = allRows(400);

describe('metrics made of sums', () => {
  it('are those of the list of predictions, to 1e-9', () => {
    const points = fc.double({ min: -3, max: 3, noNaN: true });
    const truths = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(points, truths), { minLength: 2, maxLength: 60 }), (pairs) => {
        const [p, t] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const expected = sentimentMetrics(p, t);
        for (const [name, metric] of Object.entries(SENTIMENT_METRICS)) {
          const { value } = metricOver(metric, Float64Array.from(p), Float64Array.from(t), allRows(p.length));
          const wanted = expected[name as keyof typeof expected];
          // A constant side has no correlation; rounding may make some of nothing.
          if (name === 'corr' && !(new Set(t).size > 1 && Math.max(...p) - Math.min(...p) > 1e-3)) continue;
          expect(value, name).toBeCloseTo(wanted, 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are those of a list of classes', () => {
    const label = fc.nat(3);
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 40 }), (pairs) => {
        const [p, t] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const expected = classMetrics(p, t);
        for (const [name, metric] of Object.entries(classMetricsOf(4))) {
          const { value } = metricOver(metric, Float64Array.from(p), Float64Array.from(t), allRows(p.length));
          expect(value, name).toBeCloseTo(expected[name as keyof typeof expected], 9);
        }
      }),
    );
  });
});

describe('intervals of a metric', () => {
  const errors = Array.from(judged.a, (p, row) => Math.abs(p - (judged.label[row] as number)));
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;

  it('of the mean error is as wide as its standard error makes it', () => {
    const [{ metrics }] = sliceMetrics(judged, rows, [rows]) as [ReturnType<typeof sliceMetrics>[number]];
    const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1);
    const reach = 1.96 * Math.sqrt(variance / errors.length);
    const { value, interval } = metrics.mae?.a ?? {};
    expect(value).toBeCloseTo(mean, 9);
    expect(interval?.low).toBeCloseTo(mean - reach, 2);
    expect(interval?.high).toBeCloseTo(mean + reach, 2);
  });

  it('of every difference are those of a bootstrap that puts rows back', () => {
    const [{ metrics }] = sliceMetrics(judged, rows, [rows]) as [ReturnType<typeof sliceMetrics>[number]];
    const uniform = uniformStream(9);
    const draws = Array.from({ length: 400 }, () => {
      const drawn = Array.from(rows, () => Math.floor(uniform() * rows.length));
      const of = (values: Float64Array) => drawn.map((row) => values[row] as number);
      const [a, b] = [judged.a, judged.b].map((side) => sentimentMetrics(of(side), of(judged.label)));
      return { a, b };
    });
    for (const name of ['mae', 'corr', 'acc7', 'f1_has0'] as const) {
      const sorted = draws
        .map(({ a, b }) => (a?.[name] as number) - (b?.[name] as number))
        .sort((x, y) => x - y);
      const within = metrics[name]?.difference?.interval;
      const width = (sorted[390] as number) - (sorted[10] as number);
      expect(Math.abs((within?.low as number) - (sorted[10] as number)), name).toBeLessThan(0.2 * width);
      expect(Math.abs((within?.high as number) - (sorted[390] as number)), name).toBeLessThan(0.2 * width);
    }
  });

  it('are not shown of fewer than 30 rows', () => {
    const [few] = sliceMetrics(judged, rows, [rows.slice(0, 29)]);
    expect(few?.metrics.mae?.a.value).toBeGreaterThan(0);
    expect(few?.metrics.mae?.a.interval).toBeNull();
  });
});

describe('a slice', () => {
  it('is marked where it is worse than the rest by more than its interval, and only there', () => {
    const worse = rows.slice(0, 100);
    const a = judged.a.map((p, row) => (row < 100 ? -p : p));
    const [bad, good, whole] = sliceMetrics({ ...judged, a }, rows, [worse, rows.slice(100), rows]);
    const marks = (of: typeof bad) =>
      Object.entries(of?.metrics ?? {}).flatMap(([name, { worse: marked }]) =>
        marked ? [name as MetricName] : [],
      );
    expect(marks(bad)).toEqual([
      'acc2_non0',
      'acc2_has0',
      'f1_non0',
      'f1_has0',
      'acc5',
      'acc7',
      'mae',
      'corr',
    ]);
    expect(marks(good)).toEqual([]);
    expect(marks(whole)).toEqual([]);
    expect(whole?.metrics.mae?.rest).toBeNull();
  });

  it('counts rows with a label alone', () => {
    const label = judged.label.map((value, row) => (row < 50 ? Number.NaN : value));
    const [slice] = sliceMetrics({ ...judged, label }, rows, [rows]);
    expect(slice?.n).toBe(350);
    expect(slice?.metrics.mae?.a.value).not.toBeNaN();
  });
});

describe('what beta says of two networks', () => {
  const { columns } = randomCorpus(120);

  it('is of the same rows, and changes as the mean of |beta| does', () => {
    const [overall, , , visual] = betaEvidence(betasOf(columns), allRows(120));
    expect(overall?.a.n).toBe(120);
    expect(visual?.a.n).toBe(visual?.b?.n);
    expect(visual?.a.n).toBe(120 - 18);
    const size = (side: 'a' | 'b') =>
      columns.numbers(`${side}:imbalance`).reduce((sum, v) => sum + v, 0) / 120;
    expect(overall?.change?.value).toBeCloseTo(size('a') - size('b'), 9);
    expect(overall?.change?.interval?.low).toBeLessThan(size('a') - size('b'));
  });
});
