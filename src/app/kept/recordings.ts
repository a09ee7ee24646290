import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine/workers/engine.ts';
import type { TokenFrame } from '../../features/frames.ts';
import type { Recording } from '../../session/fold/recording.ts';
import type { LoadedSample } from '../../session/samples/load-sample.ts';
import { recordSample } from '../../session/samples/sample-recording.ts';
import { SAMPLES } from '../../session/samples/samples.ts';
import type { MediaTake, StoredSession } from '../../session/stored/stored-session.ts';
import type { DrawFace } from '../face-drawer.ts';
import type { LiveState } from '../live-state.ts';
import { answerOf } from '../part-answer.ts';

export interface RecordingsOptions {
  state: StoreApi<LiveState>;
  engine: {
    acoustic: Pick<Engine['acoustic'], 'extract'>;
    text: Pick<Engine['text'], 'encodeEach'>;
  };
  loadSample(id: string): Promise<LoadedSample>;
  openSession(id: string): Promise<StoredSession>;
  faceDrawer(): Promise<DrawFace>;
}

/** Sample sessions and kept ones as recordings. Both calls wait for the parts they take while these are not there. */
export interface Recordings {
  /**
   * @param words `unread` asks for a recording at once whose texts are not encoded, beyond those that are already
   * @throws SampleError, SessionError when the session does not come or is damaged
   */
  openRecording(id: string, words?: 'read' | 'unread'): Promise<Recording>;
  /**
   * Sound and picture that were kept with a session; none of a sample.
   * @throws SessionError when the session does not come or is damaged
   */
  openTakes(id: string): Promise<readonly MediaTake[]>;
  /** Draws faces from their features. */
  faceDrawer(): Promise<DrawFace>;
  /** Tokens of each text, in their order. */
  encode(texts: readonly string[]): Promise<TokenFrame[][]>;
}

const isSample = (id: string) => SAMPLES.some((sample) => sample.id === id);

export function createRecordings({
  state,
  engine,
  loadSample,
  openSession,
  faceDrawer,
}: RecordingsOptions): Recordings {
  /** Samples are made once; of the kept sessions, which may be long, the last one is held. */
  const samples = new Map<string, Promise<Recording>>();
  let held: { id: string; stored: Promise<StoredSession>; read: Promise<Recording> | null } | null = null;

  const encode = (texts: readonly string[]) => answerOf(state, 'text', () => engine.text.encodeEach(texts));
  const extract = (samples: Float32Array) => answerOf(state, 'voice', () => engine.acoustic.extract(samples));

  async function record(id: string, read: boolean): Promise<Recording> {
    const sample = await loadSample(id);
    if (read) return recordSample(sample, { extract, encode });
    const recording = await recordSample(sample, { extract, encode: async (texts) => texts.map(() => []) });
    return { ...recording, tokens: new Map() };
  }

  function openSample(id: string, read: boolean): Promise<Recording> {
    const key = `${id} ${read}`;
    const recording = samples.get(key) ?? record(id, read);
    samples.set(key, recording);
    recording.catch(() => samples.delete(key));
    return recording;
  }

  /** What was said while the text model was not there is encoded now. */
  async function complete({ recording }: StoredSession): Promise<Recording> {
    const said = new Set(recording.transcript.map(({ segment }) => segment.text));
    const missing = [...said].filter((text) => text.trim() !== '' && !recording.tokens.has(text));
    if (missing.length === 0) return recording;
    const encoded = await encode(missing);
    const found = missing.map((text, index) => [text, encoded[index] ?? []] as const);
    return { ...recording, tokens: new Map([...recording.tokens, ...found]) };
  }

  function hold(id: string) {
    if (held?.id === id) return held;
    const fresh: NonNullable<typeof held> = { id, stored: openSession(id), read: null };
    held = fresh;
    fresh.stored.catch(() => letGo(fresh));
    return fresh;
  }

  function letGo(failed: NonNullable<typeof held>): void {
    if (held === failed) held = null;
  }

  async function openKept(id: string, read: boolean): Promise<Recording> {
    const kept = hold(id);
    if (!read) return (await kept.stored).recording;
    if (!kept.read) {
      kept.read = kept.stored.then(complete);
      kept.read.catch(() => letGo(kept));
    }
    return kept.read;
  }

  return {
    openRecording(id, words = 'read') {
      return (isSample(id) ? openSample : openKept)(id, words === 'read');
    },
    openTakes: async (id) => (isSample(id) ? [] : (await hold(id).stored).media),
    faceDrawer,
    encode,
  };
}
