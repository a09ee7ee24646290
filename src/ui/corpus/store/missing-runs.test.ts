import { describe, expect, it } from 'vitest';
import { openColumns } from '../../../corpus/columns.ts';
import { corpusOfBank } from '../../../corpus/corpus.ts';
import { randomBank } from '../../../diagnostics/testing/summaries.ts';
import { ALL_STAGES } from '../../../model/modalities.ts';
import { keptAsked, notDone, withChunks } from './missing-runs.ts';

const chunk = (...rows: number[]) => ({
  rows: Int32Array.from(rows),
  predictions: [1, 10].map((way) => Float64Array.from(rows, (row) => way * row)),
});

describe('what is said with some modalities alone', () => {
  it('comes together from chunks of any rows, and leaves what it comes to as it was', () => {
    const one = withChunks(undefined, [chunk(3, 1)], 5);
    const both = withChunks(one, [chunk(0), chunk(4, 2)], 5);
    expect(both.predictions.map((way) => [...way])).toEqual([
      [0, 1, 2, 3, 4],
      [0, 10, 20, 30, 40],
    ]);
    expect([...one.done]).toEqual([0, 1, 0, 1, 0]);
    expect(one.predictions[1]).toEqual(Float64Array.of(Number.NaN, 10, Number.NaN, 30, Number.NaN));
    expect([...notDone(Int32Array.of(0, 1, 2, 3), one)]).toEqual([0, 2]);
  });

  it('is judged beside what is said with all, once both networks have said it of every row looked at', () => {
    const bank = randomBank(5, ALL_STAGES, 1);
    const columns = openColumns(corpusOfBank(bank), { dbr: bank, plain: bank }, { a: 'dbr', b: 'plain' });
    const [half, all] = [withChunks(undefined, [chunk(1, 2)], 5), withChunks(undefined, [chunk(0, 1, 2)], 5)];
    expect(keptAsked(columns, Int32Array.of(0, 1), all, half)).toBeNull();
    expect(keptAsked(columns, Int32Array.of(0, 1), all, undefined)).toBeNull();
    expect(keptAsked(columns, Int32Array.of(), all, all)).toBeNull();
    expect(keptAsked(columns, Int32Array.of(0, 1), all, null)).toMatchObject({ b: null });
    const asked = keptAsked(columns, Int32Array.of(1, 2), all, half);
    expect(asked?.a).toEqual([columns.numbers('a:prediction'), ...all.predictions]);
    expect(asked?.b).toHaveLength(3);
  });
});
