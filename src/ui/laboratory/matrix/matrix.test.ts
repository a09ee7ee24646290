import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPointedStep, pointerAt, showsPointed } from './address.ts';
import { addressAt, cellMatrix, commonRange, extremes, largestMagnitude, matrixRows } from './cell-matrix.ts';
import { type CellScale, scaleColour, scaleEnds } from './cell-scale.ts';
import {
  cellBox,
  cellUnder,
  fittingLabels,
  MOVE_KEYS,
  matrixLayout,
  movePlace,
  pointedBoxes,
} from './matrix-layout.ts';

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

  it('is written with what its addresses say, without cells that have nothing', () => {
    const lines = matrixRows(matrix, (part) => part.toUpperCase());
    expect(lines[0]).toEqual(['BRANCH', 'MODALITY', 'STEP', 'VALUE']);
    expect(lines).toHaveLength(6);
    expect(lines[5]).toEqual(['shared', 'acoustic', 1, -20]);
  });

  it('knows its extremes and shares scales with others', () => {
    expect(extremes(matrix)).toEqual({ low: { row: 1, column: 1 }, high: { row: 0, column: 2 } });
    expect(largestMagnitude([matrix])).toBe(20);
    expect(commonRange([matrix])).toEqual([-20, 3]);
    const empty = cellMatrix({}, rows, [], () => 0);
    expect(extremes(empty)).toBeNull();
    expect(largestMagnitude([empty])).toBe(0);
    expect(commonRange([empty])).toEqual([0, 1]);
  });
});

describe('pointing', () => {
  it('marks the same moment of voice and face, and words in the language alone', () => {
    const moment = { modality: 'acoustic', step: 4 } as const;
    expect(isPointedStep(moment, 'visual', 4)).toBe(true);
    expect(isPointedStep(moment, 'language', 4)).toBe(false);
    expect(isPointedStep({ modality: 'language', step: 4 }, 'language', 4)).toBe(true);
    expect(isPointedStep({ modality: 'acoustic', step: null }, 'acoustic', 4)).toBe(false);
    expect(showsPointed(moment, { modality: 'visual', step: 1, readStep: 4 })).toBe(true);
  });

  it('points at a modality where there is no step, and at nothing where there is no modality', () => {
    expect(pointerAt({ modality: 'visual', lender: 'none' })).toEqual({ modality: 'visual', step: null });
    expect(pointerAt({ dimension: 3 })).toBeNull();
  });

  it('frames the cells of the step alone', () => {
    const layout = matrixLayout(matrix, 90, 10);
    const [box, ...rest] = pointedBoxes(matrix, layout, { modality: 'language', step: 1 });
    expect(rest).toEqual([]);
    const cell = cellBox(layout, { row: 0, column: 1 });
    expect(box).toEqual({ x: cell.x - 1, y: cell.y - 1, width: cell.width + 2, height: cell.height + 2 });
    expect(pointedBoxes(matrix, layout, null)).toEqual([]);
  });

  it('frames the row that reads and the column that is read', () => {
    const reading = cellMatrix(
      { modality: 'visual' },
      steps(3),
      [0, 1, 2].map((readStep) => ({ readStep })),
      () => 1,
    );
    const boxes = pointedBoxes(reading, matrixLayout(reading, 30, 10), { modality: 'acoustic', step: 1 });
    // The row, and the column through it.
    expect(boxes).toHaveLength(2);
  });
});

describe('the layout', () => {
  const size = fc.record({
    width: fc.integer({ min: 60, max: 1200 }),
    height: fc.integer({ min: 3, max: 40 }),
    columns: fc.integer({ min: 1, max: 50 }),
    rows: fc.integer({ min: 1, max: 50 }),
  });

  it('finds every cell again under its middle', () => {
    fc.assert(
      fc.property(size, ({ width, height, columns, rows: count }) => {
        const some = cellMatrix(
          {},
          Array.from({ length: count }, (_, i) => ({ modality: i % 3 ? 'visual' : 'language' }) as const),
          steps(columns),
          () => 0,
        );
        const layout = matrixLayout(some, width, height);
        const place = { row: count - 1, column: columns - 1 };
        const x = (place.column + 0.5) * layout.cellWidth;
        const y = (layout.tops[place.row] ?? 0) + height / 2;
        expect(cellUnder(some, layout, x, y)).toEqual(place);
        expect(cellUnder(some, layout, layout.width + 1, y)).toBeNull();
        const box = cellBox(layout, place);
        expect(box.x + box.width).toBeLessThanOrEqual(Math.ceil(width) + 1);
        expect(box.width).toBeGreaterThan(0);
      }),
    );
  });

  it('moves by keys and never out of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVE_KEYS), { maxLength: 20 }), (keys) => {
        let place = movePlace(matrix, null, 'ArrowRight');
        for (const key of keys) place = movePlace(matrix, place, key);
        expect(place?.row).toBeGreaterThanOrEqual(0);
        expect(place?.row).toBeLessThan(2);
        expect(place?.column).toBeGreaterThanOrEqual(0);
        expect(place?.column).toBeLessThan(3);
      }),
    );
    expect(movePlace(matrix, { row: 0, column: 1 }, 'End')).toEqual({ row: 0, column: 2 });
    expect(
      movePlace(
        cellMatrix({}, [], [], () => 0),
        null,
        'Home',
      ),
    ).toBeNull();
  });

  it('names what fits', () => {
    const labels = [0, 10, 40].map((x) => ({ x, text: 'four' }));
    expect(fittingLabels(labels, 5).map(({ x }) => x)).toEqual([0, 40]);
    expect(fittingLabels([{ x: 0, text: '' }], 5)).toEqual([]);
  });
});

describe('a scale', () => {
  const scales: CellScale[] = [
    { kind: 'signed', limit: 2 },
    { kind: 'amount', from: 1, to: 3 },
    { kind: 'sides' },
  ];
  it.each(scales)('ends where its legend says, $kind', (scale) => {
    const [low, high] = scaleEnds(scale);
    for (const scheme of ['light', 'dark'] as const) {
      expect(scaleColour(scale, low, scheme)).toBe(scaleColour(scale, low - 5, scheme));
      expect(scaleColour(scale, high, scheme)).toBe(scaleColour(scale, high + 5, scheme));
      expect(scaleColour(scale, low, scheme)).not.toBe(scaleColour(scale, high, scheme));
    }
  });

  it('of no width has one colour', () => {
    expect(scaleColour({ kind: 'signed', limit: 0 }, 0, 'light')).toBe(
      scaleColour({ kind: 'signed', limit: 1 }, 0, 'light'),
    );
  });
});
