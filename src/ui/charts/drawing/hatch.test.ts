import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hatchPath } from './hatch.ts';

const size = fc.integer({ min: 1, max: 200 });

it('hatches inside the box, and every box that is large enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 500 }),
      fc.integer({ min: 0, max: 500 }),
      size,
      size,
      (x, y, width, height) => {
        const path = hatchPath({ x, y, width, height });
        const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, px, py]) => [
          Number(px),
          Number(py),
        ]);
        if (width + height > 6) expect(points.length).toBeGreaterThan(1);
        for (const [px = 0, py = 0] of points) {
          expect(px).toBeGreaterThanOrEqual(x);
          expect(px).toBeLessThanOrEqual(x + width);
          expect(py).toBeGreaterThanOrEqual(y);
          expect(py).toBeLessThanOrEqual(y + height);
        }
      },
    ),
  );
});
