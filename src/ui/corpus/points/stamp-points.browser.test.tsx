import { describe, expect, it } from 'vitest';
import { uniformStream } from '../../../diagnostics/uniform-stream.ts';
import { type PointLooks, paintPoints } from './paint-points.ts';
import type { PlacedPoints } from './point-layout.ts';
import { type Marks, SHAPES } from './point-marks.ts';
import { stampPoints } from './stamp-points.ts';

const [WIDTH, HEIGHT, COUNT, BLOCK] = [240, 160, 3000, 8];
const COLOURS = ['#00707f', 'rgb(217, 130, 0)', '#a8327e', '#5a6b1f'];

const uniform = uniformStream(4);
// Some beyond the edge, where only a part of them is seen.
const points: PlacedPoints = {
  rows: Int32Array.from({ length: COUNT }, (_, row) => row),
  x: Float32Array.from({ length: COUNT }, () => uniform() * (WIDTH + 8) - 4),
  y: Float32Array.from({ length: COUNT }, () => uniform() ** 2 * (HEIGHT + 8) - 4),
};
const marks: Marks = {
  ramp: null,
  groups: SHAPES.map((shape, kind) => ({
    shape,
    colour: () => COLOURS[kind] as string,
    hollow: kind === 2,
    name: shape,
    points: points.rows.filter((row) => row % SHAPES.length === kind),
  })),
};

function painted(paint: typeof paintPoints, looks: PointLooks, density: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * density;
  canvas.height = HEIGHT * density;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas.');
  context.setTransform(density, 0, 0, density, 0, 0);
  paint(context, points, marks, looks);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Means of blocks of pixels over white: what an eye makes of points. */
function blocks({ data, width, height }: ImageData, density: number): number[] {
  const found: number[] = [];
  const size = BLOCK * density;
  for (let top = 0; top < height; top += size)
    for (let left = 0; left < width; left += size)
      for (const channel of [0, 1, 2]) {
        let sum = 0;
        for (let y = top; y < top + size; y++)
          for (let x = left; x < left + size; x++) {
            const at = 4 * (y * width + x);
            const share = (data[at + 3] as number) / 255;
            sum += share * (data[at + channel] as number) + (1 - share) * 255;
          }
        found.push(sum / size ** 2);
      }
  return found;
}

describe('stamped points', () => {
  for (const density of [1, 2])
    for (const edge of ['transparent', 'rgb(23 28 37 / 45%)'])
      it(`look as drawn ones do, with ${edge} edges at a density of ${density}`, () => {
        const only = Uint8Array.from({ length: COUNT }, (_, row) => Number(row % 3 > 0));
        const looks: PointLooks = { scheme: 'light', radius: 2.1, edge, only };
        const [drawn, stamped] = [paintPoints, stampPoints].map((paint) =>
          blocks(painted(paint, looks, density), density),
        ) as [number[], number[]];
        const apart = drawn.map((value, at) => Math.abs(value - (stamped[at] as number)));
        expect(Math.max(...drawn) - Math.min(...drawn)).toBeGreaterThan(100);
        expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(2);
        expect(Math.max(...apart)).toBeLessThan(16);
      });
});
