import { describe, expect, it } from 'vitest';
import {
  binSteps,
  halfWidthAt,
  holds,
  type IntervalTable,
  IntervalTableError,
  intervalAt,
  intervalTableOf,
  type StepCounts,
} from './interval-table.ts';

const steps = (language: number, acoustic = 0, visual = 0): StepCounts => ({ language, acoustic, visual });
const TABLE: IntervalTable = {
  level: 0.8,
  all: { n: 500, halfWidth: 1.5 },
  subsets: {
    acoustic: {
      n: 200,
      halfWidth: 1.2,
      bins: [
        { below: 4, n: 100, halfWidth: 2 },
        { below: 10, n: 90, halfWidth: 1 },
        { below: null, n: 10, halfWidth: null },
      ],
    },
    'language+visual': { n: 20, halfWidth: null, bins: [{ below: null, n: 20, halfWidth: null }] },
  },
};

describe('the width around a prediction', () => {
  it('is that of its bin, else of its modalities, else of all', () => {
    expect(halfWidthAt(TABLE, steps(0, 3))).toBe(2);
    expect(halfWidthAt(TABLE, steps(0, 4))).toBe(1);
    expect(halfWidthAt(TABLE, steps(0, 10))).toBe(1.2);
    expect(halfWidthAt(TABLE, steps(5, 0, 3))).toBe(1.5);
    expect(halfWidthAt(TABLE, steps(5))).toBe(1.5);
    expect(halfWidthAt(TABLE, steps(0))).toBeNull();
  });

  it('goes by the voice or face that was there for less, and by tokens where words are alone', () => {
    expect(binSteps(steps(30, 3, 12))).toBe(3);
    expect(binSteps(steps(30, 0, 12))).toBe(12);
    expect(binSteps(steps(7))).toBe(7);
  });

  it('ends where sentiment ends', () => {
    expect(intervalAt(TABLE, steps(0, 3), 0.5)).toEqual({ low: -1.5, high: 2.5 });
    expect(intervalAt(TABLE, steps(0, 3), 2)).toEqual({ low: 0, high: 3 });
    expect(intervalAt(TABLE, steps(0, 3), -2.5)).toEqual({ low: -3, high: -0.5 });
    expect(intervalAt(TABLE, steps(0), 1)).toBeNull();
    expect([-1.5, 2.5, 2.6].map((truth) => holds({ low: -1.5, high: 2.5 }, truth))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the table in model.json', () => {
  it('is read as it was written, and null where there is none', () => {
    const json = JSON.parse(JSON.stringify({ format: 'dbr-network', interval: TABLE }));
    expect(intervalTableOf(json)).toEqual(TABLE);
    for (const none of [{ format: 'dbr-network' }, { interval: null }, null, 'text'])
      expect(intervalTableOf(none)).toBeNull();
  });

  it.each([
    ['a width that is none', { ...TABLE, all: { n: 5, halfWidth: -1 } }],
    ['a width beyond the scale', { ...TABLE, all: { n: 5, halfWidth: 7 } }],
    ['no level', { ...TABLE, level: 1 }],
    ['no subsets', { level: 0.8, all: TABLE.all }],
    ['a number', 3],
  ])('is refused with %s', (_, interval) => {
    expect(() => intervalTableOf({ interval })).toThrow(IntervalTableError);
  });
});
