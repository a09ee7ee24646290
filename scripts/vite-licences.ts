import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { inProject } from './project/project.ts';

const LICENCES = 'THIRD_PARTY_LICENSES.md';

/**
 * How every bundle names the licences of what is in it: once, where libraries repeat theirs at the head of each of their
 * files. In a worker with TensorFlow.js that is eleven hundred times and four tenths of it.
 */
export const licenceNotice = {
  comments: { legal: false },
  postBanner: `/*! Licences: ../${LICENCES} */`,
} satisfies Rollup.OutputOptions;

/** Puts the licences beside the built app. */
export function licences(): Plugin {
  let folder = '';
  return {
    name: 'dbr-licences',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle: () => copyFile(inProject(LICENCES), join(folder, LICENCES)),
  };
}
