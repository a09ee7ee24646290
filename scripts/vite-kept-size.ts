import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes down how large the copy of the app is that its service worker keeps, without the outside models, as
 * `kept-size.json`: it can then be said before it is kept. Comes after the service worker is written.
 */
export function keptSize(): Plugin {
  let folder = '';
  return {
    name: 'dbr-kept-size',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
        const kept = new Set([...worker.matchAll(/\burl:"([^"]+)"/g)].map(([, path]) => path as string));
        const bytes = [...kept].reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
        if (bytes === 0) throw new Error('sw.js lists nothing that it keeps.');
        writeFileSync(join(folder, 'kept-size.json'), JSON.stringify({ bytes }));
      },
    },
  };
}
