import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainTrace } from '../model/trace.ts';
import { balance } from './balance.ts';
import { conflict } from './conflict.ts';
import { cellIndex, logitContributions, rowMagnitude, rowSum, sentimentPoints } from './contributions.ts';

const STEPS = 4;

/** A trace whose logit is what its shares and bias sum to. */
function traceOf(shares: number[], bias: number): PlainTrace {
  const plain = (shape: number[], values: number[]) => ({ shape, values: Float32Array.from(values) });
  const logit = shares.reduce((sum, share) => sum + share, bias);
  return {
    logit: plain([1], [logit]),
    sentiment: plain([1], [3 * Math.tanh(logit / 3)]),
    contributions: plain([2, 3, STEPS], shares),
    contributionBias: plain([1], [bias]),
    unimodal: plain([3], [0, 0, 0]),
  };
}

const share = fc.float({ min: -2, max: 2, noNaN: true });
const shares = fc.array(share, { minLength: 2 * 3 * STEPS, maxLength: 2 * 3 * STEPS });
const sum = (values: Float32Array) => values.reduce((a, b) => a + b, 0);

describe('contributions', () => {
  test('sum to the logit, and in sentiment points to the sentiment', () => {
    fc.assert(
      fc.property(shares, share, (values, bias) => {
        const trace = traceOf(values, bias);
        const inLogits = logitContributions(trace);
        expect(sum(inLogits.values) + inLogits.bias).toBeCloseTo(inLogits.total, 3);
        const inPoints = sentimentPoints(trace);
        expect(sum(inPoints.values) + inPoints.bias).toBeCloseTo(inPoints.total, 3);
        expect(Math.abs(inPoints.total)).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('keep their size at logit 0', () => {
    const values = new Array(24).fill(0);
    values[0] = 1;
    values[1] = -1;
    expect(sentimentPoints(traceOf(values, 0)).values[0]).toBe(1);
  });

  test('find their cell by branch, modality and step', () => {
    const values = Array.from({ length: 24 }, (_, i) => i);
    const map = logitContributions(traceOf(values, 0));
    expect(map.values[cellIndex(map, 'private', 'visual', 3)]).toBe(23);
    expect(rowSum(map, 'shared', 'acoustic')).toBe(4 + 5 + 6 + 7);
    expect(rowMagnitude(map, 'private', 'language')).toBe(12 + 13 + 14 + 15);
  });

  test('of a class head need a class', () => {
    const trace = traceOf(new Array(24).fill(0), 0);
    trace.logit = { shape: [2], values: new Float32Array(2) };
    expect(() => logitContributions(trace)).toThrow(/pick one/);
  });
});

describe('balance', () => {
  const map = (values: number[]) => logitContributions(traceOf(values, 0));

  test('is +1 for shared alone, -1 for private alone, 0 for nothing', () => {
    const ones = new Array(12).fill(0.5);
    const none = new Array(12).fill(0);
    expect(balance(map([...ones, ...none])).overall).toBe(1);
    expect(balance(map([...none, ...ones])).overall).toBe(-1);
    expect(balance(map([...none, ...none]))).toEqual({
      overall: 0,
      byModality: { language: null, acoustic: null, visual: null },
    });
  });

  test('of a hand-made case: |3| shared against |1| private is a half', () => {
    const values = new Array(24).fill(0);
    values[0] = -3;
    values[12] = 1;
    const result = balance(map(values));
    expect(result.overall).toBeCloseTo(0.5, 6);
    expect(result.byModality.language).toBeCloseTo(0.5, 6);
    expect(result.byModality.visual).toBeNull();
  });

  test('stays in [-1, 1], changes sign with the branches swapped, and ignores the unit', () => {
    fc.assert(
      fc.property(shares, fc.float({ min: Math.fround(0.5), max: 4, noNaN: true }), (values, unit) => {
        const beta = balance(map(values)).overall;
        expect(Math.abs(beta)).toBeLessThanOrEqual(1);
        expect(balance(map([...values.slice(12), ...values.slice(0, 12)])).overall).toBeCloseTo(-beta, 4);
        expect(balance(map(values.map((v) => v * unit))).overall).toBeCloseTo(beta, 3);
      }),
    );
  });
});

describe('conflict', () => {
  test('is the spread among present modalities', () => {
    expect(conflict([2, -1, 0.5], [true, true, true])).toBe(3);
    expect(conflict([2, -1, 0.5], [true, false, true])).toBe(1.5);
    expect(conflict([2, -1, 0.5], [true, false, false])).toBe(0);
  });
});
