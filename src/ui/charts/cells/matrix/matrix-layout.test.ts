import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenSpan } from '../../../../session/types.ts';
import { type LabPointer, markedBy, pointerAt, showsMarked } from '../address.ts';
import {
  addressAt,
  type CellMatrix,
  cellMatrix,
  commonRange,
  extremes,
  matrixRows,
  nearlyAlike,
} from '../cell-matrix.ts';
import {
  amountScale,
  type CellScale,
  scaleColour,
  scaleEnds,
  sidesScale,
  signedScale,
} from '../cell-scale.ts';
import { cellBox, cellUnder, MOVE_KEYS, markedBoxes, matrixLayout, movePlace } from './matrix-layout.ts';

const marks = (modality: LabPointer['modality'], step: number | null) => {
  const marked = markedBy({ modality, step }, []);
  if (!marked) throw new Error('nothing is marked');
  return marked;
};
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

describe('pointing', () => {
  it('marks the same moment of voice and face, and words in the language alone', () => {
    const moment = marks('acoustic', 4);
    expect(showsMarked(moment, { modality: 'visual', step: 4 })).toBe(true);
    expect(showsMarked(moment, { modality: 'language', step: 4 })).toBe(false);
    expect(showsMarked(marks('language', 4), { modality: 'language', step: 4 })).toBe(true);
    expect(showsMarked(moment, { modality: 'visual', step: 1, readStep: 4 })).toBe(true);
  });

  it('marks every token of a word', () => {
    const text = 'unbelievable film';
    const tokens = [
      [0, 2],
      [2, 8],
      [8, 12],
      [12, 17],
    ].map(
      ([start = 0, end]): TokenSpan => ({
        segmentId: 's',
        start,
        end: end ?? 0,
        text: text.slice(start, end),
      }),
    );
    expect(markedBy({ modality: 'language', step: 1 }, tokens)?.steps).toEqual({ first: 0, end: 3 });
    expect(markedBy({ modality: 'visual', step: 1 }, tokens)?.steps).toEqual({ first: 1, end: 2 });
    expect(markedBy(null, tokens)).toBeNull();
  });

  it('marks a modality, in charts without steps also for one of its moments', () => {
    const visual = marks('visual', null);
    expect(showsMarked(visual, { modality: 'visual', step: 7 })).toBe(true);
    expect(showsMarked(visual, { modality: 'acoustic', step: 7 })).toBe(false);
    for (const marked of [visual, marks('visual', 3)]) {
      expect(showsMarked(marked, { modality: 'language', lender: 'visual' })).toBe(true);
      expect(showsMarked(marked, { modality: 'language', readModality: 'visual', readNode: 1 })).toBe(true);
      expect(showsMarked(marked, { modality: 'language', lender: 'none' })).toBe(false);
    }
  });

  it('points at a modality where there is no step, and at nothing where there is no modality', () => {
    expect(pointerAt({ modality: 'visual', lender: 'none' })).toEqual({ modality: 'visual', step: null });
    expect(pointerAt({ dimension: 3 })).toBeNull();
  });

  it('frames the cells of the step alone', () => {
    const layout = matrixLayout(matrix, 90, 10);
    const [box, ...rest] = markedBoxes(matrix, layout, marks('language', 1));
    expect(rest).toEqual([]);
    const cell = cellBox(layout, { row: 0, column: 1 });
    expect(box).toEqual({ x: cell.x - 1, y: cell.y - 1, width: cell.width + 2, height: cell.height + 2 });
    expect(markedBoxes(matrix, layout, null)).toEqual([]);
  });

  it('frames the row that reads and the column that is read', () => {
    const reading = cellMatrix(
      { modality: 'visual' },
      steps(3),
      [0, 1, 2].map((readStep) => ({ readStep })),
      () => 1,
    );
    const boxes = markedBoxes(reading, matrixLayout(reading, 30, 10), marks('acoustic', 1));
    // The row, and the column through it.
    expect(boxes).toHaveLength(2);
  });

  it('frames neighbouring rows and the tokens of a word as one', () => {
    const channels = cellMatrix(
      { modality: 'visual' },
      [{ dimension: 0 }, { dimension: 1 }],
      steps(4),
      () => 1,
    );
    const layout = matrixLayout(channels, 80, 10);
    expect(markedBoxes(channels, layout, marks('visual', null))).toHaveLength(1);
    const word = { modality: 'visual', steps: { first: 1, end: 3 } } as const;
    expect(markedBoxes(channels, layout, word)).toEqual([
      expect.objectContaining({ x: 19, width: expect.closeTo(41, 0), y: -1 }),
    ]);
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
});

describe('a scale', () => {
  const scales: CellScale[] = [
    { kind: 'signed', limit: 2 },
    { kind: 'amount', from: 1, to: 3 },
    { kind: 'sides', reach: 0.2 },
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

  const of = (values: (number | null)[]): CellMatrix => ({
    base: {},
    rows: [{}],
    columns: steps(values.length),
    values,
  });

  it('of amounts begins at 0, ends at a round number, and enlarges only what differs far from 0', () => {
    expect(amountScale([of([0.002, 0.013, null])])).toEqual({ kind: 'amount', from: 0, to: 0.014 });
    expect(amountScale([of([0.1, 0.9])])).toEqual({ kind: 'amount', from: 0, to: 1 });
    expect(amountScale([of([3.25, 4.8]), of([6.2, 7.4])])).toEqual({ kind: 'amount', from: 0, to: 8 });
    expect(amountScale([of([3.25, 4.8])])).toMatchObject({ from: 3, to: 5 });
    // Nearly alike: a zoom would make a pattern of nothing.
    expect(amountScale([of([0.083, 0.085])])).toMatchObject({ from: 0 });
    expect(amountScale([of([-0.01, null])])).toEqual({ kind: 'amount', from: 0, to: 1 });
  });

  it('between two sides reaches as far as the cells do, even on both sides', () => {
    expect(sidesScale([of([0.37, 0.62])])).toEqual({ kind: 'sides', reach: 0.2 });
    expect(sidesScale([of([0.02, 0.9])])).toEqual({ kind: 'sides', reach: 0.5 });
    expect(scaleEnds(sidesScale([of([0.49, 0.51])])).map((end) => end.toFixed(2))).toEqual(['0.49', '0.51']);
  });

  it('of signed numbers is not held up by a few, and is one for charts that are compared', () => {
    const many = of([3, ...Array.from({ length: 60 }, (_, i) => (i - 30) / 50)]);
    expect(signedScale([many])).toEqual({ kind: 'signed', limit: 1 });
    expect(signedScale([of([0.003]), of([-0.1])])).toEqual({ kind: 'signed', limit: 0.1 });
  });
});
