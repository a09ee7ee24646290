import { describe, expect, it } from 'vitest';
import { addressAt, cellMatrix, commonRange, extremes, matrixRows, nearlyAlike } from './cell-matrix.ts';

const steps = (count: number) => Array.from({ length: count }, (_, step) => ({ step }));
const rows = [{ modality: 'language' as const }, { modality: 'acoustic' as const }];
const matrix = cellMatrix({ branch: 'shared' }, rows, steps(3), ({ modality, step = 0 }) =>
  modality === 'acoustic' && step === 2 ? null : (modality === 'language' ? 1 : -10) * (step + 1),
);

describe('a matrix', () => {
  it('knows the address of every cell', () => {
    expect(addressAt(matrix, { row: 1, column: 2 })).toEqual({
      branch: 'shared',
      modality: 'acoustic',
      step: 2,
    });
    expect(matrix.values).toEqual([1, 2, 3, -10, -20, null]);
  });

  it('says when its cells are too much alike for colours to tell them apart', () => {
    const of = (values: (number | null)[]) => ({ ...matrix, values });
    expect(nearlyAlike(of([0.083, 0.084, 0.083, null, 0.0835, 0.083]))).toEqual([0.083, 0.084]);
    expect(nearlyAlike(of([0.08, 0.09, 0.08, 0.09]))).toBeNull();
    expect(nearlyAlike(of([1, 1, 1]))).toBeNull();
  });

  it('is written with what its addresses say, without cells that have nothing', () => {
    const lines = matrixRows(matrix, (part) => part.toUpperCase());
    expect(lines[0]).toEqual(['BRANCH', 'MODALITY', 'STEP', 'VALUE']);
    expect(lines).toHaveLength(6);
    expect(lines[5]).toEqual(['shared', 'acoustic', 1, -20]);
  });

  it('knows its extremes and shares scales with others', () => {
    expect(extremes(matrix)).toEqual({ low: { row: 1, column: 1 }, high: { row: 0, column: 2 } });
    expect(commonRange([matrix])).toEqual([-20, 3]);
    const empty = cellMatrix({}, rows, [], () => 0);
    expect(extremes(empty)).toBeNull();
    expect(commonRange([empty])).toEqual([0, 1]);
  });
});
