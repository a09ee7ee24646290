import { expect, it } from 'vitest';
import { createGapWatch, TWO_LENGTHS_SECONDS } from './gap-watch.ts';

function gaps(apart: readonly number[], allowedSeconds?: number): number[] {
  const watch = createGapWatch(allowedSeconds);
  return apart.flatMap((seconds, index) => (watch.isGap(seconds) ? [index] : []));
}
const steady = (seconds: number, count: number) => Array.from({ length: count }, () => seconds);

it.each([
  ['one packet of AAC', 1024 / 44_100],
  ['one of Opus', 0.02],
  ['one picture of 25 a second', 0.04],
])('sees that %s is missing, and the next one too', (_, seconds) => {
  const apart = [...steady(seconds, 20), 2 * seconds, ...steady(seconds, 5), 3 * seconds, seconds];
  expect(gaps(apart)).toEqual([20, 26]);
});

it('takes rounded times, and long and short packets in turns, for what they are', () => {
  expect(gaps([0.023, 0.023, 0.024, 0.023, 0.023, 0.024, 0.023])).toEqual([]);
  expect(gaps([0.003, 0.023, 0.003, 0.003, ...steady(0.003, 40), 0.023, 0.013])).toEqual([]);
});

it('takes a long packet behind many short ones of Vorbis for what it is, and still sees a hole', () => {
  const vorbis = [
    ...steady(0.0029, 100),
    0.0131,
    0.0232,
    0.0232,
    ...steady(0.0029, 100),
    0.0131,
    0.0232,
    0.3,
  ];
  expect(gaps(vorbis, TWO_LENGTHS_SECONDS)).toEqual([vorbis.length - 1]);
});

it('says nothing before it knows how far apart packets are', () => {
  expect(gaps([0.02, 1, 0.02])).toEqual([]);
});
