import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { cameraClip } from './fake-devices/camera-clip.ts';

/** Serves tests in a browser what the fake camera shows, a person's face: `/portrait.mjpeg`; 404 where there is none. */
export function portrait(): Plugin {
  return {
    name: 'dbr-portrait',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/portrait.mjpeg', (_request, response) => {
        void cameraClip()
          .catch(() => null)
          .then((clip) => {
            response.statusCode = clip ? 200 : 404;
            response.end(clip ? readFileSync(clip) : undefined);
          });
      });
    },
  };
}
