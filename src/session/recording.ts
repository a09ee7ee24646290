import {
  observeSpeaker,
  POPULATION_PRIOR,
  type SpeakerStatistics,
} from '../features/acoustic/speaker-normalisation.ts';
import type { AcousticFrame, TokenFrame, VisualFrame } from '../features/frames.ts';
import { currentSpan } from './current-span.ts';
import type { SessionWindow, TranscriptSegment } from './types.ts';
import { type UtteranceSpan, utterancesOf } from './utterances.ts';
import { createVoiceSegmenter } from './voice-segments.ts';
import { cutWindow, isEmpty } from './window.ts';

/** A segment as it was written down at a moment. */
export interface TranscriptChange {
  seconds: number;
  segment: TranscriptSegment;
}

/** All that was seen, heard and said in something finished, on its own clock from 0. Everything is in order of time. */
export interface Recording {
  id: string;
  durationSeconds: number;
  acoustic: readonly AcousticFrame[];
  visual: readonly VisualFrame[];
  transcript: readonly TranscriptChange[];
  /** Every text the transcript ever had, encoded. */
  tokens: ReadonlyMap<string, readonly TokenFrame[]>;
}

/**
 * The window a live session would look at if it had come to this moment with everything that was known by then, and
 * nothing that came later. The speaker is who was heard up to the moment. The same recording and moment always give
 * the same window, to the last bit.
 * @returns null when there is nothing in it
 */
export function windowAt(recording: Recording, seconds: number): SessionWindow | null {
  const nowSeconds = Math.min(Math.max(0, seconds), recording.durationSeconds);
  const span = currentSpan({
    nowSeconds,
    utterances: utterancesAt(recording, nowSeconds),
    live: true,
    changedSeconds: ({ endSeconds }) => endSeconds,
  });
  if (!span) return null;
  const { acoustic, visual, tokens } = recording;
  const heard = acoustic.filter((frame) => frame.seconds <= nowSeconds);
  const between = <Frame extends { seconds: number }>(frames: readonly Frame[]) => ({
    between: (start: number, end: number) =>
      frames.filter((frame) => frame.seconds >= start && frame.seconds < end),
  });
  const window = cutWindow(
    span,
    { acoustic: between(heard), visual: between(visual), speaker: speakerOf(heard) },
    ({ text }) => {
      const found = tokens.get(text);
      return found ? { text, tokens: found } : null;
    },
  );
  return isEmpty(window) ? null : window;
}

/** The utterances as they were known at a moment: the last may be open. */
export function utterancesAt({ acoustic, transcript }: Recording, seconds: number): UtteranceSpan[] {
  const voice = createVoiceSegmenter();
  voice.push(acoustic.filter((frame) => frame.seconds <= seconds));
  const segments = new Map<string, TranscriptSegment>();
  for (const change of transcript) {
    if (change.seconds <= seconds) segments.set(change.segment.id, change.segment);
  }
  return utterancesOf(voice.segments, [...segments.values()]);
}

/** All utterances with their ends: what is still open when the recording ends, ends with it. */
export function closedUtterances(recording: Recording): (UtteranceSpan & { endSeconds: number })[] {
  const { durationSeconds } = recording;
  return utterancesAt(recording, durationSeconds).map((utterance) => ({
    ...utterance,
    endSeconds: Math.min(utterance.endSeconds ?? durationSeconds, durationSeconds),
  }));
}

function speakerOf(frames: readonly AcousticFrame[]): SpeakerStatistics {
  return observeSpeaker(POPULATION_PRIOR, frames);
}
