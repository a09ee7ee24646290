import { existsSync, readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright';
import { servedMiniature } from '../miniature/served-miniature.ts';
import { servedSpeech } from '../model-files/served-speech.ts';
import { inProject } from '../project/project.ts';

const TYPES: Record<string, string> = { wasm: 'application/wasm', mjs: 'text/javascript' };

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
  // A build without a recogniser leaves out what runs one.
  await context.route('**/model-files/wasm/onnx/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const path = inProject('node_modules/onnxruntime-web/dist', name);
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? '';
    return route.fulfill({ headers, contentType, body: readFileSync(path) });
  });
}
