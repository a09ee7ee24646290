import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject, localModelFolders } from '../project/project.ts';
import type { ModelFile } from './manifest.ts';

/** Verified copies of what no package brings; ignored by git. */
export const storeFolder = inProject('.model-files');

/** How a file was come by, for the report. */
export type Origin = 'package' | 'already here' | 'local copy' | 'download';

export interface ObtainOptions {
  /** Folders to look in before the network, in order. */
  folders?: string[];
  store?: string;
  /** Attempts at the official address, with doubling pauses between them. */
  attempts?: number;
  firstPauseMs?: number;
  /** Called as bytes of a download arrive. */
  onProgress?: (loadedBytes: number, totalBytes: number) => void;
  /** Called with the reason each time a source was no good. */
  onTrouble?: (reason: string) => void;
}

/** No source had the file as the manifest describes it. `reasons` has one line a source. */
export class ModelFileMissing extends Error {
  constructor(
    readonly file: ModelFile,
    readonly reasons: string[],
  ) {
    super(`${file.path} could not be obtained: ${reasons.join('; ')}`);
    this.name = 'ModelFileMissing';
  }
}

/** Where a package-borne file lies on disk. */
export const packagePath = (file: ModelFile): string | null =>
  file.package ? inProject('node_modules', file.package) : null;

/** Says what is wrong with these bytes, or null when they are the file the manifest means. */
export function mismatch(file: ModelFile, bytes: Uint8Array): string | null {
  if (bytes.byteLength !== file.bytes) return `has ${bytes.byteLength} bytes instead of ${file.bytes}`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sha256 === file.sha256 ? null : `has SHA-256 ${sha256} instead of ${file.sha256}`;
}

/** Null when the path holds the right bytes, otherwise why not. */
async function troubleAt(file: ModelFile, path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isFile()) return `${path} is not a file`;
    const wrong = mismatch(file, await readFile(path));
    return wrong && `${path} ${wrong}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? `${path} is not there` : String(error);
  }
}

async function download(file: ModelFile, url: string, onProgress: ObtainOptions['onProgress']) {
  // A connection that neither answers nor closes would otherwise hold `npm start` up for ever.
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    loaded += chunk.byteLength;
    onProgress?.(loaded, file.bytes);
  }
  const bytes = Buffer.concat(chunks);
  const wrong = mismatch(file, bytes);
  if (wrong) throw new Error(`${url} ${wrong}`);
  return bytes;
}

/** fetch hides the network's own words ("ENOTFOUND ...") in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

/**
 * Makes sure one model file is on disk with the right SHA-256: from its package, from an earlier run, from a local
 * folder, then from its official address.
 *
 * @throws {ModelFileMissing} when every source failed.
 */
export async function obtain(file: ModelFile, options: ObtainOptions = {}): Promise<Origin> {
  const { folders = localModelFolders(), store = storeFolder, attempts = 3, firstPauseMs = 1000 } = options;
  const reasons: string[] = [];
  const failed = (reason: string) => {
    reasons.push(reason);
    options.onTrouble?.(reason);
  };

  const inPackage = packagePath(file);
  if (inPackage) {
    const trouble = await troubleAt(file, inPackage);
    if (trouble === null) return 'package';
    failed(`${trouble} (npm ci brings it)`);
  }

  const target = join(store, file.path);
  if ((await troubleAt(file, target)) === null) return 'already here';
  await mkdir(dirname(target), { recursive: true });

  for (const path of folders.flatMap((folder) => [
    join(folder, basename(file.path)),
    join(folder, file.path),
  ])) {
    const trouble = await troubleAt(file, path);
    if (trouble === null) {
      await copyFile(path, target);
      return 'local copy';
    }
    if (!trouble.endsWith('is not there')) failed(trouble);
  }

  for (let attempt = 1; file.url && attempt <= attempts; attempt++) {
    try {
      const bytes = await download(file, file.url, options.onProgress);
      // Written aside first: an interrupted write must not leave half a file under the real name.
      await writeFile(`${target}.part`, bytes);
      await rename(`${target}.part`, target);
      return 'download';
    } catch (error) {
      failed(`attempt ${attempt} of ${attempts}: ${reasonOf(error)}`);
      if (attempt < attempts) await wait(firstPauseMs * 2 ** (attempt - 1));
    }
  }
  // What is there has failed the check; serving it would only move the error into the browser.
  await rm(target, { force: true });
  throw new ModelFileMissing(file, reasons.length > 0 ? reasons : ['no source is known']);
}
