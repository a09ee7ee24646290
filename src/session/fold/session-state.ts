import { byModality, type Modality } from '../../model/modalities.ts';
import type { HistoryPoint, Prediction, SessionUtterance, TranscriptSegment } from '../types.ts';
import type { Reading } from '../window/reading.ts';

/** What there is to look at of a session. */
export interface SessionState {
  transcript: readonly TranscriptSegment[];
  /** What of each segment is read, by its id; absent while it is not encoded. */
  readings: Readonly<Record<string, Reading>>;
  /** Points of the last ten minutes, oldest first. */
  history: readonly HistoryPoint[];
  utterances: readonly SessionUtterance[];
  /** The newest answer, however old; null before the first. */
  prediction: Prediction | null;
  /** What is there now: words, a voice, a face. */
  presence: Record<Modality, boolean>;
  rest: RestState;
  /** A voice has gone on for some seconds without a word. */
  wordless: boolean;
}

/** Whether the face is measured against its own neutral one, declared by somebody who was asked to rest it. */
export type RestState =
  | { status: 'unset' }
  /** Being measured: how long the face has rested so far, and whether there is one. */
  | { status: 'measuring'; seconds: number; face: boolean }
  /** Since this second of the session. */
  | { status: 'set'; seconds: number };

/** The store a session keeps its state in, or the part of a larger one. */
export interface SessionStore {
  getState(): SessionState;
  setState(change: Partial<SessionState>): void;
}

/** Before anything has come. */
export const EMPTY_SESSION: SessionState = {
  transcript: [],
  readings: {},
  history: [],
  utterances: [],
  prediction: null,
  presence: byModality(() => false),
  rest: { status: 'unset' },
  wordless: false,
};
