import { describe, expect, it } from 'vitest';
import {
  type CalibrationSample,
  conformalQuantile,
  FEWEST_CALIBRATED,
  makeIntervalTable,
} from './conformal.ts';
import { holds, intervalAt, type StepCounts } from './interval-table.ts';
import { uniformStream } from './uniform-stream.ts';

const LANGUAGE: StepCounts = { language: 12, acoustic: 0, visual: 0 };
const VOICE: StepCounts = { language: 0, acoustic: 6, visual: 0 };

/** Samples whose error is drawn evenly from 0 up to `largest`. */
function drawn(n: number, steps: StepCounts, largest: number, seed: number): CalibrationSample[] {
  const uniform = uniformStream(seed);
  return Array.from({ length: n }, () => {
    const prediction = 2 * uniform() - 1;
    const sign = uniform() < 0.5 ? -1 : 1;
    return { steps, prediction, truth: prediction + sign * largest * uniform(), weight: 1 };
  });
}

describe('conformalQuantile', () => {
  it('is the ceil((n + 1) level)-th smallest score', () => {
    // (9 + 1) 0.8 = 8, (10 + 1) 0.8 = 8.8, (4 + 1) 0.8 = 4.
    expect(conformalQuantile([9, 1, 8, 2, 7, 3, 6, 4, 5], 0.8)).toBe(8);
    expect(conformalQuantile([10, 9, 1, 8, 2, 7, 3, 6, 4, 5], 0.8)).toBe(9);
    expect(conformalQuantile([0.4, 0.1, 0.3, 0.2], 0.8)).toBe(0.4);
    expect(conformalQuantile([3, 1, 2], 0.5)).toBe(2);
  });

  it('is infinite where no score reaches so far', () => {
    // (3 + 1) 0.8 = 3.2: a fourth score would be needed.
    expect(conformalQuantile([1, 2, 3], 0.8)).toBe(Number.POSITIVE_INFINITY);
    expect(conformalQuantile([], 0.8)).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts scores by their weights', () => {
    // Mean weight 2, so 0.5 (4 + 1) 2 = 5 is to be reached: 1, then 1 + 1, then 2 + 5.
    expect(conformalQuantile([1, 2, 3, 4], 0.5, [1, 1, 5, 1])).toBe(3);
    expect(conformalQuantile([1, 2, 3, 4], 0.5, [5, 1, 1, 1])).toBe(1);
    const scores = Array.from({ length: 99 }, (_, i) => i);
    expect(
      conformalQuantile(
        scores,
        0.8,
        scores.map(() => 0.01),
      ),
    ).toBe(conformalQuantile(scores, 0.8));
  });
});

describe('makeIntervalTable', () => {
  it('holds as many truths as it says, of what is drawn alike', () => {
    // 40 tables of 200 samples, each tried on 250 fresh ones.
    let held = 0;
    for (let round = 0; round < 40; round++) {
      const table = makeIntervalTable(drawn(200, LANGUAGE, 2, 100 + round));
      if (!table) throw new Error('no table');
      for (const { steps, prediction, truth } of drawn(250, LANGUAGE, 2, 900 + round)) {
        const interval = intervalAt(table, steps, prediction);
        if (interval && holds(interval, truth)) held += 1;
      }
    }
    // Of a table's coverage the expectation is 161 / 201, the variance 161 * 40 / (201^2 * 202), and a fresh sample's that of a coin.
    const expected = 161 / 201;
    const variance = (161 * 40) / (201 ** 2 * 202) / 40 + (expected * (1 - expected)) / 10_000;
    expect(Math.abs(held / 10_000 - expected)).toBeLessThan(3 * Math.sqrt(variance));
  });

  it('has a width for each set of modalities and each stretch of time, of the samples in it alone', () => {
    const short: StepCounts = { language: 0, acoustic: 3, visual: 0 };
    const table = makeIntervalTable([
      ...drawn(400, LANGUAGE, 0.5, 1),
      ...drawn(400, VOICE, 1, 2),
      ...drawn(400, short, 2.5, 3),
    ]);
    expect(Object.keys(table?.subsets ?? {})).toEqual(['acoustic', 'language']);
    const [first, second] = table?.subsets.acoustic?.bins ?? [];
    expect(first).toMatchObject({ below: 4, n: 400, halfWidth: expect.closeTo(2, 0) });
    expect(second).toMatchObject({ below: 10, n: 400, halfWidth: expect.closeTo(0.8, 1) });
    expect(table?.subsets.language?.halfWidth).toBeCloseTo(0.4, 1);
    expect(table?.all.n).toBe(1200);
  });

  it('leaves a group to the next wider one while it has too few samples', () => {
    const table = makeIntervalTable([
      ...drawn(FEWEST_CALIBRATED, VOICE, 1, 2),
      ...drawn(FEWEST_CALIBRATED - 1, { ...VOICE, acoustic: 30 }, 1, 3),
      ...drawn(FEWEST_CALIBRATED - 1, LANGUAGE, 1, 4),
    ]);
    expect(table?.subsets.acoustic?.bins.map(({ halfWidth }) => halfWidth === null)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(table?.subsets.language).toMatchObject({ n: FEWEST_CALIBRATED - 1, halfWidth: null });
    expect(makeIntervalTable(drawn(FEWEST_CALIBRATED - 1, VOICE, 1, 2))).toBeNull();
    // Samples with nothing in them say nothing.
    const nothing = drawn(100, { language: 0, acoustic: 0, visual: 0 }, 1, 2);
    expect(makeIntervalTable(nothing)).toBeNull();
  });

  it('has no width where one heavy sample decides', () => {
    const [first, ...others] = drawn(60, VOICE, 1, 2) as [CalibrationSample, ...CalibrationSample[]];
    const heavy = { ...first, truth: first.prediction + 9, weight: 1e6 };
    expect(makeIntervalTable([heavy, ...others])).toMatchObject({ all: { halfWidth: 9 } });
    expect(makeIntervalTable([heavy, ...others], 0.999)).toBeNull();
  });
});
