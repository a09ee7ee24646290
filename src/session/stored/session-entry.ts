import { FRAME_EXTRACTORS } from '../../features/frames.ts';
import type { ExtractorNames } from '../../model/extractor-names.ts';
import { requireExtractors } from './require-extractors.ts';
import { SessionError } from './session-error.ts';
import { partBytes, type SessionPart } from './session-part.ts';
import type { MediaTake, SessionSummary } from './stored-session.ts';

/** A session as a database lists it. */
export interface SessionEntry extends SessionSummary {
  /** `recording`: not finished, by this tab, another one, or one that is gone. `removed`: can still be brought back. */
  state: 'recording' | 'kept' | 'removed';
  /** Parts stored so far. */
  parts: number;
  /** What made its frames; of one that 0.1 kept it is not said. */
  extractors?: ExtractorNames;
}

/** What a session begins with. */
export type FreshEntry = Omit<SessionEntry, 'parts' | 'bytes' | 'extractors'>;

/** What a part's bytes and length add to its session's entry. */
export type EntryChange = Partial<Pick<SessionEntry, 'durationSeconds' | 'curve' | 'utterances'>>;

export function begun(entry: FreshEntry): SessionEntry {
  return { ...entry, extractors: FRAME_EXTRACTORS, parts: 0, bytes: 0 };
}

/** The entry once a part is stored. */
export function withPart(entry: SessionEntry, part: SessionPart, change: EntryChange): SessionEntry {
  return {
    ...entry,
    durationSeconds: Math.max(entry.durationSeconds, part.untilSeconds),
    bytes: entry.bytes + partBytes(part),
    parts: entry.parts + 1,
    ...change,
  };
}

/** The entry once a piece of sound or picture is stored. */
export function withPiece(
  entry: SessionEntry,
  { kind, blob }: Pick<MediaTake, 'kind' | 'blob'>,
): SessionEntry {
  const media = entry.media.includes(kind) ? entry.media : [...entry.media, kind];
  return { ...entry, bytes: entry.bytes + blob.size, media };
}

export function newestFirst(entries: readonly SessionEntry[]): SessionEntry[] {
  return entries.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/**
 * An entry that can be opened.
 * @throws SessionError `session-missing` when there is none, or it was removed; `session-other-extractors`
 */
export function openable(entry: SessionEntry | undefined, id: string): SessionEntry {
  if (!entry || entry.state === 'removed') throw new SessionError('session-missing', id);
  requireExtractors(entry.extractors);
  return entry;
}
