import type { StoreApi } from 'zustand/vanilla';
import { CaptureError } from '../capture/capture-error.ts';
import type { ModelAddresses } from '../engine/files/model-addresses.ts';
import { readSpeechModels } from '../engine/files/speech-models.ts';
import type { LiveState } from './live-state.ts';
import { when } from './when.ts';

/** The smallest recogniser this site serves, with all it takes to load it; null where there is none. */
export async function ownRecogniser(addresses: ModelAddresses): Promise<LiveState['speechModel']> {
  const { runtime, models } = await readSpeechModels(addresses).catch(() => ({ runtime: [], models: [] }));
  const [smallest] = models;
  if (!smallest) return null;
  return {
    id: smallest.id,
    multilingual: smallest.multilingual,
    bytes: [...runtime, ...smallest.files].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Resolves when the recogniser that is being loaded is there.
 * @throws CaptureError `speech-model` when it failed, or was cancelled
 */
export async function speechReady(live: StoreApi<LiveState>): Promise<void> {
  await when(live, ({ parts }) => parts.speech.status !== 'loading');
  const { speech } = live.getState().parts;
  if (speech.status === 'ready') return;
  throw new CaptureError('speech-model', speech.status === 'failed' ? (speech.problem.detail ?? '') : '');
}
