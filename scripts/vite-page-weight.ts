import type { Plugin } from 'vite';
import { chunksOf, firstChunks, gzipKilobytes } from './project/page-chunks.ts';

/** What index.html loads statically, gzipped, in kilobytes of 1,024. With the Live view it is about sixty more. */
const MOST_KB = 185;
/** The network's arithmetic belongs to workers, which are bundles of their own. */
const WORKERS_ONLY = /node_modules\/@tensorflow\//;

/**
 * Fails a build whose page holds TensorFlow.js, or loads more before anything else than a page may.
 * @param most kilobytes of 1,024 that index.html may load statically, gzipped
 */
export function pageWeight(most = MOST_KB): Plugin {
  return {
    name: 'dbr-page-weight',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = chunksOf(Object.values(bundle));
      for (const { fileName, moduleIds } of chunks.values()) {
        const stranger = moduleIds.find((id) => WORKERS_ONLY.test(id));
        if (stranger)
          this.error(`${fileName} is part of the page and holds ${stranger}, which is for workers.`);
      }
      const kilobytes = gzipKilobytes(chunks, firstChunks(chunks));
      if (kilobytes > most)
        this.error(`The page loads ${kilobytes.toFixed(0)} KB of JavaScript first, more than ${most} KB.`);
    },
  };
}
