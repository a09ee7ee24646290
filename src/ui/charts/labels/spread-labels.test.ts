import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

it('leaves labels alone that have room', () => {
  expect(spreadLabels([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90]);
});

it('parts labels evenly around where they belong', () => {
  expect(spreadLabels([50, 50], 20, 0, 100)).toEqual([40, 60]);
  expect(spreadLabels([0, 0, 0], 20, 0, 100)).toEqual([0, 20, 40]);
});

it('keeps order, distance and bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 5 }), (positions) => {
      const placed = spreadLabels(positions, 20, 0, 100);
      const byPosition = positions.map((position, index) => ({ position, at: placed[index] ?? 0 }));
      byPosition.sort((a, b) => a.position - b.position || a.at - b.at);
      byPosition.forEach(({ at }, rank) => {
        expect(at).toBeGreaterThanOrEqual(-1e-6);
        expect(at).toBeLessThanOrEqual(100 + 1e-6);
        const before = byPosition[rank - 1];
        if (before) expect(at - before.at).toBeGreaterThanOrEqual(20 - 1e-6);
      });
    }),
  );
});
