import type { PredictionInterval } from '../diagnostics/interval-table.ts';
import type { FeatureTracks } from '../features/frames.ts';
import type { PlainTrace } from '../model/trace.ts';

/** A stretch of transcript on the session clock. Editing replaces `text`; the id stays. */
export interface TranscriptSegment {
  id: string;
  text: string;
  startSeconds: number;
  /** Equal to the last change while the segment is open. */
  endSeconds: number;
  /** `subtitles`: words that came with their times, or were given theirs by the voice. */
  source: 'typed' | 'speech' | 'sample' | 'subtitles';
  /** False while the person types or the recogniser may still change it. */
  final: boolean;
  /** Another language than English, where whoever heard it told: its code, such as `de`. The network reads none of it. */
  language?: string;
}

/** One language step as shown: which characters of which segment it stands for. */
export interface TokenSpan {
  segmentId: string;
  start: number;
  end: number;
  text: string;
}

/** The window the network saw: tracks, where it lies on the clock, and what its language steps are called. */
export interface SessionWindow {
  startSeconds: number;
  endSeconds: number;
  /** Utterance this window belongs to; null between utterances. */
  utteranceId: string | null;
  tracks: FeatureTracks;
  tokens: TokenSpan[];
  /** The steps are of somebody else's features: they have numbers, no times and no words. */
  numbered?: true;
  /** Something was said in it whose words are not encoded: what is predicted from it is not the answer to what was said. */
  unread?: true;
  /** What was encoded to the language steps, in order of time; a text may have more tokens than there are steps. */
  texts: { segmentId: string; text: string }[];
}

/** A window's answer. */
export interface Prediction {
  window: SessionWindow;
  trace: PlainTrace;
  /** Sentiment points, [-3, 3]. */
  sentiment: number;
  /** Where the truth is to be expected; null for a network that does not say. */
  interval: PredictionInterval | null;
  logit: number;
  /** Balance beta in [-1, 1]: -1 private, +1 shared. */
  balance: number;
  /** Time from the window being cut to the answer being here. */
  latencySeconds: number;
}

/** Whether an answer is about now, about a moment that somebody stopped at, or about what is over. */
export type Freshness =
  | { kind: 'now' }
  | { kind: 'paused' }
  /** `nothing`: there is neither voice nor face nor words now, so there is no answer at all. */
  | { kind: 'past'; ageSeconds: number; nothing: boolean };

/** One point of the timeline. */
export interface HistoryPoint {
  seconds: number;
  sentiment: number;
  balance: number;
  /** Spread of the present modalities' own predictions, sentiment points. */
  conflict?: number;
  /** Mean b over the valid steps, in [0, 0.5]; absent without AGPR. */
  borrow?: number;
  /** Absent where the network did not say, as before 0.2. */
  interval?: PredictionInterval;
}

/** A closed or open utterance with what the last prediction made of it says. */
export interface Utterance {
  id: string;
  startSeconds: number;
  /** null while it is being spoken or typed. */
  endSeconds: number | null;
  text: string;
  sentiment: number | null;
  balance: number | null;
  /** Absent where the network did not say, as before 0.2. */
  interval?: PredictionInterval | undefined;
}

/** An utterance of a session that goes on, with the last prediction made of it itself; absent before there is one. */
export interface SessionUtterance extends Utterance {
  prediction?: Prediction;
}
