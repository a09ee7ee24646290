import { area, line } from 'd3-shape';
import type { HistoryPoint, Utterance } from '../../../session/types.ts';

/** Points further apart than this are not joined: nothing was predicted in between. */
const BREAK_SECONDS = 2.5;
const SPANS = [30, 60, 120] as const;

/** The stretch of the session clock a timeline shows: the last 30, 60 or 120 seconds. */
export interface TimeSpan {
  from: number;
  to: number;
}

export function timeSpan(history: readonly HistoryPoint[], now: number): TimeSpan {
  const age = now - (history[0]?.seconds ?? now);
  const length = SPANS.find((span) => age <= span) ?? 120;
  return { from: now - length, to: now };
}

/** The part of a history inside a span, at most about one point a pixel, with null where the line breaks. */
export function visibleHistory(
  history: readonly HistoryPoint[],
  span: TimeSpan,
  pixels: number,
): (HistoryPoint | null)[] {
  const least = (span.to - span.from) / Math.max(1, pixels);
  const kept: (HistoryPoint | null)[] = [];
  let last: HistoryPoint | null = null;
  for (const point of history) {
    if (point.seconds < span.from || point.seconds > span.to) continue;
    if (last && point.seconds - last.seconds < least) continue;
    if (last && point.seconds - last.seconds > BREAK_SECONDS) kept.push(null);
    kept.push(point);
    last = point;
  }
  return kept;
}

export interface TimelinePaths {
  line: string;
  /** Between the line and zero. */
  area: string;
}

/** SVG paths of one quantity of the history; `y` maps its value to pixels, `x` the session clock. */
export function timelinePaths(
  points: readonly (HistoryPoint | null)[],
  value: (point: HistoryPoint) => number,
  x: (seconds: number) => number,
  y: (value: number) => number,
): TimelinePaths {
  const data = [...points];
  const defined = (point: HistoryPoint | null): point is HistoryPoint => point !== null;
  const at = (point: HistoryPoint | null) => (point ? round(x(point.seconds)) : 0);
  const height = (point: HistoryPoint | null) => (point ? round(y(value(point))) : 0);
  return {
    line: line<HistoryPoint | null>().defined(defined).x(at).y(height)(data) ?? '',
    area:
      area<HistoryPoint | null>()
        .defined(defined)
        .x(at)
        .y0(round(y(0)))
        .y1(height)(data) ?? '',
  };
}

export interface UtteranceBlock {
  utterance: Utterance;
  left: number;
  width: number;
}

/** Blocks of the utterances inside a span, at least `least` pixels wide so that each can be pressed. */
export function utteranceBlocks(
  utterances: readonly Utterance[],
  span: TimeSpan,
  width: number,
  least: number,
): UtteranceBlock[] {
  const x = (seconds: number) => ((seconds - span.from) / (span.to - span.from)) * width;
  return utterances
    .filter(({ endSeconds }) => (endSeconds ?? span.to) > span.from)
    .map((utterance) => {
      const left = Math.max(0, x(utterance.startSeconds));
      const right = Math.min(width, x(utterance.endSeconds ?? span.to));
      return { utterance, left: Math.min(left, width - least), width: Math.max(least, right - left) };
    });
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
