import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DataFileError } from './readers/data-file-error.ts';

/** Where runs leave their checkpoints and logs; git ignores the folder. */
const RUNS = join('.cache', 'runs');

/** A run's own folder: one for each place a network is written to, "models/dbr" in "models+dbr". */
export function runFolder(out: string): string {
  return join(RUNS, encodeURIComponent(relative('.', resolve(out))).replaceAll('%2F', '+'));
}

/** A run's log. */
export function runLog(out: string): string {
  return join(runFolder(out), 'log.jsonl');
}

/** Files of a folder with what they hold in a few characters: with other data it is another run. @throws DataFileError */
export async function fingerprints(folder: string, files: Iterable<string>): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const file of new Set(files)) prints[file] = await fingerprint(join(folder, file));
  return prints;
}

async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (cause) {
    throw new DataFileError(file, null, 'cannot be read', { cause });
  }
  return hash.digest('hex').slice(0, 16);
}
