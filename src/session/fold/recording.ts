import type { AcousticFrame, TokenFrame, VisualFrame } from '../../features/frames.ts';
import { firstFrom } from '../first-from.ts';
import type { SessionWindow, TranscriptSegment } from '../types.ts';
import { createTranscript } from '../utterances/transcript.ts';
import type { UtteranceSpan } from '../utterances/utterances.ts';
import { createVoiceSegmenter, HANGOVER_SECONDS } from '../utterances/voice-segments.ts';
import { createWholeTimeline } from '../window/timeline.ts';
import { createFold, type EventSink, type NeutralChange } from './fold.ts';

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
  /** Neutral faces that were declared and forgotten; absent where that never happened. */
  neutrals?: readonly NeutralChange[];
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

/** Gives what a recording holds to whatever takes in a session's events. */
export interface RecordingFeed {
  /**
   * Gives what there is up to a moment, which is not before the last one.
   * @returns what was heard and seen since
   */
  goTo(seconds: number): { heard: readonly AcousticFrame[]; seen: readonly VisualFrame[] };
}

export function feedRecording(
  { acoustic, visual, transcript, neutrals = [] }: Recording,
  into: EventSink,
): RecordingFeed {
  const given = { acoustic: 0, visual: 0, transcript: 0, neutrals: 0 };
  return {
    goTo(seconds) {
      const heard = acoustic.slice(given.acoustic, firstFrom(acoustic, seconds, true));
      const seen = visual.slice(given.visual, firstFrom(visual, seconds, true));
      given.acoustic += heard.length;
      given.visual += seen.length;
      if (heard.length > 0) into.addAcoustic(heard);
      for (const frame of seen) into.addVisual(frame);
      for (const change of neutrals.slice(given.neutrals, firstFrom(neutrals, seconds, true))) {
        into.declareNeutral(change);
        given.neutrals += 1;
      }
      const last = acoustic[given.acoustic - 1];
      // The sound has stopped coming: the microphone was switched off.
      if (last && seconds - last.seconds > HANGOVER_SECONDS) into.endVoice();
      for (; given.transcript < transcript.length; given.transcript += 1) {
        const change = transcript[given.transcript];
        if (!change || change.seconds > seconds) break;
        const { segment } = change;
        if (segment.text.trim() === '') into.transcript.edit(segment.id, '', change.seconds);
        else into.transcript.put(segment);
      }
      return { heard, seen };
    },
  };
}

/**
 * Walks through a recording with what was known by each moment, and nothing that came later. The speaker is who was
 * heard so far. The same recording and moment always give the same window, to the last bit, whichever moments came
 * before.
 */
export function walkThrough(recording: Recording): RecordingWalk {
  const { tokens, durationSeconds } = recording;
  const fold = createFold({
    timeline: createWholeTimeline(),
    voice: createVoiceSegmenter(Number.POSITIVE_INFINITY),
    transcript: createTranscript(Number.POSITIVE_INFINITY),
    read({ text }) {
      const found = tokens.get(text);
      return found ? { text, tokens: found } : null;
    },
  });
  const feed = feedRecording(recording, fold);
  let nowSeconds = 0;
  return {
    goTo(seconds) {
      nowSeconds = Math.min(Math.max(nowSeconds, seconds), durationSeconds);
      feed.goTo(nowSeconds);
    },
    utterances: fold.utterances,
    window: (utteranceId) =>
      fold.window(
        nowSeconds,
        utteranceId === undefined ? { receiving: true } : { receiving: false, utteranceId },
      ),
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
