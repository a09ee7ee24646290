import { acousticTrack } from '../../features/acoustic/pooling.ts';
import { normaliseFrame } from '../../features/acoustic/speaker-normalisation.ts';
import type { TokenFrame } from '../../features/frames.ts';
import { tokenTrack } from '../../features/language/token-track.ts';
import { againstNeutral } from '../../features/visual/own-neutral.ts';
import { visualTrack } from '../../features/visual/pooling.ts';
import type { SessionWindow, TokenSpan, TranscriptSegment } from '../types.ts';
import type { CurrentSpan } from './current-span.ts';
import type { Timeline } from './timeline.ts';

/** A segment's text as it was encoded, which while it is being typed may be a little behind. */
export interface EncodedSegment {
  text: string;
  tokens: readonly TokenFrame[];
}

/** The frames there are, and whose they are. */
export interface Frames {
  acoustic: Pick<Timeline['acoustic'], 'between'>;
  visual: Pick<Timeline['visual'], 'between'>;
  speaker: Timeline['speaker'];
  neutral: Timeline['neutral'];
}

/**
 * Cuts the window of a span: frames of its time pooled to steps, tokens of its segments. Every value comes from within
 * the span; what is not there is mask 0.
 */
export function cutWindow(
  span: CurrentSpan,
  timeline: Frames,
  encoded: (segment: TranscriptSegment) => EncodedSegment | null,
): SessionWindow {
  const { startSeconds, endSeconds, utteranceId } = span;
  const { speaker, neutral } = timeline;
  const voice = timeline.acoustic
    .between(startSeconds, endSeconds)
    .map((frame) => normaliseFrame(frame, speaker));
  const faces = timeline.visual
    .between(startSeconds, endSeconds)
    .map((frame) => againstNeutral(frame, neutral));

  const tokens: TokenFrame[] = [];
  const spans: TokenSpan[] = [];
  const texts: SessionWindow['texts'] = [];
  let unread = false;
  for (const segment of span.segments) {
    const known = encoded(segment);
    if (!known && segment.text.trim() !== '') unread = true;
    const { text, tokens: found } = known ?? { text: '', tokens: [] };
    if (text !== '') texts.push({ segmentId: segment.id, text });
    for (const token of found) {
      tokens.push(token);
      const { start, end } = token;
      spans.push({ segmentId: segment.id, start, end, text: text.slice(start, end) });
    }
  }
  const { track: language, spans: kept } = tokenTrack(tokens);
  return {
    startSeconds,
    endSeconds,
    utteranceId,
    tracks: {
      language,
      acoustic: acousticTrack(voice, startSeconds, endSeconds),
      visual: visualTrack(faces, startSeconds, endSeconds),
    },
    tokens: spans.slice(spans.length - kept.length),
    texts,
    ...(unread && { unread }),
  };
}

/** Whether there is anything in the window at all; without, there is nothing to predict from. */
export function isEmpty({ tracks }: SessionWindow): boolean {
  return !Object.values(tracks).some(({ mask }) => mask.includes(1));
}
