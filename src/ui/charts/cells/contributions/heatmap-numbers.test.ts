import { describe, expect, it } from 'vitest';
import { formatSigned } from '../../../locales/numbers.ts';
import { cellNumber } from './heatmap-numbers.ts';

const signed = (points: number) => formatSigned(points, 'en');
const widthOf = (text: string) => 7 * text.length;

describe('the number in a cell', () => {
  it('is written where it fits, shorter where only that fits, else left out', () => {
    expect(cellNumber(-0.123, 60, signed, widthOf)).toBe('−0.12');
    expect(cellNumber(-0.123, 33, signed, widthOf)).toBe('−.12');
    expect(cellNumber(1.2, 33, signed, widthOf)).toBeNull();
    expect(cellNumber(0.123, 20, signed, widthOf)).toBeNull();
  });

  it('is not written of what rounds to nothing', () => {
    expect(cellNumber(0.0049, 99, signed, widthOf)).toBeNull();
  });
});
