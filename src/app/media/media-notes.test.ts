import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { WorkerState } from '../../engine/supervised-worker.ts';
import { openEngine } from '../../engine/workers/engine.ts';
import type { OpenMedia } from '../../engine/workers/media/media.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import { initialState } from '../live/initial-state.ts';
import type { LiveState } from '../live-state.ts';
import { createMediaFileStore } from './media-files.ts';

interface Film {
  /** Of each picture, whether there is a face in it; null for sound alone. */
  faces: readonly boolean[] | null;
  model?: 'ready' | 'failed';
  leftOut?: OpenMedia['overview']['leftOut'];
  notes?: Awaited<ReturnType<OpenMedia['notes']>>;
}

/** Takes a film of a few pictures through workers that say what they are told to. */
async function take({ faces, model = 'ready', leftOut = [], notes = [] }: Film) {
  const ready: LiveState = initialState('flat');
  const live = createStore<LiveState>(() => ({
    ...ready,
    parts: { ...ready.parts, voice: { status: 'ready' } as LiveState['parts']['voice'] },
  }));
  const picture = faces && { codec: 'vp8', width: 16, height: 16 };
  let next = 0;
  const media: OpenMedia = {
    // Too short for a prediction.
    overview: { durationSeconds: 0.1, sound: null, picture, leftOut },
    nextSound: async () => ({ ok: true, value: null }),
    restartSound: async () => undefined,
    async nextPicture() {
      const seconds = next / 25;
      next += 1;
      const isThere = next <= (faces?.length ?? 0);
      const bitmap = { close: () => undefined } as ImageBitmap;
      return { ok: true, value: isThere ? { picture: bitmap, seconds } : null };
    },
    notes: async () => notes,
    close: () => undefined,
  };
  const engine = openEngine({ baseUrl: 'http://nowhere/', request: 'auto', network: 'dbr' });
  const openFaceTracker: typeof engine.openFaceTracker = (onState) => ({
    start() {
      const state: WorkerState<null> =
        model === 'ready'
          ? { status: 'ready', info: null }
          : { status: 'failed', problem: { code: 'model-file-missing', detail: 'face' } };
      onState(state);
    },
    stop: () => undefined,
    reset: async () => undefined,
    crash: () => undefined,
    backend: null,
    detect: async (_, seconds) => ({
      seconds,
      values: faces?.[Math.round(seconds * 25)] ? new Float32Array(58) : null,
      landmarks: null,
    }),
  });
  const saved: StoredSession[] = [];
  const store = createMediaFileStore({
    live,
    actions: { pauseSample: () => undefined, resumeSample: () => undefined },
    engine: { ...engine, openFaceTracker, acoustic: { ...engine.acoustic, extractParts: async () => true } },
    save: async (session) => void saved.push(session),
    discard: async () => undefined,
    open: async () => {
      next = 0;
      return { ok: true, value: media };
    },
  });
  await store.load({ file: new File(['x'], 'film.webm'), transcript: null });
  await store.start();
  const state = store.state.getState();
  expect(state.problem).toBeNull();
  return { said: state.notes, kept: saved[0]?.notes };
}

const codes = (notes: readonly { code: string }[] | undefined) => notes?.map(({ code }) => code);

it('a film without a face in any picture says so, with the session too', async () => {
  const { said, kept } = await take({ faces: [false, false, false] });
  expect(said).toEqual([{ code: 'media-no-face', detail: 'film.webm' }]);
  expect(kept).toEqual(said);
});

it.each<[string, Film, string[]]>([
  ['with a face in one picture', { faces: [false, true, false] }, []],
  ['whose faces nobody looked for', { faces: [false, false], model: 'failed' }, ['media-without-face']],
  ['of sound alone', { faces: null }, []],
  ['without a picture that could be decoded', { faces: [] }, []],
])('a film %s is told nothing of that', async (_, film, expected) => {
  const { said, kept } = await take(film);
  expect(codes(said)).toEqual(expected);
  expect(codes(kept) ?? []).toEqual(expected);
});

it('what turned out of a file stays with its session, before it was read and while', async () => {
  const { said, kept } = await take({
    faces: null,
    leftOut: [{ code: 'media-cut-off', detail: '1.0 s (film.webm)' }],
    notes: [{ code: 'media-sound-broken', detail: '0.2–0.4 s' }],
  });
  expect(codes(said)).toEqual(['media-cut-off', 'media-sound-broken']);
  expect(kept).toEqual(said);
});
