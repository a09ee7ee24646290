import { expect, it } from 'vitest';
import { collectBreaks, spotsText } from './breaks.ts';

it('takes spots that touch as one, on the session’s clock', () => {
  const breaks = collectBreaks(10, 5);
  breaks.add({ fromSeconds: 9, untilSeconds: 10.4 });
  breaks.add({ fromSeconds: 10.5, untilSeconds: 10.6 });
  breaks.add({ fromSeconds: 12, untilSeconds: Number.POSITIVE_INFINITY });
  // What is decoded again is found broken again.
  breaks.add({ fromSeconds: 10.5, untilSeconds: 10.6 });
  const spots = breaks.spots();
  expect(spots.map(({ fromSeconds }) => fromSeconds)).toEqual([0, 2]);
  expect(spotsText(spots)).toBe('0.0–0.6 s, 2.0–5.0 s');
});

it('names a moment as one', () => {
  expect(spotsText([{ fromSeconds: 1.51, untilSeconds: 1.54 }])).toBe('1.5 s');
});

it('names a few of many, and none of none', () => {
  const breaks = collectBreaks(0, 100);
  expect(spotsText(breaks.spots())).toBe('');
  for (let at = 0; at < 20; at += 2) breaks.add({ fromSeconds: at, untilSeconds: at + 1 });
  expect(spotsText(breaks.spots())).toMatch(/^0\.0–1\.0 s, .*8\.0–9\.0 s, …$/);
});
