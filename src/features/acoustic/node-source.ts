import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadVoiceDetection, type VoiceDetection } from './voice-activity.ts';

/** Loads the voice-activity detector from the installed npm package; Node only. */
export async function readVoiceDetection(): Promise<VoiceDetection> {
  const path = createRequire(import.meta.url).resolve('@echogarden/fvad-wasm/fvad.wasm');
  return loadVoiceDetection(await readFile(path));
}
