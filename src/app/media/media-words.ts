import type { StoreApi } from 'zustand/vanilla';
import { EngineError } from '../../engine/engine-error.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import type { openMedia } from '../../engine/workers/media/media.ts';
import type { SpokenLanguage } from '../../engine/workers/speech/api.ts';
import { writeDownMedia } from '../../session/sources/write-down-media.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import { writeSubtitles } from '../../session/subtitles/write-subtitles.ts';
import type { LiveState } from '../live-state.ts';
import { speechReady } from '../speech.ts';
import { when } from '../when.ts';
import { abortable } from './abortable.ts';

export interface MediaWordsOptions {
  file: File;
  live: StoreApi<LiveState>;
  engine: Pick<Engine, 'acoustic' | 'speech'>;
  open: typeof openMedia;
  language: SpokenLanguage;
  /** What is written down so far, as SubRip. */
  onTranscript(transcript: string): void;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/**
 * Writes down what is said in a file with the page's own recogniser, which is loaded for it.
 * @returns the words with their times, and the language most of them are in
 * @throws EngineError when the file cannot be decoded; CaptureError when the recogniser is not to be had; the signal's
 * reason when cancelled
 */
export async function mediaWords({
  file,
  live,
  engine,
  open,
  language,
  onTranscript,
  onProgress,
  signal,
}: MediaWordsOptions): Promise<{ cues: Cue[]; language: string }> {
  const { acoustic, speech } = engine;
  speech.start();
  const outcome = await abortable(open(file), signal);
  if (!outcome.ok) throw new EngineError(outcome.problem.code, outcome.problem.detail);
  const media = outcome.value;
  /** How many voices were heard in each language. */
  const voices = new Map<string, number>();
  try {
    const cues = await writeDownMedia({
      media,
      language,
      onCues: (now) => onTranscript(writeSubtitles(now)),
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
          await abortable(speechReady(live), signal);
          const heard = await abortable(speech.transcribe(samples, spoken), signal);
          if (!heard) continue;
          if (heard.text !== '') voices.set(heard.language, 1 + (voices.get(heard.language) ?? 0));
          return heard;
        }
      },
    });
    const [most] = [...voices].sort(([, a], [, b]) => b - a);
    return { cues, language: most?.[0] ?? 'en' };
  } finally {
    if (signal.aborted) speech.interrupt();
    media.close();
  }
}
