import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { extractorMismatch } from '../../features/extractors.ts';
import type { PredictorConfig } from '../core/predictors/predictor.ts';

/**
 * Folders beside a network's own that hold a network of the same inputs and the same head, in the order of their names:
 * the baselines it can be compared with on the same samples.
 */
export async function siblingFolders(
  folder: string,
  { widths, classes, extractors }: Pick<PredictorConfig, 'widths' | 'classes' | 'extractors'>,
): Promise<string[]> {
  const own = resolve(folder);
  const siblings: string[] = [];
  for (const entry of await readdir(dirname(own), { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === basename(own)) continue;
    const config = await configOf(join(dirname(own), entry.name));
    const same = config && isDeepStrictEqual([config.widths, config.classes], [widths, classes]);
    if (same && extractorMismatch(config.extractors, extractors) === null) {
      siblings.push(join(dirname(own), entry.name));
    }
  }
  return siblings.sort();
}

/** What a folder's model.json says of its network, not checked; null where there is none. */
async function configOf(folder: string): Promise<Partial<PredictorConfig> | null> {
  const text = await readFile(join(folder, 'model.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text).config ?? null;
  } catch {
    return null;
  }
}
