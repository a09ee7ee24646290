import { describe, expect, test } from 'vitest';
import { byModality, MODALITIES } from '../model/modalities.ts';
import { type BranchVectors, complementarity, leakage, meanRedundancy, redundancy } from './branches.ts';
import { all, mapRows, mixed, normalVectors, turned } from './testing/vectors.ts';
import type { VectorSet } from './vector-set.ts';

const N = 200;
const WIDTH = 4;
const noise = (seed: number) => normalVectors(N, WIDTH, seed);

/** Six independent sets, some of them replaced. */
function vectors(
  changes: Partial<Record<'shared' | 'private', Partial<Record<string, VectorSet>>>> = {},
): BranchVectors {
  const set = (branch: 'shared' | 'private', start: number) =>
    byModality((modality) => changes[branch]?.[modality] ?? noise(start + MODALITIES.indexOf(modality)));
  return { shared: set('shared', 1), private: set('private', 11), present: byModality(() => all(N)) };
}

describe('redundancy', () => {
  test('is symmetric, 1 with itself, high where two modalities share the same, about 0 elsewhere', () => {
    const same = mapRows(noise(1), turned);
    const matrix = redundancy(vectors({ shared: { acoustic: same } }));
    for (const m of MODALITIES) {
      expect(matrix[m][m].value).toBeCloseTo(1, 10);
      for (const n of MODALITIES) expect(matrix[m][n].value).toBeCloseTo(matrix[n][m].value as number, 12);
    }
    expect(matrix.language.acoustic.value).toBeCloseTo(1, 10);
    expect(Math.abs(matrix.language.visual.value as number)).toBeLessThan(0.05);
    expect(meanRedundancy(matrix)).toBeCloseTo(1 / 3, 1);
  });

  test('counts the utterances that have both, and says so', () => {
    const half = vectors();
    half.present.acoustic = Uint8Array.from({ length: N }, (_, row) => row % 2);
    half.present.visual = Uint8Array.from({ length: N }, (_, row) => (row < 14 ? 1 : 0));
    const matrix = redundancy(half);
    expect(matrix.language.acoustic.n).toBe(N / 2);
    expect(matrix.acoustic.visual).toEqual({ value: null, n: 7 });
    const { language } = matrix;
    expect(meanRedundancy(matrix)).toBeCloseTo(
      ((language.acoustic.value as number) + (language.visual.value as number)) / 2,
      12,
    );
  });

  test('has no mean when no pair is determined', () => {
    const alone = vectors();
    alone.present.acoustic = new Uint8Array(N);
    alone.present.visual = new Uint8Array(N);
    expect(meanRedundancy(redundancy(alone))).toBeNull();
  });
});

describe('leakage', () => {
  test('is between the branches of one modality', () => {
    const leaking = mixed(noise(2), noise(31), 1);
    const result = leakage(vectors({ private: { acoustic: leaking } }));
    expect(result.acoustic.value).toBeGreaterThan(0.35);
    expect(Math.abs(result.language.value as number)).toBeLessThan(0.05);
    expect(Math.abs(result.visual.value as number)).toBeLessThan(0.05);
  });
});

describe('complementarity', () => {
  test('is 1 for independent branches and 0 for the same ones', () => {
    expect(complementarity(vectors()).value).toBeCloseTo(1, 1);
    const { shared } = vectors();
    expect(complementarity(vectors({ private: shared }))).toEqual({ value: expect.closeTo(0, 10), n: N });
  });

  test('sees a modality leak into the private branch of another', () => {
    const crossed = complementarity(vectors({ private: { visual: noise(1) } })).value as number;
    expect(crossed).toBeLessThan((complementarity(vectors()).value as number) - 0.2);
  });

  test('leaves out a modality most utterances lack, and then counts those that have the others', () => {
    const rare = vectors({ private: { visual: noise(3) } }); // visual leaks, but is hardly there
    rare.present.visual = Uint8Array.from({ length: N }, (_, row) => (row < 20 ? 1 : 0));
    rare.present.language = Uint8Array.from({ length: N }, (_, row) => (row < 150 ? 1 : 0));
    const result = complementarity(rare);
    expect(result.n).toBe(150);
    expect(result.value).toBeCloseTo(1, 1);
  });

  test('of nothing is null', () => {
    const nothing = vectors();
    nothing.present = byModality(() => new Uint8Array(N));
    expect(complementarity(nothing)).toEqual({ value: null, n: 0 });
  });
});
