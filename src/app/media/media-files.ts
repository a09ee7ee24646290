import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaOverview } from '../../capture/media-file/open-media-file.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { openMedia } from '../../engine/workers/media/media.ts';
import type { SpokenLanguage } from '../../engine/workers/speech/api.ts';
import { createTurns } from '../../session/newest-turn.ts';
import { storageProblem } from '../../session/stored/session-error.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import { TranscriptError } from '../../session/subtitles/transcript-error.ts';
import type { LiveActions, LiveState, PartState } from '../live-state.ts';
import type { Problem } from '../problem.ts';
import { type MediaProgress, type MediaWork, tellProgress } from './media-progress.ts';
import { mended, problemSaid } from './media-said.ts';
import type { BroughtMedia } from './sort-files.ts';

/** A media file a person brought, before and while it is looked at. */
export interface MediaFileState {
  /** Name of the file being opened. */
  opening: string | null;
  file: { file: File; overview: MediaOverview } | null;
  /** As written: plain words, SubRip or WebVTT; of what a file became, with its words as they were predicted from. */
  transcript: string;
  /** Said of the file the transcript came from. */
  transcriptNotes: readonly Problem[];
  /** First its words are written down, where it has none and the page has a recogniser; then it is looked at. */
  progress: MediaProgress | null;
  /** The face model on its way; null when no pictures are looked at. */
  faceModel: PartState | null;
  /** Said of the file, or of the session it became, without it being a failure. */
  notes: readonly Problem[];
  problem: Problem | null;
  /** The session the last file became, or one whose words are to be corrected. */
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
  addLine(line: Cue): Promise<void>;
  /** Writes down what is said in the file, in place of the transcript there is; with the page's own recogniser. */
  writeDown(language: SpokenLanguage): Promise<void>;
  /** Makes a session of the file and keeps it; of one without a transcript the words are written down first, where that can be. */
  start(): Promise<void>;
  /** Takes a kept session, to correct its words; nothing while a file is being looked at. */
  correct(opening: Promise<StoredSession>): Promise<void>;
  /** Predicts from the session once more, with its words as they are written now, and keeps it in place of what it was. */
  predictAgain(): Promise<void>;
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
  /** Erases a session that another one stands in for. */
  discard(id: string): Promise<void>;
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
const LARGEST_TRANSCRIPT_BYTES = 4_000_000;

export function createMediaFileStore(options: MediaFilesOptions): MediaFileStore {
  const { live, actions, engine, save, discard, open = openMedia } = options;
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
  async function keep(session: StoredSession, before?: StoredSession): Promise<void> {
    const wasKept = state.getState().kept;
    const why = await tryToKeep(session);
    const small = why?.code === 'storage-full' && (await tryToKeep({ ...session, media: [] })) === null;
    if (small) note({ code: 'kept-without-media', detail: session.fileName ?? session.title });
    else if (why) note(why);
    const kept = !why || small;
    const { wordsOf } = await writtenWords();
    state.setState({ made: session, kept, transcript: wordsOf(session.recording), transcriptNotes: [] });
    // What is kept gives way to what is kept too; what was only held, to anything.
    if (before && (kept || !wasKept)) await discard(before.id);
  }

  const progress = (doing: MediaWork) => tellProgress(doing, (now) => state.setState({ progress: now }));

  /** One thing at a time is done with the file, and can be cancelled. */
  async function run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (cancelling) return;
    const controller = new AbortController();
    cancelling = controller;
    const resume = stopSample();
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) state.setState({ problem: problemSaid(error) });
    } finally {
      resume();
      cancelling = null;
      state.setState({ progress: null });
    }
  }

  /** The same, where there is a file. */
  const runFile = async (
    work: (file: NonNullable<MediaFileState['file']>, signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const { file } = state.getState();
    if (file) await run((signal) => work(file, signal));
  };

  /** @returns what there is to say of the words */
  async function writeDown(
    { file }: NonNullable<MediaFileState['file']>,
    language: SpokenLanguage,
    signal: AbortSignal,
  ): Promise<Problem[]> {
    state.setState({ problem: null, made: null });
    const onProgress = progress('words');
    const { mediaWords } = await import('./media-words.ts');
    const { cues, language: heard } = await mediaWords({
      file,
      live,
      engine,
      open,
      language,
      signal,
      onTranscript: (transcript) => state.setState({ transcript, transcriptNotes: [] }),
      onProgress,
    });
    if (cues.length === 0) return [{ code: 'media-no-words', detail: file.name }];
    return heard === 'en' ? [] : [{ code: 'media-foreign', detail: heard }];
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
    async addLine(line) {
      const { withLine } = await writtenWords();
      const { transcript } = state.getState();
      state.setState({ transcript: withLine(transcript.trimEnd(), line), problem: null });
    },
    writeDown: (language) =>
      runFile(async (file, signal) => {
        const said = await writeDown(file, language, signal);
        state.setState({ notes: [...file.overview.leftOut, ...said] });
      }),
    start: () =>
      runFile(async (file, signal) => {
        const wordless = state.getState().transcript.trim() === '';
        const hears = wordless && file.overview.sound && live.getState().speechModel;
        const said = hears ? await writeDown(file, 'detect', signal) : [];
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
          notes: [...file.overview.leftOut, ...said, ...mended(notes)],
        });
        const made = await runMedia({
          file: file.file,
          cues,
          live,
          engine,
          open,
          signal,
          onProgress: progress('session'),
          onFaceModel: (faceModel) => state.setState({ faceModel }),
          onNote: note,
        });
        const { notes: all } = state.getState();
        await keep(all.length > 0 ? { ...made, notes: all } : made);
      }),
    async correct(opening) {
      if (cancelling) return;
      const isNewest = begin();
      try {
        const [session, { wordsOf }] = await Promise.all([opening, writtenWords()]);
        if (isNewest()) state.setState({ ...NOTHING, made: session, transcript: wordsOf(session.recording) });
      } catch (error) {
        state.setState({ problem: problemSaid(error) });
      }
    },
    predictAgain: () =>
      run(async (signal) => {
        const { made, transcript } = state.getState();
        if (!made) return;
        const [{ readTranscript }, { predictAgain }] = await Promise.all([
          import('../../session/subtitles/read-transcript.ts'),
          import('./predict-again.ts'),
        ]);
        const { cues } = readTranscript(transcript, made.recording.durationSeconds);
        state.setState({ problem: null });
        const again = await predictAgain({
          session: made,
          cues,
          live,
          engine,
          signal,
          onProgress: progress('again'),
        });
        await keep(again, made);
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

/** Not part of the page's first load. */
const writtenWords = () => import('./written-words.ts');
