import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { createPatience } from './bounded.ts';
import {
  begun,
  type EntryChange,
  type FreshEntry,
  newestFirst,
  openable,
  type SessionEntry,
  withPart,
  withPiece,
} from './session-entry.ts';
import { SessionError, storageError } from './session-error.ts';
import { type MediaPiece, sessionOf } from './session-of.ts';
import type { SessionPart } from './session-part.ts';
import { type PartsReader, readParts } from './session-parts.ts';
import type { StoredSession } from './stored-session.ts';

interface SessionSchema extends DBSchema {
  sessions: { key: string; value: SessionEntry };
  parts: { key: [session: string, part: number]; value: SessionPart & { session: string; part: number } };
  media: { key: [session: string, take: number, piece: number]; value: MediaPiece };
}

/** The kept sessions of this browser. Every call throws SessionError. */
export interface SessionDatabase {
  /** Newest first. */
  list(): Promise<SessionEntry[]>;
  get(id: string): Promise<SessionEntry | undefined>;
  /** Begins a session to which parts are added. */
  begin(entry: FreshEntry): Promise<void>;
  /** Adds a part and brings the entry up to it, both or neither. */
  addPart(id: string, part: SessionPart, change?: EntryChange): Promise<void>;
  addMedia(piece: MediaPiece): Promise<void>;
  change(id: string, change: Partial<SessionEntry>): Promise<SessionEntry>;
  /** Hands over the parts one after the other. */
  readParts(id: string, reader: Pick<PartsReader, 'add'>): Promise<void>;
  open(id: string): Promise<StoredSession>;
  erase(id: string): Promise<void>;
  close(): void;
}

const VERSION = 1;
/** Parts read in one go: of a live recording about ten seconds, so that no reading holds up the screen. */
const PARTS_AT_ONCE = 20;

const of = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** What a call is waited for, and for each million bytes of a file that it stores. */
const ANSWER_MILLISECONDS = 8000;
const MILLISECONDS_PER_MEGABYTE = 100;

/** @throws SessionError `storage-unavailable` */
export async function openSessionDatabase(name = 'dbr-live'): Promise<SessionDatabase> {
  try {
    // Some browsers have no such thing in some windows, and say so by an error of their own.
    const database = await openDB<SessionSchema>(name, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('sessions', { keyPath: 'id' });
        fresh.createObjectStore('parts', { keyPath: ['session', 'part'] });
        fresh.createObjectStore('media', { keyPath: ['session', 'take', 'piece'] });
      },
      // A newer page in another tab needs another form of the database: it waits for nobody.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    return over(database);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const full = storageError(cause).code === 'storage-full';
    throw new SessionError(full ? 'storage-full' : 'storage-unavailable', detail, { cause });
  }
}

function over(database: IDBPDatabase<SessionSchema>): SessionDatabase {
  const patience = createPatience();
  const guarded = <Input extends unknown[], Answer>(
    call: (...input: Input) => Promise<Answer>,
    milliseconds: (...input: Input) => number = () => ANSWER_MILLISECONDS,
  ) => {
    return (...input: Input): Promise<Answer> =>
      patience.wait(call(...input), milliseconds(...input)).catch((cause: unknown) => {
        throw storageError(cause);
      });
  };

  async function get(id: string): Promise<SessionEntry | undefined> {
    return database.get('sessions', id);
  }

  /** Changes an entry within a transaction that other stores take part in. */
  async function changeEntry(
    stores: readonly ('parts' | 'media')[],
    id: string,
    change: (
      entry: SessionEntry,
      put: {
        part(value: SessionSchema['parts']['value']): void;
        piece(value: MediaPiece): void;
      },
    ) => SessionEntry,
  ): Promise<SessionEntry> {
    const work = database.transaction(['sessions', ...stores], 'readwrite');
    const sessions = work.objectStore('sessions');
    const entry = await sessions.get(id);
    if (!entry) {
      await work.done;
      throw new SessionError('session-missing', id);
    }
    const changed = change(entry, {
      part: (value) => void work.objectStore('parts').put(value).catch(aborted),
      piece: (value) => void work.objectStore('media').put(value).catch(aborted),
    });
    void sessions.put(changed).catch(aborted);
    await work.done;
    return changed;
  }

  async function readAll(id: string, reader: Pick<PartsReader, 'add'>): Promise<void> {
    for (let from = 0; ; from += PARTS_AT_ONCE) {
      const range = IDBKeyRange.bound([id, from], [id, from + PARTS_AT_ONCE], false, true);
      const parts = await database.getAll('parts', range);
      for (const part of parts) reader.add(part);
      if (parts.length < PARTS_AT_ONCE) return;
    }
  }

  return {
    list: guarded(async () => newestFirst(await database.getAll('sessions'))),
    get: guarded(get),
    begin: guarded(async (entry) => {
      await database.add('sessions', begun(entry));
    }),
    addPart: guarded(async (id, part, change = {}) => {
      await changeEntry(['parts'], id, (entry, put) => {
        put.part({ ...part, session: id, part: entry.parts });
        return withPart(entry, part, change);
      });
    }),
    addMedia: guarded(
      async (piece) => {
        await changeEntry(['media'], piece.session, (entry, put) => {
          put.piece(piece);
          return withPiece(entry, piece);
        });
      },
      ({ blob }) => ANSWER_MILLISECONDS + (MILLISECONDS_PER_MEGABYTE * blob.size) / 1e6,
    ),
    change: guarded((id, change) => changeEntry([], id, (entry) => ({ ...entry, ...change }))),
    readParts: guarded(readAll),
    open: guarded(async (id) => {
      const entry = openable(await get(id), id);
      const reader = readParts(id);
      await readAll(id, reader);
      return sessionOf(entry, reader.told(), await database.getAll('media', of(id)));
    }),
    erase: guarded(async (id) => {
      const work = database.transaction(['sessions', 'parts', 'media'], 'readwrite');
      void work.objectStore('sessions').delete(id).catch(aborted);
      void work.objectStore('parts').delete(of(id)).catch(aborted);
      void work.objectStore('media').delete(of(id)).catch(aborted);
      await work.done;
    }),
    close: () => database.close(),
  };
}

/** A request that fails takes its transaction with it, and that is what the caller waits for. */
function aborted(): void {}
