import { expect, it } from 'vitest';
import { roundRange } from './round-range.ts';

it.each([
  [[0, 0.93], 5, [0, 1]],
  [[0, 0.27], 5, [0, 0.3]],
  [[0.61, 0.93], 5, [0.6, 0.95]],
  [[0, 7.3], 5, [0, 8]],
  [[-0.13, 0.42], 4, [-0.2, 0.6]],
  [[0, 1234], 5, [0, 1400]],
  [[2, 2], 5, [2, 2]],
  [[0, 5.4e-323], 4, [0, 5.4e-323]],
] as const)('%j in about %i parts is widened to %j', ([low, high], parts, range) => {
  expect(roundRange(low, high, parts)).toEqual(range);
});
