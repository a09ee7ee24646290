import { type ModelFile, readManifest } from './manifest.ts';
import { ModelFileMissing, type ObtainOptions, obtain } from './obtain.ts';
import { megabytes, progressLine, type Say } from './report.ts';

/** What the app does without when a file is missing. */
const WITHOUT: Record<ModelFile['id'], string> = {
  text: 'the words (language): the app will go by voice and face alone',
  face: 'the face (visual): the app will go by words and voice alone',
};

/**
 * Brings and verifies every outside model file, telling what happened to each.
 *
 * @returns the modalities' ids the app has to do without; empty when all is there.
 */
export async function fetchModelFiles(
  options: ObtainOptions = {},
  say: Say = console.log,
): Promise<ModelFile['id'][]> {
  const missing = new Set<ModelFile['id']>();
  for (const file of readManifest()) {
    try {
      const origin = await obtain(file, {
        onProgress: progressLine(file.path, say),
        onTrouble: (reason) => say(`  ${file.path}: ${reason}`),
        ...options,
      });
      say(`  ${file.path}: ${megabytes(file.bytes)}, SHA-256 as expected (${origin})`);
    } catch (error) {
      if (!(error instanceof ModelFileMissing)) throw error;
      missing.add(file.id);
    }
  }
  for (const id of missing) say(`Model file missing: the app will do without ${WITHOUT[id]}.`);
  return [...missing];
}
