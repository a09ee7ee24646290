import type { Plugin } from 'vite';

const OWN_ADDRESS = /new URL\("(ort-wasm[\w.-]+\.wasm)",\s*import\.meta\.url\)/g;

/**
 * ONNX Runtime names its WebAssembly beside its own script, which would make a build copy 27 MB that nobody loads: the
 * recogniser is given its WebAssembly as bytes (`src/engine/workers/speech/whisper.ts`).
 */
export function speechRuntime(): Plugin {
  return {
    name: 'dbr-speech-runtime',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/node_modules\/onnxruntime-web\/dist\//.test(id)) return null;
      return { code: code.replace(OWN_ADDRESS, 'new URL("$1", self.location.href)'), map: null };
    },
  };
}
