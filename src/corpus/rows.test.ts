import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from './corpus.ts';
import { passing } from './filter.ts';
import { heatLines, lineOf, lineRows, meanOf } from './heat-lines.ts';
import { allRows, ordered } from './order.ts';
import { parseSelection, selectionOf, selectionText, toggled } from './selection.ts';
import { slicesBy } from './slices.ts';
import { randomCorpus } from './testing/corpus-fixture.ts';

const numbers = (values: number[]): Column => ({ kind: 'number', values: Float64Array.from(values) });
const names = (codes: number[], of: string[]): Column => ({
  kind: 'category',
  codes: Int32Array.from(codes),
  names: of,
});

describe('rows in the order of a column', () => {
  it('are sorted by size, alike ones as they were, those without a value last either way', () => {
    const column = numbers([2, Number.NaN, 1, 2, -3]);
    expect([...ordered(allRows(5), column, false)]).toEqual([4, 2, 0, 3, 1]);
    expect([...ordered(allRows(5), column, true)]).toEqual([0, 3, 2, 4, 1]);
  });

  it('are sorted by name as people do', () => {
    expect([...ordered(allRows(4), names([0, 1, -1, 2], ['s10', 'b', 'S2']), false)]).toEqual([1, 3, 0, 2]);
    const words: Column = { kind: 'text', values: ['pear', '', 'Apple'] };
    expect([...ordered(allRows(3), words, false)]).toEqual([2, 0, 1]);
  });
});

describe('rows that pass', () => {
  const { columns } = randomCorpus(60);

  it('are within every range and have one of the names', () => {
    const rows = passing(
      columns,
      [
        { kind: 'range', column: 'data:label', low: 0, high: 3 },
        { kind: 'names', column: 'data:present', names: ['language+acoustic'] },
      ],
      '',
      [],
    );
    const label = columns.numbers('data:label');
    expect(rows.length).toBeGreaterThan(0);
    expect([...rows]).toEqual([...allRows(60)].filter((row) => row % 7 === 0 && (label[row] as number) >= 0));
  });

  it('hold the searched words', () => {
    expect(passing(columns, [], 'VISUAL', ['data:present'])).toHaveLength(60 - 9);
    expect(passing(columns, [], 'nowhere', ['data:present'])).toHaveLength(0);
  });

  it('are none where the column is not there', () => {
    expect(passing(columns, [{ kind: 'range', column: 'file:age', low: 0, high: 1 }], '', [])).toHaveLength(
      0,
    );
  });
});

describe('a selection', () => {
  it('is written and read back as stretches', () => {
    expect(selectionText(selectionOf([7, 3, 4, 5, 3]))).toBe('4-6,8');
    fc.assert(
      fc.property(fc.array(fc.nat(2000)), (rows) => {
        const selection = selectionOf(rows);
        expect(rows.length === 0 ? null : parseSelection(selectionText(selection))).toEqual(
          rows.length === 0 ? null : selection,
        );
      }),
    );
  });

  it.each(['', '0', '5-3', '1,,2', 'a', '1-9999999'])('"%s" is none', (text) => {
    expect(parseSelection(text)).toBeNull();
  });

  it('takes rows out where all of them are in', () => {
    const selection = selectionOf([1, 2, 3]);
    expect([...toggled(selection, [2, 3])]).toEqual([1]);
    expect([...toggled(selection, [3, 4])]).toEqual([1, 2, 3, 4]);
  });
});

describe('lines of a heatmap', () => {
  it('are rows while there is room, then means of neighbours', () => {
    const column = Float64Array.of(1, 2, Number.NaN, 4, 6);
    expect(heatLines(allRows(5), [column], 10)).toEqual({ lines: 5, values: [1, 2, null, 4, 6] });
    expect(heatLines(Int32Array.of(0, 1, 3, 4), [column], 2)).toEqual({ lines: 2, values: [1.5, 5] });
    expect(heatLines(Int32Array.of(2), [column], 2)).toEqual({ lines: 1, values: [null] });
  });

  it('hold every row once, and a row’s line is the one that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (rows, most) => {
        const lines = Math.min(rows, most);
        let next = 0;
        for (let line = 0; line < lines; line++) {
          const { from, to } = lineRows(line, lines, rows);
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          expect(lineOf(from, lines, rows)).toBe(line);
          expect(lineOf(to - 1, lines, rows)).toBe(line);
          next = to;
        }
        expect(next).toBe(rows);
      }),
      { numRuns: 25 },
    );
  });

  it('have margins that are the means of what has a value', () => {
    expect(meanOf(Float64Array.of(1, Number.NaN, 3), allRows(3))).toBe(2);
    expect(meanOf(Float64Array.of(Number.NaN), allRows(1))).toBeNull();
  });
});

describe('slices', () => {
  it('are the names, most rows first', () => {
    const slices = slicesBy(names([0, 1, 1, -1], ['x', 'y', 'unused']), allRows(4));
    expect(slices).toEqual([
      { of: { name: 'y' }, rows: Int32Array.of(1, 2) },
      { of: { name: 'x' }, rows: Int32Array.of(0) },
    ]);
  });

  it('are cut at known places, the last with its end', () => {
    const slices = slicesBy(numbers([-3, -1, 0.5, 3, 3]), allRows(5), [-0.5, 0.5]);
    expect(slices.map(({ of, rows }) => [of, [...rows]])).toEqual([
      [{ low: -3, high: -0.5 }, [0, 1]],
      [{ low: 0.5, high: 3 }, [2, 3, 4]],
    ]);
  });

  it('are thirds of many numbers, each row in one of them', () => {
    const { columns } = randomCorpus(61);
    const column = columns.get('a:beta') as Column;
    const slices = slicesBy(column, allRows(61));
    expect(slices).toHaveLength(3);
    expect(slices.flatMap(({ rows }) => [...rows]).sort((a, b) => a - b)).toEqual([...allRows(61)]);
    for (const { rows } of slices) expect(rows.length).toBeGreaterThan(18);
  });
});
