import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaOverview } from '../../capture/media-file/open-media-file.ts';
import { problemOf } from '../../engine/engine-error.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { openMedia } from '../../engine/workers/media/media.ts';
import type { SpokenLanguage } from '../../engine/workers/speech/api.ts';
import { createTurns } from '../../session/newest-turn.ts';
import { SessionError, storageProblem } from '../../session/stored/session-error.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import { TranscriptError } from '../../session/subtitles/transcript-error.ts';
import type { TranscriptNote } from '../../session/subtitles/transcript-note.ts';
import { isSubtitles, writeSubtitles } from '../../session/subtitles/write-subtitles.ts';
import type { LiveActions, LiveState, PartState } from '../live-state.ts';
import type { Problem } from '../problem.ts';
import type { BroughtMedia } from './sort-files.ts';

/** A media file a person brought, before and while it is looked at. */
export interface MediaFileState {
  /** Name of the file being opened. */
  opening: string | null;
  file: { file: File; overview: MediaOverview } | null;
  /** As written: plain words, SubRip or WebVTT. */
  transcript: string;
  /** Said of the file the transcript came from. */
  transcriptNotes: readonly Problem[];
  /** `doing`: first its words are written down, where it has none and the page has a recogniser; then it is looked at. */
  progress: { doing: 'words' | 'session'; share: number; secondsLeft: number | null } | null;
  /** The face model on its way; null when no pictures are looked at. */
  faceModel: PartState | null;
  /** Said of the file, or of the session it became, without it being a failure. */
  notes: readonly Problem[];
  problem: Problem | null;
  /** The session the last file became. */
  made: StoredSession | null;
  /** Whether it is kept; one that is not is held until the page closes. */
  kept: boolean;
}

export interface MediaFileStore {
  state: StoreApi<MediaFileState>;
  /** Takes a video or audio file, a transcript, or both; nothing while a file is being looked at. */
  load(brought: BroughtMedia): Promise<void>;
  write(transcript: string): void;
  /** Adds what was said between two moments of the file to the transcript. */
  addLine(line: Cue): void;
  /** Writes down what is said in the file, in place of the transcript there is; with the page's own recogniser. */
  writeDown(language: SpokenLanguage): Promise<void>;
  /** Makes a session of the file and keeps it; of one without a transcript the words are written down first, where that can be. */
  start(): Promise<void>;
  /** Ends what is under way; the file stays. */
  cancel(): void;
  /** Lets go of the file. */
  clear(): void;
}

export interface MediaFilesOptions {
  live: StoreApi<LiveState>;
  actions: Pick<LiveActions, 'pauseSample' | 'resumeSample'>;
  engine: Pick<Engine, 'inference' | 'text' | 'acoustic' | 'speech' | 'openFaceTracker'>;
  /** @throws SessionError */
  save(session: StoredSession): Promise<void>;
  open?: typeof openMedia;
}

const NOTHING: MediaFileState = {
  opening: null,
  file: null,
  transcript: '',
  transcriptNotes: [],
  progress: null,
  faceModel: null,
  notes: [],
  problem: null,
  made: null,
  kept: true,
};
/** Before, the time left is a guess. */
const KNOWN_SHARE = 0.03;
const PROGRESS_MILLISECONDS = 250;
const LARGEST_TRANSCRIPT_BYTES = 4_000_000;

export function createMediaFileStore(options: MediaFilesOptions): MediaFileStore {
  const { live, actions, engine, save, open = openMedia } = options;
  const state = createStore<MediaFileState>(() => NOTHING);
  let cancelling: AbortController | null = null;
  const begin = createTurns();

  async function readText(file: File): Promise<void> {
    if (file.size > LARGEST_TRANSCRIPT_BYTES) {
      state.setState({ problem: { code: 'transcript-large', detail: file.name } });
      return;
    }
    try {
      const { openTranscript } = await import('../../session/subtitles/transcript-file.ts');
      const { text, notes } = await openTranscript(new Uint8Array(await file.arrayBuffer()), file.name);
      state.setState({ transcript: text, transcriptNotes: notes });
    } catch (error) {
      if (!(error instanceof TranscriptError)) throw error;
      state.setState({ problem: { code: error.code, detail: error.detail } });
    }
  }

  async function openFile(file: File): Promise<void> {
    const { transcript, transcriptNotes } = state.getState();
    state.setState({ ...NOTHING, transcript, transcriptNotes, opening: file.name });
    const isNewest = begin();
    const outcome = await open(file);
    if (outcome.ok) outcome.value.close();
    if (!isNewest()) return;
    if (!outcome.ok) {
      state.setState({ opening: null, problem: outcome.problem });
      return;
    }
    const { overview } = outcome.value;
    state.setState({ opening: null, file: { file, overview }, notes: overview.leftOut });
  }

  function note(said: Problem): void {
    state.setState(({ notes }) => ({ notes: [...notes, said] }));
  }

  /** Nobody looks at the sample session meanwhile, and it takes time from the file. */
  function stopSample(): () => void {
    const { source } = live.getState();
    if (source.kind !== 'sample' || !source.playing) return () => undefined;
    actions.pauseSample();
    return actions.resumeSample;
  }

  /** Why a session is not kept; null when it is. */
  async function tryToKeep(session: StoredSession): Promise<Problem | null> {
    try {
      await save(session);
      return null;
    } catch (error) {
      return storageProblem(error);
    }
  }

  /** With the file, or without where there is no room for it; the session is there in any case. */
  async function keep(session: StoredSession): Promise<void> {
    const why = await tryToKeep(session);
    const small = why?.code === 'storage-full' && (await tryToKeep({ ...session, media: [] })) === null;
    if (small) note({ code: 'kept-without-media', detail: session.fileName ?? session.title });
    else if (why) note(why);
    state.setState({ made: session, kept: !why || small });
  }

  /** One thing at a time is done with the file, and can be cancelled. */
  async function run(
    work: (file: NonNullable<MediaFileState['file']>, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { file } = state.getState();
    if (!file || cancelling) return;
    const controller = new AbortController();
    cancelling = controller;
    const resume = stopSample();
    try {
      await work(file, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) state.setState({ problem: problemSaid(error) });
    } finally {
      resume();
      cancelling = null;
      state.setState({ progress: null });
    }
  }

  async function writeDown(
    { file }: NonNullable<MediaFileState['file']>,
    language: SpokenLanguage,
    signal: AbortSignal,
  ): Promise<void> {
    const begun = performance.now();
    state.setState({ problem: null, made: null, progress: { doing: 'words', share: 0, secondsLeft: null } });
    const { mediaWords } = await import('./media-words.ts');
    const cues = await mediaWords({
      file,
      live,
      engine,
      open,
      language,
      signal,
      onCues: (now) => state.setState({ transcript: writeSubtitles(now), transcriptNotes: [] }),
      onProgress: seldom((share) => state.setState({ progress: progressOf('words', share, begun) })),
    });
    if (cues.length === 0) note({ code: 'media-no-words', detail: file.name });
  }

  return {
    state,
    async load({ file, transcript }) {
      if (cancelling) return;
      state.setState({ problem: null });
      if (transcript) await readText(transcript);
      if (file) await openFile(file);
    },
    write: (transcript) => state.setState({ transcript, transcriptNotes: [], problem: null }),
    addLine(line) {
      const { transcript } = state.getState();
      state.setState({ transcript: withLine(transcript.trimEnd(), line), problem: null });
    },
    writeDown: (language) => run((file, signal) => writeDown(file, language, signal)),
    start: () =>
      run(async (file, signal) => {
        const wordless = state.getState().transcript.trim() === '';
        if (wordless && file.overview.sound && live.getState().speechModel)
          await writeDown(file, 'detect', signal);
        const { transcript } = state.getState();
        const [{ readTranscript }, { runMedia }] = await Promise.all([
          import('../../session/subtitles/read-transcript.ts'),
          import('./media-run.ts'),
        ]);
        const { cues, notes } = readTranscript(transcript, file.overview.durationSeconds);
        state.setState({
          problem: null,
          made: null,
          kept: true,
          notes: [...file.overview.leftOut, ...mended(notes)],
          progress: { doing: 'session', share: 0, secondsLeft: null },
        });
        const begun = performance.now();
        const made = await runMedia({
          file: file.file,
          cues,
          live,
          engine,
          open,
          signal,
          onProgress: seldom((share) => state.setState({ progress: progressOf('session', share, begun) })),
          onFaceModel: (faceModel) => state.setState({ faceModel }),
          onNote: note,
        });
        const { notes: said } = state.getState();
        await keep(said.length > 0 ? { ...made, notes: said } : made);
      }),
    cancel() {
      cancelling?.abort(new DOMException('Cancelled.', 'AbortError'));
    },
    clear() {
      cancelling?.abort(new DOMException('Cancelled.', 'AbortError'));
      begin();
      state.setState(NOTHING);
    },
  };
}

/** Words that were written without times stay so, and the line's with them. */
function withLine(transcript: string, line: Cue): string {
  if (transcript === '') return writeSubtitles([line]);
  if (!isSubtitles(transcript)) return `${transcript}\n${line.text}\n`;
  const number = transcript.match(/-->/g)?.length ?? 0;
  return `${transcript}\n\n${writeSubtitles([line], number + 1)}`;
}

function problemSaid(error: unknown): Problem {
  if (error instanceof TranscriptError || error instanceof SessionError) {
    return { code: error.code, detail: error.detail };
  }
  return problemOf(error);
}

/** The spots of a transcript that were mended or left out, as one thing to say. */
function mended(notes: readonly TranscriptNote[]): Problem[] {
  if (notes.length === 0) return [];
  const spots = notes.flatMap(({ examples }) => examples.map((example) => `“${example}”`));
  return [{ code: 'transcript-mended', detail: spots.join(', ') }];
}

/** @param begun `performance.now()` at the beginning of the work */
function progressOf(doing: 'words' | 'session', share: number, begun: number): MediaFileState['progress'] {
  const elapsed = (performance.now() - begun) / 1000;
  return { doing, share, secondsLeft: share < KNOWN_SHARE ? null : (elapsed * (1 - share)) / share };
}

/** Progress is told at the rate a person reads it, not at that of pictures. */
function seldom(tell: (share: number) => void): (share: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (share) => {
    const now = performance.now();
    if (now - told < PROGRESS_MILLISECONDS) return;
    told = now;
    tell(share);
  };
}
