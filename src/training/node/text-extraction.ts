import { LANGUAGE_WIDTH, WINDOW_STEPS } from '../../features/frames.ts';
import { readSentenceEncoderSource } from '../../features/language/node-source.ts';
import { loadSentenceEncoder } from '../../features/language/sentence-encoder.ts';
import { allocateSteps, type StepStore, sequenceAt } from '../core/data/step-store.ts';
import { type Progress, reportProgress } from '../core/steps/progress.ts';
import { cachePath, readCachedSteps, writeCachedSteps } from './feature-cache.ts';

/** Raise it when the language features change: everything cached before is then left aside. */
const LANGUAGE_VERSION = '3';

/**
 * Token vectors of every text, in order: the last T tokens, 512 wide, all valid.
 * Needs a running tfjs backend; takes about 10 ms a sentence once, then comes from the cache.
 */
export async function languageSteps(
  texts: readonly string[],
  progress: Progress = reportProgress('text features'),
): Promise<StepStore> {
  const path = cachePath('language', [LANGUAGE_VERSION, ...texts]);
  const cached = await readCachedSteps(path);
  if (cached) return cached;
  const store = await encodeTexts(texts, progress);
  await writeCachedSteps(path, store);
  return store;
}

async function encodeTexts(texts: readonly string[], progress: Progress): Promise<StepStore> {
  const encoder = await loadSentenceEncoder(await readSentenceEncoderSource());
  try {
    const lengths = texts.map((text) => Math.min(WINDOW_STEPS, encoder.tokenize(text).length));
    const store = allocateSteps(LANGUAGE_WIDTH, lengths);
    store.valid.fill(1);
    let done = 0;
    for await (const { index, frames } of encoder.encodeEach(texts)) {
      const { values } = sequenceAt(store, index);
      for (const [step, frame] of frames.entries()) values.set(frame.values, step * LANGUAGE_WIDTH);
      done += 1;
      progress(done, texts.length);
    }
    return store;
  } finally {
    encoder.dispose();
  }
}
