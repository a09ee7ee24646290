import type { AcousticFrame, VisualFrame } from '../../features/frames.ts';
import { isOver } from '../answer/freshness.ts';
import type { SessionWindow, TranscriptSegment } from '../types.ts';
import type { Transcript } from '../utterances/transcript.ts';
import { type UtteranceSpan, utterancesOf } from '../utterances/utterances.ts';
import type { VoiceSegmenter } from '../utterances/voice-segments.ts';
import { currentSpan } from '../window/current-span.ts';
import type { Timeline } from '../window/timeline.ts';
import { cutWindow, type EncodedSegment, isEmpty } from '../window/window.ts';

/** From a moment on the face is measured against this neutral one [52]; null: against what is known of it. */
export interface NeutralChange {
  seconds: number;
  neutral: Float32Array | null;
}

/** What takes in the events of a session. */
export interface EventSink {
  readonly transcript: Transcript;
  addAcoustic(frames: readonly AcousticFrame[]): void;
  addVisual(frame: VisualFrame): void;
  declareNeutral(change: NeutralChange): void;
  /** The sound has stopped coming: what was being said is over. */
  endVoice(): void;
}

export interface FoldOptions {
  /** Keep as much of what comes as is looked at later: a live session its last minutes, a recording all. */
  timeline: Timeline;
  voice: VoiceSegmenter;
  transcript: Transcript;
  /** A segment's text as it is encoded at the moment, asked for every segment of a window; null while it is not. */
  read(segment: TranscriptSegment): EncodedSegment | null;
}

export interface WindowChoice {
  /** Camera or microphone is on, or something plays: there is always something newer to look at. */
  receiving: boolean;
  /** Looks at this utterance, whatever else there is. */
  utteranceId?: string;
}

/**
 * A session as a fold over its events: an event comes in, and what is known then says which window is looked at. Devices,
 * samples, recordings and media files differ only in where events come from and how fast the clock runs.
 */
export interface Fold extends EventSink {
  /** The utterances as they are known now: the last may be open. */
  utterances(): UtteranceSpan[];
  /** The window looked at at a moment, with what came in by then; null when there is nothing in it. */
  window(nowSeconds: number, choice: WindowChoice): SessionWindow | null;
}

export function createFold({ timeline, voice, transcript, read }: FoldOptions): Fold {
  const utterances = () => utterancesOf(voice.segments, transcript.segments);
  return {
    transcript,
    addAcoustic(frames) {
      timeline.addAcoustic(frames);
      voice.push(frames);
    },
    addVisual: timeline.addVisual,
    declareNeutral: ({ neutral }) => timeline.declareNeutral(neutral),
    endVoice: voice.end,
    utterances,
    window(nowSeconds, { receiving, utteranceId }) {
      const known = utterances();
      const span = currentSpan({
        nowSeconds,
        utterances: utteranceId === undefined ? known : known.filter(({ id }) => id === utteranceId),
        receiving,
        changedSeconds: transcript.changedSeconds,
      });
      const window = span && cutWindow(span, timeline, read);
      return window && !isEmpty(window) && !isOver(window, transcript.segments, nowSeconds) ? window : null;
    },
  };
}
