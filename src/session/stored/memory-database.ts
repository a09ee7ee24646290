import type { MediaPiece, SessionDatabase, SessionEntry } from './session-database.ts';
import { SessionError } from './session-error.ts';
import { sessionOf } from './session-of.ts';
import { partBytes, type SessionPart } from './session-part.ts';
import { readParts } from './session-parts.ts';

interface Held {
  entry: SessionEntry;
  parts: SessionPart[];
  pieces: MediaPiece[];
}

/** Sessions that could not be stored, as a database that lasts as long as the page. */
export function openMemoryDatabase(): SessionDatabase {
  const all = new Map<string, Held>();

  function heldAs(id: string): Held {
    const held = all.get(id);
    if (!held) throw new SessionError('session-missing', id);
    return held;
  }

  return {
    async list() {
      const entries = [...all.values()].map(({ entry }) => entry);
      return entries.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    get: async (id) => all.get(id)?.entry,
    async begin(entry) {
      all.set(entry.id, { entry: { ...entry, parts: 0, bytes: 0 }, parts: [], pieces: [] });
    },
    async addPart(id, part, change = {}) {
      const held = heldAs(id);
      const { entry, parts } = held;
      parts.push(part);
      held.entry = {
        ...entry,
        durationSeconds: Math.max(entry.durationSeconds, part.untilSeconds),
        bytes: entry.bytes + partBytes(part),
        parts: parts.length,
        ...change,
      };
    },
    async addMedia(piece) {
      const held = heldAs(piece.session);
      const { entry, pieces } = held;
      pieces.push(piece);
      const media = entry.media.includes(piece.kind) ? entry.media : [...entry.media, piece.kind];
      held.entry = { ...entry, bytes: entry.bytes + piece.blob.size, media };
    },
    async change(id, change) {
      const held = heldAs(id);
      held.entry = { ...held.entry, ...change };
      return held.entry;
    },
    async readParts(id, reader) {
      for (const part of all.get(id)?.parts ?? []) reader.add(part);
    },
    async open(id) {
      const { entry, parts, pieces } = heldAs(id);
      if (entry.state === 'removed') throw new SessionError('session-missing', id);
      const reader = readParts(id);
      for (const part of parts) reader.add(part);
      return sessionOf(entry, reader.told(), pieces);
    },
    async erase(id) {
      all.delete(id);
    },
    close: () => all.clear(),
  };
}
