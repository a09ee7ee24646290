import { createReadStream, existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { servedFiles } from './model-files/served.ts';
import { SPEECH_LIST, servedSpeech } from './model-files/served-speech.ts';

const TYPES: Record<string, string> = {
  '.wasm': 'application/wasm',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
};

/** The path below the base address when it is one of ours, else null. */
function sitePath(url: string | undefined, base: string): string | null {
  const path = decodeURIComponent((url ?? '').replace(/[?#].*$/, ''));
  const below = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
  return /^(model-files|models)\//.test(below) ? below : null;
}

/** Whether a build leaves a file out when it is told of another place for outside models (`DBR_MODEL_FILES`). */
const isOutsideModel = (path: string): boolean => /^model-files\/(text|face|speech)\//.test(path);

/** What runs recognisers is of no use without one, and large; on a graphics card, without an encoder for those. */
const isSpeechRuntime = (path: string): boolean => /^model-files\/wasm\/onnx\/.*\.wasm$/.test(path);
const isGraphicsRuntime = (path: string): boolean => /^model-files\/wasm\/onnx\/.*\.jspi\.\w+$/.test(path);

/** Without this, Vite's fallback for a missing file is index.html with status 200. */
function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'text/plain');
  response.end('No such model file.');
}

/**
 * Serves model files and WebAssembly where the app looks for them (`model-files/`, `models/`): straight from disk in
 * development and in browser tests, copied beside the app by a build.
 */
export function modelFiles(): Plugin {
  let outDir = '';
  let base = '/';
  return {
    name: 'dbr-model-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
      base = config.base.startsWith('/') ? config.base : '/';
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = sitePath(request.url, base);
        if (path === null) return next();
        if (path === SPEECH_LIST) {
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify(servedSpeech()));
          return;
        }
        const file = servedFiles().get(path);
        if (!file) return refuse(response);
        for (const [name, value] of Object.entries(server.config.server.headers ?? {})) {
          if (value !== undefined) response.setHeader(name, value);
        }
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
        response.setHeader('Content-Length', statSync(file).size);
        response.setHeader('Cache-Control', 'no-cache');
        createReadStream(file).on('error', next).pipe(response);
      });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = sitePath(request.url, base);
        if (path === null || existsSync(join(outDir, path))) next();
        else refuse(response);
      });
    },
    async writeBundle() {
      const speech = servedSpeech();
      const elsewhere = Boolean(process.env.DBR_MODEL_FILES);
      const made = async (path: string) => {
        const target = join(outDir, path);
        await mkdir(dirname(target), { recursive: true });
        return target;
      };
      for (const [path, file] of servedFiles()) {
        if (elsewhere && isOutsideModel(path)) continue;
        if (!elsewhere && speech.models.length === 0 && isSpeechRuntime(path)) continue;
        if (!elsewhere && !speech.graphicsRuntime && isGraphicsRuntime(path)) continue;
        await copyFile(file, await made(path));
      }
      if (!elsewhere) await writeFile(await made(SPEECH_LIST), JSON.stringify(speech));
    },
  };
}
