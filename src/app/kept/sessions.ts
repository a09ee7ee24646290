import { createStore, type StoreApi } from 'zustand/vanilla';
import { within } from '../../session/stored/bounded.ts';
import { openMemoryDatabase } from '../../session/stored/memory-database.ts';
import { recoverSessions } from '../../session/stored/recover.ts';
import { saveSession } from '../../session/stored/save-session.ts';
import { openSessionDatabase, type SessionDatabase } from '../../session/stored/session-database.ts';
import { SessionError, storageError, storageProblem } from '../../session/stored/session-error.ts';
import { freshSessionId } from '../../session/stored/session-id.ts';
import { holdSession } from '../../session/stored/session-lock.ts';
import { roomLeft, type StorageRoom, storageRoom } from '../../session/stored/storage-room.ts';
import type { SessionSummary, StoredSession } from '../../session/stored/stored-session.ts';
import type { Problem } from '../problem.ts';

export interface SessionsState {
  /** Newest first; null before they are read. */
  list: readonly SessionSummary[] | null;
  /** Deleted a moment ago: they can be brought back. */
  removed: readonly SessionSummary[];
  /** Null where the browser does not tell, and before it was asked. */
  storage: StorageRoom | null;
  /** A file is being read or made. */
  busy: 'importing' | 'exporting' | null;
  /** What went wrong with the last thing that was asked for. */
  problem: Problem | null;
}

/** The sessions kept in this browser. */
export interface SessionStore {
  state: StoreApi<SessionsState>;
  /** Reads the list and the room there is; the first call puts in order what a tab that is gone left. */
  refresh(): Promise<void>;
  /**
   * Keeps a session. One that cannot be kept is held until the page closes: it is listed, opened and exported as others are.
   * @throws SessionError why it is not kept
   */
  save(session: StoredSession): Promise<void>;
  /** Tries once more to keep one that is only held. */
  keep(id: string): Promise<void>;
  /** @throws SessionError */
  open(id: string): Promise<StoredSession>;
  /** A blank title changes nothing. */
  rename(id: string, title: string): Promise<void>;
  /** Takes a session off the list. It can be brought back for a while. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Erases a session at once: another one stands in its place. */
  discard(id: string): Promise<void>;
  /**
   * Keeps the session of a file, one that is kept already once more; its id, or null when the file cannot be read. One that
   * cannot be kept is held, and the problem says why.
   */
  importFile(file: Blob): Promise<string | null>;
  /** A session as one file; null when there was a problem. */
  exportFile(id: string, withMedia: boolean): Promise<Blob | null>;
  /** Makes something else of a session; null when there was a problem, or nothing to make it of. */
  exportOf(id: string, make: (session: StoredSession) => Promise<Blob | null>): Promise<Blob | null>;
  dismissProblem(): void;
}

export interface SessionStoreOptions {
  notify(problem: Problem): void;
  openDatabase?: () => Promise<SessionDatabase>;
}

/** A deleted session can be brought back for so long, and at most until the page is closed. */
const UNDO_MILLISECONDS = 30_000;
/** A storage that answers is open in a moment; one that does not is asked again for a moment only. */
const OPEN_MILLISECONDS = 5000;
const AGAIN_MILLISECONDS = 500;
/** A title is a line, not a text. */
export const LONGEST_TITLE = 200;

/** What else in this app stores sessions has need of. */
export interface SessionStorage {
  /** @throws SessionError */
  database(): Promise<SessionDatabase>;
  /** What holds a session that cannot be kept, from its beginning. */
  hold(id: string, why: Problem): SessionDatabase;
}

export function createSessionStore({
  notify,
  openDatabase = openSessionDatabase,
}: SessionStoreOptions): SessionStore & SessionStorage {
  const state = createStore<SessionsState>(() => ({
    list: null,
    removed: [],
    storage: null,
    busy: null,
    problem: null,
  }));
  let opening: { database: Promise<SessionDatabase>; since: number } | null = null;
  /** What is not kept, and why. */
  const memory = openMemoryDatabase();
  const reasons = new Map<string, Problem>();

  function open(): Promise<SessionDatabase> {
    const database = openDatabase().then(async (opened) => {
      for (const { title } of await recoverSessions(opened))
        notify({ code: 'recording-recovered', detail: title });
      return opened;
    });
    database.catch(() => {
      opening = null;
    });
    return database;
  }

  /** Opened when it is first needed, and asked for again when it could not be had. */
  function database(): Promise<SessionDatabase> {
    opening ??= { database: open(), since: performance.now() };
    const left = OPEN_MILLISECONDS - (performance.now() - opening.since);
    return within(opening.database, Math.max(AGAIN_MILLISECONDS, left));
  }

  /** Where a session is. */
  const databaseOf = async (id: string) => ((await memory.get(id)) ? memory : database());

  const openStored = async (id: string) => (await databaseOf(id)).open(id);

  function hold(id: string, why: Problem): SessionDatabase {
    reasons.set(id, why);
    return memory;
  }

  async function refresh(): Promise<void> {
    const listHeld = async () =>
      (await memory.list()).map((entry) => {
        const notKept = reasons.get(entry.id);
        return notKept ? { ...entry, notKept } : entry;
      });
    const isListed = (entry: { state: string }) => entry.state === 'kept';
    try {
      const entries = await (await database()).list();
      // An answer that came too late is one all the same.
      for (const { id, state: now } of entries) {
        if (now === 'kept' && reasons.delete(id)) await memory.erase(id);
      }
      const all = [...(await listHeld()), ...entries];
      const there = new Set(all.map(({ id }) => id));
      const removed = state.getState().removed.filter(({ id }) => there.has(id));
      state.setState({ list: all.filter(isListed), removed, storage: await storageRoom() });
    } catch (error) {
      const held = (await listHeld()).filter(isListed);
      const stored = (state.getState().list ?? []).filter(({ notKept }) => !notKept);
      state.setState({ list: [...held, ...stored], problem: storageProblem(error) });
    }
  }

  /** Does something with a session and brings the list up to it; what goes wrong is shown. */
  async function attempt(id: string, work: (opened: SessionDatabase) => Promise<unknown>): Promise<void> {
    try {
      await work(await databaseOf(id));
    } catch (error) {
      state.setState({ problem: storageProblem(error) });
    }
    await refresh();
  }

  /** One file at a time; what goes wrong is shown. */
  async function withFile<Made>(
    busy: SessionsState['busy'],
    work: () => Promise<Made>,
  ): Promise<Made | null> {
    state.setState({ busy, problem: null });
    try {
      return await work();
    } catch (error) {
      state.setState({ problem: storageProblem(error) });
      return null;
    } finally {
      state.setState({ busy: null });
    }
  }

  async function store(session: StoredSession): Promise<void> {
    const opened = await database();
    const needed = session.media.reduce((sum, { blob }) => sum + blob.size, 0);
    if (needed > roomLeft(await storageRoom())) throw new SessionError('storage-full', session.title);
    const free = await holdSession(session.id);
    try {
      await saveSession(opened, session);
    } finally {
      free();
    }
  }

  async function save(session: StoredSession): Promise<void> {
    const { id } = session;
    try {
      await store(session);
      await memory.erase(id);
    } catch (cause) {
      const error = storageError(cause);
      const held = await memory.get(id);
      hold(id, storageProblem(error));
      if (!held) await saveSession(memory, session);
      throw error;
    } finally {
      await refresh();
    }
  }

  async function purge(id: string): Promise<void> {
    if (!state.getState().removed.some((session) => session.id === id)) return;
    state.setState(({ removed }) => ({ removed: removed.filter((session) => session.id !== id) }));
    await attempt(id, (opened) => opened.erase(id));
  }

  /** An id of its own for a session that is here already; where nobody knows, for any. */
  async function freeId(id: string): Promise<string> {
    const taken = await databaseOf(id)
      .then((opened) => opened.get(id))
      .catch(() => true);
    return taken ? freshSessionId() : id;
  }

  return {
    state,
    database,
    hold,
    refresh,
    save,
    keep: (id) => attempt(id, async () => save(await memory.open(id))),
    importFile: (file) =>
      withFile('importing', async () => {
        const { readSessionFile } = await import('../../session/stored/read-session-file.ts');
        const session = await readSessionFile(file);
        const id = await freeId(session.id);
        try {
          await save({ ...session, id, recording: { ...session.recording, id } });
        } catch (error) {
          state.setState({ problem: storageProblem(error) });
        }
        return id;
      }),
    exportFile: (id, withMedia) =>
      withFile('exporting', async () => {
        const { writeSessionFile } = await import('../../session/stored/write-session-file.ts');
        const session = await openStored(id);
        return writeSessionFile(withMedia ? session : { ...session, media: [] });
      }),
    open: openStored,
    rename: (id, title) =>
      attempt(id, async (opened) => {
        const line = title.trim().slice(0, LONGEST_TITLE);
        if (line !== '') await opened.change(id, { title: line });
      }),
    async remove(id) {
      await attempt(id, async (opened) => {
        const entry = await opened.change(id, { state: 'removed' });
        state.setState(({ removed }) => ({ removed: [...removed, entry] }));
        setTimeout(() => void purge(id), UNDO_MILLISECONDS);
      });
    },
    restore: (id) =>
      attempt(id, async (opened) => {
        await opened.change(id, { state: 'kept' });
        state.setState(({ removed }) => ({ removed: removed.filter((session) => session.id !== id) }));
      }),
    discard: (id) => attempt(id, (opened) => opened.erase(id)),
    exportOf: (id, make) =>
      withFile('exporting', async () => {
        const blob = await make(await openStored(id));
        if (!blob) throw new SessionError('session-nothing-said', '');
        return blob;
      }),
    dismissProblem: () => state.setState({ problem: null }),
  };
}
