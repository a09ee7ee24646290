import { expect, it } from 'vitest';
import { timelinePaths, timeSpan, utteranceBlocks, visibleHistory } from './timeline-shape.ts';

const point = (seconds: number, sentiment = 1) => ({ seconds, sentiment, balance: 0 });

it('shows the last 30, 60 or 120 seconds', () => {
  expect(timeSpan([], 0)).toEqual({ from: -30, to: 0 });
  expect(timeSpan([point(0)], 20)).toEqual({ from: -10, to: 20 });
  expect(timeSpan([point(0)], 45)).toEqual({ from: -15, to: 45 });
  expect(timeSpan([point(0)], 500)).toEqual({ from: 380, to: 500 });
});

it('breaks the line where nothing was predicted', () => {
  const seen = visibleHistory([point(1), point(1.5), point(6)], { from: 0, to: 30 }, 3000);
  expect(seen.map((p) => p?.seconds ?? null)).toEqual([1, 1.5, null, 6]);
});

it('keeps about one point a pixel and nothing outside', () => {
  const history = Array.from({ length: 1000 }, (_, i) => point(i / 10));
  const seen = visibleHistory(history, { from: 50, to: 80 }, 100);
  expect(seen.length).toBeLessThanOrEqual(101);
  expect(seen.every((p) => p && p.seconds >= 50 && p.seconds <= 80)).toBe(true);
});

it('draws a line and an area down to zero', () => {
  const { line, area } = timelinePaths(
    [point(0, 1), point(1, 2)],
    (p) => p.sentiment,
    (s) => 10 * s,
    (v) => -v,
  );
  expect(line).toBe('M0,-1L10,-2');
  expect(area).toBe('M0,-1L10,-2L10,0L0,0Z');
});

it('places utterances in time, each wide enough to press', () => {
  const utterance = (id: string, startSeconds: number, endSeconds: number | null) => ({
    id,
    startSeconds,
    endSeconds,
    text: '',
    sentiment: null,
    balance: null,
  });
  const blocks = utteranceBlocks(
    [utterance('gone', 0, 9), utterance('short', 20, 20.1), utterance('open', 25, null)],
    { from: 10, to: 30 },
    200,
    8,
  );
  expect(blocks.map(({ utterance: { id }, left, width }) => ({ id, left, width }))).toEqual([
    { id: 'short', left: 100, width: 8 },
    { id: 'open', left: 150, width: 50 },
  ]);
});
