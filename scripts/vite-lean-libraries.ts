import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'vite';
import { inProject } from './project/project.ts';

const RESAMPLER = '@alexanderolsen/libsamplerate-js';
const OPUS_ML = '@wasm-audio-decoders/opus-ml';
const TFJS = '@tensorflow/tfjs';
const TFJS_CONVERTER = '@tensorflow/tfjs-converter';

const hash = createHash('sha256')
  .update(readFileSync(inProject(`node_modules/${RESAMPLER}/dist/libsamplerate.js`)))
  .digest('hex')
  .slice(0, 8);
const RESAMPLER_FILE = `libsamplerate-${hash}.js`;

/** What a build puts in place of a package. */
const IN_PLACE: Record<string, string> = {
  // ogg-opus-decoder's repair of damaged streams by machine learning: four megabytes that are never switched on.
  [OPUS_ML]: `throw new Error('This build leaves the machine-learned Opus decoder out.');`,
  // Without its WebGL backend, Layers and Data, which are never asked for, and without the cpu's, which few ask for.
  [TFJS]: `
    import '@tensorflow/tfjs-core/dist/register_all_gradients';
    import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
    export * from '@tensorflow/tfjs-core';
    export { loadGraphModel } from '${TFJS_CONVERTER}';`,
};

/**
 * Builds with what is used of large libraries, for the page and for each worker, which is a bundle of its own: one copy
 * of the resampler (two megabytes) beside all of them, and no parts that nothing asks for.
 */
export function leanLibraries(): Plugin {
  return {
    name: 'dbr-lean-libraries',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source === RESAMPLER) return { id: `./${RESAMPLER_FILE}`, external: true };
      // It says nothing of itself, and would be kept where nothing reads a graph.
      if (source === TFJS_CONVERTER) {
        const found = await this.resolve(source, importer, { skipSelf: true });
        return found && { ...found, moduleSideEffects: false };
      }
      return source in IN_PLACE ? `\0${source}` : null;
    },
    load: (id) => IN_PLACE[id.slice(1)] ?? null,
  };
}

/** Writes the one copy of the resampler, as a module. For the page's build. */
export function sharedResampler(): Plugin {
  const entry: Plugin = {
    name: 'dbr-resampler-entry',
    resolveId: (source) => (source === RESAMPLER_FILE ? source : null),
    load: (id) => (id === RESAMPLER_FILE ? `export { ConverterType, create } from '${RESAMPLER}';` : null),
  };
  return {
    name: 'dbr-shared-resampler',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: inProject('.'),
        publicDir: false,
        logLevel: 'error',
        plugins: [entry],
        build: {
          write: false,
          rolldownOptions: { input: RESAMPLER_FILE, preserveEntrySignatures: 'strict' },
        },
      });
      const chunk = [built].flat().flatMap((output) => ('output' in output ? output.output : []))[0];
      if (chunk?.type !== 'chunk') throw new Error(`${RESAMPLER} was not built.`);
      this.emitFile({ type: 'asset', fileName: `assets/${RESAMPLER_FILE}`, source: chunk.code });
    },
  };
}
