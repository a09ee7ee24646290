import type { SessionEntry } from './session-entry.ts';
import type { Told } from './session-parts.ts';
import { headOf, type MediaTake, type StoredSession } from './stored-session.ts';

/** A piece of a take, in the order it was recorded. */
export interface MediaPiece extends Omit<MediaTake, 'blob'> {
  session: string;
  take: number;
  piece: number;
  blob: Blob;
}

/** A session put together of what a database has of it. */
export function sessionOf(entry: SessionEntry, told: Told, pieces: readonly MediaPiece[]): StoredSession {
  return { ...headOf(entry), ...told, media: takesOf(pieces) };
}

function takesOf(pieces: readonly MediaPiece[]): MediaTake[] {
  const takes = new Map<number, { take: Omit<MediaTake, 'blob'>; blobs: Blob[] }>();
  for (const { take, kind, startSeconds, blob } of pieces) {
    const known = takes.get(take) ?? { take: { kind, startSeconds }, blobs: [] };
    known.blobs.push(blob);
    takes.set(take, known);
  }
  return [...takes.values()].map(({ take, blobs }) => ({
    ...take,
    // One file is handed on as it is: its name and type belong to it.
    blob: blobs.length === 1 && blobs[0] ? blobs[0] : new Blob(blobs, { type: blobs[0]?.type ?? '' }),
  }));
}
