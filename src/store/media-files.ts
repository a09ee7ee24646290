import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaOverview } from '../capture/media-file/open-media-file.ts';
import type { Engine } from '../engine/engine.ts';
import { problemOf } from '../engine/engine-error.ts';
import { openMedia } from '../engine/media.ts';
import type { WorkerState } from '../engine/supervised-worker.ts';
import { recordMedia } from '../session/media/record-media.ts';
import { SessionError } from '../session/stored/session-error.ts';
import { freshSessionId } from '../session/stored/session-id.ts';
import type { StoredSession } from '../session/stored/stored-session.ts';
import { readTranscript } from '../session/subtitles/read-transcript.ts';
import type { Cue } from '../session/subtitles/subtitles.ts';
import { isSubtitles, writeSubtitles } from '../session/subtitles/subtitles.ts';
import { TranscriptError } from '../session/subtitles/transcript-error.ts';
import type { LiveActions, LiveState, PartState, Problem } from './live-state.ts';
import { answerOf } from './part-answer.ts';
import { partState } from './part-state.ts';
import { sortMedia } from './sort-media.ts';
import { when } from './when.ts';

/** A media file a person brought, before and while it is looked at. */
export interface MediaFileState {
  /** Name of the file being opened. */
  opening: string | null;
  file: { file: File; overview: MediaOverview } | null;
  /** As written: plain words, SubRip or WebVTT. */
  transcript: string;
  progress: { share: number; secondsLeft: number | null } | null;
  /** The face model on its way; null when no pictures are looked at. */
  faceModel: PartState | null;
  /** Said of the file, or of the session it became, without it being a failure. */
  notes: readonly Problem[];
  problem: Problem | null;
  /** The session the last file became. */
  made: StoredSession | null;
}

export interface MediaFileStore {
  state: StoreApi<MediaFileState>;
  /** Takes a video or audio file, a transcript, or both. */
  bring(files: readonly File[]): Promise<void>;
  write(transcript: string): void;
  /** Adds what was said between two moments of the file to the transcript. */
  addLine(line: Cue): void;
  /** Makes a session of the file and keeps it. */
  start(): Promise<void>;
  /** Ends what is under way; the file stays. */
  cancel(): void;
  /** Lets go of the file. */
  clear(): void;
}

export interface MediaFilesOptions {
  live: StoreApi<LiveState>;
  actions: Pick<LiveActions, 'pauseSample' | 'resumeSample'>;
  engine: Pick<Engine, 'inference' | 'text' | 'acoustic' | 'openFaceTracker'>;
  /** @throws SessionError */
  save(session: StoredSession): Promise<void>;
  open?: typeof openMedia;
}

const NOTHING: MediaFileState = {
  opening: null,
  file: null,
  transcript: '',
  progress: null,
  faceModel: null,
  notes: [],
  problem: null,
  made: null,
};
/** Before, the time left is a guess. */
const KNOWN_SHARE = 0.03;
const LARGEST_TRANSCRIPT_BYTES = 4_000_000;

export function createMediaFileStore(options: MediaFilesOptions): MediaFileStore {
  const { live, save, open = openMedia } = options;
  const state = createStore<MediaFileState>(() => NOTHING);
  let cancelling: AbortController | null = null;
  let brought = 0;

  async function readText(file: File): Promise<void> {
    if (file.size > LARGEST_TRANSCRIPT_BYTES) {
      state.setState({ problem: { code: 'transcript-large', detail: file.name } });
      return;
    }
    state.setState({ transcript: await file.text() });
  }

  async function openFile(file: File): Promise<void> {
    const { transcript } = state.getState();
    state.setState({ ...NOTHING, transcript, opening: file.name });
    brought += 1;
    const mine = brought;
    const outcome = await open(file);
    if (outcome.ok) outcome.value.close();
    if (mine !== brought) return;
    if (!outcome.ok) {
      state.setState({ opening: null, problem: outcome.problem });
      return;
    }
    const { overview } = outcome.value;
    state.setState({ opening: null, file: { file, overview }, notes: overview.leftOut });
  }

  async function process(file: File, cues: readonly Cue[], signal: AbortSignal): Promise<void> {
    const outcome = await open(file);
    if (!outcome.ok) {
      state.setState({ problem: outcome.problem });
      return;
    }
    const media = outcome.value;
    signal.addEventListener('abort', media.close);
    const tracker = media.overview.picture ? startTracker() : null;
    const resume = stopSample();
    const begun = performance.now();
    try {
      const faces = tracker !== null && (await abortable(tracker.ready(), signal));
      const made = await recordMedia({
        id: freshSessionId(),
        media,
        cues,
        faces,
        signal,
        features: features(tracker, signal),
        onProgress: (share) => state.setState({ progress: progressOf(share, begun) }),
      });
      await keep({
        id: made.recording.id,
        title: file.name.replace(/\.[^.]{1,5}$/, '') || file.name,
        createdAt: new Date().toISOString(),
        source: 'media',
        fileName: file.name,
        ...made,
        media: [{ kind: media.overview.picture ? 'video' : 'audio', startSeconds: 0, blob: file }],
      });
    } finally {
      media.close();
      tracker?.stop();
      resume();
    }
  }

  function features(tracker: Tracker | null, signal: AbortSignal) {
    const { acoustic, text, inference } = options.engine;
    const asked = <Answer>(part: 'voice' | 'text' | 'network', ask: () => Promise<Answer | null>) =>
      abortable(answerOf(live, part, ask), signal);
    const { extractParts } = acoustic;
    return {
      async extractParts(...parts: Parameters<typeof extractParts>) {
        await abortable(
          when(live, (now) => now.parts.voice.status === 'ready'),
          signal,
        );
        return extractParts(...parts);
      },
      async detect(picture: ImageBitmap, seconds: number) {
        if (!tracker) return null;
        await abortable(tracker.ready(), signal);
        return tracker.detect(picture, seconds);
      },
      encode: (texts: readonly string[]) => asked('text', () => text.encodeEach(texts)),
      predict: (tracks: Parameters<typeof inference.predict>[0]) =>
        asked('network', () => inference.predictInTurn(tracks)),
    };
  }

  type Tracker = ReturnType<typeof startTracker>;

  function startTracker() {
    const { detect, start, stop } = options.engine.openFaceTracker((now: WorkerState<null>) => {
      state.setState({ faceModel: partState(now) });
    });
    start();
    return {
      detect,
      stop() {
        stop();
        state.setState({ faceModel: null });
      },
      /** Whether it came; false when it cannot be had, which is noted. */
      async ready(): Promise<boolean> {
        const settled = ({ faceModel }: MediaFileState) =>
          faceModel?.status === 'ready' || faceModel?.status === 'failed';
        await when(state, settled);
        const { faceModel, notes } = state.getState();
        if (faceModel?.status !== 'failed') return true;
        if (!notes.some(({ code }) => code === 'media-without-face')) {
          const detail = faceModel.problem.detail ?? faceModel.problem.code;
          state.setState({ notes: [...notes, { code: 'media-without-face', detail }] });
        }
        return false;
      },
    };
  }

  /** Nobody looks at the sample session meanwhile, and it takes time from the file. */
  function stopSample(): () => void {
    const { source } = live.getState();
    if (source.kind !== 'sample' || !source.playing) return () => undefined;
    options.actions.pauseSample();
    return options.actions.resumeSample;
  }

  /** With the file, or without where there is no room for it; the session is there in any case. */
  async function keep(session: StoredSession): Promise<void> {
    state.setState({ made: session });
    try {
      await save(session);
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      const { notes } = state.getState();
      state.setState({ notes: [...notes, { code: error.code, detail: error.detail }] });
      if (error.code !== 'storage-full') return;
      await save({ ...session, media: [] });
    }
  }

  return {
    state,
    async bring(files) {
      const sorted = sortMedia(files);
      if ('problem' in sorted) {
        state.setState({ problem: sorted.problem });
        return;
      }
      state.setState({ problem: null });
      if (sorted.transcript) await readText(sorted.transcript);
      if (sorted.media) await openFile(sorted.media);
    },
    write: (transcript) => state.setState({ transcript, problem: null }),
    addLine(line) {
      const { transcript } = state.getState();
      const number = transcript.match(/-->/g)?.length ?? 0;
      const written = writeSubtitles([line], number + 1);
      const before = isSubtitles(transcript) ? `${transcript.trimEnd()}\n\n` : '';
      state.setState({ transcript: before + written, problem: null });
    },
    async start() {
      const { file, transcript } = state.getState();
      if (!file || cancelling) return;
      const controller = new AbortController();
      cancelling = controller;
      try {
        const { cues } = readTranscript(transcript, file.overview.durationSeconds);
        state.setState({
          problem: null,
          made: null,
          notes: file.overview.leftOut,
          progress: { share: 0, secondsLeft: null },
        });
        await process(file.file, cues, controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) state.setState({ problem: problemSaid(error) });
      } finally {
        cancelling = null;
        state.setState({ progress: null });
      }
    },
    cancel() {
      cancelling?.abort(new DOMException('Cancelled.', 'AbortError'));
    },
    clear() {
      cancelling?.abort(new DOMException('Cancelled.', 'AbortError'));
      brought += 1;
      state.setState(NOTHING);
    },
  };
}

function problemSaid(error: unknown): Problem {
  if (error instanceof TranscriptError || error instanceof SessionError) {
    return { code: error.code, detail: error.detail };
  }
  return problemOf(error);
}

/** @param begun `performance.now()` at the beginning of the work */
function progressOf(share: number, begun: number): MediaFileState['progress'] {
  const elapsed = (performance.now() - begun) / 1000;
  return { share, secondsLeft: share < KNOWN_SHARE ? null : (elapsed * (1 - share)) / share };
}

/** The answer, or the signal's reason as soon as it is aborted: whoever answers may wait for a model that never comes. */
function abortable<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
