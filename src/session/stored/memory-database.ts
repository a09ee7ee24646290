import type { SessionDatabase } from './session-database.ts';
import { begun, newestFirst, openable, type SessionEntry, withPart, withPiece } from './session-entry.ts';
import { SessionError } from './session-error.ts';
import type { MediaPiece } from './session-of.ts';
import { sessionOf } from './session-of.ts';
import type { SessionPart } from './session-part.ts';
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
    list: async () => newestFirst([...all.values()].map(({ entry }) => entry)),
    get: async (id) => all.get(id)?.entry,
    async begin(entry) {
      all.set(entry.id, { entry: begun(entry), parts: [], pieces: [] });
    },
    async addPart(id, part, change = {}) {
      const held = heldAs(id);
      held.parts.push(part);
      held.entry = withPart(held.entry, part, change);
    },
    async addMedia(piece) {
      const held = heldAs(piece.session);
      held.pieces.push(piece);
      held.entry = withPiece(held.entry, piece);
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
      openable(entry, id);
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
