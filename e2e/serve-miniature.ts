import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { servedMiniature } from '../scripts/miniature/served-miniature.ts';
import { SPEECH_RUNTIME, servedSpeech } from '../scripts/model-files/served-speech.ts';
import { inProject } from '../scripts/project/project.ts';

/** A site that serves a recogniser, though no real one is here: the miniature Whisper, and what runs it. */
export async function serveMiniature(context: BrowserContext): Promise<void> {
  const { files, models } = servedMiniature();
  const headers = {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  await context.route('**/model-files/speech/**', (route) => {
    const path = new URL(route.request().url()).pathname.split('/model-files/').at(-1) ?? '';
    if (path === 'speech/models.json') return route.fulfill({ headers, json: servedSpeech(models) });
    const bytes = files.get(path);
    return bytes ? route.fulfill({ headers, body: Buffer.from(bytes) }) : route.fulfill({ status: 404 });
  });
  // Every build has the script beside it.
  await context.route('**/model-files/wasm/onnx/*.wasm', (route) => {
    const path = SPEECH_RUNTIME.find((file) => file.endsWith('.wasm')) ?? '';
    const contentType = 'application/wasm';
    return route.fulfill({ headers, contentType, body: readFileSync(inProject('node_modules', path)) });
  });
}
