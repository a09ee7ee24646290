import {
  observeSpeaker,
  POPULATION_PRIOR,
  type SpeakerStatistics,
} from '../features/acoustic/speaker-normalisation.ts';
import type { AcousticFrame, TokenFrame, VisualFrame } from '../features/frames.ts';
import { currentSpan } from './current-span.ts';
import { firstFrom } from './first-from.ts';
import { isOver } from './freshness.ts';
import type { SessionWindow, TranscriptSegment } from './types.ts';
import { type UtteranceSpan, utterancesOf } from './utterances.ts';
import { createVoiceSegmenter, HANGOVER_SECONDS } from './voice-segments.ts';
import { cutWindow, isEmpty } from './window.ts';

/** A segment as it was written down at a moment; blank text took it away. */
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

/** Goes through a recording from its beginning to its end. */
export interface RecordingWalk {
  /** Takes in what there is up to a moment, which is not before the last one. */
  goTo(seconds: number): void;
  /** The utterances as they are known at the moment: the last may be open. */
  utterances(): UtteranceSpan[];
  /**
   * The window a live session would look at now; null when there is nothing in it.
   * @param utteranceId looks at this utterance, whatever else there is
   */
  window(utteranceId?: string): SessionWindow | null;
}

/**
 * Walks through a recording with what was known by each moment, and nothing that came later. The speaker is who was
 * heard so far. The same recording and moment always give the same window, to the last bit, whichever moments came
 * before.
 */
export function walkThrough(recording: Recording): RecordingWalk {
  const { acoustic, visual, transcript, tokens, durationSeconds } = recording;
  const voice = createVoiceSegmenter(Number.POSITIVE_INFINITY);
  const segments = new Map<string, TranscriptSegment>();
  let nowSeconds = 0;
  let heard = 0;
  let written = 0;
  let speaker: SpeakerStatistics = POPULATION_PRIOR;
  const utterances = () => utterancesOf(voice.segments, [...segments.values()]);

  return {
    goTo(seconds) {
      nowSeconds = Math.min(Math.max(nowSeconds, seconds), durationSeconds);
      const heardNow = firstFrom(acoustic, nowSeconds, true);
      const fresh = acoustic.slice(heard, heardNow);
      heard = heardNow;
      voice.push(fresh);
      const last = acoustic[heard - 1];
      // The sound has stopped coming: the microphone was switched off.
      if (last && nowSeconds - last.seconds > HANGOVER_SECONDS) voice.end();
      speaker = observeSpeaker(speaker, fresh);
      for (; written < transcript.length; written += 1) {
        const change = transcript[written];
        if (!change || change.seconds > nowSeconds) break;
        const { segment } = change;
        if (segment.text.trim() === '') segments.delete(segment.id);
        else segments.set(segment.id, segment);
      }
    },
    utterances,
    window(utteranceId) {
      const known = utterances();
      const span = currentSpan({
        nowSeconds,
        utterances: utteranceId === undefined ? known : known.filter(({ id }) => id === utteranceId),
        live: utteranceId === undefined,
        changedSeconds: ({ endSeconds }) => endSeconds,
      });
      if (!span) return null;
      const between = <Frame extends { seconds: number }>(frames: readonly Frame[]) => ({
        between: (start: number, end: number) =>
          frames.slice(firstFrom(frames, start), firstFrom(frames, end)),
      });
      const window = cutWindow(
        span,
        { acoustic: between(acoustic), visual: between(visual), speaker },
        ({ text }) => {
          const found = tokens.get(text);
          return found ? { text, tokens: found } : null;
        },
      );
      return isEmpty(window) || isOver(window, span.segments, nowSeconds) ? null : window;
    },
  };
}

/**
 * The window a live session would look at if it had come to this moment: see `walkThrough`.
 * @returns null when there is nothing in it
 */
export function windowAt(recording: Recording, seconds: number): SessionWindow | null {
  const walk = walkThrough(recording);
  walk.goTo(seconds);
  return walk.window();
}

/** The utterances as they were known at a moment: the last may be open. */
export function utterancesAt(recording: Recording, seconds: number): UtteranceSpan[] {
  const walk = walkThrough(recording);
  walk.goTo(seconds);
  return walk.utterances();
}

/** All utterances with their ends: what is still open when the recording ends, ends with it. */
export function closedUtterances(recording: Recording): (UtteranceSpan & { endSeconds: number })[] {
  const { durationSeconds } = recording;
  return utterancesAt(recording, durationSeconds).map((utterance) => ({
    ...utterance,
    endSeconds: Math.min(utterance.endSeconds ?? durationSeconds, durationSeconds),
  }));
}
