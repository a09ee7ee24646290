import { STEP_SECONDS } from '../../features/frames.ts';
import type { Freshness, SessionWindow, TranscriptSegment } from '../types.ts';

/** An answer about what ended longer ago than this is about the past. */
export const FRESH_SECONDS = 2;
/** A slow machine may take this many times its usual time before its last answer counts as left behind. */
const PATIENCE = 3;

/**
 * When the words of a window were last said; null without words. Typed words stand until they are replaced or cleared,
 * so they are there now.
 * @param segments the transcript the window's words are of
 */
function lastWords(
  { texts }: SessionWindow,
  segments: readonly TranscriptSegment[],
  nowSeconds: number,
): number | null {
  const said = segments.filter(({ id }) => texts.some(({ segmentId }) => segmentId === id));
  if (said.length === 0) return null;
  if (said.some(({ source }) => source === 'typed')) return nowSeconds;
  return Math.max(...said.map(({ endSeconds }) => endSeconds));
}

/** Whether a window's words are there now: typed and standing, or said a moment ago. */
export function hasWordsNow(
  window: SessionWindow,
  segments: readonly TranscriptSegment[],
  nowSeconds: number,
): boolean {
  const last = lastWords(window, segments, nowSeconds);
  return last !== null && nowSeconds - last <= FRESH_SECONDS;
}

/** When there was last anything in a window: the end of its last step with a voice or a face, or its last words. */
export function lastSign(
  window: SessionWindow,
  segments: readonly TranscriptSegment[],
  nowSeconds: number,
): number {
  const { startSeconds, endSeconds, tracks } = window;
  const frames = [tracks.acoustic, tracks.visual].flatMap(({ mask }) => {
    const last = mask.findLastIndex((valid) => valid > 0);
    return last < 0 ? [] : [Math.min(endSeconds, startSeconds + (last + 1) * STEP_SECONDS)];
  });
  return Math.max(startSeconds, lastWords(window, segments, nowSeconds) ?? startSeconds, ...frames);
}

/**
 * Whether what is still in a window between utterances has not been there for a while: then there is nothing to answer,
 * and the answer before it stays the last.
 */
export function isOver(
  window: SessionWindow,
  segments: readonly TranscriptSegment[],
  nowSeconds: number,
): boolean {
  return window.utteranceId === null && nowSeconds - lastSign(window, segments, nowSeconds) > FRESH_SECONDS;
}

/** What is known of the newest answer. */
export interface AnswerAge {
  /** From the last sign of anything in its window to that window being looked at. */
  signAgeSeconds: number;
  /** Since it was last known to be the answer to the window of the moment. */
  unansweredSeconds: number;
  /** There was nothing to look at the last time. */
  empty: boolean;
  latencySeconds: number;
  networkReady: boolean;
  paused: boolean;
  /** Neither voice nor face nor words are there now. */
  nothing: boolean;
}

/** Whether an answer is about now. */
export function freshnessOf(answer: AnswerAge): Freshness {
  const { signAgeSeconds, unansweredSeconds, empty, latencySeconds, networkReady, paused, nothing } = answer;
  const age = signAgeSeconds + unansweredSeconds;
  const past: Freshness = { kind: 'past', ageSeconds: Math.max(1, Math.floor(age)), nothing };
  if (!networkReady) return past;
  const patience = empty ? FRESH_SECONDS : Math.max(FRESH_SECONDS, PATIENCE * latencySeconds);
  if (unansweredSeconds > patience) return past;
  if (paused) return { kind: 'paused' };
  const left = empty ? age : signAgeSeconds;
  return left > FRESH_SECONDS ? past : { kind: 'now' };
}
