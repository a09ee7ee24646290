import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What the page itself loads before anything else, gzipped at level 9, in kilobytes of 1,024. */
const MOST_KB = 290;
/** The network's arithmetic belongs to workers, which are bundles of their own. */
const WORKERS_ONLY = /node_modules\/@tensorflow\//;

/** Fails a build whose page holds TensorFlow.js, or loads more before anything else than a page may. */
export function pageWeight(): Plugin {
  return {
    name: 'dbr-page-weight',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { fileName, moduleIds } of chunks) {
        const stranger = moduleIds.find((id) => WORKERS_ONLY.test(id));
        if (stranger)
          this.error(`${fileName} is part of the page and holds ${stranger}, which is for workers.`);
      }
      const kilobytes = initialKilobytes(chunks);
      if (kilobytes > MOST_KB)
        this.error(`The page loads ${kilobytes.toFixed(0)} KB of JavaScript first, more than ${MOST_KB} KB.`);
    },
  };
}

/** Size of the entries and all they import statically. */
function initialKilobytes(chunks: readonly Rollup.OutputChunk[]): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of first) for (const imported of byName.get(name)?.imports ?? []) first.add(imported);
  const bytes = [...first].map((name) => gzipSync(byName.get(name)?.code ?? '', { level: 9 }).byteLength);
  return bytes.reduce((sum, size) => sum + size, 0) / 1024;
}
