import { describe, expect, it } from 'vitest';
import { formatSigned } from '../../../locales/numbers.ts';
import { cellNumber } from './heatmap-numbers.ts';

const signed = (points: number) => formatSigned(points, 'en');
const widthOf = (text: string) => 7 * text.length;

describe('the number in a cell', () => {
  it('is written where it fits, shorter where only that fits, else left out', () => {
    expect(cellNumber({ points: -0.123, width: 60 }, signed, widthOf)).toBe('−0.12');
    expect(cellNumber({ points: -0.123, width: 33 }, signed, widthOf)).toBe('−.12');
    expect(cellNumber({ points: 1.2, width: 33 }, signed, widthOf)).toBeNull();
    expect(cellNumber({ points: 0.123, width: 20 }, signed, widthOf)).toBeNull();
  });

  it('is not written of nothing, nor of what rounds to it', () => {
    expect(cellNumber({ points: null, width: 99 }, signed, widthOf)).toBeNull();
    expect(cellNumber({ points: 0.0049, width: 99 }, signed, widthOf)).toBeNull();
  });
});
