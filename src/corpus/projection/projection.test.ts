import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformStream } from '../../diagnostics/uniform-stream.ts';
import { allRows } from '../order.ts';
import { someRows } from '../some-rows.ts';
import { randomCorpus } from '../testing/corpus-fixture.ts';
import { isRebalanced, pooledVectors } from './pooled.ts';
import { principalPlane } from './principal-plane.ts';
import { umapPlane } from './umap-plane.ts';

function blob(n: number, width: number, centre: number, seed: number): number[] {
  const uniform = uniformStream(seed);
  return Array.from({ length: n * width }, () => centre + uniform() - 0.5);
}

describe('the principal plane', () => {
  it('is the plane that vectors lie in, whatever the space around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 3, max: 12 }), (seed, width) => {
        const uniform = uniformStream(seed);
        const axis = () => Array.from({ length: width }, () => uniform() - 0.5);
        const [u, v] = [axis(), axis()];
        const places = Array.from({ length: 40 }, () => [8 * uniform(), uniform()] as const);
        const vectors = places.flatMap(([a, b]) => u.map((value, i) => 3 + a * value + b * (v[i] as number)));
        const { x, y, shares } = principalPlane(vectors, width);
        expect(shares[0] + shares[1]).toBeCloseTo(1, 6);
        expect(shares[0]).toBeGreaterThanOrEqual(shares[1] - 1e-9);
        // Distances in the plane are those in the space.
        const far = (one: number, other: number) =>
          Math.hypot(
            ...Array.from(
              { length: width },
              (_, i) => (vectors[one * width + i] as number) - (vectors[other * width + i] as number),
            ),
          );
        for (let row = 1; row < 10; row++)
          expect(
            Math.hypot((x[row] as number) - (x[0] as number), (y[row] as number) - (y[0] as number)),
          ).toBeCloseTo(far(row, 0), 5);
      }),
      { numRuns: 30 },
    );
  });

  it('is a point where nothing varies', () => {
    const { x, y, shares } = principalPlane([1, 2, 1, 2, 1, 2], 2);
    expect([...x, ...y, ...shares].every((value) => value === 0)).toBe(true);
  });
});

describe('UMAP', () => {
  const vectors = [...blob(30, 5, 0, 1), ...blob(30, 5, 6, 2)];

  it('gives the same picture for the same seed, and keeps two clouds apart', async () => {
    const [one, same] = [
      await umapPlane(vectors, 5, 7, () => true),
      await umapPlane(vectors, 5, 7, () => true),
    ];
    expect(one).toEqual(same);
    if (!one) throw new Error('It stopped.');
    const at = (row: number) => [one.x[row] as number, one.y[row] as number] as const;
    const distance = (a: number, b: number) => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]);
    const within = Math.max(...Array.from({ length: 29 }, (_, i) => distance(0, i + 1)));
    const across = Math.min(...Array.from({ length: 30 }, (_, i) => distance(0, 30 + i)));
    expect(across).toBeGreaterThan(within);
  });

  it('stops when it is told to', async () => {
    let asked = 0;
    expect(await umapPlane(vectors, 5, 7, () => ++asked < 3)).toBeNull();
    expect(asked).toBe(3);
  });
});

describe('pooled vectors', () => {
  it('are there for the modalities a row has, and say whose they are', () => {
    const { results } = randomCorpus(21);
    const pooled = pooledVectors(results.dbr, Int32Array.of(0, 3), 'after');
    // Row 0 has no face: two modalities and three, in two branches.
    expect(pooled.rows).toHaveLength(10);
    expect([...pooled.rows].filter((row) => row === 0)).toHaveLength(4);
    const { sharedRebalanced } = results.dbr.columns;
    const at = [...pooled.rows].findIndex((row, i) => row === 3 && pooled.modality[i] === 2);
    expect(pooled.branch[at]).toBe(0);
    const start = (2 * 21 + 3) * pooled.width;
    expect([...pooled.vectors.subarray(at * pooled.width, (at + 1) * pooled.width)]).toEqual([
      ...sharedRebalanced.subarray(start, start + pooled.width),
    ]);
  });

  it('are changed by DBR’s stages, not by a network without them', () => {
    const { results } = randomCorpus(21);
    expect(isRebalanced(results.dbr)).toBe(true);
    expect(isRebalanced(results.plain)).toBe(false);
  });

  it('of some rows are of different ones, the same for the same seed', () => {
    const some = someRows(allRows(100), 12, 5);
    expect(new Set(some).size).toBe(12);
    expect(some).toEqual(someRows(allRows(100), 12, 5));
    expect(some).toEqual(some.toSorted());
    expect(someRows(allRows(8), 12, 5)).toHaveLength(8);
  });
});
