import type { Plugin } from 'vite';
import { servedMiniature } from './miniature/served-miniature.ts';
import { servedSpeech } from './model-files/served-speech.ts';

const FOLDER = '/speech-miniature/';

const BROKEN = 'broken/';

/**
 * Serves the miniature Whisper to tests in a browser, below `/speech-miniature/` as below `model-files/`; and once more
 * below `broken/`, with a byte of its decoder changed.
 */
export function speechMiniature(): Plugin {
  return {
    name: 'dbr-speech-miniature',
    apply: 'serve',
    configureServer(server) {
      const { files, models } = servedMiniature();
      const list = JSON.stringify(servedSpeech(models));
      server.middlewares.use((request, response, next) => {
        const path = request.url?.startsWith(FOLDER) ? request.url.slice(FOLDER.length) : null;
        if (path === null) return next();
        const broken = path.startsWith(BROKEN);
        const name = broken ? path.slice(BROKEN.length) : path;
        const bytes = name === 'speech/models.json' ? Buffer.from(list) : files.get(name)?.slice();
        if (!bytes) response.statusCode = 404;
        if (bytes && broken && name.includes('decoder'))
          bytes[bytes.length >> 1] = 1 ^ (bytes[bytes.length >> 1] ?? 0);
        response.end(bytes);
      });
    },
  };
}
