import { STEP_SECONDS, WINDOW_SECONDS } from '../../features/frames.ts';
import type { TranscriptSegment } from '../types.ts';
import { standingText } from '../utterances/standing-text.ts';
import { languageOf, type UtteranceSpan } from '../utterances/utterances.ts';

/** Which stretch of the session is looked at, and whose text goes with it. */
export interface CurrentSpan {
  startSeconds: number;
  endSeconds: number;
  utteranceId: string | null;
  segments: readonly TranscriptSegment[];
}

export interface CurrentSpanOptions {
  nowSeconds: number;
  utterances: readonly UtteranceSpan[];
  /** Camera or microphone is on, or a sample session plays: there is always something newer to look at. */
  receiving: boolean;
  changedSeconds(segment: TranscriptSegment): number;
}

/** Text typed in an instant is still seen with the face that went with it. */
export const SHORTEST_TYPED_SECONDS = 2;
/** A closed utterance stays current for so long while signals come in. */
export const LINGER_SECONDS = 10;

/**
 * The current window: the open utterance that began last; else the closed one that ended (or was edited) last, for good
 * while nothing comes in and for ten seconds otherwise; else the last window, with the typed text that stands if
 * there is one. Null when there is nothing to look at.
 */
export function currentSpan(options: CurrentSpanOptions): CurrentSpan | null {
  const { nowSeconds, utterances, receiving } = options;
  const open = utterances.findLast(({ endSeconds }) => endSeconds === null);
  if (open) return spanOf(open, nowSeconds, nowSeconds);
  const last = lastChanged(options);
  if (last && (!receiving || nowSeconds - last.changedSeconds <= LINGER_SECONDS)) {
    return spanOf(last.utterance, last.utterance.endSeconds ?? nowSeconds, nowSeconds);
  }
  if (!receiving) return null;
  const standing = standingText(utterances.flatMap(({ segments }) => segments));
  return { ...lastWindow(0, nowSeconds), utteranceId: null, segments: standing ? [standing] : [] };
}

function lastChanged({ utterances, changedSeconds }: CurrentSpanOptions) {
  let last: { utterance: UtteranceSpan; changedSeconds: number } | null = null;
  for (const utterance of utterances) {
    const changes = [utterance.endSeconds ?? 0, ...utterance.segments.map(changedSeconds)];
    const changed = Math.max(...changes);
    if (!last || changed >= last.changedSeconds) last = { utterance, changedSeconds: changed };
  }
  return last;
}

function spanOf(utterance: UtteranceSpan, end: number, now: number): CurrentSpan {
  const { id, startSeconds, standing } = utterance;
  const segments = languageOf(utterance);
  const typed = !standing && segments.some(({ source }) => source === 'typed');
  const start = typed ? Math.min(startSeconds, end - SHORTEST_TYPED_SECONDS) : startSeconds;
  return { ...lastWindow(start, Math.min(end, now)), utteranceId: id, segments };
}

/**
 * The last T steps of a span. A span that is longer starts on a multiple of the step, so that steps which are in two
 * windows one after the other are the same steps.
 */
function lastWindow(startSeconds: number, endSeconds: number) {
  const start = Math.max(0, startSeconds);
  if (endSeconds - start <= WINDOW_SECONDS) return { startSeconds: start, endSeconds };
  const earliest = Math.ceil((endSeconds - WINDOW_SECONDS) / STEP_SECONDS) * STEP_SECONDS;
  return { startSeconds: earliest, endSeconds };
}
