import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TakeKind } from '../../capture/media-take.ts';
import type { Session } from '../../session/fold/session.ts';
import { type RunningRecording, recordSession } from '../../session/stored/record-session.ts';
import type { SessionDatabase } from '../../session/stored/session-database.ts';
import { storageProblem } from '../../session/stored/session-error.ts';
import { freshSessionId } from '../../session/stored/session-id.ts';
import type { Problem } from '../problem.ts';

export interface RecorderState {
  status: 'off' | 'starting' | 'on' | 'finishing';
  /** The session being recorded, or the last one that was; null before the first. */
  id: string | null;
  /** Whether sound and picture are kept as well; not unless somebody asks. */
  keep: Readonly<Record<TakeKind, boolean>>;
  /** Why it did not begin, or is not kept. */
  problem: Problem | null;
  /** Whether `id` is stored as it goes; in this page's memory alone otherwise. */
  kept: boolean;
}

/** Records the live session into this browser's storage as it goes, or into memory where there is none. */
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
  /** What holds a recording that cannot be kept. */
  hold(id: string, why: Problem): SessionDatabase;
  /** A session that has only just begun. */
  beginSession(): Session;
  notify(problem: Problem): void;
  /** Something was recorded: the list is another. */
  onKept(): void;
}

export function createSessionRecorder(options: SessionRecorderOptions): SessionRecorder & {
  setStream(kind: TakeKind, stream: MediaStream | null): void;
} {
  const { database, hold, beginSession, notify, onKept } = options;
  const state = createStore<RecorderState>(() => ({
    status: 'off',
    id: null,
    keep: { audio: false, video: false },
    problem: null,
    kept: true,
  }));
  const streams = new Map<TakeKind, MediaStream | null>();
  let running: RunningRecording | null = null;

  /** @throws SessionError when it cannot be stored */
  async function record(id: string, title: string, into: SessionDatabase, kept: boolean): Promise<void> {
    running = await recordSession({
      database: into,
      bounded: kept,
      session: beginSession(),
      id,
      title,
      createdAt: new Date().toISOString(),
      media: state.getState().keep,
      onProblem(code, detail) {
        notify({ code, detail });
        if (code === 'recording-not-kept') state.setState({ kept: false });
      },
      onEnd() {
        running = null;
        state.setState({ status: 'off' });
        onKept();
      },
    });
    for (const [kind, stream] of streams) running.setStream(kind, stream);
    state.setState({ status: 'on', id, kept });
  }

  async function start(title: string): Promise<void> {
    if (state.getState().status !== 'off') return;
    state.setState({ status: 'starting', problem: null });
    const id = freshSessionId();
    // The browser may clear what it did not promise to keep; where it asks, the answer is the person's.
    void globalThis.navigator?.storage?.persist?.().catch(() => undefined);
    try {
      await record(id, title, await database(), true);
    } catch (error) {
      const problem = storageProblem(error);
      state.setState({ problem });
      await record(id, title, hold(id, problem), false).catch(() => state.setState({ status: 'off' }));
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
