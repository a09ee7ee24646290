import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellBox, cellUnder } from '../cell-layout.ts';
import { cellMatrix } from '../cell-matrix.ts';
import type { Names } from './address-name.ts';
import { matrixLayout, matrixNumbers } from './matrix-layout.ts';

const names = {
  t: ((key: string) => key) as unknown as Names['t'],
  format: {} as Names['format'],
  tokens: [],
  numbered: true,
} satisfies Names;
const widthOf = (text: string) => 6 * text.length;
const steps = (count: number) => Array.from({ length: count }, (_, step) => ({ step }));

const size = fc.record({
  width: fc.integer({ min: 60, max: 1200 }),
  rowHeight: fc.double({ min: 3, max: 40, noNaN: true }),
  columns: fc.integer({ min: 1, max: 50 }),
  rows: fc.integer({ min: 1, max: 50 }),
});

describe('the layout of a matrix', () => {
  it('finds every cell again under its middle, inside the width', () => {
    fc.assert(
      fc.property(size, ({ width, rowHeight, columns, rows: count }) => {
        const matrix = cellMatrix(
          {},
          Array.from({ length: count }, (_, i) => ({ dimension: i })),
          steps(columns),
          () => 0,
        );
        const layout = matrixLayout(matrix, names, { width, rowHeight, widthOf });
        for (let row = 0; row < count; row++) {
          const place = { row, column: columns - 1 };
          const { x, y, width: wide, height } = cellBox(layout, place) ?? { x: 0, y: 0, width: 0, height: 0 };
          expect(cellUnder(layout, x + wide / 2, y + height / 2)).toEqual(place);
          expect(layout.left + x + wide).toBeLessThanOrEqual(width + 1);
          expect(y + height).toBeLessThanOrEqual(layout.height + 1);
        }
      }),
    );
  });

  it('has no ground between rows that nothing is found under, and parts the modalities', () => {
    const rows = [{ modality: 'language' }, { modality: 'language' }, { modality: 'visual' }] as const;
    const matrix = cellMatrix({ branch: 'shared' }, rows, steps(4), () => 0);
    const layout = matrixLayout(matrix, names, { width: 400, rowHeight: 6.4, widthOf });
    for (let y = 0; y < 12.8; y += 0.1) expect(cellUnder(layout, 1, y), `at ${y}`).not.toBeNull();
    const [, second, third] = layout.rows;
    expect((third?.top ?? 0) - (second?.top ?? 0)).toBeGreaterThan(10);
  });

  it('names rows by their modality, once, and steps by their number', () => {
    const rows = [{ modality: 'language' }, { modality: 'visual' }] as const;
    const layout = matrixLayout(
      cellMatrix({ branch: 'shared' }, rows, steps(2), () => 0),
      names,
      { width: 400, rowHeight: 16, widthOf },
    );
    expect(
      layout.labels.filter(({ look }) => look === 'group').map(({ text, names: of }) => [text, of]),
    ).toEqual([
      ['modality.language', { modality: 'language', steps: null }],
      ['modality.visual', { modality: 'visual', steps: null }],
    ]);
    expect(layout.left).toBeGreaterThan(widthOf('modality.language'));
  });

  it('writes numbers where they fit', () => {
    const { write } = matrixNumbers((value) => value.toFixed(2), widthOf);
    expect(write(0.25, 28)).toBe('0.25');
    expect(write(0.25, 27)).toBeNull();
  });
});
