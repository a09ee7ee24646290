import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SpeechModels } from '../../src/engine/files/speech-models.ts';
import { inProject } from '../project/project.ts';
import { storeFolder } from './obtain.ts';
import { readSpeechManifest, SPEECH_FILES } from './speech-manifest.ts';

/** ONNX Runtime without WebGPU: the script that starts it, and its WebAssembly. */
export const SPEECH_RUNTIME = ['mjs', 'wasm'].map(
  (type) => `onnxruntime-web/dist/ort-wasm-simd-threaded.${type}`,
);

/** Where the app looks for what `servedSpeech` says. */
export const SPEECH_LIST = 'model-files/speech/models.json';

/** The recognisers whose files are all here, the smallest first. */
function modelsHere(): SpeechModels['models'] {
  return Object.entries(readSpeechManifest())
    .map(([id, { multilingual, files }]) => ({
      id,
      multilingual,
      files: Object.entries(files).map(([path, { bytes, sha256 }]) => {
        return { path: `speech/${id}/${path}`, bytes, sha256 };
      }),
    }))
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
  const path = SPEECH_RUNTIME.find((file) => file.endsWith('.wasm')) ?? '';
  const bytes = readFileSync(inProject('node_modules', path));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { runtime: [{ path: `onnx/${path.split('/').at(-1)}`, bytes: bytes.length, sha256 }], models };
}
