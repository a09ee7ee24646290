import { describe, expect, it } from 'vitest';
import { fits, readyWindow } from './ready-window.ts';

const shape = { widths: { language: 2, acoustic: 1, visual: 3 }, steps: 3 };
const sequence = (width: number, valid: number[]) => ({
  width,
  values: Float32Array.from({ length: width * valid.length }, (_, i) => i + 1),
  valid: Uint8Array.from(valid),
});

describe('somebody else’s features', () => {
  it('fit a network of the same widths, whatever is not there', () => {
    expect(fits({ widths: { language: 2, acoustic: 1, visual: 3 } }, shape)).toBe(true);
    expect(fits({ widths: { language: 2, acoustic: null, visual: null } }, shape)).toBe(true);
    expect(fits({ widths: { language: 300, acoustic: 1, visual: 3 } }, shape)).toBe(false);
  });

  it('fit a network trained on features of the same extractors', () => {
    const widths = { language: 2, acoustic: 1, visual: null };
    const named = { ...shape, extractors: { language: 'bert@1', visual: 'face@7' } };
    expect(fits({ widths, extractors: { language: 'bert@1' } }, named)).toBe(true);
    expect(fits({ widths, extractors: { language: 'bert@2' } }, named)).toBe(false);
    expect(fits({ widths }, named)).toBe(false);
  });

  it('become a window of the network’s length, gaps and absent modalities masked', () => {
    const steps = { language: sequence(2, [1, 1]), acoustic: sequence(1, [1, 0, 1]), visual: null };
    const { tracks, tokens } = readyWindow(steps, shape);
    expect([...tracks.language.values]).toEqual([1, 2, 3, 4, 0, 0]);
    expect([...tracks.language.mask]).toEqual([1, 1, 0]);
    expect([...tracks.acoustic.values]).toEqual([1, 0, 3]);
    expect([...tracks.acoustic.mask]).toEqual([1, 0, 1]);
    expect([...tracks.visual.mask]).toEqual([0, 0, 0]);
    expect(tracks.visual.values).toHaveLength(9);
    expect(tokens.map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('lose their first steps to a network that is shorter', () => {
    const steps = { language: null, acoustic: sequence(1, [1, 1, 1, 1, 1]), visual: null };
    expect([...readyWindow(steps, shape).tracks.acoustic.values]).toEqual([3, 4, 5]);
  });

  it('are refused by a network of another width', () => {
    const steps = { language: sequence(4, [1]), acoustic: null, visual: null };
    expect(() => readyWindow(steps, shape)).toThrow(RangeError);
  });
});
