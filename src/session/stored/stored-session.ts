import type { Recording } from '../fold/recording.ts';
import type { HistoryPoint, Utterance } from '../types.ts';

/** A session that is kept: what it was made of, and what was said about it then. */
export interface StoredSession {
  /** crypto.randomUUID() */
  id: string;
  /** A person's; data, never markup. */
  title: string;
  /** ISO 8601. */
  createdAt: string;
  source: SessionSource;
  /** Of a media file: its name. */
  fileName?: string;
  /** Said of the file it was made of: where it is broken, what was left out. */
  notes?: readonly SessionNote[];
  /** Its id is the session's. */
  recording: Recording;
  /** Predictions made while it was recorded or processed, in order of time. */
  history: readonly HistoryPoint[];
  /** Closed utterances with their predictions, in order of time. */
  utterances: readonly Utterance[];
  /** Sound and picture, if the person asked for them: of a media file the file itself, as one take from second 0. */
  media: readonly MediaTake[];
}

/** A problem that has sentences on the screen, and what they name. */
export interface SessionNote {
  code: string;
  detail?: string;
}

/** What a session is called and where it is from: the same in every form it is kept in. */
export type SessionHead = Pick<StoredSession, 'id' | 'title' | 'createdAt' | 'source' | 'fileName' | 'notes'>;

type WithHead = Omit<SessionHead, 'fileName' | 'notes'> & {
  fileName?: SessionHead['fileName'] | undefined;
  notes?: SessionHead['notes'] | undefined;
};

/** The head alone of whatever has one; what it does not have is left out. */
export function headOf({ id, title, createdAt, source, fileName, notes }: WithHead): SessionHead {
  return {
    id,
    title,
    createdAt,
    source,
    ...(fileName !== undefined && { fileName }),
    ...(notes !== undefined && { notes }),
  };
}

export type SessionSource = 'live' | 'media';

/** A stretch of sound or picture as the browser encoded it; an input that was off in between begins another. */
export interface MediaTake {
  /** `video` may have sound as well. */
  kind: 'audio' | 'video';
  /** Where its first moment lies in the recording. */
  startSeconds: number;
  blob: Blob;
}

/** What a list of sessions shows of one. */
export interface SessionSummary {
  id: string;
  title: string;
  createdAt: string;
  source: SessionSource;
  fileName?: string;
  notes?: readonly SessionNote[];
  /** Why it is in this page's memory alone; absent when it is kept. */
  notKept?: SessionNote;
  durationSeconds: number;
  /** About how much room it takes. */
  bytes: number;
  /** Utterances that were closed. */
  utterances: number;
  /** The prediction over the session, thinned out for a small picture; in order of time. */
  curve: readonly CurvePoint[];
  /** What was kept of sound and picture. */
  media: readonly MediaTake['kind'][];
}

export type CurvePoint = Pick<HistoryPoint, 'seconds' | 'sentiment'>;
