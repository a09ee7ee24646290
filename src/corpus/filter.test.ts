import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_MEASURES, MEASURES } from './column-id.ts';
import type { Columns } from './columns.ts';
import type { Column } from './corpus.ts';
import { extentOf, type Filter, filterOf, histogramOf, passing, withFilter } from './filter.ts';
import { filtersText, parseFilters } from './filter-text.ts';

const columnOf = (values: number[]): Column => ({ kind: 'number', values: Float64Array.from(values) });
const columnsOf = (column: Column, rows: number): Columns => ({
  rows,
  get: () => column,
  kind: () => column.kind,
  numbers: () => (column.kind === 'number' ? column.values : new Float64Array(rows)),
});
const numbers = fc.array(fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constant(Number.NaN)), {
  minLength: 1,
  maxLength: 60,
});

const filters = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom(...DATA_MEASURES), fc.double({ noNaN: true }), fc.double({ noNaN: true })).map(
      ([measure, one, other]): Filter => ({
        kind: 'range',
        column: `data:${measure}`,
        // A minus in front of zero is no difference anybody filters by.
        low: Math.min(one, other) + 0,
        high: Math.max(one, other) + 0,
      }),
    ),
    fc
      .tuple(fc.string({ minLength: 1 }), fc.array(fc.string(), { minLength: 1, maxLength: 5 }))
      .map(([name, names]): Filter => ({ kind: 'names', column: `file:${name}`, names })),
    fc
      .constantFrom(...MEASURES)
      .map((measure): Filter => ({ kind: 'range', column: `a:${measure}`, low: -1, high: 0.5 })),
  ),
  { minLength: 1, maxLength: 6 },
);

describe('filters in an address', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(filters, (all) => {
        expect(parseFilters(filtersText(all))).toEqual(all);
      }),
    );
  });

  it('keep commas, semicolons and percent signs of a file’s names', () => {
    const filter: Filter = { kind: 'names', column: 'file:who, when', names: ['a;b', '100 %', '%2C', ''] };
    expect(parseFilters(filtersText([filter]))).toEqual([filter]);
  });

  it.each([
    '',
    'data:label',
    'data:label,range,1',
    'data:label,range,2,1',
    'data:label,range,a,1',
    'data:nothing,is,a',
    'data:label,range,,1',
    'file:%ZZ,is,a',
  ])('refuse %j', (text) => {
    expect(parseFilters(text)).toBeNull();
  });

  it('never throw, whatever an address says', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFilters(text)));
  });
});

describe('a filter of a whole column', () => {
  it('lets every row pass that has a value', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const column = columnOf(values);
        const filter = filterOf('data:label', column);
        const there = values.flatMap((value, row) => (Number.isNaN(value) ? [] : [row]));
        const passed = filter ? passing(columnsOf(column, values.length), [filter], '', []) : [];
        expect([...passed]).toEqual(there);
      }),
    );
  });

  it('has every name of a column of names, and none of words', () => {
    const names: Column = { kind: 'category', codes: Int32Array.of(0, 1, -1), names: ['a', 'b'] };
    expect(filterOf('file:x', names)).toEqual({ kind: 'names', column: 'file:x', names: ['a', 'b'] });
    expect(filterOf('file:x', { kind: 'text', values: ['a'] })).toBeNull();
  });

  it('takes the place of an earlier one of the same column', () => {
    const [one, other] = [0, 1].map((low): Filter => ({ kind: 'range', column: 'data:label', low, high: 2 }));
    const third: Filter = { kind: 'range', column: 'a:beta', low: -1, high: 1 };
    expect(withFilter([one as Filter, third], other as Filter)).toEqual([other, third]);
  });
});

it('a histogram counts every number once, the largest too', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 30 }), (values, bins) => {
      const extent = extentOf(Float64Array.from(values));
      if (!extent) return;
      const counts = histogramOf(Float64Array.from(values), extent, bins);
      expect(counts).toHaveLength(bins);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
        values.filter((value) => !Number.isNaN(value)).length,
      );
    }),
  );
});
