import { createStore, type StoreApi } from 'zustand/vanilla';
import { EngineError } from '../../engine/engine-error.ts';
import type { WorkerState } from '../../engine/supervised-worker.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { openMedia } from '../../engine/workers/media/media.ts';
import type { VisualFrame } from '../../features/frames.ts';
import { type MediaFeatures, recordMedia } from '../../session/sources/record-media.ts';
import { freshSessionId } from '../../session/stored/session-id.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import type { LiveState, PartState } from '../live-state.ts';
import { answerOf } from '../part-answer.ts';
import type { Problem } from '../problem.ts';
import { when } from '../when.ts';
import { abortable } from './abortable.ts';

export interface MediaRunOptions {
  file: File;
  cues: readonly Cue[];
  live: StoreApi<LiveState>;
  engine: Pick<Engine, 'inference' | 'text' | 'acoustic' | 'openFaceTracker'>;
  open?: typeof openMedia;
  signal: AbortSignal;
  /** @param share of the work that is done, 0..1 */
  onProgress(share: number): void;
  /** The face model on its way; null before and after. */
  onFaceModel(state: PartState | null): void;
  /** Said of the session without it being a failure. */
  onNote(note: Problem): void;
}

/**
 * Makes a session of a media file, with a face tracker of its own: the camera may be on.
 * @throws EngineError when the file cannot be decoded; the signal's reason when it was cancelled
 */
export async function runMedia(options: MediaRunOptions): Promise<StoredSession> {
  const { file, cues, open = openMedia, signal, onProgress, onNote } = options;
  const outcome = await abortable(open(file), signal);
  if (!outcome.ok) throw new EngineError(outcome.problem.code, outcome.problem.detail);
  const media = outcome.value;
  const tracker = media.overview.picture ? startTracker(options) : null;
  try {
    const made = await recordMedia({
      id: freshSessionId(),
      media,
      cues,
      faces: tracker !== null && (await abortable(tracker.ready(), signal)),
      features: featuresOf(options, tracker),
      onProgress,
      signal,
    });
    for (const note of await media.notes()) onNote(note);
    if (faceless(made.recording.visual)) onNote({ code: 'media-no-face', detail: file.name });
    return {
      id: made.recording.id,
      title: file.name.replace(/\.[^.]{1,5}$/, '') || file.name,
      createdAt: new Date().toISOString(),
      source: 'media',
      fileName: file.name,
      ...made,
      media: [{ kind: media.overview.picture ? 'video' : 'audio', startSeconds: 0, blob: file }],
    };
  } finally {
    media.close();
    tracker?.stop();
  }
}

/** Pictures were looked at, and there was no face in any. */
const faceless = (visual: readonly VisualFrame[]): boolean =>
  visual.length > 0 && visual.every(({ values }) => values === null);

type Tracker = ReturnType<typeof startTracker>;

function startTracker({ engine, onFaceModel, onNote }: MediaRunOptions) {
  const model = createStore<{ state: WorkerState<unknown> }>(() => ({ state: { status: 'idle' } }));
  let noted = false;
  const { detect, start, stop } = engine.openFaceTracker((state) => {
    model.setState({ state });
    onFaceModel(state);
  });
  start();
  return {
    detect,
    stop() {
      stop();
      onFaceModel(null);
    },
    /** Whether it came; false when it cannot be had, which is noted once. */
    async ready(): Promise<boolean> {
      await when(model, ({ state: { status } }) => status === 'ready' || status === 'failed');
      const { state } = model.getState();
      if (state.status !== 'failed') return true;
      const { code, detail = code } = state.problem;
      if (!noted) onNote({ code: 'media-without-face', detail });
      noted = true;
      return false;
    },
  };
}

/** The live session's workers, waited for while they are not there. */
function featuresOf(options: MediaRunOptions, tracker: Tracker | null): MediaFeatures {
  const { live, signal } = options;
  const { acoustic } = options.engine;
  return {
    ...wordFeatures(options),
    async extractParts(parts, onFrames) {
      await abortable(
        when(live, (now) => now.parts.voice.status === 'ready'),
        signal,
      );
      return abortable(acoustic.extractParts(parts, onFrames), signal);
    },
    async detect(picture, seconds) {
      const there = tracker && (await abortable(tracker.ready(), signal));
      if (there) return abortable(tracker.detect(picture, seconds), signal);
      picture.close();
      return null;
    },
  };
}

/** What makes vectors of words, and predictions of vectors: the live session's workers, waited for likewise. */
export function wordFeatures({
  live,
  engine: { text, inference },
  signal,
}: {
  live: StoreApi<LiveState>;
  engine: Pick<Engine, 'inference' | 'text'>;
  signal: AbortSignal;
}): Pick<MediaFeatures, 'encode' | 'predict'> {
  return {
    encode: (texts) =>
      abortable(
        answerOf(live, 'text', () => text.encodeEach(texts)),
        signal,
      ),
    predict: (tracks) =>
      abortable(
        answerOf(live, 'network', () => inference.predictInTurn(tracks)),
        signal,
      ),
  };
}
