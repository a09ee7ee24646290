import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../engine/engine.ts';
import type { TokenFrame } from '../features/frames.ts';
import type { Recording } from '../session/recording.ts';
import type { LoadedSample } from '../session/samples/load-sample.ts';
import { recordSample } from '../session/samples/sample-recording.ts';
import { SAMPLES } from '../session/samples/samples.ts';
import type { StoredSession } from '../session/stored/stored-session.ts';
import type { LiveState } from './live-state.ts';
import { answerOf } from './part-answer.ts';

export interface RecordingsOptions {
  state: StoreApi<LiveState>;
  engine: {
    acoustic: Pick<Engine['acoustic'], 'extract'>;
    text: Pick<Engine['text'], 'encodeEach'>;
  };
  loadSample(id: string): Promise<LoadedSample>;
  openSession(id: string): Promise<StoredSession>;
}

/** Sample sessions and kept ones as recordings. Both calls wait for the parts they take while these are not there. */
export interface Recordings {
  /**
   * @param words `unread` asks for a recording at once whose texts are not encoded, beyond those that are already
   * @throws SampleError, SessionError when the session does not come or is damaged
   */
  openRecording(id: string, words?: 'read' | 'unread'): Promise<Recording>;
  /** Tokens of each text, in their order. */
  encode(texts: readonly string[]): Promise<TokenFrame[][]>;
}

export function createRecordings({ state, engine, loadSample, openSession }: RecordingsOptions): Recordings {
  /** Samples are made once; of the kept sessions, which may be long, the last one is held. */
  const samples = new Map<string, Promise<Recording>>();
  let held: { key: string; recording: Promise<Recording> } | null = null;

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

  function openKept(id: string, read: boolean): Promise<Recording> {
    const key = `${id} ${read}`;
    if (held?.key === key) return held.recording;
    const recording = openSession(id).then((stored) => (read ? complete(stored) : stored.recording));
    held = { key, recording };
    recording.catch(() => {
      if (held?.recording === recording) held = null;
    });
    return recording;
  }

  return {
    openRecording(id, words = 'read') {
      const open = SAMPLES.some((sample) => sample.id === id) ? openSample : openKept;
      return open(id, words === 'read');
    },
    encode,
  };
}
