import type { StoreApi } from 'zustand/vanilla';
import { EngineError } from '../../engine/engine-error.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import type { openMedia } from '../../engine/workers/media/media.ts';
import type { SpokenLanguage } from '../../engine/workers/speech/api.ts';
import { writeDownMedia } from '../../session/sources/write-down-media.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import type { LiveState } from '../live-state.ts';
import { when } from '../when.ts';
import { abortable } from './abortable.ts';

export interface MediaWordsOptions {
  file: File;
  live: StoreApi<LiveState>;
  engine: Pick<Engine, 'acoustic' | 'speech'>;
  open: typeof openMedia;
  language: SpokenLanguage;
  onCues(cues: readonly Cue[]): void;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/**
 * Writes down what is said in a file with the page's own recogniser, which is loaded for it.
 * @throws EngineError when the file cannot be decoded or the recogniser not loaded; the signal's reason when cancelled
 */
export async function mediaWords({
  file,
  live,
  engine,
  open,
  language,
  onCues,
  onProgress,
  signal,
}: MediaWordsOptions): Promise<Cue[]> {
  const { acoustic, speech } = engine;
  speech.start();
  const outcome = await abortable(open(file), signal);
  if (!outcome.ok) throw new EngineError(outcome.problem.code, outcome.problem.detail);
  const media = outcome.value;
  try {
    return await writeDownMedia({
      media,
      language,
      onCues,
      onProgress,
      signal,
      async extractParts(parts, onFrames) {
        await abortable(
          when(live, ({ parts: { voice } }) => voice.status === 'ready'),
          signal,
        );
        return abortable(acoustic.extractParts(parts, onFrames), signal);
      },
      async transcribe(samples, spoken) {
        for (;;) {
          await abortable(recogniserThere(live), signal);
          const heard = await abortable(speech.transcribe(samples, spoken), signal);
          if (heard) return heard;
        }
      },
    });
  } finally {
    if (signal.aborted) speech.interrupt();
    media.close();
  }
}

/** @throws EngineError why it will not come */
async function recogniserThere(live: StoreApi<LiveState>): Promise<void> {
  await when(live, ({ parts }) => parts.speech.status !== 'loading');
  const { speech } = live.getState().parts;
  if (speech.status === 'failed') throw new EngineError(speech.problem.code, speech.problem.detail);
  if (speech.status === 'idle') throw new EngineError('part-failed', 'speech');
}
