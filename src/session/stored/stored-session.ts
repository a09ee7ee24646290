import type { Recording } from '../recording.ts';
import type { HistoryPoint, Utterance } from '../types.ts';

/** A session that is kept: what it was made of, and what was said about it then. */
export interface StoredSession {
  id: string;
  /** A person's words; data, never markup. */
  title: string;
  /** ISO 8601. */
  createdAt: string;
  source: 'live' | 'media';
  /** Of a media file: its name. */
  fileName?: string;
  /** Has the session's id. */
  recording: Recording;
  /** Predictions made while it was recorded or processed, in order of time. */
  history: readonly HistoryPoint[];
  /** Closed utterances with their predictions. */
  utterances: readonly Utterance[];
  /** Sound and picture, if the person asked for them; of a media file the file itself, as video or as audio. */
  media: { audio?: Blob; video?: Blob };
}
