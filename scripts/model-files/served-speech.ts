import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SpeechModels } from '../../src/engine/files/speech-models.ts';
import { inProject } from '../project/project.ts';
import { storeFolder } from './obtain.ts';
import { GRAPHICS_ENCODER, readSpeechManifest, SPEECH_FILES } from './speech-manifest.ts';

const runtimeFiles = (variant: string): string[] =>
  ['mjs', 'wasm'].map((type) => `onnxruntime-web/dist/ort-wasm-simd-threaded${variant}.${type}`);

/** ONNX Runtime without WebGPU: the script that starts it, and its WebAssembly. */
export const SPEECH_RUNTIME = runtimeFiles('');
/** The same with WebGPU, for browsers in which WebAssembly can wait for a promise. */
export const GRAPHICS_RUNTIME = runtimeFiles('.jspi');

/** Where the app looks for what `servedSpeech` says. */
export const SPEECH_LIST = 'model-files/speech/models.json';

/** The recognisers whose files are all here, the smallest first. */
function modelsHere(): SpeechModels['models'] {
  return Object.entries(readSpeechManifest())
    .map(([id, { multilingual, files }]) => {
      const seen = ([...SPEECH_FILES, GRAPHICS_ENCODER] as const).flatMap((name) => {
        const file = files[name];
        return file ? [{ path: `speech/${id}/${name}`, ...file }] : [];
      });
      const forGraphics = ({ path }: { path: string }) => path.endsWith(GRAPHICS_ENCODER);
      const graphics = seen.find((file) => forGraphics(file) && isHere(file));
      return {
        id,
        multilingual,
        files: seen.filter((file) => !forGraphics(file)),
        ...(graphics && { graphics }),
      };
    })
    .filter(({ files }) => files.length === SPEECH_FILES.length && files.every(isHere))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
}

const sizeOf = ({ files }: SpeechModels['models'][number]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

function isHere({ path, bytes }: { path: string; bytes: number }): boolean {
  return statSync(join(storeFolder, path), { throwIfNoEntry: false })?.size === bytes;
}

/** The recognisers a site serves, and what runs them: the content of models.json. */
export function servedSpeech(models: SpeechModels['models'] = modelsHere()): SpeechModels {
  if (models.length === 0) return { runtime: [], models };
  const graphics = models.some((model) => model.graphics);
  return {
    runtime: [wasmOf(SPEECH_RUNTIME)],
    ...(graphics && { graphicsRuntime: wasmOf(GRAPHICS_RUNTIME) }),
    models,
  };
}

function wasmOf(files: readonly string[]): SpeechModels['runtime'][number] {
  const path = files.find((file) => file.endsWith('.wasm')) ?? '';
  const bytes = readFileSync(inProject('node_modules', path));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: `onnx/${path.split('/').at(-1)}`, bytes: bytes.length, sha256 };
}
