import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../engine/engine.ts';
import type { TokenFrame } from '../features/frames.ts';
import type { Recording } from '../session/recording.ts';
import type { LoadedSample } from '../session/samples/load-sample.ts';
import { recordSample } from '../session/samples/sample-recording.ts';
import type { LiveState, PartName } from './live-state.ts';

export interface RecordingsOptions {
  state: StoreApi<LiveState>;
  engine: {
    acoustic: Pick<Engine['acoustic'], 'extract'>;
    text: Pick<Engine['text'], 'encodeEach'>;
  };
  loadSample(id: string): Promise<LoadedSample>;
}

/** Sample sessions as recordings, each made once. Both calls wait for the parts they take while these are not there. */
export interface Recordings {
  /** @throws SampleError when the sample does not come or is damaged */
  openRecording(id: string): Promise<Recording>;
  /** Tokens of each text, in their order. */
  encode(texts: readonly string[]): Promise<TokenFrame[][]>;
}

export function createRecordings({ state, engine, loadSample }: RecordingsOptions): Recordings {
  const opened = new Map<string, Promise<Recording>>();

  /** A part's answer; asked again when the part went away before it answered. */
  async function answerOf<Answer>(part: PartName, ask: () => Promise<Answer | null>): Promise<Answer> {
    for (;;) {
      await ready(state, part);
      const answer = await ask();
      if (answer !== null) return answer;
    }
  }

  const encode = (texts: readonly string[]) => answerOf('text', () => engine.text.encodeEach(texts));
  const extract = (samples: Float32Array) => answerOf('voice', () => engine.acoustic.extract(samples));

  async function record(id: string): Promise<Recording> {
    return recordSample(await loadSample(id), { extract, encode });
  }

  return {
    openRecording(id) {
      const recording = opened.get(id) ?? record(id);
      opened.set(id, recording);
      recording.catch(() => opened.delete(id));
      return recording;
    },
    encode,
  };
}

function ready(state: StoreApi<LiveState>, part: PartName): Promise<void> {
  const isReady = ({ parts }: LiveState) => parts[part].status === 'ready';
  if (isReady(state.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = state.subscribe((now) => {
      if (!isReady(now)) return;
      unsubscribe();
      resolve();
    });
  });
}
