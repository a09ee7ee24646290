import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentimentMetrics } from '../training/core/judging/metrics.ts';
import { agreementOf } from './agreement.ts';
import { confusionOf, SIGNS, signClass } from './confusion.ts';
import { allRows } from './order.ts';
import { randomCorpus } from './testing/corpus-fixture.ts';

describe('agreement', () => {
  it('has the mean error and the correlation that the metrics have', () => {
    const { columns } = randomCorpus(80);
    const [label, prediction] = [columns.numbers('data:label'), columns.numbers('a:prediction')];
    const agreement = agreementOf(label, prediction, allRows(80));
    const metrics = sentimentMetrics([...prediction], [...label]);
    expect(agreement?.mae).toBeCloseTo(metrics.mae, 9);
    expect(agreement?.corr).toBeCloseTo(metrics.corr, 9);
  });

  it('finds a line again, and leaves rows out that lack a number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (slope, intercept) => {
          const xs = Float64Array.of(-2, -1, Number.NaN, 0, 1.5, 3);
          const ys = xs.map((x) => intercept + slope * x);
          const agreement = agreementOf(xs, ys, allRows(6));
          expect(agreement?.n).toBe(5);
          expect(agreement?.line?.slope).toBeCloseTo(slope, 9);
          expect(agreement?.line?.intercept).toBeCloseTo(intercept, 9);
        },
      ),
    );
  });

  it('is not there without rows, and has no line where nothing varies', () => {
    const same = Float64Array.of(1, 1, 1);
    expect(agreementOf(same, same, new Int32Array())).toBeNull();
    expect(agreementOf(same, same, allRows(3))).toMatchObject({ bias: 0, corr: null, line: null });
  });
});

describe('confusion', () => {
  it('puts every row that is labelled into one cell', () => {
    const { columns } = randomCorpus(70);
    const { cells, n } = confusionOf(columns, 'b', 1, allRows(70));
    expect(cells).toHaveLength(SIGNS * SIGNS);
    expect(n).toBe(70);
    expect(cells.flatMap((rows) => [...rows]).sort((a, b) => a - b)).toEqual([...allRows(70)]);
    const [label, said] = [columns.numbers('data:label'), columns.numbers('b:prediction')];
    for (const [cell, rows] of cells.entries())
      for (const row of rows)
        expect([signClass(label[row] as number), signClass(said[row] as number)]).toEqual([
          Math.floor(cell / SIGNS),
          cell % SIGNS,
        ]);
  });

  it.each([
    [-3, 0],
    [-0.51, 0],
    [-0.5, 1],
    [0, 1],
    [0.5, 1],
    [0.51, 2],
    [2.7, 2],
  ])('takes %d for sign %d, as Acc-7 rounds', (value, sign) => {
    expect(signClass(value)).toBe(sign);
  });
});
