import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { dataFolder } from './data-folder.ts';

/** Tests on files of the outside data folder; skipped, saying why, where the folder does not have them. */
export function describeWithData(
  title: string,
  names: readonly string[],
  body: (paths: string[]) => void,
): void {
  const paths = names.map((name) => join(dataFolder(), name));
  const missing = names.filter((_, i) => !existsSync(paths[i] ?? ''));
  if (missing.length === 0) {
    describe(title, () => body(paths));
    return;
  }
  // The title carries the reason into every report of the skip.
  describe.skip(`${title} [skipped: no ${missing.join(', ')} in the data folder]`, () => body(paths));
}
