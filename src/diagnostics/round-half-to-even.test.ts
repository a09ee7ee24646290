import { expect, it } from 'vitest';
import { roundHalfToEven } from './round-half-to-even.ts';

it('follows numpy, not Math.round', () => {
  const values = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49, -0.51, 2];
  expect(values.map((value) => roundHalfToEven(value) + 0)).toEqual([0, 2, 2, 0, -2, -2, 0, -1, 2]);
});
