import { describe, expect, it } from 'vitest';
import { allRows } from '../../../corpus/order.ts';
import { randomCorpus } from '../../../corpus/testing/corpus-fixture.ts';
import { heatOf } from './heat-groups.ts';
import { heatLayout, heatPlace, lineAt, mostLines, placedAt } from './heat-layout.ts';

const { columns } = randomCorpus(90);
const look = { quantity: 'contribution', show: 'both', b: 'plain' } as const;
const rows = allRows(90);

describe('the heatmap', () => {
  it('has a group of columns for each network and one for their difference', () => {
    const heat = heatOf(columns, rows, new Int32Array(), look, 500);
    expect(heat.groups.map(({ side }) => side)).toEqual(['a', 'b', 'difference']);
    expect(heat.lines).toBe(90);
    expect(heat.margins).toBe(1);
    const [a, b, difference] = heat.groups;
    expect(a?.scale).toEqual(b?.scale);
    for (let cell = 0; cell < (a?.values.length ?? 0); cell++) {
      const [one, other, minus] = [a, b, difference].map((group) => group?.values[cell] ?? null);
      if (one === null || other === null) expect(minus).toBeNull();
      else expect(minus).toBeCloseTo((one as number) - (other as number), 9);
    }
  });

  it('has the means of the rows shown, and of those selected, under its lines', () => {
    const heat = heatOf(columns, rows, Int32Array.of(3), look, 500);
    const [a] = heat.groups;
    const own = columns.numbers('a:contribution-shared-language');
    expect(heat.margins).toBe(2);
    expect(a?.values[90 * 6]).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / 90, 9);
    expect(a?.values[91 * 6]).toBe(own[3]);
  });

  it('has one network alone where none is compared, and of beta a column for all modalities together', () => {
    const heat = heatOf(columns, rows, new Int32Array(), { quantity: 'beta', show: 'both', b: null }, 500);
    expect(heat.groups.map(({ side }) => side)).toEqual(['a']);
    expect(heat.groups[0]?.columns.map(({ measure }) => measure)).toEqual([
      'beta',
      'beta-language',
      'beta-acoustic',
      'beta-visual',
    ]);
  });

  it.each([3, 90, 2000])('lays %i rows out without seams, within its room', (count) => {
    const room = mostLines(640);
    const { columns: many } = randomCorpus(count);
    const heat = heatOf(many, allRows(count), new Int32Array(), look, room);
    const layout = heatLayout(heat, 800, room);
    expect(layout.height).toBeLessThanOrEqual(640);
    layout.lines.forEach(({ top, pitch }, line) => {
      expect(pitch).toBeGreaterThanOrEqual(1);
      expect(layout.lines[line + 1]?.top ?? top + pitch).toBe(top + pitch);
      expect(lineAt(layout, top)).toBe(line);
    });
    const last = layout.groups.at(-1);
    expect((last?.left ?? 0) + (last?.columns.at(-1)?.right ?? 0)).toBeCloseTo(800, 6);
  });

  it('finds the cell under a point, and the line nearest to a height', () => {
    const heat = heatOf(columns, rows, new Int32Array(), look, 500);
    const layout = heatLayout(heat, 800, 500);
    const group = layout.groups[1];
    const x = (group?.left ?? 0) + (group?.columns[4]?.left ?? 0) + 1;
    const y = (layout.lines[7]?.top ?? 0) + 1;
    expect(heatPlace(layout, x, y)).toEqual({ row: 7, group: 1, column: 4 });
    expect(heatPlace(layout, 1, y)).toEqual({ row: 7, group: 0, column: -1 });
    expect(heatPlace(layout, x, 2)).toBeNull();
    expect(lineAt(layout, -50)).toBe(0);
    expect(lineAt(layout, 9999)).toBe(89);
    const margin = heatPlace(layout, x, (layout.margins[0]?.top ?? 0) + 1);
    expect(margin?.row).toBe(90);
    expect(margin && placedAt(layout, margin)?.row).toBe(0);
  });
});
