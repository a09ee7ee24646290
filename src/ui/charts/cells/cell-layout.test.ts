import { describe, expect, it } from 'vitest';
import type { Modality } from '../../../model/modalities.ts';
import type { Marked } from '../pointer/pointed.ts';
import {
  axisStep,
  type CellLayout,
  cellBox,
  cellUnder,
  MOVE_KEYS,
  markedBoxes,
  movePlace,
} from './cell-layout.ts';
import { type CellMatrix, type CellPlace, cellMatrix } from './cell-matrix.ts';

const steps = (count: number) => Array.from({ length: count }, (_, step) => ({ step }));
const columns = (count: number, width: number) =>
  steps(count).map(({ step }) => ({ left: step * width, right: (step + 1) * width }));
const marks = (modality: Modality, step: number | null): Marked => ({
  modality,
  steps: step === null ? null : { first: step, end: step + 1 },
});

/** Rows of 10 pixels under one another, 2 apart, each with columns of its own. */
function layoutOf(rows: readonly CellLayout['rows'][number]['columns'][]): CellLayout {
  return {
    width: 120,
    height: 12 * rows.length,
    left: 0,
    right: 0,
    below: 18,
    rows: rows.map((of, row) => ({ top: 12 * row, height: 10, pitch: 12, columns: of })),
    labels: [],
  };
}
/** As many rows as the matrix, all with its columns. */
const evenLayout = ({ rows, columns: of }: CellMatrix) => layoutOf(rows.map(() => columns(of.length, 20)));

/** Three words wider than six moments, in two branches each; the last row has nothing. */
const RAGGED = layoutOf([columns(3, 40), columns(3, 40), columns(6, 20), columns(6, 20), []]);

describe('a cell', () => {
  it('is found under every point of it and of the gap below, and nowhere else', () => {
    RAGGED.rows.forEach(({ top, columns: of }, row) => {
      of.forEach(({ left, right }, column) => {
        expect(cellUnder(RAGGED, (left + right) / 2, top + 11.9)).toEqual({ row, column });
      });
    });
    expect(cellUnder(RAGGED, 121, 5)).toBeNull();
    expect(cellUnder(RAGGED, 5, 60)).toBeNull();
    expect(cellUnder(RAGGED, 5, 50)).toBeNull();
  });

  it('has whole pixels and leaves one free beside it, where it has enough', () => {
    expect(cellBox(RAGGED, { row: 2, column: 1 })).toEqual({ x: 20, y: 24, width: 19, height: 10 });
    expect(cellBox(layoutOf([columns(3, 3.4)]), { row: 0, column: 1 })).toMatchObject({ x: 3, width: 4 });
    expect(cellBox(RAGGED, { row: 0, column: 3 })).toBeNull();
  });
});

describe('the arrow keys', () => {
  it('reach every cell', () => {
    let place = movePlace(RAGGED, null, 'ArrowRight');
    expect(place).toEqual({ row: 0, column: 0 });
    const visited = new Set<string>();
    for (let row = 0; row < 4; row++) {
      place = movePlace(RAGGED, place, 'Home');
      for (let step = 0; step < 8; step++) {
        visited.add(JSON.stringify(place));
        place = movePlace(RAGGED, place, 'ArrowRight');
      }
      place = movePlace(RAGGED, place, 'ArrowDown');
    }
    expect(visited.size).toBe(2 * (3 + 6));
  });

  it('keep the horizontal place when the row changes', () => {
    expect(movePlace(RAGGED, { row: 1, column: 2 }, 'ArrowDown')).toEqual({ row: 2, column: 5 });
    expect(movePlace(RAGGED, { row: 2, column: 3 }, 'ArrowUp')).toEqual({ row: 1, column: 1 });
  });

  it('never leave the cells', () => {
    const presses = [...MOVE_KEYS, ...MOVE_KEYS.toReversed(), 'End', 'ArrowRight', 'ArrowDown'] as const;
    let place: CellPlace | null = null;
    for (const key of [...presses, ...presses]) {
      place = movePlace(RAGGED, place, key);
      expect(place && cellBox(RAGGED, place)).not.toBeNull();
    }
    expect(movePlace(RAGGED, { row: 0, column: 1 }, 'End')).toEqual({ row: 0, column: 2 });
    expect(movePlace(layoutOf([[], []]), null, 'Home')).toBeNull();
  });
});

describe('a time axis', () => {
  const timed: CellLayout = { ...RAGGED, axis: { top: 70, stepWidth: 20, modality: 'acoustic' } };

  it('stands for the steps above it', () => {
    expect(axisStep(timed, 45, 75)).toEqual({ kind: 'step', modality: 'acoustic', step: 2 });
    expect(axisStep(timed, 45, 65)).toBeNull();
    expect(axisStep(timed, -1, 75)).toBeNull();
    expect(axisStep(RAGGED, 45, 75)).toBeNull();
  });
});

describe('what is marked', () => {
  it('frames the cells of the step alone', () => {
    const matrix = cellMatrix(
      { branch: 'shared' },
      [{ modality: 'language' }, { modality: 'acoustic' }],
      steps(3),
      () => 1,
    );
    const layout = evenLayout(matrix);
    const [box, ...rest] = markedBoxes(matrix, layout, marks('language', 1));
    expect(rest).toEqual([]);
    const cell = cellBox(layout, { row: 0, column: 1 });
    expect(cell).not.toBeNull();
    expect(box).toEqual(
      cell && { x: cell.x - 1, y: cell.y - 1, width: cell.width + 2, height: cell.height + 2 },
    );
    expect(markedBoxes(matrix, layout, null)).toEqual([]);
  });

  it('frames the row that reads and the column that is read', () => {
    const reading = cellMatrix(
      { modality: 'visual' },
      steps(3),
      [0, 1, 2].map((readStep) => ({ readStep })),
      () => 1,
    );
    const boxes = markedBoxes(reading, evenLayout(reading), marks('acoustic', 1));
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
    const layout = evenLayout(channels);
    expect(markedBoxes(channels, layout, marks('visual', null))).toHaveLength(1);
    const word = { modality: 'visual', steps: { first: 1, end: 3 } } as const;
    expect(markedBoxes(channels, layout, word)).toEqual([
      expect.objectContaining({ x: 19, width: expect.closeTo(41, 0), y: -1 }),
    ]);
  });

  it('frames a moment of voice and face as one, in rows that have it', () => {
    const rows = (['language', 'acoustic', 'visual'] as const).map((modality) => ({ modality }));
    const map = cellMatrix({}, rows, steps(6), () => 1);
    const layout = layoutOf([columns(3, 40), columns(6, 20), columns(6, 20)]);
    expect(markedBoxes(map, layout, marks('visual', 5))).toEqual([{ x: 99, y: 11, width: 21, height: 24 }]);
    expect(markedBoxes(map, layout, marks('language', 5))).toEqual([]);
  });
});
