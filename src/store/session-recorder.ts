import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TakeKind } from '../capture/media-take.ts';
import type { Session } from '../session/session.ts';
import { type RunningRecording, recordSession } from '../session/stored/record-session.ts';
import type { SessionDatabase } from '../session/stored/session-database.ts';
import { storageError } from '../session/stored/session-error.ts';
import { freshSessionId } from '../session/stored/session-id.ts';
import type { Problem } from './live-state.ts';

export interface RecorderState {
  status: 'off' | 'starting' | 'on' | 'finishing';
  /** The session being recorded, or the last one that was; null before the first. */
  id: string | null;
  /** Whether sound and picture are kept as well; not unless somebody asks. */
  keep: Readonly<Record<TakeKind, boolean>>;
  /** Why it did not begin. */
  problem: Problem | null;
}

/** Records the live session into this browser's storage as it goes. */
export interface SessionRecorder {
  state: StoreApi<RecorderState>;
  /** Counts for the next recording. */
  setKeep(kind: TakeKind, on: boolean): void;
  /** Begins a new session with the devices as they are, and records it from its first moment. */
  start(title: string): Promise<void>;
  /** Settles when everything is stored. */
  stop(): Promise<void>;
}

export interface SessionRecorderOptions {
  database(): Promise<SessionDatabase>;
  /** A session that has only just begun. */
  beginSession(): Session;
  notify(problem: Problem): void;
  /** Something was recorded: the list is another. */
  onKept(): void;
}

export function createSessionRecorder(options: SessionRecorderOptions): SessionRecorder & {
  setStream(kind: TakeKind, stream: MediaStream | null): void;
} {
  const { database, beginSession, notify, onKept } = options;
  const state = createStore<RecorderState>(() => ({
    status: 'off',
    id: null,
    keep: { audio: false, video: false },
    problem: null,
  }));
  const streams = new Map<TakeKind, MediaStream | null>();
  let running: RunningRecording | null = null;

  async function start(title: string): Promise<void> {
    if (state.getState().status !== 'off') return;
    state.setState({ status: 'starting', problem: null });
    try {
      const opened = await database();
      // The browser may clear what it did not promise to keep; where it asks, the answer is the person's.
      void globalThis.navigator.storage?.persist?.();
      const id = freshSessionId();
      const session = beginSession();
      running = await recordSession({
        database: opened,
        session,
        id,
        title,
        createdAt: new Date().toISOString(),
        media: state.getState().keep,
        onProblem: (code, detail) => notify({ code, detail }),
        onEnd() {
          running = null;
          state.setState({ status: 'off' });
          onKept();
        },
      });
      for (const [kind, stream] of streams) running.setStream(kind, stream);
      state.setState({ status: 'on', id });
    } catch (error) {
      const { code, detail } = storageError(error);
      state.setState({ status: 'off', problem: { code, detail } });
    }
  }

  return {
    state,
    setKeep: (kind, on) => state.setState(({ keep }) => ({ keep: { ...keep, [kind]: on } })),
    start,
    async stop() {
      if (!running) return;
      state.setState({ status: 'finishing' });
      await running.finish();
    },
    setStream(kind, stream) {
      streams.set(kind, stream);
      running?.setStream(kind, stream);
    },
  };
}
