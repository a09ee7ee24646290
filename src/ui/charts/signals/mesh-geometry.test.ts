import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverRectangle, traceLines } from './mesh-geometry.ts';

it('covers the box, centred, without stretching the picture', () => {
  const side = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(side, side, side, side, (pictureWidth, pictureHeight, boxWidth, boxHeight) => {
      const { left, top, width, height } = coverRectangle(pictureWidth, pictureHeight, boxWidth, boxHeight);
      expect(width / height).toBeCloseTo(pictureWidth / pictureHeight, 4);
      expect(left).toBeLessThanOrEqual(1e-9);
      expect(top).toBeLessThanOrEqual(1e-9);
      expect(left + width).toBeGreaterThanOrEqual(boxWidth - 1e-6);
      expect(top + height).toBeGreaterThanOrEqual(boxHeight - 1e-6);
      expect(2 * left + width).toBeCloseTo(boxWidth, 6);
    }),
  );
});

it('draws a line between each pair of landmarks', () => {
  const calls: (string | number)[][] = [];
  const path = {
    moveTo: (x: number, y: number) => calls.push(['move', x, y]),
    lineTo: (x: number, y: number) => calls.push(['line', x, y]),
  };
  const landmarks = Float32Array.from([0, 0, 0, 0.5, 0.25, 0, 1, 1, 0]);
  traceLines(path, landmarks, [0, 1, 1, 2], { left: 10, top: 0, width: 100, height: 200 });
  expect(calls).toEqual([
    ['move', 10, 0],
    ['line', 60, 50],
    ['move', 60, 50],
    ['line', 110, 200],
  ]);
});
