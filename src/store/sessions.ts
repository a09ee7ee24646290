import { createStore, type StoreApi } from 'zustand/vanilla';
import { recoverSessions } from '../session/stored/recover.ts';
import { saveSession } from '../session/stored/save-session.ts';
import { openSessionDatabase, type SessionDatabase } from '../session/stored/session-database.ts';
import { SessionError, storageError } from '../session/stored/session-error.ts';
import { freshSessionId } from '../session/stored/session-id.ts';
import { holdSession } from '../session/stored/session-lock.ts';
import { roomLeft, type StorageRoom, storageRoom } from '../session/stored/storage-room.ts';
import type { SessionSummary, StoredSession } from '../session/stored/stored-session.ts';
import type { Problem } from './live-state.ts';

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
  /** @throws SessionError */
  save(session: StoredSession): Promise<void>;
  /** @throws SessionError */
  open(id: string): Promise<StoredSession>;
  /** A blank title changes nothing. */
  rename(id: string, title: string): Promise<void>;
  /** Takes a session off the list. It can be brought back for a while. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Keeps the session of a file, one that is kept already once more; its id, or null when there was a problem. */
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
/** A title is a line, not a text. */
export const LONGEST_TITLE = 200;

export function createSessionStore({
  notify,
  openDatabase = openSessionDatabase,
}: SessionStoreOptions): SessionStore & { database(): Promise<SessionDatabase> } {
  const state = createStore<SessionsState>(() => ({
    list: null,
    removed: [],
    storage: null,
    busy: null,
    problem: null,
  }));
  let opening: Promise<SessionDatabase> | null = null;

  /** Opened when it is first needed, and asked for again when it could not be had. */
  function database(): Promise<SessionDatabase> {
    opening ??= openDatabase().then(async (opened) => {
      for (const { title } of await recoverSessions(opened))
        notify({ code: 'recording-recovered', detail: title });
      return opened;
    });
    opening.catch(() => {
      opening = null;
    });
    return opening;
  }

  async function refresh(): Promise<void> {
    try {
      const entries = await (await database()).list();
      const list = entries.filter((entry) => entry.state === 'kept');
      const there = new Set(entries.map(({ id }) => id));
      const removed = state.getState().removed.filter(({ id }) => there.has(id));
      state.setState({ list, removed, storage: await storageRoom() });
    } catch (error) {
      state.setState({ list: state.getState().list ?? [], problem: problemOf(error) });
    }
  }

  /** Does something and brings the list up to it; what goes wrong is shown. */
  async function attempt(work: (opened: SessionDatabase) => Promise<unknown>): Promise<void> {
    try {
      await work(await database());
    } catch (error) {
      state.setState({ problem: problemOf(error) });
    }
    await refresh();
  }

  /** One file at a time; what goes wrong is shown. */
  async function withFile<Made>(
    busy: SessionsState['busy'],
    work: (opened: SessionDatabase) => Promise<Made>,
  ): Promise<Made | null> {
    state.setState({ busy, problem: null });
    try {
      return await work(await database());
    } catch (error) {
      state.setState({ problem: problemOf(error) });
      return null;
    } finally {
      state.setState({ busy: null });
    }
  }

  async function save(session: StoredSession): Promise<void> {
    const opened = await database();
    const needed = session.media.reduce((sum, { blob }) => sum + blob.size, 0);
    if (needed > roomLeft(await storageRoom())) throw new SessionError('storage-full', session.title);
    const free = await holdSession(session.id);
    try {
      await saveSession(opened, session);
    } finally {
      free();
    }
    await refresh();
  }

  async function purge(id: string): Promise<void> {
    if (!state.getState().removed.some((session) => session.id === id)) return;
    state.setState(({ removed }) => ({ removed: removed.filter((session) => session.id !== id) }));
    await attempt((opened) => opened.erase(id));
  }

  return {
    state,
    database,
    refresh,
    save,
    importFile: (file) =>
      withFile('importing', async (opened) => {
        const { readSessionFile } = await import('../session/stored/read-session-file.ts');
        const session = await readSessionFile(file);
        const id = (await opened.get(session.id)) ? freshSessionId() : session.id;
        await save({ ...session, id, recording: { ...session.recording, id } });
        return id;
      }),
    exportFile: (id, withMedia) =>
      withFile('exporting', async (opened) => {
        const { writeSessionFile } = await import('../session/stored/write-session-file.ts');
        const session = await opened.open(id);
        return writeSessionFile(withMedia ? session : { ...session, media: [] });
      }),
    async open(id) {
      return (await database()).open(id);
    },
    rename: (id, title) =>
      attempt(async (opened) => {
        const line = title.trim().slice(0, LONGEST_TITLE);
        if (line !== '') await opened.change(id, { title: line });
      }),
    async remove(id) {
      await attempt(async (opened) => {
        const entry = await opened.change(id, { state: 'removed' });
        state.setState(({ removed }) => ({ removed: [...removed, entry] }));
        setTimeout(() => void purge(id), UNDO_MILLISECONDS);
      });
    },
    restore: (id) =>
      attempt(async (opened) => {
        await opened.change(id, { state: 'kept' });
        state.setState(({ removed }) => ({ removed: removed.filter((session) => session.id !== id) }));
      }),
    exportOf: (id, make) =>
      withFile('exporting', async (opened) => {
        const blob = await make(await opened.open(id));
        if (!blob) throw new SessionError('session-nothing-said', '');
        return blob;
      }),
    dismissProblem: () => state.setState({ problem: null }),
  };
}

function problemOf(error: unknown): Problem {
  const { code, detail } = storageError(error);
  return { code, detail };
}
