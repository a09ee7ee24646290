import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inProject } from '../project/project.ts';
import { readManifest } from './manifest.ts';
import { packagePath, storeFolder } from './obtain.ts';
import { GRAPHICS_RUNTIME, SPEECH_RUNTIME, servedSpeech } from './served-speech.ts';

/**
 * WebAssembly that ships in packages, by the folder it is served in. Of MediaPipe only the SIMD module build: module
 * workers load nothing else, and every browser with WebGPU or wasm threads has SIMD (the package carries no module
 * build without it).
 */
const WASM: Record<string, string[]> = {
  // One thread: see `src/engine/backend/tfjs-backend.ts`.
  tfjs: ['', '-simd'].map((variant) => `@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${variant}.wasm`),
  vision: ['js', 'wasm'].map((type) => `@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.${type}`),
  fvad: ['@echogarden/fvad-wasm/fvad.wasm'],
  onnx: [...SPEECH_RUNTIME, ...GRAPHICS_RUNTIME],
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Every file the app loads at run time beside its own code: served path (under the base address) to path on disk.
 * Files that are not on disk are left out; the app then says which modality it does without.
 */
export function servedFiles(): Map<string, string> {
  const served = new Map<string, string>();
  for (const file of readManifest()) {
    served.set(`model-files/${file.path}`, packagePath(file) ?? join(storeFolder, file.path));
  }
  for (const { files, graphics } of servedSpeech().models) {
    for (const { path } of [...files, ...(graphics ? [graphics] : [])])
      served.set(`model-files/${path}`, join(storeFolder, path));
  }
  for (const [folder, paths] of Object.entries(WASM)) {
    for (const path of paths) {
      served.set(`model-files/wasm/${folder}/${path.split('/').at(-1)}`, inProject('node_modules', path));
    }
  }
  for (const path of filesBelow(inProject('models'))) {
    served.set(`models/${relative(inProject('models'), path).replaceAll('\\', '/')}`, path);
  }
  return new Map([...served].filter(([, path]) => existsSync(path)));
}
