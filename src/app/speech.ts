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

const MEGABYTE = 1_000_000;

/**
 * Resolves when the recogniser that is being loaded is there.
 * @throws CaptureError `speech-model` when it failed, with what is missing and how large all of it is, or was cancelled
 */
export async function speechReady(live: StoreApi<LiveState>): Promise<void> {
  await when(live, ({ parts }) => parts.speech.status !== 'loading');
  const { parts, speechModel } = live.getState();
  if (parts.speech.status === 'ready') return;
  const { detail = '' } = parts.speech.status === 'failed' ? parts.speech.problem : {};
  const size = detail && speechModel ? ` (${Math.ceil(speechModel.bytes / MEGABYTE)} MB)` : '';
  throw new CaptureError('speech-model', `${detail}${size}`);
}
